package ui

import (
	"testing"

	"broadsheet/reader"
)

func TestBackAndForwardThroughWhatWasRead(t *testing.T) {
	s := newStage(t, newFake("a", "b", "c", "d").finish(), 120, 40)
	s.keys("enter", "d", "J", "J", "h", "j", "k", "k")
	if s.selected() != 1 {
		t.Fatalf("article %d is selected", s.selected())
	}
	s.keys("H")
	s.wantRead(2)
	s.keys("H")
	s.wantRead(1)
	s.keys("H")
	s.wantRead(0)
	if s.atLine() == 0 {
		t.Error("the place in the first article is lost")
	}
	s.keys("H")
	s.has("nothing was read before this")
	s.keys("L", "L")
	s.wantRead(2)
	s.keys("L")
	s.has("this is what was read last")
	s.keys("H", "J", "J")
	s.wantRead(3)
	s.keys("H", "H")
	s.wantRead(1)
}

func (s *stage) wantRead(id reader.ID) {
	s.t.Helper()
	if s.selected() != id || !s.m.front.reading {
		s.t.Fatalf("article %d is selected, want %d to be read:\n%s", s.selected(), id, s.screen())
	}
}

func TestMarks(t *testing.T) {
	s := newStage(t, newFake("a", "b").finish(), 120, 40)
	s.keys("enter", "d", "m", "x")
	s.has("marked x")
	at := s.atLine()
	s.keys("g", "J", "'", "x")
	s.wantRead(0)
	if s.atLine() != at || at == 0 {
		t.Errorf("line %d, was marked at %d", s.atLine(), at)
	}
	s.keys("'", "'")
	s.wantRead(1)
	s.keys("'", "y")
	s.has("nothing is marked y")
	s.keys("m", "esc", "J")
	s.hasNot("marked")
}

func TestCrossheadsAndFigures(t *testing.T) {
	lib := newFake("Stops")
	lib.texts[0] = "Stops\n\n" + filler(0, 20) + "The first crosshead\n\n" + filler(20, 20) + "The second crosshead\n\n" + filler(40, 20)
	s := newStage(t, lib.finish(), 120, 40)
	s.keys("enter", "}")
	if got := s.topLine(); got != "The first crosshead" {
		t.Errorf("} goes to %q", got)
	}
	s.keys("}")
	if got := s.topLine(); got != "The second crosshead" {
		t.Errorf("} goes to %q", got)
	}
	s.keys("}")
	s.has("no further crosshead or figure")
	s.keys("{")
	if got := s.topLine(); got != "The first crosshead" {
		t.Errorf("{ goes to %q", got)
	}
	s.keys("{")
	s.has("no earlier crosshead or figure")
}

func TestFarMovementsAreJumps(t *testing.T) {
	s := newStage(t, book(), 120, 20)
	s.keys("enter", "j", "j", "j")
	here := s.atLine()
	for _, far := range [][]string{{"G"}, {"5", "0", "g"}, {"/", "l", "a", "s", "t", "enter"}} {
		s.keys(far...)
		if s.atLine() == here {
			t.Fatalf("%q stays", far)
		}
		s.keys("'", "'")
		if s.atLine() != here {
			t.Errorf("after %q the way back leads to line %d", far, s.atLine())
		}
	}
}
