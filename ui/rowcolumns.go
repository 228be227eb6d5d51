package ui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"broadsheet/reader"
)

// columnWidths is the cells of the columns of a row of one line; 0: it has no such column. The
// headline takes the rest.
type columnWidths struct{ date, paper int }

// columnsIn is the columns of rows of w cells. It depends on nothing else, so that they align in
// all rows, and stay where they are when the list scrolls.
func columnsIn(w int) columnWidths {
	const widest, share = 24, 5
	switch {
	case w >= 70:
		return columnWidths{len("30 Mar 2024"), min(max(w/share, 16), widest)}
	case w >= 50:
		return columnWidths{len("30 Mar 2024"), 12}
	case w >= 38:
		return columnWidths{len("30 Mar 24"), 8}
	case w >= 26:
		return columnWidths{date: len("30 Mar 24")}
	default:
		return columnWidths{}
	}
}

// columns is a row of one line and w cells: date, publication, headline. A column that says what
// the heading above says gives its cells to the headline.
func (p *listPane) columns(e reader.Entry, title fact, style rowStyle, w int) string {
	const gap = 2
	at := columnsIn(w)
	write := shortDate
	if at.date < len("30 Mar 2024") {
		write = shorterDate
	}
	if p.saysPaper() {
		at.paper = 0
	}
	if p.saysDate() {
		at.date = 0
	}
	var b strings.Builder
	put := func(text string, width int) {
		if width > 0 {
			b.WriteString(text + style.meta.Render(strings.Repeat(" ", gap)))
			w -= width + gap
		}
	}
	date := ansi.Truncate(p.date(e, write), at.date, "…")
	date = strings.Repeat(" ", max(at.date-ansi.StringWidth(date), 0)) + date
	put(style.meta.Render(date), at.date)
	put(column(briefly(p.paper(e), at.paper), at.paper, style.meta, style.hitMeta), at.paper)
	b.WriteString(p.reasoned(e, title, style, w))
	return b.String()
}

// briefly is the name of a paper without its article, where that gives it the room it lacks.
func briefly(paper fact, w int) fact {
	const article = "The "
	name, ok := strings.CutPrefix(paper.text, article)
	if !ok || name == "" || ansi.StringWidth(paper.text) <= w {
		return paper
	}
	short := fact{text: name}
	for _, r := range paper.found {
		if to := r[1] - len(article); to > 0 {
			short.found = append(short.found, [2]int{max(r[0]-len(article), 0), to})
		}
	}
	return short
}

// reasoned is the headline in w cells, and after it the author if the filter matched that, as the
// reason why the row is there.
func (p *listPane) reasoned(e reader.Entry, title fact, style rowStyle, w int) string {
	const between, share = " · ", 2
	author := p.writer(e)
	room := min(ansi.StringWidth(author.text), w/share)
	if author.found == nil || room <= ansi.StringWidth(between) {
		return column(title, w, style.head, style.hit)
	}
	head, found := cutAround(title.text, title.found, w-room-ansi.StringWidth(between))
	rest := w - ansi.StringWidth(head) - ansi.StringWidth(between)
	return highlight(head, found, style.head, style.hit) + style.meta.Render(between) + column(author, rest, style.meta, style.hitMeta)
}
