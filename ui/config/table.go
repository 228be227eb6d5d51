package config

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"broadsheet/reader/nearest"
	"broadsheet/ui/theme"

	"github.com/pelletier/go-toml/v2/unstable"
)

// setting is one row of the table of settings.
type setting struct {
	name  string
	help  string                                   // what it is for, and what its values mean
	takes func(*file) string                       // which values it has
	set   func(*file, value) error                 // takes a value
	show  func(*Settings) string                   // writes the value as the file has it
	names func(s *Settings, v Vocabulary) []string // of a choice: what there is to choose
}

// The tables of the file that are no settings.
const (
	keysTable   = "keys"
	themesTable = "themes"
)

func tableNames() []string { return []string{keysTable, themesTable} }

// automatic is the value of a number that the screen finds by itself.
const automatic = "auto"

// settings are all of them, in the order of the file.
func settings() []setting {
	return []setting{
		choice("theme", "The colours: "+themeHelp()+".",
			func(s *Settings, _ Vocabulary) []string { return s.ThemeNames() }, func(s *Settings) *string { return &s.Theme }),
		choice("sort", "The order of the list; by relevance is by date where nothing is filtered.",
			func(_ *Settings, v Vocabulary) []string { return v.Sorts }, func(s *Settings) *string { return &s.Sort }),
		number("measure", "The most cells of a line of text in an article.", 40, 120, false, func(s *Settings) *int { return &s.Measure }),
		number("rows", "The lines of an article in the list.", 1, 2, false, func(s *Settings) *int { return &s.Rows }),
		number("divider", "The cells of the list beside the article; auto goes by the width of the screen.", 20, 400, true,
			func(s *Settings) *int { return &s.Divider }),
		number("columns", "The newspaper columns of an article; auto sets as many as fit.", 1, 3, true, func(s *Settings) *int { return &s.Columns }),
		toggle("mouse", "Whether the mouse works here; false leaves it to the terminal.", func(s *Settings) *bool { return &s.Mouse }),
	}
}

// themeHelp says what each theme is.
func themeHelp() string {
	all := make([]string, 0, len(theme.Themes()))
	for _, t := range theme.Themes() {
		all = append(all, t.Name+" ("+t.About+")")
	}
	return strings.Join(all, ", ")
}

// choice is a setting that is one of some names.
func choice(name, help string, names func(*Settings, Vocabulary) []string, field func(*Settings) *string) setting {
	return setting{
		name: name, help: help, names: names,
		takes: func(f *file) string { return oneOf(names(&f.Settings, f.known)) },
		show:  func(s *Settings) string { return quote(*field(s)) },
		set: func(f *file, v value) error {
			all := names(&f.Settings, f.known)
			if v.kind != unstable.String {
				return fmt.Errorf("%s is %s, not %s", name, oneOf(all), v.quoted())
			}
			if !slices.Contains(all, v.text) {
				return fmt.Errorf("unknown %s %q: %s", name, v.text, hint(v.text, all))
			}
			*field(&f.Settings) = v.text
			return nil
		},
	}
}

// number is a setting that is a whole number, or where auto is, the word for 0.
func number(name, help string, least, most int, auto bool, field func(*Settings) *int) setting {
	takes := fmt.Sprintf("a whole number from %d to %d", least, most)
	if auto {
		takes += ", or " + quote(automatic)
	}
	return setting{
		name: name, help: help,
		takes: func(*file) string { return takes },
		show: func(s *Settings) string {
			if n := *field(s); n != 0 || !auto {
				return strconv.Itoa(n)
			}
			return quote(automatic)
		},
		set: func(f *file, v value) error {
			if auto && v.kind == unstable.String && v.text == automatic {
				*field(&f.Settings) = 0
				return nil
			}
			n, err := strconv.ParseInt(v.text, 0, 32)
			if v.kind != unstable.Integer || err != nil || int(n) < least || int(n) > most {
				return fmt.Errorf("%s is %s, not %s", name, takes, v.quoted())
			}
			*field(&f.Settings) = int(n)
			return nil
		},
	}
}

// toggle is a setting that is true or false.
func toggle(name, help string, field func(*Settings) *bool) setting {
	const takes = "true or false"
	return setting{
		name: name, help: help,
		takes: func(*file) string { return takes },
		show:  func(s *Settings) string { return strconv.FormatBool(*field(s)) },
		set: func(f *file, v value) error {
			if v.kind != unstable.Bool {
				return fmt.Errorf("%s is %s, not %s", name, takes, v.quoted())
			}
			*field(&f.Settings) = v.text == "true"
			return nil
		},
	}
}

// takeSetting takes what stands in no table.
func (f *file) takeSetting(e entry) bool {
	name := strings.Join(e.path, ".")
	names := tableNames()
	if slices.Contains(names, name) {
		f.objectf(e.line, "%s is a table: write [%s]", name, name)
		return true
	}
	for _, s := range settings() {
		if s.name == name {
			if err := s.set(f, e.value); err != nil {
				f.objectf(e.line, "%s", err.Error())
			}
			return true
		}
		names = append(names, s.name)
	}
	f.objectf(e.line, "unknown setting %q: %s", name, hint(name, names))
	return true
}

// hint says which name was meant.
func hint(s string, names []string) string { return nearest.Hint(s, names) }

// oneOf lists values as the file has them.
func oneOf(names []string) string {
	all := make([]string, len(names))
	for i, n := range names {
		all[i] = quote(n)
	}
	if len(all) < 2 {
		return strings.Join(all, "")
	}
	return strings.Join(all[:len(all)-1], ", ") + " or " + all[len(all)-1]
}
