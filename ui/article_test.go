package ui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// numbered is a library of two articles, the first of many numbered paragraphs.
func numbered() *fakeLibrary {
	lib := newFake("Numbered", "Other")
	var b strings.Builder
	b.WriteString("Numbered\n\n")
	for i := range 60 {
		fmt.Fprintf(&b, "Paragraph %03d of the harbour wall that gave way in January and will be rebuilt with its own stones, the council said.\n\n", i)
	}
	lib.texts[0] = b.String()
	return lib.finish()
}

// atTop is the number of the first paragraph on the screen.
func (s *stage) atTop() string {
	_, after, _ := strings.Cut(s.screen(), "Paragraph ")
	number, _, _ := strings.Cut(after, " ")
	return number
}

func TestPlaceIsKept(t *testing.T) {
	s := newStage(t, numbered(), 120, 40)
	s.keys("enter", "space", "space", "j", "j")
	for !strings.HasPrefix(strings.TrimSpace(strings.Split(s.m.article.View(), "\n")[0]), "Paragraph") {
		s.keys("j")
	}
	was := s.atTop()
	if was == "000" || was == "" {
		t.Fatalf("paragraph %q is at the top", was)
	}
	for _, at := range [][2]int{{80, 24}, {40, 15}, {20, 6}, {200, 50}, {120, 40}} {
		s.send(tea.WindowSizeMsg{Width: at[0], Height: at[1]})
		s.settle()
		if got := s.atTop(); got != was {
			t.Errorf("at %v paragraph %s is at the top, was %s", at, got, was)
		}
	}
	for _, key := range []string{"z", "z", "c", "c", "Z", "Z"} {
		s.keys(key)
		if got := s.atTop(); got != was {
			t.Errorf("after %s paragraph %s is at the top, was %s", key, got, was)
		}
	}
}

func TestAnotherArticleStartsAtItsTopAndTheOldOneKeepsItsPlace(t *testing.T) {
	s := newStage(t, numbered(), 120, 40)
	s.keys("enter", "space", "space", "j")
	top := s.atLine()
	s.keys("J")
	if s.atLine() != 0 || s.selected() != 1 {
		t.Errorf("article %d begins at line %d", s.selected(), s.atLine())
	}
	s.keys("K")
	if s.atLine() != top || s.selected() != 0 {
		t.Errorf("article %d is at line %d, was at %d", s.selected(), s.atLine(), top)
	}
}

func TestSpaceGoesOnToTheNextArticle(t *testing.T) {
	for _, from := range [][]string{nil, {"enter"}} {
		s := newStage(t, numbered(), 120, 40)
		s.keys(from...)
		for pages := 0; s.selected() == 0 && pages < 50; pages++ {
			at := s.atLine()
			s.keys("space")
			if s.selected() == 0 && s.atLine() == at {
				t.Fatal("space does not page")
			}
		}
		if s.selected() != 1 || s.atLine() != 0 {
			t.Errorf("article %d at line %d", s.selected(), s.atLine())
		}
		s.keys("b")
	}
}

func TestKeysOfTheOtherPane(t *testing.T) {
	s := newStage(t, numbered(), 120, 40)
	s.keys("J", "J", "K")
	if s.atLine() != 1 || s.m.front.reading {
		t.Errorf("the article is at line %d", s.atLine())
	}
	s.keys("tab", "j")
	if s.atLine() != 2 || s.m.list.cursor != 0 {
		t.Errorf("the article is at line %d, the list at %d", s.atLine(), s.m.list.cursor)
	}
	s.keys("tab", "j")
	if s.m.list.cursor != 1 {
		t.Error("tab does not come back")
	}
	s.keys("enter", "J")
	s.has("this is the last article")
	s.keys("j")
	s.hasNot("this is the last article")
}

func TestNarrowScreenShowsOnePane(t *testing.T) {
	s := newStage(t, numbered(), 80, 24)
	s.hasNot("Paragraph")
	s.keys("enter")
	s.has("Paragraph 000")
	s.hasNot("▌")
	for _, key := range []string{"esc", "h", "left", "q"} {
		s.keys(key)
		s.hasNot("Paragraph")
		s.keys("space") // from the list it opens the article
		s.has("Paragraph 000")
	}
	if len(s.got) > 0 {
		t.Errorf("it quit: %v", s.got)
	}
}

func TestFileAloneOpensAtOnce(t *testing.T) {
	lib := newFake("Alone").finish()
	lib.single = true
	s := newStage(t, lib, 120, 40)
	s.has("The harbour wall")
	s.hasNot("│")
	s.keys("h", "esc", "tab", "s", "j")
	if s.m.filter.shown() || s.atLine() != 1 {
		t.Errorf("keys of the list work, line %d:\n%s", s.atLine(), s.screen())
	}
	s.send(press("q"))
	s.until("quit", func() bool { return len(s.got) > 0 })
}

func TestTheEndWantedBeforeTheTextIsThere(t *testing.T) {
	s := newStage(t, numbered(), 120, 40)
	s.keys("enter")
	s.send(press("z")) // not waiting for the answer
	s.send(press("G"))
	s.settle()
	if !s.m.article.atEnd() {
		t.Errorf("line %d of %d", s.atLine(), s.lines())
	}
	s.keys("z", "g", "c")
	if s.atLine() != 0 {
		t.Errorf("line %d", s.atLine())
	}
}

func TestPagesWantedBeforeTheTextIsThere(t *testing.T) {
	s := newStage(t, numbered(), 120, 40)
	s.keys("enter")
	s.send(press("J")) // not waiting for the answer
	s.send(press("space"))
	s.settle()
	want := s.m.article.height - 1
	if s.atLine() != want {
		t.Errorf("line %d is at the top, want %d", s.atLine(), want)
	}
}
