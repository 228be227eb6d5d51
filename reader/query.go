package reader

import (
	"context"
	"fmt"
	"slices"
)

// Query says what to list, and in which order.
type Query struct {
	Text    string // words that must all be in the headline, the publication or the authors; none list everything
	Sort    Sort   // one of Sorts; "" is the first of them
	Reverse bool   // the other way round; what has no date, headline or publication stays last
}

// Rows is what a query found: a list that does not change, though the library grows. Its methods
// may be called from any goroutine.
type Rows struct {
	lib     *Library
	columns *columns
	ids     []ID
}

// Query lists what matches among the articles that are read so far. It errs if there is no such
// order, or if ctx is done before it is.
func (l *Library) Query(ctx context.Context, q Query) (*Rows, error) {
	all := orderings()
	i := 0
	if q.Sort != "" {
		i = slices.IndexFunc(all, func(o ordering) bool { return o.name == q.Sort })
	}
	if i < 0 {
		return nil, fmt.Errorf("unknown order %q: one of %q", q.Sort, Sorts())
	}
	rows, err := l.rows(ctx, newFilter(q.Text), &all[i], q.Reverse)
	if err != nil {
		return nil, fmt.Errorf("query stopped: %w", err)
	}
	return rows, nil
}

func (l *Library) rows(ctx context.Context, f filter, o *ordering, reverse bool) (*Rows, error) {
	c, ids, err := l.orders.sorted(ctx, &l.index, o, reverse)
	if err != nil {
		return nil, err
	}
	if len(f.words) > 0 {
		found, err := l.last.find(ctx, c, f)
		if err != nil {
			return nil, err
		}
		ids = pick(ids, found)
		if o.ranks {
			if ids, err = byRelevance(ctx, c, f, ids, found, reverse); err != nil {
				return nil, err
			}
		}
	}
	return &Rows{lib: l, columns: c, ids: ids}, nil
}

// pick returns those of ids that were found, in their order.
func pick(ids []ID, found hits) []ID {
	out := make([]ID, 0, found.count())
	for _, id := range ids {
		if found.has(id) {
			out = append(out, id)
		}
	}
	return out
}

// Len is how many articles match.
func (r *Rows) Len() int { return len(r.ids) }

// Total is of how many.
func (r *Rows) Total() int { return r.columns.len() }

// Window returns the rows from, from+1, … , n of them or as many as there are. It never waits.
func (r *Rows) Window(from, n int) []Entry {
	from = min(max(from, 0), len(r.ids))
	n = min(max(n, 0), len(r.ids)-from)
	window := make([]Entry, n)
	for i, id := range r.ids[from : from+n] {
		window[i] = r.lib.entry(r.columns, id)
	}
	return window
}

// Position returns the row of an article, from 0, or -1 if it is not among them.
func (r *Rows) Position(id ID) int { return slices.Index(r.ids, id) }
