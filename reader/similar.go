package reader

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// Where nothing matches, words are looked for that are written almost like those that were typed, or
// begin so: with the same first letter, which is seldom wrong, and a letter that is missing, too many,
// wrong or swapped with its neighbour; in a long word, two. Then those that have the letters in that order,
// with others between them.
const (
	leastSimilar = 4  // letters that such a word has
	longSimilar  = 8  // letters of a long word
	mostSimilar  = 40 // letters; a longer word is looked for as it is
	abbreviated  = tiers - 1
)

// almost is a word, and those that are similar.
type almost struct {
	word   []byte // folded
	runes  []rune
	errors int // that are let through
}

// misspelling is the condition for the words of a text, each in any spelling; nil if none can be misspelt.
func (k *compiler) misspelling(text string) condition {
	var words all
	can := false
	for w := range strings.FieldsSeq(text) {
		a := newAlmost(w)
		if a == nil {
			words = append(words, k.searching(w, nil).condition)
			continue
		}
		words, can = append(words, a.in(k)), true
	}
	if !can {
		return nil
	}
	return words
}

// newAlmost is for a folded word; nil if it is looked for as it is.
func newAlmost(word string) *almost {
	runes := []rune(word)
	switch n := len(runes); {
	case n < leastSimilar || n > mostSimilar:
		return nil
	case n < longSimilar:
		return &almost{[]byte(word), runes, 1}
	}
	return &almost{[]byte(word), runes, 2}
}

// in is the condition that an entry has such a word.
func (a *almost) in(k *compiler) condition {
	v := &k.c.vocabulary
	words := k.everyWord(func(from, to int, tier []byte) {
		for n := from; n < to; n++ {
			tier[n] = a.grade(v.word(small(n)))
		}
	})
	return &holds{parts: [][]byte{words}, names: k.names(func(name string) byte { return a.grade([]byte(name)) })}
}

// grade is the tier of a text: how many errors the word in it has that has the fewest.
func (a *almost) grade(text []byte) byte {
	if bytes.Contains(text, a.word) {
		return 0
	}
	best, short := a.errors+1, false
	for at := 0; ; at++ {
		k := bytes.IndexByte(text[at:], a.word[0])
		if k < 0 {
			break
		}
		if at += k; !goesOnBefore(text, at) {
			best = min(best, a.distance(text[at:], best))
			short = short || a.shortens(text[at:])
		}
	}
	switch {
	case best <= a.errors:
		return byte(best) //nolint:gosec // it is below tiers
	case short:
		return abbreviated
	}
	return tiers
}

// places are the words of a folded text that are similar, as placesOf has them.
func (a *almost) places(text []byte, from []int) [][2]int {
	found := placesOf(string(a.word), text, from)
	for start := 0; start < len(text); {
		end := start
		for end < len(text) && goesOnAt(text, end) {
			_, size := utf8.DecodeRune(text[end:])
			end += size
		}
		if end > start && a.grade(text[start:end]) < tiers {
			found = append(found, [2]int{from[start], from[end-1]})
		}
		_, size := utf8.DecodeRune(text[end:])
		start = end + size
	}
	return found
}

// shortens reports whether the word that text begins with has all letters of this one, in their order.
func (a *almost) shortens(text []byte) bool {
	n := 0
	for at := 0; n < len(a.runes) && goesOnAt(text, at); {
		r, size := utf8.DecodeRune(text[at:])
		switch {
		case r == a.runes[n]:
			n++
		case at == 0:
			return false
		}
		at += size
	}
	return n == len(a.runes)
}

// distance is how many errors there are between the word and the beginning of text that is the most
// like it, or limit if there are as many or more, or if the first letters differ.
func (a *almost) distance(text []byte, limit int) int {
	var there [mostSimilar + 3]rune
	n := 0
	for at := 0; n < len(a.runes)+a.errors && goesOnAt(text, at); n++ {
		r, size := utf8.DecodeRune(text[at:])
		there[n] = r
		at += size
	}
	if n == 0 || there[0] != a.runes[0] { // of a letter of several bytes only the first was seen
		return limit
	}
	return prefixDistance(a.runes, there[:n], limit)
}

// prefixDistance is the least optimal string alignment distance between a and a prefix of b, or limit
// if it is that or more. It keeps three rows of the table, since a swap looks two back.
func prefixDistance(a, b []rune, limit int) int {
	var rows [3][mostSimilar + 4]int
	for j := range len(b) + 1 {
		rows[0][j] = j
	}
	for i, x := range a {
		before, last, row := &rows[(i+2)%3], &rows[i%3], &rows[(i+1)%3]
		row[0] = i + 1
		least := row[0]
		var previous rune // in b
		for j, y := range b {
			d := last[j]
			if x != y {
				d = 1 + min(last[j], last[j+1], row[j])
			}
			if i > 0 && j > 0 && x == previous && a[i-1] == y {
				d = min(d, before[j-1]+1)
			}
			row[j+1], previous = d, y
			least = min(least, d)
		}
		if least >= limit { // nothing below is less, not even by a swap, which costs as much as it leaps over
			return limit
		}
	}
	row := &rows[len(a)%3]
	best := limit
	for j := range len(b) + 1 {
		best = min(best, row[j])
	}
	return best
}
