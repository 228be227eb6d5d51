package reader

import (
	"context"
	"strings"
	"sync"
)

// lastFilter remembers what the last filter found. During a scan the same is asked for again and
// again, and only the entries that have come since need to be looked at; and where a letter is added,
// only those that were found.
type lastFilter struct {
	mu    sync.Mutex
	key   string
	parts []part
	upTo  int
	hits  hits
}

// find returns the hits of f in c. The set is not to be changed.
func (l *lastFilter) find(ctx context.Context, c *columns, f *filter) (hits, error) {
	found, key := newHits(c.len()), f.key()
	from, known := l.start(found, f, key, c.len())
	found.fill(known, c.len())
	if err := f.run(ctx, c, found, from); err != nil {
		return nil, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.key != key || l.upTo < c.len() {
		l.key, l.parts, l.upTo, l.hits = strings.Clone(key), f.parts, c.len(), found
	}
	return found, nil
}

// start puts into found, which is for n entries, what is known of them: the entries before from are
// the hits, and no hit before known is missing.
func (l *lastFilter) start(found hits, f *filter, key string, n int) (from, known int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.upTo > n || l.upTo == 0 {
		return 0, 0
	}
	switch {
	case l.key == key:
		from = l.upTo
	case !f.implies(l.parts):
		return 0, 0
	}
	copy(found, l.hits)
	return from, l.upTo
}
