package ui

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"

	"broadsheet/reader"
	"broadsheet/ui/page"
)

// patience is how long the old article stays on the screen while the next is being read.
const patience = 250 * time.Millisecond

// errPanic says that a command panicked: the fault is ours, not the file's.
var errPanic = errors.New("broadsheet has a fault")

// guarded runs work and turns a panic in it into an error, so that one bad file costs one
// article, not the session.
func guarded(work func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w: %v at %s", errPanic, r, culprit(string(debug.Stack())))
		}
	}()
	return work()
}

// culprit is the place in the stack that panicked: the first line of a file below the panic itself.
func culprit(stack string) string {
	_, below, _ := strings.Cut(stack, "panic(")
	for line := range strings.SplitSeq(below, "\n") {
		file, _, _ := strings.Cut(strings.TrimSpace(line), " +0x")
		if strings.Contains(file, ".go:") && !strings.Contains(file, "/runtime/") {
			return file[strings.LastIndexByte(file, '/')+1:]
		}
	}
	return "an unknown place"
}

// scanAll reads the library, follows what changes, and puts how far it is into feed, which holds one report: a new one
// takes the place of one that nobody fetched, so that the scan never waits for the screen.
func scanAll(ctx context.Context, lib library, feed chan scanned) tea.Cmd {
	put := func(s scanned) {
		select {
		case <-feed:
		default:
		}
		feed <- s
	}
	return func() tea.Msg {
		var last scanned
		last.err = guarded(func() error {
			return lib.Follow(ctx, func(p reader.Progress) {
				last.progress = p
				put(last)
			})
		})
		last.ended = true
		put(last)
		return nil
	}
}

// awaitScan waits for the next report of the scan.
func awaitScan(ctx context.Context, feed <-chan scanned) tea.Cmd {
	return func() tea.Msg {
		select {
		case s := <-feed:
			return s
		case <-ctx.Done():
			return nil
		}
	}
}

// match asks the library what the query finds, and works out where the cursor goes in it.
// It also asks what has become of the article that is shown.
func match(ctx context.Context, lib library, q reader.Query, turn uint64, from anchor, shown reader.ID) tea.Cmd {
	return func() tea.Msg {
		answer := matched{turn: turn, query: q, from: from, shown: shown}
		answer.err = guarded(func() error {
			found, err := lib.Query(ctx, q)
			if err != nil {
				return err //nolint:wrapcheck // the library's own words are what the status line says
			}
			answer.rows, answer.at = found, from.land(ctx, found)
			answer.fate = lib.Fate(shown)
			return nil
		})
		return answer
	}
}

// readArticle reads the article and sets it.
func readArticle(ctx context.Context, lib library, want request, known *setPage, turn uint64, hint string) tea.Cmd {
	return func() tea.Msg {
		text := &setPage{request: want, entry: known.entry, page: known.page}
		text.err = guarded(func() error {
			var err error
			if text.page == nil {
				if text.page, err = lib.Page(ctx, want.id); err != nil {
					return err //nolint:wrapcheck // a *reader.Problem, taken apart where it is shown
				}
			}
			text.lines, err = page.Compose(ctx, text.page, page.Options{
				Width: want.set.width, Head: want.set.head,
				Captions: want.manner.captions, Cuts: want.manner.cuts, Source: want.manner.source, Info: want.manner.info,
				Palette: want.palette, Simple: want.simple, Path: known.entry.Path, CutsHint: hint,
			})
			return err //nolint:wrapcheck // only a cancelled context, which nobody sees
		})
		return articleRead{turn: turn, text: text}
	}
}

// wait says after a moment that the request of that turn takes long.
func wait(turn uint64) tea.Cmd {
	return tea.Tick(patience, func(time.Time) tea.Msg { return waited{turn: turn} })
}

// listProblems asks for the problems so far.
func listProblems(lib library, of problemCount) tea.Cmd {
	return func() tea.Msg {
		answer := problemsListed{of: of}
		answer.err = guarded(func() error {
			answer.problems = lib.Problems()
			return nil
		})
		return answer
	}
}

// awaitHangup quits when the terminal goes away, or somebody else ends the program, which Bubble Tea does not see by itself.
func awaitHangup(ctx context.Context) tea.Cmd {
	return func() tea.Msg {
		hangup := make(chan os.Signal, 1)
		signal.Notify(hangup, syscall.SIGHUP, syscall.SIGQUIT)
		defer signal.Stop(hangup)
		select {
		case <-hangup:
			return tea.QuitMsg{}
		case <-ctx.Done():
			return nil
		}
	}
}
