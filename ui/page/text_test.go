package page

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"broadsheet/parse"
	"broadsheet/ui/theme"

	"github.com/charmbracelet/x/ansi"
)

// scraps are what random texts are made of: everything that Markdown, HTML, Glamour or a line
// breaker could take for more than text.
func scraps() []string {
	return []string{
		"the", "harbour", "wall", "a", "I", " ", "  ", " ", " ", "-", "--", "—", "half-", "well-known", "*", "**", "_", "__",
		"`", "```", "#", "## ", ">", "> ", "[", "](", ")", "![x](y)", "[1]: ", "|", "|-|-|", "~~", "~", "\\", "\\\\", "\\*", "&", "&amp;",
		"&lt;b&gt;", "&#42;", "&nbsp;", "<", "<b>", "</b>", "<!--", "-->", "<script>", "http://x.example/a_b-c?d=e&f", "www.x.example",
		"ada@echo.example", ":smile:", "1.", "1) ", "- ", "+ ", "===", "---", "{{.text}}", "%s", "$", "!", "'", "\"", "“", "”", "…",
		"橋", "新しい", "。", "「", "」", "中文字", "한국어", "é", "e\u0301", "\u0301", "ü", "ß", "ﬁ", "Ậ", "👍", "👍🏽", "👨‍👩‍👧", "🇬🇧", "❤️", "✂", "1️⃣",
		"שלום", "مرحبا", "ไทย", "हिन्दी", "\u00a0", "\u2003", "\u3000", "\u200d", "\u00ad", "x" + strings.Repeat("y", 30), strings.Repeat("語", 20),
		strings.Repeat("-", 12), "A\u2014B", "3,000", "€5.50", "\t",
	}
}

// random gives the same numbers in every run.
func random(seed uint64) *rand.Rand {
	return rand.New(rand.NewPCG(seed, seed)) //nolint:gosec // tests are to fail again as they failed
}

func randomText(r *rand.Rand) string {
	all := scraps()
	var b strings.Builder
	for range 1 + r.IntN(30) {
		b.WriteString(all[r.IntN(len(all))])
	}
	return strings.ReplaceAll(b.String(), "\t", " ")
}

// bare takes the blanks out: breaking lines may take some of them, and nothing else.
func bare(s string) string { return strings.ReplaceAll(s, " ", "") }

func TestTextComesOutAsItIs(t *testing.T) {
	r := random(1)
	p := newPress(theme.Dark())
	for range 1000 {
		text, width := randomText(r), 4+r.IntN(80)
		if strings.TrimSpace(text) == "" {
			continue // Glamour leaves out what is nothing but blanks, and may
		}
		for as := masthead; as <= cut; as++ {
			lines := p.set(as, text, width)
			if p.err != nil {
				t.Fatal(p.err)
			}
			if got := ansi.Strip(strings.Join(lines, "")); bare(got) != bare(text) {
				t.Fatalf("role %d at %d cells: %q came out as %q", as, width, text, got)
			}
			if i := tooWide(lines, width); i >= 0 {
				t.Fatalf("role %d at %d cells: line %q of %q is too wide", as, width, lines[i], text)
			}
		}
	}
}

func tooWide(lines []string, width int) int {
	return slices.IndexFunc(lines, func(s string) bool { return ansi.StringWidth(s) > width })
}

// randomArticle is an article of random texts, and a page that could be its own.
func randomArticle(r *rand.Rand) (*parse.Page, *parse.Article) {
	text := func() string {
		if r.IntN(4) == 0 {
			return ""
		}
		return randomText(r)
	}
	a := &parse.Article{
		Publication: text(), Section: text(), Page: text(), Edition: text(), Kicker: text(), Headline: text(), Standfirst: text(),
		Agency: text(), Place: text(), Published: text(), Language: text(), Country: text(), URL: text(), Words: r.IntN(3000),
		Authors: []parse.Author{{Name: text(), Role: text(), Place: text(), Bio: text(), Contact: text()}, {Name: text()}},
	}
	pieces := make([]piece, 0, 24)
	kinds := []parse.Kind{parse.Paragraph, parse.Crosshead, parse.Quote, parse.List, parse.Table, parse.Figure, parse.Aside}
	for i := range 12 {
		a.Blocks = append(a.Blocks, parse.Block{
			Kind: kinds[r.IntN(len(kinds))], Text: text(), Items: []string{text(), text()},
			Rows:    [][]string{{text(), text()}, {text(), text(), text()}, {text()}, {}},
			Caption: text(), Credit: text(), Image: text(), First: 2 * i, Last: 2 * i,
		})
		pieces = append(pieces,
			piece{"\n", "x " + randomText(r), parse.RoleParagraph, "paragraph", "x"},
			piece{" ", "y " + randomText(r), parse.RoleCut, randomText(r), ""})
	}
	return page(pieces...), a
}

func TestNoLineIsWiderThanTheMeasure(t *testing.T) {
	r := random(2)
	for range 150 {
		p, a := randomArticle(r)
		opt := Options{
			Width: 10 + r.IntN(80), Captions: r.IntN(2) == 0, Cuts: r.IntN(2) == 0, Source: r.IntN(4) == 0,
			Palette: theme.Light(), Path: randomText(r), CutsHint: "z shows them",
		}
		at, block := 0, -1
		for _, l := range mustRender(t, p, a, opt) {
			if n := ansi.StringWidth(l.Text); n > opt.Width || strings.Contains(l.Text, "\n") {
				t.Fatalf("%+v: line %q has %d cells", opt, l.Text, n)
			}
			if l.At < at || l.Block < block || l.Block > len(a.Blocks) || l.At > len(p.Source) {
				t.Fatalf("line %q goes back from block %d at %d to block %d at %d", l.Text, block, at, l.Block, l.At)
			}
			at, block = l.At, l.Block
		}
	}
}

func TestSourceViewShowsEveryCharacter(t *testing.T) {
	r := random(3)
	for range 150 {
		p, a := randomArticle(r)
		lines := mustRender(t, p, a, Options{Width: 10 + r.IntN(80), Source: true})
		var shown strings.Builder
		for _, l := range lines {
			if text, ok := strings.CutPrefix(l.Text, "│ "); ok {
				shown.WriteString(text)
			}
		}
		squash := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if got, want := squash(shown.String()), squash(parse.Visible(p.Source)); got != want {
			t.Fatalf("of\n%q\nthe source view shows\n%q", want, got)
		}
	}
}

func TestFoldsShowEveryCut(t *testing.T) {
	p, a := harbour()
	got := bare(plain(mustRender(t, p, a, Options{Width: 40, Cuts: true})))
	got = strings.ReplaceAll(got, "\n", "")
	for _, s := range p.Spans {
		if s.Role == parse.RoleCut && !strings.Contains(got, bare(p.Source[s.Start:s.End])) {
			t.Errorf("the cut %q is not shown", p.Source[s.Start:s.End])
		}
	}
}

func TestRenderStopsWhenToldTo(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	p, a := harbour()
	for _, source := range []bool{false, true} {
		if _, err := render(ctx, p, a, Options{Width: 40, Source: source}); !errors.Is(err, context.Canceled) {
			t.Errorf("source %v: got %v, want context.Canceled", source, err)
		}
	}
}

func TestUnknownKindOfBlockIsAParagraph(t *testing.T) {
	a := &parse.Article{Blocks: []parse.Block{{Kind: "recipe", Text: "Take two herrings."}}}
	if got := plain(mustRender(t, &parse.Page{}, a, Options{Width: 40})); !strings.HasPrefix(got, "Take two herrings.\n") {
		t.Errorf("got %q", got)
	}
}

func TestWithoutColoursTheMeaningStays(t *testing.T) {
	p, a := harbour()
	for _, l := range mustRender(t, p, a, Options{Width: 66}) {
		if strings.Contains(l.Text, "38;") {
			t.Fatalf("a palette without colours gave %q", l.Text)
		}
	}
}

func benchmark(b *testing.B, words int) {
	b.Helper()
	p, a := harbour()
	a.Blocks = nil
	for range words / 50 {
		a.Blocks = append(a.Blocks, parse.Block{Text: strings.Repeat("The harbour wall gave way. ", 10), Kind: parse.Paragraph})
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := render(context.Background(), p, a, Options{Width: 66, Captions: true, Palette: theme.Dark()}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRender1000Words(b *testing.B)   { benchmark(b, 1000) }
func BenchmarkRender100000Words(b *testing.B) { benchmark(b, 100_000) }
