package ui

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"broadsheet/parse"
	"broadsheet/reader"
	"broadsheet/ui/page"
)

// The commands that run other programs: the browser, the editor, and what an article is piped into.

// browse has the browser open a link.
func browse(ctx context.Context, link string) tea.Cmd {
	return func() tea.Msg {
		return browsed{link, guarded(func() error {
			words, err := browser()
			if err != nil {
				return err
			}
			cmd := exec.CommandContext(ctx, words[0], append(words[1:], link)...) //nolint:gosec // what the reader has chosen, and not through a shell
			if out, err := cmd.CombinedOutput(); err != nil {
				return fmt.Errorf("%s: %w %s", words[0], err, strings.TrimSpace(string(out)))
			}
			return nil
		})}
	}
}

// browser is the command that opens links: $BROWSER, or the system's own way.
func browser() ([]string, error) {
	if words, err := commandIn("BROWSER"); err != nil || len(words) > 0 {
		return words, err
	}
	switch runtime.GOOS {
	case "darwin":
		return []string{"open"}, nil
	case "windows":
		return []string{"rundll32", "url.dll,FileProtocolHandler"}, nil
	}
	return []string{"xdg-open"}, nil
}

// outside is work that has the terminal for itself.
type outside struct {
	work     func(in io.Reader, out, errs io.Writer) error
	in       io.Reader
	out, err io.Writer
}

// settling is how long the renderer of Bubble Tea is given to stop. It does so by itself, and would stop
// the next one in its place, which the reader would see as a screen that stands still, if that were
// started before.
const settling = 50 * time.Millisecond

// Run and the others are what Bubble Tea asks of such work.
func (o *outside) Run() error {
	settled := time.After(settling)
	defer func() { <-settled }()
	return guarded(func() error { return o.work(o.in, o.out, o.err) })
}
func (o *outside) SetStdin(r io.Reader)  { o.in = r }
func (o *outside) SetStdout(w io.Writer) { o.out = w }
func (o *outside) SetStderr(w io.Writer) { o.err = w }

var errNoFile = errors.New("there is no file to edit: the article is packed, or came from elsewhere")

// editFile opens the file of an article in the editor, at the line of a byte of its source if the page is
// known.
func editFile(ctx context.Context, e reader.Entry, p *parse.Page, at int) tea.Cmd {
	back := func(err error) tea.Msg { return cameBack{true, e.ID, err} }
	return func() tea.Msg {
		info, err := os.Stat(e.Path)
		if err != nil || !info.Mode().IsRegular() || reader.IsPacked(e.Path) { // in an archive, or gone
			return back(errNoFile)
		}
		line := 0
		if p != nil && at > 0 {
			line = strings.Count(p.Source[:min(at, len(p.Source))], "\n") + 1
		}
		words, err := editor(e.Path, line)
		if err != nil {
			return back(err)
		}
		if _, err := exec.LookPath(words[0]); err != nil {
			return back(fmt.Errorf("there is no editor %s: $VISUAL or $EDITOR says which to use", words[0])) //nolint:err113 // for the reader's eyes
		}
		return tea.Exec(&outside{work: func(in io.Reader, out, errs io.Writer) error {
			cmd := exec.CommandContext(ctx, words[0], words[1:]...) //nolint:gosec // the reader's own editor, and not through a shell
			cmd.Stdin, cmd.Stdout, cmd.Stderr = in, out, errs
			return failed(words[0], cmd.Run())
		}}, back)()
	}
}

// atLine are the editors that go to a line when they are told +LINE before the file.
var atLine = []string{"vi", "vim", "nvim", "view", "nano", "pico", "emacs", "emacsclient", "micro", "kak", "joe", "mg", "ne", "jed"}

// editor is the command that edits a file at a line; 0 is none in particular. A path is never an option.
func editor(path string, line int) ([]string, error) {
	words, err := commandIn("VISUAL", "EDITOR")
	if err != nil {
		return nil, err
	}
	if len(words) == 0 {
		words = []string{map[bool]string{false: "vi", true: "notepad"}[runtime.GOOS == "windows"]}
	}
	if line > 0 && slices.Contains(atLine, filepath.Base(words[0])) {
		words = append(words, "+"+strconv.Itoa(line))
	}
	if strings.HasPrefix(path, "-") {
		path = "." + string(filepath.Separator) + path
	}
	return append(words, path), nil
}

// failed says which program an error is of.
func failed(program string, err error) error {
	if err != nil {
		return fmt.Errorf("%s: %w", program, err)
	}
	return nil
}

// pager is the command that a text is read with.
func pager() string {
	if p := strings.TrimSpace(os.Getenv("PAGER")); p != "" {
		return p
	}
	return map[bool]string{false: "less", true: "more"}[runtime.GOOS == "windows"]
}

// pipeInto gives a command an article as text. Where that is not the pager, what it writes stays on the
// terminal until the reader has seen it.
func pipeInto(ctx context.Context, command string, p *parse.Page, opt page.Options) tea.Cmd {
	work := func(in io.Reader, out, errs io.Writer) error {
		text, err := asText(ctx, p, opt)
		if err != nil {
			return err
		}
		cmd := shell(ctx, command)
		cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(text), out, errs
		err = failed(command, cmd.Run())
		if command != pager() || err != nil { // it may have said why
			err = errors.Join(err, waitForEnter(in, out))
		}
		return err
	}
	return tea.Exec(&outside{work: work}, func(err error) tea.Msg { return cameBack{err: err} })
}

// asText is an article as show --text prints it, without colours.
func asText(ctx context.Context, p *parse.Page, opt page.Options) (string, error) {
	lines, err := page.Render(ctx, p, opt)
	if err != nil {
		return "", err //nolint:wrapcheck // says all
	}
	var out strings.Builder
	for _, l := range lines {
		out.WriteString(ansi.Strip(l.Text) + "\n")
	}
	return out.String(), nil
}

// shell is a command in the system's shell.
func shell(ctx context.Context, command string) *exec.Cmd {
	if runtime.GOOS == "windows" {
		return exec.CommandContext(ctx, "cmd", "/c", command) //nolint:gosec // what the reader has typed
	}
	return exec.CommandContext(ctx, "sh", "-c", command) //nolint:gosec // what the reader has typed
}

// waitForEnter gives the reader time to read what a command wrote.
func waitForEnter(in io.Reader, out io.Writer) error {
	if _, err := io.WriteString(out, "\n[Enter goes back to the article] "); err != nil {
		return err //nolint:wrapcheck // the terminal is gone
	}
	if _, err := bufio.NewReader(in).ReadString('\n'); !errors.Is(err, io.EOF) { // ^D is as good as Enter
		return err //nolint:wrapcheck // the terminal is gone
	}
	return nil
}
