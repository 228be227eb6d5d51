package reader

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"

	"broadsheet/reader/query"
)

// Matches returns the byte ranges of a text in a row that the query matches, case and accents folded:
// sorted, apart from each other, none empty, none splitting a letter from its combining marks. They are
// what to highlight in a row that Library.Query found for the same query: what it looks for anywhere, and in
// that field, which is query.Headline, query.Publication or query.Author. What it asks not to be there is
// not. In rows that are only similar, these are the words that are.
func Matches(asked, field, text string, similar bool) [][2]int {
	q, err := query.Parse(asked)
	if err != nil || text == "" {
		return nil
	}
	words := sought(nil, q.Root, field)
	if len(words) == 0 {
		return nil
	}
	traced, from := foldTraced(text)
	folded := even([]byte(traced), from)
	var found [][2]int
	for _, w := range words {
		if !similar || !w.anywhere {
			found = append(found, placesOf(w.text, folded, from)...)
			continue
		}
		for one := range strings.FieldsSeq(w.text) {
			if a := newAlmost(one); a != nil {
				found = append(found, a.places(folded, from)...)
				continue
			}
			found = append(found, placesOf(one, folded, from)...)
		}
	}
	return merge(whole(text, found))
}

// placesOf are where a folded text stands in another, from its first rune to its last, by from, which says
// where each byte comes from.
func placesOf(word string, text []byte, from []int) [][2]int {
	var found [][2]int
	for at := 0; ; {
		k := bytes.Index(text[at:], []byte(word))
		if k < 0 {
			return found
		}
		at += k + len(word)
		found = append(found, [2]int{from[at-len(word)], from[at-1]})
	}
}

// soughtText is a text that is looked for, folded.
type soughtText struct {
	text     string
	anywhere bool
}

// sought appends the texts that n asks for anywhere or in that field.
func sought(words []soughtText, n query.Node, field string) []soughtText {
	var nodes []query.Node
	switch n := n.(type) {
	case query.All:
		nodes = n
	case query.Any:
		nodes = n
	case query.Text:
		if word := foldedText(n.Text); (n.Field == "" || n.Field == field) && word != "" {
			words = append(words, soughtText{word, n.Field == ""})
		}
	}
	for _, one := range nodes {
		words = sought(words, one, field)
	}
	return words
}

// foldTraced returns the fold of s and, for each of its bytes, where in s the rune begins that
// it came from.
func foldTraced(s string) (folded string, from []int) {
	buf := make([]byte, 0, len(s)+len(s)/16)
	from = make([]int, 0, cap(buf))
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			buf, from = append(buf, foldASCII(c)), append(from, i)
			i++
			continue
		}
		_, n := utf8.DecodeRuneInString(s[i:])
		buf = appendFold(buf, s[i:i+n])
		for len(from) < len(buf) {
			from = append(from, i)
		}
		i += n
	}
	return string(buf), from
}

// whole widens each range, given as the places of its first and its last rune, to the characters
// that a reader sees. It changes found.
func whole(text string, found [][2]int) [][2]int {
	var borders []int // of the characters; found when one is in doubt
	for i, r := range found {
		_, n := utf8.DecodeRuneInString(text[r[1]:])
		if end := r[1] + n; plainBorder(text, r[0]) && plainBorder(text, end) {
			found[i][1] = end
			continue
		}
		if borders == nil {
			borders = append(borders, 0)
			for g := graphemes.FromString(text); g.Next(); {
				borders = append(borders, g.End())
			}
		}
		found[i] = [2]int{borders[lastUpTo(borders, r[0])], borders[lastUpTo(borders, r[1])+1]}
	}
	return found
}

// plainBorder reports whether i parts two characters for certain: both are printable ASCII, or one is the
// end of the text.
func plainBorder(text string, i int) bool {
	plain := func(c byte) bool { return c >= ' ' && c < utf8.RuneSelf }
	return (i == 0 || plain(text[i-1])) && (i == len(text) || plain(text[i]))
}

// lastUpTo returns the index of the last number in sorted that is not above n.
func lastUpTo(sorted []int, n int) int {
	i, exact := slices.BinarySearch(sorted, n)
	if exact {
		return i
	}
	return i - 1
}

// merge sorts the ranges and joins those that touch.
func merge(ranges [][2]int) [][2]int {
	slices.SortFunc(ranges, func(a, b [2]int) int { return cmp.Compare(a[0], b[0]) })
	out := ranges[:0]
	for _, r := range ranges {
		if n := len(out); n > 0 && r[0] <= out[n-1][1] {
			out[n-1][1] = max(out[n-1][1], r[1])
			continue
		}
		out = append(out, r)
	}
	return out
}
