package reader

import (
	"bytes"
	"cmp"
)

// holds is met by the entries that hold a text in their words, or in the name of their publication.
type holds struct {
	in    func(words []uint32) []uint32 // the words that are looked at; nil for all
	parts [][]byte                      // how well each word of the vocabulary does for each word of the text
	names []byte                        // how well each name does as that of the publication; nil if none does
}

// few says that so few of n are left that each is looked at alone.
func few(left, n int) bool { return 8*left < n }

func (h *holds) grade(c *columns, from, to int, g grades) {
	if left := len(g) - g.counts()[tiers]; !few(left, len(g)) {
		if g.raise(h.sweep(c, from, to)); len(h.parts) == 1 && h.in == nil {
			return
		}
	}
	each(h.tier).grade(c, from, to, g)
}

// sweep returns how well the entries from … to-1 do by their publication, or the best word of each for
// the first part.
func (h *holds) sweep(c *columns, from, to int) grades {
	g := grades(bytes.Repeat([]byte{tiers}, to-from))
	if n := from / c.block; n < len(c.blocks) { // chunks are blocks
		c.blocks[n].best(g, h.parts[0])
	} else {
		bestWords(g, c.words[c.ends[from].words:c.ends[to].words], h.parts[0])
	}
	if h.names != nil {
		for i, paper := range c.paper[from:to] {
			g[i] = min(g[i], h.names[paper])
		}
	}
	return g
}

// bestWords puts into g the tier of the best word of each text. No branch depends on what is read: to
// guess wrong costs more than all the rest.
func bestWords(g grades, texts []uint32, tier []byte) {
	at, best := 0, uint32(tiers)
	for _, n := range texts {
		best = min(best, uint32(tier[n]))
		g[at] = byte(best)
		if n == textEnd {
			at++
		}
		if n == textEnd {
			best = tiers
		}
	}
}

func (h *holds) tier(c *columns, id ID) byte {
	best := byte(tiers)
	if h.names != nil {
		best = h.names[c.paper[id]]
	}
	words := c.wordsOf(id)
	if h.in != nil {
		words = h.in(words)
	}
	if len(h.parts) == 1 {
		for _, n := range words {
			best = min(best, h.parts[0][n])
		}
		return best
	}
	for i := range max(len(words)-len(h.parts)+1, 0) {
		worst := byte(wholeWord)
		for j, part := range h.parts {
			worst = max(worst, part[words[i+j]])
		}
		best = min(best, worst)
	}
	return best
}

// firstField and otherFields are parts of what columns.wordsOf returns: the headline, and the authors.
func firstField(words []uint32) []uint32 {
	for i, n := range words {
		if n < firstWord {
			return words[:i]
		}
	}
	return words
}

func otherFields(words []uint32) []uint32 { return words[len(firstField(words)):] }

// graded is how well each word of the vocabulary does that holds a part, which stands in it first at a byte,
// and that the others do not.
func (k *compiler) graded(part []byte, grade func(word []byte, at int) byte) []byte {
	v := &k.c.vocabulary
	return k.everyWord(func(from, to int, tier []byte) {
		v.holding(part, from, to, func(n, at int) { tier[n] = grade(v.word(small(n)), at) })
	})
}

// everyWord is a tier for each word, which is at first tiers.
func (k *compiler) everyWord(grade func(from, to int, tier []byte)) []byte {
	tier := bytes.Repeat([]byte{tiers}, k.c.vocabulary.len())
	err := inChunks(k.ctx, firstWord, len(tier), wordChunk, func(from, to int) { grade(from, to, tier) })
	k.err = cmp.Or(k.err, err)
	return tier
}

// lookedFor are the tiers of the words for a text to look for. Where that is several words, the first need
// only end an entry's, and the last begin one.
func (k *compiler) lookedFor(text []byte) [][]byte {
	words := bytes.Split(text, []byte(" "))
	if len(words) == 1 {
		return [][]byte{k.graded(text, func(word []byte, at int) byte { return tierFrom(word, text, at) })}
	}
	parts := make([][]byte, len(words))
	for i, w := range words {
		grade := func(word []byte, _ int) byte { return met(len(word) == len(w)) }
		switch i {
		case 0:
			grade = func(word []byte, _ int) byte { return endTier(word, w) }
		case len(words) - 1:
			grade = func(word []byte, _ int) byte { return startTier(word, w) }
		}
		parts[i] = k.graded(w, grade)
	}
	return parts
}

func endTier(word, end []byte) byte {
	switch {
	case !bytes.HasSuffix(word, end):
		return tiers
	case goesOnBefore(word, len(word)-len(end)):
		return within
	}
	return wholeWord
}

func startTier(word, start []byte) byte {
	switch {
	case !bytes.HasPrefix(word, start):
		return tiers
	case goesOnAt(word, len(start)):
		return wordStart
	}
	return wholeWord
}
