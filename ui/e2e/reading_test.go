package e2e_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

var paragraphNumber = regexp.MustCompile(`paragraph number (\d+) of`)

// firstParagraph is the number of the first paragraph that begins on the screen; empty if none does.
func firstParagraph(screen string) string {
	if m := paragraphNumber.FindStringSubmatch(strings.Join(strings.Fields(screen), " ")); m != nil {
		return m[1]
	}

	return ""
}

// openLong opens an article of 80 paragraphs alone.
func openLong(t *testing.T, w, h int) *Term {
	t.Helper()
	dir := t.TempDir()
	put(t, dir, "long.txt", longArticle("A very long report", 80))
	x := Start(t, w, h, dir, "long.txt")
	x.Wait("A very long report", "paragraph number 1 of")

	return x
}

func TestResizeKeepsThePlaceInAnArticle(t *testing.T) {
	t.Parallel()
	x := openLong(t, 100, 30)
	for range 6 {
		before := firstParagraph(x.Screen())
		x.Send(" ")
		x.WaitFor("Space does not page", func(s string) bool { return firstParagraph(s) != before })
	}
	place := firstParagraph(x.Screen())
	home := [2]int{100, 30}
	// Step by step, and from wide to narrow and back at once: both must come to the same.
	for _, size := range [][2]int{{30, 40}, home, {60, 30}, {40, 15}, {30, 40}, {120, 20}, {25, 8}, home, {25, 8}, home, {200, 10}, home} {
		x.Resize(size[0], size[1])
		x.WaitFor(fmt.Sprintf("%v loses paragraph %s", size, place), func(s string) bool {
			return x.wraps(size[0]) && firstParagraph(s) == place
		})
	}
}

// wraps says whether the text on the screen is set for a terminal of w cells: no narrower, no wider.
func (x *Term) wraps(w int) bool {
	widest := 0
	lines := strings.Split(x.Screen(), "\n")
	for _, line := range lines[2 : len(lines)-3] {
		widest = max(widest, ansi.StringWidth(strings.TrimSpace(line)))
	}
	measure := min(w-4, 76)
	if w < 40 {
		measure = w - 2
	}

	return widest <= measure && widest > measure-12
}

func TestKeysScrollTheArticle(t *testing.T) {
	t.Parallel()
	x := openLong(t, 80, 24)
	top := x.Screen()
	for _, there := range []struct{ down, up string }{
		{"j", "k"}, {keyDown, keyUp}, {"d", "u"}, {" ", "b"}, {"f", keyPgUp}, {keyPgDown, keyPgUp}, {"G", "g"}, {keyEnd, keyHome},
		{"\x04", "\x15"},
	} {
		x.Send(there.down)
		x.WaitFor(fmt.Sprintf("%q does not scroll", there.down), func(s string) bool { return s != top })
		x.Send(there.up)
		x.WaitFor(fmt.Sprintf("%q does not come back from %q", there.up, there.down), func(s string) bool { return s == top })
	}
	x.Send("G")
	x.Wait("paragraph number 80 of", "100 %")
	x.Send("q")
	x.MustLeaveClean(0)
}

func TestNextAndPreviousArticleWithoutLeaving(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{120, 40}, {80, 24}, {40, 15}} {
		x := openAct(t, act{}, size[0], size[1])
		x.Send(keyEnter)
		x.Wait("Saltby Bay")
		x.Send("J")
		x.Wait("Tribunal finds for the bees", "Tanner")
		x.Send("J")
		x.Wait("潮見浜駅")
		x.Send("K")
		x.Wait("Tanner")
		x.Send("h")
		x.Wait("2 of 14")
		x.Send("q")
		x.MustLeaveClean(0)
	}
}

func TestSpaceReadsOnToTheNextArticle(t *testing.T) {
	t.Parallel()
	x := openAct(t, act{}, 80, 24)
	x.Send(keyEnter)
	x.Wait("no one on the front said")
	x.Send("G")
	x.Wait("100 %")
	x.Send(" ")
	x.Wait("Tanner")
	x.Send("K")
	x.Wait("100 %") // where it was left
}

func TestTabGoesToTheOtherPane(t *testing.T) {
	t.Parallel()
	x := openAct(t, act{}, 120, 40)
	list := x.Wait("1 of 14", "no one on the front said")
	x.Send("\tG")
	x.WaitFor("the article is not at its end", func(s string) bool {
		return strings.Contains(s, "1 of 14") && strings.Contains(s, "100 %") && s != list
	})
	x.Send("\tj")
	x.Wait("2 of 14")
}

func TestFilterFollowsEveryKeystroke(t *testing.T) {
	t.Parallel()
	x := openAct(t, act{}, 120, 40)
	x.Send("/h")
	x.WaitGone("14 articles")
	x.Send("arbour")
	x.Wait("/ harbour", "Harbour wall")
	x.WaitGone("Bells rung")
	x.Send(" ZZZ")
	x.Wait("0 of 14")
	x.Send(ctrlW)
	x.Wait("Harbour wall")
	x.Send(ctrlU + "phare")
	x.Wait("1 of 14", "Port-Briec")
	x.Send(ctrlU + "societe bees") // of two articles
	x.Wait("0 of 14")
	x.Send(ctrlU + "solene") // an author, without her accents
	x.Wait("1 of 14", "Port-Briec")
	x.Send(keyEsc)
	x.Wait("14 articles", "Forty-one", "Bells rung")
	x.WaitGone("/ solene")
}

func TestKeptFilterIsClearedByEsc(t *testing.T) {
	t.Parallel()
	x := openAct(t, act{steps: []step{{"/bees", "1 of 14"}, {keys: keyEnter}}}, 80, 24)
	x.Send(keyEnter)
	x.Wait("Tanner")
	x.Send(keyEsc) // the article
	x.Wait("1 of 14", "/ bees", "Enter read")
	x.Send(keyEsc)                   // the filter
	x.Wait("14 articles", "2 of 14") // the article that was read is still selected
	x.Send(keyEscape + keyDown)      // nothing is left to clear, and Esc never quits
	x.Wait("3 of 14")
}

func TestSelectionSurvivesFilterAndSort(t *testing.T) {
	t.Parallel()
	x := openAct(t, act{}, 120, 40)
	x.Send("jjj")
	x.Wait("4 of 14")
	const chosen = "A dictionary of winds"
	for _, keys := range []string{"sh", "sp", "sa", "sd", "sr", "sr", "sy", "sn", "D", "/i", keyEsc, "/i", "n the", keyEsc} {
		x.Send(keys)
		x.WaitFor(fmt.Sprintf("after %q %s is not selected", keys, chosen), func(string) bool {
			return x.shot().right(40, chosen) || keys == "n the"
		})
	}
}

// right says whether the text stands on the screen to the right of a column.
func (s shot) right(column int, text string) bool {
	for i := range s.cells {
		s.cells[i] = s.cells[i][column:]
	}

	return strings.Contains(s.text(), text)
}

func TestArticlesArriveWhileOneReads(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for i := range 5 {
		put(t, dir, fmt.Sprintf("papers/%d.txt", i), article(fmt.Sprintf("Story number %d of the day", i)))
	}
	late := filepath.Join(dir, "late")
	if err := syscall.Mkfifo(late, 0o600); err != nil {
		t.Fatal(err)
	}
	// The scan waits for the pipe as long as we like; the screen may not.
	x := Start(t, 80, 24, dir, "--sort", "headline", "papers", "late")
	x.Wait("5 articles", "Story number 0", "reading")
	x.Send("jj" + keyEnter)
	x.Wait("Story number 2", "paragraph number 1")
	if err := os.WriteFile(late, []byte(article("A story that came late")), 0o600); err != nil {
		t.Fatal(err)
	}
	x.Wait("6 articles", "Story number 2", "paragraph number 1")
	x.Send("h")
	x.Wait("4 of 6", "A story that came late")
	x.WaitGone("reading")
	x.Send("q")
	x.MustLeaveClean(0)
}

func TestScanCanBeLeftAndCancelled(t *testing.T) {
	t.Parallel()
	for name, keys := range map[string][]string{
		"quit":            {"q"},
		"cancel and quit": {ctrlC, "q"},
		"interrupt twice": {ctrlC, ctrlC},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			put(t, dir, "papers/one.txt", article("The only story"))
			if err := syscall.Mkfifo(filepath.Join(dir, "late"), 0o600); err != nil {
				t.Fatal(err)
			}
			x := Start(t, 80, 24, dir, "papers", "late")
			x.Wait("The only story", "reading")
			for i, k := range keys {
				x.Send(k)
				if i < len(keys)-1 {
					x.WaitGone("reading")
				}
			}
			x.MustLeaveClean(0)
		})
	}
}

func TestStandardInputStillTakesKeys(t *testing.T) {
	t.Parallel()
	text := longArticle("Read from a pipe", 60)
	for name, args := range map[string][]string{"named": {"-"}, "understood": nil} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			x := start(t, stage{w: 80, h: 24, stdin: strings.NewReader(text), args: args})
			x.Wait("Read from a pipe", "paragraph number 1 of")
			x.Send("G")
			x.Wait("paragraph number 60 of", "100 %")
			x.Send("q")
			x.MustLeaveClean(0)
		})
	}
}

func TestFaultOfOneFileIsShownWhereItIsOpened(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for i := range 30 { // so that the one that goes is not read first, and kept
		put(t, dir, fmt.Sprintf("a%02d.txt", i), article(fmt.Sprintf("Here today, number %02d", i)))
	}
	put(t, dir, "z.txt", article("Still here"))
	x := Start(t, 120, 24, dir, "--sort", "headline", ".")
	x.Wait("31 articles", "Here today", "paragraph number 1")
	if err := os.Remove(filepath.Join(dir, "z.txt")); err != nil {
		t.Fatal(err)
	}
	x.Send("G")
	x.Wait("z.txt", "no such file")
	x.Send("k")
	x.Wait("paragraph number 1")
}

func TestFolderWithoutArticlesSaysWhy(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	put(t, dir, "bad/empty.txt", "")
	x := Start(t, 80, 24, dir, "bad")
	x.Wait("no articles here", "1 file could not be read")
	x.Send("E")
	x.Wait("empty.txt", "no text")
	x.Send("q")
	x.WaitGone("no text")
	x.Send("q")
	x.MustLeaveClean(1)
}
