package ui

import (
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"broadsheet/ui/page"
)

// plainTerminals would print the sequence of a link as text, or show nothing for it.
var plainTerminals = []string{"linux", "vt100", "vt102", "vt220", "ansi", "cons25", "xterm-old"}

// hearEnv learns whether the terminal knows links.
func (m *root) hearEnv(env tea.EnvMsg) {
	m.front.dress.unlinked = slices.Contains(plainTerminals, env.Getenv("TERM"))
	m.restyle()
}

// underlined shows which stretches of a line are links, also to the terminal if it knows any. The
// address is in ASCII there, as the terminals want it.
func (p *articlePane) underlined(text string, part, line int, links []page.Link) string {
	var ranges []lipgloss.Range
	for _, l := range links {
		if l.Line != line {
			continue
		}
		style := p.look.link
		if address := escaped(l.Address); !p.look.unlinked && !strings.Contains(address, ";") {
			style = style.Hyperlink(address, "id="+strconv.Itoa(part)+"-"+strconv.Itoa(l.Of))
		}
		ranges = append(ranges, lipgloss.NewRange(l.From, l.To, style))
	}
	if len(ranges) == 0 {
		return text
	}
	return lipgloss.StyleRanges(text, ranges...)
}

// escaped is an address with every byte that is not printable ASCII as %XX.
func escaped(address string) string {
	const digits = "0123456789ABCDEF"
	var out strings.Builder
	for i := range len(address) {
		if c := address[i]; c > ' ' && c < 0x7f {
			out.WriteByte(c)
		} else {
			out.WriteString("%" + digits[c>>4:c>>4+1] + digits[c&15:c&15+1])
		}
	}
	return out.String()
}

// linkAt is the address at a cell of the pane, "" if there is none.
func (p *articlePane) linkAt(x, y int) string {
	if p.text == nil || p.late || p.text.err != nil {
		return ""
	}
	s, cell, ok := p.spotAt(x, y)
	if !ok {
		return ""
	}
	for _, l := range p.text.lines.LinksOn(s.part) {
		if l.Line == s.line && l.From <= cell && cell < l.To {
			return l.Address
		}
	}
	return ""
}

// spotAt is the line at a cell of the pane, and the cell of the line; false where none is.
func (p *articlePane) spotAt(x, y int) (spot, int, bool) {
	x -= p.margin()
	if set := p.shown(); set.columns > 1 && y >= p.headBelow(p.top) {
		head := p.headBelow(p.top)
		column := x / (set.width + columnGap)
		s, _ := p.down(p.top, head)
		legs := p.evenLegs(s, p.columnHeight(head))
		y -= head + min(head, 1)
		if x < 0 || column >= len(legs) || y < 0 || y >= legs[column].lines {
			return spot{}, 0, false
		}
		for _, c := range legs[:column] {
			s, _ = p.down(s, c.skip+c.lines)
		}
		s, _ = p.down(s, legs[column].skip+y)
		return s, x - column*(set.width+columnGap), true
	}
	s, gone := p.down(p.top, y)
	return s, x, x >= 0 && gone == y
}

// clickArticle goes into the article, and asks about the link under the mouse, unless that is the one
// that was asked about: who clicks on it again agrees.
func (m *root) clickArticle(at tea.Mouse, asked string) tea.Cmd {
	m.filter.stop()
	link := m.article.linkAt(at.X, at.Y)
	cmd := m.open()
	switch link {
	case "":
	case asked:
		return tea.Batch(cmd, m.followLink(link))
	default:
		m.askAddress(link)
	}
	return cmd
}
