package reader

import (
	"cmp"
	"context"
	"slices"
	"sort"
	"strings"
	"sync"
)

// Sort names an order of the list. The zero value is the first of Sorts.
type Sort string

// The orders that have groups.
const (
	ByDate        Sort = "date"
	ByPublication Sort = "publication"
	ByRelevance   Sort = "relevance"
)

// ordering is one way to sort. Entries without a value come last, whichever way round the others
// stand; equal ones stand in the order of their paths and parts.
type ordering struct {
	name    Sort
	missing func(c *columns, id ID) bool
	compare func(c *columns, a, b ID) int
	ranks   bool // what meets a filter best comes first, and those alike in the order of
	like    Sort
}

// orderings returns the orders of the list; the first is the default.
func orderings() []ordering {
	return []ordering{
		{name: ByDate, missing: undated, compare: newestFirst},
		{name: "headline", missing: noHeadline, compare: byHeadline},
		{name: ByPublication, missing: noPublication, compare: byPublication},
		{name: "path", missing: never, compare: byPath},
		{name: ByRelevance, missing: undated, compare: newestFirst, ranks: true, like: ByDate},
	}
}

// Sorts returns the names of the orders, the default first: by date (newest first), headline,
// publication (newest first within each), path (in the order of the arguments), relevance (whole words, then beginnings of
// words, then the rest; without words as by date).
func Sorts() []Sort {
	all := orderings()
	names := make([]Sort, len(all))
	for i, o := range all {
		names[i] = o.name
	}
	return names
}

func never(*columns, ID) bool              { return false }
func undated(c *columns, id ID) bool       { return c.date[id] == 0 }
func noHeadline(c *columns, id ID) bool    { return c.head[id] == 0 }
func noPublication(c *columns, id ID) bool { return c.names[c.paper[id]].folded == "" }
func newestFirst(c *columns, a, b ID) int  { return cmp.Compare(c.date[b], c.date[a]) }
func byPath(c *columns, a, b ID) int {
	fa, fb := c.rows[a].file, c.rows[b].file
	if c.several {
		if d := cmp.Compare(c.source(fa), c.source(fb)); d != 0 {
			return d
		}
	}
	if d := cmp.Compare(c.turn[a], c.turn[b]); d != 0 || fa == fb {
		return cmp.Or(d, cmp.Compare(a, b))
	}
	return cmp.Or(c.inWalk(fa, fb), cmp.Compare(a, b))
}

// byPublication puts the newest first within each.
func byPublication(c *columns, a, b ID) int {
	if c.paper[a] != c.paper[b] {
		if d := strings.Compare(c.names[c.paper[a]].folded, c.names[c.paper[b]].folded); d != 0 {
			return d
		}
	}
	return newestFirst(c, a, b)
}

func byHeadline(c *columns, a, b ID) int {
	if d := cmp.Compare(c.head[a], c.head[b]); d != 0 {
		return d // the first letters already tell
	}
	return c.vocabulary.compare(c.headline(a), c.headline(b))
}

// headline returns the words of the headline.
func (c *columns) headline(id ID) []uint32 { return firstField(c.wordsOf(id)) }

// order compares two entries of one order, which way round it is.
func (o *ordering) order(c *columns, a, b ID, reverse bool) int {
	noA, noB := o.missing(c, a), o.missing(c, b)
	switch {
	case noA && !noB:
		return 1
	case noB && !noA:
		return -1
	}
	d := o.compare(c, a, b)
	if reverse {
		d = -d
	}
	return cmp.Or(d, byPath(c, a, b))
}

// orders keeps the order of all entries for each way of sorting that was asked for. What has come
// since is sorted alone and merged in, and what is gone is left out, so that asking again during a
// scan costs little.
type orders struct {
	mu   sync.Mutex
	kept map[orderKey]*kept
}

type orderKey struct {
	sort    Sort
	reverse bool
}

// kept is an order of the first entries.
type kept struct {
	ids  []ID // not to be changed: others have it
	upTo int  // the entries before this one are in it
	lost int  // how many were gone then
}

// sortBlock is how many entries are sorted at a time, between two looks at the context.
const sortBlock = 1 << 14

// sorted returns a snapshot of the index and the order of all entries in it, not to be changed.
func (k *orders) sorted(ctx context.Context, x *index, o *ordering, reverse bool) (*columns, []ID, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.kept == nil {
		k.kept = map[orderKey]*kept{}
	}
	c := x.snapshot()
	key := orderKey{cmp.Or(o.like, o.name), reverse}
	have := k.kept[key]
	if have == nil {
		have = &kept{}
		k.kept[key] = have
	}
	if have.lost < c.lost && len(have.ids) > 0 {
		have.ids = slices.DeleteFunc(slices.Clone(have.ids), c.gone.has)
	}
	have.lost = c.lost
	for have.upTo < c.len() {
		if err := ctx.Err(); err != nil {
			return nil, nil, err //nolint:wrapcheck // Query wraps it
		}
		// Twice as many each time, or merging them would go through all of them again and again.
		fresh := make([]ID, 0, min(c.len()-have.upTo, max(sortBlock, have.upTo)))
		for len(fresh) < cap(fresh) && have.upTo < c.len() {
			if id := ID(small(have.upTo)); !c.gone.has(id) {
				fresh = append(fresh, id)
			}
			have.upTo++
		}
		compare := func(a, b ID) int { return o.order(&c, a, b, reverse) }
		slices.SortFunc(fresh, compare)
		have.ids = mergeSorted(have.ids, fresh, compare)
	}
	return &c, have.ids, nil
}

// mergeSorted returns a and b, which are sorted and change no more, as one. It searches where
// each of b goes and copies what of a lies between, which is quick where b is the shorter.
func mergeSorted(a, b []ID, compare func(a, b ID) int) []ID {
	if len(a) == 0 {
		return b
	}
	out := make([]ID, 0, len(a)+len(b))
	for _, id := range b {
		n := leap(len(a), func(i int) bool { return compare(a[i], id) > 0 })
		out = append(append(out, a[:n]...), id)
		a = a[n:]
	}
	return append(out, a...)
}

// leap is sort.Search for an answer that is likely near the start.
func leap(n int, after func(int) bool) int {
	from, step := 0, 1
	for from+step <= n && !after(from+step-1) {
		from += step
		step *= 2
	}
	end := min(from+step-1, n)
	return from + sort.Search(end-from, func(i int) bool { return after(from + i) })
}
