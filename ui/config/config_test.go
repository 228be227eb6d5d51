package config

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"broadsheet/ui/theme"
)

// known is a vocabulary of a few actions in two situations: 1 the list, 2 typing.
func known() Vocabulary {
	return Vocabulary{
		Sorts: []string{"date", "headline", "relevance"},
		Actions: []Action{
			{Name: "move.down", Help: "row down", Keys: []string{"j", "down"}, Where: []int{1}},
			{Name: "move.up", Help: "row up", Keys: []string{"k", "up"}, Where: []int{1}},
			{Name: "move.page-up", Help: "page up", Keys: []string{"pgup"}, Where: []int{1}},
			{Name: "sort", Help: "sort", Keys: []string{"s"}, Where: []int{1}},
			{Name: "cancel", Help: "stop", Keys: []string{"ctrl+c"}, Where: []int{1, 2}, Typing: true},
			{Name: "typing.keep", Help: "keep", Keys: []string{"enter"}, Where: []int{2}, Typing: true},
		},
	}
}

// said is the problems, one a line.
func said(problems []Problem) string {
	lines := make([]string, len(problems))
	for i, p := range problems {
		lines[i] = p.String()
	}
	return strings.Join(lines, "\n")
}

func TestWhatIsSetCounts(t *testing.T) {
	src := `
theme = "harbour"   # defined below
sort = 'headline'
measure = 0x42
rows = 1
divider = "auto"
columns = 3
mouse = false
[keys]
set = "vim"
"move.down" = ["n", "PgDn", "n"]
move.up = "^P"
[themes.harbour]
base = "newsprint"
ink = "#1C1C1C"
`
	got, problems := Parse([]byte(src), known())
	if len(problems) > 0 {
		t.Fatal(said(problems))
	}
	for what, pair := range map[string][2]any{
		"theme": {got.Theme, "harbour"}, "sort": {got.Sort, "headline"}, "measure": {got.Measure, 66}, "rows": {got.Rows, 1},
		"divider": {got.Divider, 0}, "columns": {got.Columns, 3}, "mouse": {got.Mouse, false}, "set": {got.KeySet, "vim"},
		"down": {got.Keys["move.down"], []string{"n", "pgdown"}}, "up": {got.Keys["move.up"], []string{"ctrl+p"}},
		"of the set": {got.Keys["move.page-up"], []string{"ctrl+b", "pgup"}}, "as it was": {got.Keys["sort"], []string{"s"}},
		"ink": {got.Worn().Dark.Ink, mustColour(t, "#1c1c1c")}, "base": {got.Worn().Light.Accent, theme.Light().Accent},
	} {
		if !reflect.DeepEqual(pair[0], pair[1]) {
			t.Errorf("%s: got %v, want %v", what, pair[0], pair[1])
		}
	}
}

func mustColour(t *testing.T, s string) any {
	t.Helper()
	c, err := colour(s)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestEveryFaultIsSaidWithItsLine(t *testing.T) {
	for src, want := range map[string]string{
		"mesure = 70":                   `config:1: unknown setting "mesure": did you mean measure?`,
		"\n\nzzzzzzzz = 1":              `config:3: unknown setting "zzzzzzzz": one of keys, themes, theme, sort, measure, rows, divider, columns, mouse`,
		"sort = \"dat\"":                `config:1: unknown sort "dat": did you mean date?`,
		"sort = 3":                      `config:1: sort is "date", "headline" or "relevance", not 3`,
		"theme = \"inc\"":               `config:1: unknown theme "inc": did you mean ink?`,
		"measure = \"wide\"":            `config:1: measure is a whole number from 40 to 120, not "wide"`,
		"measure = 7":                   `config:1: measure is a whole number from 40 to 120, not 7`,
		"measure = 70.5":                `config:1: measure is a whole number from 40 to 120, not 70.5`,
		"measure = 99999999999999999":   `config:1: measure is a whole number from 40 to 120, not 99999999999999999`,
		"columns = \"many\"":            `config:1: columns is a whole number from 1 to 3, or "auto", not "many"`,
		"mouse = \"no\"":                `config:1: mouse is true or false, not "no"`,
		"rows = 2\nrows = 1":            `config:2: rows stands in line 1 already`,
		"theme = [1]":                   `config:1: theme is "auto", "newsprint", "ink", "sixteen", "contrast" or "plain", not a list`,
		"[kyes]\nset = 1\nx = 2":        `config:1: unknown table [kyes]: did you mean keys?`,
		"[keys.more]\na = 1":            `config:1: unknown table [keys.more]: did you mean keys?`,
		"[[keys]]":                      `config:1: [[keys]] is a list: write [keys]`,
		"[keys]\nset = \"vi\"":          `config:2: unknown key set "vi": did you mean vim?`,
		"[keys]\nset = true":            `config:2: set is "broadsheet", "less", "vim" or "newsboat", not true`,
		"[keys]\nmove.dwon = \"x\"":     `config:2: unknown action "move.dwon": did you mean move.down?`,
		"[keys]\nzzzzzz = \"x\"":        `config:2: unknown action "zzzzzz"`,
		"[keys]\nsort = 1":              `config:2: sort is a list of keys such as ["j", "down"], not 1`,
		"[keys]\nsort = [\"o\", 1]":     `config:2: sort is a list of keys such as ["j", "down"], not a list`,
		"[keys]\nsort = \"pgdwn\"":      `config:2: unknown key "pgdwn": did you mean pgdown?`,
		"[keys]\nsort = \"whatever\"":   `config:2: unknown key "whatever"`,
		"[keys]\nsort = \"\"":           `config:2: unknown key ""`,
		"[keys]\ncancel = \"x\"":        `config:2: cancel counts while one types, where "x" is a letter`,
		"[keys]\nsort = \"j\"":          `config:2: j was also move.down, and is now sort alone`,
		"keys = 1":                      `config:1: keys is a table: write [keys]`,
		"[themes.ink]\nink = \"#0\"":    `config:2: ink is a theme already: give yours another name`,
		"[themes]\nx = 1":               `config:2: a theme has a table of its own: [themes.NAME]`,
		"[themes.x]\nacent = 1":         `config:2: unknown colour "acent": did you mean accent?`,
		"[themes.x]\nink = 1":           `config:2: ink is a string, not 1`,
		"[themes.x]\nink = \"red\"":     `config:2: ink is a colour such as "#005f5f", not "red"`,
		"[themes.x]\nbase = \"papper\"": `config:2: unknown theme "papper": one of auto, newsprint, ink, sixteen, contrast, plain`,
		"theme = ink # night":           `config:1: this is no TOML: a text stands in quotes, "ink"`,
		"ink = #ffffff":                 `config:1: this is no TOML: a text stands in quotes, "#ffffff"`,
		"rows == 2":                     `config:1: this is no TOML: `,
		"\x1b[2J = 1":                   `config:1: this is no TOML: `,
		"theme = \"\\u001b[2J\"":        `config:1: unknown theme "\x1b[2J"`,
	} {
		_, problems := Parse([]byte(src), known())
		got := said(problems)
		if got != want && (!strings.HasPrefix(got, want) || strings.Contains(want, ": did") || strings.Contains(got, "\n")) {
			t.Errorf("%q\n got  %s\n want %s", src, got, want)
		}
	}
}

func TestTheRestCounts(t *testing.T) {
	got, problems := Parse([]byte("measure = 70\nthis is nothing\nrows = 1\n[keys\nset = \"vim\"\n[keys]\nset = \"less\"\nsort = ["), known())
	if got.Measure != 70 || got.Rows != 1 || got.KeySet != "less" {
		t.Errorf("got %+v", got)
	}
	if n := len(problems); n != 4 { // the two lines, "set" where it is no setting, the list without an end
		t.Errorf("%d problems:\n%s", n, said(problems))
	}
}

func TestAKeyGivenTwiceStaysWithTheFirst(t *testing.T) {
	got, problems := Parse([]byte("[keys]\nsort = [\"j\", \"o\"]\nmove.down = [\"j\", \"down\"]"), known())
	if want := "config:3: j is sort already, by line 2"; said(problems) != want {
		t.Errorf("got %s, want %s", said(problems), want)
	}
	if down := got.Keys["move.down"]; len(down) != 1 || down[0] != "down" {
		t.Errorf("move.down has %q", down)
	}
	if _, problems := Parse([]byte("[keys]\nsort = \"j\"\nmove.down = \"n\""), known()); len(problems) > 0 {
		t.Errorf("a key that its action gives up is free, and yet:\n%s", said(problems))
	}
	if _, problems := Parse([]byte("[keys]\ntyping.keep = [\"ctrl+s\", \"down\"]"), known()); len(problems) > 0 {
		t.Errorf("two actions that never meet may share a key, and yet:\n%s", said(problems))
	}
}

func TestAnEmptyListTakesTheKeysAway(t *testing.T) {
	got, problems := Parse([]byte("[keys]\nsort = []"), known())
	if len(got.Keys["sort"]) != 0 || len(problems) > 0 {
		t.Errorf("sort has %q; %s", got.Keys["sort"], said(problems))
	}
}

func TestWhatIsPrintedSaysTheSame(t *testing.T) {
	for _, src := range []string{
		"", "theme = \"plain\"\nmeasure = 66\nrows = 1\ndivider = 40\ncolumns = \"auto\"\nmouse = false\nsort = \"headline\"",
		"[keys]\nset = \"newsboat\"\nsort = [\"\\\\\", \"\\\"\", \"ctrl+o\"]\nmove.up = []",
		"theme = \"my own \\\"x\\\" — ok\"\n[themes.\"my own \\\"x\\\" — ok\"]\nbase = \"contrast\"\ncut = \"#ABCDEF\"\n[themes.two]\nink = \"#000000\"",
		"theme = \"a\\u200Bb\"\n[themes.\"a\\u200Bb\"]\nink = \"#010101\"",
	} {
		first, problems := Parse([]byte(src), known())
		if len(problems) > 0 {
			t.Fatalf("%q: %s", src, said(problems))
		}
		mustPrintTheSame(t, first)
	}
}

// mustPrintTheSame holds that settings are the same when they are printed and read again.
func mustPrintTheSame(t *testing.T, first Settings) {
	t.Helper()
	printed := Print(first, known(), "~/config.toml")
	again, problems := Parse([]byte(printed), known())
	if len(problems) > 0 {
		t.Errorf("what is printed has problems:\n%s\n%s", said(problems), printed)
	}
	for _, s := range []*Settings{&first, &again} {
		for i := range s.Bound {
			s.Bound[i].line = 0
		}
		sortBound(s.Bound)
	}
	if !reflect.DeepEqual(first, again) {
		t.Errorf("was\n%+v\nis\n%+v\nfrom\n%s", first, again, printed)
	}
	if twice := Print(again, known(), "~/config.toml"); twice != printed {
		t.Errorf("printed twice it is another file:\n%s\n%s", printed, twice)
	}
}

// Whatever is uncommented in what is printed by default, it is what counts already.
func TestEveryLineThatIsPrintedIsInForce(t *testing.T) {
	printed := Print(mustParse(t, ""), known(), "")
	head, keys, _ := strings.Cut(printed, "The lines below show the keys")
	var lines []string
	for line := range strings.Lines(keys) {
		lines = append(lines, strings.TrimPrefix(line, "# \"")+"")
		if strings.HasPrefix(line, "# \"") {
			lines[len(lines)-1] = line[2:]
		}
	}
	_, example, _ := strings.Cut(head, "#\n# [themes.harbour]")
	example, _, _ = strings.Cut("# [themes.harbour]"+example, "\n\n")
	src := strings.Split(head, "[keys]")[0] + strings.ReplaceAll(example, "# ", "") + "\n[keys]\n# " + strings.Join(lines, "")
	got := mustParse(t, src)
	if !reflect.DeepEqual(got.Keys, mustParse(t, "").Keys) || len(got.Bound) != len(known().Actions) || len(got.Own) != 1 {
		t.Errorf("got %+v from\n%s", got, src)
	}
}

func mustParse(t *testing.T, src string) Settings {
	t.Helper()
	s, problems := Parse([]byte(src), known())
	if len(problems) > 0 {
		t.Fatalf("%s in\n%s", said(problems), src)
	}
	return s
}

func TestEverySettingIsATableRow(t *testing.T) {
	for _, row := range Rows(known()) {
		if row.Name == "" || row.Takes == "" || row.Plain == "" || !strings.HasSuffix(row.Help, ".") {
			t.Errorf("%+v", row)
		}
		if got := mustParse(t, row.Name+" = "+row.Plain); !reflect.DeepEqual(got, mustParse(t, "")) {
			t.Errorf("%s = %s is not what counts by itself", row.Name, row.Plain)
		}
	}
}

func TestKeysAreCalledWhatTheTerminalCallsThem(t *testing.T) {
	for written, want := range map[string]string{
		"j": "j", "G": "G", "é": "é", "日": "日", "^d": "ctrl+d", "Ctrl+D": "ctrl+d", "ctrl-d": "ctrl+d", "CTRL+PgDn": "ctrl+pgdown",
		"space": "space", " ": "space", "Space": "space", "↑": "up", "PgUp": "pgup", "Enter": "enter", "F1": "f1", "f12": "f12",
		"shift+tab": "shift+tab", "shift+a": "A", "alt+X": "alt+x", "alt+ctrl+x": "ctrl+alt+x", "ctrl+i": "tab", "^[": "esc", "^": "^",
		"+": "+", "-": "-", "ctrl+-": "ctrl+-", "ctrl++": "ctrl++", "alt+<": "alt+<", "shift+alt+b": "alt+B",
		"": "", "ctrl+": "", "jj": "", "f13": "", "\x1b": "", "ctrl+hyper": "",
	} {
		got, ok := canonical(written)
		if got != want || ok != (want != "") {
			t.Errorf("%q is %q (%v), want %q", written, got, ok, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"", "measure = 70\n[keys]\nset = \"vim\"\nsort = [\"o\"]", "[themes.x]\nink = \"#123456\"", "keys = {set = \"less\", sort = [\"x\", 1]}",
		"a = [", "a.b.c = {d = {e = 1}}", "\"\\u0000\" = '''\n'''", "[a]\n[[b]]\n[[a]]", "x = \"\r\n", "\xef\xbb\xbfrows = 1", "= 1\n= 2\n= 3",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		kept := string(src)
		s, problems := Parse(src, known())
		if string(src) != kept {
			t.Error("the bytes are changed")
		}
		lines := strings.Count(kept, "\n") + 1
		for _, p := range problems {
			if p.Line < 1 || p.Line > lines || strings.ContainsFunc(p.String(), func(r rune) bool { return r < ' ' || r >= 0x7f && r < 0xa0 }) {
				t.Errorf("problem %q of %d lines", p, lines)
			}
		}
		if _, ok := s.ThemeNamed(s.Theme); !ok {
			t.Errorf("there is no theme %q", s.Theme)
		}
		mustShareNoKey(t, s)
		if len(problems) == 0 {
			mustPrintTheSame(t, s)
		}
	})
}

// mustShareNoKey holds that no two actions have one key where both count.
func mustShareNoKey(t *testing.T, s Settings) {
	t.Helper()
	all := known().Actions
	for i, a := range all {
		for _, b := range all[:i] {
			for _, key := range s.Keys[a.Name] {
				if a.meets(b) && len(without(s.Keys[b.Name], key)) < len(s.Keys[b.Name]) {
					t.Errorf("%q is %s and %s", key, a.Name, b.Name)
				}
			}
		}
	}
}

func sortBound(all []Binding) {
	slices.SortFunc(all, func(a, b Binding) int { return strings.Compare(a.Action, b.Action) })
}

// A key that is refused, because another action has it, leaves the keys that the action had.
func TestRefusedKeyTakesNoOtherAway(t *testing.T) {
	got, problems := Parse([]byte("[keys]\n\"move.down\" = [\"x\", \"s\"]\n\"sort\" = \"x\"\n"), known())
	if !strings.Contains(said(problems), "config:3: x is move.down already, by line 2") {
		t.Errorf("problems: %s", said(problems))
	}
	if keys := got.Keys["sort"]; len(keys) != 0 { // its own s went to another action: none is left that could be kept
		t.Errorf("sort has %q", keys)
	}
	got, _ = Parse([]byte("[keys]\n\"move.down\" = \"x\"\n\"sort\" = \"x\"\n"), known())
	if keys := got.Keys["sort"]; !slices.Equal(keys, []string{"s"}) {
		t.Errorf("sort has %q, want the s that it had", keys)
	}
}
