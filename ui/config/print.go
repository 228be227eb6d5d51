package config

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"broadsheet/parse"
	"broadsheet/ui/theme"

	"github.com/charmbracelet/x/ansi"
)

// Print writes settings as the file that makes them, with every setting explained. At is where
// such a file belongs.
func Print(s Settings, known Vocabulary, at string) string {
	var b strings.Builder
	comment(&b, "The settings of broadsheet that are in force. They come from "+parse.CleanPath(at)+" and, "+
		"where nothing stands there, from broadsheet itself. All this can be saved as that file.")
	f, plain := file{Settings: s, known: known}, Defaults()
	for _, row := range settings() {
		b.WriteByte('\n')
		comment(&b, row.help)
		comment(&b, "Value: "+row.takes(&f)+". Default: "+row.show(&plain)+".")
		b.WriteString(row.name + " = " + row.show(&s) + "\n")
	}
	printThemes(&b, s.Own)
	printKeys(&b, s, known)
	return b.String()
}

// printThemes writes the reader's own themes, or how one looks.
func printThemes(b *strings.Builder, own []OwnTheme) {
	b.WriteByte('\n')
	comment(b, "Themes of your own, each a table: its base is one of "+oneOf(builtIn())+" (default: "+quote(baseElse)+"),"+
		" and each colour that it names takes the place of the base's.")
	for _, role := range theme.Roles() {
		b.WriteString("#   " + fmt.Sprintf("%-10s", role.Name) + role.About + "\n")
	}
	if len(own) == 0 {
		b.WriteString("#\n# [themes.harbour]\n# base = \"ink\"\n# accent = \"#5fd7d7\"\n")
	}
	for _, o := range own {
		fmt.Fprintf(b, "\n[%s.%s]\n%s = %s\n", themesTable, name(o.Name), baseKey, quote(o.Base))
		for _, role := range theme.Roles() {
			if c, ok := o.Colours[role.Name]; ok {
				b.WriteString(role.Name + " = " + quote(c) + "\n")
			}
		}
	}
}

// printKeys writes the key set, and every action: those that the reader gave keys as they are, the
// others as they would stand there.
func printKeys(b *strings.Builder, s Settings, known Vocabulary) {
	b.WriteString("\n[" + keysTable + "]\n\n")
	sets := make([]string, 0, len(keySets()))
	for _, set := range keySets() {
		sets = append(sets, set.name+" ("+set.about+")")
	}
	comment(b, "The key set that all keys are taken from: "+strings.Join(sets, ", ")+".")
	comment(b, "Value: "+oneOf(KeySets())+". Default: "+quote(plainSet)+".")
	b.WriteString(setKey + " = " + quote(s.KeySet) + "\n\n")
	comment(b, `Single actions with keys of your own, as in "move.down" = ["j", "ctrl+n"]; an empty list takes the keys away. `+
		"The lines below show the keys as they are.")
	for _, a := range known.Actions {
		at := slices.IndexFunc(s.Bound, func(o Binding) bool { return o.Action == a.Name })
		line, keys := "# ", s.Keys[a.Name]
		if at >= 0 {
			line, keys = "", s.Bound[at].Keys
		}
		b.WriteString("\n# " + a.Help + "\n" + line + quote(a.Name) + " = [" + quoteAll(keys) + "]\n")
	}
}

// comment writes a text as lines of comment.
func comment(b *strings.Builder, text string) {
	const width = 98
	for line := range strings.SplitSeq(ansi.Wordwrap(text, width, ""), "\n") {
		b.WriteString("# " + strings.TrimSpace(line) + "\n")
	}
}

var bare = regexp.MustCompile(`^[A-Za-z0-9_-]+$`)

// name writes a key: bare, where it can stand so.
func name(s string) string {
	if bare.MatchString(s) {
		return s
	}
	return quote(s)
}

// quote writes a string as TOML does.
func quote(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteString(`\` + string(r))
		case r < ' ' || r >= 0x7f && r < 0xa0 || parse.Clean(string(r)) != string(r):
			fmt.Fprintf(&b, `\U%08X`, r)
		default:
			b.WriteRune(r)
		}
	}
	return `"` + b.String() + `"`
}

func quoteAll(all []string) string {
	out := make([]string, len(all))
	for i, s := range all {
		out[i] = quote(s)
	}
	return strings.Join(out, ", ")
}

// Row is a setting as the README has it.
type Row struct{ Name, Takes, Plain, Help string }

// Rows are the settings, in the order of the file.
func Rows(known Vocabulary) []Row {
	f := file{Settings: Defaults(), known: known}
	out := make([]Row, 0, len(settings()))
	for _, s := range settings() {
		out = append(out, Row{s.name, s.takes(&f), s.show(&f.Settings), s.help})
	}
	return out
}
