package reader

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// Where nothing matches, words are looked for that are written almost like those that were typed, or
// begin so: with the same first letter, which is seldom wrong, and a letter that is missing, too many,
// wrong or swapped with its neighbour; in a long word, two.
const (
	leastSimilar = 4  // letters that such a word has
	longSimilar  = 8  // letters of a long word
	mostSimilar  = 40 // letters; a longer word is looked for as it is
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
		runes := []rune(w)
		if len(runes) < leastSimilar || len(runes) > mostSimilar {
			words = append(words, k.searching(w, nil).condition)
			continue
		}
		a := &almost{[]byte(w), runes, 1}
		if len(runes) >= longSimilar {
			a.errors = 2
		}
		words, can = append(words, a.in(k)), true
	}
	if !can {
		return nil
	}
	return words
}

// in is the condition that an entry has such a word. Its tier is how many errors the word has that has
// the fewest.
func (a *almost) in(k *compiler) condition {
	v := &k.c.vocabulary
	grade := func(text []byte) byte { return a.grade(text, 0) }
	words := everyWord(k.ctx, v, func(from, to int, tier []byte) {
		for n := from; n < to; n++ {
			tier[n] = grade(v.word(small(n)))
		}
	})
	return &holds{parts: [][]byte{words}, names: k.names(grade)}
}

// grade is the tier of a text, or that of the first word in it that has no more errors than are enough.
func (a *almost) grade(text []byte, enough int) byte {
	if bytes.Contains(text, a.word) {
		return 0
	}
	best := a.errors + 1
	for at := 0; best > enough; at++ {
		k := bytes.IndexByte(text[at:], a.word[0])
		if k < 0 {
			break
		}
		if at += k; !goesOnBefore(text, at) {
			best = min(best, a.distance(text[at:], best))
		}
	}
	if best > a.errors {
		return tiers
	}
	return byte(best) //nolint:gosec // it is below tiers
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
