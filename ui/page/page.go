// Package page sets an article for the screen: masthead, headline, byline, body and foot, as a
// newspaper would, in lines that each know where they come from. The text is data: whatever marks
// it holds come out as they are.
package page

import (
	"context"
	"fmt"

	"broadsheet/parse"
	"broadsheet/ui/theme"
)

// narrowest is the smallest measure that is set; less counts as this.
const narrowest = 10

// Options says how a page is set.
type Options struct {
	Width    int  // the measure in cells; less than 10 counts as 10
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
}

// Render sets p. It looks at ctx between blocks, and returns its error once it is done. Several
// pages may be set at the same time.
func Render(ctx context.Context, p *parse.Page, opt Options) ([]Line, error) {
	return render(ctx, p, p.Article(), opt)
}

func render(ctx context.Context, p *parse.Page, a *parse.Article, opt Options) ([]Line, error) {
	opt.Width = max(opt.Width, narrowest)
	s := &setter{ctx: ctx, page: p, article: a, opt: opt, press: newPress(opt.Palette), named: map[string]bool{}, setters: blockSetters()}
	switch {
	case opt.Info:
		return s.info()
	case opt.Source:
		return s.source()
	}
	return s.set()
}

// setter sets one page.
type setter struct {
	ctx     context.Context //nolint:containedctx // lives as long as one call of Render
	page    *parse.Page
	article *parse.Article
	opt     Options
	press   *press
	named   map[string]bool // rules that the source view has explained
	setters map[parse.Kind]func(*setter, parse.Block) []string
	lines   []Line
}

// set sets the article: head, blocks with the folds between them, foot.
func (s *setter) set() ([]Line, error) {
	folds := s.folds()
	for _, group := range s.head() {
		s.group(-1, at{}, true, group)
	}
	if s.opt.Cuts {
		s.addFolds(-1, folds)
	}
	heads := false
	for i, b := range s.article.Blocks {
		if err := s.ctx.Err(); err != nil {
			return nil, fmt.Errorf("setting the page: %w", err)
		}
		if b.Kind != parse.Figure || s.opt.Captions {
			airy := !heads || b.Kind != parse.Paragraph // a crosshead belongs to the paragraph below it
			s.group(i, at{s.start(b.First), s.end(b.Last)}, airy, s.block(b))
			heads = b.Kind == parse.Crosshead
		}
		if s.opt.Cuts && s.addFolds(i, folds) {
			heads = false
		}
	}
	for _, group := range s.foot(len(folds)) {
		s.group(len(s.article.Blocks), at{len(s.page.Source), len(s.page.Source)}, true, group)
	}
	return s.lines, s.press.err
}

// at is the part of the source that a group of lines shows, as byte offsets.
type at struct{ start, end int }

// group adds lines that belong together, after a blank line if they are to have air. What each
// line shows of the source is reckoned from how much of the group's text stands before it.
func (s *setter) group(block int, of at, airy bool, group []string) {
	if len(group) == 0 {
		return
	}
	if len(s.lines) > 0 { // a cut within a block stands behind it, and its place with it
		of.start = max(of.start, s.lines[len(s.lines)-1].At)
		of.end = max(of.start, of.end)
	}
	if airy && len(s.lines) > 0 {
		s.lines = append(s.lines, Line{Block: block, At: of.start})
	}
	total, before := 0, 0
	for _, text := range group {
		total += len(text)
	}
	for _, text := range group {
		s.lines = append(s.lines, Line{Text: text, Block: block, At: of.start + (of.end-of.start)*before/max(total, 1)})
		before += len(text)
	}
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
