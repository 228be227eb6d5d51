package print

import (
	"bytes"
	"html"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"broadsheet/parse"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

// scraps are what random texts are made of: all that Markdown could take for more than text.
func scraps() []string {
	return []string{
		"the", "wall", "a", " ", " ", " ", "-", "- ", "--", "---", "*", "**", "* ", "_", "__", "`", "```", "#", "# ", "##", ">", "> ", "[", "](", ")", "(",
		"![x](y)", "[1]: x", "[^1]", "|", "|-|", "~~", "~", "\\", "\\\\", "\\*", "&", "&amp;", "&lt;", "&#42;", "<", "<b>", "</b>", "<!--", "-->",
		"http://x.example/a_b?c=d&e", "www.x.example", "ada@echo.example", "1.", "1. ", "12) ", "+", "+ ", "=", "===", ":", ": ", ":---", "!", "\"", "“", "”", "é", "橋", "👍🏽", "\u00a0",
	}
}

func randomText(r *rand.Rand) string {
	var b strings.Builder
	for range 1 + r.IntN(12) {
		b.WriteString(scraps()[r.IntN(len(scraps()))])
	}
	return strings.Trim(b.String(), " \u00a0")
}

var tag = regexp.MustCompile(`<[^>]*>`)

// rendered is the text that a reader of the Markdown sees. Of blanks, one of a run is kept.
func rendered(t *testing.T, markdown string) string {
	t.Helper()
	var out bytes.Buffer
	md := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList))
	if err := md.Convert([]byte(markdown), &out); err != nil {
		t.Fatal(err)
	}
	return squash(html.UnescapeString(tag.ReplaceAllString(out.String(), " ")))
}

// squash leaves out blanks, which mark-up around a word may add.
func squash(s string) string { return strings.Join(strings.Fields(s), "") }

func TestMarkdownTextReadsAsData(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2)) //nolint:gosec // tests are to fail again as they failed
	for range 5000 {
		text := randomText(r)
		for block, markdown := range map[string]string{
			"p":  escape(text),
			"h1": around("# ", oneLine(text), ""),
			"em": around("*", escape(text), "*"),
			"li": markdownList(parse.Block{Items: []string{text}}),
		} {
			if got := rendered(t, markdown); got != squash(text) {
				t.Fatalf("%s: %q became %q, which reads %q", block, text, markdown, got)
			}
		}
	}
}

func TestMarkdownOfEveryKind(t *testing.T) {
	for kind, c := range map[parse.Kind]struct {
		block parse.Block
		want  string
	}{
		parse.Paragraph: {parse.Block{Text: "1986. A *good* year\n  for eels"}, "1986\\. A \\*good\\* year\\\n&#32;&#32;for eels"},
		parse.Crosshead: {parse.Block{Text: "Stones"}, "## Stones"},
		parse.Quote:     {parse.Block{Text: "It held."}, "> It held."},
		parse.Aside:     {parse.Block{Text: "a\nb"}, "> a\\\n> b"},
		parse.List:      {parse.Block{Items: []string{"- lime", "sand"}}, "- \\- lime\n- sand"},
		parse.Table:     {parse.Block{Rows: [][]string{{"Year", "Stones"}, {"1901", "a|b", "more"}, {}}}, "| Year | Stones |  |\n| --- | --- | --- |\n| 1901 | a\\|b | more |\n|  |  |  |"},
		parse.Figure:    {parse.Block{Caption: "Waves.", Credit: "Jane Doe/AFP"}, "*Waves.*\\\nJane Doe/AFP"}, //nolint:gosec // no credentials, but a credit
	} {
		if got := markdownBlocks()[kind](c.block); got != c.want {
			t.Errorf("%s: got %q, want %q", kind, got, c.want)
		}
	}
}

func TestFigureWithoutCaptionOrCredit(t *testing.T) {
	for want, b := range map[string]parse.Block{
		"*Waves.*": {Caption: "Waves."}, "AFP": {Credit: "AFP"}, "wall.jpg": {Image: "wall.jpg"}, "": {},
	} {
		if got := markdownFigure(b); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
