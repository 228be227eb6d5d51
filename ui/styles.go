package ui

import (
	"slices"

	"charm.land/lipgloss/v2"

	"broadsheet/reader"
	"broadsheet/ui/page"
	"broadsheet/ui/theme"
)

// look is how the screen looks: a palette, and the styles made of it. It is made anew when the
// terminal says whether it is dark or light, and never changed.
type look struct {
	palette  theme.Palette
	unlinked bool // the terminal knows no links
	clusters bool // it takes several signs for one character where the reader does

	brand, name, count          lipgloss.Style // header
	rule, heavy                 lipgloss.Style // the rule above the panes, and over the focused one
	plain, dim, warn, key       lipgloss.Style // status, footer, sheets
	prompt, title               lipgloss.Style
	headline, meta, hit, hitDim lipgloss.Style // a row of the list, and what matched in it
	chosen, chosenMeta          lipgloss.Style // the selected row
	chosenHit, chosenHitDim     lipgloss.Style
	bar, barIdle                lipgloss.Style // at the left of the selected row
	link                        lipgloss.Style // an address in an article
}

// entry is an entry as it is shown.
func (l *look) entry(e reader.Entry) reader.Entry {
	if l.clusters {
		return e
	}
	e.Headline, e.Publication, e.Path = page.Simple(e.Headline), page.Simple(e.Publication), page.Simple(e.Path)
	e.Authors = slices.Clone(e.Authors)
	for i, name := range e.Authors {
		e.Authors[i] = page.Simple(name)
	}
	return e
}

// newLook makes the styles of a palette. Bold, underline, reverse and the bar say the same as the
// colours, for terminals that have none.
func newLook(p theme.Palette) *look {
	s := lipgloss.NewStyle()
	ink, dim := s.Foreground(p.Ink), s.Foreground(p.Dim)
	hit := s.Foreground(p.Match).Underline(true)
	accent := s.Foreground(p.Accent)
	row := func(over lipgloss.Style) lipgloss.Style { return over.Background(p.Selected) }
	if p.Selected == nil { // one background for the whole row: colours would become several
		row = func(over lipgloss.Style) lipgloss.Style { return over.UnsetForeground().Reverse(true) }
	}
	return &look{
		palette: p,
		brand:   accent.Bold(true), name: ink, count: dim,
		rule: s.Foreground(p.Rule), heavy: accent,
		plain: ink, dim: dim, warn: s.Foreground(p.Warn).Bold(p.Warn == nil), key: ink.Bold(true),
		prompt: accent.Bold(true), title: accent.Bold(true),
		headline: ink.Bold(true), meta: dim, hit: hit.Bold(true), hitDim: hit,
		chosen: row(ink.Bold(true)), chosenMeta: row(dim),
		chosenHit: row(hit.Bold(true)), chosenHitDim: row(hit),
		bar: row(accent.Bold(true)), barIdle: row(dim),
		link: accent.Underline(true),
	}
}
