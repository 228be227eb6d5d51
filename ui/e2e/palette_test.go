package e2e_test

import "testing"

// A reader who knows no key finds what she wants by its name, and learns its key on the way.
func TestReaderFindsHerWayByNames(t *testing.T) {
	t.Parallel()
	x := openAct(t, act{}, 80, 24)
	x.Send(":")
	x.Wait(" :", "move.up")
	x.Send("sort the list by head")
	x.Wait("sort headline", "sh")
	x.Send(keyEnter)
	x.Wait("sorted by headline")
	x.Send(":list.o" + keyTab)
	x.Wait(": list.open", "Enter l →")
	x.Send(keyEnter)
	x.Wait("h back")
	dark := inks(x.shot())
	x.Send(":theme contr" + keyEnter)
	x.WaitFor("the colours are the old ones", func(string) bool { return inks(x.shot()) != dark })
	x.Send(":qiut")
	x.Wait("did you mean quit?")
	x.Send(keyTab)
	x.Wait(": quit")
	x.Send(keyEnter)
	x.MustLeaveClean(0)
}

// Another looks for a key in the help, and counts before she moves.
func TestReaderLooksUpAKeyAndCounts(t *testing.T) {
	t.Parallel()
	x := openAct(t, act{}, 80, 24)
	x.Send("?")
	x.Wait("Moving about")
	x.Send("/source")
	x.Wait("/ source", "the whole source", "What was cut")
	x.WaitGone("Moving about")
	x.Send(keyEsc)
	x.Wait("Moving about")
	x.Send(keyEsc)
	x.Wait("Forty-one", "1 of 14")
	x.Send("5")
	x.Wait("5…")
	x.Send("j")
	x.Wait("6 of 14")
	x.Send("12G")
	x.Wait("12 of 14")
	x.Send("3" + keyEscape + "k")
	x.Wait("11 of 14")
	x.Send(":4" + keyEnter)
	x.Wait("4 of 14")
	x.Send("q")
	x.MustLeaveClean(0)
}
