package parse

import (
	"math/bits"
	"unicode"
	"unicode/utf8"
)

// Reading speeds: words and, for scripts without spaces between words, signs a minute.
const (
	wordsAMinute = 230
	signsAMinute = 500
)

// count counts words: runs without white space that hold a letter or a digit. In scripts that do
// not part words every sign counts as one.
type count struct{ words, signs int }

func (n *count) add(s string) {
	in := uint8(0) // 1 within a word
	for s != "" {
		s, in = n.plain(s, in)
		s, in = n.any(s, in)
	}
}

// plain counts, eight bytes at a time, as long as each run without blanks begins with a letter or a
// digit. It returns the rest, and whether that begins within a word.
func (n *count) plain(s string, in uint8) (string, uint8) {
	before := uint64(in) << 7
	for len(s) >= 8 {
		w := eight(s)
		ink := differs(w, ' ') & highs
		begins := ink &^ (ink<<8 | before)
		if other := begins &^ letters(w); odd(w) || other != 0 && other&^digits(w) != 0 {
			break
		}
		n.words += bits.OnesCount64(begins)
		before = ink >> 56
		s = s[8:]
	}
	return s, uint8(before >> 7)
}

// any counts at least eight bytes, if there are so many. It returns the rest, and whether that
// begins within a word.
func (n *count) any(s string, in uint8) (string, uint8) {
	i := 0
	for i < min(len(s), 8) {
		if c := wordBits[s[i]]; c != beyondASCII {
			n.words += int(c & opensWord &^ in)
			in = (in | c&opensWord) &^ (c >> 1)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		switch {
		case r >= 0x0e00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar):
			n.signs++
			in = 0
		case unicode.IsSpace(r):
			in = 0
		case in == 0 && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			n.words++
			in = 1
		}
	}
	return s[i:], in
}

// minutes is the reading time, rounded up.
func (n *count) minutes() int {
	return (n.words*signsAMinute + n.signs*wordsAMinute + wordsAMinute*signsAMinute - 1) / (wordsAMinute * signsAMinute)
}

// alnum are the ASCII letters and digits.
var alnum = func() (t [utf8.RuneSelf]bool) {
	for c := range t {
		t[c] = c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
	}
	return t
}()

// What a byte is to the counting of words: a word opens with the first bit, and closes with the second.
const opensWord, closesWord, beyondASCII = 1, 2, 4

var wordBits = func() (t [256]uint8) {
	for c := range t {
		switch {
		case c >= utf8.RuneSelf:
			t[c] = beyondASCII
		case alnum[c]:
			t[c] = opensWord
		case space(byte(c)):
			t[c] = closesWord
		}
	}
	return t
}()
