package e2e_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// sizes are those of every golden screen: two panes, a usual terminal, half of one, and the smallest there is.
var sizes = [][2]int{{120, 40}, {80, 24}, {40, 15}, {20, 6}}

// step is what a reader types, and a word of the screen that shows that it was done.
type step struct{ keys, wait string }

// act is a screen and the way there.
type act struct {
	name  string
	args  []string
	first string // a word of the first screen
	steps []step
	drawn bool              // with a picture, for colours
	files map[string]string // of a folder of its own, by path; nil: it plays in testdata
	sizes [][2]int          // nil: every size
}

// wide is where newspaper columns have room: three of them.
var wide = [][2]int{{200, 50}}

// acts open the demonstration folder, unless they say otherwise.
var acts = []act{
	{name: "list", drawn: true},
	{name: "list-end", steps: []step{{"G", "Skaters"}}},
	{name: "article", steps: []step{{keys: "jjj"}, {keys: keyEnter}}, drawn: true},
	{name: "filter-typed", steps: []step{{"/har wal", "wall"}}, drawn: true},
	{name: "filter-ranked", steps: []step{{"/on", "6 of 14"}}, drawn: true},
	{name: "filter-kept", steps: []step{{"/har wal", "wall"}, {keys: keyEnter}}},
	{name: "filter-none", steps: []step{{keys: "/zeppelin"}}},
	{name: "filter-fields", steps: []step{{"/pub:echo -storms after:2024-04 has:", "3 of 14"}}},
	{name: "filter-wrong", steps: []step{{"/harb", "5 of 14"}, {"\x1b[200~ pubs:\x1b[201~", "there"}}}, // pasted: every letter typed is a filter of its own
	{name: "filter-similar", steps: []step{{"/harbuor", "similar"}}},
	{name: "sort-menu", steps: []step{{"s", "by date"}}, drawn: true},
	{name: "sorted", steps: []step{{"s", "by date"}, {"h", "A dict"}}},
	{name: "one-line", steps: []step{{"D", "Tribunal"}}, drawn: true},
	{name: "one-line-end", steps: []step{{"D", "Tribunal"}, {"G", "14 of"}}},
	{name: "by-day", steps: []step{{"B", "─ "}}, drawn: true},
	{name: "by-day-end", steps: []step{{"B", "─ "}, {"G", "14 of"}}},
	{name: "by-publication", steps: []step{{"s", "by date"}, {"b", "─ Harbour"}, {keys: "D"}}, drawn: true},
	{name: "help", steps: []step{{"?", "ov"}}, drawn: true},
	{name: "help-filtered", steps: []step{{"?", "ov"}, {"/article", "/ article"}}, drawn: true},
	{name: "palette", steps: []step{{":", " :"}}, drawn: true},
	{name: "palette-typed", steps: []step{{":", " :"}, {"so", ": so"}, {keyDown, ": so"}}, drawn: true},
	{name: "palette-unknown", steps: []step{{":", " :"}, {"qiut", "qiut"}}},
	{name: "palette-in-article", steps: []step{{keyEnter, " %"}, {":cut", ": cut"}}},
	{name: "problems", args: []string{"broken"}, first: "Swans", steps: []step{{"E", "blank"}}, drawn: true},
	{name: "file", args: []string{wall}, first: "FENLAND", drawn: true},
	{name: "file-end", args: []string{wall}, first: "FENLAND", steps: []step{{keys: "G"}}},
	{name: "captions-off", args: []string{wall}, first: "FENLAND", steps: []step{{keys: "c"}, {keys: "G"}}},
	{name: "cuts", args: []string{wall}, first: "FENLAND", steps: []step{{keys: "z"}, {keys: "G"}}, drawn: true},
	{name: "source", args: []string{wall}, first: "FENLAND", steps: []step{{keys: "Z"}}, drawn: true},
	{name: "info", args: []string{wall}, first: "FENLAND", steps: []step{{keys: "="}}, drawn: true},
	{name: "find-typed", args: []string{wall}, first: "FENLAND", steps: []step{{"/stone", "/ stone"}}, drawn: true},
	{name: "find-kept", args: []string{wall}, first: "FENLAND", steps: []step{{"/stone", "/ stone"}, {keyEnter, "1 of 5"}, {"n", "2 of 5"}}, drawn: true},
	{name: "find-none", args: []string{wall}, first: "FENLAND", steps: []step{{"/zeppelin", "found"}}},
	{name: "links", args: []string{ferry}, first: "MERIDIAN", steps: []step{{"#", "3 links"}, {keyDown, "3 links"}}, drawn: true},
	{name: "links-none", args: []string{wall}, first: "FENLAND", steps: []step{{"#", "This"}}},
	{name: "long", args: []string{ferry}, first: "MERIDIAN", drawn: true},
	{name: "long-end", args: []string{ferry}, first: "MERIDIAN", steps: []step{{"G", "Length"}}},
	{name: "columns", args: []string{ferry}, first: "MERIDIAN", steps: []step{{"C", "│"}}, sizes: wide, drawn: true},
	{name: "columns-end", args: []string{ferry}, first: "MERIDIAN", steps: []step{{"C", "│"}, {" ", "100 %"}}, sizes: wide, drawn: true},
	{name: "columns-short", args: []string{wall}, first: "FENLAND", steps: []step{{"C", "│"}}, sizes: wide},
	{name: "columns-beside-the-list", steps: []step{{keyEnter, "%"}, {keys: "C"}}, sizes: wide},
	{name: "columns-found", args: []string{ferry}, first: "MERIDIAN", steps: []step{{"C", "│"}, {"/maidens", "1 of 3"}, {keys: keyEnter}}, sizes: wide, drawn: true},
	{name: "columns-cuts", args: []string{ferry}, first: "MERIDIAN", steps: []step{{"C", "│"}, {"z", "✂"}}, sizes: wide},
	{name: "columns-source", args: []string{ferry}, first: "MERIDIAN", steps: []step{{"C", "│"}, {keys: "Z"}}, sizes: wide, drawn: true},
	{name: "columns-info", args: []string{ferry}, first: "MERIDIAN", steps: []step{{"C", "│"}, {keys: "="}}, sizes: wide},
	{name: "empty", args: []string{"papers"}, first: "There are no", files: map[string]string{"papers/.hidden": ""}, drawn: true},
	{name: "unreadable", args: []string{"page.html"}, first: "could not", files: map[string]string{"page.html": "<!DOCTYPE html><p>Not a text."}, drawn: true},
}

// wall is the file that most screens of an article show, and ferry one that fills more than a page.
const (
	wall  = "archive/fenland-echo/harbour-wall.txt"
	ferry = "long/night-ferry.txt"
)

// openAct starts the program at the size and goes to the screen of the act.
func openAct(t *testing.T, a act, w, h int, env ...string) *Term {
	t.Helper()
	if a.args == nil {
		a.args, a.first = []string{"archive"}, "Forty-one"
	}
	dir := ""
	if a.files != nil {
		dir = t.TempDir()
	}
	for name, content := range a.files {
		put(t, dir, name, content)
	}
	x := start(t, stage{w: w, h: h, dir: dir, args: a.args, env: env})
	x.Wait(a.first)
	x.WaitGone("reading")
	for _, s := range a.steps {
		x.Send(s.keys)
		x.Wait(s.wait)
	}

	return x
}

func TestEveryScreenAtEverySize(t *testing.T) {
	t.Parallel()
	for _, a := range acts {
		at := a.sizes
		if at == nil {
			at = sizes
		}
		if raceDetector { // the size changes nothing about who runs beside whom, and the detector is slow
			at = at[:1]
		}
		for _, size := range at {
			t.Run(fmt.Sprintf("%s %dx%d", a.name, size[0], size[1]), func(t *testing.T) {
				t.Parallel()
				x := openAct(t, a, size[0], size[1])
				golden(t, x, a.name)
				if a.drawn && size[0] >= 80 {
					drawing(t, x, a.name)
				}
				if !a.drawn || size[0] != 80 && a.sizes == nil {
					return
				}
				x = openAct(t, a, size[0], size[1], "NO_COLOR=1")
				golden(t, x, a.name)
				drawing(t, x, a.name+"-no-color")
				if ink := inks(x.shot()); ink != "" {
					t.Errorf("NO_COLOR is set, and there are colours: %s", ink)
				}
			})
		}
	}
}

func TestLightTerminalHasItsOwnColours(t *testing.T) {
	t.Parallel()
	x := start(t, stage{w: 120, h: 40, args: []string{"archive"}, light: true})
	x.Wait("14 articles")
	picture(t, x, "light")
	dark := openAct(t, act{}, 120, 40)
	if was, is := inks(dark.shot()), inks(x.shot()); was == is {
		t.Errorf("a light terminal gets the colours of a dark one: %s", is)
	}
}

// inks lists the colours of the letters on a screen.
func inks(s shot) string {
	var all []string
	seen := map[string]bool{}
	for _, line := range s.cells {
		for _, c := range line {
			if ink := hex(c.Style.Fg, ""); ink != "" && !seen[ink] {
				seen[ink] = true
				all = append(all, ink)
			}
		}
	}

	return strings.Join(all, " ")
}

func TestNoColorKeepsTheMeaning(t *testing.T) {
	t.Parallel()
	x := openAct(t, act{steps: []step{{"/harbour", "of 14"}}}, 120, 40, "NO_COLOR=1")
	picture(t, x, "no-color")
	if ink := inks(x.shot()); ink != "" {
		t.Errorf("NO_COLOR is set, and there are colours: %s", ink)
	}
	colours := regexp.MustCompile(`\x1b\[[0-9;:]*\b(3[0-8]|4[0-8]|9[0-7]|10[0-7])\b[0-9;:]*m`)
	if found := colours.Find(x.Raw()); found != nil {
		t.Errorf("NO_COLOR is set, and the program writes %q", found)
	}
	if !hasAttribute(x.shot(), uv.AttrBold) {
		t.Error("nothing is bold: headlines look like everything else")
	}
}

func hasAttribute(s shot, attr uint8) bool {
	for _, line := range s.cells {
		for _, c := range line {
			if c.Style.Attrs&attr != 0 && strings.TrimSpace(c.Content) != "" {
				return true
			}
		}
	}

	return false
}

func TestSixteenColoursAreEnough(t *testing.T) {
	t.Parallel()
	x := openAct(t, act{}, 120, 40, "TERM=xterm", "COLORTERM=")
	picture(t, x, "sixteen")
	if found := regexp.MustCompile(`\x1b\[[0-9;:]*[34]8[;:][0-9;:]*m`).Find(x.Raw()); found != nil {
		t.Errorf("a terminal of 16 colours gets %q", found)
	}
}

func TestMatchesAreMarkedInTheRows(t *testing.T) {
	t.Parallel()
	x := openAct(t, act{steps: []step{{"/wall", "of 14"}}}, 120, 40)
	x.WaitFor("no letter of the match is marked", func(string) bool {
		s := x.shot()
		col, row, ok := s.find("wall to be")
		if !ok {
			return false
		}
		marked, plain := s.cells[row][col].Style, s.cells[row][col+len("wall ")].Style

		return !marked.Equal(&plain)
	})
}

// find returns where the text stands on the screen.
func (s shot) find(text string) (col, row int, ok bool) {
	for y, line := range s.cells {
		var b strings.Builder
		columns := map[int]int{} // of the bytes at which letters begin
		for x, c := range line {
			columns[b.Len()] = x
			b.WriteString(c.Content)
		}
		if at := strings.Index(b.String(), text); at >= 0 {
			return columns[at], y, true
		}
	}

	return 0, 0, false
}

func TestTooSmallATerminalSaysSo(t *testing.T) {
	t.Parallel()
	x := openAct(t, act{}, 80, 24)
	for _, size := range [][2]int{{19, 6}, {20, 5}, {15, 4}, {5, 2}, {1, 1}} {
		x.Resize(size[0], size[1])
		want := fmt.Sprintf("%dx%d", size[0], size[1])
		x.WaitFor("nothing about the size", func(s string) bool {
			s = strings.Join(strings.Fields(s), "")

			return size[0]*size[1] < 60 && !strings.Contains(s, "Forty") || strings.Contains(s, "toosmall") && strings.Contains(s, want)
		})
	}
	x.Resize(80, 24)
	x.Wait("Forty-one", "14 articles")
	x.Resize(10, 3)
	x.WaitGone("Forty-one")
	x.Send("q")
	x.MustLeaveClean(0)
}

func TestNoScreenOverflowsAnySize(t *testing.T) {
	t.Parallel()
	x := openAct(t, act{}, 80, 24)
	for _, size := range [][2]int{{200, 60}, {89, 30}, {90, 30}, {91, 8}, {20, 6}, {21, 40}, {250, 7}, {80, 24}} {
		x.Resize(size[0], size[1])
		x.WaitFor(fmt.Sprintf("%v is not filled", size), func(string) bool { return x.shot().filled() })
	}
}

// filled says whether the header reaches the right edge and something stands in the last line.
func (s shot) filled() bool {
	lines := strings.Split(strings.TrimSuffix(s.text(), "\n"), "\n")

	return ansi.StringWidth(lines[0]) == len(s.cells[0])-1 && lines[len(lines)-1] != "" && strings.Contains(lines[0], "14")
}

func TestWindowTitleNamesTheArticle(t *testing.T) {
	t.Parallel()
	x := Start(t, 80, 24, "", wall)
	x.Wait("Harbour wall")
	x.WaitFor("the title does not name the article", func(string) bool {
		return x.Title() == "Harbour wall to be rebuilt after winter storms — broadsheet"
	})
}
