package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"broadsheet/parse"
	"broadsheet/reader"
)

const (
	problemHeight = 2 // lines a problem takes
	problemsHead  = 2 // lines above the first
)

// problemsPane lists the files that could not be read, and why. There may be as many as files, so
// it draws only what it shows.
type problemsPane struct {
	scroller

	w, h    int
	look    *look
	all     []reader.Problem
	known   problemCount // what is shown
	asking  bool         // they were asked for, and are not here yet
	version int          // counts the answers
	reading bool         // more may come
	drawn   memo[sheetState]
}

// problemCount is how many problems there are, after how many changes, and whether more may come.
type problemCount struct {
	n       int
	changes int
	reading bool
}

// SetSize gives the pane w by h cells.
func (p *problemsPane) SetSize(w, h int) {
	p.w, p.h = w, h
	p.resize(h, problemsHead+problemHeight*len(p.all))
}

// Update takes the mouse.
func (p *problemsPane) Update(msg tea.MouseMsg) {
	if _, ok := msg.(tea.MouseWheelMsg); ok {
		p.lineBy(wheelLines * notch(msg.Mouse()))
	}
}

// toRow shows the n-th problem.
func (p *problemsPane) toRow(n int) { p.scrollTo(problemsHead + problemHeight*(n-1)) }

// set takes the problems. While reading, there may be more to come.
func (p *problemsPane) set(all []reader.Problem, of problemCount) {
	p.all, p.known, p.reading = all, of, of.reading
	p.version++
	p.SetSize(p.w, p.h)
}

// View is the list, exactly of its size.
func (p *problemsPane) View() string {
	return p.drawn.get(sheetState{p.w, p.h, p.top, p.version, p.look}, func() string {
		lines := make([]string, 0, p.h)
		for i := p.top; i < min(p.top+p.h, p.total); i++ {
			lines = append(lines, p.line(i))
		}
		return fill(lines, p.w, p.h)
	})
}

// line is line i of the list: a title, a blank line, and two lines a problem.
func (p *problemsPane) line(i int) string {
	switch {
	case i == 0 && len(p.all) == 0 && p.reading:
		return " " + p.look.title.Render("So far, every file could be read")
	case i == 0 && len(p.all) == 0:
		return " " + p.look.title.Render("Every file could be read")
	case i == 0:
		return " " + p.look.title.Render("Could not be read: "+counted(len(p.all), "file", "files"))
	case i < problemsHead:
		return ""
	}
	problem := p.all[(i-problemsHead)/problemHeight]
	if (i-problemsHead)%problemHeight == 0 {
		return " " + p.look.plain.Render(cutStart(parse.Clean(problem.Path), p.w-problemHeight))
	}
	return "   " + p.look.dim.Render(parse.Clean(problem.Reason))
}

// cutMiddle shortens s to w cells in its middle: of an address, both ends tell much.
func cutMiddle(s string, w int) string {
	over := ansi.StringWidth(s) - w
	if over <= 0 {
		return s
	}
	left := (max(w, 1) - 1) / 2
	return ansi.Truncate(s, left, "") + "…" + ansi.TruncateLeft(s, left+over+1, "")
}

// cutStart shortens s to w cells at its start: the end of a path tells more.
func cutStart(s string, w int) string {
	if over := ansi.StringWidth(s) - w; over > 0 {
		return ansi.TruncateLeft(s, over+1, "…")
	}
	return strings.TrimSpace(s)
}
