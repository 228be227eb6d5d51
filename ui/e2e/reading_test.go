package e2e_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
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
	put(t, dir, "long.txt", longArticle("The Test Gazette", "A very long report", 80))
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
	for _, size := range [][2]int{{60, 30}, {40, 15}, {30, 40}, {120, 20}, {25, 8}, {100, 30}} {
		x.Resize(size[0], size[1])
		want := fmt.Sprintf("paragraph number %s of", place)
		x.WaitFor(fmt.Sprintf("%v loses %q", size, want), func(s string) bool {
			return strings.Contains(strings.Join(strings.Fields(s), " "), want)
		})
	}
	x.WaitFor("there and back again ends elsewhere than at "+place, func(s string) bool { return firstParagraph(s) == place })
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
		x.Wait("on one tide")
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
	x.Wait("1 of 14", "/ bees")
	x.Send(keyEsc) // the filter
	x.Wait("14 articles", "Forty-one")
	x.Send(keyEsc) // nothing: Esc never quits
	x.Send("j")
	x.Wait("3 of 14") // the article on which the cursor stood, Tribunal, was the second
}

func TestSelectionSurvivesFilterAndSort(t *testing.T) {
	t.Parallel()
	x := openAct(t, act{}, 120, 40)
	x.Send("jjj")
	x.Wait("4 of 14")
	chosen := x.selected(t)
	for _, keys := range []string{"s", "s", "s", "s", "/i", keyEsc, "/zeppelin", keyEsc} {
		x.Send(keys)
		x.settleOn(t, chosen, keys == "/zeppelin")
	}
}

// selected is the headline of the article that the right pane shows.
func (x *Term) selected(t *testing.T) string {
	t.Helper()
	for _, headline := range []string{"A dictionary of winds", "À Port-Briec"} {
		s := x.shot()
		for _, line := range s.cells {
			var b strings.Builder
			for _, c := range line[40:] {
				b.WriteString(c.Content)
			}
			if strings.Contains(b.String(), headline) {
				return headline
			}
		}
	}
	t.Fatalf("neither article of 13 April is open:\n%s", frame(x.Screen()))

	return ""
}

// settleOn waits until the right pane shows the headline, or, when it cannot match, until it does not.
func (x *Term) settleOn(t *testing.T, headline string, gone bool) {
	t.Helper()
	if gone {
		x.Wait("0 of 14")

		return
	}
	x.WaitFor(headline+" is not selected", func(string) bool {
		for _, line := range x.shot().cells {
			var b strings.Builder
			for _, c := range line[40:] {
				b.WriteString(c.Content)
			}
			if strings.Contains(b.String(), headline) {
				return true
			}
		}

		return false
	})
}

func TestArticlesArriveWhileOneReads(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for i := range 5 {
		put(t, dir, fmt.Sprintf("papers/%d.txt", i), article("The Test Gazette", fmt.Sprintf("Story number %d of the day", i)))
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
	if err := os.WriteFile(late, []byte(article("The Test Gazette", "A story that came late")), 0o600); err != nil {
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
			put(t, dir, "papers/one.txt", article("The Test Gazette", "The only story"))
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
	text := longArticle("The Test Gazette", "Read from a pipe", 60)
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
	put(t, dir, "a.txt", article("The Test Gazette", "Here today"))
	put(t, dir, "b.txt", article("The Test Gazette", "Still here"))
	x := Start(t, 120, 24, dir, "--sort", "headline", ".")
	x.Wait("2 articles", "Here today", "paragraph number 1")
	if err := os.Remove(filepath.Join(dir, "b.txt")); err != nil {
		t.Fatal(err)
	}
	x.Send("j")
	x.Wait("b.txt", "no such file")
	x.Send("k")
	x.Wait("paragraph number 1")
}

func TestFolderWithoutArticlesSaysWhy(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	put(t, dir, "bad/empty.txt", "")
	x := Start(t, 80, 24, dir, "bad")
	x.Wait("0 articles", "1 file")
	x.Send("E")
	x.Wait("empty.txt", "no text")
	x.Send("q")
	x.WaitGone("no text")
	x.Send("q")
	x.MustLeaveClean(0)
}
