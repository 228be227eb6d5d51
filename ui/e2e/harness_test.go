package e2e_test

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/charmbracelet/x/vt"
)

// shell runs a line of sh in a terminal: the harness has to be right before it can judge the program.
func shell(t *testing.T, w, h int, line string) *Term {
	t.Helper()

	return start(t, stage{w: w, h: h, argv0: "/bin/sh", args: []string{"-c", line}})
}

func TestHarnessTypesReadsAndResizes(t *testing.T) {
	t.Parallel()
	x := shell(t, 40, 5, `stty -echo; read a; echo "got $a"; read b; stty size; exit 3`)
	x.Send("word\n")
	x.Wait("got word")
	x.Resize(62, 7)
	x.Send("\n")
	x.Wait("7 62")
	if code := x.Exit(); code != 3 {
		t.Errorf("exit code %d, want 3", code)
	}
}

func TestHarnessSeesWhatIsLeftBehind(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ line, want string }{
		"nothing":    {`printf '\033[?1049h\033[?25l\033[?1049l\033[?25h'`, ""},
		"screen":     {`printf '\033[?1049h'`, "the alternate screen"},
		"cursor":     {`printf '\033[?25l'`, "a hidden cursor"},
		"mouse":      {`printf '\033[?1002h\033[?1006h\033[?1006l'`, "mode 1002"},
		"paste":      {`printf '\033[?2004h'`, "mode 2004"},
		"echo":       {`stty -echo`, "other settings"},
		"both paste": {`printf '\033[?2004h\033[?25l'`, "a hidden cursor, mode 2004"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			x := shell(t, 20, 3, c.line)
			x.Exit()
			if got := x.disorder(); got != c.want {
				t.Errorf("left behind: %q, want %q", got, c.want)
			}
		})
	}
}

func TestScreenKeepsWideLettersAndMarksTogether(t *testing.T) {
	t.Parallel()
	x := shell(t, 20, 3, `printf '\346\261'; printf '\271 e\314\201\303'; printf '\251t\n'`)
	x.Exit()
	if got, want := x.Screen(), "汹 e\u0301ét\n\n\n"; got != want {
		t.Errorf("screen %q, want %q", got, want)
	}
}

func TestTitleOfTheWindowIsNotPrinted(t *testing.T) {
	t.Parallel()
	x := shell(t, 20, 3, `printf 'a\033]2;\346'; printf '\234\200 new\007b'`)
	x.Exit()
	if s, title := x.Screen(), x.Title(); s != "ab\n\n\n" || title != "最 new" {
		t.Errorf("screen %q and title %q, want the letters around the title, and the title", s, title)
	}
}

func TestPictureIsWellFormedAndKeepsEveryLetter(t *testing.T) {
	t.Parallel()
	em := vt.NewEmulator(24, 4)
	text := "\x1b[1;38;2;255;0;0m<b>&\x1b[m \x1b[7mreversed\x1b[m\r\n港の壁 \x1b[3mslanted\x1b[4m under\x1b[m\r\n│─\x1b[48;5;4m blue \x1b[m"
	if _, err := em.WriteString(text); err != nil {
		t.Fatal(err)
	}
	svg := newShot(em).svg()
	d := xml.NewDecoder(strings.NewReader(svg))
	var letters strings.Builder
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, svg)
		}
		if c, ok := tok.(xml.CharData); ok {
			letters.Write(c)
		}
	}
	got := strings.Join(strings.Fields(letters.String()), "")
	for _, want := range []string{"<b>&", "reversed", "港", "の", "壁", "slanted", "under", "blue"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in the picture:\n%s", want, svg)
		}
	}
	for _, want := range []string{`fill="#ff0000" font-weight="bold"`, `font-style="italic" text-decoration="underline"`, `x="18" y="33" textLength="18"`} {
		if !strings.Contains(svg, want) {
			t.Errorf("no %s in the picture:\n%s", want, svg)
		}
	}
	if again := newShot(em).svg(); again != svg {
		t.Error("the same screen gives another picture")
	}
}

func TestDiffShowsOnlyWhatDiffers(t *testing.T) {
	t.Parallel()
	if got, want := diff("a\nb\nc", "a\nx\nc\nd"), "  2 want │b\n  2 got  │x\n  4 got  │d\n"; got != want {
		t.Errorf("diff %q, want %q", got, want)
	}
}
