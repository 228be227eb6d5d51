package e2e_test

import (
	"strings"
	"testing"
)

func TestWheelMovesThePaneUnderIt(t *testing.T) {
	t.Parallel()
	x := openAct(t, act{}, 120, 24)
	before := x.Wait("1 of 14", "no one on the front")
	x.Wheel(80, 12, 5)
	x.WaitFor("the article does not move", func(s string) bool {
		return !strings.Contains(s, "0 %") && s != before && strings.Contains(s, "Forty-one tall ships come in")
	})
	x.Wheel(80, 12, -9)
	x.WaitFor("the article does not come back", func(s string) bool { return s == before })
	x.Wheel(10, 12, 30)
	x.Wait("Skaters wait") // the last rows
	x.Wheel(10, 12, -40)
	x.Wait("Forty-one tall")
}

func TestClickSelectsAndOpens(t *testing.T) {
	t.Parallel()
	x := openAct(t, act{}, 80, 24)
	col, row, ok := x.shot().find("Tribunal finds")
	if !ok {
		t.Fatalf("no row to click on:\n%s", frame(x.Screen()))
	}
	x.Click(col+2, row)
	x.Wait("2 of 14")
	x.Click(col+2, row)
	x.Wait("Tanner’s Row")
	x.Click(40, 12) // in the article: nothing to open
	x.Wheel(40, 12, 3)
	x.Send("h")
	x.Wait("2 of 14")
}

func TestClickGivesTheFocusToThePane(t *testing.T) {
	t.Parallel()
	x := openAct(t, act{}, 120, 24)
	x.Wait("no one on the front")
	x.Click(90, 12)
	x.Send("G")
	x.Wait("1 of 14", "100 %")
	col, row, _ := x.shot().find("Tribunal finds")
	x.Click(col, row)
	x.Send("j")
	x.Wait("3 of 14")
}

func TestHelpAndClickDoNotMix(t *testing.T) {
	t.Parallel()
	x := openAct(t, act{}, 80, 24)
	x.Send("?")
	x.Wait("Moving about")
	x.Click(10, 8)
	x.Wheel(10, 8, 2)
	x.Send("q")
	x.Wait("1 of 14", "Enter read")
}
