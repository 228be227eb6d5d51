// Package print gives the library to scripts and pipes: show, list and check, as text, Markdown
// and JSON. It writes as it reads and holds one article at a time. What it writes is safe on a
// terminal: text has passed parse, raw paths pass parse.Clean, and JSON escapes what is left.
package print

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"syscall"

	"broadsheet/parse"
	"broadsheet/reader"
	"broadsheet/reader/nearest"
)

// UnreadError says that something could not be read. The reasons have been printed, and the rest
// was done.
type UnreadError struct{ N int }

func (e UnreadError) Error() string {
	if e.N == 1 {
		return "1 file could not be read"
	}
	return fmt.Sprintf("%d files could not be read", e.N)
}

// MisuseError says that options do not go together, or have no such value.
type MisuseError string

func (e MisuseError) Error() string { return string(e) }

// unread gives UnreadError for n files, and nil for none.
func unread(n int) error {
	if n == 0 {
		return nil
	}
	return UnreadError{n}
}

// ended gives nil for an error that says only that nobody reads any further, as after `| head`.
func ended(err error) error {
	if errors.Is(err, syscall.EPIPE) || errors.Is(err, io.ErrClosedPipe) {
		return nil
	}
	return err
}

// write writes s at once, so that the next command of a pipe gets it.
func write(w io.Writer, s string) error {
	if _, err := io.WriteString(w, s); err != nil {
		return fmt.Errorf("cannot write: %w", err)
	}
	return nil
}

// report prints a reason on standard error.
func report(w io.Writer, err error) error {
	return write(w, "broadsheet: "+parse.CleanPath(err.Error())+"\n")
}

// name is how an article is named on the command line: its path, with its number in a file of many.
func name(path string, part int) string {
	if part > 0 {
		return fmt.Sprintf("%s#%d", path, part)
	}
	return path
}

// ParseSort finds an order of the list by its name, and errs with the nearest there is.
func ParseSort(s string, known []reader.Sort) (reader.Sort, error) {
	if slices.Contains(known, reader.Sort(s)) {
		return reader.Sort(s), nil
	}
	names := make([]string, len(known))
	for i, k := range known {
		names[i] = string(k)
	}
	return "", MisuseError(fmt.Sprintf("unknown sort %q: %s", parse.Clean(s), nearest.Hint(s, names)))
}
