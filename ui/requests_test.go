package ui

import (
	"context"
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"broadsheet/reader"
)

func TestOneQueryAtATime(t *testing.T) {
	lib := newFake("harbour a", "wall b")
	lib.gate = make(chan struct{}, 100)
	s := newStage(t, lib, 120, 40)
	s.keys("/", "h", "a", "r")
	if s.m.find.cancel == nil || !s.m.find.due {
		t.Error("a query runs and another is due")
	}
	for range 3 {
		lib.gate <- struct{}{}
	}
	s.until("the last query", func() bool { return s.m.list.query == "har" })
	s.until("quiet", func() bool { return s.m.find.cancel == nil })
	lib.mu.Lock()
	defer lib.mu.Unlock()
	for _, q := range lib.queries {
		if q.Text == "h" || q.Text == "ha" {
			t.Errorf("%q was asked, though it was never wanted by the time that it could run", q.Text)
		}
	}
}

func TestLateAnswersAreDropped(t *testing.T) {
	s := newStage(t, newFake("harbour a", "wall b").finish(), 120, 40)
	shown := s.m.article.text
	s.send(matched{turn: s.m.find.turn - 1, rows: &fakeRows{}})
	s.send(articleRead{turn: s.m.pages.turn - 1, text: &setPage{err: errors.New("late")}})
	if s.m.list.length() != 2 || s.m.article.text != shown {
		t.Errorf("a late answer counted:\n%s", s.screen())
	}
}

func TestMovingOnCancelsTheArticleBefore(t *testing.T) {
	s := newStage(t, newFake("a", "b", "c").finish(), 120, 40)
	s.send(press("j"))
	first := s.m.pages.turn
	cancelled := false
	stop := s.m.pages.cancel
	s.m.pages.cancel = func() { cancelled = true; stop() }
	s.send(press("j"))
	if !cancelled || s.m.pages.turn != first+1 {
		t.Errorf("cancelled %v, turn %d after %d", cancelled, s.m.pages.turn, first)
	}
	s.settle()
	if s.m.article.text.id != 2 {
		t.Errorf("article %d is shown", s.m.article.text.id)
	}
}

func TestKeptPagesAreNotReadAgain(t *testing.T) {
	lib := newFake("a", "b").finish()
	s := newStage(t, lib, 120, 40)
	s.keys("j", "k", "j", "c", "c", "z")
	if got := len(lib.opened); got != 2 {
		t.Errorf("%d files were read, want 2", got)
	}
	if len(s.m.pages.kept) > keptPages {
		t.Errorf("%d pages are kept", len(s.m.pages.kept))
	}
}

func TestPagesKeepOnlySoMany(t *testing.T) {
	s := newStage(t, newFake().addMany(2*keptPages).finish(), 120, 40)
	for range 2*keptPages - 1 {
		s.keys("j")
	}
	if len(s.m.pages.kept) != keptPages {
		t.Errorf("%d pages are kept, want %d", len(s.m.pages.kept), keptPages)
	}
}

func TestArticleThatCannotBeReadSaysWhy(t *testing.T) {
	lib := newFake("a", "b", "c")
	delete(lib.texts, 1)
	s := newStage(t, lib.finish(), 120, 40)
	s.keys("j")
	s.has("This article cannot be shown.")
	s.has("press/1.txt")
	s.has("permission denied")
	s.keys("j")
	s.hasNot("cannot be shown")
	s.keys("k", "enter", "space")
	if got := s.selected(); got != 2 {
		t.Errorf("space stays on article %d", got)
	}
}

func TestPanicInACommandCostsOneArticle(t *testing.T) {
	lib := newFake("a", "b").finish()
	s := newStage(t, lib, 120, 40)
	lib.panics = true
	s.keys("j")
	s.has("broadsheet has a fault: a bad file at fake_test.go:")
	lib.panics = false
	s.keys("k")
	s.hasNot("fault")
}

func TestLongWaitSaysWhatIsOpened(t *testing.T) {
	s := newStage(t, newFake("a", "b").finish(), 120, 40)
	s.send(press("j"))
	s.send(waited{turn: s.m.pages.turn - 1})
	s.hasNot("opening")
	s.send(waited{turn: s.m.pages.turn})
	s.has("opening b…")
	s.settle()
	s.hasNot("opening")
}

func TestCancelStopsTheScanThenQuits(t *testing.T) {
	s := newStage(t, newFake("a", "b"), 120, 40)
	s.has("reading…")
	s.send(press("ctrl+c"))
	s.until("the end of the scan", func() bool { return s.m.scan.ended })
	s.has("stopped after 2 files")
	s.hasNot("reading…")
	s.send(press("ctrl+c"))
	s.until("quit", func() bool { return len(s.got) > 0 })
}

func TestFailedScanSaysWhy(t *testing.T) {
	s := newStage(t, newFake("a"), 120, 40)
	s.send(scanned{progress: s.m.scan.progress, ended: true, err: errors.New("the disk is\x07 gone")})
	s.has("the disk is gone")
}

func TestFeedKeepsTheLatestReport(t *testing.T) {
	lib := newFake().addMany(3)
	lib.addMany(4)
	lib.finish()
	feed := make(chan scanned, 1)
	if msg := scanAll(context.Background(), lib, feed)(); msg != nil {
		t.Errorf("the scan says %v by itself", msg)
	}
	got, ok := awaitScan(context.Background(), feed)().(scanned)
	if !ok || !got.ended || got.progress.Articles != 7 {
		t.Errorf("got %+v", got)
	}
}

func TestProblemsAreCountedAndListed(t *testing.T) {
	lib := newFake()
	lib.problems = []reader.Problem{{Path: "a\x07.txt", Reason: "no text"}, {Path: "b.bin", Reason: "larger than 64 MB"}}
	lib.add("one")
	s := newStage(t, lib, 120, 40)
	s.has("2 files could not be read · E lists them")
	s.keys("E")
	s.until("problems", func() bool { return strings.Contains(s.screen(), "b.bin") })
	s.has("a.txt")
	s.has("no text")
	lib.mu.Lock()
	lib.problems = append(lib.problems, reader.Problem{Path: "c.txt", Reason: "permission denied"})
	lib.mu.Unlock()
	lib.add("two")
	s.until("the third", func() bool { return strings.Contains(s.screen(), "c.txt") })
	s.keys("esc")
	s.hasNot("c.txt")
}

func TestFileAloneThatCannotBeReadSaysWhy(t *testing.T) {
	lib := newFake()
	lib.single = true
	lib.problems = []reader.Problem{{Path: "scan.pdf", Reason: "not text: it seems to be a PDF"}}
	lib.add()
	lib.finish()
	s := newStage(t, lib, 20, 6)
	s.until("the reason", func() bool { return strings.Contains(s.screen(), "scan.pdf") })
	s.send(tea.WindowSizeMsg{Width: 80, Height: 24}) // it may have come before the terminal said how wide it is
	s.has("not text: it seems to be a PDF")
	s.send(tea.WindowSizeMsg{Width: 20, Height: 6})
	s.fits("the reason")
	s.keys("q")
	s.until("quit", func() bool { return len(s.got) > 0 })
}
