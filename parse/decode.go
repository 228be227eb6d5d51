package parse

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// decode makes UTF-8 with "\n" line ends of the bytes of a file. It knows UTF-8 and UTF-16 with
// their byte order marks, UTF-16 without one, and takes windows-1252 for what is not UTF-8. It
// never fails: bytes that mean nothing become U+FFFD.
func decode(data string) string {
	var text string
	switch {
	case strings.HasPrefix(data, "\xef\xbb\xbf"):
		text = mixed(data[3:])
	case strings.HasPrefix(data, "\xff\xfe"):
		text = utf16(data, unicode.LittleEndian)
	case strings.HasPrefix(data, "\xfe\xff"):
		text = utf16(data, unicode.BigEndian)
	default:
		if order, ok := unmarkedUTF16(data); ok {
			text = utf16(data, order)
		} else {
			text = mixed(data)
		}
	}
	if strings.IndexByte(text, '\r') >= 0 {
		text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	}
	return text
}

func utf16(data string, order unicode.Endianness) string {
	out, _, err := transform.Bytes(unicode.UTF16(order, unicode.UseBOM).NewDecoder(), []byte(data))
	if err != nil { // a last odd byte
		return strings.ToValidUTF8(string(out), "\uFFFD")
	}
	return string(out)
}

// unmarkedUTF16 recognises UTF-16 without a byte order mark: Latin text in it has a zero in
// nearly every second byte, and on one side only.
func unmarkedUTF16(data string) (unicode.Endianness, bool) {
	head := data[:min(len(data), 512)&^1]
	if strings.IndexByte(head, 0) < 0 {
		return unicode.BigEndian, false
	}
	var zero [2]int
	for i, b := range []byte(head) {
		if b == 0 {
			zero[i&1]++
		}
	}
	most, least := max(zero[0], zero[1]), min(zero[0], zero[1])
	if len(head) < 4 || most*5 < len(head)/2*2 || least*10 > most {
		return unicode.BigEndian, false
	}
	if zero[0] > zero[1] {
		return unicode.BigEndian, true
	}
	return unicode.LittleEndian, true
}

// mixed decodes text that should be UTF-8. Where it is not, the balance decides: a file with
// more well-formed characters than broken bytes is UTF-8 with damage, and only the broken bytes
// are read as windows-1252; any other is windows-1252 throughout.
func mixed(data string) string {
	if utf8.ValidString(data) {
		return data
	}
	good, bad := 0, 0
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(data[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
		} else {
			good++
		}
		i += n
	}
	var out strings.Builder
	out.Grow(len(data) + len(data)/8)
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRuneInString(data[i:])
		if r == utf8.RuneError && n == 1 || good <= bad {
			r, n = charmap.Windows1252.DecodeByte(data[i]), 1
		}
		out.WriteRune(r)
		i += n
	}
	return out.String()
}
