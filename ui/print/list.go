package print

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"broadsheet/parse"
	"broadsheet/reader"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
)

// window is how many rows are asked for and printed together.
const window = 500

// ListOptions says what to list, in which order and how.
type ListOptions struct {
	JSON    bool
	Query   string      // in the grammar of package query; "" is all
	Sort    reader.Sort // "" is the library's first
	Reverse bool
	Limit   int // at most so many; 0 is all
}

// line is an article of a list as one JSON object, its fields in this order.
type line struct {
	Path        string   `json:"path"`
	Headline    string   `json:"headline,omitempty"`
	Publication string   `json:"publication,omitempty"`
	Authors     []string `json:"authors,omitempty"`
	Published   string   `json:"published,omitempty"`
	Section     string   `json:"section,omitempty"`
	Place       string   `json:"place,omitempty"`
	Language    string   `json:"language,omitempty"`
	Country     string   `json:"country,omitempty"`
	Words       int      `json:"words,omitempty"`
	Format      string   `json:"format,omitempty"`
	Part        int      `json:"part,omitempty"`
}

// List prints one line an article on w: date, publication, headline, path. On a terminal they
// stand in columns and are cut to its width; elsewhere they are whole and parted by tabs, so that
// cut and awk work, a field without a value being empty. Or as JSON. What could not be read it
// says on errw, and returns an UnreadError.
func List(ctx context.Context, w, errw io.Writer, lib *reader.Library, opt ListOptions) error {
	sort, err := opt.check()
	if err != nil {
		return err
	}
	if err := lib.Scan(ctx, func(reader.Progress) {}); err != nil {
		return err //nolint:wrapcheck // the library says what it was doing
	}
	rows, err := lib.Query(ctx, reader.Query{Text: opt.Query, Sort: sort, Reverse: opt.Reverse, Whole: true})
	if err != nil {
		return err //nolint:wrapcheck // the library says what it was doing
	}
	if err := printRows(w, rows, opt); err != nil {
		return ended(err)
	}
	problems := lib.Problems()
	for i := range problems {
		if err := report(errw, &problems[i]); err != nil {
			return err
		}
	}
	return unread(len(problems))
}

func (opt ListOptions) check() (reader.Sort, error) {
	if opt.Limit < 0 {
		return "", MisuseError("--limit must not be negative")
	}
	if err := checkQuery(opt.Query); err != nil {
		return "", err
	}
	if opt.Sort == "" {
		return "", nil
	}
	return ParseSort(string(opt.Sort), reader.Sorts())
}

func printRows(w io.Writer, rows *reader.Rows, opt ListOptions) error {
	left := rows.Len()
	if opt.Limit > 0 {
		left = min(left, opt.Limit)
	}
	set := entryPrinter(w, opt.JSON)
	var out bytes.Buffer
	for from := 0; left > 0; {
		entries := rows.Window(from, min(window, left))
		if len(entries) == 0 {
			return nil
		}
		out.Reset()
		for _, e := range entries {
			if err := set(&out, e); err != nil {
				return err
			}
		}
		if err := write(w, out.String()); err != nil {
			return err
		}
		from, left = from+len(entries), left-len(entries)
	}
	return nil
}

// entryPrinter chooses how entries are printed on w.
func entryPrinter(w io.Writer, asJSON bool) func(*bytes.Buffer, reader.Entry) error {
	if asJSON {
		return printLine
	}
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(f.Fd()) {
		return printTabbed
	}
	width := terminalWidth(w, usual)
	return func(out *bytes.Buffer, e reader.Entry) error { return printColumns(out, e, width) }
}

func printLine(w *bytes.Buffer, e reader.Entry) error {
	return appendJSON(w, line{
		e.Path, e.Headline, e.Publication, e.Authors, e.Published, e.Section, e.Place, e.Language, e.Country,
		e.Words, e.Format, e.Part,
	})
}

// fields are what stands in a line, all of it safe to print.
func fields(e reader.Entry) [4]string {
	return [4]string{
		parse.Clean(e.Published), parse.Clean(e.Publication), parse.Clean(e.Headline), parse.CleanPath(name(e.Path, e.Part)),
	}
}

func printTabbed(w *bytes.Buffer, e reader.Entry) error {
	f := fields(e)
	w.WriteString(strings.Join(f[:], "\t") + "\n")
	return nil
}

// printColumns sets the fields in columns of a terminal of that width: the day, a fifth each for
// publication and path, the rest for the headline. Of a path the end says most.
func printColumns(w *bytes.Buffer, e reader.Entry, width int) error {
	const day, gap = len("2006-01-02"), 2
	f := fields(e)
	fifth := max(width/5, narrowest/2)
	head := max(width-day-2*fifth-3*gap, narrowest/2)
	path := f[3]
	if over := ansi.StringWidth(path) - fifth; over > 0 {
		path = ansi.TruncateLeft(path, over+1, "…")
	}
	text := fmt.Sprintf("%s  %s  %s  %s", column(f[0], day), column(f[1], fifth), column(f[2], head), path)
	w.WriteString(ansi.Truncate(strings.TrimRight(text, " "), width, "") + "\n")
	return nil
}

// column cuts s or fills it up to exactly n cells.
func column(s string, n int) string {
	s = ansi.Truncate(s, n, "…")
	return s + strings.Repeat(" ", max(n-ansi.StringWidth(s), 0))
}
