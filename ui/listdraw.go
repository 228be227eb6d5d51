package ui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// View is the list, exactly of its size.
func (p *listPane) View() string {
	state := listState{p.w, p.h, p.version, p.cursor, p.top, p.shape, p.focused, p.look, p.query, p.hint}
	return p.drawn.get(state, p.draw)
}

func (p *listPane) draw() string {
	if len(p.window) == 0 {
		return fill(p.hinted(), p.w, p.h)
	}
	lines := make([]string, 0, p.h)
	thumb, plan, groups := p.scrollBar(), p.plan(), p.groups(p.window)
	var row []string
	for y, s := range plan {
		here := p.top+s.at == p.cursor && !s.heading
		switch {
		case s.heading:
			lines = append(lines, p.heading(p.headingOf(s.at, groups)))
		case s.line == 0:
			row = p.row(p.look.entry(p.window[s.at]), here)
			fallthrough
		default:
			lines = append(lines, row[s.line])
		}
		lines[y] += p.edge(thumb.covers(y), here)
	}
	for y := len(lines); y < p.h && thumb.shown(); y++ { // less than a row is left over, under a heading
		lines = append(lines, fit("", p.w-edge)+p.edge(thumb.covers(y), false))
	}
	return fill(lines, p.w, p.h)
}

// hinted is what stands in an empty list.
func (p *listPane) hinted() []string {
	lines := strings.Split(ansi.Wordwrap(p.hint, max(p.w-2*gutter, 1), ""), "\n")
	for i, line := range lines {
		lines[i] = strings.Repeat(" ", gutter) + p.look.dim.Render(line)
	}
	return lines
}

// edge is the last cell of a line: the scroll bar, or what belongs to the row.
func (p *listPane) edge(thumb, selected bool) string {
	style := p.look.dim
	if selected {
		style = p.look.chosenMeta
	}
	return style.Render(map[bool]string{true: "▐", false: " "}[thumb])
}
