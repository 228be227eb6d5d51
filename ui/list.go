package ui

import (
	tea "charm.land/bubbletea/v2"

	"broadsheet/reader"
)

const (
	gutter    = 2 // cells of the bar and the blank before its text
	edge      = 1 // cells after it, where the scroll bar is
	wheelRows = 2 // rows that one notch of the wheel moves
)

// listPane shows a window of the rows. It asks for the rows that it shows and for their neighbours,
// never for all.
type listPane struct {
	anchor // the rows, nil before the first answer, and the cursor in them

	w, h    int
	look    *look
	focused bool
	query   string      // what the rows match
	order   reader.Sort // and how they are sorted
	ranked  bool        // some match better than others
	version int         // counts the answers
	hint    string      // what stands in the list while it is empty
	shape   listShape
	top     int            // the first row on the screen
	window  []reader.Entry // the rows on the screen, from top on
	drawn   memo[listState]
}

// listState is what the picture of a list depends on.
type listState struct {
	w, h, version, cursor, top int
	shape                      listShape
	focused                    bool
	look                       *look
	query, hint                string
}

// SetSize gives the list w by h cells. The selected row stays on the screen.
func (p *listPane) SetSize(w, h int) {
	if p.w != w || p.h != h {
		p.w, p.h = w, h
		p.show(p.top)
	}
}

// reshape sets the rows another way. The selected row keeps its line, as far as it can.
func (p *listPane) reshape(shape listShape) {
	if p.shape == shape {
		return
	}
	line := p.lineOf(p.cursor)
	p.shape = shape
	p.show(p.first(p.cursor, line+shape.lines))
}

// Update takes the mouse, in cells of the pane. It reports whether an article was clicked that
// was selected already.
func (p *listPane) Update(msg tea.MouseMsg) (opened bool) {
	mouse := msg.Mouse()
	switch msg.(type) {
	case tea.MouseWheelMsg:
		p.scrollTo(p.top + wheelRows*notch(mouse))
	case tea.MouseClickMsg:
		at, ok := p.rowAt(mouse.Y)
		if !ok || mouse.Button != tea.MouseLeft {
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
	top = min(max(top, p.first(p.cursor, p.h)), p.cursor)
	p.top = max(min(top, p.lastTop()), 0)
	p.window = nil
	if p.rows != nil && p.h > 0 {
		p.window = p.rows.Window(p.top, p.most())
	}
}

// setRows takes the answer of a query, with the cursor in row at. The selected row keeps its line; but
// what another filter finds begins with the first row, if there is room for both.
func (p *listPane) setRows(found rows, q reader.Query, at int) {
	line, another := p.lineOf(p.cursor), p.query != q.Text
	p.rows, p.query, p.order, p.ranked = found, q.Text, q.Sort, found.Ranked()
	p.version++
	p.cursor = min(max(at, 0), max(p.length()-1, 0))
	if another && p.cursor < p.fits(0) {
		p.show(0)
		return
	}
	p.show(p.first(p.cursor, line+p.shape.lines))
}

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

// scrollTo puts the row top first, and takes the cursor along at the edges of the window, so that
// keys never act on a row out of sight.
func (p *listPane) scrollTo(top int) {
	top = max(min(top, p.lastTop()), 0)
	if top == p.top {
		return
	}
	p.top = top
	p.moveTo(min(max(p.cursor, top), top+p.fits(top)-1))
}

func (p *listPane) lineBy(n int) { p.moveTo(p.cursor + n) }
func (p *listPane) halfBy(n int) { p.jump(n * max(p.fits(p.top)/2, 1)) }
func (p *listPane) toTop()       { p.moveTo(0) }
func (p *listPane) toEnd()       { p.moveTo(p.length() - 1) }
func (p *listPane) toRow(n int)  { p.moveTo(n - 1) }

// pageBy shows the rows below the window, or above it: the row that came after the last one is the
// first, and the other way round, with headings too.
func (p *listPane) pageBy(n int) {
	const exact = 8 // pages; whoever goes further counts no rows, and they need not be looked at
	for range min(n, exact) {
		p.jump(p.fits(p.top))
	}
	for range min(-n, exact) {
		p.jump(-p.above())
	}
	if rest := n - min(max(n, -exact), exact); rest != 0 {
		p.jump(rest * p.fits(p.top))
	}
}

// above is how many rows the page above has.
func (p *listPane) above() int {
	if top := p.first(p.top-1, p.h); top > 0 {
		return p.top - top
	}
	return max(p.top, p.fits(0))
}

// jump moves window and cursor alike, so that the selected row keeps its line.
func (p *listPane) jump(n int) {
	p.top = max(min(p.top+n, p.lastTop()), 0)
	p.moveTo(min(max(p.cursor+n, p.top), p.top+p.fits(p.top)-1))
}
