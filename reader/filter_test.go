package reader

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"broadsheet/parse"
)

// holding returns a library with these articles, in the files 0.txt, 1.txt and so on.
func holding(articles ...parse.Article) *Library {
	l := newLibrary(1, &source{arg: "press"})
	for i := range articles { // a batch each, as a slow scan would have it
		var b batch
		b.add(found{base: fmt.Sprintf("%d.txt", i), turn: small(i)}, 0, "plain", &articles[i])
		l.index.add(&b)
	}
	return l
}

// listed returns the numbers of the articles that q finds.
func listed(t *testing.T, l *Library, q Query) []ID {
	t.Helper()
	rows, err := l.Query(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	return rows.ids
}

// plain is the filter as one would write it without any thought of speed: an entry's folded
// fields, and each word in one of them.
type plain [][]string

func asPlain(articles ...parse.Article) plain {
	p := make(plain, 0, len(articles))
	for _, a := range articles {
		fields := []string{fold(a.Headline), fold(a.Publication)}
		for _, who := range a.Authors {
			fields = append(fields, fold(who.Name))
		}
		p = append(p, fields)
	}
	return p
}

func (p plain) find(query string) []ID {
	words := foldedWords(query)
	ids := []ID{}
	for i, fields := range p {
		missing := slices.ContainsFunc(words, func(w string) bool {
			return !slices.ContainsFunc(fields, func(f string) bool { return strings.Contains(f, w) })
		})
		if !missing {
			ids = append(ids, ID(i))
		}
	}
	return ids
}

func paper() []parse.Article {
	return []parse.Article{
		{Headline: "Harbour wall to be rebuilt", Publication: "Fenland Echo", Authors: []parse.Author{{Name: "Ada Farrow"}}},
		{Headline: "Ferry firm sues over harbour", Publication: "The Meridian", Authors: []parse.Author{{Name: "Zoë Kowalski"}, {Name: "Ewan Brandt"}}},
		{Headline: "L’École de la Straße", Publication: "Le Méridien"},
		{Headline: "東京の橋が新しい", Publication: "海の新聞"},
		{Publication: "Fenland Echo"},
		{},
	}
}

func TestFilter(t *testing.T) {
	t.Parallel()
	l := holding(paper()...)
	for query, want := range map[string][]ID{
		"":                     {0, 1, 2, 3, 4, 5},
		"  \t ":                {0, 1, 2, 3, 4, 5},
		"harb":                 {0, 1},
		"HARB":                 {0, 1},
		"harbour wall":         {0},
		"wall harbour":         {0},
		"harbour echo ada":     {0},
		"harbour kowalski ewa": {1},
		"zoe":                  {1},
		"meridien":             {2},
		"ecole STRASSE":        {2},
		"l'ecole":              {2},
		"meridi":               {1, 2},
		"橋":                    {3},
		"新 海":                  {3},
		"京東":                   {},
		"echo":                 {0, 4},
		"rebuilt fenlandx":     {},
		"rebuiltfenland":       {}, // across the fields
		"zzzz":                 {},
		"\x00":                 {0, 1, 2, 3, 4, 5},
	} {
		if got := listed(t, l, Query{Text: query, Sort: "path"}); !slices.Equal(got, want) {
			t.Errorf("%q finds %v, want %v", query, got, want)
		}
	}
}

// The entries are so many that several goroutines filter them, and that chunks begin and end
// between hits. They come bit by bit, as in a scan.
func TestFilterFindsWhatThePlainOneFinds(t *testing.T) {
	t.Parallel()
	l := newLibrary(1, &source{})
	var all plain
	for _, n := range []int{1, 63, 64, 65, 200, alone + 77} {
		for i := len(all); i < n; i++ {
			all = append(all, asPlain(*invented(i))...)
		}
		fill(l, l.index.len(), n)
		for _, query := range append(benchQueries, "echo", "echo", "ecole", "2", "the of", "ski kowal") {
			if got, want := listed(t, l, Query{Text: query, Sort: "path"}), all.find(query); !slices.Equal(got, want) {
				t.Errorf("%q finds %d of %d, want %d", query, len(got), n, len(want))
			}
		}
	}
}

func FuzzFilter(f *testing.F) {
	f.Add("harb echo", "Harbour wall", "Fenland Echo", "Ada Farrow")
	f.Add("a b", "a\x00b", "é", "ß")
	f.Fuzz(func(t *testing.T, query, headline, publication, author string) {
		articles := append(paper(), parse.Article{
			Headline: headline, Publication: publication, Authors: []parse.Author{{Name: author}},
		})
		want := asPlain(articles...).find(query)
		for _, by := range Sorts() {
			got := listed(t, holding(articles...), Query{Text: query, Sort: by})
			if slices.Sort(got); !slices.Equal(got, want) {
				t.Fatalf("%q by %s finds %v, want %v", query, by, got, want)
			}
		}
	})
}
