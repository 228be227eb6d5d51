package e2e_test

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func TestWhatCommandsPrint(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		args   string
		code   int
		stderr []string
	}{
		"show.txt":           {args: "show " + wall},
		"show-60.txt":        {args: "show --width 60 " + wall},
		"show-source.txt":    {args: "show --source " + wall},
		"show.md":            {args: "show --markdown " + wall},
		"show.json":          {args: "show --json " + wall},
		"show-source.json":   {args: "show --json --source " + wall},
		"show-folder.json":   {args: "show --json archive"},
		"show-broken.txt":    {args: "show broken", code: 1, stderr: []string{"broken/empty.txt: ", "broken/picture.txt: "}},
		"list.txt":           {args: "list archive"},
		"list.json":          {args: "list --json archive"},
		"list-query.txt":     {args: "list --query harbour archive"},
		"list-headline.txt":  {args: "list --sort headline archive"},
		"list-relevance.txt": {args: "list --sort relevance --query ha archive"},
		"list-reverse.txt":   {args: "list --sort path --reverse --limit 3 archive"},
		"list-broken.txt":    {args: "list broken", code: 1, stderr: []string{"broken/empty.txt: "}},
		"check.txt":          {args: "check broken", code: 1, stderr: []string{"7 files", "1 article"}},
		"check.json":         {args: "check --json broken", code: 1, stderr: []string{""}},
		"check-rules.txt":    {args: "check --rules archive broken/good.txt"},
		"check-rules.json":   {args: "check --rules --json archive"},
		"check-good.txt":     {args: "check archive", stderr: []string{"14 files", "14 articles"}},
		"help.txt":           {args: "--help"},
		"help-show.txt":      {args: "show --help"},
		"help-list.txt":      {args: "list --help"},
		"help-check.txt":     {args: "check --help"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := prints(t, strings.Fields(c.args)...).must(t, c.code, c.stderr...)
			goldenOutput(t, name, o.out)
		})
	}
}

func TestWithoutATerminalItPrintsInstead(t *testing.T) {
	t.Parallel()
	for args, same := range map[string]string{
		"archive":                  "list archive",
		wall:                       "show --text " + wall,
		"archive broken":           "list archive broken",
		"--sort path archive":      "list --sort path archive",
		"archive/meridian " + wall: "list archive/meridian " + wall,
	} {
		a, b := prints(t, strings.Fields(args)...), prints(t, strings.Fields(same)...)
		if a != b {
			t.Errorf("%q prints other than %q:\n%s%s", args, same, diff(b.out, a.out), diff(b.err, a.err))
		}
	}
	text, err := os.ReadFile("../../testdata/" + wall)
	if err != nil {
		t.Fatal(err)
	}
	for _, args := range []string{"", "-", "show -", "show --text -"} {
		o := errand{stdin: strings.NewReader(string(text)), args: strings.Fields(args)}.do(t).must(t, 0)
		if !strings.Contains(o.out, "Harbour wall to be rebuilt") || !strings.Contains(o.out, "stones") {
			t.Errorf("%q prints %q of standard input, want the article", args, o.out)
		}
	}
}

func TestDumbTerminalIsPrintedTo(t *testing.T) {
	t.Parallel()
	x := start(t, stage{w: 80, h: 100, args: []string{wall}, env: []string{"TERM=dumb"}})
	if code := x.Exit(); code != 0 {
		t.Errorf("exit code %d, want 0", code)
	}
	if s := x.Screen(); !strings.Contains(s, "Harbour wall to be rebuilt") {
		t.Errorf("the article is not there:\n%s", frame(s))
	}
	if strings.Contains(string(x.Raw()), "\x1b") {
		t.Errorf("a dumb terminal gets escapes: %q", x.Raw())
	}
}

func TestShowOnATerminalHasColoursUnlessAskedNot(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		env  []string
		want bool
	}{"colours": {nil, true}, "none": {[]string{"NO_COLOR=1"}, false}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			x := start(t, stage{w: 80, h: 100, args: []string{"show", wall}, env: c.env})
			x.Exit()
			if got := inks(x.shot()) != ""; got != c.want {
				t.Errorf("colours: %v, want %v", got, c.want)
			}
		})
	}
	if o := prints(t, "show", wall); strings.Contains(o.out, "\x1b") {
		t.Error("a pipe gets escapes")
	}
}

func TestShowKeepsToTheWidth(t *testing.T) {
	t.Parallel()
	for _, width := range []int{10, 20, 40, 80, 120} {
		o := prints(t, "show", "--width", strconv.Itoa(width), "archive").must(t, 0)
		for line := range strings.Lines(o.out) {
			if n := ansi.StringWidth(strings.TrimSuffix(line, "\n")); n > width {
				t.Errorf("width %d: a line of %d cells: %q", width, n, line)
			}
		}
	}
}

// TestJSONIsAnObjectALine reads the objects as a script does, and checks the names and their order.
func TestJSONIsAnObjectALine(t *testing.T) {
	t.Parallel()
	order := map[string][]string{
		"show --json --source archive": {
			"path", "format", "part", "publication", "section", "page", "edition", "kicker", "headline", "standfirst", "authors", "agency",
			"place", "published", "language", "country", "url", "blocks", "words", "minutes", "fingerprint", "source", "spans",
		},
		"list --json archive": {
			"path", "headline", "publication", "authors", "published", "section", "place", "language", "country", "words", "format", "part",
		},
		"check --json broken": {"path", "reason"},
	}
	for args, names := range order {
		o := prints(t, strings.Fields(args)...)
		for line := range strings.Lines(o.out) {
			got := keysOf(t, line)
			at := -1
			for _, k := range got {
				next := slices.Index(names, k)
				if next <= at {
					t.Errorf("%s: %q is unknown or out of order in %q, want the order %q", args, k, got, names)
				}
				at = max(at, next)
			}
		}
	}
}

// keysOf lists the names of a JSON object in their order.
func keysOf(t *testing.T, object string) []string {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(object))
	var keys []string
	if tok, err := d.Token(); err != nil || tok != json.Delim('{') {
		t.Fatalf("not an object: %q", object)
	}
	for d.More() {
		k, err := d.Token()
		if err != nil {
			t.Fatal(err)
		}
		keys = append(keys, fmt.Sprint(k))
		var v json.RawMessage
		if err := d.Decode(&v); err != nil {
			t.Fatal(err)
		}
		if s := string(v); s == `""` || s == "null" || s == "[]" || s == "0" {
			t.Errorf("%v has no value (%s) and is not left out in %q", k, s, object)
		}
	}

	return keys
}

// TestSourceAccountCoversEveryByte checks what a script can check: the spans of --source against the source.
func TestSourceAccountCoversEveryByte(t *testing.T) {
	t.Parallel()
	o := prints(t, "show", "--json", "--source", "archive").must(t, 0)
	for line := range strings.Lines(o.out) {
		var a struct {
			Path   string `json:"path"`
			Source string `json:"source"`
			Spans  []struct {
				At   [2]int `json:"at"`
				As   string `json:"as"`
				Rule string `json:"rule"`
				Text string `json:"text"`
			} `json:"spans"`
		}
		if err := json.Unmarshal([]byte(line), &a); err != nil {
			t.Fatal(err)
		}
		end := 0
		for _, s := range a.Spans {
			if s.At[0] < end || s.At[1] <= s.At[0] || s.At[1] > len(a.Source) {
				t.Fatalf("%s: span %v after %d of %d", a.Path, s, end, len(a.Source))
			}
			if gap := a.Source[end:s.At[0]]; strings.TrimSpace(gap) != "" {
				t.Errorf("%s: nobody accounts for %q", a.Path, gap)
			}
			if (s.As == "cut") != (s.Text == "") || s.Rule == "" {
				t.Errorf("%s: span %+v", a.Path, s)
			}
			end = s.At[1]
		}
		if rest := a.Source[end:]; strings.TrimSpace(rest) != "" {
			t.Errorf("%s: nobody accounts for %q at the end", a.Path, rest)
		}
	}
}

func TestVersionIsPrinted(t *testing.T) {
	t.Parallel()
	if o := prints(t, "--version").must(t, 0); !strings.HasPrefix(o.out, "broadsheet ") {
		t.Errorf("printed %q, want a line that begins with the name", o.out)
	}
}
