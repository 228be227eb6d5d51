package e2e_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

var (
	screens = filepath.Join(top, "testdata", "screens") // what the screen shows: NAME-WxH.txt and .svg
	outputs = filepath.Join(top, "testdata", "output")  // what the commands print

	claimed sync.Map // golden files that a test of this run has asked for
)

// golden waits until the screen is the one in testdata/screens/NAME-WxH.txt.
func golden(t *testing.T, x *Term, name string) {
	t.Helper()
	path := filepath.Join(screens, fmt.Sprintf("%s-%s.txt", name, x.shot().size()))
	claimed.Store(path, true)
	if *update {
		x.settle()
		write(t, path, x.Screen())

		return
	}
	want := read(t, path)
	if want == "" {
		t.Errorf("there is no %s yet; -update would write it", path)

		return
	}
	got, err := x.await(func(s string) bool { return s == want })
	if err != nil {
		t.Errorf("the screen is not %s (%v), which -update would write anew:\n%s", path, err, diff(want, got))
	}
}

// picture is golden for the text and for the picture of the screen beside it, NAME-WxH.svg, so that
// colours are compared too.
func picture(t *testing.T, x *Term, name string) {
	t.Helper()
	golden(t, x, name)
	drawing(t, x, name)
}

// drawing compares the screen with testdata/screens/NAME-WxH.svg.
func drawing(t *testing.T, x *Term, name string) {
	t.Helper()
	path := filepath.Join(screens, fmt.Sprintf("%s-%s.svg", name, x.shot().size()))
	claimed.Store(path, true)
	if *update {
		write(t, path, x.shot().svg())

		return
	}
	want, got := read(t, path), ""
	if want == "" {
		t.Errorf("there is no %s yet; -update would write it", path)

		return
	}
	if _, err := x.await(func(string) bool { got = x.shot().svg(); return got == want }); err != nil {
		t.Errorf("the picture is not %s (%v), which -update would write anew:\n%s", path, err, diff(want, got))
	}
}

// goldenOutput compares what a command printed with testdata/output/NAME.
func goldenOutput(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join(outputs, name)
	claimed.Store(path, true)
	if *update {
		write(t, path, got)

		return
	}
	if want := read(t, path); got != want {
		t.Errorf("the output is not %s, which -update would write anew:\n%s", path, diff(want, got))
	}
}

func (s shot) size() string {
	return fmt.Sprintf("%dx%d", len(s.cells[0]), len(s.cells))
}

func read(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}

	return string(b) // a missing file differs from every screen, and the diff shows the new one
}

func write(t *testing.T, path, s string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(s), 0o644); err != nil {
		t.Fatal(err)
	}
}

// strays names the golden files that no test has asked for, and returns the exit code. Under the
// detector not every screen is taken.
func strays() int {
	code := 0
	if raceDetector {
		return code
	}
	for _, dir := range []string{screens, outputs} {
		files, err := os.ReadDir(dir)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			fmt.Fprintln(os.Stderr, err)

			return 1
		}
		for _, f := range files {
			path := filepath.Join(dir, f.Name())
			if _, ok := claimed.Load(path); !ok {
				fmt.Fprintln(os.Stderr, path+": no test compares this file")
				code = 1
			}
		}
	}

	return code
}

// longestDiff is how many lines a diff shows: enough for a whole screen.
const longestDiff = 80

// diff shows the lines of want and got that are not the same, each with its number.
func diff(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	var b strings.Builder
	shown := 0
	for i := range max(len(w), len(g)) {
		line := func(lines []string) (string, bool) {
			if i < len(lines) {
				return lines[i], true
			}

			return "", false
		}
		wl, wok := line(w)
		gl, gok := line(g)
		if wl == gl && wok == gok {
			continue
		}
		if shown++; shown > longestDiff {
			return b.String() + "and more\n"
		}
		if wok {
			fmt.Fprintf(&b, "%3d want │%s\n", i+1, wl)
		}
		if gok {
			fmt.Fprintf(&b, "%3d got  │%s\n", i+1, gl)
		}
	}

	return b.String()
}
