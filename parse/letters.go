package parse

import (
	"unicode"
	"unicode/utf8"
)

// Lines are compared by their letters alone: case, blanks and punctuation do not count.

// letter returns the next letter or digit of s from i on, in lower case, and the offset behind
// it; -1 at the end.
func letter(s string, i int) (rune, int) {
	for i < len(s) {
		if c := s[i]; c < utf8.RuneSelf {
			i++
			if c = lowered[c]; c != 0 {
				return rune(c), i
			}
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) {
			return unicode.ToLower(r), i
		}
	}
	return -1, i
}

// lowered are the ASCII letters in lower case, and the digits; 0 for the rest.
var lowered = func() (t [utf8.RuneSelf]byte) {
	for c := range byte(utf8.RuneSelf) {
		switch {
		case c >= 'A' && c <= 'Z':
			t[c] = c + 'a' - 'A'
		case alnum[c]:
			t[c] = c
		}
	}
	return t
}()

// fold is the letters of s: s itself where it is nothing but small ones.
func fold(s string) string {
	i := 0
	for i < len(s) && s[i] < utf8.RuneSelf && s[i] > 0 && lowered[s[i]] == s[i] {
		i++
	}
	if i == len(s) {
		return s
	}
	return string(firstLetters(make([]byte, 0, 64), s, len(s)))
}

// firstFolded is at most the first n letters of s, which is folded.
func firstFolded(s string, n int) string {
	for i := range s {
		if n--; n < 0 {
			return s[:i]
		}
	}
	return s
}

// sameLetters reports whether a and b are alike but for what does not count.
func sameLetters(a, b string) bool {
	rest, ok := cutLetters(b, a)
	r, _ := letter(b, rest)
	return ok && r < 0
}

// cutLetters reports whether s begins with the letters of lead, and the offset in s behind them.
func cutLetters(s, lead string) (int, bool) {
	at, i := 0, 0
	for {
		for i < len(lead) && at < len(s) && lead[i] == s[at] && lead[i] < utf8.RuneSelf && alnum[lead[i]] {
			i, at = i+1, at+1
		}
		var want, got rune
		if want, i = letter(lead, i); want < 0 {
			return at, true
		}
		if got, at = letter(s, at); got != want {
			return 0, false
		}
	}
}

// firstLetters appends at most the first n letters of s to out.
func firstLetters(out []byte, s string, n int) []byte {
	for i := 0; i < len(s) && n > 0; {
		if c := s[i]; c < utf8.RuneSelf {
			i++
			if c = lowered[c]; c != 0 {
				out = append(out, c)
				n--
			}
			continue
		}
		var r rune
		if r, i = letter(s, i); r >= 0 {
			out = utf8.AppendRune(out, r)
			n--
		}
	}
	return out
}

// lettersHash is a number for the first n letters of s; false if it has fewer.
func lettersHash(s string, n int) (uint64, bool) {
	const offset, prime = 14695981039346656037, 1099511628211 // of FNV-1a
	h := uint64(offset)
	for i := 0; n > 0; {
		if i < len(s) && s[i] < utf8.RuneSelf {
			if c := lowered[s[i]]; c != 0 {
				h = (h ^ uint64(c)) * prime
				n--
			}
			i++
			continue
		}
		var r rune
		if r, i = letter(s, i); r < 0 {
			return 0, false
		}
		h = (h ^ uint64(r)) * prime
		n--
	}
	return h, true
}
