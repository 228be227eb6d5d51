package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

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
	clusters bool // it takes several signs for one character where the reader does
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
	case tea.ModeReportMsg: // as Bubble Tea's renderer hears it
		if msg.Mode == ansi.ModeUnicodeCore && (msg.Value == ansi.ModeReset || msg.Value == ansi.ModeSet || msg.Value == ansi.ModePermanentlySet) {
			m.front.dress.clusters = true
		}
	}
	m.restyle()
}

// restyle draws everything in the colours of now, if they are others.
func (m *root) restyle() {
	p := m.front.dress.palette()
	d := m.front.dress
	if p == m.look.palette && d.unlinked == m.look.unlinked && d.clusters == m.look.clusters {
		return
	}
	l := newLook(p)
	l.unlinked, l.clusters = d.unlinked, d.clusters
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
	} else if p.Ground != nil {
		v.Content = grounded(v.Content, p)
	}
}

// grounded paints the ground and the ink of a palette into every cell of a screen, for a terminal that
// does not say what it has, and may take no other.
func grounded(screen string, p theme.Palette) string {
	const reset = "\x1b[m"
	paint := ansi.Style{}.BackgroundColor(p.Ground).ForegroundColor(p.Ink).String()
	return paint + strings.NewReplacer(reset, reset+paint, "\x1b[0m", reset+paint, "\n", reset+"\n"+paint).Replace(screen) + reset
}
