package page

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"broadsheet/parse"
	"broadsheet/ui/theme"
)

func TestLinesBreakWhereTheyShould(t *testing.T) {
	for name, c := range map[string]struct {
		text  string
		width int
		want  []string
	}{
		"nothing":               {"", 10, nil},
		"at blanks":             {"the old harbour wall", 8, []string{"the old", "harbour", "wall"}},
		"exactly full":          {"harbour wall", 7, []string{"harbour", "wall"}},
		"after a hyphen":        {"a well-known wall", 7, []string{"a well-", "known", "wall"}},
		"never at a dash":       {"wall -- gone", 7, []string{"wall --", "gone"}},
		"nor before a number":   {"at -5 degrees", 4, []string{"at", "-5", "degr", "ees"}},
		"a long word":           {"x https://e.example/a", 10, []string{"x", "https://e.", "example/a"}},
		"line breaks kept":      {"one\n  two\n\nthree", 10, []string{"one", "  two", "", "three"}},
		"inside Japanese":       {"港町の小さな駅", 6, []string{"港町の", "小さな", "駅"}},
		"not before a stop":     {"港町の。小", 6, []string{"港町", "の。小"}},
		"no-break space":        {"£5\u00a0million gone", 11, []string{"£5\u00a0million", "gone"}},
		"combining marks":       {"cafe\u0301 cafe\u0301", 4, []string{"cafe\u0301", "cafe\u0301"}},
		"an emoji is one thing": {"👨‍👩‍👧👨‍👩‍👧", 3, []string{"👨‍👩‍👧", "👨‍👩‍👧"}},
	} {
		if got := wrap(c.text, c.width); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}

func TestTableLosesNoColumn(t *testing.T) {
	rows := [][]string{{"Port", "Ships", "Tons landed in the year"}, {"Saltby", "14"}, {"Goole", "3", "1,200", "estimated"}}
	for width, want := range map[int]string{
		60: "Port    Ships  Tons landed in the year\nSaltby  14\nGoole   3      1,200                    estimated\n",
		36: "Port    Ships  Tons\n               landed in\n               the year\nSaltby  14\nGoole   3      1,200       estimated\n",
		20: "Port: Saltby\nShips: 14\nTons landed in the\nyear:\n\nPort: Goole\nShips: 3\nTons landed in the\nyear: 1,200\nestimated\n",
	} {
		a := &parse.Article{Blocks: []parse.Block{{Kind: parse.Table, Rows: rows}}}
		got, _, _ := strings.Cut(plain(mustRender(t, &parse.Page{}, a, Options{Width: width})), "\n──")
		if got != want {
			t.Errorf("at %d cells:\n%s\nwant\n%s", width, got, want)
		}
	}
}

func TestPagesAreSetAtTheSameTime(t *testing.T) {
	p, a := harbour()
	opt := Options{Width: 40, Captions: true, Cuts: true, Palette: theme.Dark()}
	want := mustRender(t, p, a, opt)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			if got, err := render(t.Context(), p, a, opt); err != nil || !slices.Equal(got, want) {
				t.Errorf("another page came out: %v", err)
			}
		})
	}
	group.Wait()
}
