package ui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// book is a library of one long article and a short one, in which some words stand seldom.
func book() *fakeLibrary {
	lib := newFake("The long one", "The short one")
	var b strings.Builder
	b.WriteString("The long one\n\n")
	for i := range 200 {
		switch i {
		case 50:
			b.WriteString("Here an Albatross was seen, and the albatross that followed the ship.\n\n")
		case 150:
			b.WriteString("The last albatross, at a café.\n\n")
		default:
			fmt.Fprintf(&b, "On day %d the sea was grey and the sky was grey, and nobody on board said very much about either of them.\n\n", i)
		}
	}
	lib.texts[0] = b.String()
	lib.texts[1] = "The short one\n\nThere is an albatross here too, once.\n"
	return lib.finish()
}

func TestFindInTheArticle(t *testing.T) {
	s := newStage(t, book(), 120, 40)
	s.keys("enter", "/", "a", "l", "b", "a")
	s.has("1 of 3")
	s.has("Here an Albatross was seen")
	s.keys("enter", "n")
	s.has("“alba” 2 of 3")
	s.keys("n")
	s.has("The last albatross, at a café.")
	s.has("3 of 3")
	s.keys("n")
	s.has("the end was reached: on from the top")
	s.has("Here an Albatross")
	s.keys("N")
	s.has("the top was reached: on from the end")
	s.has("The last albatross")
	s.keys("J")
	s.has(`“alba” 1 match`)
	s.keys("esc")
	s.hasNot("1 match")
	s.has("The short one")
}

func TestEscGoesBackToWhereTheReadingWas(t *testing.T) {
	s := newStage(t, book(), 120, 40)
	s.keys("enter", "space", "space")
	at := s.atLine()
	s.keys("/", "c", "a", "f", "e")
	s.has("The last albatross, at a café.")
	s.keys("esc")
	if s.atLine() != at {
		t.Errorf("line %d, was at %d", s.atLine(), at)
	}
}

func TestCapitalsCountWhereTheyAreTyped(t *testing.T) {
	s := newStage(t, book(), 120, 40)
	s.keys("enter", "/", "A", "l", "b")
	s.has("1 of 1")
	s.keys("x")
	s.has("not found")
	s.keys("enter", "n")
	s.has("“Albx” not found")
}

func TestWhatWasFoundStaysWhenTheScreenChanges(t *testing.T) {
	s := newStage(t, book(), 120, 40)
	s.keys("enter", "/", "a", "l", "b", "a", "enter", "n", "n")
	s.send(tea.WindowSizeMsg{Width: 60, Height: 20})
	s.settle()
	s.has("The last albatross")
	s.keys("N")
	s.has("alba")
}

func TestFindWorksInTheSourceToo(t *testing.T) {
	s := newStage(t, book(), 120, 40)
	s.keys("enter", "Z", "/", "a", "l", "b", "a", "enter")
	s.has("1 of 3")
	s.has("Here an Albatross")
}

// Who types quicker than the search answers goes to the first match all the same.
func TestEnterBeforeTheAnswerGoesToTheMatch(t *testing.T) {
	s := newStage(t, book(), 120, 40)
	s.keys("enter")
	for _, key := range []string{"/", "l", "a", "s", "t", "enter"} {
		s.send(press(key))
	}
	s.settle()
	s.has("“last” 1 of 1")
	s.has("The last albatross")
}
