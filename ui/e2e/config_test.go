package e2e_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// configured is the environment of a reader with that config file.
func configured(t *testing.T, file string) []string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "config.toml")
	if err := os.WriteFile(path, []byte(file), 0o644); err != nil {
		t.Fatal(err)
	}

	return []string{"BROADSHEET_CONFIG=" + path}
}

func TestConfigIsPrintedAndReadAgain(t *testing.T) {
	t.Parallel()
	first := prints(t, "config").must(t, 0).out
	if !strings.Contains(first, "~") || !strings.Contains(first, "\ntheme = \"auto\"\n") {
		t.Errorf("config prints\n%s", first)
	}
	again := errand{env: configured(t, first), args: []string{"config"}}.do(t).must(t, 0).out
	_, was, _ := strings.Cut(first, "\n\n") // below the words about the path
	if _, is, _ := strings.Cut(again, "\n\n"); is != was {
		t.Errorf("what is printed, read again, gives:\n%s", diff(was, is))
	}
}

func TestConfigOfTheUsersFolderCounts(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	put(t, home, ".config/broadsheet/config.toml", "rows = 1\n")
	o := errand{env: []string{"HOME=" + home, "XDG_CONFIG_HOME=" + home + "/.config"}, args: []string{"config"}}.do(t).must(t, 0)
	if !strings.Contains(o.out, "\nrows = 1\n") {
		t.Errorf("printed\n%s", o.out)
	}
}

func TestFaultsOfTheConfigAreSaidAndTheRestCounts(t *testing.T) {
	t.Parallel()
	env := configured(t, "mesure = 60\nsort = \"headline\"\n[keys]\nsort = [\"o\"]\n")
	o := errand{env: env, args: []string{"config"}}.do(t).must(t, 1, `config.toml:1: unknown setting "mesure": did you mean measure?`)
	if !strings.Contains(o.out, "\nsort = \"headline\"\n") {
		t.Errorf("printed\n%s", o.out)
	}
	x := start(t, stage{w: 120, h: 40, args: []string{"archive"}, env: env})
	x.Wait("did you mean measure?", "14 articles", "o sort")
	x.Send("o")
	x.Wait("Enter choose")
	x.WaitGone("mesure")
	x.Send("Q")
	x.MustLeaveClean(0)
	missing := errand{env: []string{"BROADSHEET_CONFIG=/nowhere/config.toml"}, args: []string{"config"}}.do(t)
	missing.must(t, 1, "config.toml: no such file or directory")
}

func TestThemeOfTheCommandLineGoesFirst(t *testing.T) {
	t.Parallel()
	env := configured(t, "theme = \"sixteen\"\n")
	x := start(t, stage{w: 120, h: 40, args: []string{"--theme", "newsprint", "archive"}, env: env})
	x.Wait("14 articles")
	x.WaitFor("the page is not painted", func(string) bool { return strings.Contains(string(x.Raw()), "\x1b]11;#f5f1e6") })
	x.Send("q")
	x.MustLeaveClean(0)
	if !strings.Contains(string(x.Raw()), "\x1b]111\x07") {
		t.Error("the terminal does not get its own background back")
	}
	for _, args := range []string{"--theme inc archive", "show --theme inc " + wall} {
		x := start(t, stage{w: 80, h: 24, args: strings.Fields(args), env: env})
		if code := x.Exit(); code != 2 || !strings.Contains(x.Screen(), "did you mean ink?") {
			t.Errorf("%s: exit code %d on\n%s", args, code, frame(x.Screen()))
		}
	}
}

func TestShowHasTheTheme(t *testing.T) {
	t.Parallel()
	for theme, want := range map[string]bool{"contrast": true, "plain": false} {
		x := start(t, stage{w: 80, h: 100, args: []string{"show", wall}, env: configured(t, "theme = \""+theme+"\"\n")})
		x.Exit()
		if got := inks(x.shot()); (got != "") != want || want && !strings.Contains(got, "#ffff00") {
			t.Errorf("%s: colours %q", theme, got)
		}
	}
}

// Whatever theme is named, the terminal gets no more colours than it says it has.
func TestColoursAreThoseThatTheTerminalHas(t *testing.T) {
	t.Parallel()
	full, indexed := regexp.MustCompile(`\x1b\[[0-9;:]*[34]8[;:]2[;:]`), regexp.MustCompile(`\x1b\[[0-9;:]*[34]8[;:]5[;:]`)
	for name, c := range map[string]struct {
		env           []string
		full, indexed bool
	}{
		"full": {[]string{"COLORTERM=truecolor"}, true, false}, "256": {[]string{"COLORTERM="}, false, true},
		"16": {[]string{"COLORTERM=", "TERM=xterm"}, false, false}, "none": {[]string{"NO_COLOR=1"}, false, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			x := start(t, stage{w: 120, h: 40, args: []string{"--theme", "ink", "archive"}, env: c.env, light: true})
			x.Wait("14 articles")
			x.settle()
			if raw := x.Raw(); full.Match(raw) != c.full || indexed.Match(raw) != c.indexed {
				t.Errorf("full colours %v, of 256 %v", full.Match(raw), indexed.Match(raw))
			}
			if painted := strings.Contains(string(x.Raw()), "\x1b]11;#"); painted != (c.full || c.indexed) {
				t.Errorf("painted the background: %v", painted)
			}
		})
	}
}
