package ui

import (
	"errors"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"broadsheet/parse"
	"broadsheet/reader"
	"broadsheet/ui/page"
)

// wheelLines is how many lines of text one notch of the wheel moves.
const wheelLines = 3

// articlePane shows one article, at the place where the reader is in it.
type articlePane struct {
	scroller

	w, h   int
	look   *look
	text   *setPage            // what is shown; nil at first
	coming bool                // another text was asked for, and is not here yet
	late   bool                // it is a while in coming: the old one is not shown
	toLast bool                // the end was wanted meanwhile: it is that of the text to come
	ahead  ahead               // pages that were wanted meanwhile
	hint   string              // what stands in the pane while there is nothing to show
	places map[reader.ID]place // where the reader was in the articles that were shown
	held   heldPlace
	lines  []string // text.err in lines, if it is that
	drawn  memo[articleState]
}

// articleState is what the picture of an article depends on.
type articleState struct {
	w, h, top int
	look      *look
	text      *setPage
	late      bool
	hint      string
}

// place is a line of an article in a way that outlives another width or view: the byte of the
// source from which on it shows it, and, of several lines that show the same one, which.
type place struct{ at, line int }

// heldPlace is the place that was wanted when the pane was last set, and where that put the top. As
// long as the reader moves no further it is still the place: it must not drift from one width to
// the next.
type heldPlace struct {
	place
	top int
}

// ahead is how many pages of an article were wanted before it was there.
type ahead struct {
	id    reader.ID
	pages int
}

// pageAhead pages an article that is still coming.
func (p *articlePane) pageAhead(id reader.ID) {
	if p.ahead.id != id {
		p.ahead = ahead{id: id}
	}
	p.ahead.pages++
}

// SetSize gives the pane w by h cells.
func (p *articlePane) SetSize(w, h int) {
	moved := p.top != p.held.top
	p.w, p.h = w, h
	p.resize(h, p.total)
	if !moved {
		p.held.top = p.top
	}
}

// Update takes the mouse.
func (p *articlePane) Update(msg tea.MouseMsg) {
	if _, ok := msg.(tea.MouseWheelMsg); ok {
		p.lineBy(wheelLines * notch(msg.Mouse()))
	}
}

// show puts an article into the pane: the same one at the line that was first, one that was shown
// before at the place that it was left, another one at its top.
func (p *articlePane) show(text *setPage) {
	if old := p.text; old != nil && old.err == nil {
		if at := p.place(); at != (place{}) {
			p.places[old.id] = at
		} else {
			delete(p.places, old.id)
		}
	}
	last := p.toLast
	p.coming = false
	p.text, p.late, p.toLast, p.lines = text, false, false, nil
	total := len(text.lines)
	if text.err != nil {
		p.lines = p.failure(text)
		total = len(p.lines)
	}
	p.top = 0
	p.resize(p.h, total)
	at, ok := p.places[text.id]
	if last {
		p.toEnd()
	} else if ok && text.err == nil {
		p.scrollTo(find(text.lines, at))
	}
	p.held = heldPlace{at, p.top}
	if p.ahead.id == text.id {
		p.pageBy(p.ahead.pages)
	}
	p.ahead = ahead{}
	if last || text.err != nil {
		p.held.place = p.lineAt()
	}
}

// toEnd goes to the end: of the text that is coming, if one is.
func (p *articlePane) toEnd() {
	p.toLast = p.coming
	p.scroller.toEnd()
}

// shows reports whether the article, or why it cannot be read, is what is in the pane.
func (p *articlePane) shows(id reader.ID) bool {
	return p.text != nil && p.text.id == id && !p.late
}

// place is where the reader is; nothing of it is set at the top.
func (p *articlePane) place() place {
	if p.top == p.held.top {
		return p.held.place
	}
	return p.lineAt()
}

// lineAt is the place of the first line that is shown.
func (p *articlePane) lineAt() place {
	if p.text.err != nil || p.top <= 0 || p.top >= len(p.text.lines) {
		return place{}
	}
	at := p.text.lines[p.top].At
	first := p.top
	for first > 0 && p.text.lines[first-1].At == at {
		first--
	}
	return place{at: at, line: p.top - first}
}

// find is the line of a place: the last one that begins at it or before it.
func find(lines []page.Line, at place) int {
	n, _ := slices.BinarySearchFunc(lines, at.at+1, func(l page.Line, at int) int { return l.At - at })
	last := max(n-1, 0)
	if last == 0 || lines[last].At < at.at {
		return last
	}
	first := last
	for first > 0 && lines[first-1].At == lines[last].At {
		first--
	}
	return min(first+at.line, last)
}

// View is the article, exactly of the pane's size.
func (p *articlePane) View() string {
	return p.drawn.get(articleState{p.w, p.h, p.top, p.look, p.text, p.late, p.hint}, p.draw)
}

func (p *articlePane) draw() string {
	switch {
	case p.text == nil || p.late:
		return fill(p.centred([]string{p.look.dim.Render(p.hint)}), p.w, p.h)
	case p.text.err != nil:
		return fill(p.centred(p.lines[p.top:]), p.w, p.h)
	}
	shown := p.text.lines[p.top:min(p.top+p.h, p.total)]
	lines := make([]string, len(shown))
	for i, line := range shown {
		lines[i] = line.Text
	}
	return fill(p.centred(lines), p.w, p.h)
}

// centred puts lines of the measure into the middle of the pane.
func (p *articlePane) centred(lines []string) []string {
	margin := strings.Repeat(" ", max((p.w-measure(p.w))/2, 0))
	out := make([]string, len(lines))
	for i, line := range lines {
		out[i] = margin + line
	}
	return out
}

// failure says in lines why an article cannot be shown.
func (p *articlePane) failure(text *setPage) []string {
	file, reason := text.entry.Path, text.err.Error()
	if problem := (*reader.Problem)(nil); errors.As(text.err, &problem) {
		file, reason = problem.Path, problem.Reason
	}
	wrap := func(s string) []string {
		return strings.Split(ansi.Wrap(parse.Clean(s), measure(p.w), ""), "\n")
	}
	styled := func(lines []string, render func(...string) string) []string {
		for i, line := range lines {
			lines[i] = render(line)
		}
		return lines
	}
	return slices.Concat(
		styled(wrap("This article cannot be shown."), p.look.warn.Render), []string{""},
		styled(wrap(file), p.look.plain.Render), styled(wrap(reason), p.look.dim.Render),
	)
}
