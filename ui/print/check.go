package print

import (
	"bytes"
	"context"
	"fmt"
	"io"

	"broadsheet/parse"
	"broadsheet/reader"
)

// CheckOptions says how to print what could not be read.
type CheckOptions struct {
	JSON  bool
	Rules bool // print instead what the rules made of the files that could be read
}

// failure is a file that could not be read as one JSON object.
type failure struct {
	Path   string `json:"path"`
	Reason string `json:"reason"`
}

// Check reads everything and prints on w what could not be read, and why: "path: reason" on a
// line, or JSON. Its last word, how many files there are, is on errw. It returns an UnreadError if
// there is anything.
func Check(ctx context.Context, w, errw io.Writer, lib *reader.Library, opt CheckOptions) error {
	if opt.Rules {
		n, err := checkRules(ctx, w, errw, lib, opt.JSON)
		if err != nil {
			return ended(err)
		}
		return unread(n)
	}
	var last reader.Progress
	if err := lib.Scan(ctx, func(p reader.Progress) { last = p }); err != nil {
		return err //nolint:wrapcheck // the library says what it was doing
	}
	var out bytes.Buffer
	problems := lib.Problems()
	for _, p := range problems {
		if !opt.JSON {
			out.WriteString(parse.CleanPath(p.Error()) + "\n")
			continue
		}
		if err := appendJSON(&out, failure{p.Path, p.Reason}); err != nil {
			return err
		}
	}
	if err := write(w, out.String()); err != nil {
		return ended(err)
	}
	if err := write(errw, summary(last, len(problems))+"\n"); err != nil {
		return err
	}
	return unread(len(problems))
}

// summary is "12 files, 10 articles, 2 could not be read".
func summary(p reader.Progress, unread int) string {
	rest := "all could be read"
	if unread > 0 {
		rest = fmt.Sprintf("%d could not be read", unread)
	}
	return fmt.Sprintf("%s, %s, %s", count(p.Found, "file"), count(p.Articles, "article"), rest)
}

func count(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return fmt.Sprintf("%d %s", n, what)
}
