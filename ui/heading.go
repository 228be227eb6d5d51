package ui

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"broadsheet/parse"
	"broadsheet/reader"
)

// heading is what a heading of the list says.
type heading struct {
	names []string // of the group, the longest form first
	rows  int      // that stand below it on the screen
	more  bool     // and others that do not
}

// headingOf makes the heading above row at, counted from the first on the screen, out of the plan
// of the screen and the groups of its rows.
func (p *listPane) headingOf(at int, plan []slot, groups []string) heading {
	h := heading{names: groupNames(p.order, p.window[at], groups[at])}
	for _, s := range plan {
		if !s.heading && s.line == 0 && groups[s.at] == groups[at] {
			h.rows++
		}
	}
	beyond := p.groupsFrom(p.top+at+h.rows, 1)
	if at == 0 && p.top > 0 {
		beyond = append(beyond, p.groupsFrom(p.top-1, 1)...)
	}
	h.more = slices.Contains(beyond, groups[at])
	return h
}

// groupNames is how the group of an entry is called, the longest form first.
func groupNames(order reader.Sort, e reader.Entry, group string) []string {
	switch {
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

// heading draws a heading, without the last cell of the line.
func (p *listPane) heading(h heading) string {
	const before, between = "─ ", " "
	count := strconv.Itoa(h.rows) + map[bool]string{true: "+", false: " "}[h.more]
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
