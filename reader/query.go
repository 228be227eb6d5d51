package reader

import (
	"context"
	"fmt"
	"slices"

	"broadsheet/reader/query"
)

// Query says what to list, and in which order.
type Query struct {
	Text    string // in the grammar of package query; nothing in it lists everything
	Sort    Sort   // one of Sorts; "" is the first of them
	Reverse bool   // the other way round; what has no date, headline or publication stays last

	// Whole says that nobody is typing the text: what is unfinished in it is wrong, and where nothing
	// matches, nothing is listed.
	Whole bool
}

// Rows is what a query found: a list that does not change, though the library grows. Its methods
// may be called from any goroutine.
type Rows struct {
	lib     *Library
	columns *columns
	ids     []ID
	similar bool
	ranks   [tiers]int // how many there are of each, where they are put by that
	reverse bool
}

// Query lists what matches among the articles that are read so far, or, unless the query is whole,
// what is similar where nothing matches. It errs with a *query.Error if the text is wrong, if there is
// no such order, or if ctx is done before it is.
func (l *Library) Query(ctx context.Context, q Query) (*Rows, error) {
	all := orderings()
	i := 0
	if q.Sort != "" {
		i = slices.IndexFunc(all, func(o ordering) bool { return o.name == q.Sort })
	}
	if i < 0 {
		return nil, fmt.Errorf("unknown order %q: one of %q", q.Sort, Sorts())
	}
	read := query.Parse
	if q.Whole {
		read = query.Check
	}
	asked, err := read(q.Text)
	if err != nil {
		return nil, err
	}
	rows, err := l.rows(ctx, asked.Root, &all[i], q)
	if err != nil {
		return nil, fmt.Errorf("query stopped: %w", err)
	}
	return rows, nil
}

func (l *Library) rows(ctx context.Context, asked query.Node, o *ordering, q Query) (*Rows, error) {
	c, ids, err := l.orders.sorted(ctx, &l.index, o, q.Reverse)
	if err != nil {
		return nil, err
	}
	rows := &Rows{lib: l, columns: c, ids: ids, reverse: q.Reverse}
	now := l.now()
	f, err := newFilter(ctx, asked, c, now, false)
	if err != nil || len(f.parts) == 0 {
		return rows, err
	}
	found, err := l.last.find(ctx, c, f)
	if err != nil {
		return nil, err
	}
	rows.put(found, o)
	if len(rows.ids) > 0 || q.Whole {
		return rows, nil
	}
	if f, err = newFilter(ctx, asked, c, now, true); err != nil || !f.alike {
		return rows, err
	}
	if found, err = l.alike.find(ctx, c, f); err != nil {
		return nil, err
	}
	rows.ids = ids
	rows.put(found, o)
	rows.similar = len(rows.ids) > 0
	return rows, nil
}

// put leaves of the rows what was found.
func (r *Rows) put(found grades, o *ordering) {
	if o.ranks {
		r.ids, r.ranks = found.ranked(r.ids, r.reverse)
		return
	}
	r.ids = found.found(r.ids)
}

// Ranked reports whether some rows meet the query better than others, and stand before these.
func (r *Rows) Ranked() bool { return !alike(r.ranks) }

// match is how well row i meets the query.
func (r *Rows) match(i int) Match {
	if !r.Ranked() {
		return Unranked
	}
	if r.similar {
		return Similar
	}
	if r.reverse {
		i = len(r.ids) - 1 - i
	}
	tier := 0
	for i >= r.ranks[tier] {
		i -= r.ranks[tier]
		tier++
	}
	return WholeWords + Match(tier)
}

// Len is how many articles match.
func (r *Rows) Len() int { return len(r.ids) }

// Similar reports that nothing matches, and that the rows are what is written almost like it.
func (r *Rows) Similar() bool { return r.similar }

// Total is of how many.
func (r *Rows) Total() int { return r.columns.living() }

// Window returns the rows from, from+1, … , n of them or as many as there are. It never waits.
func (r *Rows) Window(from, n int) []Entry {
	from = min(max(from, 0), len(r.ids))
	n = min(max(n, 0), len(r.ids)-from)
	window := make([]Entry, n)
	for i, id := range r.ids[from : from+n] {
		window[i] = r.lib.entry(r.columns, id)
		window[i].Match = r.match(from + i)
	}
	return window
}

// Position returns the row of an article, from 0, or -1 if it is not among them.
//
// Where the article is gone, it is that of the one that took its place.
func (r *Rows) Position(id ID) int {
	if int(id) < r.columns.len() && !r.columns.gone.has(id) {
		return slices.Index(r.ids, id)
	}
	return slices.Index(r.ids, r.lib.index.heir(id))
}
