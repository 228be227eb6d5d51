package ui

import (
	"cmp"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// command is something that the palette does.
type command struct {
	name, help, keys string
	run              func(*root) tea.Cmd
}

// found is a command that matches what is typed, and where it does.
type found struct {
	command

	rank           int // the lower, the better
	inName, inHelp [][2]int
}

// match finds how well a command matches: by its whole name, its start, the start of a word of it,
// anywhere in it, in its sentence, and by letters of the name in their order.
func (c command) match(text string) (found, bool) {
	name := strings.ToLower(c.name)
	low := strings.ToLower(strings.Join(strings.Fields(text), " "))
	at := strings.Index(name, low)
	whole := [][2]int{{max(at, 0), max(at, 0) + len(low)}}
	switch {
	case low == "":
		return found{command: c}, true
	case name == low:
		return found{c, 0, whole, nil}, true
	case at == 0:
		return found{c, 1, whole, nil}, true
	case at > 0 && strings.ContainsRune(" .-", rune(name[at-1])):
		return found{c, 2, whole, nil}, true
	case at > 0:
		return found{c, 3, whole, nil}, true
	case hasAll(strings.Fields(text), c.name, c.help):
		return found{c, 4, places(text, c.name), places(text, c.help)}, true
	}
	letters, ok := lettersIn(low, name)
	return found{c, 5, letters, nil}, ok
}

// lettersIn is where the letters of a text stand in a name, if they do in their order.
func lettersIn(text, name string) ([][2]int, bool) {
	var out [][2]int
	at := 0
	for _, r := range text {
		k := strings.IndexRune(name[at:], r)
		if k < 0 {
			return nil, false
		}
		size := len(string(r))
		out = append(out, [2]int{at + k, at + k + size})
		at += k + size
	}
	return out, true
}

// ranked is the commands that match, the best first, and of equals in their order.
func ranked(all []command, text string) []found {
	var out []found
	for _, c := range all {
		if f, ok := c.match(text); ok {
			out = append(out, f)
		}
	}
	slices.SortStableFunc(out, func(a, b found) int { return cmp.Compare(a.rank, b.rank) })
	return out
}
