package reader

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"broadsheet/parse"
)

// inFolder makes these files in a new folder, and returns it.
func inFolder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestOpenNamesWhatIsNotThere(t *testing.T) {
	t.Parallel()
	dir := inFolder(t, map[string]string{"a.txt": "A"})
	there, missing := filepath.Join(dir, "a.txt"), filepath.Join(dir, "b.txt")
	for _, c := range []struct {
		paths []string
		lib   bool
		err   string
	}{
		{[]string{there}, true, ""},
		{[]string{missing}, false, missing + ": no such file or directory"},
		{[]string{there, missing, "-"}, true, missing + ": no such file or directory\n-: there is no standard input"},
		{[]string{dir + "#2"}, false, dir + "#2: no such file or directory"},
		{[]string{there + "#0"}, false, there + "#0: no such file or directory"},
		{nil, false, "nothing to read: name a folder, a file, or - for standard input"},
	} {
		l, err := Open(c.paths, nil)
		if (l != nil) != c.lib || (err != nil) != (c.err != "") || err != nil && err.Error() != c.err {
			t.Errorf("%q: library %v, error %v", c.paths, l != nil, err)
		}
	}
	_, err := Open([]string{missing}, nil)
	var p *Problem
	if !errors.Is(err, fs.ErrNotExist) || !errors.As(err, &p) || p.Path != missing {
		t.Errorf("error %#v", err)
	}
}

func TestSingleAndName(t *testing.T) {
	dir := inFolder(t, map[string]string{"archive/a.txt": "A", "archive/b.txt": "B", "press/x/c.txt": "C"})
	t.Chdir(filepath.Join(dir, "archive"))
	t.Setenv("HOME", dir)
	t.Setenv("USERPROFILE", dir)
	in := func(name string) string { return filepath.Join(dir, name) }
	for _, c := range []struct {
		paths  []string
		single bool
		name   string
	}{
		{[]string{"-"}, true, "standard input"},
		{[]string{"a.txt"}, true, "a.txt"},
		{[]string{"a.txt#1"}, true, "a.txt"},
		{[]string{in("archive/a.txt")}, true, "~/archive/a.txt"},
		{[]string{in("archive")}, false, "~/archive"},
		{[]string{"."}, false, "~/archive"},
		{[]string{".."}, false, "~"},
		{[]string{"../press/"}, false, "../press"},
		{[]string{"../press", "."}, false, "2 folders"},
		{[]string{"a.txt", "b.txt", "-"}, false, "3 files"},
		{[]string{".", "a.txt", "b.txt"}, false, "1 folder and 2 files"},
		{[]string{"a.txt", "missing"}, false, "a.txt"},
	} {
		l, _ := Open(c.paths, strings.NewReader("")) // one path is missing on purpose
		if l.Single() != c.single || filepath.ToSlash(l.Name()) != c.name {
			t.Errorf("%q: single %v, name %q; want %v, %q", c.paths, l.Single(), l.Name(), c.single, c.name)
		}
	}
}

func TestPathsAreAsTheUserNamedThem(t *testing.T) {
	t.Chdir(inFolder(t, map[string]string{"press/x/c.txt": "C", "press/b.txt": "B", "press/.h/d.txt": "D", ".e.txt": "E"}))
	for _, c := range []struct {
		args []string
		want []string
	}{
		{[]string{"."}, []string{"press/b.txt", "press/x/c.txt"}},
		{[]string{"press"}, []string{"press/b.txt", "press/x/c.txt"}},
		{[]string{"./press/"}, []string{"press/b.txt", "press/x/c.txt"}},
		{[]string{"press/x", "./press/b.txt"}, []string{"press/x/c.txt", "./press/b.txt"}},
		{[]string{"press/.h", ".e.txt"}, []string{"press/.h/d.txt", ".e.txt"}}, // named, they are not hidden
	} {
		l := opened(t, c.args...)
		scanned(t, l)
		mustEqual(t, strings.Join(c.args, " "), paths(t, l), c.want)
	}
}

func TestNumberedArticleOfAFile(t *testing.T) {
	t.Parallel()
	dir := inFolder(t, map[string]string{"a.txt": "A wall\n\nA paragraph.", "b.txt#7": "Named like a part", "empty.txt": ""})
	for arg, want := range map[string]string{
		"a.txt#1":     "",
		"a.txt#3":     "a.txt: holds 1 article, there is no number 3",
		"b.txt#7":     "",
		"empty.txt#2": "empty.txt: no text",
	} {
		l := opened(t, filepath.Join(dir, arg))
		scanned(t, l)
		if got := strings.Join(wrong(l, filepath.ToSlash(dir)), ""); got != want {
			t.Errorf("%s: problems %q, want %q", arg, got, want)
		}
		if n := l.Len(); (n == 1) != (want == "") {
			t.Errorf("%s: %d articles", arg, n)
		}
	}
}

func TestStandardInput(t *testing.T) {
	t.Parallel()
	l, err := Open([]string{"-"}, iotest.HalfReader(strings.NewReader("A wall\n\nA paragraph.")))
	if err != nil {
		t.Fatal(err)
	}
	scanned(t, l)
	mustEqual(t, "the list", paths(t, l), []string{"-"})
	for range 2 { // it can be read only once, and opened as often as one likes
		if _, err := l.Page(context.Background(), 0); err != nil {
			t.Error(err)
		}
	}
}

func TestStandardInputFails(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		in   interface{ Read(p []byte) (int, error) }
		want string
	}{
		{strings.NewReader(" "), "-: no text"},
		{endless(), "-: larger than 64 MB"},
		{iotest.ErrReader(errors.New("bad file descriptor")), "-: bad file descriptor"},
		{readerFunc(func([]byte) (int, error) { panic("boom") }), "-: cannot be read: boom"},
	} {
		l, err := Open([]string{"-"}, c.in)
		if err != nil {
			t.Fatal(err)
		}
		scanned(t, l)
		mustEqual(t, "the problems", wrong(l, ""), []string{c.want})
	}
}

func TestPage(t *testing.T) {
	t.Parallel()
	dir := inFolder(t, map[string]string{"a.txt": "A wall\n\nA paragraph."})
	path := filepath.Join(dir, "a.txt")
	l := opened(t, dir)
	scanned(t, l)
	p, err := l.Page(context.Background(), 0)
	if err != nil || !strings.HasPrefix(p.Source, "A wall") {
		t.Errorf("page %v, error %v", p, err)
	}
	var wrong *Problem
	if _, err := l.Page(context.Background(), 1); !errors.As(err, &wrong) {
		t.Errorf("no such article: error %v", err)
	}
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Page(context.Background(), 0); !errors.As(err, &wrong) || wrong.Path != path || !errors.Is(err, parse.ErrEmpty) {
		t.Errorf("emptied: error %v", err)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Page(context.Background(), 0); !errors.As(err, &wrong) || !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("removed: error %v", err)
	}
}

func TestNamedTwiceIsReadOnce(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.txt"), []byte("Head\n\nThe text of it.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	l, err := Open([]string{dir, dir + "/", filepath.Join(dir, ".")}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Scan(t.Context(), func(Progress) {}); err != nil {
		t.Fatal(err)
	}
	if n := l.Len(); n != 1 {
		t.Errorf("%d articles, want 1", n)
	}
}

// What is named, and lies in what is named besides, is read once.
func TestNestedSourcesAreReadOnce(t *testing.T) {
	t.Parallel()
	dir := inFolder(t, map[string]string{
		"a.txt": "A\n\nText.", "2024/b.txt": "B\n\nText.", "2024/03/c.txt": "C\n\nText.", "x.zip": string(zipOf(pressFiles()...)), ".d/d.txt": "D\n\nText.",
	})
	all := opened(t, dir)
	scanned(t, all)
	for _, also := range [][]string{{"2024"}, {"2024/03", "2024"}, {"x.zip"}, {"a.txt", "2024/b.txt"}, {"."}, {"nothing/.."}} {
		paths := []string{dir}
		for _, name := range also {
			paths = append(paths, filepath.Join(dir, name))
		}
		l := opened(t, paths...)
		scanned(t, l)
		if l.Len() != all.Len() {
			t.Errorf("with %q besides: %d articles, want %d", also, l.Len(), all.Len())
		}
	}
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	other, err := filepath.Rel(here, dir)
	if err != nil {
		t.Fatal(err)
	}
	twice := opened(t, dir, other)
	scanned(t, twice)
	if twice.Len() != all.Len() {
		t.Errorf("by two names: %d articles, want %d", twice.Len(), all.Len())
	}
	hidden := opened(t, dir, filepath.Join(dir, ".d")) // it is not in what the first one lists
	scanned(t, hidden)
	if hidden.Len() != all.Len()+1 {
		t.Errorf("with a hidden folder besides: %d articles, want %d", hidden.Len(), all.Len()+1)
	}
}
