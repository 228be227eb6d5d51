package reader

import (
	"context"
	"errors"
	"slices"
	"testing"

	"broadsheet/parse"
)

func TestSort(t *testing.T) {
	t.Parallel()
	l := holding(
		parse.Article{Headline: "Élan vital", Publication: "The Meridian", Published: "2024-03-30"}, // 0
		parse.Article{Headline: "elan", Publication: "Echo", Published: "2024-03"},                  // 1
		parse.Article{}, // 2
		parse.Article{Headline: "Zebra crossing", Publication: "echo", Published: "2024-03-30T09:00:00Z"}, // 3
		parse.Article{Headline: "Abbey", Published: "2024-03-30T12:00:00+05:00"},                          // 4
		parse.Article{Headline: "Elan vital", Publication: "Ärztezeitung", Published: "2023"},             // 5
		parse.Article{Headline: "a harbour", Publication: "The Meridian", Published: "1899-12-31"},        // 6
		parse.Article{Headline: "Élan vitally", Publication: "Harbour Post", Published: "the other day"},  // 7
	)
	for _, c := range []struct {
		by      Sort
		reverse bool
		want    []ID
	}{
		{"date", false, []ID{3, 4, 0, 1, 5, 6, 2, 7}},
		{"date", true, []ID{6, 5, 1, 0, 4, 3, 2, 7}},
		{"", false, []ID{3, 4, 0, 1, 5, 6, 2, 7}},
		{"headline", false, []ID{6, 4, 1, 0, 5, 7, 3, 2}},
		{"headline", true, []ID{3, 7, 0, 5, 1, 4, 6, 2}},
		{"publication", false, []ID{5, 3, 1, 7, 0, 6, 4, 2}},
		{"publication", true, []ID{6, 0, 7, 1, 3, 5, 2, 4}},
		{"path", false, []ID{0, 1, 2, 3, 4, 5, 6, 7}},
		{"path", true, []ID{7, 6, 5, 4, 3, 2, 1, 0}},
		{"relevance", false, []ID{3, 4, 0, 1, 5, 6, 2, 7}},
	} {
		if got := listed(t, l, Query{Sort: c.by, Reverse: c.reverse}); !slices.Equal(got, c.want) {
			t.Errorf("by %q, reversed %v: %v, want %v", c.by, c.reverse, got, c.want)
		}
	}
}

func TestRelevance(t *testing.T) {
	t.Parallel()
	l := holding(
		parse.Article{Headline: "Swallow again", Published: "2024-03-30"},    // 0: within
		parse.Article{Headline: "Walls of Jericho", Published: "2024-03-29"}, // 1: a beginning
		parse.Article{Headline: "The (wall).", Published: "2020"},            // 2: whole
		parse.Article{Headline: "Swallow walls", Published: "2021"},          // 3: a beginning
		parse.Article{Headline: "Nothing"},                                   // 4
		parse.Article{Headline: "Ends: Wall", Published: "2022"},             // 5: whole
		parse.Article{Headline: "Éwall", Published: "2023"},                  // 6: within
		parse.Article{Headline: "Thing", Publication: "Wall Street Journal"}, // 7: whole, undated
	)
	for _, c := range []struct {
		text    string
		reverse bool
		want    []ID
	}{
		{"wall", false, []ID{5, 2, 7, 1, 3, 0, 6}},
		{"wall", true, []ID{6, 0, 3, 1, 2, 5, 7}},
		{"wall the", false, []ID{2}},
		{"w", false, []ID{1, 5, 3, 2, 7, 0, 6}},
		{"thing", false, []ID{7, 4}},
	} {
		if got := listed(t, l, Query{Text: c.text, Sort: "relevance", Reverse: c.reverse}); !slices.Equal(got, c.want) {
			t.Errorf("%q, reversed %v: %v, want %v", c.text, c.reverse, got, c.want)
		}
	}
}

func TestTiesStandByPathAndPart(t *testing.T) {
	t.Parallel()
	l := newLibrary(1, &source{arg: "press"})
	same := &parse.Article{Headline: "Same", Publication: "Same", Published: "2024"}
	for _, at := range []struct{ turn, part int }{{2, 1}, {2, 2}, {0, 0}, {1, 1}, {1, 2}} { // as workers may deliver them
		var b batch
		b.put(found{base: "x", turn: small(at.turn)}, at.part, "plain", same)
		l.index.add(&b)
	}
	want := []ID{2, 3, 4, 0, 1}
	for _, by := range Sorts() {
		if got := listed(t, l, Query{Sort: by}); !slices.Equal(got, want) {
			t.Errorf("by %s: %v, want %v", by, got, want)
		}
	}
	if got := listed(t, l, Query{Sort: "date", Reverse: true}); !slices.Equal(got, want) {
		t.Errorf("by date, reversed: %v, want %v", got, want)
	}
}

// Asked again during a scan, the order is that of having sorted everything at the end.
func TestSortDuringScan(t *testing.T) {
	t.Parallel()
	const n = sortBlock + 100
	during, after := newLibrary(1, &source{}), newLibrary(1, &source{})
	fill(after, 0, n)
	for _, upTo := range []int{1, 2, 500, 777, n} {
		fill(during, during.Len(), upTo)
		for _, by := range Sorts() {
			listed(t, during, Query{Sort: by})
		}
	}
	c := after.index.snapshot()
	for _, o := range orderings() {
		got := listed(t, during, Query{Sort: o.name})
		compare := func(a, b ID) int { return o.order(&c, a, b, false) }
		if len(got) != n || !slices.IsSortedFunc(got, compare) {
			t.Errorf("by %s: %d rows, sorted %v", o.name, len(got), slices.IsSortedFunc(got, compare))
		}
		if !slices.Equal(got, listed(t, after, Query{Sort: o.name})) {
			t.Errorf("by %s: not as if sorted at the end", o.name)
		}
	}
}

func TestUnknownOrder(t *testing.T) {
	t.Parallel()
	_, err := holding().Query(context.Background(), Query{Sort: "size"})
	want := `unknown order "size": one of ["date" "headline" "publication" "path" "relevance"]`
	if err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
}

func TestQueryIsCancelled(t *testing.T) {
	t.Parallel()
	l := holding(press()...)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, q := range []Query{{}, {Text: "harb"}, {Text: "harb", Sort: "relevance"}} {
		if _, err := l.Query(ctx, q); !errors.Is(err, context.Canceled) {
			t.Errorf("%+v: error %v", q, err)
		}
	}
	if got := listed(t, l, Query{Text: "harb"}); len(got) != 2 {
		t.Errorf("after that, %v", got)
	}
}
