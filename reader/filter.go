package reader

import (
	"bytes"
	"cmp"
	"context"
	"math/bits"
	"slices"
	"sort"
	"strings"
	"sync"
)

// filter finds the entries whose searched text holds all its words.
//
// The texts of all entries stand one after another. bytes.Index runs over them for the longest
// word, which is the rarest as a rule, and only where that is met are the other words looked for
// in the one entry, so most entries are never touched as such.
type filter struct {
	words [][]byte // folded, each once, the longest first; none matches everything
}

func newFilter(query string) filter {
	words := foldedWords(query)
	slices.SortStableFunc(words, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	f := filter{}
	for _, w := range words {
		f.words = append(f.words, []byte(w))
	}
	return f
}

// key is equal for filters that find the same.
func (f filter) key() string { return string(bytes.Join(f.words, []byte{0})) }

// hits is a set of entries, one bit each.
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

const (
	filterers   = 2       // goroutines that filter side by side
	filterChunk = 8 << 10 // entries between two looks at the context; a multiple of wordBits
	alone       = 2 * filterChunk
)

// run adds to h the hits among the entries from, from+1, … of c; h holds those before from.
func (f filter) run(ctx context.Context, c *columns, h hits, from int) error {
	from -= from % wordBits // goroutines must not share a word of the set; finding the same again does no harm
	return inChunks(ctx, from, c.len(), func(from, to int) { f.chunk(c, h, from, to) })
}

// chunk finds the hits among the entries from … to-1.
func (f filter) chunk(c *columns, h hits, from, to int) {
	first, rest := f.words[0], f.words[1:]
	text := c.search[:c.ends[to].search]
	for at, id := c.ends[from].search, from; id < to; id++ {
		k := bytes.Index(text[at:], first)
		if k < 0 {
			return
		}
		id = c.holds(id, to, at+uint64(k))
		if holdsAll(c.searched(ID(small(id))), rest) {
			h.add(id)
		}
		at = c.ends[id+1].search
	}
}

// holds returns which of the entries from … to-1 has the byte at of the searched text.
func (c *columns) holds(from, to int, at uint64) int {
	step := 1
	for from+step < to && c.ends[from+step].search <= at {
		from += step
		step *= 2
	}
	end := min(from+step, to)
	return from + sort.Search(end-from-1, func(i int) bool { return c.ends[from+i+1].search > at })
}

func holdsAll(text []byte, words [][]byte) bool {
	for _, w := range words {
		if !bytes.Contains(text, w) {
			return false
		}
	}
	return true
}

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

// lastFilter remembers what the last filter found: during a scan the same is asked for again and
// again, and only the entries that have come since need to be looked at.
type lastFilter struct {
	mu   sync.Mutex
	key  string
	upTo int
	hits hits
}

// find returns the hits of f in c. The set is not to be changed.
func (l *lastFilter) find(ctx context.Context, c *columns, f filter) (hits, error) {
	found, from := newHits(c.len()), 0
	key := f.key()
	l.mu.Lock()
	if l.key == key && l.upTo <= c.len() {
		from = l.upTo
		copy(found, l.hits)
	}
	l.mu.Unlock()
	if err := f.run(ctx, c, found, from); err != nil {
		return nil, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.key != key || l.upTo < c.len() {
		l.key, l.upTo, l.hits = strings.Clone(key), c.len(), found
	}
	return found, nil
}
