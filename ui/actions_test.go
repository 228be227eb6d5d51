package ui

import "testing"

func TestViewThatIsAskedForInTheListIsOpened(t *testing.T) {
	for key, want := range map[string]string{"=": "What is known of this article", "Z": "paragraph"} {
		s := newStage(t, newFake("Harbour wall", "Ferry").finish(), 80, 24)
		s.keys(key)
		s.has(want)
		if !s.m.front.reading {
			t.Errorf("%s shows the view of an article that is not open", key)
		}
	}
}

func TestReadingFromTheListLeavesATrail(t *testing.T) {
	s := newStage(t, newFake("Harbour wall", "Ferry").finish(), 120, 40)
	for s.m.list.cursor == 0 {
		s.keys("space")
	}
	s.keys("space", "H")
	if got := s.selected(); got != 0 {
		t.Errorf("the way back leads to article %d", got)
	}
}

func TestAnotherOrderIsNotReversed(t *testing.T) {
	s := newStage(t, newFake("b", "a").finish(), 120, 40)
	s.keys("s", "r")
	s.has("reversed")
	s.keys("s", "h")
	s.has("sorted by headline")
	s.hasNot("reversed")
}

func TestHelpOpensAtItsTop(t *testing.T) {
	s := newStage(t, newFake("a").finish(), 80, 24)
	s.keys("?", "G", "q", "?")
	if s.m.help.top != 0 {
		t.Errorf("it opens at line %d", s.m.help.top)
	}
}
