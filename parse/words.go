package parse

import (
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
	in := false
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			i++
			switch {
			case space(c):
				in = false
			case !in && alnum[c]:
				n.words++
				in = true
			}
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		switch {
		case r >= 0x0e00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar):
			n.signs++
			in = false
		case unicode.IsSpace(r):
			in = false
		case !in && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			n.words++
			in = true
		}
	}
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
