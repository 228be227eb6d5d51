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
	mu     sync.Mutex
	key    string
	parts  []part
	grades grades
}

// find returns how well each entry of c meets f, which is not to be changed.
func (l *lastFilter) find(ctx context.Context, c *columns, f *filter) (grades, error) {
	found, key := make(grades, c.len()), f.key()
	if err := f.run(ctx, c, found, l.start(found, f, key)); err != nil {
		return nil, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.key != key || len(l.grades) < c.len() {
		l.key, l.parts, l.grades = strings.Clone(key), f.parts, found
	}
	return found, nil
}

// start puts into found what is known, and returns the first entry that is to be looked at.
func (l *lastFilter) start(found grades, f *filter, key string) (from int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	known := l.grades
	switch {
	case len(known) > len(found):
	case l.key == key:
		return copy(found, known)
	case f.implies(l.parts):
		for i, t := range known {
			if t == tiers {
				found[i] = tiers
			}
		}
	}
	return 0
}
