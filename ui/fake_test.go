package ui

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"broadsheet/parse"
	"broadsheet/reader"
	"broadsheet/reader/query"
)

// fakeLibrary is a library of invented entries that a test fills while the scan runs.
type fakeLibrary struct {
	mu       sync.Mutex
	entries  []reader.Entry
	problems []reader.Problem
	texts    map[reader.ID]string // what an article's source is; a missing one cannot be read
	queries  []reader.Query
	opened   []reader.ID
	single   bool
	reports  chan reader.Progress // what the scan reports; closed: it ends
	gate     chan struct{}        // where it is set, each query waits for one
	panics   bool
	finished bool // no more will be added
	fates    map[reader.ID]reader.Fate
	heirs    map[reader.ID]reader.ID
	changes  int
}

func newFake(headlines ...string) *fakeLibrary {
	f := &fakeLibrary{texts: map[reader.ID]string{}, reports: make(chan reader.Progress, 100)}
	f.add(headlines...)
	return f
}

// add puts articles in, and reports them.
func (f *fakeLibrary) add(headlines ...string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, h := range headlines {
		id := reader.ID(len(f.entries)) //nolint:gosec // a handful
		f.entries = append(f.entries, reader.Entry{
			ID: id, Path: fmt.Sprintf("press/%d.txt", id), Headline: h, Publication: "The Fenland Echo",
			Authors: []string{"Ada Farrow"}, Published: "2024-03-30", Minutes: 3, Words: 600,
		})
		var text strings.Builder
		text.WriteString(h + "\n\n")
		for i := range 40 {
			fmt.Fprintf(&text, "The harbour wall that gave way in January will be rebuilt with %d of its own stones, the council said.\n\n", i)
		}
		f.texts[id] = text.String()
	}
	f.reports <- reader.Progress{Found: len(f.entries), Read: len(f.entries), Articles: len(f.entries), Changes: len(f.entries), Problems: len(f.problems)}
}

// addMany puts n articles in.
func (f *fakeLibrary) addMany(n int) *fakeLibrary {
	headlines := make([]string, n)
	for i := range headlines {
		headlines[i] = fmt.Sprintf("Article %04d about the harbour wall and its old stones", i)
	}
	f.add(headlines...)
	return f
}

func (f *fakeLibrary) finish() *fakeLibrary {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.finished = true
	close(f.reports)
	return f
}

// Complete knows one field, and the values of another.
func (f *fakeLibrary) Complete(_ context.Context, text string, cursor int) (reader.Completion, error) {
	from := strings.LastIndexAny(text[:cursor], " :") + 1
	done := reader.Completion{From: from, To: cursor}
	for _, s := range []string{"pub:", "\"Fenland Echo\"", "Fax", "Ferry"} {
		if strings.Contains(strings.ToLower(s), text[from:cursor]) {
			done.Texts = append(done.Texts, s)
		}
	}
	return done, nil
}

func (f *fakeLibrary) Single() bool { return f.single }
func (f *fakeLibrary) Name() string { return "~/archive\x1b[31m" }

func (f *fakeLibrary) Again() {}

func (f *fakeLibrary) Fate(id reader.ID) reader.Fate {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.fates[id]
}

func (f *fakeLibrary) Follow(ctx context.Context, report func(reader.Progress)) error {
	for {
		select {
		case p, ok := <-f.reports:
			if !ok {
				return nil
			}
			report(p)
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

func (f *fakeLibrary) Query(ctx context.Context, q reader.Query) (rows, error) {
	if f.gate != nil {
		select {
		case <-f.gate:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.queries = append(f.queries, q)
	if _, err := query.Parse(q.Text); err != nil {
		return nil, err
	}
	found := &fakeRows{total: len(f.entries), heirs: f.heirs}
	for _, e := range f.entries {
		if strings.Contains(strings.ToLower(e.Headline), strings.ToLower(q.Text)) {
			found.entries = append(found.entries, e)
		}
	}
	if q.Sort == "headline" {
		slices.SortStableFunc(found.entries, func(a, b reader.Entry) int { return cmp.Compare(a.Headline, b.Headline) })
	}
	if len(found.entries) == 0 && q.Text == "similar" {
		found.entries, found.similar = f.entries[:1], true
	}
	return found, nil
}

func (f *fakeLibrary) Page(ctx context.Context, id reader.ID) (*parse.Page, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.opened = append(f.opened, id)
	if f.panics {
		panic("a bad file")
	}
	text, ok := f.texts[id]
	if !ok {
		return nil, &reader.Problem{Path: fmt.Sprintf("press/%d.txt\x1b]0;", id), Reason: "permission denied"}
	}
	for page, err := range parse.Articles("a.txt", []byte(text)) {
		return page, err
	}
	return nil, ctx.Err()
}

func (f *fakeLibrary) Problems() []reader.Problem {
	f.mu.Lock()
	defer f.mu.Unlock()
	return slices.Clone(f.problems)
}

type fakeRows struct {
	entries []reader.Entry
	total   int
	similar bool
	heirs   map[reader.ID]reader.ID
}

func (r *fakeRows) Len() int      { return len(r.entries) }
func (r *fakeRows) Total() int    { return r.total }
func (r *fakeRows) Similar() bool { return r.similar }
func (r *fakeRows) Ranked() bool {
	return len(r.entries) > 0 && r.entries[0].Match != r.entries[len(r.entries)-1].Match
}

func (r *fakeRows) Window(from, n int) []reader.Entry {
	from = min(max(from, 0), len(r.entries))
	return r.entries[from:min(from+max(n, 0), len(r.entries))]
}

func (r *fakeRows) Position(id reader.ID) int {
	if heir, ok := r.heirs[id]; ok {
		id = heir
	}
	return slices.IndexFunc(r.entries, func(e reader.Entry) bool { return e.ID == id })
}
