package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// keyGroup is a part of the key table, whatever its rows act on.
type keyGroup struct {
	title string
	rows  []keyRow
}

// keyRow is an action, whatever it acts on.
type keyRow struct {
	name, foot string
	bind       key.Binding
	run        func(*root) tea.Cmd // nil: the text field knows the key itself
}

// act runs the row that the key belongs to, if there is one.
func (g keyGroup) act(m *root, msg tea.KeyPressMsg) (tea.Cmd, bool) {
	for _, row := range g.rows {
		if row.run != nil && key.Matches(msg, row.bind) {
			return row.run(m), true
		}
	}
	return nil, false
}

// call runs the row of that name, if there is one.
func (g keyGroup) call(m *root, name string) (tea.Cmd, bool) {
	for _, row := range g.rows {
		if row.run != nil && row.name == name {
			return row.run(m), true
		}
	}
	return nil, false
}

// group makes a group of actions on the part of root that pick returns.
func group[T any](title string, actions []action[T], pick func(*root) *T) keyGroup {
	g := keyGroup{title: title}
	for _, a := range actions {
		row := keyRow{name: a.name, foot: a.foot, bind: a.bind}
		if a.run != nil {
			row.run = func(m *root) tea.Cmd { return a.run(pick(m)) }
		}
		g.rows = append(g.rows, row)
	}
	return g
}

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
)

// The titles of the groups. Groups of one title are one in the help.
const (
	moving    = "Moving, in what has the focus"
	onList    = "In the list"
	onArticle = "In the article"
	onText    = "The article, from the list too"
	onListing = "The list, from the article too"
	onFilter  = "Typing a filter"
	onSeek    = "Typing what to find"
	onSort    = "Sort menu"
	onSheet   = "Help, problems and links"
	anywhere  = "Everywhere"
)

// titles is the groups in the order of the help.
func titles() []string {
	return []string{moving, onList, onArticle, onText, onListing, onFilter, onSeek, onSort, onSheet, anywhere}
}

// keyTable is the groups that count in each situation, in the order in which they are asked.
type keyTable map[situation][]keyGroup

// newKeyTable puts the rows of keys.go together.
func newKeyTable() keyTable {
	self := func(m *root) *root { return m }
	general := group(anywhere, anywhereActions(), self)
	always := group(anywhere, alwaysActions(), self)
	text := group(onText, textActions(), self)
	leaving := group(anywhere, leavingActions(), self)
	listing := group(onListing, append(listingActions(), arrangingActions()...), self)
	sheet := group(onSheet, sheetActions(), self)
	list := group(moving, moves[listPane](), func(m *root) *listPane { return m.list })
	article := group(moving, moves[articlePane](), func(m *root) *articlePane { return m.article })
	help := group(moving, moves[helpPane](), func(m *root) *helpPane { return m.help })
	problems := group(moving, moves[problemsPane](), func(m *root) *problemsPane { return m.problems })
	setting := group(onText, pressActions(), self)
	linked := group(onText, linkActions(), self)
	links := group(moving, moves[linksPane](), func(m *root) *linksPane { return m.links })
	ways, back := group(onArticle, wayActions(), self), group(anywhere, trailActions(), self)
	seeking := group(onArticle, seekingActions(), self)
	return keyTable{
		inList:     {list, group(onList, listActions(), self), listing, text, linked, setting, back, leaving, general, always},
		inArticle:  {article, group(onArticle, articleActions(), self), seeking, ways, text, linked, setting, listing, back, leaving, general, always},
		inAlone:    {article, seeking, ways, text, linked, setting, leaving, general, always},
		inFilter:   {group(onFilter, typingActions(), self), always},
		inSeek:     {group(onSeek, seekTypingActions(), self), always},
		inHelp:     {help, sheet, general, always},
		inProblems: {problems, sheet, general, always},
		inLinks:    {links, group(onSheet, linksActions(), self), sheet, general, always},
		inSort:     {group(onSort, sortActions(), self), general, always},
	}
}

// situations is the order in which the help goes through the table.
func situations() []situation {
	return []situation{inList, inArticle, inAlone, inFilter, inSeek, inSort, inHelp, inProblems, inLinks}
}

// Key is a row of the key table as it is read: the keys as they are printed on a keyboard,
// parted by blanks, and what they do.
type Key struct{ Keys, Help string }

// KeyGroup is a part of the key table.
type KeyGroup struct {
	Title string
	Keys  []Key
}

// Keys returns the whole key table in the order of the help, each row once.
func Keys() []KeyGroup { return newKeyTable().groups() }

// groups is the table as it is read. A row without keys is not in it.
func (t keyTable) groups() []KeyGroup {
	byTitle, seen := map[string][]Key{}, map[string]bool{}
	for _, s := range situations() {
		for _, g := range t[s] {
			for _, row := range g.rows {
				if !seen[row.name] && len(row.bind.Keys()) > 0 {
					seen[row.name] = true
					byTitle[g.title] = append(byTitle[g.title], Key{row.bind.Help().Key, row.bind.Help().Desc})
				}
			}
		}
	}
	out := make([]KeyGroup, len(titles()))
	for i, title := range titles() {
		out[i] = KeyGroup{title, byTitle[title]}
	}
	return out
}

// keyOf is the first key of the action of that name, for hints: "E lists them". Where it has none,
// it is the name.
func (t keyTable) keyOf(name string) string {
	for _, s := range situations() {
		for _, g := range t[s] {
			for _, row := range g.rows {
				if row.name == name && len(row.bind.Keys()) > 0 {
					return label(row.bind.Keys()[0])
				}
			}
		}
	}
	return name
}

// run does what the key does in a situation, and reports whether it does anything there.
func (t keyTable) run(s situation, m *root, msg tea.KeyPressMsg) (tea.Cmd, bool) {
	for _, g := range t[s] {
		if cmd, ok := g.act(m, msg); ok {
			return cmd, true
		}
	}
	return nil, false
}

// perform does what the action of that name does in a situation; one that is not there does nothing.
func (t keyTable) perform(s situation, m *root, name string) tea.Cmd {
	for _, g := range t[s] {
		if cmd, ok := g.call(m, name); ok {
			return cmd
		}
	}
	return nil
}
