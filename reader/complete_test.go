package reader

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"broadsheet/parse"
)

// The bar is the cursor. What stands before and after it stays.
func TestComplete(t *testing.T) {
	t.Parallel()
	l := holding(append(press(), parse.Article{
		Publication: `The "New" Echo`, Section: "News", Authors: []parse.Author{{Name: "Ewan Brandt"}}, Published: "2024-05", Place: `""`,
	})...)
	for text, want := range map[string][]string{
		"|":                    {"pub:", "author:", "headline:", "section:", "place:", "agency:", "lang:", "country:", "path:", "format:", "after:", "before:", "on:", "words:", "has:"},
		"harb P|":              {"harb pub:", "harb place:", "harb path:"},
		"-(a|g:x":              {"-(author:x", "-(agency:x", "-(after:x"},
		"p|ub:echo":            {"pub:echo", "place:echo", "path:echo"},
		"zz|":                  {},
		`"pu|`:                 {},
		"pub:| harb":           {`pub:"Fenland Echo" harb`, `pub:"Le Méridien" harb`, `pub:The harb`, `pub:"The Meridian" harb`, `pub:海の新聞 harb`},
		"pub:the|":             {"pub:The", `pub:"The Meridian"`},
		"pub:ECH|o":            {`pub:"Fenland Echo"`, "pub:The"},
		`pub:"le mer|x" harb`:  {`pub:"Le Méridien" harb`},
		"author:|":             {`author:"Ewan Brandt"`, `author:"Ada Farrow"`, `author:"Zoë Kowalski"`},
		"section:n|":           {"section:News", `section:"Local news"`},
		"place:|":              {"place:Whitby"},
		"agency:|":             {"agency:Reuters"},
		"lang:|":               {"lang:en", "lang:pt-BR"},
		"country:g|":           {"country:GB"},
		"format:|":             {"format:plain"},
		"after:|":              {"after:2024", "after:2023"},
		"on:202|":              {"on:2024", "on:2023"},
		"has:|":                {"has:date", "has:author", "has:image", "has:caption"},
		"headline:|":           {},
		"words:|":              {},
		"nosuch:|":             {},
		"harb -lang:|OR x) pu": {`harb -lang:en x) pu`, `harb -lang:pt-BR x) pu`}, // wrong, and yet
	} {
		before, after, _ := strings.Cut(text, "|")
		done, err := l.Complete(t.Context(), before+after, len(before))
		if err != nil {
			t.Fatal(err)
		}
		got := []string{}
		for _, s := range done.Texts {
			got = append(got, (before + after)[:done.From]+s+(before + after)[done.To:])
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestCompletionsAreNotWithoutEnd(t *testing.T) {
	t.Parallel()
	l := newLibrary(1, &source{})
	for i := range 3 * mostTexts {
		var b batch
		for range 1 + i%7 {
			b.put(found{}, 0, "plain", &parse.Article{Publication: fmt.Sprintf("Echo %d", i)})
		}
		l.index.add(&b)
	}
	done, err := l.Complete(t.Context(), "pub:", 4)
	if err != nil || len(done.Texts) != mostTexts || done.Texts[0] != `pub:"Echo 104"`[4:] {
		t.Errorf("%d, %q: %v", len(done.Texts), done.Texts, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := l.Complete(ctx, "pub:", 4); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// Of a field whose values nobody can list, it is said what it takes.
func TestCompletionSaysWhatAFieldTakes(t *testing.T) {
	t.Parallel()
	l := holding(press()...)
	for text, want := range map[string]string{
		"path:":       "path: takes the path of the file, as in path:2024/03",
		"harb words:": "words: takes how many words the article has, as in words:>800 words:<200 words:200..400 words:500",
		"pub:zzz":     "",
		"zzz":         "",
	} {
		if done := must(l.Complete(t.Context(), text, len(text))); done.Wants != want || len(done.Texts) > 0 {
			t.Errorf("%s: %q, %q; want %q", text, done.Wants, done.Texts, want)
		}
	}
}
