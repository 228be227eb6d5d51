package reader

import (
	"context"
	"slices"
	"strings"
	"time"

	"broadsheet/reader/query"
)

// filter grades the entries by how well they meet all its parts, a chunk of entries at a time.
type filter struct {
	all   all // none: everything meets them
	parts []part
	alike bool // a part asks only for what is similar
}

// newFilter makes the filter of a query for the entries of c. With alike, a plain text may be
// misspelt. It errs when ctx is done.
func newFilter(ctx context.Context, root query.Node, c *columns, now time.Time, alike bool) (*filter, error) {
	k := &compiler{ctx: ctx, c: c, now: now, alike: alike}
	f := &filter{parts: k.parts(root)}
	f.all, f.alike = conditions(f.parts), k.misspelt
	return f, k.err
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

// run grades the entries from, from+1, … of c, but for those that do not meet it already.
func (f *filter) run(ctx context.Context, c *columns, g grades, from int) error {
	from -= from % c.block // to grade again does no harm
	return inChunks(ctx, from, c.len(), c.block, func(from, to int) { f.all.grade(c, from, to, g[from:to]) })
}

const (
	filterers = 2       // goroutines that filter side by side
	wordChunk = 1 << 11 // words of the vocabulary between two looks at the context
)

// inChunks calls work for the numbers from … to-1 in chunks of that size, several at a time where there
// are several, until ctx is done.
func inChunks(ctx context.Context, from, to, size int, work func(from, to int)) error {
	run := func(start, stride int) error {
		for at := start; at < to; at += stride {
			if err := ctx.Err(); err != nil {
				return err //nolint:wrapcheck // Query wraps it
			}
			work(at, min(at+size, to))
		}
		return nil
	}
	if to-from <= size {
		return run(from, size)
	}
	crew, ctx := newCrew(ctx)
	for i := range filterers {
		crew.start(func() error { return run(from+i*size, filterers*size) })
	}
	return crew.wait()
}
