package ui

import tea "charm.land/bubbletea/v2"

// drag is what the mouse holds while its button is down.
type drag struct {
	what dragged
	grip int // where on the thumb it is held
}

type dragged int

const (
	nothing dragged = iota
	theDivider
	theScrollBar
)

// mouse hands the mouse to what it holds, or to what is under it.
func (m *root) mouse(msg tea.MouseMsg) tea.Cmd {
	at := msg.Mouse()
	_, click := msg.(tea.MouseClickMsg)
	click = click && at.Button == tea.MouseLeft
	asked := m.links.asked
	if click && asked != "" { // what was asked about counts for the next key or click alone
		m.links.asked = ""
		m.frame.say("", false)
	}
	switch {
	case m.dragging(msg):
	case click && m.lay.footer.holds(at.X, at.Y):
		return m.clickFooter(at.X)
	case m.palette.typing():
		return m.mouseOnPalette(msg)
	case !m.lay.body.holds(at.X, at.Y):
	case m.front.sheet == inHelp:
		m.help.Update(msg)
	case m.front.sheet == inProblems:
		m.problems.Update(msg)
	case m.front.sheet == inLinks:
		m.links.Update(within(msg, m.lay.body))
	case m.front.sheet == inSort:
		return m.mouseOnMenu(msg)
	case click && m.lay.divides(at.X):
		m.front.held = drag{what: theDivider}
	case m.lay.list.holds(at.X, at.Y):
		m.mouseOnList(within(msg, m.lay.list), click)
	case m.lay.article.holds(at.X, at.Y):
		inside := within(msg, m.lay.article)
		m.article.Update(inside)
		if click {
			return m.clickArticle(inside.Mouse(), asked)
		}
	}
	return nil
}

// dragging moves what the mouse holds, wherever it goes, and lets it go with the button. It reports
// whether the mouse did nothing else.
func (m *root) dragging(msg tea.MouseMsg) bool {
	if m.front.held.what == nothing {
		return false
	}
	at := msg.Mouse()
	if _, moved := msg.(tea.MouseMotionMsg); !moved || at.Button != tea.MouseLeft {
		m.front.held = drag{} // also where the terminal kept the release to itself
		_, released := msg.(tea.MouseReleaseMsg)
		return released
	}
	switch {
	case m.front.held.what == theDivider && m.lay.split():
		m.divideAt(at.X - m.lay.list.x)
	case m.front.held.what == theScrollBar && m.lay.list.shown():
		m.list.drag(at.Y-m.lay.list.y, m.front.held.grip)
	}
	return true
}

// mouseOnList takes the mouse in cells of the list.
func (m *root) mouseOnList(msg tea.MouseMsg, click bool) {
	at := msg.Mouse()
	if click && m.list.onBar(at.X) {
		m.front.held = drag{theScrollBar, m.list.grab(at.Y)}
		m.front.reading = false
		m.filter.stop()
		return
	}
	opened := m.list.Update(msg)
	if click {
		m.filter.stop()
		m.front.reading = opened
	}
}

// mouseOnMenu takes the mouse while the sort menu is there: a click beside it closes it.
func (m *root) mouseOnMenu(msg tea.MouseMsg) tea.Cmd {
	name, inside := m.sorting.Update(within(msg, m.lay.body))
	if _, click := msg.(tea.MouseClickMsg); click && !inside {
		return m.closeSheet()
	}
	if name == "" {
		return nil
	}
	return m.perform(name)
}

// clickFooter does what the key does that stands in a column of the footer.
func (m *root) clickFooter(x int) tea.Cmd {
	name := m.frame.footer.at(x)
	if name == "" {
		return nil
	}
	return m.perform(name)
}

// perform does the action of that name as its key would.
func (m *root) perform(name string) tea.Cmd {
	m.frame.say("", false)
	defer m.forgetCount()
	return m.keys.perform(m.situation(), m, name)
}

// divides reports whether a column of the body is the divider.
func (l layout) divides(x int) bool { return l.split() && x == l.list.x+l.list.w }

// within is the mouse in the cells of a pane.
func within(msg tea.MouseMsg, r rect) tea.MouseMsg {
	at := msg.Mouse()
	at.X, at.Y = at.X-r.x, at.Y-r.y
	switch msg.(type) {
	case tea.MouseWheelMsg:
		return tea.MouseWheelMsg(at)
	case tea.MouseClickMsg:
		return tea.MouseClickMsg(at)
	case tea.MouseReleaseMsg:
		return tea.MouseReleaseMsg(at)
	default:
		return tea.MouseMotionMsg(at)
	}
}
