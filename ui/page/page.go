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
	Simple   bool // for a terminal that does not take several signs for one character
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
	casts   map[parse.Kind]cast
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
	for _, group := range s.foot(s.notable(folds)) {
		s.later(len(s.article.Blocks), end, true, group.set)
		s.says(group.text)
		s.parts[len(s.parts)-1].indent = group.indent
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

// says gives the part that was added last its text.
func (s *setter) says(plain func() string) { s.parts[len(s.parts)-1].plain = plain }

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
