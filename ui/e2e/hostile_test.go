package e2e_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// attacks are what a file may hold to take over a terminal, each with a part that must never come out.
var attacks = map[string]struct{ text, trace string }{
	"colour":        {"\x1b[31;5mRED", "\x1b[31;5m"},
	"title":         {"\x1b]0;OWNED\x07", "\x1b]0;OWNED"},
	"clipboard":     {"\x1b]52;c;T1dORUQ=\x07", "\x1b]52"},
	"link":          {"\x1b]8;;http://owned.example\x1b\\here\x1b]8;;\x1b\\", "\x1b]8;;http://owned"},
	"C1 introducer": {"\u009b31;5mRED", "\u009b"},
	"raw C1":        {"\x9b31;5mRED", "\x9b31"},
	"C1 string":     {"\u009d0;OWNED\u009c", "\u009d"},
	"device report": {"\x1b[6n\x1b[c", "\x1b[6n"},
	"clear":         {"\x1b[2J\x1b[999;999H", "\x1b[999;999H"},
	"charset":       {"\x0e\x1b(0", "\x1b(0"},
	"carriage":      {"innocent\rOWNED", "\rOWNED"},
	"backspace":     {"abc\b\b\bOWNED", "abc\b\b\bOWNED"},
	"bell":          {"ding\a", "ding\a"},
	"right to left": {"abc\u202edef\u2066ghi", "\u202e"},
	"isolate":       {"abc\u2067def", "\u2067"},
	"mark":          {"abc\u200fdef", "\u200f"},
	"zero width":    {"abc\u200bdef", "\u200b"},
	"line break":    {"abc\u2028def", "\u2028"},
	"tag letters":   {"abc\U000e0041def", "\U000e0041"},
	"nul":           {"abc\x00def", "\x00"},
	"delete":        {"abc\x7fdef", "\x7f"},
}

// hostileFolder holds an article for each attack, which stands in every part of it and in its name too,
// and a file that is no article under such a name.
func hostileFolder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	n := 0
	for name, a := range attacks {
		n++
		text := strings.NewReplacer("\r", "", "\n", "").Replace(a.text)
		if name == "carriage" {
			text = a.text
		}
		content := fmt.Sprintf("Gazette %[1]s\n%02[2]d Headline %[1]s of %[3]s\n\n- By Ada %[1]s Farrow\n\nFirst %[1]s paragraph of some length.\n\n"+
			"A second one, %[1]s, follows here.\n\n ?? JANE DOE %[1]s/AFP ?? A caption %[1]s here\nJANE DOE/AFP A caption %[1]s here\n\n"+
			"Newspapers in English\n\nNewspapers from United Kingdom %[1]s\n", text, n, name)
		put(t, dir, fmt.Sprintf("papers/%02d.txt", n), content)
		if file := strings.ReplaceAll(a.text, "\x00", ""); !strings.Contains(file, "/") {
			put(t, dir, "papers/bad"+file+".txt", "")
			put(t, dir, "papers/good"+file+".txt", content)
		}
	}

	return dir
}

// mustBeHarmless checks everything that was printed for traces of the attacks.
func mustBeHarmless(t *testing.T, raw []byte) {
	t.Helper()
	for name, a := range attacks {
		// Bubble Tea itself ends lines with "\r" and may write BEL at the end of a title.
		if at := bytes.Index(raw, []byte(a.trace)); at >= 0 {
			t.Errorf("%s reaches the terminal: %q", name, raw[max(0, at-30):min(len(raw), at+30)])
		}
	}
	for i := 0; i < len(raw); {
		r, n := utf8.DecodeRune(raw[i:])
		if r == utf8.RuneError && n == 1 || r >= 0x7f && r <= 0x9f || r >= 0x80 && unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp) {
			t.Errorf("%q reaches the terminal: %q", r, raw[max(0, i-30):min(len(raw), i+30)])

			return
		}
		i += n
	}
}

func TestNoByteOfAFileControlsTheScreen(t *testing.T) {
	t.Parallel()
	dir := hostileFolder(t)
	x := Start(t, 100, 30, dir, "--sort", "headline", "papers")
	x.Wait("articles")
	x.WaitGone("reading")
	x.Send("\t")
	for range 2*len(attacks) + 2 {
		// Each article as it is, with its cuts, and as its source to the end; then the next.
		for _, keys := range []string{"z", "Z", "G", "Z", "z", "J"} {
			x.Send(keys)
		}
	}
	x.Send("\tg/of")
	x.Wait("/ of")
	x.Send("\x1b[200~\u009b31m\u202e\nhead\x1b[201~") // pasted
	x.Wait("head")
	x.Send(keyEsc)
	x.WaitGone("/ of")
	x.Send("E")
	x.Wait("no text")
	x.Send("G")
	x.Send("qq")
	x.MustLeaveClean(0)
	mustBeHarmless(t, x.Raw())
	if strings.Contains(x.Title(), "OWNED") && strings.Contains(x.Title(), "\x1b") {
		t.Errorf("the title is %q", x.Title())
	}
}

func TestNoByteOfAFileControlsWhatIsPrinted(t *testing.T) {
	t.Parallel()
	dir := hostileFolder(t)
	for _, args := range []string{
		"papers", "list papers", "list --json papers", "show papers", "show --json papers", "show --json --source papers",
		"show --markdown papers", "show --source papers", "check papers", "check --json papers",
	} {
		t.Run(args, func(t *testing.T) {
			t.Parallel()
			o := errand{dir: dir, args: strings.Fields(args)}.do(t)
			mustBeHarmless(t, []byte(o.out))
			mustBeHarmless(t, []byte(o.err))
			if o.out == "" {
				t.Error("nothing is printed")
			}
		})
	}
}

func TestNoArgumentControlsTheTerminal(t *testing.T) {
	t.Parallel()
	for name, a := range attacks {
		text := strings.ReplaceAll(a.text, "\x00", "")
		for _, args := range [][]string{{text}, {"show", text}, {"--sort", text, "archive"}, {"--" + text}, {"list", "--query", text, "archive"}} {
			o := prints(t, args...)
			mustBeHarmless(t, []byte(o.out))
			mustBeHarmless(t, []byte(o.err))
			if t.Failed() {
				t.Fatalf("%s as an argument of %q", name, args)
			}
		}
	}
}
