package ui

import (
	"strings"
	"testing"
)

func TestSortMenu(t *testing.T) {
	s := newStage(t, newFake("b", "a").finish(), 120, 40)
	s.keys("s")
	s.has("● e  by relevance, the best match first")
	s.has("● n  without headings")
	s.keys("j", "j", "enter")
	s.has("sorted by headline")
	s.hasNot("┌─ Sort")
	s.keys("s")
	s.has("● h  by headline")
	s.keys("k", "k", "k", "enter") // no further than the first
	s.has("sorted by relevance")
	s.keys("s", "p", "s")
	s.has("● p  by publication")
	s.keys("esc")
	s.hasNot("┌─ Sort")
	s.keys("s", "s")
	s.hasNot("┌─ Sort")
	s.keys("s", "r", "s")
	s.has("● r  the other way round")
	s.keys("?")
	s.has("row or line up")
	s.keys("esc")
	s.hasNot("┌─ Sort")
}

func TestSortMenuTakesTheMouse(t *testing.T) {
	s := newStage(t, newFake("b", "a", "c", "d", "e", "f", "g").finish(), 120, 40)
	s.keys("s")
	top := s.m.lay.body.y
	s.send(click(8, top+3)) // under the border and two rows
	s.settle()
	s.has("sorted by headline")
	s.keys("s")
	s.send(wheel(8, top+3))
	if s.m.sorting.chosen() != "sort.publication" {
		t.Errorf("the wheel goes to %s", s.m.sorting.chosen())
	}
	s.send(click(8, top)) // the border
	s.has("┌─ Sort")
	s.send(click(60, top+20))
	s.hasNot("┌─ Sort")
	if s.m.list.cursor != 0 || s.m.front.reading {
		t.Error("the click beside the menu did something else too")
	}
}

func TestSortMenuScrollsWhereItIsLow(t *testing.T) {
	s := newStage(t, newFake("b", "a").finish(), 20, 6)
	s.keys("s")
	for range len(s.m.sorting.rows) {
		s.fits("sort menu")
		if row := s.m.sorting.rows[s.m.sorting.cursor]; !strings.Contains(s.screen(), " "+row.key+"  ") {
			t.Errorf("%s is not on\n%s", row.name, s.screen())
		}
		s.keys("j")
	}
	s.keys("enter")
	s.hasNot("headings")
}

func TestLettersOfTheSortMenuDiffer(t *testing.T) {
	seen := map[string]bool{}
	for _, row := range newKeyTable().choices() {
		if row.name == "" || row.text == "" || seen[row.key] {
			t.Errorf("%+v", row)
		}
		seen[row.key] = true
	}
}
