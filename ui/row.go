package ui

import (
	"path"
	"strconv"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"broadsheet/parse"
	"broadsheet/reader"
)

// row draws one article: its headline, and what else is known under it.
func (p *listPane) row(e reader.Entry, selected bool) []string {
	l := p.look
	head, hit, meta, hitMeta, bar := l.headline, l.hit, l.meta, l.hitDim, "  "
	if selected {
		head, hit, meta, hitMeta = l.chosen, l.chosenHit, l.chosenMeta, l.chosenHitDim
		bar = l.barIdle.Render("▏ ")
		if p.focused {
			bar = l.bar.Render("▌ ")
		}
	}
	title, found := headline(e), [][2]int(nil)
	if e.Headline != "" {
		found = reader.Matches(p.query, title)
	}
	facts, foundFacts := p.facts(e, p.w-gutter-1)
	return []string{
		bar + p.text(title, found, head, hit),
		bar + p.text(facts, foundFacts, meta, hitMeta),
	}
}

// text is one line of a row, filled up to the edge in its own style.
func (p *listPane) text(s string, found [][2]int, base, match lipgloss.Style) string {
	room := max(p.w-gutter-1, 0)
	s, found = cut(s, found, room)
	return highlight(fit(s, p.w-gutter), found, base, match)
}

// fact is a piece of a row's second line, with what the filter matched in it.
type fact struct {
	text  string
	found [][2]int
}

// facts is the second line of a row of w cells: publication, date, and the author or the reading
// time, whichever fits whole. An author whom the filter matched is there in any case, as the
// reason why the row is.
func (p *listPane) facts(e reader.Entry, w int) (string, [][2]int) {
	filtered := func(s string) fact { return fact{s, reader.Matches(p.query, s)} }
	paper, date := filtered(e.Publication), fact{text: shortDate(e.Published)}
	author, minutes := fact{}, fact{}
	for i, name := range e.Authors {
		if one := filtered(name); i == 0 || author.found == nil && one.found != nil {
			author = one
		}
	}
	author.text += more(len(e.Authors) - 1)
	if e.Minutes > 0 {
		minutes.text = strconv.Itoa(e.Minutes) + " min"
	}
	ways := [][]fact{{paper, date, author}, {paper, date, minutes}, {paper, date}}
	switch {
	case author.found != nil:
		ways = [][]fact{{paper, date, author}, {paper, author}}
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
