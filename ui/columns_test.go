package ui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// long is a library of one article of many numbered paragraphs.
func long() *fakeLibrary {
	lib := newFake("A long article")
	var b strings.Builder
	b.WriteString("A long article\n\nBy Ada Farrow\n\n")
	for i := range 300 {
		fmt.Fprintf(&b, "Paragraph number %03d says that the harbour wall will be rebuilt, and that nobody knows when.\n\n", i)
	}
	lib.texts[0] = b.String()
	return lib.finish()
}

// read is the numbers of the paragraphs on the screen, as they are read: column by column.
func (s *stage) read() []string {
	var found []string
	lines := strings.Split(s.screen(), "\n")
	for col := range mostColumns {
		for _, line := range lines {
			parts := strings.Split(line, "│")
			if col+1 < len(parts) {
				if _, n, ok := strings.Cut(parts[col+1], "Paragraph number "); ok {
					found = append(found, n[:3])
				}
			}
		}
	}
	return found
}

func TestColumnsAreReadPageByPage(t *testing.T) {
	s := newStage(t, long(), 200, 50)
	s.keys("enter", "C")
	s.fits("columns")
	var all []string
	for range 40 {
		all = append(all, s.read()...)
		if s.m.article.atEnd() {
			break
		}
		s.keys("space")
		s.fits("columns")
	}
	if len(all) != 300 {
		t.Fatalf("%d paragraphs were read: %v", len(all), all)
	}
	for i, n := range all {
		if n != fmt.Sprintf("%03d", i) {
			t.Fatalf("paragraph %d is number %s", i, n)
		}
	}
	for range 40 {
		s.keys("b")
	}
	if !s.m.article.atTop() {
		t.Error("paging back does not come to the top")
	}
	s.keys("G")
	if !s.m.article.atEnd() {
		t.Error("G does not come to the end")
	}
}

func TestColumnsKeepThePlace(t *testing.T) {
	s := newStage(t, long(), 200, 50)
	s.keys("enter", "C", "space", "space")
	first := s.read()[0]
	s.keys("C")
	if got := s.read(); len(got) == 0 || got[0] != first {
		t.Errorf("in one column it begins with %v, in several with %s", got, first)
	}
	s.keys("C", "/", "2", "9", "9", "enter")
	s.has("299")
	s.has("1 of 1")
}

func TestColumnsNeedRoom(t *testing.T) {
	s := newStage(t, long(), 120, 40)
	s.keys("enter", "C")
	s.has("there is no room for columns")
	s.send(tea.WindowSizeMsg{Width: 200, Height: 50})
	s.settle()
	s.keys("C")
	s.hasNot("no room")
	s.send(tea.WindowSizeMsg{Width: 100, Height: 30})
	s.settle()
	s.fits("columns where there is no room any more")
	s.has("Paragraph number 000")
}

func TestMeasure(t *testing.T) {
	s := newStage(t, long(), 200, 50)
	s.keys("enter", "+")
	s.has("a measure of 80")
	s.keys("-", "-")
	s.has("a measure of 72")
	for range 20 {
		s.keys("-")
	}
	s.has("it is set no narrower than that")
	for range 40 {
		s.keys("+")
	}
	s.has("a measure of 120")
	s.fits("the widest measure")
}

func TestSettings(t *testing.T) {
	for _, c := range []struct {
		w, most int
		columns int
		want    setting
	}{
		{143, 76, 1, setting{1, 76, 76}},
		{60, 76, 1, setting{1, 56, 56}},
		{30, 76, 1, setting{1, 28, 28}},
		{1, 76, 1, setting{1, 1, 1}},
		{143, 76, 3, setting{3, 44, 138}},
		{100, 76, 3, setting{2, 46, 95}},
		{82, 76, 3, setting{1, 76, 76}},
		{400, 76, 3, setting{3, 56, 174}},
		{400, 76, 2, setting{2, 56, 115}},
	} {
		if got := settingFor(c.w, c.most, c.columns); got != c.want {
			t.Errorf("%d cells, %d, %d: %v, want %v", c.w, c.most, c.columns, got, c.want)
		}
	}
}
