package parse_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"broadsheet/parse"
)

var update = flag.Bool("update", false, "rewrite the expected articles in testdata/cases")

// expected is what stands beside a case: the article, its format, and what was cut of the source.
type expected struct {
	Format string `json:"format"`
	*parse.Article
	Cuts []cut `json:"cuts,omitempty"`
}

type cut struct {
	Rule   string `json:"rule"`
	Source string `json:"source"`
}

func cuts(p *parse.Page) []cut {
	var out []cut
	for _, s := range p.Spans {
		if s.Role == parse.RoleCut {
			out = append(out, cut{s.Rule, parse.Visible(p.Source[s.Start:s.End])})
		}
	}
	return out
}

// cases are the files of a folder of testdata/cases, by format and name.
func cases(tb testing.TB) map[string][]byte {
	tb.Helper()
	files, err := filepath.Glob("../testdata/cases/*/*")
	if err != nil || len(files) == 0 {
		tb.Fatal("no cases:", err)
	}
	found := map[string][]byte{}
	for _, f := range files {
		if filepath.Ext(f) == ".json" {
			continue
		}
		src, err := os.ReadFile(f)
		if err != nil {
			tb.Fatal(err)
		}
		found[strings.TrimPrefix(f, "../testdata/cases/")] = src
	}
	return found
}

func read(tb testing.TB, name string, src []byte) []*parse.Page {
	tb.Helper()
	var pages []*parse.Page
	for p, err := range parse.Articles(name, src) {
		if err != nil {
			tb.Fatalf("%s: %v", name, err)
		}
		pages = append(pages, p)
	}
	return pages
}

func TestCases(t *testing.T) {
	for name, src := range cases(t) {
		t.Run(name, func(t *testing.T) {
			var got bytes.Buffer
			enc := json.NewEncoder(&got)
			enc.SetEscapeHTML(false)
			enc.SetIndent("", "  ")
			for _, p := range read(t, name, src) {
				if err := p.Account(); err != nil {
					t.Error(err)
				}
				if err := enc.Encode(expected{p.Format, p.Article(), cuts(p)}); err != nil {
					t.Fatal(err)
				}
			}
			file := "../testdata/cases/" + strings.TrimSuffix(name, filepath.Ext(name)) + ".json"
			if *update {
				if err := os.WriteFile(file, got.Bytes(), 0o600); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if got.String() != string(want) {
				t.Errorf("%s and what broadsheet made part here:\n%s", file, parting(string(want), got.String()))
			}
		})
	}
}

// parting shows where two texts part, and the lines after that of each.
func parting(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	n := 0
	for n < len(w) && n < len(g) && w[n] == g[n] {
		n++
	}
	some := func(lines []string) string {
		return strings.Join(lines[min(n, len(lines)):min(n+6, len(lines))], "\n")
	}
	return fmt.Sprintf("line %d\nwant:\n%s\ngot:\n%s", n+1, some(w), some(g))
}
