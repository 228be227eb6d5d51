package ui

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// situation is where a key is pressed.
type situation int

const (
	inList situation = iota
	inArticle
	inAlone // the article of a file opened alone: there is no list
	inFilter
	inSeek
	inHelp
	inProblems
	inLinks
	inSort
	inHelpFilter // what the help is to show is typed
	inPalette    // the name of an action is typed
	inPipe       // a command for the article is typed
	inCount      // a number was typed: asked before the situation that it was typed in
)

// keyTable is the rows that count in each situation.
type keyTable map[situation][]action

// newKeyTable puts the rows together. Of those with a word for the footer, the last always stands there.
func newKeyTable() keyTable {
	text := slices.Concat(textActions(), cutsActions(), linkActions(), pressActions(), outsideActions(), againActions())
	general := slices.Concat(anywhereActions(), alwaysActions())
	article := slices.Concat(seekingActions(), wayActions(), text)
	return keyTable{
		inList: slices.Concat(moves(func(m *root) mover { return m.list }),
			listActions(), listingActions(), arrangingActions(), text, trailActions(), leavingActions("quit"), general),
		inArticle: slices.Concat(moves(func(m *root) mover { return m.article }),
			articleActions(), article, listingActions(), arrangingActions(), trailActions(), leavingActions("close"), general),
		inAlone:      slices.Concat(moves(func(m *root) mover { return m.article }), article, leavingActions("quit"), general),
		inFilter:     slices.Concat(typingActions(), alwaysActions()),
		inSeek:       slices.Concat(seekTypingActions(), alwaysActions()),
		inHelp:       slices.Concat(moves(func(m *root) mover { return m.help }), sheetActions(), helpSheetActions(), general),
		inProblems:   slices.Concat(moves(func(m *root) mover { return m.problems }), sheetActions(), sheetClosing(), general),
		inLinks:      slices.Concat(moves(func(m *root) mover { return m.links }), linksActions(), sheetActions(), sheetClosing(), general),
		inSort:       slices.Concat(sortActions(), general),
		inHelpFilter: slices.Concat(helpTypingActions(), alwaysActions()),
		inPalette:    slices.Concat(paletteActions(), alwaysActions()),
		inPipe:       slices.Concat(pipeTypingActions(), alwaysActions()),
		inCount:      countedActions(),
	}
}

// situations is the order in which the help goes through the table.
func situations() []situation {
	return []situation{inList, inArticle, inAlone, inFilter, inSeek, inSort, inHelp, inProblems, inLinks, inHelpFilter, inPalette, inPipe, inCount}
}

// Key is a row of the key table as it is read: what it is called, its keys as they are printed on
// a keyboard, parted by blanks, and what they do.
type Key struct{ Name, Keys, Help string }

// KeyGroup is the part of the key table that serves one purpose.
type KeyGroup struct {
	Title string
	Keys  []Key
}

// Keys returns the whole key table in the order of the help, each row once.
func Keys() []KeyGroup { return newKeyTable().groups() }

// groups is the table as it is read. A row without keys is not in it.
func (t keyTable) groups() []KeyGroup {
	by, seen := map[purpose][]Key{}, map[string]bool{}
	for _, s := range situations() {
		for _, row := range t[s] {
			if !seen[row.name] && len(row.bind.Keys()) > 0 {
				seen[row.name] = true
				by[row.aim] = append(by[row.aim], Key{row.name, row.bind.Help().Key, row.bind.Help().Desc})
			}
		}
	}
	out := make([]KeyGroup, len(purposes()))
	for i, aim := range purposes() {
		out[i] = KeyGroup{string(aim), by[aim]}
	}
	return out
}

// keyOf is the first key of the action of that name, for hints: "E lists them". Where it has none,
// it is the name.
func (t keyTable) keyOf(name string) string {
	for _, s := range situations() {
		for _, row := range t[s] {
			if row.name == name && len(row.bind.Keys()) > 0 {
				return label(row.bind.Keys()[0])
			}
		}
	}
	return name
}

// run does what the key does in a situation, and reports whether it does anything there.
func (t keyTable) run(s situation, m *root, msg tea.KeyPressMsg) (tea.Cmd, bool) {
	for _, row := range t[s] {
		if row.run != nil && key.Matches(msg, row.bind) {
			return row.run(m), true
		}
	}
	return nil, false
}

// perform does what the action of that name does in a situation; one that is not there does nothing.
func (t keyTable) perform(s situation, m *root, name string) tea.Cmd {
	for _, row := range t[s] {
		if row.run != nil && row.name == name {
			return row.run(m)
		}
	}
	return nil
}
