package ui

import (
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"broadsheet/parse"
	"broadsheet/reader"
	"broadsheet/ui/page"
)

// wheelLines is how many lines of text one notch of the wheel moves.
const wheelLines = 3

// articlePane shows one article, at the place where the reader is in it.
type articlePane struct {
	leaf

	w, h   int
	set    setting
	look   *look
	text   *setPage            // what is shown; nil at first
	coming bool                // another text was asked for, and is not here yet
	late   bool                // it is a while in coming: the old one is not shown
	toLast bool                // the end was wanted meanwhile: it is that of the text to come
	ahead  ahead               // pages that were wanted meanwhile
	hint   string              // what stands in the pane while there is nothing to show
	places map[reader.ID]place // where the reader was in the articles that were shown
	held   heldPlace
	seek   *seeker
	drawn  memo[articleState]
}

// articleState is what the picture of an article depends on.
type articleState struct {
	w, h int
	set  setting
	top  spot
	look *look
	text *setPage
	late bool
	hint string
	turn uint64 // of the search
	done bool
	at   int
}

// place is a line of an article in a way that outlives another width or view: the byte of the
// source from which on it shows it, and, of several lines that show the same one, which.
type place struct{ at, line int }

// heldPlace is the place that was wanted when the pane was last set, and where that put the top. As
// long as the reader moves no further it is still the place: it must not drift from one width to
// the next.
type heldPlace struct {
	place
	top spot
}

// ahead is how many pages of an article were wanted before it was there.
type ahead struct {
	id    reader.ID
	pages int
}

// pageAhead pages an article that is still coming n pages on.
func (p *articlePane) pageAhead(id reader.ID, n int) {
	if p.ahead.id != id {
		p.ahead = ahead{id: id}
	}
	p.ahead.pages += n
}

// SetSize gives the pane w by h cells, and its text a setting.
func (p *articlePane) SetSize(w, h int, set setting) {
	if p.w == w && p.h == h && p.set == set {
		return
	}
	p.w, p.h, p.set = w, h, set
	moved := p.top != p.held.top
	p.resize(h, p.shown().columns)
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
		if at := p.where(); at != (place{}) {
			p.places[old.id] = at
		} else {
			delete(p.places, old.id)
		}
	}
	last := p.toLast
	p.coming = false
	p.text, p.late, p.toLast = text, false, false
	p.columns = p.shown().columns
	if text.err != nil {
		p.open(p.failure(text))
	} else {
		p.open(text.lines)
	}
	at, ok := p.places[text.id]
	if last {
		p.toEnd()
	} else if ok && text.err == nil {
		p.scrollTo(p.find(at))
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
	p.leaf.toEnd()
}

// shows reports whether the article, or why it cannot be read, is what is in the pane.
func (p *articlePane) shows(id reader.ID) bool {
	return p.text != nil && p.text.id == id && !p.late
}

// where is the reader's place; nothing of it is set at the top.
func (p *articlePane) where() place {
	if p.top == p.held.top {
		return p.held.place
	}
	return p.lineAt()
}

// lineAt is the place of the first line that is shown.
func (p *articlePane) lineAt() place {
	if p.text.err != nil || p.atTop() {
		return place{}
	}
	return p.place(p.top)
}

// shown is the setting of the text that is shown, which may be that of a moment ago.
func (p *articlePane) shown() setting {
	if p.text != nil && p.text.err == nil {
		return p.text.set
	}
	set := p.set
	set.columns = 1
	return set
}

// View is the article, exactly of the pane's size.
func (p *articlePane) View() string {
	return p.drawn.get(articleState{p.w, p.h, p.set, p.top, p.look, p.text, p.late, p.hint, p.seek.turn, p.seek.done, p.seek.at}, p.draw)
}

func (p *articlePane) draw() string {
	if p.text == nil || p.late {
		return fill(p.centred([]string{p.look.dim.Render(p.hint)}), p.w, p.h)
	}
	lines := p.marked(p.room(p.top))
	if p.shown().columns > 1 {
		lines = p.inColumns(lines)
	}
	return fill(p.centred(lines), p.w, p.h)
}

// marked is the first n lines of the window, with what was found marked on them.
func (p *articlePane) marked(n int) []string {
	var lines []string
	for s := p.top; len(lines) < n && s.part < p.leaf.text.Len(); s = (spot{s.part + 1, 0}) {
		part := p.leaf.text.Part(s.part)
		var marks []page.Mark
		var links []page.Link
		stretches, first := p.seek.in(s.part)
		if p.text.err == nil {
			links = p.text.lines.LinksOn(s.part)
		}
		if len(stretches) > 0 && p.text.err == nil {
			marks = p.text.lines.Marks(s.part, stretches)
		}
		for ; s.line < len(part) && len(lines) < n; s.line++ {
			line := p.underlined(part[s.line].Text, s.part, s.line, links)
			lines = append(lines, p.mark(line, s.line, marks, p.seek.at-first))
		}
	}
	return lines
}

// mark styles what was found on a line; the one that the reader is at stands out.
func (p *articlePane) mark(text string, line int, marks []page.Mark, chosen int) string {
	var ranges []lipgloss.Range
	for _, m := range marks {
		if m.Line == line {
			style := p.look.hitDim
			if m.Of == chosen {
				style = style.Reverse(true)
			}
			ranges = append(ranges, lipgloss.NewRange(m.From, m.To, style))
		}
	}
	if len(ranges) == 0 {
		return text
	}
	return lipgloss.StyleRanges(text, ranges...)
}

// margin is how many cells stand left of the text.
func (p *articlePane) margin() int { return max((p.w-p.shown().head)/2, 0) }

// centred puts lines of the measure into the middle of the pane.
func (p *articlePane) centred(lines []string) []string {
	margin := strings.Repeat(" ", p.margin())
	out := make([]string, len(lines))
	for i, line := range lines {
		out[i] = margin + line
	}
	return out
}

// failure says in lines why an article cannot be shown.
func (p *articlePane) failure(text *setPage) notice {
	file, reason := text.entry.Path, text.err.Error()
	if problem := (*reader.Problem)(nil); errors.As(text.err, &problem) {
		file, reason = problem.Path, problem.Reason
	}
	var lines notice
	say := func(s string, style lipgloss.Style) {
		for line := range strings.SplitSeq(ansi.Wrap(parse.Clean(s), max(p.set.head, 1), ""), "\n") {
			lines = append(lines, page.Line{Text: style.Render(line)})
		}
	}
	say("This article cannot be shown.", p.look.warn)
	lines = append(lines, page.Line{})
	say(file, p.look.plain)
	say(reason, p.look.dim)
	return lines
}

// notice is a few lines as a sheaf.
type notice []page.Line

func (n notice) Len() int             { return 1 }
func (n notice) Part(int) []page.Line { return n }
func (n notice) Start(int) int        { return 0 }
func (n notice) Source() int          { return 1 }
func (n notice) Head() int            { return 0 }
func (n notice) Stops(int) bool       { return false }
