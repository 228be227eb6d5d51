package ui

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"broadsheet/parse"
	"broadsheet/reader"
)

// follow sees to what follows from the state as it is now, after every message: sizes, what the
// list is to show, which article is to be open, and what the bars say. An action only changes the
// state; nobody has to remember what else hangs on it.
func (m *root) follow() tea.Cmd {
	m.layOut()
	m.find.want(reader.Query{Text: m.filter.text(), Sort: m.front.order, Reverse: m.front.list.reverse})
	find := m.find.next(m.ctx, m.lib, m.grip(), m.shownID(), m.scan.first)
	m.hints()
	article, problems := m.followArticle(), m.followProblems()
	sought := m.followSeek()
	m.followTrail()
	m.followPalette()
	m.inform()
	return tea.Batch(find, article, problems, sought)
}

// layOut gives everything its place.
func (m *root) layOut() {
	typed := m.filter.shown() || m.lineAbove().shown()
	m.lay = arrange(m.lay.w, m.lay.h, scene{typed, m.alone(), m.front.reading, m.front.split})
	m.frame.SetSize(m.lay.w)
	m.filter.SetSize(m.lay.w)
	m.pipes.SetSize(m.lay.w)
	if m.front.sheet == inHelp { // it is long in the making, and the first screen does not need it
		m.help.SetSize(m.lay.body.w, m.lay.body.h)
	}
	m.problems.SetSize(m.lay.body.w, m.lay.body.h)
	m.links.SetSize(m.lay.body.w, m.lay.body.h)
	m.palette.SetSize(m.lay.body.w, m.lay.body.h)
	if m.lay.list.shown() || m.alone() {
		m.list.SetSize(max(m.lay.list.w, gutter+edge), max(m.lay.list.h, m.front.list.lines))
		m.list.reshape(listShape{m.front.list.lines, m.front.list.grouped})
	}
	m.sorting.SetSize(m.lay.over())
	if m.lay.article.shown() {
		m.article.SetSize(m.lay.article.w, m.lay.article.h, settingFor(m.lay.article.w, m.front.measure, m.columns()))
	}
	m.list.focused = !m.front.reading && m.front.sheet == inList
}

// hints is what stands in panes that have nothing to show.
func (m *root) hints() {
	reading := !m.scan.ended || m.find.due || m.find.cancel != nil
	switch {
	case reading && m.list.length() == 0 && m.list.query == "":
		m.list.hint = "reading…"
	case m.find.query.Text != "":
		m.list.hint = "Nothing matches" + map[bool]string{true: " so far"}[!m.scan.ended] + ". " + m.keys.keyOf("clear") + " clears the filter."
	default:
		m.list.hint = "There are no articles here."
	}
	m.article.hint = ""
	if e, ok := m.list.selected(); ok {
		m.article.hint = "opening " + headline(e) + "…"
	} else if m.alone() && reading {
		m.article.hint = "reading…"
	}
}

// followArticle asks for the selected article, as it is to be set now.
func (m *root) followArticle() tea.Cmd {
	if !m.lay.article.shown() {
		return nil
	}
	e, ok := m.list.selected()
	if !ok && m.keepsAlone() {
		return nil
	}
	if !ok {
		if m.pages.any { // nothing is selected: what was read or asked for goes
			m.article.text = nil
			m.pages.drop()
		}
		m.refit()
		return nil
	}
	want := request{m.pages.keep.instead(e.ID), m.article.set, m.front.manner, m.look.palette, !m.look.clusters}
	text, cmd := m.pages.want(m.ctx, m.lib, want, e, m.keys.keyOf("cuts")+" shows them")
	if text != nil {
		m.article.show(text)
	}
	m.article.coming = m.pages.cancel != nil
	return cmd
}

// refit sets the reason why a file opened alone cannot be read as the pane is now: there is no article
// that would be asked for again.
func (m *root) refit() {
	if was := m.article.text; was != nil && was.err != nil && was.set != m.article.set {
		m.article.show(&setPage{request: request{set: m.article.set}, err: was.err})
	}
}

// followProblems asks for the problems while they are shown, or are the answer to what the reader
// asked for: a file opened alone that cannot be read.
func (m *root) followProblems() tea.Cmd {
	n := m.scan.progress.Problems
	wanted := m.front.sheet == inProblems || m.alone() && m.scan.ended && m.list.length() == 0
	now := problemCount{n, m.scan.progress.Changes, !m.scan.ended || m.scan.stopped != ""} // what was not read may hold more
	if !wanted || m.problems.asking || m.problems.known == now {
		return nil
	}
	m.problems.asking = true
	return listProblems(m.lib, now)
}

// inform tells the bars what they say.
func (m *root) inform() {
	rows, total := m.list.length(), m.scan.progress.Articles
	if m.list.rows != nil {
		total = m.list.rows.Total()
	}
	m.frame.header.facts = headerFacts{m.lib.Name(), rows, total, m.list.query != ""}
	f := statusFacts{
		manner: m.front.manner, reading: !m.scan.ended, stopped: m.scan.stopped,
		progress: m.scan.progress, stale: m.staleNote(),
		problems: m.scan.progress.Problems, problemsKey: m.keys.keyOf("problems"),
		note: m.frame.note, failed: m.frame.failed, found: m.foundNote(), percent: -1,
	}
	if m.find.wrong != nil && f.note == "" {
		f.note, f.failed = parse.Clean(m.find.wrong.Reason), true
	}
	if f.note == "" && m.list.rows != nil && m.list.rows.Similar() {
		f.note = "no match; similar:"
	}
	if !m.alone() {
		f.row, f.rows, f.order = m.list.cursor+1, rows, m.standing()
	}
	if m.lay.article.shown() && m.article.text != nil && m.article.text.err == nil && !m.article.late && m.front.sheet == inList {
		f.percent = m.article.percent()
	}
	if m.front.sheet == inProblems || !m.alone() && m.problems.known.n == f.problems { // it has been seen
		f.problems = 0
	}
	if m.front.count > 0 {
		f.note, f.failed = strconv.Itoa(m.front.count)+"…", false
	}
	m.frame.status.facts = f
	m.frame.footer.in = m.situation()
}
