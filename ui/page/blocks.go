package page

import (
	"broadsheet/parse"
)

// blockSetters says how each kind of block is set.
func blockSetters() map[parse.Kind]func(*setter, parse.Block) []string {
	return map[parse.Kind]func(*setter, parse.Block) []string{
		parse.Paragraph: (*setter).paragraph,
		parse.Crosshead: func(s *setter, b parse.Block) []string { return s.press.set(crosshead, b.Text, s.opt.Width) },
		parse.Quote:     (*setter).quote,
		parse.List:      (*setter).list,
		parse.Table:     (*setter).table,
		parse.Figure:    (*setter).figure,
		parse.Aside:     (*setter).aside,
	}
}

// block sets any block; a kind that is not known here is a paragraph.
func (s *setter) block(b parse.Block) []string {
	if set, ok := s.setters[b.Kind]; ok {
		return set(s, b)
	}
	return s.paragraph(b)
}

func (s *setter) paragraph(b parse.Block) []string { return s.press.set(body, b.Text, s.opt.Width) }

// quote sets a pull quote off with a bar.
func (s *setter) quote(b parse.Block) []string {
	return fence(mark(s.opt.Palette.Accent, "▌")+" ", s.press.set(standfirst, b.Text, s.opt.Width-2))
}

// aside sets a box beside the story apart with a broken line.
func (s *setter) aside(b parse.Block) []string {
	return fence(mark(s.opt.Palette.Rule, "┊")+" ", s.press.set(body, b.Text, s.opt.Width-2))
}

// list hangs the bullets out.
func (s *setter) list(b parse.Block) []string {
	lines := make([]string, 0, len(b.Items))
	for _, item := range b.Items {
		lines = append(lines, hang("• ", s.press.set(body, item, s.opt.Width-2))...)
	}
	return lines
}

// figure sets the caption beside a bar, the credit on the last line. The picture's name stands
// only for a figure that has neither.
func (s *setter) figure(b parse.Block) []string {
	w := s.opt.Width - 2
	lines := append(s.press.set(caption, b.Caption, w), s.press.set(dim, b.Credit, w)...)
	if len(lines) == 0 {
		lines = s.press.set(dim, b.Image, w)
	}
	return fence(mark(s.opt.Palette.Accent, "┃")+" ", lines)
}
