package page

import (
	"fmt"
	"image/color"
	"strings"

	"broadsheet/parse"
)

// source composes the whole source, span by span: a line that names role and rule, where the rule
// comes for the first time what it is for, and below it the text as it stands in the file, with its
// line breaks. A blank line parts what a blank line parted there.
func (s *setter) source() error {
	block := -1
	named := map[string]bool{} // rules that have been explained
	for i, span := range s.page.Spans {
		if err := s.ctx.Err(); err != nil {
			return fmt.Errorf("setting the source: %w", err)
		}
		block = s.blockOf(i, block)
		of := at{span.Start, span.End}
		first := !named[span.Rule] // once is enough
		named[span.Rule] = true
		s.later(block, at{of.start, of.start}, s.parted(i), func() []string { return s.name(span, first) })
		s.parts[len(s.parts)-1].tie = toNext
		if span.End-span.Start <= long {
			s.later(block, of, false, func() []string { return s.verbatim(span, s.literal(span)) })
			s.says(func() string { return strings.Join(s.literal(span), "\n") })
			continue
		}
		s.chunks(block, of, false, s.literal(span), func(lines []string, _ bool) []string { return s.verbatim(span, lines) })
	}
	return nil
}

// name is what a span is called, and, if it is to be said, what its rule is for.
func (s *setter) name(span parse.Span, explained bool) []string {
	r, _ := s.sourceStyle(span)
	name := string(span.Role)
	if span.Rule != name {
		name = join(point, name, span.Rule)
	}
	lines := s.press.set(r, name, s.opt.Width)
	if why := parse.Explain(span.Rule); why != "" && explained {
		lines = append(lines, s.press.set(standfirst, why, s.opt.Width)...)
	}
	return lines
}

// literal is the text of a span as it stands in the file, in lines.
func (s *setter) literal(span parse.Span) []string {
	text := parse.Visible(s.page.Source[span.Start:span.End])
	if s.opt.Simple {
		text = Simple(text)
	}
	return wrap(strings.ReplaceAll(text, "\t", "    "), s.opt.Width-2)
}

// verbatim sets lines of a span.
func (s *setter) verbatim(span parse.Span, lines []string) []string {
	_, bar := s.sourceStyle(span)
	return fence(mark(bar, "│")+" ", s.press.render(body, lines))
}

func (s *setter) sourceStyle(span parse.Span) (role, color.Color) {
	if span.Role == parse.RoleCut {
		return cut, s.opt.Palette.Cut
	}
	return dim, s.opt.Palette.Rule
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
