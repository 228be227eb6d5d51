package ui

import (
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"broadsheet/ui/theme"
)

// dressing is what decides the colours: the theme that was chosen, and what is known of the
// terminal.
type dressing struct {
	theme    theme.Theme
	light    bool
	asked    bool // the terminal said whether it is light
	profile  colorprofile.Profile
	unlinked bool // the terminal knows no links
}

// palette is the colours that come of it.
func (d dressing) palette() theme.Palette { return d.theme.On(!d.light, d.profile) }

// hearTerminal takes what the terminal says of its colours.
func (m *root) hearTerminal(msg tea.Msg) {
	switch msg := msg.(type) {
	case tea.BackgroundColorMsg:
		m.front.dress.light, m.front.dress.asked = !msg.IsDark(), true
	case tea.ColorProfileMsg:
		m.front.dress.profile = msg.Profile
	}
	m.restyle()
}

// restyle draws everything in the colours of now, if they are others.
func (m *root) restyle() {
	p := m.front.dress.palette()
	if p == m.look.palette && m.front.dress.unlinked == m.look.unlinked {
		return
	}
	l := newLook(p)
	l.unlinked = m.front.dress.unlinked
	m.look, m.filter.look, m.list.look, m.article.look, m.problems.look = l, l, l, l, l
	m.article.seek.line.look, m.links.look, m.sorting.look, m.pipes.look = l, l, l, l
	m.frame.restyle(l)
	m.help.restyle(l)
	m.palette.restyle(l)
}

// paint gives the terminal the ground and the ink of a theme that needs its own. Before the
// terminal has said what its ground is, painting it would make it say ours.
func (m *root) paint(v *tea.View) {
	if p := m.look.palette; p.Ground != nil && m.front.dress.asked {
		v.BackgroundColor, v.ForegroundColor = p.Ground, p.Ink
	}
}
