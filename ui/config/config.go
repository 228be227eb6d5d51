// Package config is what a reader sets for herself: it makes settings of the bytes of a file, and
// says of each line that is wrong what is wrong with it. It knows no terminal. One table of
// settings is behind the parsing, the printing and the README.
package config

import (
	"fmt"

	"broadsheet/parse"
	"broadsheet/ui/theme"
)

// Settings are what the reader can choose.
type Settings struct {
	Theme   string     // the name of a theme, or of one of her own
	Own     []OwnTheme // her own themes
	Sort    string     // order of the list
	Measure int        // the most cells of a line of text
	Rows    int        // lines of an article in the list: 1 or 2
	Divider int        // cells of the list beside the article; 0: as the screen is wide
	Columns int        // newspaper columns of an article; 0: as many as fit
	Mouse   bool       // the mouse is ours, not the terminal's
	KeySet  string     // which table of keys counts
	Bound   []Binding  // the actions whose keys she chose herself
	Keys    Keymap     // what came of key set and own keys
}

// Defaults are the settings of a reader who chose none.
func Defaults() Settings {
	return Settings{
		Theme: theme.Auto, Sort: "relevance", Measure: 76, Rows: 2, Columns: 1, Mouse: true, KeySet: plainSet,
	}
}

// Vocabulary is the names that the file may use, where config cannot know them by itself.
type Vocabulary struct {
	Sorts   []string
	Actions []Action
}

// Problem is a line of the file that does not count.
type Problem struct {
	File string
	Line int // 0: the whole file
	Text string
}

// String says where and what, in one line without control characters.
func (p Problem) String() string {
	where := p.File
	if where == "" {
		where = "config"
	}
	if p.Line > 0 {
		where += fmt.Sprintf(":%d", p.Line)
	}
	return parse.Clean(where + ": " + p.Text)
}

// Parse makes settings of a file. What is wrong in it is among the problems, in the order of the
// lines, and the rest counts.
func Parse(src []byte, known Vocabulary) (Settings, []Problem) {
	entries, problems := read(src)
	f := &file{Settings: Defaults(), known: known, problems: problems}
	for _, section := range []func(*file, entry) bool{(*file).takeTheme, (*file).takeKeys, (*file).takeSetting} {
		var left []entry
		for _, e := range entries {
			if !section(f, e) {
				left = append(left, e)
			}
		}
		entries = left
	}
	f.Keys = f.keymap()
	sortProblems(f.problems)
	return f.Settings, f.problems
}

// file is a file while it is parsed.
type file struct {
	Settings

	known    Vocabulary
	problems []Problem
}

// object notes what is wrong with a line.
func (f *file) objectf(line int, format string, args ...any) {
	f.problems = append(f.problems, Problem{Line: line, Text: fmt.Sprintf(format, args...)})
}
