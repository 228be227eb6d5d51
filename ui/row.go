package ui

import (
	"path"
	"strconv"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"broadsheet/parse"
	"broadsheet/reader"
	"broadsheet/reader/query"
)

// row draws one article on the lines of a row, without the last cell of each.
func (p *listPane) row(e reader.Entry, selected bool) []string {
	style := p.look.ofRow(selected)
	bar := "  "
	if selected {
		bar = p.look.barIdle.Render("▏ ")
		if p.focused {
			bar = p.look.bar.Render("▌ ")
		}
	}
	title := p.named(e)
	room := max(p.w-gutter-edge, 0)
	if p.shape.lines == 1 {
		return []string{bar + p.columns(e, title, style, room)}
	}
	facts, found := p.facts(e, room)
	return []string{
		bar + column(title, room, style.head, style.hit),
		bar + column(fact{facts, found}, room, style.meta, style.hitMeta),
	}
}

// rowStyle is the styles of a row: of its headline and the rest, and of what matched in them.
type rowStyle struct{ head, hit, meta, hitMeta lipgloss.Style }

func (l *look) ofRow(selected bool) rowStyle {
	if selected {
		return rowStyle{l.chosen, l.chosenHit, l.chosenMeta, l.chosenHitDim}
	}
	return rowStyle{l.headline, l.hit, l.meta, l.hitDim}
}

// column is a fact on exactly w cells, filled up in its own style.
func column(f fact, w int, base, match lipgloss.Style) string {
	text, found := cutAround(f.text, f.found, w)
	return highlight(fit(text, w), found, base, match)
}

// fact is a piece of a row, with what the filter matched in it.
type fact struct {
	text  string
	found [][2]int
}

// marked is a text of a field with what the filter matched in it.
func (p *listPane) marked(field, text string) fact {
	similar := p.rows != nil && p.rows.Similar()
	return fact{text, reader.Matches(p.query, field, text, similar)}
}

// named is the headline as a fact, or what stands in its place, which is found just the same.
func (p *listPane) named(e reader.Entry) fact { return p.marked(query.Headline, headline(e)) }

// writer is the author to name: the first, or one whom the filter matched, and how many others
// there are.
func (p *listPane) writer(e reader.Entry) fact {
	var author fact
	for i, name := range e.Authors {
		if one := p.marked(query.Author, name); i == 0 || author.found == nil && one.found != nil {
			author = one
		}
	}
	author.text += more(len(e.Authors) - 1)
	return author
}

// facts is the second line of a row of w cells: publication, date, and the author or the reading
// time, whichever fits whole; what the heading above says is left out. An author whom the filter
// matched is there in any case, as the reason why the row is, if need be in the place of the publication.
func (p *listPane) facts(e reader.Entry, w int) (string, [][2]int) {
	paper, date, author := p.paper(e), fact{text: p.date(e, shortDate)}, p.writer(e)
	minutes := fact{}
	if e.Minutes > 0 {
		minutes.text = strconv.Itoa(e.Minutes) + " min"
	}
	ways := [][]fact{{paper, date, author}, {paper, date, minutes}, {paper, date}}
	switch {
	case author.found != nil:
		ways = [][]fact{{paper, date, author}, {date, author}}
	case author.text == "":
		ways = ways[1:]
	}
	for i, way := range ways {
		if text, found := line(way); ansi.StringWidth(text) <= w || i == len(ways)-1 {
			return text, found
		}
	}
	return "", nil
}

// paper is the publication, unless the heading says it.
func (p *listPane) paper(e reader.Entry) fact {
	if p.saysPaper() {
		return fact{}
	}
	return p.marked(query.Publication, e.Publication)
}

// date is the date as write writes it, unless the heading says it.
func (p *listPane) date(e reader.Entry, write func(string) string) string {
	if p.saysDate() {
		return ""
	}
	return write(e.Published)
}

// line joins the facts that there are.
func line(facts []fact) (string, [][2]int) {
	const between = " · "
	var text strings.Builder
	var found [][2]int
	for _, f := range facts {
		if f.text == "" {
			continue
		}
		if text.Len() > 0 {
			text.WriteString(between)
		}
		for _, r := range f.found {
			found = append(found, [2]int{r[0] + text.Len(), r[1] + text.Len()})
		}
		text.WriteString(f.text)
	}
	return text.String(), found
}

// headline is what an article is called: by its headline, or by its file in parentheses.
func headline(e reader.Entry) string {
	if e.Headline != "" {
		return e.Headline
	}
	name := parse.Clean(path.Base(e.Path))
	if e.Part > 0 {
		name += "#" + strconv.Itoa(e.Part)
	}
	return "(" + name + ")"
}
