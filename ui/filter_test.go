package ui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

func TestFilterAtEveryKeystroke(t *testing.T) {
	s := newStage(t, newFake("Harbour wall", "Ferry", "Harbour light").finish(), 120, 40)
	s.has("3 articles")
	s.keys("/", "h")
	s.has("2 of 3")
	s.keys("a", "r", "b", "o", "u", "r", "space", "l")
	s.has("/ harbour l")
	s.has("1 of 3")
	s.keys("ctrl+w")
	s.has("2 of 3")
	s.keys("enter")
	s.has("/ harbour")
	if s.m.filter.typing() {
		t.Error("enter goes on typing")
	}
	s.keys("j") // moves, types nothing
	if s.m.list.cursor != 1 {
		t.Errorf("row %d", s.m.list.cursor)
	}
	s.keys("/", "ctrl+u")
	s.hasNot("2 of 3")
	s.keys("esc")
	s.has("3 articles")
	if s.m.filter.shown() || s.m.lay.filter.shown() {
		t.Error("the filter line is still there")
	}
}

// A wrong filter is said, and the list stays as it was until it is right again.
func TestWrongFilterKeepsTheList(t *testing.T) {
	s := newStage(t, newFake("Harbour wall", "Ferry", "Harbour light").finish(), 120, 40)
	s.keys("/", "w", "a", "l", "l")
	s.has("1 of 3")
	s.keys(")")
	s.has("no parenthesis is open here")
	s.has("1 of 3")
	if !s.m.frame.status.facts.failed {
		t.Error("it is not said as an error")
	}
	if lines := strings.Split(s.screen(), "\n"); strings.IndexByte(lines[1], ')') < 0 || strings.Index(lines[2], "▲") != strings.IndexByte(lines[1], ')')*len("─") {
		t.Errorf("the place is not shown in\n%s\n%s", lines[1], lines[2])
	}
	s.keys("down")
	s.has("no parenthesis is open here")
	s.keys("backspace")
	s.hasNot("▲")
	s.hasNot("no parenthesis")
	s.has("1 of 3")
}

// What is said to be wrong is so with what stands in the line, however late the library answers.
func TestFaultIsThatOfTheFilterThatStandsThere(t *testing.T) {
	lib := newFake("Harbour wall", "Ferry").finish()
	s := newStage(t, lib, 120, 40)
	s.keys("/", "w", ")")
	s.has("no parenthesis is open here")
	lib.gate = make(chan struct{}) // from now on nothing is answered
	s.send(press("backspace"))
	s.hasNot("no parenthesis is open here")
	s.hasNot("▲")
	for _, r := range " after:soon" {
		s.send(press(string(r)))
	}
	s.has("after: wants a date")
	s.send(press("ctrl+u"))
	s.hasNot("wants a date")
	close(lib.gate)
	s.settle()
}

func TestSimilarRowsAreSaidToBe(t *testing.T) {
	s := newStage(t, newFake("Harbour wall", "Ferry").finish(), 120, 40)
	s.keys("/", "s", "i", "m", "i", "l", "a")
	s.hasNot("no match; similar:")
	s.keys("r")
	s.has("no match; similar:")
	s.has("1 of 2")
	s.keys("down")
	s.has("no match; similar:")
	s.keys(")") // says more of what is typed
	s.has("no parenthesis is open here")
	s.keys("backspace", "backspace")
	s.hasNot("no match; similar:")
}

func TestMovingWhileTyping(t *testing.T) {
	s := newStage(t, newFake("a one", "a two", "a three").finish(), 120, 40)
	s.keys("/", "a", "down", "ctrl+n", "up", "ctrl+p", "ctrl+n")
	if s.m.list.cursor != 1 || s.m.filter.text() != "a" {
		t.Errorf("row %d, filter %q", s.m.list.cursor, s.m.filter.text())
	}
}

func TestEscapeClearsTheKeptFilter(t *testing.T) {
	s := newStage(t, newFake("a one", "b two").finish(), 120, 40)
	s.keys("/", "b", "enter", "enter", "esc")
	if s.m.front.reading || s.m.filter.text() != "b" {
		t.Error("the first escape leaves the article")
	}
	s.keys("esc")
	if s.m.filter.shown() {
		t.Error("the second clears the filter")
	}
}

func TestPastedTextIsOneCleanLine(t *testing.T) {
	s := newStage(t, newFake("a").finish(), 120, 40)
	s.send(tea.PasteMsg{Content: "not typing"})
	s.keys("/")
	s.send(tea.PasteMsg{Content: "har\u200bbour\r\n\twall\u202e" + strings.Repeat("x", 1000)})
	s.settle()
	if got := s.m.filter.text(); !strings.HasPrefix(got, "harbour wallxxx") || len(got) != filterLimit {
		t.Errorf("%q", got)
	}
	s.fits("pasted")
	s.send(tea.KeyPressMsg{Code: '\u202e', Text: "\u202e"})
	if strings.Contains(s.screen(), "\u202e") {
		t.Error("a bidi control was typed")
	}
}

func TestCursorStandsBehindWhatIsTyped(t *testing.T) {
	s := newStage(t, newFake("a").finish(), 40, 15)
	if s.m.View().Cursor != nil {
		t.Error("a cursor while nothing is typed")
	}
	for _, c := range []struct {
		keys string
		x    int
	}{{"/", 3}, {"h", 4}, {"橋", 6}, {"a", 7}, {"left", 6}, {"left", 4}, {"home", 3}, {"end", 7}} {
		s.keys(c.keys)
		at := s.m.View().Cursor
		if at == nil || at.X != c.x || at.Y != 1 {
			t.Errorf("after %s: cursor %+v, want column %d", c.keys, at, c.x)
		}
	}
	s.send(tea.PasteMsg{Content: strings.Repeat("橋x", 40)})
	s.settle()
	if at := s.m.View().Cursor; at == nil || at.X > 39 || at.X < 36 {
		t.Errorf("cursor %+v at the edge", at)
	}
	s.has("…")
	s.keys("?") // is typed
	s.has("?")
	s.keys("esc", "?")
	if s.m.View().Cursor != nil {
		t.Error("a cursor under the help")
	}
}

func TestMatchesAreMarkedInTheRows(t *testing.T) {
	s := newStage(t, newFake("Harbour wall", "Sea wall").finish(), 120, 40)
	s.keys("/", "w", "a", "l", "l")
	mark := s.m.look.hit.Render("wall")
	if !strings.Contains(s.m.list.View(), mark) {
		t.Errorf("no %q in %q", mark, s.m.list.View())
	}
	if got := ansi.Strip(s.m.list.View()); !strings.Contains(got, "Sea wall") {
		t.Error(got)
	}
}

func TestHighlight(t *testing.T) {
	l := newLook(newStage(t, newFake().finish(), 20, 6).m.look.palette)
	cases := []struct {
		name   string
		text   string
		ranges [][2]int
		w      int
		plain  string
		marked []string
	}{
		{"none", "harbour", nil, 10, "harbour", nil},
		{"one", "harbour wall", [][2]int{{8, 12}}, 20, "harbour wall", []string{"wall"}},
		{"cut in the middle of it", "harbour wall", [][2]int{{8, 12}}, 11, "harbour wa…", []string{"wa"}},
		{"cut before it", "harbour wall", [][2]int{{8, 12}}, 6, "harbo…", nil},
		{"wide", "橋が落ちた", [][2]int{{3, 6}}, 7, "橋が落…", []string{"が"}},
		{"out of range", "wall", [][2]int{{2, 99}, {120, 130}}, 9, "wall", []string{"ll"}},
	}
	for _, c := range cases {
		text, ranges := cut(c.text, c.ranges, c.w)
		got := highlight(text, ranges, l.headline, l.hit)
		if ansi.Strip(got) != c.plain {
			t.Errorf("%s: %q, want %q", c.name, ansi.Strip(got), c.plain)
		}
		for _, m := range c.marked {
			if !strings.Contains(got, l.hit.Render(m)) {
				t.Errorf("%s: %q is not marked in %q", c.name, m, got)
			}
		}
	}
}

func TestArticleOpenedBeforeTheFilterHadItsAnswer(t *testing.T) {
	s := newStage(t, newFake("Alpha", "Bees").finish(), 80, 24)
	for _, key := range []string{"/", "b", "e", "e", "s", "enter", "enter"} { // waiting for nothing
		s.send(press(key))
	}
	s.settle()
	s.keys("esc", "esc")
	if got := s.selected(); got != 1 {
		t.Errorf("article %d is selected, want the one that was read", got)
	}
}

func TestTabCompletesTheFilter(t *testing.T) {
	s := newStage(t, newFake("Ferry", "Wall").finish(), 120, 40)
	want := func(what string) {
		t.Helper()
		if got := s.m.filter.input.Value(); got != what {
			t.Errorf("%q, want %q", got, what)
		}
	}
	s.keys("/", "w", " ", "p", "tab")
	want("w pub:")
	s.keys("f", "tab")
	want(`w pub:"Fenland Echo"`)
	s.has("Tab: Fax · Ferry")
	s.keys("tab")
	want("w pub:Fax")
	s.keys("tab", "tab")
	want(`w pub:"Fenland Echo"`)
	s.keys("ctrl+u", "f", "a", "tab") // what was typed since is completed anew
	want("Fax")
	s.keys("z", "tab")
	want("Faxz")
	s.has("nothing in the library begins like that")
}

func TestPlaceOfAFaultInALongFilter(t *testing.T) {
	s := newStage(t, newFake("Ferry").finish(), 40, 15)
	s.keys("/")
	for range 60 {
		s.keys("x")
	}
	s.keys(")")
	lines := strings.Split(s.screen(), "\n")
	typed, _, found := strings.Cut(lines[1], ")")
	before, _, marked := strings.Cut(lines[2], "▲")
	if !found || !marked || ansi.StringWidth(before) != ansi.StringWidth(typed) {
		t.Errorf("the place is not shown in\n%s\n%s", lines[1], lines[2])
	}
}

// TestFirstMatchIsInSight filters while a row at the upper edge of a scrolled list is selected, which
// matches too.
func TestFirstMatchIsInSight(t *testing.T) {
	s := newStage(t, newFake().addMany(300).finish(), 120, 40)
	s.m.list.moveTo(48)
	s.m.list.scrollTo(47)
	s.keys("/", "8") // 0008, 0018, 0028, 0038, and then it
	if s.m.list.cursor != 4 || s.m.list.top != 0 {
		t.Errorf("the cursor is in row %d and row %d is the first:\n%s", s.m.list.cursor, s.m.list.top, s.screen())
	}
}

// Once the filter is kept nothing more comes: what is unfinished in it is wrong.
func TestUnfinishedFilterIsWrongOnceItIsKept(t *testing.T) {
	s := newStage(t, newFake("harbour", "wall").finish(), 120, 40)
	s.keys("/")
	for _, r := range "harb has:au" {
		s.keys(string(r))
	}
	s.hasNot("has: wants")
	s.keys("enter")
	s.has("has: wants caption, image, author or date")
	s.keys("/", "backspace", "backspace", "backspace", "backspace", "backspace", "backspace", "enter")
	s.hasNot("has: wants")
}
