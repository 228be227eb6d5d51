package page

import (
	"strings"

	"broadsheet/parse"
	"broadsheet/ui/theme"
)

// cast is how the text of a block is set: in which role, and behind which signs.
type cast struct {
	role         role
	first, other string // the sign before the first line, and before the others; of the same width
	cells        int    // how wide they are
}

// casts are those of the kinds that are text alone; a kind that is not known here is a paragraph.
func casts(p theme.Palette) map[parse.Kind]cast {
	bar := func(r role, s string) cast { return cast{r, s + " ", s + " ", 2} }
	return map[parse.Kind]cast{
		parse.Paragraph: {role: body},
		parse.Crosshead: {role: crosshead},
		parse.Quote:     bar(standfirst, mark(p.Accent, "▌")),
		parse.List:      {body, "• ", "  ", 2},
		parse.Figure:    bar(caption, mark(p.Accent, "┃")),
		parse.Aside:     bar(body, mark(p.Rule, "┊")),
	}
}

func (s *setter) cast(k parse.Kind) cast {
	if c, ok := s.casts[k]; ok {
		return c
	}
	return cast{role: body}
}

// dress sets lines that are broken already; opens says that they are the first of their block.
func (s *setter) dress(c cast, lines []string, opens bool) []string {
	lines = s.press.render(c.role, lines)
	for i := range lines {
		if sign := c.other; i == 0 && opens {
			lines[i] = c.first + lines[i]
		} else {
			lines[i] = sign + lines[i]
		}
	}
	return lines
}

// addBlock adds block i: a list item by item, a table some rows at a time, a figure as its caption
// and its credit.
func (s *setter) addBlock(i int, b *parse.Block, airy bool) {
	of := at{s.start(b.First), s.end(b.Last)}
	from := len(s.parts)
	switch c := s.cast(b.Kind); b.Kind {
	case parse.List:
		for n, item := range b.Items {
			s.addText(i, of.share(n, len(b.Items)), airy && n == 0, c, item)
		}
	case parse.Table:
		s.addTable(i, of, airy, b.Rows)
	case parse.Figure:
		s.addFigure(i, of, airy, b)
	default:
		s.addText(i, of, airy, c, b.Text)
	}
	for k := range s.parts[from:] {
		s.parts[from+k].tie = ties[b.Kind]
	}
	if from < len(s.parts) {
		s.parts[from].stop = b.Kind == parse.Crosshead || b.Kind == parse.Figure
	}
}

// ties are those of blocks that are more than lines of text.
var ties = map[parse.Kind]tie{parse.Crosshead: toNext, parse.Figure: whole, parse.Quote: whole, parse.Table: whole}

// addText adds a text. A very long one is broken into lines first, and set some at a time.
func (s *setter) addText(block int, of at, airy bool, c cast, text string) {
	w := s.opt.Width - c.cells
	if len(text) > long {
		s.chunks(block, of, airy, wrap(text, w), func(lines []string, opens bool) []string { return s.dress(c, lines, opens) })
		return
	}
	s.later(block, of, airy, func() []string { return s.dress(c, wrap(text, w), true) })
	s.says(func() string { return text })
}

// addFigure adds the caption beside a bar, the credit on the last line. The picture's name stands
// only for a figure that has neither.
func (s *setter) addFigure(block int, of at, airy bool, b *parse.Block) {
	c := s.cast(parse.Figure)
	credited := c
	credited.role = dim
	switch {
	case b.Caption+b.Credit == "":
		s.addText(block, of, airy, credited, b.Image)
	case len(b.Caption) > long:
		s.addText(block, of, airy, c, b.Caption)
		s.addText(block, at{of.end, of.end}, false, credited, b.Credit)
	default:
		w := s.opt.Width - c.cells
		s.later(block, of, airy, func() []string {
			return append(s.dress(c, wrap(b.Caption, w), true), s.dress(credited, wrap(b.Credit, w), true)...)
		})
		s.says(func() string { return strings.TrimSpace(b.Caption + "\n" + b.Credit) })
	}
}

// chunks adds lines that are broken already, to be set some at a time.
func (s *setter) chunks(block int, of at, airy bool, lines []string, set func(lines []string, opens bool) []string) {
	for n := 0; n < len(lines); n += longLines {
		some := lines[n:min(n+longLines, len(lines))]
		s.later(block, of.share(n, len(lines)), airy && n == 0, func() []string { return set(some, n == 0) })
		s.says(func() string { return strings.Join(some, " ") })
	}
}
