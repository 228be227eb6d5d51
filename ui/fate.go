package ui

import (
	tea "charm.land/bubbletea/v2"

	"broadsheet/reader"
)

// keeping is an article that is shown on, though its file has changed or gone: what one reads is not
// torn away. It ends when the reader goes to another row.
type keeping struct {
	any   bool
	shown reader.ID
	with  reader.ID // the article of the row that is selected meanwhile
	fate  reader.Fate
	own   reader.ID // an article that the reader has changed, or left: it is not kept
	owns  bool
}

// instead is the article to be shown when that one is selected.
func (k *keeping) instead(selected reader.ID) reader.ID {
	if k.any && k.with == selected {
		return k.shown
	}
	k.any = false
	return selected
}

// againActions are the keys of what changed on the disk.
func againActions() []action {
	return []action{{"again", reading, bind("look at the disk again, and read what changed there", "r"), "", (*root).again}}
}

const lookingAgain = "looking again…"

// again looks at everything again, and shows what the file says now.
func (m *root) again() tea.Cmd {
	if k := &m.pages.keep; k.any && k.fate == reader.Changed && k.with != noArticle {
		k.own, k.owns = k.shown, true // an answer may be on its way that still says that it has changed
		m.adopt(k.with)
	}
	if m.scan.over {
		m.frame.say("reading was stopped: start again to look again", false)
		return nil
	}
	lib := m.lib
	m.frame.say(lookingAgain, false)
	return func() tea.Msg {
		lib.Again()
		return nil
	}
}

// adopt has another article take the place of the one that is shown, at the same line.
func (m *root) adopt(id reader.ID) {
	if at := m.article.where(); at != (place{}) {
		m.article.places[id] = at
	}
	m.pages.keep.any = false
}

// shownID is the article in the pane, or one that there is not.
func (m *root) shownID() reader.ID {
	if m.article.text == nil {
		return noArticle
	}
	return m.article.text.id
}

const noArticle = reader.ID(1<<32 - 1)

// grip is what the cursor holds on to while a query runs: when all has been read, to the row that is
// selected, so that what comes later does not move it.
func (m *root) grip() anchor {
	from := m.list.anchor
	if e, ok := m.list.selected(); ok && !from.holds && m.find.all.shown && m.find.shown == m.find.query {
		from.held, from.holds = e.ID, true
	}
	return from
}

// hearFate sees to it that the article that is shown stays, though its file does not.
func (m *root) hearFate(shown reader.ID, fate reader.Fate) {
	k := &m.pages.keep
	e, ok := m.list.selected()
	if fate == reader.Stays || shown != m.shownID() || m.article.text.err != nil {
		return
	}
	if !ok {
		k.any, k.shown, k.with, k.fate = true, shown, noArticle, fate
		return
	}
	own := k.owns && k.own == shown
	switch {
	case fate == reader.Moved, fate == reader.Changed && own:
		m.adopt(e.ID)
		return
	case own:
		return
	}
	k.any, k.shown, k.with, k.fate = true, shown, e.ID, fate
}

// keepsAlone reports whether an article is shown on though no row is left.
func (m *root) keepsAlone() bool {
	k := &m.pages.keep
	return k.any && k.with == noArticle && k.shown == m.shownID() && (m.front.reading || m.alone())
}

// leaveGone has the row that is selected be shown, though one that is gone was kept on the screen.
func (m *root) leaveGone() {
	if k := &m.pages.keep; k.any && k.fate == reader.Gone {
		k.any, k.own, k.owns = false, k.shown, true
	}
}

// staleNote says that what is shown is not what is on the disk.
func (m *root) staleNote() string {
	k := &m.pages.keep
	switch {
	case !k.any || !m.lay.article.shown():
		return ""
	case k.fate == reader.Gone:
		return "no longer on the disk"
	default:
		return "changed on the disk · " + m.keys.keyOf("again") + " reads it again"
	}
}
