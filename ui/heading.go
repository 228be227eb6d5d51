package ui

import (
	"sort"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"broadsheet/parse"
	"broadsheet/reader"
)

// heading is what a heading of the list says.
type heading struct {
	names []string // of the group, the longest form first
	rows  int      // that the group has
}

// headingOf makes the heading above row at, counted from the first on the screen.
func (p *listPane) headingOf(at int, groups []group) heading {
	return heading{groupNames(p.order, p.look.entry(p.window[at]), groups[at]), p.groupSize(p.top+at, groups[at])}
}

// groupSize is how many rows the group has that row is in. They stand together, so that few of them
// are looked at, however many there are.
func (p *listPane) groupSize(row int, group group) int {
	reach := func(step, most int) int { // how far the group goes on from the row
		in := func(n int) bool {
			found := p.groupsFrom(row+step*n, 1)
			return len(found) == 1 && found[0] == group
		}
		near, stride := 0, 1
		for near+stride <= most && in(near+stride) {
			near += stride
			stride *= 2
		}
		return near + sort.Search(min(stride, most-near), func(k int) bool { return !in(near + k + 1) })
	}
	return reach(-1, row) + 1 + reach(1, p.length()-1-row)
}

// groupNames is how the group of an entry is called, the longest form first.
func groupNames(order reader.Sort, e reader.Entry, of group) []string {
	group := of.name
	switch {
	case of.match != reader.Unranked:
		return matchNames[of.match]
	case order == reader.ByPublication && group == "":
		return []string{"No publication"}
	case order == reader.ByPublication:
		return []string{parse.Clean(e.Publication)}
	case group == "":
		return []string{"No date"}
	}
	for _, form := range []struct{ layout, long, short string }{
		{time.DateOnly, "Monday 2 January 2006", "2 Jan 2006"}, {"2006-01", "January 2006", "Jan 2006"},
	} {
		if t, err := time.Parse(form.layout, group); err == nil {
			return []string{t.Format(form.long), t.Format(form.short)}
		}
	}
	return []string{group}
}

// matchNames are the headings where what matches best comes first.
var matchNames = map[reader.Match][]string{
	reader.WholeWords: {"Whole words"}, reader.WordStarts: {"Beginnings of words", "Beginnings"},
	reader.Within: {"Within words"}, reader.Similar: {"Similar"},
}

// heading draws a heading, without the last cell of the line.
func (p *listPane) heading(h heading) string {
	const before, between = "─ ", " "
	count := thousands(h.rows) + " "
	w := p.w - edge
	room := max(w-ansi.StringWidth(before)-ansi.StringWidth(between)-ansi.StringWidth(between)-ansi.StringWidth(count)-1, 0)
	name := h.names[len(h.names)-1]
	for _, each := range h.names {
		if ansi.StringWidth(each) <= room {
			name = each
			break
		}
	}
	name = ansi.Truncate(name, room, "…")
	rule := strings.Repeat("─", max(room-ansi.StringWidth(name)+1, 0))
	return fit(p.look.rule.Render(before)+p.look.title.Render(name)+between+p.look.rule.Render(rule)+between+p.look.dim.Render(count), w)
}
