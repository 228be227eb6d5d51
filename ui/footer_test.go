package ui

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"broadsheet/ui/theme"
)

func TestClickOnAKeyOfTheFooter(t *testing.T) {
	for _, c := range []struct {
		keys, word string
		into       int // cells from the start of the word
		want       string
	}{
		{"", "↑↓ move", 1, "2 of 3"},
		{"", "↑↓ move", 4, "2 of 3"},
		{"j,j", "↑↓ move", 0, "2 of 3"},
		{"", "s sort", 0, "┌─ Sort ─"},
		{"", "s sort", 5, "┌─ Sort ─"},
		{"", "? all keys", 3, "row or line up"},
		{"?", "Esc close", 1, "1 of 3 · by"},
		{"/,b", "Enter keep", 2, "Enter read"},
		{"/,b", "Esc clear", 0, "3 articles"},
		{"s", "Esc close", 0, "Enter read"},
	} {
		s := newStage(t, newFake("a", "b", "c").finish(), 150, 24)
		if c.keys != "" {
			s.keys(strings.Split(c.keys, ",")...)
		}
		lines := strings.Split(s.screen(), "\n")
		footer := lines[len(lines)-1]
		before, _, ok := strings.Cut(footer, c.word)
		if !ok {
			t.Fatalf("no %q in %q", c.word, footer)
		}
		s.send(click(ansi.StringWidth(before)+c.into, 23))
		s.settle()
		if !strings.Contains(s.screen(), c.want) {
			t.Errorf("%q, click on %q: no %q on\n%s", c.keys, c.word, c.want, s.screen())
		}
	}
}

// Every cell of the footer does what stands there, and the blanks do nothing.
func TestFooterIsClickedToTheCell(t *testing.T) {
	for in := range newKeyTable() {
		for w := 10; w < 160; w += 7 {
			f := footer{w: w, look: newLook(theme.Dark()), keys: newKeyTable(), in: in}
			text := ansi.Strip(f.View())
			if ansi.StringWidth(text) != w {
				t.Fatalf("%d cells: %q", w, text)
			}
			if f.at(0) != "" || f.at(w+200) != "" {
				t.Errorf("the edge of %q does something", text)
			}
			for x := range w {
				if cell := ansi.Cut(text, x, x+1); strings.TrimSpace(cell) != "" && cell != "…" && f.at(x) == "" {
					t.Errorf("column %d of %q does nothing", x, text)
				}
			}
		}
	}
}
