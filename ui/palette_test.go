package ui

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"broadsheet/ui/config"
	"broadsheet/ui/theme"
)

// typed presses the letters of a text, each as a key.
func (s *stage) typed(text string) {
	s.t.Helper()
	for _, r := range text {
		if r == ' ' {
			s.keys("space")
		} else {
			s.keys(string(r))
		}
	}
}

// offered is the names that the palette shows, the best first.
func (s *stage) offered() []string {
	out := make([]string, 0, len(s.m.palette.rows))
	for _, row := range s.m.palette.rows {
		out = append(out, row.name)
	}
	return out
}

func TestPaletteRanksTheBestFirst(t *testing.T) {
	for typed, want := range map[string]string{
		"cuts": "cuts", "CUTS": "cuts", "so": "sort", "sort h": "sort headline", "theme n": "theme newsprint", "q": "q",
		"quit": "quit", "half": "move.half-up", "newspaper columns": "columns", "list.o": "list.open", "mvend": "move.end", "12": "12",
	} {
		s := newStage(t, newFake().addMany(30).finish(), 120, 40)
		s.keys(":")
		s.typed(typed)
		if got := s.offered(); len(got) == 0 || got[0] != want {
			t.Errorf("%q offers %q, want %s first", typed, got, want)
		}
	}
}

func TestPaletteRunsWhatIsChosen(t *testing.T) {
	s := newStage(t, newFake("b", "a").finish(), 120, 40)
	s.keys(":")
	s.typed("sort head")
	s.has("sort the list: by headline")
	s.keys("enter")
	s.has("sorted by headline")
	if got := s.selected(); got != 1 {
		t.Errorf("article %d is first", got)
	}
	s.keys(":")
	s.typed("move.")
	s.keys("down", "enter") // move.down
	s.has("2 of 2")
	s.keys(":")
	s.typed("list.op")
	s.keys("tab")
	s.has(": list.open")
	s.keys("enter")
	if !s.m.front.reading {
		t.Error("list.open does not open")
	}
}

func TestPaletteChangesTheTheme(t *testing.T) {
	s := newStage(t, newFake("a").finish(), 120, 40)
	s.keys(":")
	s.typed("theme newsp")
	s.keys("enter")
	if got := s.m.article.text.palette.Name; s.m.look.palette.Name != theme.Light().Name || got != theme.Light().Name {
		t.Errorf("the screen is in %s, the article in %s", s.m.look.palette.Name, got)
	}
}

func TestPaletteOffersThemesOfOnesOwn(t *testing.T) {
	s := newStage(t, newFake("a").finish(), 120, 40)
	s.m.front.set.Own = []config.OwnTheme{{Name: "harbour", Base: "ink", Colours: map[string]string{"accent": "#00d7ff"}}}
	s.keys(":")
	s.typed("theme harb")
	s.keys("enter")
	if got := s.m.look.palette.Name; got != "harbour" {
		t.Errorf("the screen is in %s", got)
	}
}

func TestPaletteTakesNumbers(t *testing.T) {
	s := newStage(t, newFake().addMany(30).finish(), 120, 40)
	s.keys(":", "2", "0")
	s.has("go to row 20")
	s.keys("enter")
	s.has("20 of 30")
	s.keys("enter", ":")
	s.typed("50")
	s.has("50 percent")
	s.keys("enter")
	if at, all := s.atLine(), s.lines(); at < all*2/5 || at > all*3/5 {
		t.Errorf(":50 goes to line %d of %d", at, all)
	}
}

func TestPaletteOffersOnlyWhatWorksHere(t *testing.T) {
	s := newStage(t, newFake("a", "b").finish(), 120, 40)
	s.keys(":")
	if got := s.offered(); slices.Contains(got, "article.next") || !slices.Contains(got, "list.open") {
		t.Errorf("the list offers %q", got)
	}
	s.typed("article.next")
	s.has("article.next does nothing here")
	s.keys("enter")
	s.has("article.next does nothing here")
	s.keys("esc", "enter", ":")
	if got := s.offered(); !slices.Contains(got, "article.next") || slices.Contains(got, "list.open") {
		t.Errorf("the article offers %q", got)
	}
	s.keys("esc", "?", ":")
	if got := s.offered(); !slices.Contains(got, "help.filter") || slices.Contains(got, "sort date") {
		t.Errorf("the help offers %q", got)
	}
	single := newFake("a").finish()
	single.single = true
	alone := newStage(t, single, 120, 40)
	alone.keys(":")
	if got := alone.offered(); slices.Contains(got, "filter") || slices.Contains(got, "sort date") || !slices.Contains(got, "cuts") {
		t.Errorf("an article alone offers %q", got)
	}
}

func TestPaletteOffersEveryActionThatHasAKey(t *testing.T) {
	s := newStage(t, newFake("a").finish(), 120, 40)
	for at, rows := range s.m.keys {
		if at == inFilter || at == inSeek || at == inHelpFilter || at == inPalette || at == inPipe || at == inCount {
			continue
		}
		for _, row := range rows {
			there := slices.ContainsFunc(s.m.commands(at), func(c command) bool { return c.name == row.name && c.keys == row.bind.Help().Key })
			if there != (row.run != nil && row.name != paletteName) {
				t.Errorf("%s in situation %d: offered %v", row.name, at, there)
			}
		}
	}
}

func TestPaletteSaysWhatWasMeant(t *testing.T) {
	s := newStage(t, newFake("a", "b").finish(), 120, 40)
	s.keys(":")
	s.typed("sorce")
	s.keys("esc", ":")
	s.typed("qiut")
	s.has("nothing is called “qiut”: did you mean quit?")
	s.keys("enter")
	s.has("did you mean quit?")
	s.keys("tab")
	s.has(": quit")
	s.keys("ctrl+u")
	s.typed("zzzzzzzzz")
	s.has("nothing is called “zzzzzzzzz”")
	s.hasNot("did you mean")
}

func TestPaletteIsLeftWithoutDoingAnything(t *testing.T) {
	s := newStage(t, newFake("a", "b").finish(), 80, 24)
	before := s.screen()
	for _, way := range []string{":,esc", ":,q,esc", ":,enter", ":,down,esc"} {
		s.keys(strings.Split(way, ",")...)
		if got := s.screen(); got != before {
			t.Errorf("%s leaves\n%s", way, got)
		}
	}
}

func TestPaletteTakesTheMouse(t *testing.T) {
	s := newStage(t, newFake().addMany(30).finish(), 80, 24)
	s.keys(":")
	y := slices.IndexFunc(strings.Split(s.screen(), "\n"), func(line string) bool { return strings.Contains(line, "move.down") })
	s.send(click(10, y))
	s.settle()
	s.has("2 of 30")
	s.hasNot("move.down")
	s.keys(":")
	s.send(wheel(10, y))
	s.send(click(10, 1))
	s.settle()
	s.hasNot("move.down")
	s.has("2 of 30")
}

func TestPaletteIsCleanOfWhatIsPasted(t *testing.T) {
	s := newStage(t, newFake("a").finish(), 80, 24)
	s.keys(":")
	s.send(tea.PasteMsg{Content: "\x1b[31mcuts\n"})
	if strings.Contains(ansi.Strip(s.m.View().Content), "\x1b") || strings.Contains(s.m.palette.typed, "\x1b") {
		t.Errorf("pasted: %q", s.m.palette.typed)
	}
}

func TestHelpFiltersAtEachKeystroke(t *testing.T) {
	s := newStage(t, newFake("a").finish(), 120, 40)
	s.keys("?", "/")
	s.typed("cap")
	s.has("captions on and off")
	s.has("What was cut")
	s.hasNot("Moving about")
	s.typed("xx")
	s.has("No key and no sentence here has “capxx”.")
	s.keys("ctrl+u", "Z")
	s.has("the whole source")
	s.hasNot("what was cut, in its place")
	s.keys("enter")
	s.has("/ Z")
	s.keys("esc")
	s.has("Moving about")
	s.hasNot("/ Z")
	s.keys("esc")
	s.hasNot("Moving about")
	s.keys("?", "/", "q")
	s.keys("enter", "q")
	s.hasNot("Leaving")
	s.keys("?")
	s.has("Moving about") // the filter went with the help
}

func TestHelpMarksWhatMatched(t *testing.T) {
	s := newStage(t, newFake("a").finish(), 120, 40)
	s.keys("?", "/")
	s.typed("whole source")
	line := ""
	for l := range strings.SplitSeq(s.m.View().Content, "\n") {
		if strings.Contains(ansi.Strip(l), "whole source, with") {
			line = l
		}
	}
	mark := s.m.look.hitDim.Render("whole")
	if !strings.Contains(line, mark) {
		t.Errorf("no %q in %q", mark, line)
	}
}

func TestHelpFilterLeavesTheListAlone(t *testing.T) {
	s := newStage(t, newFake("wall a", "b").finish(), 120, 40)
	s.keys("/", "w", "enter", "?", "/")
	s.typed("cap")
	s.has("1 of 2")
	s.has("/ cap")
	s.keys("esc", "esc")
	s.has("/ w")
}
