package ui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"broadsheet/reader"
)

func TestThumb(t *testing.T) {
	for _, c := range []struct{ track, top, last, rows, all, at, size int }{
		{20, 0, 0, 10, 10, 0, 0},                 // all fit
		{20, 0, 0, 0, 0, 0, 0},                   // nothing there
		{20, 0, 10, 10, 20, 0, 10},               // half
		{20, 10, 10, 10, 20, 10, 10},             // the other half
		{20, 5, 10, 10, 20, 5, 10},               // between
		{20, 0, 99_990, 10, 100_000, 0, 1},       // at least a cell
		{20, 1, 99_990, 10, 100_000, 1, 1},       // one row down is not the top
		{20, 99_989, 99_990, 10, 100_000, 18, 1}, // nor one row up the end
		{20, 99_990, 99_990, 10, 100_000, 19, 1},
		{20, 50_000, 99_990, 10, 100_000, 9, 1},
		{3, 1, 2, 1, 3, 1, 1},
		{1, 1, 2, 1, 3, 0, 1},
		{4, 1, 1, 9, 10, 1, 3}, // never the whole track
	} {
		got := newThumb(c.track, c.top, c.last, c.rows, c.all)
		if got.at != c.at || got.size != c.size {
			t.Errorf("%+v: from %d, %d long", c, got.at, got.size)
		}
	}
}

func TestScrollBarIsThereOnlyWhereNotAllFits(t *testing.T) {
	s := newStage(t, newFake().addMany(10).finish(), 80, 24)
	s.hasNot("▐")
	s.keys("B")
	s.has("▐")
	s.keys("B", "D")
	s.hasNot("▐")
	s.send(tea.WindowSizeMsg{Width: 80, Height: 12})
	s.has("▐")
}

func TestScrollBarIsDragged(t *testing.T) {
	for _, shape := range shapes() {
		p, _ := bareList(100_000, 40, 20, shape, reader.ByDate)
		if !p.onBar(39) || p.onBar(38) {
			t.Fatal("the bar is not at the right edge")
		}
		grip := p.grab(0)
		if p.top != 0 || grip != 0 {
			t.Fatalf("touching the thumb moves it: row %d", p.top)
		}
		was := -1
		for y := range 20 {
			p.drag(y, grip)
			if bar := thumbOf(t, p); !bar[y] || p.top <= was {
				t.Errorf("%+v: dragged to line %d, row %d:\n%s", shape, y, p.top, ansi.Strip(p.View()))
			}
			was = p.top
		}
		if p.top != p.lastTop() {
			t.Errorf("dragged to the end: row %d of %d", p.top, p.lastTop())
		}
		p.drag(-9, grip)
		if p.top != 0 {
			t.Errorf("dragged past the top: row %d", p.top)
		}
		p.grab(10)
		if bar := thumbOf(t, p); !bar[10] {
			t.Errorf("a click does not put the thumb there:\n%s", ansi.Strip(p.View()))
		}
	}
}

// thumbOf is which lines of the list the thumb covers.
func thumbOf(t *testing.T, p *listPane) []bool {
	t.Helper()
	var out []bool
	for line := range strings.SplitSeq(ansi.Strip(p.View()), "\n") {
		out = append(out, strings.HasSuffix(line, "▐"))
	}
	return out
}

func motion(x, y int) tea.Msg  { return tea.MouseMotionMsg{X: x, Y: y, Button: tea.MouseLeft} }
func release(x, y int) tea.Msg { return tea.MouseReleaseMsg{X: x, Y: y, Button: tea.MouseLeft} }

func TestMouseHoldsTheScrollBarWhereverItGoes(t *testing.T) {
	s := newStage(t, newFake().addMany(500).finish(), 120, 40)
	x := s.m.lay.list.w - 1
	s.keys("enter")
	s.send(click(x, s.m.lay.body.y))
	s.send(motion(x+30, 20))
	s.settle()
	half := s.m.list.top
	if half < 150 || half > 350 || s.m.front.reading {
		t.Errorf("row %d, reading %v", half, s.m.front.reading)
	}
	if e, ok := s.m.list.selected(); !ok || int(e.ID) < half {
		t.Errorf("article %d is selected, above the screen", e.ID)
	}
	s.send(motion(x, 200))
	if s.m.list.top != s.m.list.lastTop() {
		t.Errorf("row %d", s.m.list.top)
	}
	s.send(release(x, 200))
	s.send(motion(x, 10))
	s.settle()
	if s.m.list.top != s.m.list.lastTop() {
		t.Error("the mouse let go, and still drags")
	}
}
