package parse

import (
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
)

// ErrEmpty says that a file holds nothing but white space, and ErrTooLong that it holds more than
// an article can.
var (
	ErrEmpty   = errors.New("no text")
	ErrTooLong = errors.New("more than 1,000,000 lines")
)

// format is one shape that files of articles have.
type format struct {
	name  string
	about string // one sentence
	sniff func(s *sheet) bool
	read  func(s *sheet) iter.Seq2[*Page, error]
}

// formats are asked in this order, by content; the last takes what nobody else wanted.
var formats = []format{
	{"pressreader", "a newspaper page from PressReader's text view", isPressReader, labelled("pressreader")},
	{"plain", "a headline and paragraphs", func(*sheet) bool { return true }, labelled("plain")},
}

// labelled reads a text of one article by the rules that are meant for the format.
func labelled(name string) func(*sheet) iter.Seq2[*Page, error] {
	return func(s *sheet) iter.Seq2[*Page, error] {
		return func(yield func(*Page, error) bool) {
			s.publications = name == "pressreader"
			for _, r := range ruleTable {
				if r.only == "" || r.only == name {
					s.rule = r.name
					r.apply(s)
				}
			}
			p := s.page(name)
			p.Name = s.name
			if p.readable() {
				yield(p, nil)
			} else {
				yield(nil, ErrEmpty)
			}
		}
	}
}

// readable reports whether the page holds more than furniture and facts.
func (p *Page) readable() bool {
	return slices.ContainsFunc(p.Spans, func(s Span) bool {
		return s.Role == RoleHeadline || s.Role == RoleStandfirst || s.Role == RoleBio || blockOf[s.Role] != ""
	})
}

// Articles reads the articles in the bytes of one file, in their order. name is the file's with
// its folders, and counts only where the content does not decide. It yields an error, as the last
// thing, where the file holds no article; the page is then nil.
func Articles(name string, data []byte) iter.Seq2[*Page, error] {
	return func(yield func(*Page, error) bool) {
		text := string(data) // the one copy that an ordinary page needs
		if err := sniff(text[:min(len(text), sniffed)]); err != nil {
			yield(nil, err)
			return
		}
		s, err := newSheet(mended(decode(text)))
		if err != nil {
			yield(nil, err)
			return
		}
		s.name = name
		if len(s.lines) == 0 {
			yield(nil, ErrEmpty)
			return
		}
		for _, f := range formats {
			if f.sniff(s) {
				f.read(s)(yield)
				return
			}
		}
	}
}

// sniffed is how many bytes Sniff looks at, at most.
const sniffed = 4096

// stranger is a kind of file that holds no text that broadsheet reads.
type stranger struct {
	name, magic string // the magic is how it begins, in lower case
	spaced      bool   // white space may stand within
}

var strangers = []stranger{
	{"a PDF document", "%pdf-", false},
	{"a PNG picture", "\x89png", false},
	{"a JPEG picture", "\xff\xd8\xff", false},
	{"a GIF picture", "gif8", false},
	{"a ZIP archive, as office documents and e-books are", "pk\x03\x04", false},
	{"a RAR archive", "rar!\x1a\x07", false},
	{"a 7-Zip archive", "7z\xbc\xaf\x27\x1c", false},
	{"gzip-compressed", "\x1f\x8b", false},
	{"Zstandard-compressed", "\x28\xb5\x2f\xfd", false},
	{"bzip2-compressed", "bzh91ay", false},
	{"xz-compressed", "\xfd7zxz\x00", false},
	{"an SQLite database", "sqlite format 3\x00", false},
	{"a program", "\x7felf", false},
	{"RTF", "{\\rtf", false},
	{"an HTML page", "<!doctypehtml", true},
	{"an HTML page", "<html", true},
	{"an XML document", "<?xml", true},
	{"JSON", "{\"", true},
	{"JSON", "[{", true},
}

// hasMagic reports whether s begins with the magic, ASCII letters in any case.
func hasMagic(s, magic string) bool {
	if len(s) < len(magic) {
		return false
	}
	for i := range len(magic) {
		c := s[i]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c != magic[i] {
			return false
		}
	}
	return true
}

// control is 1 for the bytes of C0 that are neither white space nor the beginning of an escape sequence.
var control = func() (t [256]uint8) {
	for c := range byte(' ') {
		if !space(c) && c != 0x1b {
			t[c] = 1
		}
	}
	return t
}()

// Sniff returns an error if a file that begins with head cannot hold an article: a picture, an
// archive, a program. The error says what it seems to be. 4 KiB are enough.
func Sniff(head []byte) error { return sniff(string(head[:min(len(head), sniffed)])) }

func sniff(head string) error {
	lead := strings.TrimPrefix(head[:min(len(head), 64)], "\xef\xbb\xbf")
	dense := ""
	if at := strings.IndexAny(lead, "<{["); at >= 0 && strings.TrimSpace(lead[:at]) == "" {
		dense = strings.Join(strings.Fields(lead), "")
	}
	for _, f := range strangers {
		if hasMagic(lead, f.magic) || f.spaced && hasMagic(dense, f.magic) {
			return fmt.Errorf("not a text that can be read: %s", f.name)
		}
	}
	if _, wide := unmarkedUTF16(head); wide || strings.HasPrefix(head, "\xff\xfe") || strings.HasPrefix(head, "\xfe\xff") {
		return nil
	}
	if controls(head)*20 > len(head) {
		return errors.New("not text")
	}
	return nil
}

// controls counts the bytes of s that text has none of.
func controls(s string) int {
	n := 0
	i := 0
	for ; i < len(s)-7; i += 8 {
		if odd(eight(s[i : i+8])) {
			n += controlsIn(s[i : i+8])
		}
	}
	return n + controlsIn(s[i:])
}

// controlsIn looks at each byte.
func controlsIn(s string) int {
	n := 0
	for i := range len(s) {
		n += int(control[s[i]])
	}
	return n
}
