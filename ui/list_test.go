package ui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"broadsheet/reader"
)

func TestCursorStaysOnTheFirstRowUntilTheReaderMoves(t *testing.T) {
	lib := newFake("m one", "n two")
	s := newStage(t, lib, 120, 40)
	s.keys("s", "h")
	lib.add("a zero")
	s.settle()
	if got := s.selected(); got != 2 {
		t.Errorf("article %d is selected, want the new first row", got)
	}
}

func TestSelectionSticksThroughBatches(t *testing.T) {
	lib := newFake("m one", "n two", "o three")
	s := newStage(t, lib, 120, 40)
	s.keys("s", "h", "j")
	was := s.line()
	lib.add("a zero", "b zero", "p four")
	s.settle()
	if got := s.selected(); got != 1 {
		t.Errorf("article %d is selected, want 1", got)
	}
	if s.line() != 3 || was != 1 { // the list is shorter than the screen: nothing to scroll
		t.Errorf("line %d, was %d", s.line(), was)
	}
}

func TestSelectionKeepsItsLine(t *testing.T) {
	lib := newFake().addMany(100)
	s := newStage(t, lib, 120, 40)
	s.keys("s", "h", "G", "u", "k", "k")
	line, id := s.line(), s.selected()
	if line == 0 {
		t.Fatal("the cursor stands on the first line")
	}
	lib.add("A a", "A b", "A c", "Z z")
	s.settle()
	if s.selected() != id || s.line() != line {
		t.Errorf("article %d on line %d, want %d on %d", s.selected(), s.line(), id, line)
	}
	s.keys("/", "0", "0")
	s.keys("esc")
	if s.selected() != id || s.line() != line {
		t.Errorf("after filter: article %d on line %d, want %d on %d", s.selected(), s.line(), id, line)
	}
}

func TestSelectionThroughFilterAndSort(t *testing.T) {
	cases := []struct {
		name string
		keys string // parted by commas
		want uint32
	}{
		{"it still matches", "j,j,/,w,a,l,l", 2},
		{"it is gone: the nearest below", "j,/,f,e,r,r,y", 3},
		{"it is gone, and more is typed", "j,/,f,e,r,r,y,enter", 3},
		{"the filter is cleared: it comes back", "j,/,f,e,r,r,y,esc", 1},
		{"cleared after the reader moved", "j,/,f,e,r,r,y,down,esc", 5},
		{"none below: the first", "G,/,w,a,l,l", 2},
		{"nothing matches, then cleared", "j,j,/,q,q,esc", 2},
		{"sorted otherwise", "j,j,s", 2},
		{"sorted round and back", "j,j,s,s,s,s", 2},
		{"opened, then sorted", "enter,s", 0},
		{"not moved: the first match", "/,f,e,r,r,y", 3},
		{"not moved and cleared: the first", "/,f,e,r,r,y,esc", 0},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s := newStage(t, newFake("zebra", "harbour", "sea wall", "ferry a", "bell", "ferry b", "crow").finish(), 120, 40)
			s.keys(strings.Split(c.keys, ",")...)
			if got := s.selected(); uint32(got) != c.want {
				t.Errorf("article %d is selected, want %d on\n%s", got, c.want, s.screen())
			}
		})
	}
}

func TestMovingInTheList(t *testing.T) {
	s := newStage(t, newFake().addMany(100).finish(), 120, 24) // ten rows and a half
	page := s.m.list.fits(0)
	steps := []struct {
		key  string
		want int
	}{
		{"j", 1}, {"down", 2}, {"k", 1}, {"up", 0}, {"up", 0}, {"d", page / 2}, {"ctrl+u", 0}, {"f", page},
		{"pgdown", 2 * page}, {"pgup", page}, {"G", 99}, {"j", 99}, {"f", 99}, {"home", 0}, {"end", 99}, {"g", 0},
	}
	for _, step := range steps {
		s.keys(step.key)
		if s.m.list.cursor != step.want {
			t.Errorf("after %s: row %d, want %d", step.key, s.m.list.cursor, step.want)
		}
		if line := s.line(); line < 0 || line >= page {
			t.Errorf("after %s: the selected row is on line %d of %d", step.key, line, page)
		}
	}
}

func TestMoveWhileAQueryRunsIsKept(t *testing.T) {
	lib := newFake("harbour a", "wall b", "harbour c", "harbour d")
	s := newStage(t, lib, 120, 40)
	lib.gate = make(chan struct{}, 100)
	s.keys("/", "h", "down", "down") // to harbour c, before the answer is there
	lib.gate <- struct{}{}
	s.until("the answer", func() bool { return s.m.list.query == "h" })
	if got := s.selected(); got != 2 {
		t.Errorf("article %d is selected, want 2", got)
	}
}

func TestResizeKeepsTheSelectedRowInSight(t *testing.T) {
	s := newStage(t, newFake().addMany(100).finish(), 120, 40)
	s.keys("f", "j", "j", "j")
	id := s.selected()
	for _, at := range [][2]int{{40, 15}, {20, 6}, {200, 60}, {1, 1}, {80, 24}, {120, 40}} {
		s.send(tea.WindowSizeMsg{Width: at[0], Height: at[1]})
		s.settle()
		if s.selected() != id {
			t.Fatalf("at %v article %d is selected, want %d", at, s.selected(), id)
		}
	}
}

func TestHeadlineOfARow(t *testing.T) {
	lib := newFake("Harbour wall to be rebuilt after winter storms", "")
	lib.entries[1].Part = 7
	s := newStage(t, lib.finish(), 120, 40)
	s.has("Harbour wall to be rebuilt after winter … │")
	s.has("(1.txt#7)")
}

func TestFactsOfARow(t *testing.T) {
	whole := reader.Entry{
		Publication: "The Fenland Echo", Published: "2024-03-30", Authors: []string{"Ada Farrow", "Ben Sorley"}, Minutes: 3,
	}
	cases := []struct {
		name   string
		e      reader.Entry
		query  string
		w      int
		want   string
		marked string
	}{
		{"all fits", whole, "", 60, "The Fenland Echo · 30 Mar 2024 · Ada Farrow +1", ""},
		{"minutes where the author does not", whole, "", 40, "The Fenland Echo · 30 Mar 2024 · 3 min", ""},
		{"neither", whole, "", 32, "The Fenland Echo · 30 Mar 2024", ""},
		{"too narrow for all", whole, "", 10, "The Fenland Echo · 30 Mar 2024", ""},
		{"the author is why the row is there", whole, "farrow", 40, "30 Mar 2024 · Ada Farrow +1", "Farrow"},
		{"with all if they fit", whole, "farrow", 46, "The Fenland Echo · 30 Mar 2024 · Ada Farrow +1", "Farrow"},
		{"too narrow for that author", whole, "farrow", 10, "30 Mar 2024 · Ada Farrow +1", "Farrow"},
		{"the author of what has no date", reader.Entry{Publication: "The Echo", Authors: []string{"Ada Farrow"}}, "ada", 20, "Ada Farrow", "Ada"},
		{"another author is", whole, "ben", 60, "The Fenland Echo · 30 Mar 2024 · Ben Sorley +1", "Ben"},
		{"the publication is", whole, "fen", 60, "The Fenland Echo · 30 Mar 2024 · Ada Farrow +1", "Fen"},
		{"a date is not looked at", whole, "2024", 60, "The Fenland Echo · 30 Mar 2024 · Ada Farrow +1", ""},
		{"no author", reader.Entry{Publication: "Echo", Minutes: 3, Published: "2024-03"}, "", 60, "Echo · Mar 2024 · 3 min", ""},
		{"nothing", reader.Entry{}, "", 60, "", ""},
	}
	for _, c := range cases {
		p := listPane{query: c.query}
		got, found := p.facts(c.e, c.w)
		var marked strings.Builder
		for _, r := range found {
			marked.WriteString(got[r[0]:r[1]])
		}
		if got != c.want || marked.String() != c.marked {
			t.Errorf("%s: %q marked %q, want %q marked %q", c.name, got, &marked, c.want, c.marked)
		}
	}
}

func TestEmptyListSaysWhy(t *testing.T) {
	lib := newFake()
	s := newStage(t, lib, 120, 40)
	s.has("reading…")
	lib.finish()
	s.until("the end of the scan", func() bool { return s.m.scan.ended })
	s.settle()
	s.has("There are no articles here.")
	s.keys("/", "q")
	s.has("Nothing matches. Esc clears the")
}
