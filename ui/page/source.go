package page

import (
	"fmt"
	"strings"

	"broadsheet/parse"
)

// source sets the whole source, span by span: a line that names role and rule, where the rule comes
// for the first time what it is for, and below it the text as it stands in the file, with its line
// breaks. A blank line parts what a blank line parted there.
func (s *setter) source() ([]Line, error) {
	block := -1
	for i, span := range s.page.Spans {
		if err := s.ctx.Err(); err != nil {
			return nil, fmt.Errorf("setting the source: %w", err)
		}
		block = s.blockOf(i, block)
		s.group(block, at{span.Start, span.End}, s.parted(i), s.span(span))
	}
	return s.lines, s.press.err
}

// span sets one span under its name.
func (s *setter) span(span parse.Span) []string {
	r, bar := dim, s.opt.Palette.Rule
	if span.Role == parse.RoleCut {
		r, bar = cut, s.opt.Palette.Cut
	}
	name := string(span.Role)
	if span.Rule != name {
		name = join(point, name, span.Rule)
	}
	lines := s.press.set(r, name, s.opt.Width)
	if why := parse.Explain(span.Rule); why != "" && !s.named[span.Rule] { // once is enough
		s.named[span.Rule] = true
		lines = append(lines, s.press.set(standfirst, why, s.opt.Width)...)
	}
	text := strings.ReplaceAll(parse.Visible(s.page.Source[span.Start:span.End]), "\t", "    ")
	return append(lines, fence(mark(bar, "│")+" ", s.press.set(body, text, s.opt.Width-2))...)
}

// parted says whether the source has a blank line between span i and the one before.
func (s *setter) parted(i int) bool {
	return i > 0 && strings.Count(s.page.Source[s.page.Spans[i-1].End:s.page.Spans[i].Start], "\n") > 1
}

// blockOf is the block that span i belongs to; block is that of the span before.
func (s *setter) blockOf(i, block int) int {
	blocks := s.article.Blocks
	for block+1 < len(blocks) && blocks[block+1].First <= i {
		block++
	}
	if n := len(blocks); n > 0 && i > blocks[n-1].Last {
		return n
	}
	return block
}
