package e2e_test

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/creack/pty"
)

// hint is the line under every message about wrong usage.
const hint = "see broadsheet --help"

func TestWrongUsageIsSaidAndEndsWithTwo(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		args string
		want []string
	}{
		"unknown flag":              {"--nosuch archive", []string{"--nosuch"}},
		"unknown flag of a command": {"list --nosuch archive", []string{"--nosuch"}},
		"unknown short flag":        {"check -x archive", []string{"-x"}},
		"unknown sort":              {"--sort dat archive", []string{`"dat"`, "date"}},
		"unknown sort of list":      {"list --sort hedline archive", []string{`"hedline"`, "headline"}},
		"unknown theme":             {"--theme incc archive", []string{`"incc"`, "did you mean ink?"}},

		"show nothing":            {"show", []string{"name a folder"}},
		"list nothing":            {"list", []string{"name a folder"}},
		"check nothing":           {"check --json", []string{"name a folder"}},
		"mistyped command":        {"shwo archive", []string{`"shwo"`, "did you mean show?"}},
		"help for nothing":        {"help nosuch", []string{`"nosuch"`}},
		"help for a mistyped one": {"help shwo", []string{`"shwo"`, "did you mean show?"}},
		"help beyond a command":   {"help list nosuch", []string{`"nosuch"`}},
		"completion for no shell": {"completion fihs", []string{`"fihs"`, "did you mean fish?"}},
		"completion and more":     {"completion bash more", []string{`"more"`}},
		"manual of something":     {"man show", []string{`"show"`}},
		"two forms":               {"show --text --json archive", []string{"text", "json"}},
		"width that is no number": {"show --width broad archive", []string{"--width", "broad"}},
		"width of a few letters":  {"show --width 3 archive", []string{"width"}},
		"width below nothing":     {"show --width=-5 archive", []string{"width"}},
		"limit below nothing":     {"list --limit=-1 archive", []string{"limit"}},
		"flag without a value":    {"list --query", []string{"--query"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := prints(t, strings.Fields(c.args)...).must(t, 2, append(c.want, "broadsheet: ", hint)...)
			if o.out != "" {
				t.Errorf("standard output says %q, want nothing", o.out)
			}
			if n := strings.Count(o.err, "\n"); n > 3 {
				t.Errorf("standard error has %d lines, want a message and a hint:\n%s", n, o.err)
			}
		})
	}
}

// TestWrongQueryIsShownWithACaret looks at what stands under the message: the query, and under it a caret, in cells.
func TestWrongQueryIsShownWithACaret(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("harbour ", 20)
	for query, want := range map[string]string{
		"pubs:echo":            "--query: there is no field \"pubs:\": did you mean pub:?\n  pubs:echo\n  ^\n",
		"橋é after:march wall":  "--query: after: wants a date: 2024, 2024-03, 2024-03-30, yesterday, 30d\n  橋é after:march wall\n            ^\n",
		`harbour "wall`:        "--query: the quotation mark is not closed\n  harbour \"wall\n          ^\n",
		"a\x1b[31m\tx:":        "--query: there is no field \"x:\": put it between quotation marks to look for it as it stands\n",
		long + "has:x " + long: "--query: has: wants caption, image, author or date\n  …",
	} {
		o := prints(t, "list", "--query", query, "archive").must(t, 2, want, hint, "broadsheet: ")
		mustBeHarmless(t, []byte(o.err))
		if o.out != "" {
			t.Errorf("%q: standard output says %q", query, o.out)
		}
		for line := range strings.Lines(o.err) {
			if n := ansi.StringWidth(strings.TrimSuffix(line, "\n")); strings.HasPrefix(line, "  ") && n > 78 {
				t.Errorf("%q: a line of %d cells: %s", query, n, line)
			}
		}
	}
}

func TestMissingPathIsSaidAndTheRestIsDone(t *testing.T) {
	t.Parallel()
	const reason = "broadsheet: nosuch: no such file or directory\n"
	for _, command := range []string{"", "show", "list", "check"} {
		t.Run("only "+command, func(t *testing.T) {
			t.Parallel()
			o := prints(t, append(strings.Fields(command), "nosuch")...).must(t, 1, reason)
			if o.out != "" || strings.Contains(o.err, hint) {
				t.Errorf("printed %q and %q, want the reason alone", o.out, o.err)
			}
		})
	}
	for _, command := range []string{"", "show", "list"} {
		t.Run("with others "+command, func(t *testing.T) {
			t.Parallel()
			o := prints(t, append(strings.Fields(command), "nosuch", "broken/good.txt")...).must(t, 1, "nosuch: no such file or directory")
			if o.out == "" {
				t.Error("nothing printed of the file that is there")
			}
		})
	}
}

func TestUnreadableFolderAndFileAreProblems(t *testing.T) {
	t.Parallel()
	dir := publicDir(t)
	put(t, dir, "open/good.txt", article("Ferry sails again"))
	put(t, dir, "open/secret.txt", article("Nobody reads this"))
	put(t, dir, "closed/hidden.txt", article("Nobody finds this"))
	chmod(t, dir, "open/secret.txt", 0)
	chmod(t, dir, "closed", 0)

	for _, args := range []string{"check .", "list .", "show ."} {
		o := errand{dir: dir, uid: nobody, args: strings.Fields(args)}.do(t)
		said := o.out + o.err
		if o.code != 1 {
			t.Errorf("%s: exit code %d, want 1", args, o.code)
		}
		for _, want := range []string{"closed: permission denied", "open/secret.txt: permission denied"} {
			if !strings.Contains(said, want) {
				t.Errorf("%s says %q, want %q in it", args, said, want)
			}
		}
		if !strings.HasPrefix(args, "check") && !strings.Contains(o.out, "Ferry sails again") {
			t.Errorf("%s prints %q, want the article that can be read", args, o.out)
		}
	}
	o := errand{dir: dir, uid: nobody, args: []string{"list", "closed"}}.do(t)
	o.must(t, 1, "closed: permission denied")
}

// nobody is a user who owns nothing.
const nobody = 65534

// publicDir is a temporary folder that any user can reach.
func publicDir(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "broadsheet-public-") //nolint:usetesting // only the owner can reach what t.TempDir makes
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = exec.CommandContext(t.Context(), "chmod", "-R", "u+rwX", dir).Run()
		if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	})

	return dir
}

func chmod(t *testing.T, dir, name string, mode os.FileMode) {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(path, 0o755) })
}

func TestNoTerminalForKeysIsSaid(t *testing.T) {
	t.Parallel()
	tty, far, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = tty.Close() }()
	// Standard output is a terminal, but not ours: there is none to take keys from.
	cmd := exec.CommandContext(t.Context(), binary(t), "archive")
	log := raceLog(t)
	cmd.Env = environment(t, log)
	cmd.Dir = filepath.Join(top, "testdata")
	var said strings.Builder
	cmd.Stdout, cmd.Stderr = far, &said
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	printed := make(chan string)
	go func() {
		b, _ := io.ReadAll(tty) // ends with EIO, once far is closed
		printed <- string(b)
	}()
	_ = cmd.Run() // the exit code is compared below
	_ = far.Close()
	reportRaces(t, log)
	if code := cmd.ProcessState.ExitCode(); code != 1 {
		t.Errorf("exit code %d, want 1", code)
	}
	if s := said.String(); !strings.HasPrefix(s, "broadsheet: ") || !strings.Contains(s, "terminal") || strings.Count(s, "\n") != 1 {
		t.Errorf("standard error says %q, want one line about the terminal", s)
	}
	if out := <-printed; strings.Contains(out, "\x1b[?1049h") && !strings.Contains(out, "\x1b[?1049l") {
		t.Errorf("the terminal is left in the alternate screen: %q", out)
	}
}

func TestStandardInputFromAKeyboardIsWrongUsage(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{{"-"}, {"show", "-"}, {"list", "-"}} {
		x := start(t, stage{w: 80, h: 24, args: args})
		if code := x.Exit(); code != 2 {
			t.Errorf("%q: exit code %d, want 2", args, code)
		}
		if s := x.Screen(); !strings.Contains(s, "standard input") || !strings.Contains(s, "terminal") {
			t.Errorf("%q says\n%s\nwant a word about standard input and the terminal", args, frame(s))
		}
	}
}

func TestClosedPipeEndsQuietly(t *testing.T) {
	t.Parallel()
	for _, args := range []string{"show archive", "show --json archive", "list archive", "list --json archive", "check broken", "archive"} {
		t.Run(args, func(t *testing.T) {
			t.Parallel()
			r, w, err := os.Pipe()
			if err != nil {
				t.Fatal(err)
			}
			_ = r.Close() // nobody will read
			cmd := exec.CommandContext(t.Context(), binary(t), strings.Fields(args)...)
			log := raceLog(t)
			cmd.Env = environment(t, log)
			cmd.Dir = filepath.Join(top, "testdata")
			var said strings.Builder
			cmd.Stdout, cmd.Stderr = w, &said
			err = cmd.Run()
			_ = w.Close()
			reportRaces(t, log)
			// Reasons for what could not be read may stand there; a complaint about the pipe may not.
			if s := said.String(); strings.Contains(s, "pipe") {
				t.Errorf("%v; standard error says %q, want nothing about a pipe", err, s)
			}
			if code := cmd.ProcessState.ExitCode(); code != 0 && (args != "check broken" || code != 1) {
				t.Errorf("exit code %d (%v), want 0", code, err)
			}
		})
	}
}
