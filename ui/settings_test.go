package ui

import (
	"image/color"
	"slices"
	"strconv"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"

	"broadsheet/ui/config"
	"broadsheet/ui/theme"
)

// set is the screen of a reader with that config file, settled.
func set(t *testing.T, lib *fakeLibrary, w, h int, file string) *stage {
	t.Helper()
	settings, problems := config.Parse([]byte(file), Vocabulary())
	s := newStageWith(t, lib, Options{settings, problems}, w, h)
	return s
}

func TestSettingsReachTheScreen(t *testing.T) {
	s := set(t, newFake("b", "a").finish(), 130, 40, "sort = \"headline\"\nmeasure = 44\ndivider = 44\nmouse = false\ntheme = \"plain\"")
	s.has("by headline")
	if s.m.lay.list.w != 44 || s.m.article.set.width != 44 || s.m.View().MouseMode != tea.MouseModeNone {
		t.Errorf("list %d, article %d, mouse %v", s.m.lay.list.w, s.m.article.set.width, s.m.View().MouseMode)
	}
	if text := s.m.View().Content; strings.Contains(text, "[38;") || !strings.Contains(text, "\x1b[7m") && !strings.Contains(text, ";7m") {
		t.Errorf("the plain screen has colours, or no row in reverse:\n%q", text)
	}
	s.send(tea.WindowSizeMsg{Width: 90, Height: 24})
	s.fits("another divider")
}

func TestAnyDividerFits(t *testing.T) {
	for _, divider := range []string{"20", "400", "70"} {
		s := set(t, newFake("b", "a").finish(), 90, 24, "divider = "+divider+"\nmeasure = 120")
		for _, w := range []int{20, 90, 91, 120, 250} {
			s.send(tea.WindowSizeMsg{Width: w, Height: 24})
			s.settle()
			s.fits("divider " + divider)
		}
	}
}

func TestProblemsOfTheFileAreSaidAndTheReaderStarts(t *testing.T) {
	s := set(t, newFake("Harbour wall").finish(), 120, 40, "mesure = 70")
	s.has(`config:1: unknown setting "mesure": did you mean measure?`)
	s.has("Harbour wall")
	s.keys("j")
	s.hasNot("mesure")
	set(t, newFake("a").finish(), 120, 40, "mesure = 70\nrows = 3").has("(and 1 more: see broadsheet config)")
}

func TestKeysOfTheReaderReplaceTheOthersEverywhere(t *testing.T) {
	s := set(t, newFake("a", "b").finish(), 120, 40, "[keys]\nsort = [\"o\"]\nproblems = []\n\"help\" = \"f2\"\n\"typing.erase-line\" = \"^k\"")
	s.has("o sort")
	s.has("F2 all keys")
	s.keys("s")
	s.hasNot("Enter choose")
	s.keys("o")
	s.has("Enter choose")
	s.keys("esc", "E")
	s.hasNot("could be read")
	s.send(tea.KeyPressMsg{Code: tea.KeyF2})
	s.keys("G")
	s.hasNot("the files that could not be read, and why")
	s.keys("esc", "/", "a", "ctrl+k")
	if got := s.m.filter.text(); got != "" {
		t.Errorf("the key that erases leaves %q", got)
	}
}

func TestEveryKeySetIsWhole(t *testing.T) {
	known := Vocabulary()
	for _, name := range config.KeySets() {
		settings, problems := config.Parse([]byte("[keys]\nset = \""+name+"\""), known)
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		for s, rows := range newKeyTable().rebound(settings.Keys) {
			seen := map[string]string{}
			for _, row := range rows {
				if len(row.bind.Keys()) == 0 {
					t.Errorf("%s: %s has no key", name, row.name)
				}
				for _, k := range row.bind.Keys() {
					if other, ok := seen[k]; ok {
						t.Errorf("%s, situation %d: %s is %s and %s", name, s, k, other, row.name)
					}
					seen[k] = row.name
				}
			}
		}
		for _, unknown := range config.Strangers(name, known) {
			t.Errorf("%s: there is no action %s", name, unknown)
		}
	}
}

func TestKeySetsDoWhatTheySay(t *testing.T) {
	for name, c := range map[string]struct {
		keys []string
		want string
	}{
		"less": {[]string{"h"}, ""}, "vim": {[]string{"enter", "ctrl+f"}, ""}, "newsboat": {[]string{"g"}, "Enter choose"},
	} {
		s := set(t, newFake("a", "b").finish(), 120, 40, "[keys]\nset = \""+name+"\"")
		before := s.screen()
		s.keys(c.keys...)
		if s.screen() == before {
			t.Errorf("%s: %q does nothing", name, c.keys)
		}
		if name == "newsboat" {
			s.has(c.want)
			s.keys("esc", "enter", "n")
			if s.selected() != 0 && s.selected() != 1 || s.m.list.cursor != 1 {
				t.Error("n is not the next article")
			}
		}
	}
}

func TestVocabularyIsTheKeyTable(t *testing.T) {
	known := Vocabulary()
	names := make([]string, 0, len(known.Actions))
	for _, a := range known.Actions {
		names = append(names, a.Name)
		if a.Help == "" || len(a.Keys) == 0 || len(a.Where) == 0 {
			t.Errorf("%+v", a)
		}
		for _, k := range a.Keys {
			if got, problems := config.Parse([]byte("[keys]\n\""+a.Name+"\" = "+strconv.Quote(k)), known); len(problems) > 0 || !slices.Equal(got.Keys[a.Name], []string{k}) {
				t.Errorf("%s: %q comes back as %q; %v", a.Name, k, got.Keys[a.Name], problems)
			}
		}
	}
	slices.Sort(names)
	if len(slices.Compact(slices.Clone(names))) != len(names) {
		t.Errorf("an action stands twice in %q", names)
	}
}

func TestNamedThemePaintsItsGroundOnTheOtherKindOfTerminal(t *testing.T) {
	for _, c := range []struct {
		theme  string
		back   color.Color
		paints bool
	}{
		{"newsprint", color.Black, true}, {"newsprint", color.White, false}, {"ink", color.Black, false}, {"ink", color.White, true},
		{"auto", color.Black, false}, {"auto", color.White, false}, {"plain", color.White, false},
	} {
		s := set(t, newFake("a").finish(), 120, 40, "theme = \""+c.theme+"\"")
		if s.m.View().BackgroundColor != nil {
			t.Errorf("%s paints before the terminal has said what it is", c.theme)
		}
		s.send(tea.BackgroundColorMsg{Color: c.back})
		s.settle()
		v := s.m.View()
		if got := v.BackgroundColor != nil; got != c.paints || got != (v.ForegroundColor != nil) {
			t.Errorf("%s on %v: ground %v, ink %v", c.theme, c.back, v.BackgroundColor, v.ForegroundColor)
		}
		s.send(tea.ColorProfileMsg{Profile: colorprofile.ANSI})
		if s.m.View().BackgroundColor != nil {
			t.Errorf("%s paints a terminal of 16 colours", c.theme)
		}
	}
}

// TestSilentTerminalIsPaintedCellByCell is a terminal that does not say what its ground is, and may be black.
func TestSilentTerminalIsPaintedCellByCell(t *testing.T) {
	s := set(t, newFake("a").finish(), 120, 40, `theme = "newsprint"`)
	screen := vt.NewEmulator(120, 40)
	if _, err := screen.WriteString(strings.ReplaceAll(s.m.View().Content, "\n", "\r\n")); err != nil {
		t.Fatal(err)
	}
	for y := range 40 {
		for x := range 120 {
			if cell := screen.CellAt(x, y); cell.Style.Bg == nil {
				t.Fatalf("cell %d, %d shows the terminal's own ground under %q", x, y, cell.Content)
			}
		}
	}
	s.send(tea.BackgroundColorMsg{Color: color.White})
	s.settle()
	if strings.Contains(s.m.View().Content, "48;2;245;241;230") {
		t.Error("a terminal that is white is painted all the same")
	}
}

func TestNoThemeIsNamedAndFewColoursAreThere(t *testing.T) {
	s := newStage(t, newFake("a").finish(), 120, 40)
	for profile, want := range map[colorprofile.Profile]string{colorprofile.ANSI: "sixteen", colorprofile.ASCII: "plain", colorprofile.TrueColor: "ink"} {
		s.send(tea.ColorProfileMsg{Profile: profile})
		s.settle()
		if got := s.m.article.text.palette.Name; got != want {
			t.Errorf("%v: the theme is %s, want %s", profile, got, want)
		}
	}
}

// The selected row differs from the others by more than a colour, in every theme.
func TestSelectedRowDiffersInEveryTheme(t *testing.T) {
	for _, th := range theme.Themes() {
		s := set(t, newFake("one", "one").finish(), 80, 24, "theme = \""+th.Name+"\"")
		lines := strings.Split(s.m.list.View(), "\n")
		if lines[0] == lines[2] || ansi.Strip(lines[0]) == ansi.Strip(lines[2]) {
			t.Errorf("%s: both rows are %q", th.Name, lines[0])
		}
	}
}

func TestPaletteOffersTheReadersOwnTheme(t *testing.T) {
	s := set(t, newFake("a").finish(), 120, 40, "[themes.harbour]\nbase = \"newsprint\"\nground = \"#f0f0ff\"")
	s.keys(":")
	for _, letter := range "theme harb" {
		s.keys(map[rune]string{' ': "space"}[letter] + strings.TrimSpace(string(letter)))
	}
	s.keys("enter")
	s.has("theme harbour")
	if got := s.m.look.palette.Name; got != "harbour" {
		t.Errorf("the screen is in %s", got)
	}
}

func TestAReaderWithoutKeysStillHasAScreen(t *testing.T) {
	var file strings.Builder
	file.WriteString("[keys]\n")
	for _, a := range Vocabulary().Actions {
		file.WriteString(strconv.Quote(a.Name) + " = []\n")
	}
	for _, at := range [][2]int{{120, 40}, {20, 12}} {
		s := set(t, newFake("Harbour wall").finish(), at[0], at[1], file.String())
		s.has("Harbour wall")
		s.fits("no keys")
	}
}

func TestDigitsAreWrittenAsOne(t *testing.T) {
	for _, keys := range set(t, newFake("a").finish(), 120, 40, "").m.keys.groups() {
		for _, k := range keys.Keys {
			if k.Name == countName && k.Keys != "0…9" {
				t.Errorf("the digits are %q in the help", k.Keys)
			}
		}
	}
}
