package ui

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"broadsheet/reader"
	"broadsheet/ui/theme"
)

// countingRows are invented rows, some a day and a paper, that note which of them were asked for.
type countingRows struct {
	n    int
	seen map[int]bool
}

func (r *countingRows) Len() int                  { return r.n }
func (r *countingRows) Total() int                { return r.n }
func (r *countingRows) Similar() bool             { return false }
func (r *countingRows) Ranked() bool              { return false }
func (r *countingRows) Position(id reader.ID) int { return int(id) }

func (r *countingRows) Window(from, n int) []reader.Entry {
	from = min(max(from, 0), r.n)
	out := make([]reader.Entry, min(max(n, 0), r.n-from))
	for i := range out {
		row := from + i
		r.seen[row] = true
		day := (row*7 + row%3*row/5) / 40 // groups of very different sizes
		out[i] = reader.Entry{
			ID: reader.ID(row), Headline: fmt.Sprintf("Row %d", row), Publication: fmt.Sprintf("The Paper %d", day), //nolint:gosec // none is negative
			Published: fmt.Sprintf("%04d-%02d-%02d", 2024-day/336, 12-day/28%12, 28-day%28), Minutes: 2, Authors: []string{"Ada Farrow"},
		}
	}
	return out
}

// bareList is a list of n invented rows by itself.
func bareList(n, w, h int, shape listShape, order reader.Sort) (*listPane, *countingRows) {
	found := &countingRows{n, map[int]bool{}}
	p := &listPane{look: newLook(theme.Dark()), shape: shape}
	p.SetSize(w, h)
	p.setRows(found, reader.Query{Sort: order}, 0)
	return p, found
}

// rowsOn is the rows that stand whole on the screen, read off the screen itself.
func (p *listPane) rowsOn(t *testing.T) (whole []int, lines []string) {
	t.Helper()
	lines = strings.Split(ansi.Strip(p.View()), "\n")
	for y, line := range lines {
		if n := ansi.StringWidth(line); n != p.w {
			t.Fatalf("line %d has %d cells, not %d: %q", y, n, p.w, line)
		}
		var row int
		if _, after, ok := strings.Cut(line, "Row "); ok && y+p.shape.lines <= len(lines) {
			if _, err := fmt.Sscan(after, &row); err != nil {
				t.Fatal(err)
			}
			whole = append(whole, row)
		}
	}
	return whole, lines
}

func shapes() []listShape {
	return []listShape{{2, false}, {1, false}, {2, true}, {1, true}}
}

// Whatever the height, the shape and the key: pages leave out no row, the selected row is on the
// screen, and only rows near the window are looked at.
func TestPagesLeaveOutNoRow(t *testing.T) {
	const n = 200
	for _, shape := range shapes() {
		for _, h := range []int{3, 4, 5, 6, 9, 16, 23, 41} {
			p, _ := bareList(n, 60, h, shape, reader.ByDate)
			next := 0
			for p.cursor < n-1 {
				whole, _ := p.rowsOn(t)
				if whole[0] > next || whole[len(whole)-1] < next {
					t.Fatalf("%+v, %d lines: page down from row %d to %v", shape, h, next, whole)
				}
				next = whole[len(whole)-1] + 1
				p.pageBy(1)
			}
			before := n - 1
			for p.cursor > 0 {
				whole, _ := p.rowsOn(t)
				if whole[len(whole)-1] < before || whole[0] > before {
					t.Fatalf("%+v, %d lines: page up from row %d to %v", shape, h, before, whole)
				}
				before = whole[0] - 1
				p.pageBy(-1)
			}
		}
	}
}

func TestSelectedRowIsAlwaysOnTheScreen(t *testing.T) {
	dice := rand.New(rand.NewPCG(5, 1)) //nolint:gosec // it is to be the same each time
	for _, shape := range shapes() {
		p, found := bareList(100_000, 50, 20, shape, reader.ByDate)
		for step := range 300 {
			clear(found.seen)
			switch dice.IntN(9) {
			case 0:
				p.SetSize(20+dice.IntN(100), 3+dice.IntN(40))
			case 1:
				p.Update(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
			case 2:
				p.Update(tea.MouseWheelMsg{Button: tea.MouseWheelUp})
			case 3:
				p.drag(dice.IntN(p.h), 0)
			case 4:
				p.pageBy(dice.IntN(5) - 2)
			case 5:
				p.halfBy(dice.IntN(5) - 2)
			case 6:
				p.lineBy(dice.IntN(9) - 4)
			case 7:
				p.moveTo(dice.IntN(p.length()))
			case 8:
				p.reshape(listShape{1 + dice.IntN(2), dice.IntN(2) == 0})
			}
			want := fmt.Sprintf("Row %d", p.cursor)
			whole, lines := p.rowsOn(t)
			if len(whole) == 0 || p.cursor < whole[0] || p.cursor > whole[len(whole)-1] || !strings.Contains(strings.Join(lines, "\n"), want) {
				t.Fatalf("step %d, %+v: %s is not on\n%s", step, p.shape, want, strings.Join(lines, "\n"))
			}
			if len(found.seen) > 600 {
				t.Fatalf("step %d: %d rows were looked at", step, len(found.seen))
			}
		}
	}
}

func TestClickFindsTheRowUnderIt(t *testing.T) {
	for _, shape := range shapes() {
		p, _ := bareList(500, 60, 23, shape, reader.ByDate)
		for top := range 60 {
			p.scrollTo(top)
			_, lines := p.rowsOn(t)
			for y, line := range lines {
				row, ok := p.rowAt(y)
				if heading := strings.HasPrefix(line, "─"); heading == ok && strings.Trim(line, " ▐") != "" {
					t.Fatalf("%+v from %d: line %d is row %d, %v: %q", shape, top, y, row, ok, line)
				}
				if strings.Contains(line, "Row ") && !strings.Contains(line, fmt.Sprintf("Row %d ", row)) {
					t.Fatalf("%+v from %d: line %d is row %d: %q", shape, top, y, row, line)
				}
			}
		}
	}
}

func TestHeadingOfTheFirstRowStaysOnTop(t *testing.T) {
	for _, order := range []reader.Sort{reader.ByDate, reader.ByPublication} {
		for _, lines := range []int{1, 2} {
			p, found := bareList(400, 60, 15, listShape{lines, true}, order)
			for top := range 300 {
				p.scrollTo(top)
				whole, screen := p.rowsOn(t)
				first := found.Window(whole[0], 1)[0]
				name := groupNames(order, first, p.group(first))[0]
				if p.top != top || whole[0] != top || !strings.HasPrefix(screen[0], "─ "+name+" ─") {
					t.Fatalf("from row %d: %q, want %s", top, screen[0], name)
				}
			}
		}
	}
}

func TestHeadingCountsItsGroup(t *testing.T) {
	lib := newFake("a", "b", "c", "d", "e", "f")
	for i, date := range []string{"2024-03-30", "2024-03-30T10:00:00Z", "2024-03", "2024", "", ""} {
		lib.entries[i].Published = date
	}
	s := newStage(t, lib.finish(), 80, 24)
	s.keys("B")
	for _, want := range []string{"─ Saturday 30 March 2024 ─", "─ 2  ", "─ March 2024 ─", "─ 2024 ─", "─ No date ─"} {
		s.has(want)
	}
	s.hasNot("30 Mar 2024")
	s.send(tea.WindowSizeMsg{Width: 20, Height: 6})
	s.has("─ 30 Mar 2024 ── 2 ▐")
	s.keys("j")
	s.has("─ 30 Mar 2024 ── 2  ") // the other row is above
	s.keys("k", "D")
	s.has("─ 30 Mar 2024 ── 2 ▐")
	s.keys("G")
	s.has("─ No date ────── 2  ")
	s.keys("B")
	s.hasNot("─ No")
}

func TestHeadingsFollowTheOrder(t *testing.T) {
	lib := newFake("a", "b", "c")
	lib.entries[0].Publication, lib.entries[1].Publication = "", "Harbour Post"
	s := newStage(t, lib.finish(), 120, 40)
	s.keys("s", "b")
	s.has("─ Harbour Post ─")
	s.has("─ The Fenland Echo ─")
	s.has("─ No publication ─")
	s.hasNot("Fenland Echo ·")
	s.keys("s", "h")
	s.hasNot("─ Harbour Post")
	s.keys("B")
	s.has("a list by headline has no headings; s sorts")
	s.keys("s", "d")
	s.has("─ Saturday 30 March 2024 ─")
	s.keys("s", "n")
	s.hasNot("─ Saturday")
	s.keys("s", "y")
	s.has("─ Saturday 30 March 2024 ─")
}

func TestColumnsAlignAtEveryWidth(t *testing.T) {
	lib := hostile()
	for i := range lib.entries {
		lib.entries[i].Publication = []string{"The Fenland Echo", "港の新聞", "", "The Very Long Name of a Paper in the North"}[i%4]
		lib.entries[i].Published = []string{"2024-03-30", "2024-04-09", "2024", "", "2024-03", "the spring of a long year"}[i%6]
	}
	s := newStage(t, lib, 120, 40)
	s.keys("D", "w")
	for w := 20; w < 130; w += 3 {
		s.send(tea.WindowSizeMsg{Width: w, Height: 40})
		s.fits("one line a row")
		at := columnsIn(w - gutter - edge)
		for y, line := range strings.Split(ansi.Strip(s.m.list.View()), "\n") {
			for _, gap := range []int{at.date, at.date + 2 + at.paper} {
				if from := gutter + gap; at.date > 0 && (gap == at.date || at.paper > 0) {
					if got := ansi.Cut(line, from, from+2); strings.TrimSpace(got) != "" || ansi.StringWidth(ansi.Cut(line, 0, from)) != from {
						t.Fatalf("%d cells, line %d: %q stands between two columns of %q", w, y, got, line)
					}
				}
			}
		}
		if at.date == 0 && w >= 40 {
			t.Errorf("no date in %d cells", w)
		}
	}
}

func TestRowOfOneLine(t *testing.T) {
	e := reader.Entry{Headline: "Harbour wall to be rebuilt", Publication: "The Fenland Echo", Published: "2024-03-09", Authors: []string{"Ada Farrow"}}
	for _, c := range []struct {
		w     int
		query string
		order reader.Sort
		want  string
	}{
		{75, "", "", "▌  9 Mar 2024  The Fenland Echo  Harbour wall to be rebuilt"},
		{60, "", "", "▌  9 Mar 2024  Fenland Echo  Harbour wall to be rebuilt"},
		{43, "", "", "▌  9 Mar 24  Fenland…  Harbour wall to be…"},
		{36, "", "", "▌  9 Mar 24  Harbour wall to be re…"},
		{20, "", "", "▌ Harbour wall to …"},
		{43, "", reader.ByDate, "▌ Fenland…  Harbour wall to be rebuilt"},
		{43, "", reader.ByPublication, "▌  9 Mar 24  Harbour wall to be rebuilt"},
		{75, "farrow", "", "▌  9 Mar 2024  The Fenland Echo  Harbour wall to be rebuilt · Ada Farrow"},
		{60, "farrow", "", "▌  9 Mar 2024  Fenland Echo  Harbour wall to … · Ada Farrow"},
		{36, "farrow", "", "▌  9 Mar 24  Harbour … · Ada Farrow"},
	} {
		p := &listPane{look: newLook(theme.Dark()), w: c.w, h: 9, query: c.query, order: c.order, focused: true, shape: listShape{1, c.order != ""}}
		got := p.row(e, true)
		if text := strings.TrimRight(ansi.Strip(got[0]), " "); text != c.want || len(got) != 1 || ansi.StringWidth(got[0]) != c.w-edge {
			t.Errorf("%d cells by %q, filter %q:\n%q\n%q", c.w, c.order, c.query, text, c.want)
		}
	}
}

func TestBriefNameKeepsWhatMatched(t *testing.T) {
	for _, c := range []struct {
		found  [2]int
		marked string
	}{{[2]int{4, 8}, "Fenl"}, {[2]int{0, 6}, "Fe"}, {[2]int{0, 3}, ""}} {
		got := briefly(fact{"The Fenland Echo", [][2]int{c.found}}, 12)
		var marked strings.Builder
		for _, r := range got.found {
			marked.WriteString(got.text[r[0]:r[1]])
		}
		if got.text != "Fenland Echo" || marked.String() != c.marked {
			t.Errorf("%v: %q marked %q", c.found, got.text, &marked)
		}
	}
}

func TestShapeKeepsTheLineOfTheSelectedRow(t *testing.T) {
	s := newStage(t, newFake().addMany(200).finish(), 120, 41)
	s.keys("f", "f", "j", "j", "j", "j")
	id, line := s.selected(), s.m.list.lineOf(s.m.list.cursor)
	for range 4 {
		s.keys("D")
		if now := s.m.list.lineOf(s.m.list.cursor); s.selected() != id || now > line || now < line-1 {
			t.Errorf("article %d on line %d, want %d on %d", s.selected(), now, id, line)
		}
	}
}

func TestSizeOfAGroupIsFoundFromAnyOfItsRows(t *testing.T) {
	lib := newFake()
	lib.addMany(200)
	sizes := map[string]int{"2024-03-30": 1, "2024-03-29": 64, "2024-03-28": 65, "2024-03-27": 70}
	i := 0
	for day, n := range sizes {
		for range n {
			lib.entries[i].Published = day
			i++
		}
	}
	s := newStage(t, lib.finish(), 120, 40)
	s.keys("B")
	for row := range s.m.list.length() {
		day := s.m.list.groupsFrom(row, 1)[0]
		if got := s.m.list.groupSize(row, day); got != sizes[day.name] {
			t.Errorf("row %d: %s has %d rows, want %d", row, day.name, got, sizes[day.name])
		}
	}
}

func TestRankedRowsStandUnderWhatTheyMatchBy(t *testing.T) {
	lib := newFake("a", "b", "c", "d", "e", "f")
	for i, match := range []reader.Match{reader.WholeWords, reader.WholeWords, reader.WordStarts, reader.Within, reader.Within, reader.Within} {
		lib.entries[i].Match = match
	}
	s := newStage(t, lib.finish(), 120, 40)
	for _, name := range []string{"─ Whole words ──", "─ Beginnings of words ──", "─ Within words ──"} {
		s.has(name)
	}
	for row, want := range []int{2, 2, 1, 3, 3, 3} {
		if got := s.m.list.groupSize(row, s.m.list.groupsFrom(row, 1)[0]); got != want {
			t.Errorf("row %d is among %d, want %d", row, got, want)
		}
	}
	s.keys("B") // headings of days would tear them apart
	s.has("─ Whole words ──")
	s.has("The Fenland Echo · 30 Mar 2024")
	for i := range lib.entries {
		lib.entries[i].Match = reader.Unranked
	}
	s.keys("s", "d")
	s.has("─ Saturday 30 March 2024 ──")
}

// What stands for a headline is what the filter looks at, too.
func TestNameOfAFileIsMarked(t *testing.T) {
	p, _ := bareList(1, 60, 9, listShape{2, false}, reader.ByDate)
	p.query = "minutes"
	if f := p.named(reader.Entry{Path: "press/council-minutes.txt"}); len(f.found) != 1 || f.text[f.found[0][0]:f.found[0][1]] != "minutes" {
		t.Errorf("in %q %v is marked", f.text, f.found)
	}
}
