package config

import "slices"

// keySet is a table of keys under a name. What it does not name keeps its own keys, but for those
// that the set gives away.
type keySet struct {
	name, about string
	keys        Keymap
}

// plainSet is the set of those who chose none.
const plainSet = "broadsheet"

// keySets are all that there are, in the order of the help.
func keySets() []keySet {
	return []keySet{
		{plainSet, "less and vim, as far as they agree", nil},
		{"less", "what less has on the same keys, and e, y, ^f, ^b too", less()},
		{"vim", "what vim has on the same keys, with ^e, ^y, ^f, ^b too", vim()},
		{"newsboat", "n and p from article to article, ^n to what is found next, g to sort", newsboat()},
	}
}

// KeySets are the names of the key sets.
func KeySets() []string {
	names := make([]string, 0, len(keySets()))
	for _, s := range keySets() {
		names = append(names, s.name)
	}
	return names
}

// Strangers are the actions that a key set names and the screen does not have.
func Strangers(set string, known Vocabulary) []string {
	var out []string
	for _, s := range keySets() {
		for name := range s.keys {
			if s.name == set && !slices.ContainsFunc(known.Actions, func(a Action) bool { return a.Name == name }) {
				out = append(out, name)
			}
		}
	}
	return out
}

func less() Keymap {
	return Keymap{
		"move.down":      {"down", "j", "e", "ctrl+e", "ctrl+n"},
		"move.up":        {"up", "k", "y", "ctrl+y", "ctrl+p", "ctrl+k"},
		"move.page-down": {"pgdown", "f", "ctrl+f", "ctrl+v"},
		"move.page-up":   {"pgup", "ctrl+b", "alt+v"},
		"move.top":       {"g", "home", "alt+<"},
		"move.end":       {"G", "end", "alt+>"},
		"article.back":   {"left"},
		"help":           {"h", "?", "f1"},
		"sort.headline":  {"H"},
		"repaint":        {"ctrl+l", "ctrl+r"},
		"edit":           {"v"},
		"links.copy":     {"Y", "c"},
	}
}

func vim() Keymap {
	return Keymap{
		"move.down":      {"j", "down", "ctrl+e", "ctrl+n"},
		"move.up":        {"k", "up", "ctrl+y", "ctrl+p"},
		"move.half-down": {"ctrl+d", "d"},
		"move.half-up":   {"ctrl+u", "u"},
		"move.page-down": {"ctrl+f", "pgdown", "f"},
		"move.page-up":   {"ctrl+b", "pgup"},
	}
}

func newsboat() Keymap {
	return Keymap{
		"move.half-down":   {"ctrl+d"},
		"move.half-up":     {"ctrl+u"},
		"move.page-down":   {"pgdown", "ctrl+f"},
		"move.page-up":     {"pgup", "ctrl+b"},
		"move.top":         {"home"},
		"move.end":         {"end"},
		"article.next":     {"n", "J"},
		"article.previous": {"p", "K"},
		"find.next":        {"ctrl+n"},
		"links":            {"u", "#"},
		"sort":             {"g"},
		"filter":           {"/", "F"},
	}
}

// keysOf is the keys of every action in a key set.
func keysOf(set string, actions []Action) Keymap {
	var chosen Keymap
	if at := slices.IndexFunc(keySets(), func(s keySet) bool { return s.name == set }); at >= 0 {
		chosen = keySets()[at].keys
	}
	keys := Keymap{}
	for _, a := range actions {
		keys[a.Name] = a.Keys
		if own, ok := chosen[a.Name]; ok {
			keys[a.Name] = own
			continue
		}
		for _, other := range actions {
			if given, ok := chosen[other.Name]; ok && a.meets(other) {
				for _, key := range given {
					keys[a.Name] = without(keys[a.Name], key)
				}
			}
		}
	}
	return keys
}
