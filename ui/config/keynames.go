package config

import (
	"slices"
	"strings"
	"unicode"
)

// keyNames are the keys that have a name rather than a letter.
func keyNames() []string {
	return []string{
		"up", "down", "left", "right", "enter", "space", "tab", "esc", "backspace", "delete", "insert", "home", "end", "pgup", "pgdown",
		"f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f10", "f11", "f12",
	}
}

// otherNames are keys as they are printed on a keyboard or written elsewhere, or as a terminal
// cannot tell them from others.
func otherNames() map[string]string {
	return map[string]string{
		"↑": "up", "↓": "down", "←": "left", "→": "right", " ": "space", "pgdn": "pgdown", "pageup": "pgup", "pagedown": "pgdown",
		"escape": "esc", "return": "enter", "del": "delete", "ins": "insert",
		"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+[": "esc", "ctrl+j": "enter", "ctrl+h": "backspace",
	}
}

// modifiers are in the order in which a key has them.
func modifiers() []string { return []string{"ctrl+", "alt+", "shift+"} }

// canonical is a key as the terminal calls it. What stands in the file may also be ^d, Ctrl-D,
// PgDn or ↑.
func canonical(s string) (name string, ok bool) {
	held := map[string]bool{}
	for {
		mod, rest := modifier(s)
		if mod == "" {
			break
		}
		held[mod], s = true, rest
	}
	letter := len([]rune(s)) == 1
	if !letter || len(held) > 0 && !held["shift+"] {
		s = strings.ToLower(s)
	}
	if other, known := otherNames()[s]; known {
		s, letter = other, false
	}
	switch {
	case letter && !unicode.IsGraphic([]rune(s)[0]), !letter && !slices.Contains(keyNames(), s):
		return "", false
	case letter && held["shift+"]:
		s = strings.ToUpper(s)
		delete(held, "shift+")
	}
	mods := slices.DeleteFunc(modifiers(), func(mod string) bool { return !held[mod] })
	name = strings.Join(mods, "") + s
	if other, known := otherNames()[name]; known {
		name = other
	}
	return name, true
}

// modifier takes a modifier off: ctrl+d, Ctrl-D, ^d.
func modifier(s string) (mod, rest string) {
	for _, m := range modifiers() {
		for _, sign := range []string{"+", "-"} {
			as := strings.TrimSuffix(m, "+") + sign
			if len(s) > len(as) && strings.EqualFold(s[:len(as)], as) {
				return m, s[len(as):]
			}
		}
	}
	if rest, ok := strings.CutPrefix(s, "^"); ok && rest != "" {
		return "ctrl+", rest
	}
	return "", s
}

// types reports whether a key puts a letter where something is typed.
func types(key string) bool { return len([]rune(key)) == 1 || key == "space" }
