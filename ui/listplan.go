package ui

import "broadsheet/reader"

// How the list is laid out: a row is one line or two; where there are headings, the first line is
// that of the first row on the screen, and another stands wherever the group changes:
//
//	─ Saturday 30 March 2024 ── 21   all that the group has
//	row 17                           p.top
//	row 18
//	─ Friday 29 March 2024 ────── 1
//	row 19
//
// All of it follows from p.top and the rows below it. Nobody counts the lines of the whole list.

// listShape is how the rows are set.
type listShape struct {
	lines   int  // of a row: 1 or 2
	grouped bool // with headings, where the order has groups
}

// slot is a line of the screen: of row at, counted from the first on the screen, its line, or the
// heading above it.
type slot struct {
	at, line int
	heading  bool
}

// headed reports whether there are headings: only where one leaves room for a whole row.
func (p *listPane) headed() bool {
	return (p.ranked || p.shape.grouped && p.order.Groups()) && p.h > p.shape.lines
}

// saysPaper and saysDate report whether the heading says what is left out of the rows.
func (p *listPane) saysPaper() bool {
	return p.headed() && !p.ranked && p.order == reader.ByPublication
}
func (p *listPane) saysDate() bool { return p.headed() && !p.ranked && p.order != reader.ByPublication }

// group is what an entry has in common with its neighbours.
type group struct {
	match reader.Match
	name  string
}

func (p *listPane) group(e reader.Entry) group { return group{e.Match, p.order.Group(e)} }

// most is how many rows the screen shows at most, also in part.
func (p *listPane) most() int { return (p.h + p.shape.lines - 1) / p.shape.lines }

// groups is the group of each of the rows.
func (p *listPane) groups(window []reader.Entry) []group {
	out := make([]group, len(window))
	for i, e := range window {
		out[i] = p.group(e)
	}
	return out
}

// groupsFrom is the groups of n rows from a row on, as far as there are so many.
func (p *listPane) groupsFrom(from, n int) []group {
	if p.rows == nil {
		return nil
	}
	return p.groups(p.rows.Window(from, n))
}

// fits is how many rows stand wholly on the screen when top is the first: at least one.
func (p *listPane) fits(top int) int {
	if !p.headed() {
		return max(p.h/p.shape.lines, 1)
	}
	groups := p.groupsFrom(top, p.most())
	n, used := 0, 0
	for i, g := range groups {
		used += p.shape.lines
		if i == 0 || g != groups[i-1] {
			used++
		}
		if used > p.h {
			break
		}
		n++
	}
	return max(n, 1)
}

// first is the first row from which on the rows down to last, and their headings, take no more
// than so many lines; last itself if it alone takes more.
func (p *listPane) first(last, lines int) int {
	if !p.headed() {
		return max(last-max(lines/p.shape.lines, 1)+1, 0)
	}
	from := max(last-lines/p.shape.lines, 0)
	groups := p.groupsFrom(from, last-from+1)
	used, at := 1+p.shape.lines, last // the heading on top is always there
	for i := len(groups) - 2; i >= 0; i-- {
		used += p.shape.lines
		if groups[i] != groups[i+1] {
			used++
		}
		if used > lines {
			break
		}
		at = from + i
	}
	return max(at, 0)
}

// lastTop is the first row on the screen when the last one is at its foot.
func (p *listPane) lastTop() int { return p.first(p.length()-1, p.h) }

// lineOf is the line of the screen on which a row begins.
func (p *listPane) lineOf(row int) int {
	n := row - p.top
	line := n * p.shape.lines
	if !p.headed() {
		return line
	}
	groups := p.groups(p.window[:min(max(n+1, 0), len(p.window))])
	for i, g := range groups {
		if i == 0 || g != groups[i-1] {
			line++
		}
	}
	return line
}

// plan is what stands on each line of the screen, as far as there are rows.
func (p *listPane) plan() []slot {
	out := make([]slot, 0, p.h)
	headed, last := p.headed(), group{}
	for at, e := range p.window {
		if headed {
			if g := p.group(e); at == 0 || g != last {
				out, last = append(out, slot{at: at, heading: true}), g
			}
		}
		for line := range p.shape.lines {
			out = append(out, slot{at: at, line: line})
		}
	}
	out = out[:min(len(out), max(p.h, 0))]
	if n := len(out); n > 0 && out[n-1].heading { // a heading above nothing
		out = out[:n-1]
	}
	return out
}

// rowAt is the row that a line of the pane shows; a heading is none.
func (p *listPane) rowAt(y int) (row int, ok bool) {
	plan := p.plan()
	if y < 0 || y >= len(plan) || plan[y].heading {
		return 0, false
	}
	return p.top + plan[y].at, true
}
