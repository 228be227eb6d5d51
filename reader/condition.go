package reader

import (
	"bytes"
	"slices"
	"sort"
)

// condition is what an entry must meet.
type condition interface {
	// narrow takes those out of h that do not meet it. h is of the entries from … to-1.
	narrow(c *columns, from, to int, h hits)
	// tier is how well an entry meets it; tiers: not at all.
	tier(c *columns, id ID) byte
}

// all is met by what meets each; the cheapest stand first.
type all []condition

func (a all) narrow(c *columns, from, to int, h hits) {
	for _, one := range a {
		one.narrow(c, from, to, h)
	}
}

func (a all) tier(c *columns, id ID) byte {
	worst := byte(wholeWord)
	for _, one := range a {
		if worst = max(worst, one.tier(c, id)); worst == tiers {
			break
		}
	}
	return worst
}

// either is met by what meets one.
type either []condition

func (e either) narrow(c *columns, from, to int, h hits) {
	left := slices.Clone(h)
	clear(h)
	for _, one := range e {
		found := slices.Clone(left)
		one.narrow(c, from, to, found)
		h.unite(found)
		left.remove(found)
	}
}

func (e either) tier(c *columns, id ID) byte {
	best := byte(tiers)
	for _, one := range e {
		best = min(best, one.tier(c, id))
	}
	return best
}

// not is met by what does not meet it.
type not struct{ condition }

func (n not) narrow(c *columns, from, to int, h hits) {
	found := slices.Clone(h)
	n.condition.narrow(c, from, to, found)
	h.remove(found)
}

func (n not) tier(c *columns, id ID) byte {
	if n.condition.tier(c, id) == tiers {
		return wholeWord
	}
	return tiers
}

// each is a condition that looks at one entry at a time; the function is the tier.
type each func(c *columns, id ID) byte

func (e each) narrow(c *columns, from, _ int, h hits) {
	h.sift(from, func(id ID) bool { return e(c, id) < tiers })
}

func (e each) tier(c *columns, id ID) byte { return e(c, id) }

// met is the tier of what is met or not.
func met(ok bool) byte {
	if ok {
		return wholeWord
	}
	return tiers
}

// holds is met by the searched texts that hold a word, in a part of them if in is not nil.
type holds struct {
	word []byte // folded
	in   func(searched []byte) []byte
}

// many says that so many of all that most of their text is to be searched anyhow.
func many(n, all int) bool { return 4*n >= 3*all }

func (w *holds) narrow(c *columns, from, to int, h hits) {
	if many(h.count(), to-from) {
		found := newHits(to - from)
		w.scan(c, from, to, found)
		if h.keep(found); w.in == nil {
			return
		}
	}
	h.sift(from, func(id ID) bool { return bytes.Contains(w.text(c, id), w.word) })
}

// scan finds the word anywhere in the entries from … to-1.
func (w *holds) scan(c *columns, from, to int, found hits) {
	text := c.search[:c.ends[to].search]
	for at, id := c.ends[from].search, from; id < to; id++ {
		k := bytes.Index(text[at:], w.word)
		if k < 0 {
			return
		}
		id = c.holder(id, to, at+uint64(k))
		found.add(id - from)
		at = c.ends[id+1].search
	}
}

func (w *holds) text(c *columns, id ID) []byte {
	if w.in == nil {
		return c.searched(id)
	}
	return w.in(c.searched(id))
}

func (w *holds) tier(c *columns, id ID) byte { return tierOf(w.text(c, id), w.word) }

// holder returns which of the entries from … to-1 has the byte at of the searched text.
func (c *columns) holder(from, to int, at uint64) int {
	step := 1
	for from+step < to && c.ends[from+step].search <= at {
		from += step
		step *= 2
	}
	end := min(from+step, to)
	return from + sort.Search(end-from-1, func(i int) bool { return c.ends[from+i+1].search > at })
}

// inHeadline and inAuthors are parts of a searched text.
func inHeadline(searched []byte) []byte { return searched[:bytes.IndexByte(searched, 0)] }
func inAuthors(searched []byte) []byte {
	for range 2 { // the headline, the publication
		searched = searched[bytes.IndexByte(searched, 0)+1:]
	}
	return searched
}
