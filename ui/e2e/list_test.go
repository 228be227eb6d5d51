package e2e_test

import (
	"fmt"
	"strings"
	"testing"
)

// TestArrangesTheListToHerHand looks at an archive by paper, in one line a row, makes the list wider
// with the mouse, and puts it all back.
func TestArrangesTheListToHerHand(t *testing.T) {
	t.Parallel()
	x := openAct(t, act{}, 120, 24)
	x.Wait("no one on the front")
	x.Send("jj")
	x.Wait("3 of 14", "港町の小さな駅")
	x.Send("s")
	x.Wait("┌─ Sort", "● e  by relevance")
	x.Send("b")
	x.Wait("─ The Meridian ─", "by publication")
	x.Send("D")
	x.Wait("18 Apr 24  港町の小さな駅", "10 of 14") // the same article
	divider := func(column int) func(string) bool {
		return func(string) bool { return x.shot().cells[10][column].Content == "│" }
	}
	x.WaitFor("no divider", divider(44))
	x.mouse(0, 44, 10, "M")
	x.Wait("┃")
	x.mouse(32, 60, 12, "M")
	x.mouse(0, 60, 12, "m")
	x.WaitFor("the divider was not dragged", divider(60))
	x.Wait("Harbour wall to be rebuilt after winter sto")
	x.Send("<")
	x.WaitFor("< does not move the divider", divider(58))
	x.Send("w")
	x.WaitFor("there are still two panes", func(s string) bool { return !strings.Contains(s, "│") })
	x.Wait("28 Mar 2024  Cannery on South Quay to reopen with forty jobs")
	x.Send("w")
	x.WaitFor("the second pane does not come back", divider(58))
	col, row, ok := x.shot().find("s sort")
	if !ok {
		t.Fatalf("no key to click on:\n%s", frame(x.Screen()))
	}
	x.Click(col, row)
	x.Wait("● b  under headings, by publication")
	x.Send("y")
	x.Wait("─ Thursday 18 April 2024 ─", "3 of 14")
	x.Send("BD")
	x.WaitGone("─ Thursday")
	x.Wait("The Meridian · 18 Apr 2024")
	x.Send("q")
	x.MustLeaveClean(0)
}

// TestScrollBarFindsTheWay drags through four hundred articles and back.
func TestScrollBarFindsTheWay(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for i := range 400 {
		put(t, dir, fmt.Sprintf("papers/%03d.txt", i), article(fmt.Sprintf("Story number %03d of the day", i)))
	}
	x := Start(t, 80, 24, dir, "--sort", "path", "papers")
	x.Wait("400 articles", "▐", "number 000")
	x.mouse(0, 79, 2, "M")
	x.mouse(32, 79, 12, "M")
	x.Wait("number 206")
	x.mouse(32, 40, 60, "M") // the mouse may leave the bar
	x.Wait("number 399")
	x.mouse(0, 40, 60, "m")
	x.Click(79, 2)
	x.Wait("number 000")
	x.Click(79, 21)
	x.Wait("number 399")
	x.Send("k")
	x.WaitFor("the selected row is out of sight", func(s string) bool { return strings.Contains(s, "▌ Story number") })
}
