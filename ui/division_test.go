package ui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

func TestOnePaneOrTwo(t *testing.T) {
	for _, c := range []struct {
		w     int
		keys  string
		split bool
	}{
		{120, "", true}, {120, "w", false}, {120, "w,w", true}, {120, "enter,w", false}, {80, "", false}, {80, "w", true},
		{80, "w,w", false}, {48, "w", false}, {49, "w", true}, {120, "w,enter", false},
	} {
		s := newStage(t, newFake("a", "b").finish(), c.w, 24)
		if c.keys != "" {
			s.keys(strings.Split(c.keys, ",")...)
		}
		s.fits(c.keys)
		if s.m.lay.split() != c.split {
			t.Errorf("%d cells, %q: split %v on\n%s", c.w, c.keys, s.m.lay.split(), s.screen())
		}
	}
	s := newStage(t, newFake("a", "b").finish(), 40, 24)
	s.keys("w")
	s.has("too narrow for two panes")
	s.keys("<")
	s.has("too narrow for two panes")
	wider := newStage(t, newFake("a", "b").finish(), 80, 24)
	wider.keys("<")
	wider.has("there is one pane; w shows both")
}

func TestDividerMoves(t *testing.T) {
	s := newStage(t, newFake("a", "b").finish(), 120, 24)
	was := s.m.lay.list.w
	s.keys(">", ">", "<")
	if got := s.m.lay.list.w; got != was+dividerStep {
		t.Errorf("the list has %d cells, had %d", got, was)
	}
	for range 60 {
		s.keys("<")
		s.fits("divider to the left")
	}
	if got := s.m.lay.list.w; got != paneLeast {
		t.Errorf("the list has %d cells", got)
	}
	for range 60 {
		s.keys(">")
		s.fits("divider to the right")
	}
	if got := s.m.lay.article.w; got != paneLeast {
		t.Errorf("the article has %d cells", got)
	}
	s.keys("<")
	if got := s.m.lay.article.w; got != paneLeast+dividerStep {
		t.Errorf("from the edge the article has %d cells", got)
	}
}

func TestDividerIsDragged(t *testing.T) {
	s := newStage(t, newFake("a", "b").finish(), 120, 24)
	x := s.m.lay.list.w
	s.send(click(x, 10))
	s.has("┃")
	for _, to := range []int{60, 70, 40, -5, 130, 50} {
		s.send(motion(to, 2))
		s.fits("divider dragged")
	}
	s.send(release(50, 2))
	s.send(motion(70, 2))
	s.settle()
	if s.m.lay.list.w != 50 || s.m.front.reading || s.m.list.cursor != 0 {
		t.Errorf("the list has %d cells", s.m.lay.list.w)
	}
	if lines := strings.Split(s.screen(), "\n"); strings.Index(ansi.Cut(lines[5], 50, 51), "│") != 0 {
		t.Errorf("no divider in column 50 of %q", lines[5])
	}
	s.send(tea.WindowSizeMsg{Width: 200, Height: 24})
	if s.m.lay.list.w != 50 {
		t.Errorf("on a wider screen the list has %d cells", s.m.lay.list.w)
	}
}

// A release that never came must not make the next click a drag.
func TestLostReleaseIsNoDrag(t *testing.T) {
	s := newStage(t, newFake("a", "b", "c").finish(), 120, 24)
	x := s.m.lay.list.w
	s.send(click(x, 10))
	s.send(click(5, 5))
	s.settle()
	if s.m.list.cursor != 1 || s.m.lay.list.w != x {
		t.Errorf("row %d, list of %d cells", s.m.list.cursor, s.m.lay.list.w)
	}
}
