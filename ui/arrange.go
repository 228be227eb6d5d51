package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"broadsheet/reader"
)

// arrangement is how the reader wants the list, beside the order.
type arrangement struct {
	lines   int  // of a row: 1 or 2
	grouped bool // headings, where the order has groups
	reverse bool
}

// sorted says how the list is sorted.
func (f front) sorted() string {
	return string(f.order) + map[bool]string{true: ", reversed"}[f.list.reverse]
}

// standing says in which order the rows stand: by relevance where that parts them.
func (m *root) standing() string {
	f := m.front
	if f.order == reader.ByRelevance && !m.list.ranked {
		f.order = reader.ByDate
	}
	return f.sorted()
}

// arrangingActions are the keys that change how list and panes stand.
func arrangingActions() []action {
	return []action{
		{"list.lines", onList, bind("one line or two for each article of the list", "D"), "", (*root).toggleLines},
		{"list.headings", onList, bind("headings in the list: the days, or the publications", "B"), "", (*root).toggleHeadings},
		{"pane.count", onList, bind("one pane or two", "w"), "", (*root).togglePanes},
		{"divider.left", onList, bind("the divider to the left", "<"), "", (*root).dividerLeft},
		{"divider.right", onList, bind("the divider to the right", ">"), "", (*root).dividerRight},
	}
}

func (m *root) toggleLines() tea.Cmd {
	m.front.list.lines = 3 - m.front.list.lines
	return nil
}

func (m *root) toggleHeadings() tea.Cmd {
	if !m.front.order.Groups() {
		m.frame.say("a list by "+string(m.front.order)+" has no headings; "+m.keys.keyOf("sort")+" sorts", false)
		return nil
	}
	m.front.list.grouped = !m.front.list.grouped
	return nil
}

// sortChoice is a row of the sort menu: an action, and whether what it chooses is in force.
type sortChoice struct {
	action action
	is     func(front) bool
}

// menuSorts are the orders with that first that the screen begins with.
func menuSorts() []reader.Sort {
	orders := slices.DeleteFunc(reader.Sorts(), func(s reader.Sort) bool { return s == reader.ByRelevance })
	return slices.Insert(orders, 0, reader.ByRelevance)
}

func sortHelp(order reader.Sort) string {
	return "by " + string(order) + map[reader.Sort]string{
		reader.ByDate: ", newest first", reader.ByRelevance: ", the best match first",
	}[order]
}

// sortChoices are the rows of the sort menu. Whatever is chosen, the menu closes.
func sortChoices() []sortChoice {
	orders := menuSorts()
	all := make([]sortChoice, 0, len(orders)+4)
	add := func(name, help, letter string, is func(front) bool, choose func(*front)) {
		all = append(all, sortChoice{action{name, sorting, bind(help, letter), "", func(m *root) tea.Cmd {
			choose(&m.front)
			m.frame.say("sorted by "+m.front.sorted(), false)
			return m.closeSheet()
		}}, is})
	}
	letters := "jkqsrnbygG" // that mean something else here
	for _, order := range orders {
		at := strings.IndexFunc(string(order), func(r rune) bool { return !strings.ContainsRune(letters, r) })
		letter := string(order[max(at, 0)])
		letters += letter
		add("sort."+string(order), sortHelp(order), letter,
			func(f front) bool { return f.order == order }, func(f *front) { f.list.reverse, f.order = f.list.reverse && f.order == order, order })
	}
	add("sort.reverse", "the other way round", "r",
		func(f front) bool { return f.list.reverse }, func(f *front) { f.list.reverse = !f.list.reverse })
	for _, g := range []struct {
		name, letter string
		order        reader.Sort
	}{{"day", "y", reader.ByDate}, {"publication", "b", reader.ByPublication}} {
		add("sort.group-by-"+g.name, "under headings, by "+g.name, g.letter,
			func(f front) bool {
				return f.list.grouped && (f.order == g.order || f.order == reader.ByRelevance && g.order == reader.ByDate)
			},
			func(f *front) { f.list.grouped, f.order = true, g.order })
	}
	add("sort.no-headings", "without headings", "n",
		func(f front) bool { return !f.list.grouped || !f.order.Groups() }, func(f *front) { f.list.grouped = false })
	return all
}

// sortActions are the keys of the sort menu: those of its rows, and those that move in it.
func sortActions() []action {
	rows := []action{
		{"menu.up", sorting, bind("row up", "up", "k"), footMove, (*root).menuUp},
		{"menu.down", sorting, bind("row down", "down", "j"), footMove, (*root).menuDown},
		{"menu.choose", sorting, bind("choose", "enter"), "choose", (*root).choose},
		{"menu.close", sorting, bind("close", "esc", "q", "s"), "close", (*root).closeSheet},
	}
	choices := sortChoices()
	all := append(make([]action, 0, len(rows)+len(choices)), rows...)
	for _, c := range choices {
		all = append(all, c.action)
	}
	return all
}

// openSortMenu shows the menu, at the order that the list has.
func (m *root) openSortMenu() tea.Cmd {
	m.sorting.open(m.front)
	return m.toggleSheet(inSort)
}

func (m *root) menuUp() tea.Cmd {
	m.sorting.moveBy(-m.times())
	return nil
}

func (m *root) menuDown() tea.Cmd {
	m.sorting.moveBy(m.times())
	return nil
}

func (m *root) choose() tea.Cmd {
	return m.keys.perform(inSort, m, m.sorting.chosen())
}
