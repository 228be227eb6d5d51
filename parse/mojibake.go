package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// unmangle repairs UTF-8 that was read as windows-1252, once or twice, where that is certain:
// a run of characters, each one windows-1252 byte, spells well-formed UTF-8 of two bytes or more
// a character ("â€™", "Ã©"). Not certain is a run after a capital (“MANHÃ” ends a word), and one
// of fewer than three characters under a lead that languages write before a quotation mark („Ä“).
func unmangle(s string) string {
	for range 2 {
		t := unmangleOnce(s)
		if t == s {
			break
		}
		s = t
	}
	return s
}

// certainRuns is how many runs of mojibake make it certain that a page was read in the wrong
// encoding, if there is nothing else beyond ASCII in it.
const certainRuns = 3

// leadByte begins all leads of mojibake in UTF-8.
const leadByte = 0xc3

// mended is a text that was read in the wrong encoding as a whole, once or twice, as it was meant;
// any other as it is.
func mended(s string) string {
	for range 2 {
		if strings.IndexByte(s, leadByte) < 0 {
			break
		}
		t, runs := remade(s)
		if runs < certainRuns {
			break
		}
		s = t
	}
	return s
}

// remade is s with all its mojibake read right, and how many runs of it there are: 0 if one
// character beyond ASCII is none.
func remade(s string) (string, int) {
	var out strings.Builder
	from, runs := 0, 0
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		chars, run := mangledRun(s[i:])
		switch {
		case run > 0:
			out.WriteString(s[from:i] + chars)
			from, n = i+run, run
			runs++
		case unicode.IsLetter(r) || unicode.IsPunct(r):
			return "", 0
		}
		i += n
	}
	return out.String() + s[from:], runs
}

// garbled reports whether all of a text was read wrong: every character beyond ASCII is part of
// mojibake. In a text that has accents and quotation marks right, mojibake is quoted on purpose.
func garbled(s string) bool {
	if strings.IndexByte(s, leadByte) < 0 {
		return false
	}
	_, runs := remade(s)
	return runs > 0
}

// garbled reports whether all of the sheet was read wrong.
func (s *sheet) garbled() bool {
	if s.mangled == 0 {
		s.mangled = -1
		if garbled(s.src) {
			s.mangled = 1
		}
	}
	return s.mangled > 0
}

// leads begin the mojibake of a character; the first five do so for certain.
const leads, certainLeads = "ÃÂâïðÄÅÐÑÎÏ×Ø", "ÃÂâïð"

func unmangleOnce(s string) string {
	var out strings.Builder
	from, before, first := 0, ' ', ' ' // what stands before, and before that
	for i, r := range s {
		if i < from {
			continue
		}
		if r >= utf8.RuneSelf && strings.ContainsRune(leads, r) {
			chars, n := mangledRun(s[i:])
			inWord := !unicode.IsUpper(before) || inside(s[i:], chars, first)
			if n > 0 && inWord && (strings.ContainsRune(certainLeads, r) || utf8.RuneCountInString(chars) > 2) {
				out.WriteString(chars)
				from = i + n
				first, before = ' ', last(chars)
				continue
			}
		}
		out.WriteRune(r)
		first, before = before, r
	}
	return out.String()
}

// inside reports whether a run behind a capital is mojibake for certain: a small letter behind the
// first one of a word (MÃ©duse), mojibake of mojibake, or a sign that no text has there (ANDRÃ‰).
func inside(s, chars string, first rune) bool {
	_, n := utf8.DecodeRuneInString(s)
	second, _ := utf8.DecodeRuneInString(s[n:])
	small := !unicode.IsLetter(first) && (unicode.IsLower(last(chars)) || strings.ContainsRune(leads, last(chars)))
	return small || second >= 0x80 && second < 0xa0 || strings.ContainsRune("€‰˜šŠœŒžŽ†‡ˆƒ™¼½¾¿¡§¶¥¤¢£¬±", second)
}

// mangledRun returns the characters that the start of s is the mojibake of, and how many bytes
// of s those are.
func mangledRun(s string) (string, int) {
	var chars strings.Builder
	used := 0
	for {
		char, n := mangled(s[used:])
		if n == 0 {
			return chars.String(), used
		}
		chars.WriteString(char)
		used += n
	}
}

// mangled returns the one character that the first characters of s are the mojibake of, and how
// many bytes of s those are; 0 if they are none.
func mangled(s string) (string, int) {
	var b [4]byte
	want, used := 1, 0
	for i := 0; i < want; i++ {
		r, n := utf8.DecodeRuneInString(s[used:])
		c, ok := windows1252(r)
		if !ok {
			return "", 0
		}
		if i == 0 {
			switch {
			case c >= 0xc2 && c < 0xe0:
				want = 2
			case c >= 0xe0 && c < 0xf0:
				want = 3
			case c >= 0xf0 && c < 0xf5:
				want = 4
			default:
				return "", 0
			}
		}
		b[i] = c
		used += n
	}
	if !utf8.Valid(b[:want]) {
		return "", 0
	}
	return string(b[:want]), used
}

// windows1252 is the byte that r has in windows-1252, or in Latin-1 where that leaves a gap.
func windows1252(r rune) (byte, bool) {
	if r >= 0x80 && r < 0xa0 {
		return byte(r), true
	}
	return charmap.Windows1252.EncodeRune(r)
}
