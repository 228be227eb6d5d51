package page

import (
	"context"
	"fmt"

	"broadsheet/parse"
)

// long is how many bytes of one block are set as a whole. What is longer is broken into lines
// first, which is quick, and set some lines at a time.
const (
	long      = 16 << 10
	longLines = 64
)

// Text is a page that is set as far as somebody has looked at it, so that a book opens as fast as
// a note. It is a row of parts: a group of the head, a block, a cut, a fact of the foot. Not for
// use by several goroutines at once.
type Text struct {
	parts    []part
	heads    int // how many of them stand above the text
	source   int // bytes of the source
	press    *press
	contacts []string // e-mail addresses of the authors
}

// part is what is set at one go.
type part struct {
	block int
	of    at
	airy  bool            // a blank line stands above it
	stop  bool            // { and } stop at it: a crosshead or a figure
	tie   tie             // what a column must not part
	plain func() string   // the text as it is searched; nil: none
	make  func() []string // its lines; nil once they are set
	lines []Line

	indent func() int // cells before the text on every line that are none of it; nil: none
	links  []Link
	looked bool // the links are those of the part
}

// tie says where a column does not end, if it can help it.
type tie int

const (
	loose  tie = iota
	whole      // within the part
	toNext     // nor behind it: what a crosshead stands over comes with it
)

// Compose prepares p for being set; it looks at ctx between blocks, and returns its error once it
// is done. Several pages may be composed at the same time.
func Compose(ctx context.Context, p *parse.Page, opt Options) (*Text, error) {
	return compose(ctx, p, p.Article(), opt)
}

func compose(ctx context.Context, p *parse.Page, a *parse.Article, opt Options) (*Text, error) {
	opt.Width = max(opt.Width, narrowest)
	if opt.Simple {
		simplify(a)
		opt.Path = Simple(opt.Path)
	}
	s := &setter{ctx: ctx, page: p, article: a, opt: opt, press: newPress(opt.Palette), casts: casts(opt.Palette)}
	views := []struct {
		wanted  bool
		compose func(*setter) error
	}{{opt.Info, (*setter).info}, {opt.Source, (*setter).source}, {true, (*setter).set}}
	for _, view := range views {
		if view.wanted {
			if err := view.compose(s); err != nil {
				return nil, err
			}
			break
		}
	}
	t := &Text{parts: s.parts, source: max(len(p.Source), 1), press: s.press, contacts: contacts(a)}
	for !opt.Info && !opt.Source && t.heads < len(t.parts) && t.parts[t.heads].block < 0 {
		t.heads++
	}
	return t, nil
}

// Len is how many parts there are.
func (t *Text) Len() int { return len(t.parts) }

// Start is the byte of the source at which part i begins. It grows from part to part.
func (t *Text) Start(i int) int { return t.parts[i].of.start }

// Head is how many parts stand above the text. Of the source, and of what is known, there are none.
func (t *Text) Head() int { return t.heads }

// Stops reports whether part i is a crosshead or a figure, which one may want to go to.
func (t *Text) Stops(i int) bool { return t.parts[i].stop }

// Source is how many bytes the source has, at least 1.
func (t *Text) Source() int { return t.source }

// Part returns the lines of part i, and sets them if nobody has looked at them before. There may be none.
func (t *Text) Part(i int) []Line {
	p := &t.parts[i]
	if p.make != nil {
		p.lines = p.set()
		p.make = nil
	}
	return p.lines
}

// set makes the lines of a part. What each line shows of the source is reckoned from how much of
// the part's text stands before it. A fault costs the part, not the session.
func (p *part) set() (lines []Line) {
	defer func() {
		if v := recover(); v != nil {
			lines = []Line{{Text: parse.Clean(fmt.Sprint("(this passage cannot be shown: ", v, ")")), Block: p.block, At: p.of.start}}
		}
	}()
	group := p.make()
	if len(group) == 0 {
		return nil
	}
	if p.airy {
		lines = append(lines, Line{Block: p.block, At: p.of.start})
	}
	total, before := 0, 0
	for _, text := range group {
		total += len(text)
	}
	for i, text := range group {
		tied := p.tie == toNext || p.tie == whole && i < len(group)-1
		at := p.of.start + int(int64(p.of.end-p.of.start)*int64(before)/int64(max(total, 1)))
		lines = append(lines, Line{Text: text, Block: p.block, At: at, Tied: tied})
		before += len(text)
	}
	return lines
}

// Render sets all of p. It looks at ctx between parts.
func Render(ctx context.Context, p *parse.Page, opt Options) ([]Line, error) {
	return render(ctx, p, p.Article(), opt)
}

func render(ctx context.Context, p *parse.Page, a *parse.Article, opt Options) ([]Line, error) {
	t, err := compose(ctx, p, a, opt)
	if err != nil {
		return nil, err
	}
	var lines []Line
	for i := range t.parts {
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("setting the page: %w", err)
		}
		lines = append(lines, t.Part(i)...)
	}
	return lines, t.press.err
}
