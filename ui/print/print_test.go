package print

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"broadsheet/reader"
)

// folder is a folder with these files, and the library of it.
func folder(t *testing.T, files map[string]string) (string, *reader.Library) {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	lib, err := reader.Open([]string{dir}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return dir, lib
}

func threeFiles() map[string]string {
	return map[string]string{
		"eels.txt":  "Eel catch lowest for years\nBy Ada Farrow\nPublished: 2 April 2024\nPublication: The Fenland Echo\n\nThe eels did not come this year, the warden said.\n",
		"bells.txt": "Bells rung by jackdaws\nBy Ben Sorley\nPublished: 9 April 2024\nPublication: The Fenland Echo\n\nThe bells of St Osyth rang by themselves last night.\n",
		"empty.txt": "",
	}
}

func TestListIsForCutAndAwk(t *testing.T) {
	dir, lib := folder(t, threeFiles())
	var out, errs bytes.Buffer
	err := List(t.Context(), &out, &errs, lib, ListOptions{})
	want := "2024-04-09\tThe Fenland Echo\tBells rung by jackdaws\t" + filepath.Join(dir, "bells.txt") + "\n" +
		"2024-04-02\tThe Fenland Echo\tEel catch lowest for years\t" + filepath.Join(dir, "eels.txt") + "\n"
	if out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", &out, want)
	}
	if want := "broadsheet: " + filepath.Join(dir, "empty.txt") + ": no text\n"; errs.String() != want {
		t.Errorf("on standard error: %q, want %q", errs.String(), want)
	}
	if !errors.Is(err, UnreadError{1}) {
		t.Errorf("got error %v, want that of one file", err)
	}
}

func TestListOptions(t *testing.T) {
	const bells, eels = "Bells rung by jackdaws", "Eel catch lowest for years"
	for name, c := range map[string]struct {
		opt  ListOptions
		want []string
	}{
		"newest first":   {ListOptions{}, []string{bells, eels}},
		"oldest first":   {ListOptions{Reverse: true}, []string{eels, bells}},
		"limit":          {ListOptions{Limit: 1}, []string{bells}},
		"a large limit":  {ListOptions{Limit: 100}, []string{bells, eels}},
		"by headline":    {ListOptions{Sort: "headline"}, []string{bells, eels}},
		"by query":       {ListOptions{Query: "farrow"}, []string{eels}},
		"nothing found":  {ListOptions{Query: "kittiwake"}, nil},
		"most relevant":  {ListOptions{Query: "l", Sort: "relevance"}, []string{eels, bells}},
		"as JSON by one": {ListOptions{JSON: true, Query: "jackdaw"}, []string{bells}},
	} {
		t.Run(name, func(t *testing.T) {
			_, lib := folder(t, threeFiles())
			var out, errs bytes.Buffer
			if err := List(t.Context(), &out, &errs, lib, c.opt); !errors.Is(err, UnreadError{1}) {
				t.Fatal(err)
			}
			lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
			if len(c.want) == 0 && out.Len() == 0 {
				return
			}
			if len(lines) != len(c.want) {
				t.Fatalf("got %q, want %q", lines, c.want)
			}
			for i, want := range c.want {
				if !strings.Contains(lines[i], want) {
					t.Errorf("line %d is %q, want %q", i, lines[i], want)
				}
			}
		})
	}
}

func TestListAsJSONHasItsFieldsInOrder(t *testing.T) {
	dir, lib := folder(t, threeFiles())
	var out, errs bytes.Buffer
	_ = List(t.Context(), &out, &errs, lib, ListOptions{JSON: true, Limit: 1})
	want := fmt.Sprintf(`{"path":%q,"headline":"Bells rung by jackdaws","publication":"The Fenland Echo","authors":["Ben Sorley"],`+
		`"published":"2024-04-09","words":14,"format":"plain"}`+"\n", filepath.Join(dir, "bells.txt"))
	if out.String() != want {
		t.Errorf("got  %s\nwant %s", &out, want)
	}
}

func TestCheckSaysWhatCouldNotBeRead(t *testing.T) {
	for name, c := range map[string]struct {
		json bool
		want string
	}{
		"text": {false, "%s: no text\n"},
		"json": {true, `{"path":"%s","reason":"no text"}` + "\n"},
	} {
		t.Run(name, func(t *testing.T) {
			dir, lib := folder(t, threeFiles())
			var out, errs bytes.Buffer
			if err := Check(t.Context(), &out, &errs, lib, CheckOptions{JSON: c.json}); !errors.Is(err, UnreadError{1}) {
				t.Errorf("got error %v", err)
			}
			if want := fmt.Sprintf(c.want, filepath.Join(dir, "empty.txt")); out.String() != want {
				t.Errorf("got %q, want %q", out.String(), want)
			}
			if want := "3 files, 2 articles, 1 could not be read\n"; errs.String() != want {
				t.Errorf("got %q, want %q", errs.String(), want)
			}
		})
	}
}

func TestCheckIsContentWithWhatIsGood(t *testing.T) {
	_, lib := folder(t, map[string]string{"a.txt": threeFiles()["eels.txt"]})
	var out, errs bytes.Buffer
	if err := Check(t.Context(), &out, &errs, lib, CheckOptions{}); err != nil {
		t.Fatal(err)
	}
	if want := "1 file, 1 article, all could be read\n"; out.Len() > 0 || errs.String() != want {
		t.Errorf("got %q and %q, want nothing and %q", out.String(), errs.String(), want)
	}
}

func TestMisuseIsRefusedBeforeAnythingIsRead(t *testing.T) {
	for want, run := range map[string]func(lib *reader.Library, out *bytes.Buffer) error{
		`unknown sort "dat": did you mean date?`: func(lib *reader.Library, out *bytes.Buffer) error {
			return List(t.Context(), out, out, lib, ListOptions{Sort: "dat"})
		},
		`unknown sort "qqqq": one of date, headline, publication, path, relevance`: func(lib *reader.Library, out *bytes.Buffer) error {
			return List(t.Context(), out, out, lib, ListOptions{Sort: "qqqq"})
		},
		"--limit must not be negative": func(lib *reader.Library, out *bytes.Buffer) error {
			return List(t.Context(), out, out, lib, ListOptions{Limit: -1})
		},
		"--width must be at least 10": func(lib *reader.Library, out *bytes.Buffer) error {
			return Show(t.Context(), out, out, lib, ShowOptions{Width: 9})
		},
		"--source goes with --text and --json, not with --markdown": func(lib *reader.Library, out *bytes.Buffer) error {
			return Show(t.Context(), out, out, lib, ShowOptions{Form: Markdown, Source: true})
		},
		`unknown form "pdf"`: func(lib *reader.Library, out *bytes.Buffer) error {
			return Show(t.Context(), out, out, lib, ShowOptions{Form: "pdf"})
		},
	} {
		_, lib := folder(t, threeFiles())
		var out bytes.Buffer
		if err := run(lib, &out); !errors.Is(err, MisuseError(want)) || out.Len() > 0 {
			t.Errorf("got error %q after %q, want %q after nothing", err, out.String(), want)
		}
	}
}

func TestCancellingEndsEachCommand(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for name, run := range map[string]func(*reader.Library, *bytes.Buffer) error{
		"show":  func(l *reader.Library, w *bytes.Buffer) error { return Show(ctx, w, w, l, ShowOptions{}) },
		"list":  func(l *reader.Library, w *bytes.Buffer) error { return List(ctx, w, w, l, ListOptions{}) },
		"check": func(l *reader.Library, w *bytes.Buffer) error { return Check(ctx, w, w, l, CheckOptions{}) },
	} {
		_, lib := folder(t, threeFiles())
		var out bytes.Buffer
		if err := run(lib, &out); !errors.Is(err, context.Canceled) || Exit(&out, err) != 130 || out.Len() > 0 {
			t.Errorf("%s: got error %v after %q", name, err, out.String())
		}
	}
}

// hungUp is a pipe whose reader has gone.
type hungUp struct{}

func (hungUp) Write([]byte) (int, error) {
	return 0, &fs.PathError{Op: "write", Path: "|1", Err: syscall.EPIPE}
}

func TestClosedPipeEndsQuietly(t *testing.T) {
	for name, run := range map[string]func(*reader.Library, *bytes.Buffer) error{
		"show": func(l *reader.Library, w *bytes.Buffer) error {
			return Show(t.Context(), hungUp{}, w, l, ShowOptions{Form: JSON})
		},
		"text": func(l *reader.Library, w *bytes.Buffer) error {
			return Show(t.Context(), hungUp{}, w, l, ShowOptions{})
		},
		"list": func(l *reader.Library, w *bytes.Buffer) error {
			return List(t.Context(), hungUp{}, w, l, ListOptions{})
		},
		"check": func(l *reader.Library, w *bytes.Buffer) error {
			return Check(t.Context(), hungUp{}, w, l, CheckOptions{})
		},
	} {
		_, lib := folder(t, threeFiles())
		var errs bytes.Buffer
		if err := run(lib, &errs); err != nil || errs.Len() > 0 {
			t.Errorf("%s: got error %v and %q", name, err, errs.String())
		}
	}
}

func TestExitCodes(t *testing.T) {
	for name, c := range map[string]struct {
		err  error
		code int
		said string
	}{
		"done":        {nil, 0, ""},
		"unread":      {fmt.Errorf("show: %w", UnreadError{2}), 1, ""},
		"misuse":      {MisuseError("unknown flag --x"), 2, "broadsheet: unknown flag --x\nsee broadsheet --help\n"},
		"interrupted": {fmt.Errorf("reading stopped: %w", context.Canceled), 130, ""},
		"hostile":     {errors.New("bad \x1b[31m\nname"), 1, "broadsheet: bad  name\n"},
	} {
		var out bytes.Buffer
		if code := Exit(&out, c.err); code != c.code || out.String() != c.said {
			t.Errorf("%s: got code %d and %q, want %d and %q", name, code, out.String(), c.code, c.said)
		}
	}
}

func TestOpenSaysWhatIsNotThere(t *testing.T) {
	dir, _ := folder(t, threeFiles())
	stderr, err := os.Create(filepath.Join(t.TempDir(), "stderr"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = stderr.Close() })
	s := Session{In: stderr, Out: stderr, Err: stderr}
	lib, err := s.Open([]string{"no\x1bsuch", dir}, Opening{})
	if lib == nil || err != nil || len(lib.Problems()) != 1 {
		t.Fatalf("got library %v and error %v, want what is not there among its problems", lib, err)
	}
	if lib, err := s.Open([]string{"nosuch"}, Opening{}); lib != nil || !errors.Is(err, UnreadError{1}) {
		t.Errorf("got library %v and error %v", lib, err)
	}
	if _, err := s.Open(nil, Opening{}); !errors.As(err, new(MisuseError)) {
		t.Errorf("got error %v for no path", err)
	}
	said, err := os.ReadFile(stderr.Name())
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(said), "\x1b") || !strings.HasSuffix(string(said), "broadsheet: nosuch: no such file or directory\n") {
		t.Errorf("said %q", said)
	}
}

func TestScreenPaths(t *testing.T) {
	file, err := os.Create(filepath.Join(t.TempDir(), "in"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = file.Close() })
	null, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = null.Close() })
	for _, c := range []struct {
		in   *os.File
		args []string
		want string
	}{
		{file, nil, "-"}, {null, nil, "."}, {file, []string{"a", "b"}, "a b"},
	} {
		if got := strings.Join(Session{In: c.in}.ScreenPaths(c.args), " "); got != c.want {
			t.Errorf("%s with %q: got %q, want %q", c.in.Name(), c.args, got, c.want)
		}
	}
}
