package print

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime/debug"
	"strings"

	"broadsheet/parse"
	"broadsheet/reader"
	"broadsheet/reader/nearest"
	"broadsheet/ui/config"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/term"
)

// Session is one run of the program: where it reads, writes and complains.
type Session struct {
	In       *os.File
	Out, Err *os.File
	Env      []string
	Known    config.Vocabulary // the names that a config file may use
}

// ScreenPaths is what the screen opens when args are named: without any, standard input if
// something comes from there, else the current folder.
func (s Session) ScreenPaths(args []string) []string {
	if len(args) > 0 {
		return args
	}
	info, err := s.In.Stat()
	if err == nil && (info.Mode()&os.ModeNamedPipe != 0 || info.Mode().IsRegular()) {
		return []string{"-"}
	}
	return []string{"."}
}

// Open opens the paths. Those that are not there are among the library's problems; if there is no
// other, it says of each why, and gives an UnreadError.
func (s Session) Open(paths []string, how Opening) (*reader.Library, error) {
	if len(paths) == 0 {
		return nil, MisuseError("name a folder, a file, or - for standard input")
	}
	for _, p := range paths {
		if p == "-" && term.IsTerminal(s.In.Fd()) {
			return nil, MisuseError("- is standard input, and that is the terminal: pipe something in")
		}
	}
	lib, err := reader.Open(paths, s.In, how.Include...)
	if name := mistyped(paths, err); err != nil && name != "" {
		return nil, MisuseError(fmt.Sprintf("no file and no command %q: did you mean %s?", parse.Clean(paths[0]), name))
	}
	if lib != nil {
		lib.Keep(how.Cache)
		return lib, nil // what is missing is among its problems
	}
	problems := []error{err}
	if many, ok := err.(interface{ Unwrap() []error }); ok {
		problems = many.Unwrap()
	}
	for _, p := range problems {
		if err := report(s.Err, p); err != nil {
			return nil, err
		}
	}
	return nil, UnreadError{len(problems)}
}

// mistyped is the command that was most likely meant by a first path that is not there and can be
// no path but a bare word.
func mistyped(paths []string, err error) string {
	first := paths[0]
	if !errors.Is(err, fs.ErrNotExist) || strings.ContainsAny(first, "./\\") {
		return ""
	}
	if _, err := os.Lstat(first); err == nil {
		return ""
	}
	return nearest.Name(first, []string{"show", "list", "check", "cache", "config", "man", "completion", "help"})
}

// HasScreen says whether what is written can be a screen.
func (s Session) HasScreen() bool {
	return term.IsTerminal(s.Out.Fd()) && os.Getenv("TERM") != "dumb"
}

// errNoKeys says that the screen would not hear the reader.
var errNoKeys = errors.New("no terminal to take keys from: use show or list")

// Keys errs if there is no terminal to take keys from.
func (s Session) Keys() error {
	if term.IsTerminal(s.In.Fd()) {
		return nil
	}
	in, out, err := tea.OpenTTY()
	if err != nil {
		return errNoKeys
	}
	err = in.Close()
	if out != in { // on some systems it is one file, on others two
		err = errors.Join(err, out.Close())
	}
	if err != nil {
		return fmt.Errorf("the terminal: %w", err)
	}
	return nil
}

// Write writes what a command prints; nobody reading it to its end is no error.
func (s Session) Write(text string) error { return ended(write(s.Out, text)) }

// Print prints what the screen would show: the article of a single file, the list of all else.
func (s Session) Print(ctx context.Context, lib *reader.Library, c Choice) error {
	if lib.Single() {
		return s.Show(ctx, lib, ShowOptions{Env: s.Env, Width: c.Width}, c.Theme)
	}
	if _, err := s.Settings(c); err != nil { // what the screen would refuse is wrong here too
		return err
	}
	return List(ctx, s.Out, s.Err, lib, ListOptions{Sort: c.Sort})
}

// Leave says what the screen could not show at all, once it is gone: the paths that were named and
// are not there, and, where no article could be read, why. It gives an UnreadError if it says anything.
func (s Session) Leave(lib *reader.Library) error {
	wrong := lib.Missing()
	if lib.Len() == 0 {
		wrong = lib.Problems()
	}
	for i := range wrong {
		if err := report(s.Err, &wrong[i]); err != nil {
			return err
		}
	}
	return unread(len(wrong))
}

// The exit codes.
const (
	exitUnread      = 1
	exitMisuse      = 2
	exitInterrupted = 130 // as a shell gives it for Ctrl+C
)

// seeHelp stands under what is said about wrong usage.
const seeHelp = "see broadsheet --help\n"

// Exit says on errw what is to be said about err, and gives the exit code.
func Exit(errw io.Writer, err error) int {
	var misuse MisuseError
	var wrong QueryError
	switch {
	case err == nil:
		return 0
	case errors.Is(err, context.Canceled):
		return exitInterrupted
	case errors.As(err, new(UnreadError)): // the reasons have been said
		return exitUnread
	case errors.As(err, &wrong):
		if errors.Join(report(errw, err), wrong.show(errw), write(errw, seeHelp)) != nil {
			return exitUnread
		}
		return exitMisuse
	case errors.As(err, &misuse):
		if report(errw, err) != nil || write(errw, seeHelp) != nil {
			return exitUnread
		}
		return exitMisuse
	}
	_ = report(errw, err) // nothing is left to say it with
	return exitUnread
}

// Version is that of the module that was built, with the commit where it has none of its own.
func Version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	return info.Main.Version
}
