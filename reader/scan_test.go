package reader

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"

	"broadsheet/parse"
)

func manyFiles(n int) fstest.MapFS {
	files := fstest.MapFS{}
	for i := range n {
		files[fmt.Sprintf("%02d/%04d.txt", i%13, i)] = text(invented(i).Headline + "\n\nA paragraph of it.")
	}
	return files
}

func TestEachFileIsReadOnce(t *testing.T) {
	t.Parallel()
	const n = 1000
	l := newLibrary(1, folderSource(manyFiles(n)))
	last := scanned(t, l)
	if want := (Progress{Changes: last.Changes, Total: last.Total, Found: n, Read: n, Articles: n, Done: true}); last != want {
		t.Errorf("%+v, want %+v", last, want)
	}
	seen := map[string]bool{}
	for _, p := range paths(t, l) {
		seen[p] = true
	}
	if len(seen) != n {
		t.Errorf("%d different paths of %d", len(seen), n)
	}
	for id := range ID(n) {
		if _, err := l.Page(context.Background(), id); err != nil {
			t.Fatal(err)
		}
	}
	if err := l.Scan(context.Background(), func(Progress) {}); err == nil {
		t.Error("a second scan does not err")
	}
}

// gated is a file system whose files, all but the first, are read only when the gate is open.
type gated struct {
	oddFS

	gate chan struct{}
}

func gatedFiles(n int) gated {
	g := gated{oddFS{}, make(chan struct{})}
	for i := range n {
		g.oddFS[fmt.Sprintf("%04d", i)] = oddFile{0, func() io.Reader {
			if i > 0 {
				<-g.gate
			}
			return strings.NewReader("A wall")
		}}
	}
	return g
}

func TestFirstArticlesAreReportedAtOnce(t *testing.T) {
	t.Parallel()
	const n = 300
	files := gatedFiles(n)
	l := newLibrary(1, folderSource(files))
	var reports []Progress
	var at atomic.Int32 // how many reports run
	err := l.Scan(context.Background(), func(p Progress) {
		if at.Add(1) != 1 {
			t.Error("two reports at the same time")
		}
		if p.Articles == 1 { // while everything else waits
			rows, err := l.Query(context.Background(), Query{})
			if err != nil || rows.Len() != 1 {
				t.Errorf("the first article is not listed: %v", err)
			}
			select {
			case <-files.gate:
			default:
				close(files.gate)
			}
		}
		reports = append(reports, p)
		at.Add(-1)
	})
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range reports {
		if p.Read > p.Found || p.Done != (i == len(reports)-1) || i > 0 && p.Articles < reports[i-1].Articles {
			t.Errorf("report %d of %d: %+v", i, len(reports), p)
		}
	}
	if last := reports[len(reports)-1]; last.Articles != n {
		t.Errorf("%+v", last)
	}
}

func TestScanIsCancelledHalfWay(t *testing.T) {
	t.Parallel()
	files := gatedFiles(2000)
	l := newLibrary(1, folderSource(files))
	ctx, cancel := context.WithCancel(context.Background())
	var last Progress
	err := l.Scan(ctx, func(p Progress) {
		if p.Articles == 1 && !p.Done {
			cancel()
			close(files.gate)
		}
		last = p
	})
	if !errors.Is(err, context.Canceled) || !errors.Is(last.Err, context.Canceled) || !last.Done {
		t.Errorf("error %v, last report %+v", err, last)
	}
	if last.Articles == 0 || last.Articles == 2000 || last.Problems != 0 {
		t.Errorf("last report %+v", last)
	}
	if got := len(listed(t, l, Query{})); got != last.Articles {
		t.Errorf("%d listed, %+v", got, last)
	}
}

func TestNoGoroutineIsLeft(t *testing.T) {
	before := runtime.NumGoroutine()
	for _, stop := range []bool{false, true} {
		ctx, cancel := context.WithCancel(context.Background())
		if stop {
			cancel()
		}
		l := newLibrary(1, folderSource(manyFiles(500)))
		if err := l.Scan(ctx, func(Progress) {}); (err != nil) != stop {
			t.Errorf("stopped %v, error %v", stop, err)
		}
		cancel()
	}
	for runtime.NumGoroutine() > before { // they have ended, but may still be counted
		runtime.Gosched()
	}
}

// What lists, filters, opens and asks for problems while a scan runs: the race detector watches.
func TestEverythingAtTheSameTime(t *testing.T) {
	t.Parallel()
	files := manyFiles(2000)
	for i := range 20 {
		files[fmt.Sprintf("bad/%d", i)] = text("")
	}
	l := newLibrary(1, folderSource(files))
	c, ctx := newCrew(context.Background())
	done := make(chan struct{})
	c.start(func() error {
		defer close(done)
		return l.Scan(ctx, func(Progress) {})
	})
	for i, by := range Sorts() {
		c.start(func() error {
			for running := true; running; {
				select {
				case <-done:
					running = false
				default:
				}
				rows, err := l.Query(ctx, Query{Text: []string{"", "harb", "the e"}[i%3], Sort: by, Reverse: i%2 == 0})
				if err != nil {
					return err
				}
				for i, e := range rows.Window(rows.Len()/2, 20) {
					if rows.Position(e.ID) != rows.Len()/2+i || e.Headline == "" {
						return fmt.Errorf("row %d holds %+v", rows.Len()/2+i, e)
					}
				}
				if rows.Total() > 0 {
					if _, err := l.Page(ctx, ID(small(rows.Total()-1))); err != nil {
						return err
					}
				}
				l.Problems()
			}
			return nil
		})
	}
	if err := c.wait(); err != nil {
		t.Error(err)
	}
	if got := len(l.Problems()); got != 20 {
		t.Errorf("%d problems", got)
	}
}

func TestCrewTurnsAPanicIntoAnError(t *testing.T) {
	t.Parallel()
	c, ctx := newCrew(context.Background())
	c.start(func() error { panic("boom") })
	c.start(func() error { <-ctx.Done(); return nil })
	if err := c.wait(); err == nil || !strings.Contains(err.Error(), "boom") {
		t.Errorf("error %v", err)
	}
}

func TestNothingOfTheSourceIsKept(t *testing.T) {
	t.Parallel()
	l := newLibrary(1, folderSource(fstest.MapFS{"a.txt": text("")}))
	source := strings.Repeat("x", 1000) + "Echo" // the article's strings are pieces of this
	var b batch
	b.put(found{base: "a.txt"}, 0, "plain", &parse.Article{Publication: source[1000:], Headline: source[1000:]})
	l.index.add(&b)
	c := l.index.snapshot()
	if kept := c.names[c.paper[0]].text; kept != "Echo" || len(b.rows) == 0 {
		t.Errorf("publication %q", kept)
	}
	b.reset()
	if b.names[:2][1] != "" || len(b.known) > 0 {
		t.Error("the emptied batch still holds on to the article")
	}
}
