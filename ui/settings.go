package ui

import (
	"slices"
	"strconv"

	"charm.land/bubbles/v2/key"

	"broadsheet/reader"
	"broadsheet/ui/config"
)

// Vocabulary is the names that a config file may use of the screen and the library.
func Vocabulary() config.Vocabulary {
	var known config.Vocabulary
	for _, s := range reader.Sorts() {
		known.Sorts = append(known.Sorts, string(s))
	}
	at := map[string]int{}
	newKeyTable().each(func(s situation, row action) {
		i, ok := at[row.name]
		if !ok {
			i, at[row.name] = len(known.Actions), len(known.Actions)
			known.Actions = append(known.Actions, config.Action{Name: row.name, Help: row.bind.Help().Desc, Keys: row.bind.Keys()})
		}
		a := &known.Actions[i]
		a.Where = append(a.Where, int(s))
		a.Typing = a.Typing || lettersAre(s)
	})
	return known
}

// each goes through the table in the order of the help. A row that counts in several situations
// comes once for each.
func (t keyTable) each(do func(situation, action)) {
	for _, aim := range purposes() {
		for _, s := range situations() {
			for _, row := range t[s] {
				if row.aim == aim {
					do(s, row)
				}
			}
		}
	}
}

// rebound is the table with the keys that the reader has for its actions.
func (t keyTable) rebound(keys config.Keymap) keyTable {
	out := keyTable{}
	for s, rows := range t {
		out[s] = slices.Clone(rows)
		for i, row := range rows {
			if own, ok := keys[row.name]; ok && !slices.Equal(own, row.bind.Keys()) {
				out[s][i].bind = bind(row.bind.Help().Desc, own...)
			}
		}
	}
	return out
}

// lend gives the keys of an action to a part that knows its keys itself.
func (t keyTable) lend(name string, to *key.Binding) {
	t.each(func(_ situation, row action) {
		if row.name == name {
			to.SetKeys(row.bind.Keys()...)
		}
	})
}

// complaint is what the status line says of a config file with problems.
func complaint(problems []config.Problem) string {
	switch n := len(problems); n {
	case 0:
		return ""
	case 1:
		return problems[0].String()
	default:
		return problems[0].String() + " (and " + strconv.Itoa(n-1) + " more: see broadsheet config)"
	}
}

// lettersAre reports whether letters are letters in a situation.
func lettersAre(s situation) bool {
	return s == inFilter || s == inSeek || s == inHelpFilter || s == inPalette || s == inPipe
}

// newFront is what the reader begins with.
func newFront(opt Options, dress dressing) front {
	return front{
		manner: manner{captions: true}, order: reader.Sort(opt.Sort), measure: opt.Measure, columns: opt.Columns != 1,
		list: arrangement{lines: opt.Rows}, split: division{list: opt.Divider}, set: opt.Settings, dress: dress,
	}
}
