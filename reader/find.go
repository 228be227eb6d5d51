package reader

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Find returns where in text the words of needle stand, in their order and with white space of any
// kind between them, as byte ranges: sorted, apart from each other, none splitting a letter from its
// combining marks. Accents are folded, and case too unless the needle has a capital.
func Find(needle, text string) [][2]int {
	needle = strings.Join(strings.Fields(needle), " ")
	want, wantFrom := foldTraced(needle)
	if want == "" || text == "" {
		return nil
	}
	have, haveFrom := foldTraced(text)
	cased := strings.ContainsFunc(needle, unicode.IsUpper)
	var found [][2]int
	for at := 0; ; {
		k := strings.Index(have[at:], want)
		if k < 0 {
			break
		}
		at += k
		if cased && !sameCase(needle, wantFrom, text, haveFrom[at:]) {
			at++
			continue
		}
		found = append(found, [2]int{haveFrom[at], haveFrom[at+len(want)-1]})
		at += len(want)
	}
	return merge(whole(text, found))
}

// sameCase reports whether the runes that two equal folds came from are capitals at the same places.
func sameCase(a string, fromA []int, b string, fromB []int) bool {
	for i, at := range fromA {
		x, _ := utf8.DecodeRuneInString(a[at:])
		y, _ := utf8.DecodeRuneInString(b[fromB[i]:])
		if unicode.IsUpper(x) != unicode.IsUpper(y) {
			return false
		}
	}
	return true
}
