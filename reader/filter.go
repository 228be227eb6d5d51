package reader

import (
	"context"
	"math/bits"
	"slices"
	"strings"
	"time"

	"broadsheet/reader/query"
)

// filter finds the entries that meet all its parts.
//
// Each part takes those away from a set that do not meet it, a chunk of entries at a time. A text that
// is looked for in most of a chunk is looked for in all its texts at once, which stand one after
// another; of what is left, each entry is looked at alone.
type filter struct {
	all   all // none are met by everything
	parts []part
	alike bool // a part asks only for what is similar
}

// newFilter makes the filter of a query for the entries of c. With alike, a plain text may be
// misspelt.
func newFilter(root query.Node, c *columns, now time.Time, alike bool) *filter {
	k := &compiler{c: c, now: now, alike: alike}
	f := &filter{parts: k.parts(root)}
	f.all, f.alike = conditions(f.parts), k.misspelt
	return f
}

// key is equal for filters that find the same.
func (f *filter) key() string {
	keys := make([]string, len(f.parts))
	for i := range f.parts {
		keys[i] = f.parts[i].key
	}
	return strings.Join(keys, "\x00")
}

// implies reports whether all that f finds is found by others too: a letter was added, or a part.
func (f *filter) implies(others []part) bool {
	return !f.alike && !slices.ContainsFunc(others, func(old part) bool {
		return !slices.ContainsFunc(f.parts, func(p part) bool { return p.implies(&old) })
	})
}

// run takes out of h the entries from, from+1, … of c that are no hits. What stands before from has
// been looked at.
func (f *filter) run(ctx context.Context, c *columns, h hits, from int) error {
	from -= from % wordBits // goroutines must not share a word of the set; looking again does no harm
	return inChunks(ctx, from, c.len(), func(from, to int) {
		f.all.narrow(c, from, to, h[from/wordBits:(to+wordBits-1)/wordBits])
	})
}

// hits is a set of entries, one bit each. Whoever handles a part of it knows its first entry.
type hits []uint64

func newHits(n int) hits { return make(hits, (n+wordBits-1)/wordBits) }

const wordBits = 64

func (h hits) add(id int)     { h[id/wordBits] |= 1 << (id % wordBits) }
func (h hits) has(id ID) bool { return h[id/wordBits]&(1<<(id%wordBits)) != 0 }
func (h hits) count() int {
	n := 0
	for _, w := range h {
		n += bits.OnesCount64(w)
	}
	return n
}

// fill adds the entries from … to-1.
func (h hits) fill(from, to int) {
	for ; from < to && from%wordBits != 0; from++ {
		h.add(from)
	}
	for ; from+wordBits <= to; from += wordBits {
		h[from/wordBits] = ^uint64(0)
	}
	for ; from < to; from++ {
		h.add(from)
	}
}

// The other set is of the same entries.
func (h hits) unite(other hits) {
	for i := range h {
		h[i] |= other[i]
	}
}

func (h hits) keep(other hits) {
	for i := range h {
		h[i] &= other[i]
	}
}

func (h hits) remove(other hits) {
	for i := range h {
		h[i] &^= other[i]
	}
}

// sift removes what does not meet; the first entry is from.
func (h hits) sift(from int, meets func(id ID) bool) {
	for i, w := range h {
		for left := w; left != 0; left &= left - 1 {
			bit := left & -left
			if !meets(ID(small(from + i*wordBits + bits.TrailingZeros64(bit)))) {
				w &^= bit
			}
		}
		h[i] = w
	}
}

const (
	filterers   = 2       // goroutines that filter side by side
	filterChunk = 8 << 10 // entries between two looks at the context; a multiple of wordBits
	alone       = 2 * filterChunk
)

// inChunks calls work for the numbers from … to-1 in chunks, several at a time where there are
// many, until ctx is done. No two chunks share a word of a set, if from is a multiple of wordBits.
func inChunks(ctx context.Context, from, to int, work func(from, to int)) error {
	run := func(start, stride int) error {
		for at := start; at < to; at += stride {
			if err := ctx.Err(); err != nil {
				return err //nolint:wrapcheck // Query wraps it
			}
			work(at, min(at+filterChunk, to))
		}
		return nil
	}
	if to-from < alone {
		return run(from, filterChunk)
	}
	crew, ctx := newCrew(ctx)
	for i := range filterers {
		crew.start(func() error { return run(from+i*filterChunk, filterers*filterChunk) })
	}
	return crew.wait()
}
