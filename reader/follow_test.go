package reader

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// followed follows a library until the test ends. It returns the reports, and waits for the first that
// says that all has been read.
func followed(t *testing.T, l *Library) <-chan Progress {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	reports, ended := make(chan Progress, 10_000), make(chan error, 1)
	go func() { ended <- l.Follow(ctx, func(p Progress) { reports <- p }) }()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; err == nil {
			t.Error("it ended by itself")
		}
	})
	for p := range reports {
		if p.Done {
			break
		}
	}
	return reports
}

// until waits for reports until something is so.
func until(t *testing.T, reports <-chan Progress, what string, so func() bool) {
	t.Helper()
	patience := time.After(30 * time.Second)
	for !so() {
		select {
		case <-reports:
		case <-patience:
			t.Fatalf("%s: not seen", what)
		}
	}
}

func TestListFollowsTheDisk(t *testing.T) {
	histories(t, 4, 2, func(t *testing.T, c *churn) {
		t.Helper()
		cache, dir := t.TempDir(), c.dir
		l := opened(t, dir)
		l.Keep(cache)
		t.Cleanup(l.Close)
		reports := followed(t, l)
		for round := range 6 {
			for range 1 + c.IntN(6) {
				c.change()
			}
			until(t, reports, fmt.Sprintf("round %d", round), func() bool {
				fresh := opened(t, dir)
				scanned(t, fresh)
				return slices.Equal(wholeOf(t, l), wholeOf(t, fresh))
			})
		}
		l.Close()
		again, _ := restarted(t, cache, dir)
		mustBeWhole(t, again, dir)
	})
}

func TestWhatBecomesOfAnArticle(t *testing.T) {
	t.Parallel()
	dir := agedFolder(t, map[string]string{"a.txt": "A\n\nText.", "b.txt": "B\n\nText.", "c.txt": "C\n\nText.", "d.txt": "D\n\nText."})
	l := opened(t, dir)
	reports := followed(t, l)
	ids := map[string]ID{}
	rows := func() *Rows {
		rows, err := l.Query(context.Background(), Query{Sort: "path"})
		if err != nil {
			t.Fatal(err)
		}
		return rows
	}
	for _, e := range rows().Window(0, 10) {
		ids[e.Headline] = e.ID
	}
	writeAged(t, filepath.Join(dir, "b.txt"), "B, later\n\nText.")
	for _, err := range []error{
		os.Mkdir(filepath.Join(dir, "sub"), 0o750), os.Rename(filepath.Join(dir, "c.txt"), filepath.Join(dir, "sub", "z.txt")), os.Remove(filepath.Join(dir, "d.txt")),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	until(t, reports, "all changes", func() bool {
		return slices.Equal(paths(t, l), []string{dir + "/a.txt", dir + "/b.txt", dir + "/sub/z.txt"}) && rows().Window(1, 1)[0].Headline == "B, later"
	})
	for _, c := range []struct {
		headline string
		fate     Fate
		row      int
	}{{"A", Stays, 0}, {"B", Changed, 1}, {"C", Moved, 2}, {"D", Gone, -1}} {
		if fate, at := l.Fate(ids[c.headline]), rows().Position(ids[c.headline]); fate != c.fate || at != c.row {
			t.Errorf("%s: fate %d in row %d, want %d in row %d", c.headline, fate, at, c.fate, c.row)
		}
	}
}

// TestWithoutAWatchItLooksAgain is a system that has no watch left.
func TestWithoutAWatchItLooksAgain(t *testing.T) {
	t.Parallel()
	dir := agedFolder(t, map[string]string{"a.txt": "A\n\nText."})
	l := opened(t, dir)
	w := &watch{lib: l, dirty: &dirty{}, wake: make(chan struct{}, 1), blind: os.ErrInvalid}
	scanned(t, l)
	if err := w.await(context.Background(), time.Nanosecond, nil); err != nil {
		t.Fatal(err)
	}
	only := w.take()
	if only != nil {
		t.Fatalf("%v: not everything is looked at", only)
	}
	writeAged(t, filepath.Join(dir, "b.txt"), "B\n\nText.")
	if err := l.pass(context.Background(), only, func(Progress) {}); err != nil {
		t.Fatal(err)
	}
	mustBeWhole(t, l, dir)
}
