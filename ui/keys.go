package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// action is one row of the key table: what some keys do.
type action struct {
	name string              // what a config file, the palette, and a hint elsewhere on the screen call it
	aim  purpose             // what one wants who looks for it
	bind key.Binding         // its keys, and its sentence in the help
	foot string              // its word in the footer; neighbours of one word share it; empty: not there
	run  func(*root) tea.Cmd // nil: the text field knows the key itself
}

// purpose is what one wants to do: by it the help is grouped.
type purpose string

const (
	moving  purpose = "Moving about"
	reading purpose = "Reading"
	finding purpose = "Finding"
	cutting purpose = "What was cut"
	onList  purpose = "The list"
	sorting purpose = "Sorting the list"
	typing  purpose = "While typing"
	helping purpose = "Help and actions"
	leaving purpose = "Leaving"
)

// purposes is the order of the help.
func purposes() []purpose {
	return []purpose{moving, reading, finding, cutting, onList, sorting, typing, helping, leaving}
}

// footMove is the word in the footer that the keys up and down share.
const footMove = "move"

// digits are the keys that are written as one where they stand together.
const digits, digitsSign = "0 1 2 3 4 5 6 7 8 9", "0…9"

// bind is a binding whose help shows the keys as they are printed on a keyboard.
func bind(help string, keys ...string) key.Binding {
	labels := make([]string, len(keys))
	for i, k := range keys {
		labels[i] = label(k)
	}
	shown := strings.Replace(strings.Join(labels, " "), digits, digitsSign, 1)
	return key.NewBinding(key.WithKeys(keys...), key.WithHelp(shown, help))
}

// moves is how one moves in a pane, whichever it is. A number typed before counts.
func moves(pane func(*root) mover) []action {
	do := func(move func(m mover, n int)) func(*root) tea.Cmd {
		return func(m *root) tea.Cmd {
			move(pane(m), m.times())
			return nil
		}
	}
	to := func(end func(mover)) func(*root) tea.Cmd {
		return func(m *root) tea.Cmd {
			if pane(m) == mover(m.article) {
				m.leave()
			}
			if m.front.count > 0 {
				pane(m).toRow(m.front.count)
			} else {
				end(pane(m))
			}
			return nil
		}
	}
	return []action{
		{"move.up", moving, bind("row or line up", "up", "k"), footMove, do(func(m mover, n int) { m.lineBy(-n) })},
		{"move.down", moving, bind("row or line down", "down", "j"), footMove, do(mover.lineBy)},
		{"move.half-up", moving, bind("half a page up", "u", "ctrl+u"), "", do(func(m mover, n int) { m.halfBy(-n) })},
		{"move.half-down", moving, bind("half a page down", "d", "ctrl+d"), "", do(mover.halfBy)},
		{"move.page-up", moving, bind("page up", "pgup"), "", do(func(m mover, n int) { m.pageBy(-n) })},
		{"move.page-down", moving, bind("page down", "pgdown", "f"), "", do(mover.pageBy)},
		{"move.top", moving, bind("to the top", "g", "home"), "", to(mover.toTop)},
		{"move.end", moving, bind("to the end", "G", "end"), "", to(mover.toEnd)},
	}
}

// listActions are the keys of the list that concern more than the list.
func listActions() []action {
	return []action{
		{"list.open", reading, bind("read the article", "enter", "l", "right"), "read", (*root).open},
		{"filter", finding, bind("filter the list", "/"), "filter", (*root).startFilter},
		{"list.article-down", moving, bind("the article beside the list a line down", "J"), "", (*root).articleDown},
		{"list.article-up", moving, bind("the article beside the list a line up", "K"), "", (*root).articleUp},
	}
}

// articleActions are the keys of the article that concern more than its text.
func articleActions() []action {
	return []action{
		{"article.back", reading, bind("back to the list", "h", "left"), "back", (*root).back},
		{"article.next", reading, bind("next article of the list", "J"), "next", (*root).nextArticle},
		{"article.previous", reading, bind("previous article of the list", "K"), "previous", (*root).previousArticle},
	}
}

// textActions are the keys that read the article from wherever it can be seen.
func textActions() []action {
	return []action{
		{"read.on", reading, bind("page the article on; at its end, the next article", "space"), "read on", (*root).readOn},
		{"read.back", reading, bind("page the article back", "b"), "", (*root).readBack},
	}
}

// cutsActions are the keys that say what was done to the source.
func cutsActions() []action {
	return []action{
		{"cuts", cutting, bind("what was cut, in its place", "z"), "cuts", (*root).toggleCuts},
		{"source", cutting, bind("the whole source, with what each part was taken for", "Z"), "source", (*root).toggleSource},
		{"info", cutting, bind("what is known of the article, and where that was read", "="), "", (*root).toggleInfo},
		{"captions", cutting, bind("captions on and off", "c"), "captions", (*root).toggleCaptions},
	}
}

// leavingActions are the keys of both panes that leave them; foot is what that is there.
func leavingActions(foot string) []action {
	return []action{
		{"close", leaving, bind("back to the list; there, or in a file opened alone, quit", "q"), foot, (*root).closeLayer},
	}
}

// listingActions are the keys of list and article that need a list.
func listingActions() []action {
	return []action{
		{"sort", sorting, bind("how the list is sorted, and its headings: a menu", "s"), "sort", (*root).openSortMenu},
		{"pane.other", moving, bind("to the other pane", "tab"), "", (*root).otherPane},
		{"clear", leaving, bind("forget what was found; back to the list; there, clear the filter", "esc"), "", (*root).clearLayer},
	}
}

// typingActions are the keys while a filter is typed.
func typingActions() []action {
	return append([]action{
		{"typing.keep", typing, bind("keep the filter and go to the list", "enter"), "keep", (*root).keepFilter},
		{"typing.clear", typing, bind("clear the filter", "esc"), "clear", (*root).dropFilter},
		{"typing.up", typing, bind("row up in the list", "up", "ctrl+p"), footMove, (*root).rowUp},
		{"typing.down", typing, bind("row down in the list", "down", "ctrl+n"), footMove, (*root).rowDown},
		{"typing.complete", typing, bind("complete the name of a field, or a value; again, the next one", "tab"), "complete", (*root).completeFilter},
	}, erasing()...)
}

// erasing is what every text field knows. It knows more than is named.
func erasing() []action {
	return []action{
		{"typing.erase-word", typing, bind("erase the word before the cursor", "ctrl+w"), "", nil},
		{"typing.erase-line", typing, bind("erase all before the cursor", "ctrl+u"), "", nil},
	}
}

// sheetActions are the keys of every sheet, beside the movements.
func sheetActions() []action {
	return []action{
		{"sheet.page-down", helping, bind("page down", "space"), "", (*root).sheetDown},
		{"sheet.page-up", helping, bind("page up", "b"), "", (*root).sheetUp},
	}
}

// sheetClosing is how one leaves a sheet that has nothing else to leave.
func sheetClosing() []action {
	return []action{
		{"sheet.close", helping, bind("close", "esc", "q"), "close", (*root).closeSheet},
	}
}

// anywhereActions are the keys that mean the same wherever nothing is typed.
func anywhereActions() []action {
	return []action{
		{"problems", onList, bind("the files that could not be read, and why", "E"), "", (*root).toggleProblems},
		countAction(),
		{paletteName, helping, bind("any action, by its name", ":"), "", (*root).startPalette},
		{"quit", leaving, bind("quit", "Q"), "quit", (*root).quit},
		{"help", helping, bind("all keys", "?", "f1"), "all keys", (*root).toggleHelp},
	}
}

// alwaysActions are the keys that mean the same also while typing.
func alwaysActions() []action {
	return []action{
		{"cancel", leaving, bind("stop reading the folder; when nothing runs, quit", "ctrl+c"), "", (*root).cancelOrQuit},
		{"repaint", helping, bind("paint the screen again", "ctrl+l"), "", (*root).repaint},
		{"suspend", leaving, bind("suspend; fg in the shell comes back", "ctrl+z"), "", (*root).suspend},
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
