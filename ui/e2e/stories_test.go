package e2e_test

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// letterbox is a browser that puts the address it is given into a pipe, and the pipe.
func letterbox(t *testing.T) (browser, pipe string) {
	t.Helper()
	dir := t.TempDir()
	browser, pipe = filepath.Join(dir, "browser"), filepath.Join(dir, "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(browser, []byte("#!/bin/sh\nprintf %s \"$1\" >"+pipe+"\n"), 0o755); err != nil {
		t.Fatal(err)
	}

	return browser, pipe
}

// received is what comes through the pipe.
func received(t *testing.T, pipe string) string {
	t.Helper()
	got := make(chan string, 1)
	go func() {
		b, _ := os.ReadFile(pipe) // waits for who writes
		got <- string(b)
	}()
	select {
	case s := <-got:
		return s
	case <-time.After(patience):
		t.Fatal("nobody has opened the link")

		return ""
	}
}

// TestFollowsALinkAndGoesBack finds an article by its headline, a word in it, and the address it speaks
// of; closes all that again, and is where she was.
func TestFollowsALinkAndGoesBack(t *testing.T) {
	t.Parallel()
	browser, pipe := letterbox(t)
	x := start(t, stage{w: 100, h: 30, args: []string{"archive", "long"}, env: []string{"BROWSER=" + browser}})
	x.Wait("15 articles")
	x.Send("/night ferry")
	x.Wait("1 of 15")
	x.Send(keyEnter + keyEnter)
	x.Wait("At twenty to ten")
	x.Send("/maidens")
	x.Wait("/ maidens", "1 of 3")
	x.Send(keyEnter + "nn")
	x.Wait("“maidens” 3 of 3", "who is supposed to have won the ship")
	there := x.Screen()
	x.Send("#")
	x.Wait("3 links", "▌ 1", "constance.example")
	col, row, _ := x.shot().find("https://constance")
	x.Click(col, row)
	x.Wait("▌ 2")
	x.Send(keyEnter)
	x.Wait("Enter opens https://constance.example/last-night")
	x.Send(keyEnter)
	if got := received(t, pipe); got != "https://constance.example/last-night" {
		t.Errorf("the browser gets %q", got)
	}
	x.Send(keyEsc)
	x.WaitFor("the place is lost", func(s string) bool { return body(s) == body(there) })
	x.Send("mag")
	x.Wait("At twenty to ten")
	x.Send("'a")
	x.WaitFor("the mark is forgotten", func(s string) bool { return body(s) == body(there) })
	x.Send(keyEscape) // what was found
	x.WaitGone("“maidens”")
	x.Send("h" + keyEscape) // the filter
	x.Wait("15 articles")
	x.Send(keyEnter)
	x.Wait("who is supposed to have won the ship") // an article is opened where it was left
	x.Send("Q")
	x.MustLeaveClean(0)
}

// body is a screen without its last two lines, where it says what was done.
func body(screen string) string {
	lines := strings.Split(strings.TrimSuffix(screen, "\n"), "\n")

	return strings.Join(lines[:len(lines)-2], "\n")
}

// TestArrangesTheDays puts the list under its days, oldest first, scrolls it with the wheel, and makes
// room for the headlines with the mouse.
func TestArrangesTheDays(t *testing.T) {
	t.Parallel()
	x := openAct(t, act{}, 120, 24)
	x.Send("B")
	x.Wait("─ Monday 22 April 2024 ─")
	x.Send("s")
	x.Wait("● y  under headings, by day", "  r  the other way round")
	x.Send("r")
	x.Wait("reversed", "1 of 14", "▌ Skaters wait", "─ Tuesday 5 March 2024 ─")
	x.Wheel(10, 12, 10)
	x.Wait("─ Monday 22 April 2024 ─")
	x.Wheel(10, 12, -10)
	x.Wait("Skaters wait")
	x.WaitGone("─ Monday 22 April")
	col, _, ok := x.shot().find("│")
	if !ok {
		t.Fatalf("no divider:\n%s", frame(x.Screen()))
	}
	x.mouse(0, col, 10, "M")
	x.mouse(32, 70, 10, "M")
	x.mouse(0, 70, 10, "m")
	x.WaitFor("the divider was not dragged", func(string) bool {
		at, _, ok := x.shot().find("│")

		return ok && at == 70
	})
	x.Wait("Harbour wall to be rebuilt after winter storms")
	col, row, ok := x.shot().find("Das Dorf")
	if !ok {
		t.Fatalf("no row to click on:\n%s", frame(x.Screen()))
	}
	x.Click(col, row)
	x.Wait("Wiebke Thomsen", "7 of 14")
	x.Send("q")
	x.MustLeaveClean(0)
}

// TestReadsOnInColumns sets an article as a newspaper does, turns its pages to the end, reads on to the
// next article, and comes back.
func TestReadsOnInColumns(t *testing.T) {
	t.Parallel()
	x := start(t, stage{w: 200, h: 40, args: []string{"archive", "long"}})
	x.Wait("15 articles")
	x.Send("/ferry" + keyEnter + keyEnter)
	x.Wait("2 of 15", "At twenty to ten")
	x.Send("C")
	inColumns := func(n int) func(string) bool {
		return func(s string) bool { return strings.Count(strings.Split(s, "\n")[20], "│") == n }
	}
	x.WaitFor("the article is not in columns", inColumns(3)) // two rules, and the divider
	first := x.Wait("The switch is in", "38 %")              // the line at the bottom is drawn last
	x.Send(" ")
	x.WaitGone("At twenty to ten")
	x.Send("b")
	x.WaitFor("b does not turn back", func(s string) bool { return s == first })
	x.Wheel(120, 20, 2)
	x.WaitFor("the wheel does not scroll", func(s string) bool { return s != first })
	x.Wheel(120, 20, -2)
	x.WaitFor("the wheel does not scroll back", func(s string) bool { return s == first })
	x.Send("w")
	x.WaitFor("alone it is not in columns", inColumns(2))
	x.Send("wG")
	last := x.Wait("100 %", "“There,” he said.", "Length")
	x.Send(" ")
	x.Wait("Ferry firm sues", "2 of 2")
	x.WaitFor("the next article is not in columns", inColumns(3))
	x.Send("K")
	x.WaitFor("it is not where it was left", func(s string) bool { return body(s) == body(last) })
	x.Resize(120, 40)
	x.WaitFor("there are columns where they have no room", inColumns(1))
	x.Wait("At the table by the piano") // with which the last page began
	x.Send("Q")
	x.MustLeaveClean(0)
}

// TestKeepsWhatSheLikes tries a theme and a measure, writes them down, and has them the next time.
func TestKeepsWhatSheLikes(t *testing.T) {
	t.Parallel()
	x := start(t, stage{w: 100, h: 30, args: []string{ferry}})
	x.Wait("At twenty to ten", " %") // which is drawn last
	plain := inks(x.shot())
	x.Send(":theme newsprint" + keyEnter)
	x.WaitFor("the colours are the old ones", func(string) bool { return inks(x.shot()) != plain })
	x.Send("----")
	x.Wait("a measure of 60")
	x.Send("j")
	x.WaitGone("a measure of")
	x.Send("g")
	x.Wait("THE MERIDIAN", "13 %")
	liked, colours := body(x.Screen()), inks(x.shot())
	x.Send("q")
	x.MustLeaveClean(0)

	file := prints(t, "config").must(t, 0).out
	file = strings.Replace(file, `theme = "auto"`, `theme = "newsprint"`, 1)
	file = strings.Replace(file, "measure = 76", "measure = 60", 1)
	env := configured(t, file)
	x = start(t, stage{w: 100, h: 30, args: []string{ferry}, env: env})
	x.WaitFor("the page is another", func(s string) bool { return s != "" && body(s) == liked && inks(x.shot()) == colours })
	x.Send("q")
	x.MustLeaveClean(0)
	x = start(t, stage{w: 100, h: 30, args: []string{"--width", "76", "--theme", "ink", ferry}, env: env})
	x.Wait("At twenty to ten the lamps come on along the Packet Quay, one after another,")
	x.WaitFor("the command line does not go first", func(string) bool { return inks(x.shot()) == plain })
	x.Send("q")
	x.MustLeaveClean(0)
}
