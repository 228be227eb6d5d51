package parse

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"
)

// pieces are what the shortcuts for printable ASCII have to tell apart.
var pieces = []string{
	" ", "-", ",", "a", "z", "A", "Z", "0", "9", "@", "[", "`", "{", "/", ":", "~", "!", ".", "?", "\"", "\x01", "\x7f", "\t", "\n",
	"é", "à", "“", "«", "\u00a0", "abcdefg", "words, and more",
}

// TestEightAtATime holds what looks at eight bytes at a time against what looks at one.
func TestEightAtATime(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2)) //nolint:gosec // the same texts in every run
	for range 200_000 {
		var b strings.Builder
		for range rnd.IntN(18) {
			b.WriteString(pieces[rnd.IntN(len(pieces))])
		}
		s := b.String()
		if got, want := needsWork(s), needsWorkIn(s, 0, len(s)); got != want {
			t.Fatalf("needsWork(%q) = %v, want %v", s, got, want)
		}
		var n count
		n.add(s)
		if want := plainCount(s); n.words != want {
			t.Fatalf("%d words in %q, want %d", n.words, s, want)
		}
		for i := range s {
			if got, want := nextMark(s, i), slowMark(s, i); got != want {
				t.Fatalf("the next mark in %q from %d on at %d, want %d", s, i, got, want)
			}
		}
	}
}

// plainCount counts the runs without white space that hold a letter or a digit.
func plainCount(s string) int {
	n := 0
	for word := range strings.FieldsSeq(s) {
		if strings.ContainsFunc(word, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			n++
		}
	}
	return n
}
