package ui

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"broadsheet/reader"
)

// views is every view of the screen, as the keys that lead to it.
func views() map[string][]string {
	return map[string][]string{
		"list": nil, "article": {"enter"}, "end of the list": {"G"}, "end of the article": {"enter", "G"},
		"typing": {"/", "w", "a", "l", "l"}, "filtered": {"/", "w", "a", "l", "l", "enter"},
		"nothing matches": {"/", "q", "q"}, "help": {"?"}, "help, end": {"?", "G"}, "problems": {"E"},
		"problems, end": {"E", "G"}, "cuts": {"enter", "z"}, "source": {"enter", "Z"}, "captions": {"enter", "c"},
		"palette": {":"}, "palette, chosen": {":", "down", "down"}, "palette, typed": {":", "c", "u"}, "palette, fuzzy": {":", "m", "v", "e"},
		"palette, unknown": {":", "q", "i", "u", "t"}, "palette over an article": {"enter", ":"}, "palette over help": {"?", ":", "G"},
		"palette, wide": {":", "橋", "橋", "橋", "橋", "橋", "橋", "橋", "橋", "橋", "橋", "橋"}, "palette, number": {":", "9", "9", "9", "9", "9", "9", "9", "9", "9", "9", "9"},
		"help filtered": {"?", "/", "c", "u", "t"}, "help, nothing": {"?", "/", "q", "橋", "橋", "橋", "橋", "橋", "橋", "橋", "橋"},
		"number":    {"9", "9", "9", "9", "9", "9", "9", "9", "9"},
		"sort menu": {"s"}, "sort menu, end": {"s", "j", "j", "j", "j", "j", "j", "j", "j"}, "sort menu over the article": {"enter", "s"},
		"one line a row": {"D"}, "one line a row, end": {"D", "G"}, "by day": {"B"}, "by day, end": {"B", "G"},
		"by publication": {"s", "b", "D", "j", "j"}, "one pane": {"w"}, "two panes": {"w", "w", "<", "<"}, "wide list": {">", ">", ">", ">", "B"},
		"finding": {"enter", "/", "s", "t", "o", "n", "e"}, "found": {"enter", "/", "s", "t", "o", "n", "e", "enter", "n", "n"}, "not found": {"enter", "/", "q", "q"},
		"info": {"enter", "="}, "info, end": {"enter", "=", "G"}, "source, end": {"enter", "Z", "G"}, "cuts, end": {"enter", "z", "G"},
		"links": {"enter", "#"}, "links, end": {"enter", "#", "G"}, "question of a link": {"enter", "o"}, "no links": {"G", "enter", "#"},
		"columns": {"enter", "w", "C"}, "columns, page": {"enter", "w", "C", "space"}, "columns, end": {"enter", "w", "C", "G"}, "columns, back": {"enter", "w", "C", "G", "b", "b"},
		"columns of the source": {"enter", "w", "C", "Z", "space"}, "columns, found": {"enter", "w", "C", "/", "s", "t", "o", "n", "e", "enter", "n"},
		"not to be read": {"3", "2", "G", "enter"}, "columns of what is not to be read": {"w", "C", "3", "2", "G", "enter"}, "widest measure": {"enter", "w", "9", "9", "+"},
		"sorted": {"s", "h"}, "wide characters": {"/", "橋", "橋", "橋", "橋", "橋", "橋", "橋", "橋", "橋", "橋", "橋"},
	}
}

func hostile() *fakeLibrary {
	lib := newFake().addMany(30)
	lib.add("橋が落ちた日に港の壁が壊れた橋が落ちた日に港の壁が壊れた橋が落ちた日に港の壁が壊れた", "", "👩‍👩‍👧‍👧 family at the wall 🇬🇧 flags and ñ combining e\u0301e\u0301e\u0301",
		strings.Repeat("wall", 100))
	for i := range 20 {
		lib.problems = append(lib.problems, reader.Problem{Path: strings.Repeat("folder/", i) + "橋\x1b[2J.txt", Reason: "larger than 64 MB"})
	}
	delete(lib.texts, 31)
	lib.texts[0] = everything()
	lib.add("Last of all the wall")
	return lib.finish()
}

// everything is an article with all that a page can have: a head of many lines, crossheads, captions, a
// quote, a list, links that are longer than a line, and letters of every width.
func everything() string {
	var b strings.Builder
	b.WriteString("The 橋 Gazette\n\n" + strings.Repeat("A headline that takes its time ", 6) + "\n\n" + strings.Repeat("And a standfirst that takes as much of it ", 9) +
		"\n\n- ADA FARROW BRIDGE CORRESPONDENT in 橋\n\n")
	for i := range 12 {
		b.WriteString(filler(i, 2) + "“The wall was never asked,” she said. “Not once in " + strconv.Itoa(i) + " years.”\n\n ?? JANE DOE/AFP ?? A caption of the stones that goes on for some time and then ends\n\n" +
			"A crosshead on stones\n\n" + strings.Repeat("橋が落ちた日に港の壁が壊れた", 9) + "。\n\n- one stone\n\n- another stone, and the words that belong to it\n\n- the last of them\n\n" +
			"It is told at https://gazette.example/" + strings.Repeat("a-very-long-path/", 12) + strconv.Itoa(i) + " in full.\n\n👩‍👩‍👧‍👧 and 🇬🇧 and e\u0301e\u0301 look on.\n\n")
	}
	return b.String()
}

// manySizes are those that every view has to fit: nothing, too little, each side of every limit, and plenty.
func manySizes() [][2]int {
	return [][2]int{{0, 0}, {1, 1}, {2, 9}, {15, 4}, {19, 6}, {20, 5}, {20, 6}, {21, 7}, {33, 8}, {40, 9}, {40, 15}, {80, 10}, {80, 24}, {89, 24}, {90, 6}, {90, 24}, {91, 25}, {119, 8}, {120, 40}, {200, 50}, {250, 70}}
}

func TestEveryViewFitsEverySize(t *testing.T) {
	for name, keys := range views() {
		t.Run(name, func(t *testing.T) {
			s := newStage(t, hostile(), 120, 40)
			s.keys(keys...)
			for _, at := range manySizes() {
				s.send(tea.WindowSizeMsg{Width: at[0], Height: at[1]})
				if at[0] > 0 {
					s.fits(name + " before the article came")
				}
				s.settle()
				if at[0] > 0 {
					s.fits(name)
				}
			}
			for _, at := range [][2]int{{20, 6}, {40, 15}, {90, 24}} { // from the start in that size
				s := newStage(t, hostile(), at[0], at[1])
				s.keys(keys...)
				s.fits(name)
			}
		})
	}
}

func TestEmptyFolderFitsEverySize(t *testing.T) {
	for name, keys := range map[string][]string{
		"list": nil, "article": {"enter"}, "typing": {"/", "w"}, "help": {"?"}, "sort menu": {"s"}, "by day": {"B"}, "one line": {"D"},
		"palette": {":"}, "problems": {"E"}, "links": {"enter", "#"}, "columns": {"w", "enter", "C"}, "end": {"G", "space", "J", "K"},
	} {
		s := newStage(t, newFake().finish(), 120, 40)
		s.keys(keys...)
		for _, at := range manySizes() {
			s.send(tea.WindowSizeMsg{Width: at[0], Height: at[1]})
			s.settle()
			if at[0] > 0 {
				s.fits("an empty folder: " + name)
			}
		}
	}
}

func TestFirstFrameIsThereBeforeAnyAnswer(t *testing.T) {
	lib := newFake()
	lib.gate = make(chan struct{})
	s := newStage(t, lib, 120, 40)
	s.fits("first frame")
	s.has("broadsheet")
	s.has("reading…")
}

func TestThreeRowsOfContentStay(t *testing.T) {
	s := newStage(t, newFake().addMany(9).finish(), 20, 6)
	s.keys("/", "w")
	if got := s.m.lay.list.h; got != 3 {
		t.Errorf("the list has %d lines", got)
	}
}

func TestTooSmallSaysSo(t *testing.T) {
	s := newStage(t, newFake("A").finish(), 15, 4)
	if got := strings.Join(strings.Fields(s.screen()), " "); got != "terminal too small: 15x4, needs 20x6" {
		t.Error(got)
	}
}

func TestNoControlCharacterReachesTheScreen(t *testing.T) {
	s := newStage(t, hostile(), 120, 40)
	for name, keys := range views() {
		s.keys(keys...)
		for _, r := range s.screen() {
			if r < ' ' && r != '\n' || r >= 0x7f && r < 0xa0 {
				t.Fatalf("%q in %s on\n%s", r, name, s.screen())
			}
		}
		if strings.Contains(s.m.View().WindowTitle, "\x1b") {
			t.Errorf("title %q", s.m.View().WindowTitle)
		}
		s.keys("esc", "esc", "esc")
	}
}

// Whatever is pressed, clicked and resized while articles arrive, the screen fits, and the
// selected row is on it.
func TestNothingThatIsDoneBreaksTheScreen(t *testing.T) {
	var names []string
	for _, rows := range newKeyTable() {
		for _, row := range rows {
			names = append(names, row.bind.Keys()...)
		}
	}
	slices.Sort(names)
	names = slices.DeleteFunc(names, func(k string) bool { return k == "ctrl+c" }) // it stops the scan
	dice := rand.New(rand.NewPCG(3, 1))                                            //nolint:gosec // it is to be the same each time
	lib := newFake().addMany(50)
	s := newStage(t, lib, 120, 40)
	for i := range 3000 {
		x, y := dice.IntN(130), dice.IntN(45)
		switch dice.IntN(20) {
		case 0:
			s.send(tea.WindowSizeMsg{Width: x + 1, Height: y + 1})
		case 1:
			s.send(wheel(x, y))
		case 2:
			s.send(click(x, y))
		case 3:
			if i%5 == 0 {
				lib.add("Another wall", "橋 and wall")
			}
		case 4:
			s.settle()
		default:
			s.send(press(names[dice.IntN(len(names))]))
		}
		s.fits("step " + strconv.Itoa(i))
		if e, ok := s.m.list.selected(); s.m.list.length() > 0 && s.m.list.h > 0 && (!ok || s.m.list.rows.Position(e.ID) != s.m.list.cursor) {
			t.Fatalf("step %d: row %d is not on the screen from %d of %d", i, s.m.list.cursor, s.m.list.top, s.m.list.length())
		}
		if t.Failed() {
			return
		}
	}
}
