package print

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"iter"
	"strings"
	"testing"
	"unicode"

	"broadsheet/parse"
	"broadsheet/reader"

	"github.com/charmbracelet/x/ansi"
)

// shelf is a library of pages, or of problems where a page is nil.
type shelf []*parse.Page

func (s shelf) Pages(context.Context) iter.Seq2[reader.Located, error] {
	return func(yield func(reader.Located, error) bool) {
		for i, p := range s {
			var err error
			if p == nil {
				err = &reader.Problem{Path: "bad\x1b.txt", Reason: "no text"}
			}
			if !yield(reader.Located{Path: "all.jsonl", Part: i + 1, Page: p}, err) {
				return
			}
		}
	}
}

func note(text string) *parse.Page {
	return &parse.Page{Format: "plain", Source: text, Spans: []parse.Span{
		{Start: 0, End: len(text), Role: parse.RoleParagraph, Rule: "paragraph", Text: parse.Clean(text)},
	}}
}

func show(t *testing.T, lib articles, opt ShowOptions) (string, string, error) {
	t.Helper()
	var out, errs bytes.Buffer
	err := Show(t.Context(), &out, &errs, lib, opt)
	return out.String(), errs.String(), err
}

func TestShowGoesOnAfterAProblem(t *testing.T) {
	out, errs, err := show(t, shelf{note("One."), nil, note("Two.")}, ShowOptions{Form: JSON})
	if strings.Count(out, "\n") != 2 || !errors.Is(err, UnreadError{1}) {
		t.Errorf("got %q and %v", out, err)
	}
	if strings.Contains(errs, "\x1b") || !strings.HasSuffix(errs, ": no text\n") || !strings.HasPrefix(errs, "broadsheet: bad") {
		t.Errorf("said %q", errs)
	}
}

func TestArticlesAreParted(t *testing.T) {
	rule := "\n\n" + strings.Repeat("─", 20) + "\n\nTwo."
	out, _, err := show(t, shelf{note("One."), note("Two.")}, ShowOptions{Width: 20})
	if err != nil || !strings.HasPrefix(out, "One.\n") || !strings.Contains(out, rule) {
		t.Errorf("got %v and\n%s", err, out)
	}
	if out, _, _ := show(t, shelf{note("One."), note("Two.")}, ShowOptions{Form: Markdown}); out != "One.\n\n---\n\nTwo.\n" {
		t.Errorf("got %q", out)
	}
}

func TestTextForAPipeHasNoColoursAndFitsItsWidth(t *testing.T) {
	long := strings.Repeat("The harbour wall gave way. ", 30)
	for want, opt := range map[int]ShowOptions{80: {}, 40: {Width: 40}, 10: {Width: 10, Source: true}} {
		out, _, err := show(t, shelf{note(long)}, opt)
		if err != nil || strings.Contains(out, "\x1b") {
			t.Fatalf("got %v and %q", err, out)
		}
		for line := range strings.Lines(out) {
			if n := ansi.StringWidth(strings.TrimSuffix(line, "\n")); n > want {
				t.Errorf("width %d: %q has %d cells", want, line, n)
			}
		}
	}
}

func TestJSONIsSafeAndLosesNothing(t *testing.T) {
	hostile := "a\x1b[31mb\x07\x7f\u009b c\u202ed\u2066e\u200df\u00adg\u2028h\ufeffi \U000e0041 <b>&amp; 橋 👍🏽\ttab"
	out, _, err := show(t, shelf{note(hostile)}, ShowOptions{Form: JSON, Source: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range strings.TrimSuffix(out, "\n") {
		if unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) {
			t.Errorf("%U stands in %q", r, out)
		}
	}
	if !strings.Contains(out, "<b>&amp; 橋") {
		t.Errorf("what is harmless is escaped: %s", out)
	}
	var got struct {
		Source string `json:"source"`
		Spans  []span `json:"spans"`
	}
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatal(err)
	}
	if got.Source != hostile || len(got.Spans) != 1 || got.Spans[0].At != [2]int{0, len(hostile)} || got.Spans[0].As != parse.RoleParagraph {
		t.Errorf("got %+v", got)
	}
}

func TestJSONHasItsFieldsInOrder(t *testing.T) {
	p := note("The wall.")
	out, _, err := show(t, shelf{p}, ShowOptions{Form: JSON, Source: true})
	want := `{"path":"all.jsonl","format":"plain","part":1,"blocks":[{"kind":"paragraph","text":"The wall."}],"words":2,"minutes":1,` +
		`"fingerprint":"` + p.Article().Fingerprint() + `","source":"The wall.",` +
		`"spans":[{"at":[0,9],"as":"paragraph","rule":"paragraph","text":"The wall."}]}` + "\n"
	if err != nil || out != want {
		t.Errorf("got  %swant %s(%v)", out, want, err)
	}
}

func TestColumnsFitTheTerminal(t *testing.T) {
	for _, e := range []reader.Entry{
		{}, {Path: "wall.txt"},
		{
			Path: strings.Repeat("folder/", 30) + "橋.txt", Part: 7, Published: "2024-03-30T14:05:00Z",
			Publication: strings.Repeat("The 新 Echo ", 9), Headline: strings.Repeat("港町の小さな駅 ", 9),
		},
	} {
		for width := 10; width < 200; width++ {
			var out bytes.Buffer
			if err := printColumns(&out, e, width); err != nil {
				t.Fatal(err)
			}
			if n := ansi.StringWidth(strings.TrimSuffix(out.String(), "\n")); n > width {
				t.Fatalf("%q has %d cells of %d", out.String(), n, width)
			}
		}
	}
}
