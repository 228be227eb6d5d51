package reader

import (
	"bytes"
	"hash/maphash"
	"slices"
)

// vocabulary is the folded words that texts are made of, each once; a word is what stands between two
// blanks. The first numbers are of no word: they end a field of a text, or the text. It only grows at its
// end, so a copy is a snapshot.
//
// Texts are kept as the numbers of their words. There are far fewer words than texts have, so what is
// looked for is compared with each word once, and of a text only the numbers are looked at.
type vocabulary struct {
	text []byte   // the words one after another, each ended by a NUL, which is in none
	ends []uint64 // where each ends, behind its NUL
}

const (
	fieldEnd = iota
	textEnd
	firstWord
)

// len is how many numbers there are.
func (v *vocabulary) len() int { return firstWord + len(v.ends) }

// start is where word n begins.
func (v *vocabulary) start(n int) uint64 {
	if n == firstWord {
		return 0
	}
	return v.ends[n-firstWord-1]
}

// word is the word of a number, nothing if it is of none.
func (v *vocabulary) word(n uint32) []byte {
	if n < firstWord {
		return nil
	}
	return v.text[v.start(int(n)) : v.ends[n-firstWord]-1]
}

// holding calls found with each of the words from … to-1 that holds part, which has no NUL in it, and where
// in the word that stands first.
func (v *vocabulary) holding(part []byte, from, to int, found func(n, at int)) {
	text := v.text[:v.start(to)]
	for n, at := from, v.start(from); n < to; n++ {
		k := bytes.Index(text[at:], part)
		if k < 0 {
			return
		}
		at += uint64(k)
		if next := n + 1; at >= v.start(next) { // seldom for a letter, as a rule for a word
			n = next + leap(to-next, func(i int) bool { return v.start(next+1+i) > at })
		}
		found(n, int(at-v.start(n))) //nolint:gosec // it is not before
		at = v.start(n + 1)
	}
}

// lexicon is a vocabulary that knows where each word is.
type lexicon struct {
	vocabulary

	sums  []uint32 // of the words
	place []uint32 // the numbers of the words, where their sums say or after that; 0 is free
}

// lexiconSeed keeps who writes the articles from knowing where their words go.
var lexiconSeed = maphash.MakeSeed()

func sumOf(word []byte) uint32 { return uint32(maphash.Bytes(lexiconSeed, word)) } //nolint:gosec // half of it does

// number is the number of a word that has that sum. The word is added if it is new.
func (x *lexicon) number(word []byte, sum uint32) uint32 {
	if 2*x.len() >= len(x.place) {
		x.spread()
	}
	mask := small(len(x.place)) - 1
	at := sum & mask
	for ; x.place[at] != 0; at = (at + 1) & mask {
		if n := x.place[at]; x.sums[n-firstWord] == sum && bytes.Equal(x.word(n), word) {
			return n
		}
	}
	n := small(x.len())
	x.place[at] = n
	x.text = append(append(x.text, word...), 0)
	x.ends = append(x.ends, uint64(len(x.text)))
	x.sums = append(x.sums, sum)
	return n
}

// spread gives the words twice the room.
func (x *lexicon) spread() {
	const least = 1 << 8
	x.place = make([]uint32, max(2*len(x.place), least))
	mask := small(len(x.place)) - 1
	for i, sum := range x.sums {
		at := sum & mask
		for x.place[at] != 0 {
			at = (at + 1) & mask
		}
		x.place[at] = small(firstWord + i)
	}
}

// empty forgets all words, and keeps the memory.
func (x *lexicon) empty() {
	clear(x.place)
	x.text, x.ends, x.sums = x.text[:0], x.ends[:0], x.sums[:0]
}

// take makes the words in text, each ended by a NUL, those of the lexicon, which knows no place then. It
// reports false if they are not n.
func (x *lexicon) take(text []byte, n int) bool {
	x.text, x.ends, x.sums, x.place = text, emptied(x.ends, n), emptied(x.sums, n), nil
	at := 0
	for i := range n {
		k := bytes.IndexByte(text[at:], 0)
		if k <= 0 {
			return false
		}
		x.sums[i] = sumOf(text[at : at+k])
		at += k + 1
		x.ends[i] = uint64(at) //nolint:gosec // it is not negative
	}
	return at == len(text)
}

// split appends the numbers of the words of a folded text to words.
func (x *lexicon) split(words []uint32, text []byte) []uint32 {
	for word := range bytes.SplitSeq(text, []byte(" ")) {
		if len(word) > 0 {
			words = append(words, x.number(word, sumOf(word)))
		}
	}
	return words
}

// compare compares the texts of two fields. A blank sorts before what words are made of.
func (v *vocabulary) compare(a, b []uint32) int {
	return slices.CompareFunc(a, b, func(m, n uint32) int {
		if m == n {
			return 0
		}
		return bytes.Compare(v.word(m), v.word(n))
	})
}
