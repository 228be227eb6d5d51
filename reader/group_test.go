package reader

import (
	"slices"
	"strconv"
	"testing"

	"broadsheet/parse"
)

func TestGroup(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		by   Sort
		e    Entry
		want string
	}{
		{"date", Entry{Published: "2024-03-30"}, "2024-03-30"},
		{"", Entry{Published: "2024-03-30T23:30:00-05:00"}, "2024-03-31"},
		{"date", Entry{Published: "2024-03-30T25:00:00Z"}, "2024-03-30"},
		{"date", Entry{Published: "2024-03"}, "2024-03"},
		{"date", Entry{Published: "2024"}, "2024"},
		{"date", Entry{Published: "spring"}, ""},
		{"date", Entry{}, ""},
		{"publication", Entry{Publication: "Élan"}, "elan"},
		{"publication", Entry{}, ""},
		{"headline", Entry{Headline: "A", Published: "2024", Publication: "B"}, ""},
		{"path", Entry{Path: "a"}, ""},
	} {
		if got := c.by.Group(c.e); got != c.want {
			t.Errorf("by %q, %+v: %q, want %q", c.by, c.e, got, c.want)
		}
	}
}

// Headings stand where the group changes, so a group must not come twice.
func TestGroupsStandTogether(t *testing.T) {
	t.Parallel()
	dates := []string{
		"2024-03-30", "2024-03-30T23:30:00-05:00", "2024-03-31T01:00:00+05:00", "2024-03-31", "2024-03", "2024", "", "spring",
		"2023-03-31", "2024-03-31T12:00:00Z", "2024-03-30T25:00:00Z", "2024-13-77", "2024-3", "2024-03-3x", "2024-03-00", "1899-12-31", "the other day",
	}
	papers := []string{"Echo", "echo", "Écho", "The Meridian", "", "Harbour Post"}
	articles := make([]parse.Article, 0, 200)
	for i := range 200 {
		articles = append(articles, parse.Article{Headline: strconv.Itoa(i), Published: dates[i*7%len(dates)], Publication: papers[i*5%len(papers)]})
	}
	l := holding(articles...)
	for _, by := range Sorts() {
		for _, reverse := range []bool{false, true} {
			rows, err := l.Query(t.Context(), Query{Sort: by, Reverse: reverse})
			if err != nil {
				t.Fatal(err)
			}
			var groups []string
			for _, e := range rows.Window(0, rows.Len()) {
				groups = append(groups, by.Group(e))
			}
			groups = slices.Compact(groups)
			if n := len(groups); len(slices.Compact(slices.Sorted(slices.Values(groups)))) != n || by.Groups() != (n > 1) {
				t.Errorf("by %s, reversed %v: %q", by, reverse, groups)
			}
		}
	}
}
