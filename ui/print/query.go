package print

import (
	"errors"
	"io"
	"strings"

	"broadsheet/parse"
	"broadsheet/reader/query"

	"github.com/charmbracelet/x/ansi"
)

// QueryError says what is wrong with a query, and where.
type QueryError struct {
	Text string
	Err  *query.Error
}

func (e QueryError) Error() string { return "--query: " + e.Err.Error() }

func (e QueryError) Unwrap() error { return e.Err }

// checkQuery errs if text is no whole query.
func checkQuery(text string) error {
	_, err := query.Check(text)
	if wrong, ok := errors.AsType[*query.Error](err); ok {
		return QueryError{text, wrong}
	}
	return err //nolint:wrapcheck // there is no other kind
}

// show prints the query, with a caret under the column that is wrong. Of a long one it prints what is
// around that.
func (e QueryError) show(w io.Writer) error {
	const indent, room, least = "  ", 76, 20
	before, after := parse.CleanPath(e.Text[:e.Err.At]), parse.CleanPath(e.Text[e.Err.At:])
	if over := ansi.StringWidth(before) - (room - least); over > 0 {
		before = ansi.TruncateLeft(before, over+1, "…")
	}
	n := ansi.StringWidth(before)
	return write(w, indent+before+ansi.Truncate(after, room-n, "…")+"\n"+indent+strings.Repeat(" ", n)+"^\n")
}

// QueryHelp says what a query may be, its fields apart.
const QueryHelp = `QUERY is words, all of which must be in the headline, the publication or the authors; "a phrase";
-word for what must not be there; OR between what may be there instead; parentheses; and fields, as
below, whose value may be a phrase too.`

// QueryExamples are the fields of a query, each in a line with an example before it.
func QueryExamples() string {
	all := query.Fields()
	lines := make([]string, len(all))
	for i, f := range all {
		lines[i] = "  " + column(f.Name+":"+f.Takes[0], len("headline:storm  ")) + f.Help
		if more := f.Takes[1:]; len(more) > 0 {
			lines[i] += "; or " + strings.Join(more, ", ")
		}
	}
	return strings.Join(lines, "\n")
}
