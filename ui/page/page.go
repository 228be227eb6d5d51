// Package page sets an article for the screen: masthead, headline, byline, body and foot, as a
// newspaper would, in lines that each know where they come from. The text is data: whatever marks
// it holds come out as they are.
package page

import (
	"context"
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"broadsheet/parse"
	"broadsheet/ui/theme"
)

// narrowest is the smallest measure that is set; less counts as this.
const narrowest = 10

// Options says how a page is set.
type Options struct {
	Width    int  // the measure in cells; less than 10 counts as 10
	Head     int  // the measure of what stands above the text, where that goes over several columns; 0: Width
	Captions bool // figures are shown
	Cuts     bool // what was cut stands in its place, as folds
	Source   bool // the whole source with every span named, instead of the article
	Info     bool // what is known of the article and where each fact was read, instead of it
	Palette  theme.Palette
	Path     string // the file, for the foot; raw
	CutsHint string // how to see the cuts, for the foot while they are not shown: "z shows them"
}

// Line is one line of a page, ready to print.
type Line struct {
	Text  string // with its colours, closed at its end; never wider than the measure
	Block int    // index in Article.Blocks; -1 above them, len(Blocks) below them
	At    int    // byte offset in Page.Source of what the line shows: a place that outlives a change of width or view
	Tied  bool   // it belongs to the line below it: a column does not end here if it can help it
}

// setter composes one page.
type setter struct {
	ctx     context.Context //nolint:containedctx // lives as long as one call of Compose
	page    *parse.Page
	article *parse.Article
	opt     Options
	press   *press
	setters map[parse.Kind]func(*setter, parse.Block) []string
	parts   []part
}

// set composes the article: head, blocks with the folds between them, foot.
func (s *setter) set() error {
	folds := s.folds()
	for _, group := range s.above() {
		s.group(at{}, group)
	}
	if s.opt.Cuts {
		s.addFolds(-1, folds)
	}
	heads := false
	for i := range s.article.Blocks {
		if err := s.ctx.Err(); err != nil {
			return fmt.Errorf("setting the page: %w", err)
		}
		b := &s.article.Blocks[i]
		if b.Kind != parse.Figure || s.opt.Captions {
			airy := !heads || b.Kind != parse.Paragraph // a crosshead belongs to the paragraph below it
			s.addBlock(i, b, airy)
			heads = b.Kind == parse.Crosshead
		}
		if s.opt.Cuts && s.addFolds(i, folds) {
			heads = false
		}
	}
	end := at{len(s.page.Source), len(s.page.Source)}
	for _, group := range s.foot(len(folds)) {
		s.later(len(s.article.Blocks), end, true, group.set)
		s.says(func() string { return group.text })
	}
	return nil
}

// above is the head, at its own measure if it has one.
func (s *setter) above() [][]string {
	column := s.opt.Width
	defer func() { s.opt.Width = column }()
	s.opt.Width = max(s.opt.Head, column)
	return s.head()
}

// addBlock adds block i. A list is set item by item, and a very long paragraph some lines at a time.
func (s *setter) addBlock(i int, b *parse.Block, airy bool) {
	of := at{s.start(b.First), s.end(b.Last)}
	switch {
	case b.Kind == parse.List:
		for n := range b.Items {
			one := parse.Block{Kind: parse.List, Items: b.Items[n : n+1]}
			s.later(i, of.share(n, len(b.Items)), airy && n == 0, func() []string { return s.block(one) })
			s.says(func() string { return one.Items[0] })
		}
	case b.Kind == parse.Paragraph && len(b.Text) > long:
		s.chunks(i, of, airy, wrap(b.Text, s.opt.Width), func(lines []string) []string { return s.press.render(body, lines) })
	default:
		s.later(i, of, airy, func() []string { return s.block(*b) })
		s.says(func() string { return words(b) })
		p := &s.parts[len(s.parts)-1]
		p.stop = b.Kind == parse.Crosshead || b.Kind == parse.Figure
		p.tie = ties[b.Kind]
	}
}

// ties are those of blocks that are more than lines of text.
var ties = map[parse.Kind]tie{parse.Crosshead: toNext, parse.Figure: whole, parse.Quote: whole, parse.Table: whole}

// says gives the part that was added last its text.
func (s *setter) says(plain func() string) { s.parts[len(s.parts)-1].plain = plain }

// words are those of a block, as they are searched.
func words(b *parse.Block) string {
	switch b.Kind {
	case parse.Table:
		rows := make([]string, len(b.Rows))
		for i, row := range b.Rows {
			rows[i] = strings.Join(row, "\n")
		}
		return strings.Join(rows, "\n")
	case parse.Figure:
		if b.Caption+b.Credit == "" {
			return b.Image
		}
		return strings.TrimSpace(b.Caption + "\n" + b.Credit)
	}
	return b.Text
}

// chunks adds lines that are broken already, to be set some at a time.
func (s *setter) chunks(block int, of at, airy bool, lines []string, set func([]string) []string) {
	for n := 0; n < len(lines); n += longLines {
		some := lines[n:min(n+longLines, len(lines))]
		s.later(block, of.share(n, len(lines)), airy && n == 0, func() []string { return set(some) })
		s.says(func() string { return strings.Join(some, " ") })
	}
}

// at is the part of the source that a group of lines shows, as byte offsets.
type at struct{ start, end int }

// share is the n-th of so many equal shares.
func (a at) share(n, of int) at {
	size := a.end - a.start
	return at{a.start + size*n/of, a.start + size*(n+1)/of}
}

// group adds lines of the head that belong together, after a blank line.
func (s *setter) group(of at, group []string) {
	if len(group) > 0 {
		s.later(-1, of, true, func() []string { return group })
		s.says(func() string { return ansi.Strip(strings.Join(group, "\n")) })
	}
}

// later adds lines that are made when somebody looks at them.
func (s *setter) later(block int, of at, airy bool, lines func() []string) {
	if n := len(s.parts); n > 0 { // a cut within a block stands behind it, and its place with it
		of.start = max(of.start, s.parts[n-1].of.end)
		of.end = max(of.start, of.end)
	}
	s.parts = append(s.parts, part{block: block, of: of, airy: airy && len(s.parts) > 0, make: lines})
}

// end is the offset in the source behind span i.
func (s *setter) end(i int) int {
	if i < 0 || i >= len(s.page.Spans) {
		return 0
	}
	return s.page.Spans[i].End
}

// start is the offset in the source of span i.
func (s *setter) start(i int) int {
	if i < 0 || i >= len(s.page.Spans) {
		return 0
	}
	return s.page.Spans[i].Start
}
