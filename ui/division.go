package ui

import tea "charm.land/bubbletea/v2"

// paneLeast is the fewest cells that each of two panes has.
const paneLeast = 24

// division is how the reader wants list and article beside each other.
type division struct {
	panes paneCount
	list  int // cells of the list, as far as there is room; 0: what the screen's width makes of it
}

// paneCount is how many panes the reader wants.
type paneCount int

const (
	panesThatFit paneCount = iota // two on a wide screen
	onePane
	twoPanes // as far as there is room
)

// two reports whether a body of w cells is divided.
func (d division) two(w int) bool {
	switch d.panes {
	case onePane:
		return false
	case twoPanes:
		return w > 2*paneLeast
	default:
		return w >= wide
	}
}

// listWidth is the cells of the list in a body of w cells that is divided.
func (d division) listWidth(w int) int {
	n := d.list
	if n == 0 {
		n = min(max(w-besideList, listNarrowest), listWidest)
	}
	return max(min(n, w-1-paneLeast), paneLeast)
}

// dividerStep is how many cells a key moves the divider.
const dividerStep = 2

func (m *root) dividerLeft() tea.Cmd  { return m.moveDivider(-m.times() * dividerStep) }
func (m *root) dividerRight() tea.Cmd { return m.moveDivider(m.times() * dividerStep) }

func (m *root) moveDivider(n int) tea.Cmd {
	if !m.lay.split() {
		if (division{panes: twoPanes}).two(m.lay.body.w) {
			m.frame.say("there is one pane; "+m.keys.keyOf("pane.count")+" shows both", false)
		} else {
			m.frame.say("too narrow for two panes", false)
		}
		return nil
	}
	m.divideAt(m.lay.list.w + n)
	return nil
}

// divideAt gives the list so many cells, as far as there is room.
func (m *root) divideAt(n int) {
	m.front.split.list = max(n, 1)
	m.front.split.list = m.front.split.listWidth(m.lay.body.w)
}

// togglePanes shows one pane or two.
func (m *root) togglePanes() tea.Cmd {
	switch two := (division{panes: twoPanes}); {
	case m.lay.split():
		m.front.split.panes = onePane
	case two.two(m.lay.body.w):
		m.front.split.panes = twoPanes
	default:
		m.frame.say("too narrow for two panes", false)
	}
	return nil
}
