package print

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"strings"

	"broadsheet/parse"
	"broadsheet/reader"
	"broadsheet/ui/page"
	"broadsheet/ui/theme"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"
)

// Form is a way to print an article.
type Form string

// The forms.
const (
	Text     Form = "text"
	Markdown Form = "markdown"
	JSON     Form = "json"
)

// narrowest and usual are the smallest measure that can be asked for, and the one that is taken
// where the terminal gives no other.
const (
	narrowest = 10
	usual     = 80
)

// ShowOptions says how to print articles.
type ShowOptions struct {
	Form   Form // "" is Text
	Source bool // the whole source with every span named
	Width  int  // of text, in cells; 0 is that of the terminal up to 80, else 80
	Env    []string
	Colour theme.Palette // of text
}

// form is how one article is printed.
type form struct {
	print   func(ctx context.Context, w *bytes.Buffer, at reader.Located, opt ShowOptions) error
	between func(opt ShowOptions) string // what parts two articles
	source  bool                         // it can print the source
}

func forms() map[Form]form {
	return map[Form]form{
		Text:     {printText, func(opt ShowOptions) string { return "\n" + strings.Repeat("─", opt.Width) + "\n\n" }, true},
		Markdown: {printMarkdown, func(ShowOptions) string { return "\n---\n\n" }, false},
		JSON:     {printJSON, func(ShowOptions) string { return "" }, true},
	}
}

// articles is what Show prints: the library, or a part of it.
type articles interface {
	Pages(ctx context.Context) iter.Seq2[reader.Located, error]
}

// Show prints every article of lib on w, each as soon as it is read. What cannot be read it says
// on errw and goes on, and returns an UnreadError at the end; options that do not go together give
// a MisuseError, and nothing is printed.
func Show(ctx context.Context, w, errw io.Writer, lib articles, opt ShowOptions) error {
	f, opt, err := opt.check(w)
	if err != nil {
		return err
	}
	if opt.Form == Text {
		w = colorprofile.NewWriter(w, opt.Env)
	}
	var out bytes.Buffer
	failed, printed := 0, 0
	for at, err := range lib.Pages(ctx) {
		if problem := (*reader.Problem)(nil); errors.As(err, &problem) {
			failed++
			if err := report(errw, problem); err != nil {
				return err
			}
			continue
		}
		if err != nil {
			return err
		}
		out.Reset()
		if printed > 0 {
			out.WriteString(f.between(opt))
		}
		if err := f.print(ctx, &out, at, opt); err != nil {
			return err
		}
		if err := write(w, out.String()); err != nil {
			return ended(err)
		}
		printed++
	}
	return unread(failed)
}

// check fills in what was left open and refuses what cannot be done.
func (opt ShowOptions) check(w io.Writer) (form, ShowOptions, error) {
	if opt.Form == "" {
		opt.Form = Text
	}
	f, ok := forms()[opt.Form]
	switch {
	case !ok:
		return f, opt, MisuseError(fmt.Sprintf("unknown form %q", string(opt.Form)))
	case opt.Source && !f.source:
		return f, opt, MisuseError("--source goes with --text and --json, not with --" + string(opt.Form))
	case opt.Width != 0 && opt.Width < narrowest:
		return f, opt, tooNarrow()
	case opt.Width == 0:
		opt.Width = min(usual, terminalWidth(w, usual))
	}
	return f, opt, nil
}

// terminalWidth is the width of the terminal that w is, or else other.
func terminalWidth(w io.Writer, other int) int {
	if f, ok := w.(*os.File); ok {
		if width, _, err := term.GetSize(f.Fd()); err == nil && width >= narrowest {
			return width
		}
	}
	return other
}

func printText(ctx context.Context, w *bytes.Buffer, at reader.Located, opt ShowOptions) error {
	file := name(at.Path, at.Part)
	if at.Path == "-" {
		file = "standard input"
	}
	lines, err := page.Render(ctx, at.Page, page.Options{
		Width: opt.Width, Captions: true, Source: opt.Source, Palette: opt.Colour,
		Path: file, CutsHint: "--source shows them",
	})
	if err != nil {
		return fmt.Errorf("%s: %w", parse.Clean(at.Path), err)
	}
	for _, l := range lines {
		w.WriteString(l.Text + "\n")
	}
	return nil
}
