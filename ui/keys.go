package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// action is one row of the key table: what some keys do to a T.
type action[T any] struct {
	name string           // what a config file, and a hint elsewhere on the screen, call it
	bind key.Binding      // its keys, and its sentence in the help
	foot string           // its word in the footer; neighbours of one word share it; empty: not there
	run  func(*T) tea.Cmd // nil: the text field knows the key itself
}

// footMove is the word in the footer that the keys up and down share.
const footMove = "move"

// bind is a binding whose help shows the keys as they are printed on a keyboard.
func bind(help string, keys ...string) key.Binding {
	labels := make([]string, len(keys))
	for i, k := range keys {
		labels[i] = label(k)
	}
	return key.NewBinding(key.WithKeys(keys...), key.WithHelp(strings.Join(labels, " "), help))
}

// moves is how one moves in a pane, whichever it is.
func moves[T any, P interface {
	*T
	mover
}]() []action[T] {
	do := func(move func(mover)) func(*T) tea.Cmd {
		return func(t *T) tea.Cmd {
			move(P(t))
			return nil
		}
	}
	return []action[T]{
		{"move.up", bind("row or line up", "up", "k"), footMove, do(func(m mover) { m.lineBy(-1) })},
		{"move.down", bind("row or line down", "down", "j"), footMove, do(func(m mover) { m.lineBy(1) })},
		{"move.half-up", bind("half a page up", "u", "ctrl+u"), "", do(func(m mover) { m.halfBy(-1) })},
		{"move.half-down", bind("half a page down", "d", "ctrl+d"), "", do(func(m mover) { m.halfBy(1) })},
		{"move.page-up", bind("page up", "pgup"), "", do(func(m mover) { m.pageBy(-1) })},
		{"move.page-down", bind("page down", "pgdown", "f"), "", do(func(m mover) { m.pageBy(1) })},
		{"move.top", bind("to the top", "g", "home"), "", do(mover.toTop)},
		{"move.end", bind("to the end", "G", "end"), "", do(mover.toEnd)},
	}
}

// listActions are the keys of the list that concern more than the list.
func listActions() []action[root] {
	return []action[root]{
		{"list.open", bind("read the article", "enter", "l", "right"), "read", (*root).open},
		{"filter", bind("filter the list", "/"), "filter", (*root).startFilter},
		{"list.article-down", bind("the article beside the list a line down", "J"), "", (*root).articleDown},
		{"list.article-up", bind("the article beside the list a line up", "K"), "", (*root).articleUp},
	}
}

// articleActions are the keys of the article that concern more than its text.
func articleActions() []action[root] {
	return []action[root]{
		{"article.back", bind("back to the list", "h", "left"), "back", (*root).back},
		{"article.next", bind("next article of the list", "J"), "next", (*root).nextArticle},
		{"article.previous", bind("previous article of the list", "K"), "previous", (*root).previousArticle},
	}
}

// textActions are the keys that work on the article's text from wherever it can be seen.
func textActions() []action[root] {
	return []action[root]{
		{"read.on", bind("page the article on; at its end, the next article", "space"), "read on", (*root).readOn},
		{"read.back", bind("page the article back", "b"), "", (*root).readBack},
		{"cuts", bind("what was cut, in its place", "z"), "cuts", (*root).toggleCuts},
		{"source", bind("the whole source, with what each part was taken for", "Z"), "source", (*root).toggleSource},
		{"info", bind("what is known of the article, and where that was read", "="), "", (*root).toggleInfo},
		{"captions", bind("captions on and off", "c"), "captions", (*root).toggleCaptions},
	}
}

// leavingActions are the keys of both panes that leave them.
func leavingActions() []action[root] {
	return []action[root]{
		{"close", bind("back to the list; there, or in a file opened alone, quit", "q"), "close", (*root).closeLayer},
	}
}

// listingActions are the keys of list and article that need a list.
func listingActions() []action[root] {
	return []action[root]{
		{"sort", bind("how the list is sorted, and its headings: a menu", "s"), "sort", (*root).openSortMenu},
		{"pane.other", bind("to the other pane", "tab"), "", (*root).otherPane},
		{"clear", bind("forget what was found; back to the list; there, clear the filter", "esc"), "", (*root).clearLayer},
	}
}

// typingActions are the keys while a filter is typed. The text field knows more than are named.
func typingActions() []action[root] {
	return []action[root]{
		{"typing.keep", bind("keep the filter and go to the list", "enter"), "keep", (*root).keepFilter},
		{"typing.clear", bind("clear the filter", "esc"), "clear", (*root).dropFilter},
		{"typing.up", bind("row up in the list", "up", "ctrl+p"), footMove, (*root).rowUp},
		{"typing.down", bind("row down in the list", "down", "ctrl+n"), footMove, (*root).rowDown},
		{"typing.erase-word", bind("erase the word before the cursor", "ctrl+w"), "", nil},
		{"typing.erase-line", bind("erase all before the cursor", "ctrl+u"), "", nil},
	}
}

// sheetActions are the keys of the help and of the list of problems, beside the movements.
func sheetActions() []action[root] {
	return []action[root]{
		{"sheet.page-down", bind("page down", "space"), "", (*root).sheetDown},
		{"sheet.page-up", bind("page up", "b"), "", (*root).sheetUp},
		{"sheet.close", bind("close", "esc", "q"), "close", (*root).closeSheet},
	}
}

// anywhereActions are the keys that mean the same wherever nothing is typed.
func anywhereActions() []action[root] {
	return []action[root]{
		{"problems", bind("the files that could not be read, and why", "E"), "", (*root).toggleProblems},
		{"quit", bind("quit", "Q"), "quit", (*root).quit},
		{"help", bind("all keys", "?", "f1"), "all keys", (*root).toggleHelp},
	}
}

// alwaysActions are the keys that mean the same also while typing.
func alwaysActions() []action[root] {
	return []action[root]{
		{"cancel", bind("stop reading the folder; when nothing runs, quit", "ctrl+c"), "", (*root).cancelOrQuit},
		{"repaint", bind("paint the screen again", "ctrl+l"), "", (*root).repaint},
		{"suspend", bind("suspend; fg in the shell comes back", "ctrl+z"), "", (*root).suspend},
	}
}

// signs is how a key is written where its name would be long or ugly.
func signs() map[string]string {
	return map[string]string{
		"up": "↑", "down": "↓", "left": "←", "right": "→", "space": "Space", "enter": "Enter",
		"esc": "Esc", "tab": "Tab", "pgup": "PgUp", "pgdown": "PgDn", "home": "Home", "end": "End",
		"backspace": "Backspace", "delete": "Del", "insert": "Ins",
	}
}

// label writes a key as the help does: ↑, PgDn, ^d, F1.
func label(name string) string {
	for _, held := range []struct{ mod, sign string }{{"ctrl+", "^"}, {"alt+", "Alt+"}, {"shift+", "Shift+"}} {
		if key, ok := strings.CutPrefix(name, held.mod); ok && key != "" {
			return held.sign + label(key)
		}
	}
	if sign, ok := signs()[name]; ok {
		return sign
	}
	if len(name) > 1 && name[0] == 'f' {
		return strings.ToUpper(name)
	}
	return name
}
