package config

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"
)

// Action is something that keys can be given.
type Action struct {
	Name, Help string
	Keys       []string // that it has where nobody chose others
	Where      []int    // the situations in which it counts; two of them there must not share a key
	Typing     bool     // it counts while something is typed, where letters are letters
}

// meets reports whether two actions count in one situation.
func (a Action) meets(b Action) bool {
	return slices.ContainsFunc(a.Where, func(at int) bool { return slices.Contains(b.Where, at) })
}

// Keymap is the keys of every action.
type Keymap map[string][]string

// Binding is the keys that the reader gave an action.
type Binding struct {
	Action string
	Keys   []string
	line   int
}

// setKey names the key set, in the table of the keys.
const setKey = "set"

// takeKeys takes what stands in the table of the keys.
func (f *file) takeKeys(e entry) bool {
	if e.path[0] != keysTable || len(e.path) == 1 {
		return false
	}
	name := strings.Join(e.path[1:], ".")
	if name == setKey {
		f.takeSet(e)
		return true
	}
	names := []string{setKey}
	for _, a := range f.known.Actions {
		if a.Name == name {
			f.bind(a, e)
			return true
		}
		names = append(names, a.Name)
	}
	text := fmt.Sprintf("unknown action %q", name)
	if near := hint(name, names); strings.HasPrefix(near, "did") { // there are too many to list
		text += ": " + near
	}
	f.objectf(e.line, "%s", text)
	return true
}

func (f *file) takeSet(e entry) {
	names := KeySets()
	switch {
	case e.value.kind != unstable.String:
		f.objectf(e.line, "%s is %s, not %s", setKey, oneOf(names), e.value.quoted())
	case !slices.Contains(names, e.value.text):
		f.objectf(e.line, "unknown key set %q: %s", e.value.text, hint(e.value.text, names))
	default:
		f.KeySet = e.value.text
	}
}

// bind gives an action the keys of a line.
func (f *file) bind(a Action, e entry) {
	written, ok := e.value.strings()
	if !ok {
		f.objectf(e.line, `%s is a list of keys such as ["j", "down"], not %s`, a.Name, e.value.quoted())
		return
	}
	b := Binding{Action: a.Name, line: e.line, Keys: []string{}}
	for _, s := range written {
		key, ok := canonical(s)
		switch {
		case !ok:
			text := fmt.Sprintf("unknown key %q", s)
			if near := hint(s, keyNames()); strings.HasPrefix(near, "did") {
				text += ": " + near
			}
			f.objectf(e.line, "%s", text)
		case a.Typing && types(key):
			f.objectf(e.line, "%s counts while one types, where %q is a letter", a.Name, s)
		case !slices.Contains(b.Keys, key):
			b.Keys = append(b.Keys, key)
		}
	}
	if len(b.Keys) > 0 || len(written) == 0 { // an empty list takes the keys away
		f.Bound = append(f.Bound, b)
	}
}

// keymap is the keys of every action: its own, those of the key set, those of the reader.
func (f *file) keymap() Keymap {
	keys := keysOf(f.KeySet, f.known.Actions)
	for _, b := range f.Bound {
		keys[b.Action] = b.Keys
	}
	for i, b := range f.Bound {
		f.settle(keys, b)
		if len(keys[b.Action]) == 0 && len(b.Keys) > 0 { // all of them are another's: it keeps those it had
			keys[b.Action] = f.unbound(keysOf(f.KeySet, f.known.Actions)[b.Action])
			f.Bound[i].Keys = keys[b.Action]
		}
	}
	return keys
}

// unbound is those of some keys that the reader gave to no action.
func (f *file) unbound(keys []string) []string {
	for _, b := range f.Bound {
		for _, key := range b.Keys {
			keys = without(keys, key)
		}
	}
	return keys
}

// settle sees to it that what the reader gave an action belongs to no other one. A key that she
// gave twice stays with the first; one that another action had of old goes over.
func (f *file) settle(keys Keymap, b Binding) {
	own := f.action(b.Action)
	for _, other := range f.known.Actions {
		if other.Name == own.Name || !own.meets(other) {
			continue
		}
		for _, key := range keys[b.Action] {
			if !slices.Contains(keys[other.Name], key) {
				continue
			}
			first := slices.IndexFunc(f.Bound, func(o Binding) bool { return o.Action == other.Name })
			if first < 0 {
				keys[other.Name] = without(keys[other.Name], key)
				f.objectf(b.line, "%s was also %s, and is now %s alone", key, other.Name, own.Name)
				continue
			}
			if f.Bound[first].line < b.line {
				keys[own.Name] = without(keys[own.Name], key)
				f.objectf(b.line, "%s is %s already, by line %d", key, other.Name, f.Bound[first].line)
			}
		}
	}
}

func (f *file) action(name string) Action {
	at := slices.IndexFunc(f.known.Actions, func(a Action) bool { return a.Name == name })
	return f.known.Actions[at]
}

// without is the keys but one, in a list of its own.
func without(keys []string, key string) []string {
	return slices.DeleteFunc(slices.Clone(keys), func(k string) bool { return k == key })
}
