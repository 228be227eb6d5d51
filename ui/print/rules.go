package print

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"broadsheet/parse"
	"broadsheet/reader"
)

// tally counts what the rules made of a library.
type tally struct {
	rules    map[string]*ruleCount
	unsure   []unsureLine
	articles int
	more     int // lines that no rule was sure of, beyond those that are kept
}

// ruleCount is how often a rule was used.
type ruleCount struct {
	Rule     string `json:"rule"`
	Spans    int    `json:"spans"`
	Articles int    `json:"articles"`
}

// unsureLine is a line that no rule was sure of.
type unsureLine struct {
	Path string `json:"path"`
	Line int    `json:"line"` // from 1
	Text string `json:"unsure"`
}

// mostUnsure is how many lines that no rule was sure of are printed: enough to see a pattern.
const mostUnsure = 200

// checkRules prints how often each rule was used, and the lines that no rule was sure of, so that
// somebody with a strange archive sees what is made of it. It returns how many files could not be read.
func checkRules(ctx context.Context, w, errw io.Writer, lib *reader.Library, asJSON bool) (int, error) {
	t := tally{rules: map[string]*ruleCount{}}
	unread := 0
	for found, err := range lib.Pages(ctx) {
		if ctx.Err() != nil {
			return 0, fmt.Errorf("reading stopped: %w", ctx.Err())
		}
		if err != nil {
			unread++
			if err := report(errw, err); err != nil {
				return 0, err
			}
			continue
		}
		t.add(found)
	}
	return unread, t.print(w, asJSON)
}

// add takes one article.
func (t *tally) add(found reader.Located) {
	t.articles++
	here := map[string]bool{}
	for _, s := range found.Page.Spans {
		c := t.rules[s.Rule]
		if c == nil {
			c = &ruleCount{Rule: s.Rule}
			t.rules[s.Rule] = c
		}
		c.Spans++
		if !here[s.Rule] {
			here[s.Rule] = true
			c.Articles++
		}
	}
	for _, i := range found.Page.Unsure() {
		if len(t.unsure) == mostUnsure {
			t.more++
			continue
		}
		s := found.Page.Spans[i]
		t.unsure = append(t.unsure, unsureLine{found.Path, 1 + strings.Count(found.Page.Source[:s.Start], "\n"), s.Text})
	}
}

// print prints the rules, the most used first, and the lines.
func (t *tally) print(w io.Writer, asJSON bool) error {
	counts := make([]*ruleCount, 0, len(t.rules))
	for _, c := range t.rules {
		counts = append(counts, c)
	}
	slices.SortFunc(counts, func(a, b *ruleCount) int {
		return cmp.Or(b.Articles-a.Articles, b.Spans-a.Spans, strings.Compare(a.Rule, b.Rule))
	})
	var out bytes.Buffer
	if !asJSON {
		out.WriteString("articles  spans  rule\n")
	}
	for _, c := range counts {
		if !asJSON {
			fmt.Fprintf(&out, "%8d  %5d  %-17s  %s\n", c.Articles, c.Spans, c.Rule, parse.Explain(c.Rule))
		} else if err := appendJSON(&out, c); err != nil {
			return err
		}
	}
	for _, u := range t.unsure {
		if !asJSON {
			fmt.Fprintf(&out, "%s:%d: %s\n", parse.CleanPath(u.Path), u.Line, parse.Clean(u.Text))
		} else if err := appendJSON(&out, u); err != nil {
			return err
		}
	}
	if t.more > 0 && !asJSON {
		fmt.Fprintf(&out, "and %s more\n", count(t.more, "line"))
	}
	return write(w, out.String())
}
