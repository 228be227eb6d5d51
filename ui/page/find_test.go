package page

import (
	"context"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"broadsheet/parse"
	"broadsheet/reader"
)

// found renders what Find finds of needle in all parts, each mark as part:line "text under it".
func found(t *testing.T, a *parse.Article, needle string, width int) []string {
	t.Helper()
	text, err := compose(context.Background(), &parse.Page{}, a, Options{Width: width, Captions: true})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for i := range text.Len() {
		for _, m := range text.Marks(i, reader.Find(needle, text.Plain(i))) {
			out = append(out, strings.TrimSpace(ansi.Strip(ansi.Cut(text.Part(i)[m.Line].Text, m.From, m.To))))
		}
	}
	return out
}

func TestMarksStandOnWhatWasFound(t *testing.T) {
	t.Parallel()
	a := &parse.Article{
		Headline: "Harbour wall to be rebuilt", Standfirst: "The wall stood for a century", Authors: []parse.Author{{Name: "Ada Farrow", Bio: "Ada Farrow likes a wall."}},
		Blocks: []parse.Block{
			{Kind: parse.Paragraph, Text: "The harbour wall that gave way in January will be rebuilt with its own stones, and the old wall with a well-known lamp."},
			{Kind: parse.Figure, Caption: "Waves break over the wall in January", Credit: "Jane Doe"},
			{Kind: parse.List, Items: []string{"a wall of stone that is long enough for two lines here", "a 東京 wall"}},
			{Kind: parse.Table, Rows: [][]string{{"What", "How long"}, {"wall", "90 m"}, {"quay", "a wall too"}}},
			{Kind: parse.Quote, Text: "“A wall is a wall”"},
		},
	}
	for _, c := range []struct {
		needle string
		width  int
		want   string
	}{
		{"wall", 40, "wall|wall|wall|wall|wall|wall|wall|wall|wall|wall|wall|wall"},
		{"gave way in january", 30, "gave way|in January"},
		{"well-known", 40, "well-|known"},
		{"Jane", 40, "Jane"},
		{"90 m", 40, "90 m"},
		{"ADA", 40, ""},
		{"Ada Farrow likes", 40, "Ada Farrow likes"},
		{"nowhere", 40, ""},
	} {
		if got := strings.Join(found(t, a, c.needle, c.width), "|"); got != c.want {
			t.Errorf("%q at %d: %s, want %s", c.needle, c.width, got, c.want)
		}
	}
}
