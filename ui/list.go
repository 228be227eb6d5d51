package ui

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"broadsheet/reader"
)

const (
	rowHeight = 2 // lines an article takes in the list
	gutter    = 2 // cells of the bar and the blank before its text
	wheelRows = 2 // rows that one notch of the wheel moves
)

// listPane shows a window of the rows. It asks for the rows that it shows, never for all.
type listPane struct {
	w, h    int
	look    *look
	focused bool
	rows    rows   // nil before the first answer
	query   string // what they match
	version int    // counts the answers
	hint    string // what stands in the list while it is empty
	cursor  int    // the selected row
	top     int    // the first row on the screen
	held    reader.ID
	holds   bool           // the reader has moved or opened: the cursor keeps to the article held
	window  []reader.Entry // the rows on the screen, from top on
	drawn   memo[listState]
}

// listState is what the picture of a list depends on.
type listState struct {
	w, h, version, cursor, top int
	focused                    bool
	look                       *look
	query, hint                string
}

// anchor is what the cursor holds on to while a query runs.
type anchor struct {
	rows   rows
	cursor int
	held   reader.ID
	holds  bool
}

// land returns the row of found where the cursor goes: to the article that the reader chose last,
// or to the nearest one below the cursor that is still there, or to the first.
func (a anchor) land(ctx context.Context, found rows) int {
	if !a.holds || a.rows == nil || found.Len() == 0 {
		return 0
	}
	if at := found.Position(a.held); at >= 0 {
		return at
	}
	// Each try may look at all that was found: so many tries that a keystroke stays a keystroke.
	const chunk, looks, most = 100, 4_000_000, 5000
	tries := min(looks/found.Len(), most)
	for from := a.cursor; from <= a.cursor+tries && ctx.Err() == nil; from += chunk {
		below := a.rows.Window(from, chunk)
		for _, e := range below {
			if at := found.Position(e.ID); at >= 0 {
				return at
			}
		}
		if len(below) < chunk {
			break
		}
	}
	return 0
}

// SetSize gives the list w by h cells. The selected row stays on the screen.
func (p *listPane) SetSize(w, h int) {
	if p.w != w || p.h != h {
		p.w, p.h = w, h
		p.show(p.top)
	}
}

// Update takes the mouse, in cells of the pane. It reports whether an article was clicked that
// was selected already.
func (p *listPane) Update(msg tea.MouseMsg) (opened bool) {
	mouse := msg.Mouse()
	switch msg.(type) {
	case tea.MouseWheelMsg:
		p.wheel(wheelRows * notch(mouse))
	case tea.MouseClickMsg:
		at := p.top + mouse.Y/rowHeight
		if p.rows == nil || at >= p.rows.Len() || mouse.Button != tea.MouseLeft {
			return false
		}
		opened = at == p.cursor
		p.moveTo(at)
	}
	return opened
}

// notch is the direction of the wheel: -1, 1, or 0 for one that goes sideways.
func notch(m tea.Mouse) int {
	return map[tea.MouseButton]int{tea.MouseWheelUp: -1, tea.MouseWheelDown: 1}[m.Button]
}

// capacity is how many rows the pane shows whole.
func (p *listPane) capacity() int { return max(p.h/rowHeight, 1) }

// length is how many rows there are.
func (p *listPane) length() int {
	if p.rows == nil {
		return 0
	}
	return p.rows.Len()
}

// show puts the row top first, as far as there are rows below it and the cursor stays in sight,
// and asks for the window.
func (p *listPane) show(top int) {
	top = min(max(top, p.cursor-p.capacity()+1), p.cursor)
	p.top = max(min(top, p.length()-p.capacity()), 0)
	p.window = nil
	if p.rows != nil && p.h > 0 {
		p.window = p.rows.Window(p.top, (p.h+rowHeight-1)/rowHeight)
	}
}

// setRows takes the answer of a query, with the cursor in row at. The selected row keeps its line.
func (p *listPane) setRows(found rows, query string, at int) {
	line := p.cursor - p.top
	p.rows, p.query = found, query
	p.version++
	p.cursor = min(max(at, 0), max(p.length()-1, 0))
	p.show(p.cursor - line)
}

// anchor is what the cursor holds on to now.
func (p *listPane) anchor() anchor { return anchor{p.rows, p.cursor, p.held, p.holds} }

// hold keeps the cursor on the article that is selected now, whatever comes.
func (p *listPane) hold() {
	if e, ok := p.selected(); ok {
		p.held, p.holds = e.ID, true
	}
}

// selected is the entry under the cursor.
func (p *listPane) selected() (reader.Entry, bool) {
	if i := p.cursor - p.top; i >= 0 && i < len(p.window) {
		return p.window[i], true
	}
	return reader.Entry{}, false
}

// moveTo selects a row, as the reader wants it.
func (p *listPane) moveTo(row int) {
	p.cursor = min(max(row, 0), max(p.length()-1, 0))
	p.show(p.top)
	p.hold()
}

// wheel moves the window, and takes the cursor along at its edges, so that keys never act on a
// row out of sight.
func (p *listPane) wheel(n int) {
	top := max(min(p.top+n, p.length()-p.capacity()), 0)
	row := min(max(p.cursor, top), top+p.capacity()-1)
	if top == p.top {
		return
	}
	p.top = top
	p.moveTo(row)
}

func (p *listPane) lineBy(n int) { p.moveTo(p.cursor + n) }
func (p *listPane) halfBy(n int) { p.jump(n * max(p.capacity()/2, 1)) }
func (p *listPane) pageBy(n int) { p.jump(n * p.capacity()) }
func (p *listPane) toTop()       { p.moveTo(0) }
func (p *listPane) toEnd()       { p.moveTo(p.length() - 1) }
func (p *listPane) toRow(n int)  { p.moveTo(n - 1) }

// jump moves window and cursor alike, so that the selected row keeps its line.
func (p *listPane) jump(n int) {
	p.top = max(min(p.top+n, p.length()-p.capacity()), 0)
	p.moveTo(p.cursor + n)
}

// View is the list, exactly of its size.
func (p *listPane) View() string {
	state := listState{p.w, p.h, p.version, p.cursor, p.top, p.focused, p.look, p.query, p.hint}
	return p.drawn.get(state, p.draw)
}

func (p *listPane) draw() string {
	var lines []string
	for i, e := range p.window {
		lines = append(lines, p.row(e, p.top+i == p.cursor)...)
	}
	if len(lines) == 0 {
		for line := range strings.SplitSeq(ansi.Wordwrap(p.hint, max(p.w-2*gutter, 1), ""), "\n") {
			lines = append(lines, strings.Repeat(" ", gutter)+p.look.dim.Render(line))
		}
	}
	return fill(lines, p.w, p.h)
}
