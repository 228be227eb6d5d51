package ui

import (
	"slices"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"broadsheet/reader"
)

// longTrail is how many articles are remembered, of those that were read.
const longTrail = 500

// trail is the articles that were read, in their order, and where in it the reader is. The place
// in each is the article pane's to keep.
type trail struct {
	ids []reader.ID
	at  int
}

// reach notes that an article is read. What was ahead, after going back, is forgotten.
func (t *trail) reach(id reader.ID) {
	if len(t.ids) > 0 && t.ids[t.at] == id {
		return
	}
	t.ids = append(t.ids[:min(t.at+1, len(t.ids))], id)
	if over := len(t.ids) - longTrail; over > 0 {
		t.ids = slices.Delete(t.ids, 0, over)
	}
	t.at = len(t.ids) - 1
}

// spotted is a place in an article, marked by the reader.
type spotted struct {
	id reader.ID
	at place
}

// marks are the places that the reader marked, by letter; the quotation mark is the last jump's.
type marks struct {
	at      map[string]spotted
	waiting waiting
}

// waiting is what the next letter is for.
type waiting int

const (
	forNothing waiting = iota
	forMark
	forJump
)

const lastJump = "'"

// ways are the actions of going where the reader was.
func wayActions() []action {
	return []action{
		{"stop.next", moving, bind("the next crosshead or figure", "}"), "", (*root).nextStop},
		{"stop.previous", moving, bind("the crosshead or figure before", "{"), "", (*root).previousStop},
		{"mark", moving, bind("mark this place with a letter", "m"), "", (*root).waitForMark},
		{"jump", moving, bind("to the place of a letter; '' to the one before the last jump", "'"), "", (*root).waitForJump},
	}
}

// trailActions are the keys of going back and forward through what was read.
func trailActions() []action {
	return []action{
		{"trail.back", moving, bind("back to what was read before", "H"), "", (*root).trailBack},
		{"trail.forward", moving, bind("forward again", "L"), "", (*root).trailForward},
	}
}

func (m *root) nextStop() tea.Cmd     { return m.toStop(1) }
func (m *root) previousStop() tea.Cmd { return m.toStop(-1) }

func (m *root) toStop(n int) tea.Cmd {
	if !m.lay.article.shown() || m.article.text == nil || m.article.text.err != nil {
		return nil
	}
	for range m.times() {
		if !m.article.toStop(n) {
			m.frame.say("no "+map[int]string{1: "further", -1: "earlier"}[n]+" crosshead or figure", false)
			break
		}
	}
	return nil
}

// toStop goes to the next part that stops, or to the one before, and reports whether there is one.
func (l *leaf) toStop(n int) bool {
	for i := l.top.part + n; i >= 0 && i < l.text.Len(); i += n {
		if !l.text.Stops(i) || len(l.text.Part(i)) == 0 {
			continue
		}
		s := spot{i, 0}
		if len(l.text.Part(i)) > 1 && l.text.Part(i)[0].Text == "" { // the blank line above it
			s.line = 1
		}
		before := l.top
		l.scrollTo(s)
		return l.top != before
	}
	return false
}

// followTrail notes what is read.
func (m *root) followTrail() {
	if e, ok := m.list.selected(); ok && (m.front.reading || m.alone()) && m.article.shows(e.ID) {
		m.trail.reach(e.ID)
	}
}

func (m *root) trailBack() tea.Cmd    { return m.alongTrail(-m.times()) }
func (m *root) trailForward() tea.Cmd { return m.alongTrail(m.times()) }

func (m *root) alongTrail(n int) tea.Cmd {
	t := &m.trail
	if n < 0 && len(t.ids) > 0 { // from the list, the last one read comes first
		if e, ok := m.list.selected(); !m.front.reading && ok && e.ID != t.ids[t.at] {
			n = 0
		}
	}
	to := t.at + n
	if to < 0 || to >= len(t.ids) {
		m.frame.say(map[bool]string{true: "nothing was read before this", false: "this is what was read last"}[n < 0], false)
		return nil
	}
	if m.goToArticle(t.ids[to]) {
		t.at = to
	}
	return nil
}

// goToArticle opens an article, if the list has it, and reports whether it does.
func (m *root) goToArticle(id reader.ID) bool {
	row := -1
	if m.list.rows != nil {
		row = m.list.rows.Position(id)
	}
	if row < 0 {
		m.frame.say("that article is not in the list as it is filtered", true)
		return false
	}
	m.list.moveTo(row)
	m.open()
	return true
}

func (m *root) waitForMark() tea.Cmd {
	m.marks.waiting = forMark
	m.frame.say("mark: a letter", false)
	return nil
}

func (m *root) waitForJump() tea.Cmd {
	m.marks.waiting = forJump
	m.frame.say("to: a letter, or ' for where the last jump began", false)
	return nil
}

// letter takes the letter that was waited for.
func (m *root) letter(msg tea.KeyPressMsg) {
	what := m.marks.waiting
	m.marks.waiting = forNothing
	name := msg.Text
	e, ok := m.list.selected()
	if name == "" || utf8.RuneCountInString(name) > 1 || !ok {
		return
	}
	here := spotted{e.ID, m.article.here(e.ID)}
	if what == forMark {
		m.marks.at[name] = here
		m.frame.say("marked "+name, false)
		return
	}
	to, known := m.marks.at[name]
	if !known {
		m.frame.say("nothing is marked "+name, true)
		return
	}
	if m.goToArticle(to.id) {
		m.marks.at[lastJump] = here
		m.article.goToPlace(to)
	}
}

// leave notes the place in the article, before a far movement, as where a jump back goes.
func (m *root) leave() {
	if e, ok := m.list.selected(); ok {
		m.marks.at[lastJump] = spotted{e.ID, m.article.here(e.ID)}
	}
}

// here is the place in an article; its top if it is not shown.
func (p *articlePane) here(id reader.ID) place {
	if p.shows(id) && p.text.err == nil {
		return p.where()
	}
	return p.places[id]
}

// goToPlace goes to a place, now or when the article is there.
func (p *articlePane) goToPlace(to spotted) {
	p.places[to.id] = to.at
	if p.shows(to.id) && p.text.err == nil {
		p.scrollTo(p.find(to.at))
		p.held = heldPlace{to.at, p.top}
	}
}
