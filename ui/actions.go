package ui

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"broadsheet/reader/query"
)

// The actions of the key table that concern more than one pane. They change the state; follow
// sees to the rest.

// open goes into the selected article.
func (m *root) open() tea.Cmd {
	m.leaveGone()
	if _, ok := m.list.selected(); ok {
		m.list.hold()
		m.front.reading = true
	}
	return nil
}

// back goes to the list.
func (m *root) back() tea.Cmd {
	m.front.reading = false
	m.front.manner.source, m.front.manner.info = false, false // the next article is opened to be read
	return nil
}

func (m *root) otherPane() tea.Cmd {
	if m.front.reading {
		return m.back()
	}
	return m.open()
}

func (m *root) articleDown() tea.Cmd { return m.scrollArticle(m.times()) }
func (m *root) articleUp() tea.Cmd   { return m.scrollArticle(-m.times()) }

func (m *root) scrollArticle(n int) tea.Cmd {
	if m.lay.article.shown() {
		m.list.hold()
		m.article.lineBy(n)
	}
	return nil
}

func (m *root) nextArticle() tea.Cmd {
	if m.list.cursor+1 >= m.list.length() {
		m.frame.say("this is the last article", false)
		return nil
	}
	m.list.lineBy(m.times())
	return nil
}

func (m *root) previousArticle() tea.Cmd {
	if m.list.cursor == 0 {
		m.frame.say("this is the first article", false)
		return nil
	}
	m.list.lineBy(-m.times())
	return nil
}

// readOn pages the article on, and goes to the next one at its end. While the article is still on
// its way it is paged when it comes: paging the old one, or leaving one that was never seen, would
// be wrong.
func (m *root) readOn() tea.Cmd {
	e, ok := m.list.selected()
	if !ok {
		return nil
	}
	if !m.lay.article.shown() {
		return m.open()
	}
	m.list.hold()
	m.trail.reach(e.ID)
	switch {
	case !m.article.shows(e.ID):
		m.article.pageAhead(e.ID, m.times())
	case m.article.atEnd() && m.alone():
	case m.article.atEnd():
		return m.nextArticle()
	default:
		m.article.pageBy(m.times())
	}
	return nil
}

func (m *root) readBack() tea.Cmd {
	if m.lay.article.shown() {
		m.list.hold()
		m.article.pageBy(-m.times())
	}
	return nil
}

func (m *root) startFilter() tea.Cmd {
	m.front.reading = false
	return m.filter.start()
}

// keepFilter keeps what is typed. Nothing more comes now: what is unfinished in it is wrong.
func (m *root) keepFilter() tea.Cmd {
	m.filter.stop()
	_, err := query.Check(m.filter.text())
	errors.As(err, &m.find.wrong)
	return nil
}

func (m *root) dropFilter() tea.Cmd {
	m.filter.clear()
	return nil
}

func (m *root) rowUp() tea.Cmd {
	m.list.lineBy(-1)
	return nil
}

func (m *root) rowDown() tea.Cmd {
	m.list.lineBy(1)
	return nil
}

// clearLayer leaves what lies on top, and never quits.
func (m *root) clearLayer() tea.Cmd {
	switch {
	case m.article.seek.active() && (m.front.reading || m.alone()):
		return m.dropSeek()
	case (m.front.reading || m.alone()) && (m.front.manner.source || m.front.manner.info):
		m.front.manner.source, m.front.manner.info = false, false
		return nil
	case m.front.reading:
		return m.back()
	}
	return m.dropFilter()
}

// closeLayer leaves what lies on top, and quits where nothing does.
func (m *root) closeLayer() tea.Cmd {
	if m.front.reading && !m.alone() {
		return m.back()
	}
	return tea.Quit
}

// openUnseen opens the article where it is not on the screen, since a view of it is asked for.
func (m *root) openUnseen() {
	if !m.lay.article.shown() {
		m.front.manner.source, m.front.manner.info = false, false
		m.open()
	}
}

func (m *root) toggleCuts() tea.Cmd {
	m.front.manner.cuts = !m.front.manner.cuts || m.front.manner.source || m.front.manner.info
	m.front.manner.source, m.front.manner.info = false, false
	return nil
}

func (m *root) toggleSource() tea.Cmd {
	m.openUnseen()
	m.front.manner.source, m.front.manner.info = !m.front.manner.source, false
	return nil
}

func (m *root) toggleInfo() tea.Cmd {
	m.openUnseen()
	m.front.manner.info, m.front.manner.source = !m.front.manner.info, false
	return nil
}

func (m *root) toggleCaptions() tea.Cmd {
	m.front.manner.captions = !m.front.manner.captions
	return nil
}

func (m *root) toggleHelp() tea.Cmd {
	m.help.toTop()
	return m.toggleSheet(inHelp)
}
func (m *root) toggleProblems() tea.Cmd { return m.toggleSheet(inProblems) }

func (m *root) toggleSheet(s situation) tea.Cmd {
	if m.front.sheet == s {
		return m.closeSheet()
	}
	m.front.sheet = s
	return nil
}

func (m *root) closeSheet() tea.Cmd {
	m.front.sheet = inList
	m.help.line.clear()
	return nil
}

func (m *root) sheetDown() tea.Cmd { return m.pageSheet(m.times()) }
func (m *root) sheetUp() tea.Cmd   { return m.pageSheet(-m.times()) }

func (m *root) pageSheet(n int) tea.Cmd {
	switch m.front.sheet {
	case inHelp:
		m.help.pageBy(n)
	case inLinks:
		m.links.pageBy(n)
	default:
		m.problems.pageBy(n)
	}
	return nil
}

func (m *root) quit() tea.Cmd { return tea.Quit }

// cancelOrQuit stops the scan; when it does not run, it quits.
func (m *root) cancelOrQuit() tea.Cmd {
	if m.scan.ended || m.scan.cancel == nil {
		return tea.Quit
	}
	m.scan.cancel()
	return nil
}

func (m *root) repaint() tea.Cmd { return tea.ClearScreen }

// suspend hands the terminal back to the shell, if there is one that can bring the program back.
func (m *root) suspend() tea.Cmd {
	return func() tea.Msg {
		if canSuspend() {
			return tea.SuspendMsg{}
		}
		return cannotSuspend{}
	}
}
