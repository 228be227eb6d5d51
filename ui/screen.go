package ui

import (
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// sheets are what lies over the panes, when it is asked for.
type sheets struct {
	help     *helpPane
	problems *problemsPane
	links    *linksPane
	sorting  *sortMenu
	palette  *palettePane
}

// View is the screen.
func (m *root) View() tea.View {
	v := tea.NewView(m.screen())
	v.AltScreen, v.WindowTitle = true, m.title()
	if m.front.set.Mouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	m.paint(&v)
	if line := m.typingIn(); line != nil {
		at := m.lay.filter
		if line != m.lineAbove() {
			at = m.lay.status
		}
		if at.shown() {
			v.Cursor = tea.NewCursor(line.cursor(), at.y)
			v.Cursor.Shape = tea.CursorBar
		}
	}
	return v
}

func (m *root) screen() string {
	l := m.lay
	if l.tooSmall() {
		return tooSmall(l, m.look)
	}
	var body string
	switch {
	case m.front.sheet == inHelp:
		body = m.help.View()
	case m.front.sheet == inProblems:
		body = m.problems.View()
	case m.front.sheet == inLinks:
		body = m.links.View()
	case l.split():
		body = m.frame.beside(m.list.View(), m.article.View(), m.front.held.what == theDivider)
	case l.list.shown():
		body = m.list.View()
	default:
		body = m.article.View()
	}
	if m.front.sheet == inSort {
		body = overlay(body, m.sorting.View())
	}
	rule := m.frame.rule(l, m.front.reading, m.front.sheet != inList && m.front.sheet != inSort)
	if x := m.wrongAt(); x >= 0 {
		rule = ansi.Cut(rule, 0, x) + m.look.warn.Render("▲") + ansi.TruncateLeft(rule, x+1, "")
	}
	m.frame.bottom = m.seekLine()
	if m.pipes.typing() {
		m.frame.bottom = m.pipes.View()
	}
	if m.palette.typing() {
		m.frame.bottom, body = m.palette.line.View(), m.palette.over(body)
	}
	return m.frame.screen(l, m.lineAbove().View(), rule, body)
}

// lineAbove is what is typed above the panes: the filter of the list, or of the help.
func (m *root) lineAbove() *filterLine {
	if m.front.sheet == inHelp {
		return m.help.line
	}
	return m.filter
}

// title is the window's: the article that is shown.
func (m *root) title() string {
	const name = "broadsheet"
	if e, ok := m.list.selected(); ok && m.lay.article.shown() {
		return headline(e) + " — " + name
	}
	return name
}
