package ui

import (
	"testing"

	tea "charm.land/bubbletea/v2"
)

// wheel turns the wheel down over a cell; click clicks it.
func wheel(x, y int) tea.Msg { return tea.MouseWheelMsg{X: x, Y: y, Button: tea.MouseWheelDown} }
func click(x, y int) tea.Msg { return tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft} }

func TestWheelMovesThePaneUnderIt(t *testing.T) {
	s := newStage(t, newFake().addMany(100).finish(), 120, 40)
	s.send(wheel(80, 20))
	if s.atLine() != wheelLines || s.m.list.top != 0 || s.m.front.reading {
		t.Errorf("article at %d, list at %d", s.atLine(), s.m.list.top)
	}
	s.send(wheel(5, 20))
	s.settle()
	if s.m.list.top != wheelRows || s.m.list.cursor != wheelRows {
		t.Errorf("list at %d, cursor at %d", s.m.list.top, s.m.list.cursor)
	}
	s.send(tea.MouseWheelMsg{X: 5, Y: 20, Button: tea.MouseWheelUp})
	s.send(tea.MouseWheelMsg{X: 5, Y: 20, Button: tea.MouseWheelLeft})
	s.settle()
	if s.m.list.top != 0 || s.m.list.cursor != wheelRows {
		t.Errorf("list at %d, cursor at %d", s.m.list.top, s.m.list.cursor)
	}
	s.keys("?")
	s.send(tea.WindowSizeMsg{Width: 120, Height: 12})
	s.send(wheel(80, 7))
	if s.m.help.top != wheelLines {
		t.Errorf("help at %d", s.m.help.top)
	}
}

func TestClick(t *testing.T) {
	s := newStage(t, newFake().addMany(100).finish(), 120, 40)
	steps := []struct {
		name    string
		x, y    int
		row     int
		reading bool
	}{
		{"a row", 5, 2 + 6, 3, false},
		{"its second line opens it", 5, 2 + 7, 3, true},
		{"another", 5, 2, 0, false},
		{"the article", 80, 10, 0, true},
		{"the header", 5, 0, 0, true},
		{"the status line", 5, 38, 0, true},
	}
	for _, c := range steps {
		s.send(click(c.x, c.y))
		s.settle()
		if s.m.list.cursor != c.row || s.m.front.reading != c.reading {
			t.Errorf("%s: row %d, reading %v on\n%s", c.name, s.m.list.cursor, s.m.front.reading, s.screen())
		}
	}
}

func TestClickBelowTheLastRowSelectsNothing(t *testing.T) {
	s := newStage(t, newFake("a", "b").finish(), 120, 40)
	s.send(click(5, 30))
	if s.m.list.cursor != 0 || s.m.list.holds {
		t.Errorf("row %d", s.m.list.cursor)
	}
}

func TestClickWhileTypingKeepsTheFilter(t *testing.T) {
	s := newStage(t, newFake("a one", "a two", "b").finish(), 120, 40)
	s.keys("/", "a")
	s.send(click(5, 5))
	s.settle()
	if s.m.filter.typing() || s.m.filter.text() != "a" || s.m.list.cursor != 1 {
		t.Errorf("typing %v, filter %q, row %d", s.m.filter.typing(), s.m.filter.text(), s.m.list.cursor)
	}
}
