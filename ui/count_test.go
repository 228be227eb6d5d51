package ui

import (
	"strings"
	"testing"
)

func TestNumberBeforeAMovementInTheList(t *testing.T) {
	for keys, row := range map[string]int{
		"5,j": 5, "1,0,j": 10, "0,j": 1, "2,0,G": 19, "2,0,g": 19, "9,9,9,9,G": 29, "G,3,k": 26, "5,esc,j": 1,
		"5,=,j": 1, "5,E,E,j": 1, "3,pgdown": 54 - 25, "1,d": 9, "G,G": 29, "7,end": 6, "9,9,9,9,9,9,9,9,9,9,9,9,9,9,9,9,9,9,9,9,j": 29,
	} {
		s := newStage(t, newFake().addMany(30).finish(), 120, 40)
		s.keys(strings.Split(keys, ",")...)
		if got := s.m.list.cursor; got != row {
			t.Errorf("%s goes to row %d, want %d", keys, got, row)
		}
	}
}

func TestNumberBeforeAMovementInTheArticle(t *testing.T) {
	s := newStage(t, newFake().addMany(9).finish(), 120, 40)
	s.keys("4", "J")
	if got := s.atLine(); got != 4 {
		t.Errorf("4J in the list puts the article to line %d", got)
	}
	s.keys("3", "K", "enter", "5", "j")
	if got := s.atLine(); got != 6 {
		t.Errorf("after 3K and 5j it is at line %d", got)
	}
	s.keys("g", "2", "space")
	pages := s.atLine()
	s.keys("g", "space", "space")
	if got := s.atLine(); got != pages || got == 0 {
		t.Errorf("2 Space goes to line %d, Space twice to %d", pages, got)
	}
	s.keys("2", "b")
	if got := s.atLine(); got != 0 {
		t.Errorf("2b goes to line %d", got)
	}
	s.keys("3", "J")
	if got := s.selected(); got != 3 {
		t.Errorf("3J goes to article %d", got)
	}
	s.keys("2", "K")
	if got := s.selected(); got != 1 {
		t.Errorf("2K goes to article %d", got)
	}
}

func TestNumberBeforeGIsAPlaceInTheArticle(t *testing.T) {
	s := newStage(t, newFake().addMany(9).finish(), 80, 24)
	s.keys("enter", "5", "0", "G")
	if half, all := s.atLine(), s.lines(); half < all*45/100 || half > all*55/100 {
		t.Errorf("50G goes to line %d of %d", half, all)
	}
	s.keys("1", "0", "0", "g")
	if !s.m.article.atEnd() {
		t.Error("100g is not the end")
	}
}

func TestNumberIsShownUntilItIsUsedOrDropped(t *testing.T) {
	s := newStage(t, newFake().addMany(30).finish(), 80, 24)
	s.keys("2", "0")
	s.has("20…")
	s.keys("esc")
	s.hasNot("20…")
	s.keys("1", "2", "j")
	s.hasNot("12…")
	s.has("13 of 30")
	s.keys("/", "2")
	s.hasNot("2…")
	s.has("/ 2")
}

func TestNumberInHelpAndProblems(t *testing.T) {
	s := newStage(t, hostile(), 80, 10)
	s.keys("?", "5", "j")
	if got := s.m.help.top; got != 5 {
		t.Errorf("5j goes to line %d of the help", got)
	}
	s.keys("esc", "E")
	s.until("the problems", func() bool { return len(s.m.problems.all) > 0 })
	s.keys("4", "G")
	if got := s.m.problems.top; got != problemsHead+3*problemHeight {
		t.Errorf("4G goes to line %d of the problems", got)
	}
}
