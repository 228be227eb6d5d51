// Package ui is the screen: Bubble Tea models, one file a pane. It parses nothing and reads no
// file; what it shows it asks of the library, in commands.
package ui

import (
	"context"
	"errors"
	"fmt"
	"os"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"broadsheet/parse"
	"broadsheet/reader"
	"broadsheet/ui/config"
)

// framesPerSecond is the most that Bubble Tea paints: the first frame comes one period after the
// start, so this is also what a reader waits for it.
const framesPerSecond = 120

// Options says how the screen begins.
type Options struct {
	config.Settings

	Problems []config.Problem // of the file that the settings come from
}

// library is what the screen needs of a *reader.Library.
type library interface {
	Single() bool
	Name() string
	Follow(ctx context.Context, report func(reader.Progress)) error
	Again()
	Fate(id reader.ID) reader.Fate
	Query(ctx context.Context, q reader.Query) (rows, error)
	Complete(ctx context.Context, text string, cursor int) (reader.Completion, error)
	Page(ctx context.Context, id reader.ID) (*parse.Page, error)
	Problems() []reader.Problem
}

// rows is what the screen needs of a *reader.Rows. None of it waits.
type rows interface {
	Len() int
	Total() int
	Similar() bool
	Ranked() bool
	Window(from, n int) []reader.Entry
	Position(id reader.ID) int
}

// shelf is a *reader.Library as the screen sees it.
type shelf struct{ *reader.Library }

// Query is the library's, its rows as the interface.
func (s shelf) Query(ctx context.Context, q reader.Query) (rows, error) {
	found, err := s.Library.Query(ctx, q)
	if err != nil {
		return nil, err //nolint:wrapcheck // this is the library
	}
	return found, nil
}

// Run shows the library until the reader quits, ctx is done, or the terminal goes away. It needs
// a terminal on standard output, and one to take keys from. The terminal is as it was when Run
// returns, also after a fault of our own, which is the error then.
func Run(ctx context.Context, lib *reader.Library, opt Options) error {
	inner, cancel := context.WithCancel(ctx)
	defer cancel()
	program := tea.NewProgram(newRoot(inner, shelf{lib}, opt), tea.WithContext(inner), tea.WithFPS(framesPerSecond))
	_, err := program.Run()
	// Bubble Tea can leave the cursor hidden when it ends while a text field has it.
	_, _ = os.Stdout.WriteString(ansi.SetModeTextCursorEnable)
	switch {
	case err == nil, errors.Is(err, tea.ErrInterrupted), ctx.Err() != nil:
		return nil
	case errors.Is(err, tea.ErrProgramPanic):
		return fmt.Errorf("the screen broke down: %w", err)
	default:
		return fmt.Errorf("the screen: %w", err)
	}
}
