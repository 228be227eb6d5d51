package ui

import (
	tea "charm.land/bubbletea/v2"

	"broadsheet/parse"
	"broadsheet/reader"
	"broadsheet/ui/page"
)

// outsideActions are the keys that hand the terminal to another program.
func outsideActions() []action {
	return []action{
		{"edit", reading, bind("the file in your editor: $VISUAL or $EDITOR", "e"), "", (*root).edit},
		{"pipe", reading, bind("pipe the article as text into a command, at first your $PAGER", "|"), "", (*root).startPipe},
	}
}

// pipeTypingActions are the keys while the command is typed.
func pipeTypingActions() []action {
	return append([]action{
		{"pipe.run", typing, bind("pipe the article into the command", "enter"), "pipe", (*root).pipe},
		{"pipe.drop", typing, bind("pipe nothing", "esc"), "back", (*root).dropPipe},
	}, erasing()...)
}

const (
	pipePrompt = " | "
	pipeWidth  = 80 // cells of the text that is piped
)

// cameBack is sent when a program that had the terminal has ended.
type cameBack struct {
	edited bool // the file of the article may have changed
	id     reader.ID
	err    error
}

func (m *root) hearBack(msg cameBack) {
	if msg.edited {
		m.pages.forget(msg.id)
		m.pages.keep.own, m.pages.keep.owns = msg.id, true
	}
	if msg.err != nil {
		m.frame.say(parse.Clean(msg.err.Error()), true)
	}
}

// edit opens the file of the article in the editor, at the line that is read.
func (m *root) edit() tea.Cmd {
	e, ok := m.list.selected()
	if !ok {
		return nil
	}
	if k := &m.pages.keep; k.any && k.fate == reader.Gone && m.lay.article.shown() {
		m.frame.say("what is shown is no longer on the disk", true)
		return nil
	}
	var p *parse.Page
	at := 0
	if m.article.shows(e.ID) && e.Part == 0 {
		if p = m.article.shownPage(); p != nil {
			at = m.article.where().at
		}
	}
	return editFile(m.ctx, e, p, at)
}

// startPipe asks for the command.
func (m *root) startPipe() tea.Cmd {
	if m.article.shownPage() == nil {
		return nil
	}
	m.pipes.input.SetValue(pager())
	m.pipes.input.CursorEnd()
	return m.pipes.start()
}

func (m *root) dropPipe() tea.Cmd {
	m.pipes.clear()
	return nil
}

// pipe gives the command the article as it is shown, as text. Where that is not the pager, what it
// writes stays on the terminal until the reader has seen it.
func (m *root) pipe() tea.Cmd {
	command := m.pipes.text()
	m.pipes.clear()
	p := m.article.shownPage()
	if command == "" || p == nil {
		return nil
	}
	manner := m.article.text.manner
	opt := page.Options{
		Width: pipeWidth, Captions: manner.captions, Cuts: manner.cuts, Source: manner.source, Info: manner.info,
		Path: m.article.text.entry.Path,
	}
	return pipeInto(m.ctx, command, p, opt)
}
