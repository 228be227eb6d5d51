package page

import (
	"context"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"broadsheet/parse"
)

func TestSimple(t *testing.T) {
	for in, want := range map[string]string{
		"plain": "plain", "✈\ufe0f and ❤\ufe0f\u200d🔥": "✈ and ❤🔥", "👍🏽": "👍", "1\ufe0f\u20e3": "1", "👩\u200d🚒 at work": "👩🚒 at work",
		"ක්\u200dෂ": "ක්\u200dෂ", "🇬🇧 flag": "🇬🇧 flag", "café e\u0301": "café e\u0301", "日本": "日本", "broken \u200d": "broken ",
		"👨\u200d👩 caf\xe9": "👨👩 caf\xe9", "\u200d\xff": "\xff", "\xf0\u200d": "\xf0",
	} {
		if got := Simple(in); got != want {
			t.Errorf("Simple(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestTerminalsAgreeOnSimpleText sets emoji for a terminal that counts signs: no line is wider than its
// measure, whichever way it is counted.
func TestTerminalsAgreeOnSimpleText(t *testing.T) {
	const text = "A ❤\ufe0f\u200d🔥 headline 👍🏽\n\nThe ✈\ufe0f flew over hearts ❤\ufe0f and 👩\u200d🚒 and 👩\u200d👩\u200d👧\u200d👦 families, 1\ufe0f\u20e3 after the other, for as long as anybody could count them.\n"
	for p, err := range parse.Articles("a.txt", []byte(text)) {
		if err != nil {
			t.Fatal(err)
		}
		for _, view := range []Options{{}, {Source: true}, {Info: true}, {Cuts: true}} {
			view.Width, view.Simple = 30, true
			lines, err := Render(context.Background(), p, view)
			if err != nil {
				t.Fatal(err)
			}
			for _, l := range lines {
				if a, b := ansi.StringWidth(l.Text), ansi.StringWidthWc(l.Text); a != b || a > view.Width {
					t.Errorf("%q is %d cells wide, or %d", ansi.Strip(l.Text), a, b)
				}
			}
		}
	}
}
