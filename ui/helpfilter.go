package ui

import (
	"cmp"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"broadsheet/reader"
)

// matching is those rows of groups that have all the words of the query, in their keys, their
// sentence or their purpose. Capitals count where the query has them: Z is another key than z.
func matching(groups []KeyGroup, query string) []KeyGroup {
	words := strings.Fields(query)
	if len(words) == 0 {
		return groups
	}
	var out []KeyGroup
	for _, g := range groups {
		var kept []Key
		for _, k := range g.Keys {
			if hasAll(words, k.Keys, k.Help, g.Title) {
				kept = append(kept, k)
			}
		}
		if len(kept) > 0 {
			out = append(out, KeyGroup{g.Title, kept})
		}
	}
	return out
}

// hasAll reports whether each of the words stands in one of the texts.
func hasAll(words []string, texts ...string) bool {
	for _, w := range words {
		if !slices.ContainsFunc(texts, func(s string) bool { return len(reader.Find(w, s)) > 0 }) {
			return false
		}
	}
	return true
}

// places is where the words of the query stand in s, in its order.
func places(query, s string) [][2]int {
	var out [][2]int
	for w := range strings.FieldsSeq(query) {
		out = append(out, reader.Find(w, s)...)
	}
	slices.SortFunc(out, func(a, b [2]int) int { return cmp.Compare(a[0], b[0]) })
	return out
}

// helpSheetActions are the keys of the help alone.
func helpSheetActions() []action {
	return []action{
		{"help.filter", helping, bind("show only the keys that have some words", "/"), "filter", (*root).startHelpFilter},
		{"help.clear", helping, bind("show all keys again; then, close the help", "esc"), "close", (*root).clearHelp},
		{"help.close", helping, bind("close the help", "q"), "", (*root).closeSheet},
	}
}

// helpTypingActions are the keys while the words are typed.
func helpTypingActions() []action {
	return append([]action{
		{"help.typing.up", typing, bind("a line up", "up", "ctrl+p"), footMove, (*root).helpUp},
		{"help.typing.down", typing, bind("a line down", "down", "ctrl+n"), footMove, (*root).helpDown},
		{"help.typing.keep", typing, bind("keep these keys", "enter"), "keep", (*root).keepHelpFilter},
		{"help.typing.clear", typing, bind("show all keys again", "esc"), "clear", (*root).dropHelpFilter},
	}, erasing()...)
}

func (m *root) startHelpFilter() tea.Cmd { return m.help.line.start() }

func (m *root) keepHelpFilter() tea.Cmd {
	m.help.line.stop()
	return nil
}

func (m *root) dropHelpFilter() tea.Cmd {
	m.help.line.clear()
	return nil
}

// clearHelp shows all keys again; where they are shown, it closes the help.
func (m *root) clearHelp() tea.Cmd {
	if m.help.line.shown() {
		return m.dropHelpFilter()
	}
	return m.closeSheet()
}

func (m *root) helpUp() tea.Cmd {
	m.help.lineBy(-1)
	return nil
}

func (m *root) helpDown() tea.Cmd {
	m.help.lineBy(1)
	return nil
}
