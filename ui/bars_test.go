package ui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"broadsheet/reader"
	"broadsheet/ui/theme"
)

func TestHeader(t *testing.T) {
	cases := []struct {
		w     int
		facts headerFacts
		want  string
	}{
		{60, headerFacts{"~/archive", 10412, 10412, false}, " broadsheet   ~/archive                     10,412 articles "},
		{60, headerFacts{"~/archive", 37, 10412, true}, " broadsheet   ~/archive                        37 of 10,412 "},
		{40, headerFacts{"~/archive", 1, 1, false}, " broadsheet   ~/archive       1 article "},
		{40, headerFacts{"/a/long/way/to/archive", 0, 10412, true}, " broadsheet   …/to/archive  0 of 10,412 "},
		{20, headerFacts{"~/archive", 37, 10412, true}, " …ive  37 of 10,412 "},
		{30, headerFacts{"~/archive", 0, 0, false}, " broadsheet   ~/archive       "},
	}
	for _, c := range cases {
		h := header{w: c.w, look: newLook(theme.Dark()), facts: c.facts}
		got := ansi.Strip(h.View())
		if got != c.want || ansi.StringWidth(got) != c.w {
			t.Errorf("%+v at %d:\n%q\n%q", c.facts, c.w, got, c.want)
		}
	}
}

func TestStatusGivesUpTheLeastFirst(t *testing.T) {
	all := statusFacts{
		row: 3, rows: 37, order: "date", manner: manner{cuts: true}, reading: true, problems: 2, problemsKey: "E", percent: 42,
	}
	for _, c := range []struct {
		w    int
		want string
	}{
		{130, " 3 of 37 · reading… · by date · cuts shown · captions hidden · 2 files could not be read · E lists them"},
		{75, " 3 of 37 · reading… · 2 files could not be read · E lists them"},
		{35, " 3 of 37 · reading…"},
		{20, " 3 of 37"},
	} {
		s := statusLine{w: c.w, look: newLook(theme.Dark()), facts: all}
		got := ansi.Strip(s.View())
		if !strings.HasPrefix(got, c.want+"  ") || !strings.HasSuffix(got, " 42 % ") || ansi.StringWidth(got) != c.w {
			t.Errorf("at %d: %q", c.w, got)
		}
	}
}

func TestColoursFollowTheTerminal(t *testing.T) {
	s := newStage(t, newFake("a").finish(), 120, 40)
	dark := s.m.View().Content
	s.send(tea.BackgroundColorMsg{Color: theme.Light().Selected})
	s.settle()
	light := s.m.View().Content
	if dark == light || ansi.Strip(dark) != ansi.Strip(light) {
		t.Error("the light screen has the same colours, or another text")
	}
	if s.m.article.text.palette.Name != theme.Light().Name {
		t.Error("the article is set in the old colours")
	}
}

func TestTitleIsTheArticle(t *testing.T) {
	s := newStage(t, newFake("Ferry sinks").finish(), 80, 24)
	if got := s.m.View().WindowTitle; got != "broadsheet" {
		t.Error(got)
	}
	s.keys("enter")
	if got := s.m.View().WindowTitle; got != "Ferry sinks — broadsheet" {
		t.Error(got)
	}
}

func TestFocusIsSeenWithoutColours(t *testing.T) {
	s := newStage(t, newFake("a").finish(), 120, 40)
	list := s.screen()
	s.keys("enter")
	if s.screen() == list || !strings.Contains(list, "▌ a") {
		t.Error("list and article look the same")
	}
}

func TestSortIsSaid(t *testing.T) {
	s := newStage(t, newFake("b", "a").finish(), 120, 40)
	s.has("by date")
	s.keys("s", "h")
	s.has("sorted by headline")
	if got := s.selected(); got != 1 {
		t.Errorf("article %d is first", got)
	}
	s.keys("s", "r")
	s.has("sorted by headline, reversed")
	s.keys("s", "r", "s", "d")
	s.has("sorted by date")
	s.hasNot("reversed")
}

func TestWording(t *testing.T) {
	for in, want := range map[string]string{
		"2024": "2024", "2024-03": "Mar 2024", "2024-03-30": "30 Mar 2024", "2024-03-30T14:05:00Z": "30 Mar 2024", "": "", "spring": "spring",
	} {
		if got := shortDate(in); got != want {
			t.Errorf("shortDate(%q) = %q, want %q", in, got, want)
		}
	}
	for in, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 10412: "10,412", 1234567: "1,234,567", -1000: "-1,000"} {
		if got := thousands(in); got != want {
			t.Errorf("thousands(%d) = %q, want %q", in, got, want)
		}
	}
}

func TestScreenIsDrawnOnlyWhenItChanges(t *testing.T) {
	s := newStage(t, newFake("a", "b").finish(), 120, 40)
	s.m.View()
	if n := testing.AllocsPerRun(10, func() { s.m.list.View(); s.m.article.View(); s.m.frame.header.View() }); n > 0 {
		t.Errorf("an unchanged screen costs %v allocations", n)
	}
}

func BenchmarkKey(b *testing.B) {
	s := &testing.T{}
	st := newStage(s, newFake().addMany(1000).finish(), 120, 40)
	b.ResetTimer()
	for i := range b.N {
		st.m.Update(press([]string{"j", "k"}[i%2]))
		st.m.View()
	}
}

// BenchmarkKeyInAHundredThousandRows is a key in a list of 100,000 rows, and the screen that it
// makes; the longest that may take is a frame of 16 ms.
func BenchmarkKeyInAHundredThousandRows(b *testing.B) {
	for _, shape := range shapes() {
		for _, key := range []string{"j", "pgdown", "G"} {
			b.Run(fmt.Sprintf("lines=%d,grouped=%v,%s", shape.lines, shape.grouped, key), func(b *testing.B) {
				st := newStage(&testing.T{}, newFake("a").finish(), 120, 40)
				st.m.front.list.lines, st.m.front.list.grouped = shape.lines, shape.grouped
				st.m.list.setRows(&countingRows{100_000, map[int]bool{}}, reader.Query{Sort: reader.ByDate}, 50_000)
				b.ResetTimer()
				for i := range b.N {
					st.m.Update(press([]string{key, map[string]string{"j": "k", "pgdown": "pgup", "G": "g"}[key]}[i%2]))
					st.m.View()
				}
			})
		}
	}
}

func BenchmarkViewUnchanged(b *testing.B) {
	st := newStage(&testing.T{}, newFake().addMany(1000).finish(), 120, 40)
	for b.Loop() {
		st.m.View()
	}
}
