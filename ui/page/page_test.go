package page

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"broadsheet/parse"
	"broadsheet/ui/theme"

	"github.com/charmbracelet/x/ansi"
)

var update = flag.Bool("update", false, "write the golden files anew")

// piece is one span of a page under test, with what stands before it in the source.
type piece struct {
	gap    string
	source string
	role   parse.Role
	rule   string
	text   string
}

// page lays pieces one after another, as a format's reader would have labelled them.
func page(pieces ...piece) *parse.Page {
	p := &parse.Page{Format: "test"}
	for _, x := range pieces {
		p.Source += x.gap
		from := len(p.Source)
		p.Source += x.source
		p.Spans = append(p.Spans, parse.Span{Start: from, End: len(p.Source), Role: x.role, Rule: x.rule, Text: x.text})
	}
	return p
}

// harbour is a whole page with one of everything.
func harbour() (*parse.Page, *parse.Article) {
	p := page(
		piece{"", "The Fenland Echo", parse.RolePublication, "masthead", "The Fenland Echo"},
		piece{"\n", "HARBOUR WALL TO BE REBUILT", parse.RoleCut, "doubled headline", ""},
		piece{"\n\n", "Harbour wall to be rebuilt after winter storms", parse.RoleHeadline, "headline", "Harbour wall to be rebuilt after winter storms"},
		piece{"\n", "- By", parse.RoleCut, "byline label", ""},
		piece{" ", "ADA FARROW", parse.RoleByline, "byline", "Ada Farrow"},
		piece{"\n\n", "The harbour wall that gave way in January will be rebuilt with its own stones, the council said.", parse.RoleParagraph, "paragraph", "The harbour wall…"},
		piece{" ", "Share", parse.RoleCut, "share button", ""},
		piece{"\n\n", "Stones", parse.RoleCrosshead, "crosshead", "Stones"},
		piece{"\n\n", "“It held for a hundred years.”", parse.RoleQuote, "pull quote", "“It held for a hundred years.”"},
		piece{"\n\n", "- lime", parse.RoleItem, "list", "lime"},
		piece{"\n", "- sand", parse.RoleItem, "list", "sand"},
		piece{"\n\n", "Year\tStones", parse.RoleRow, "table", "Year\tStones"},
		piece{"\n", "1901\t4,000", parse.RoleRow, "table", "1901\t4,000"},
		piece{"\n\n", "Waves break over the wall", parse.RoleCaption, "caption", "Waves break over the wall"},
		piece{" ", "JANE DOE/AFP", parse.RoleCredit, "credit", "Jane Doe/AFP"},
		piece{"\n", "JANE DOE/AFP Waves break over the", parse.RoleCut, "doubled caption", ""},
		piece{"\n\n", "The harbour in figures", parse.RoleAside, "aside", "The harbour in figures"},
		piece{"\n\n", "Newspapers in", parse.RoleCut, "site footer", ""},
		piece{" ", "English", parse.RoleLanguage, "site footer", "en"},
		piece{"\n", "Newspapers from", parse.RoleCut, "site footer", ""},
		piece{" ", "United Kingdom", parse.RoleCountry, "site footer", "GB"},
	)
	a := &parse.Article{
		Publication: "The Fenland Echo", Section: "News", Page: "4", Kicker: "Coast",
		Headline:   "Harbour wall to be rebuilt after winter storms",
		Standfirst: "Engineers say that the old stones will be used again",
		Authors: []parse.Author{
			{Name: "Ada Farrow", Role: "environment correspondent", Place: "Whitby", Bio: "Ada Farrow has written about the coast since 1998.", Contact: "ada@echo.example"},
			{Name: "Ben Sorley"},
		},
		Agency: "Reuters", Place: "Whitby", Published: "2024-03-30", Language: "en", Country: "GB",
		URL: "https://echo.example/wall",
		Blocks: []parse.Block{
			{Kind: parse.Paragraph, Text: "The harbour wall that gave way in January will be rebuilt with its own stones, the council said.", First: 5, Last: 5},
			{Kind: parse.Crosshead, Text: "Stones", First: 7, Last: 7},
			{Kind: parse.Quote, Text: "“It held for a hundred years.”", First: 8, Last: 8},
			{Kind: parse.List, Items: []string{"lime", "sand from the eastern beach, which is finer than that of the west"}, First: 9, Last: 10},
			{Kind: parse.Table, Rows: [][]string{{"Year", "Stones"}, {"1901", "4,000"}}, First: 11, Last: 12},
			{Kind: parse.Figure, Caption: "Waves break over the wall", Credit: "Jane Doe/AFP", First: 13, Last: 14}, //nolint:gosec // no credentials, but a credit
			{Kind: parse.Aside, Text: "The harbour in figures", First: 16, Last: 16},
		},
		Words: 411, Minutes: 2,
	}
	return p, a
}

func mustRender(t *testing.T, p *parse.Page, a *parse.Article, opt Options) []Line {
	t.Helper()
	lines, err := render(context.Background(), p, a, opt)
	if err != nil {
		t.Fatal(err)
	}
	return lines
}

// plain is what a reader without colours sees.
func plain(lines []Line) string {
	var b strings.Builder
	for _, l := range lines {
		b.WriteString(ansi.Strip(l.Text) + "\n")
	}
	return b.String()
}

func TestPagesLookAsTheyShould(t *testing.T) {
	screen := Options{Width: 66, Captions: true, Palette: theme.Dark(), Path: "archive/wall.txt", CutsHint: "z shows them"}
	for name, change := range map[string]func(*Options){
		"article-66":  func(*Options) {},
		"article-24":  func(o *Options) { o.Width = 24 },
		"article-10":  func(o *Options) { o.Width = 10 },
		"no-captions": func(o *Options) { o.Captions = false },
		"cuts-66":     func(o *Options) { o.Cuts = true },
		"cuts-24":     func(o *Options) { o.Cuts, o.Width = true, 24 },
		"source-66":   func(o *Options) { o.Source = true },
		"info-66":     func(o *Options) { o.Info = true },
		"info-24":     func(o *Options) { o.Info, o.Width = true, 24 },
	} {
		t.Run(name, func(t *testing.T) {
			opt := screen
			change(&opt)
			p, a := harbour()
			golden(t, name, plain(mustRender(t, p, a, opt)))
		})
	}
}

// What columns must not part is known by line: what is tied hangs together with the line below it.
func TestCrossheadsAndCaptionsAreTied(t *testing.T) {
	p, a := harbour()
	var tied []string
	for _, l := range mustRender(t, p, a, Options{Width: 20, Captions: true, Palette: theme.Paper()}) {
		if l.Tied {
			tied = append(tied, ansi.Strip(l.Text))
		}
	}
	want := []string{"Stones", "▌ “It held for a", "Year  Stones", "┃ Waves break over", "┃ the wall"}
	if strings.Join(tied, "\n") != strings.Join(want, "\n") {
		t.Errorf("tied are %q, want %q", tied, want)
	}
}

// The head goes over all columns; the source, and what is known, have none.
func TestOnlyAnArticleHasAHead(t *testing.T) {
	p, a := harbour()
	for name, c := range map[string]struct {
		opt  Options
		want bool
	}{"article": {Options{}, true}, "cuts": {Options{Cuts: true}, true}, "source": {Options{Source: true}, false}, "info": {Options{Info: true}, false}} {
		text, err := compose(context.Background(), p, a, c.opt)
		if err != nil {
			t.Fatal(err)
		}
		if got := text.Head() > 0; got != c.want {
			t.Errorf("%s: a head of %d parts", name, text.Head())
		}
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", "pages", name+".txt")
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
