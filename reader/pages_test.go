package reader

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"
	"testing"
	"testing/fstest"

	"broadsheet/parse"
)

var errSheet = errors.New("torn")

// sheets yields a page for each letter of s; for "!" an error.
func sheets(s string) iter.Seq2[*parse.Page, error] {
	return func(yield func(*parse.Page, error) bool) {
		for _, c := range s {
			var p *parse.Page
			err := errSheet
			if c != '!' {
				p, err = &parse.Page{Source: string(c)}, nil
			}
			if !yield(p, err) {
				return
			}
		}
	}
}

func spelledOut(all iter.Seq2[numbered, error]) string {
	var b strings.Builder
	for a, err := range all {
		if err != nil {
			fmt.Fprintf(&b, "%v ", err)
			continue
		}
		fmt.Fprintf(&b, "%d%s ", a.part, a.page.Source)
	}
	return strings.TrimSpace(b.String())
}

func TestArticlesOfAFileAreNumbered(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		sheets string
		part   int
		want   string
	}{
		{"", 0, ""},
		{"a", 0, "0a"},
		{"ab", 0, "1a 2b"},
		{"abc", 0, "1a 2b 3c"},
		{"!", 0, "torn"},
		{"a!", 0, "torn 0a"},
		{"a!b", 0, "torn 1a 2b"},
		{"abc", 2, "2b"},
		{"abc", 3, "3c"},
		{"a", 1, "0a"},
		{"ab", 3, "holds 2 articles, there is no number 3"},
		{"a", 2, "holds 1 article, there is no number 2"},
		{"", 1, "holds 0 articles, there is no number 1"},
		{"!", 1, "torn"},
	} {
		all := number(context.Background(), sheets(c.sheets))
		if c.part > 0 {
			all = only(c.part, all)
		}
		if got := spelledOut(all); got != c.want {
			t.Errorf("%q, part %d: %q, want %q", c.sheets, c.part, got, c.want)
		}
		all(func(numbered, error) bool { return false }) // ending early must not upset it
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if got := spelledOut(number(ctx, sheets("abc"))); got != "context canceled" {
		t.Errorf("cancelled: %q", got)
	}
}

func TestPagesGoOnAfterAProblem(t *testing.T) {
	t.Parallel()
	l := newLibrary(1, folderSource(fstest.MapFS{"a": text("A"), "b": text(""), "c": text("C")}))
	var got []string
	for at, err := range l.Pages(context.Background()) {
		var p *Problem
		switch {
		case errors.As(err, &p):
			got = append(got, p.Error())
		case err != nil:
			t.Errorf("not a problem: %v", err)
		default:
			got = append(got, at.Path)
		}
	}
	mustEqual(t, "the pages", got, []string{"press/a", "press/b: no text", "press/c"})
}

func TestPagesEndWhenTheCallerEndsThem(t *testing.T) {
	t.Parallel()
	l := newLibrary(1, folderSource(manyFiles(10)))
	n := 0
	l.Pages(context.Background())(func(Located, error) bool {
		n++
		return n < 3
	})
	if n != 3 {
		t.Errorf("ended at 3, it went on to %d", n)
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var last error
	for _, err := range l.Pages(ctx) {
		cancel()
		last = err
	}
	if !errors.Is(last, context.Canceled) {
		t.Errorf("cancelled, it ends with %v", last)
	}
	defer func() {
		if v := recover(); v != "of the caller" {
			t.Errorf("the caller's own panic became %v", v)
		}
	}()
	l.Pages(context.Background())(func(Located, error) bool { panic("of the caller") })
}
