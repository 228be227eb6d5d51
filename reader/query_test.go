package reader

import (
	"context"
	"reflect"
	"slices"
	"testing"

	"broadsheet/parse"
)

func TestEntryHoldsWhatTheListShows(t *testing.T) {
	t.Parallel()
	l := newLibrary(1, folderSource(nil))
	a := &parse.Article{
		Headline: "Harbour wall", Publication: "Fenland Echo", Section: "News", Place: "Whitby", Language: "en", Country: "GB",
		Published: "2024-03-30", Authors: []parse.Author{{Name: "Ada Farrow", Role: "editor"}, {Contact: "@x"}, {Name: "Ewan Brandt"}},
		Words: 411, Minutes: 2,
	}
	var b batch
	b.put(found{dir: "2024/03", base: "a.jsonl"}, 7, "jsonl", a)
	b.put(found{base: "b.txt", turn: 1}, 0, "plain", &parse.Article{})
	l.index.add(&b)
	rows, err := l.Query(context.Background(), Query{Sort: "path"})
	if err != nil {
		t.Fatal(err)
	}
	want := []Entry{{
		ID: 0, Path: l.sources[0].path("2024/03", "a.jsonl"), Part: 7, Format: "jsonl", Headline: "Harbour wall", Publication: "Fenland Echo",
		Authors: []string{"Ada Farrow", "Ewan Brandt"}, Published: "2024-03-30", Section: "News", Place: "Whitby",
		Language: "en", Country: "GB", Words: 411, Minutes: 2,
	}, {ID: 1, Path: l.sources[0].path("", "b.txt"), Format: "plain"}}
	if got := rows.Window(0, 2); !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, want\n%+v", got, want)
	}
}

func TestWindowStaysWithinTheRows(t *testing.T) {
	t.Parallel()
	l := holding(press()...)
	rows, err := l.Query(context.Background(), Query{Sort: "path"})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		from, n int
		want    []ID
	}{
		{0, 2, []ID{0, 1}}, {4, 9, []ID{4, 5}}, {6, 1, nil}, {99, 3, nil}, {-3, 2, []ID{0, 1}}, {2, 0, nil}, {2, -1, nil},
	} {
		var got []ID
		for _, e := range rows.Window(c.from, c.n) {
			got = append(got, e.ID)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("Window(%d, %d): %v, want %v", c.from, c.n, got, c.want)
		}
	}
	if rows.Position(3) != 3 || rows.Position(6) != -1 {
		t.Errorf("positions %d, %d", rows.Position(3), rows.Position(6))
	}
}

// Rows stay what they were while the library grows.
func TestRowsDoNotChange(t *testing.T) {
	t.Parallel()
	l := newLibrary(1, folderSource(nil))
	fill(l, 0, 100)
	rows, err := l.Query(context.Background(), Query{Text: "e"})
	if err != nil {
		t.Fatal(err)
	}
	before := rows.Window(0, rows.Len())
	for n := 100; n < 5000; n += 700 {
		fill(l, n, n+700)
		listed(t, l, Query{Text: "e"})
	}
	if !reflect.DeepEqual(rows.Window(0, rows.Len()), before) || rows.Total() != 100 {
		t.Error("they changed")
	}
}

func TestDateKeysSortByTime(t *testing.T) {
	t.Parallel()
	ordered := []string{
		"", "1899", "2023-12-31T23:59:59Z", "2024", "2024-03", "2024-03-29T23:30:00-01:00", "2024-03-30T01:00Z",
		"2024-03-30T02:00:00", "2024-03-31", "2024-12-31", "9999-12-31",
	}
	// 23:30 an hour west of Greenwich is half past midnight.
	for i := 1; i < len(ordered); i++ {
		if a, b := dateKey(ordered[i-1]), dateKey(ordered[i]); a >= b {
			t.Errorf("%q is not before %q: %d, %d", ordered[i-1], ordered[i], a, b)
		}
	}
	for _, none := range []string{"yesterday", "20", "20x4-01-01", "-044-03-15", "the other day, or so"} {
		if dateKey(none) != 0 {
			t.Errorf("%q has a date", none)
		}
	}
}
