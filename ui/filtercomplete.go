package ui

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"broadsheet/parse"
	"broadsheet/reader"
)

// completing is what Tab makes of the filter: the candidates, one after the other.
type completing struct {
	from reader.Completion
	base string // the filter that was completed
	made string // the filter that came of it: typing anything ends the completion
	at   int    // the candidate that stands in it

	asking bool // the library was asked, and has not answered
}

// completed is sent when the library was asked what can stand at the cursor of the filter.
type completed struct {
	base string
	from reader.Completion
	err  error
}

// completeFilter puts the first candidate, or the next one, into the filter.
func (m *root) completeFilter() tea.Cmd {
	c := &m.find.completing
	if len(c.from.Texts) > 1 && m.filter.input.Value() == c.made {
		m.putCandidate((c.at + 1) % len(c.from.Texts))
		return nil
	}
	if c.asking {
		return nil
	}
	c.asking = true
	text := m.filter.input.Value()
	cursor := len(string([]rune(text)[:m.filter.input.Position()]))
	return complete(m.ctx, m.lib, text, cursor)
}

// complete asks the library what can stand at the cursor, a byte of the text.
func complete(ctx context.Context, lib library, text string, cursor int) tea.Cmd {
	return func() tea.Msg {
		answer := completed{base: text}
		answer.err = guarded(func() (err error) {
			answer.from, err = lib.Complete(ctx, text, cursor)
			return err //nolint:wrapcheck // only a cancelled context, which nobody sees
		})
		return answer
	}
}

func (m *root) hearCompleted(msg completed) {
	m.find.completing.asking = false
	switch {
	case !m.filter.typing() || m.filter.input.Value() != msg.base: // the reader typed on
	case msg.err != nil:
		m.frame.say(parse.Clean(msg.err.Error()), true)
	case msg.from.Wants != "":
		m.frame.say(msg.from.Wants, false)
	case len(msg.from.Texts) == 0:
		m.frame.say("nothing in the library begins like that", false)
	default:
		m.find.completing = completing{from: msg.from, base: msg.base}
		m.putCandidate(0)
	}
}

// putCandidate puts one into the filter, and says which others there are.
func (m *root) putCandidate(n int) {
	c := &m.find.completing
	c.at = n
	head := c.base[:c.from.From] + c.from.Texts[n]
	c.made = head + c.base[c.from.To:]
	m.filter.input.SetValue(c.made)
	m.filter.input.SetCursor(len([]rune(head)))
	if all := c.from.Texts; len(all) > 1 {
		others := append(append([]string{}, all[n+1:]...), all[:n]...)
		m.frame.say(m.keys.keyOf("typing.complete")+": "+parse.Clean(strings.Join(others, " · ")), false)
	}
}

// wrongAt is the cell of the filter line at which the filter is wrong, -1 if it is not.
func (m *root) wrongAt() int {
	if m.find.wrong == nil || !m.filter.shown() || m.lineAbove() != m.filter {
		return -1
	}
	return m.filter.cellOf(m.find.wrong.At)
}
