package reader

import (
	"slices"
	"testing"
)

// Where nothing matches, what is written almost alike is listed, and the rows say so.
func TestSimilar(t *testing.T) {
	t.Parallel()
	l := holding(press()...)
	for text, want := range map[string][]ID{
		"harbuor":             {0, 1}, // swapped
		"harbor":              {0, 1}, // one is missing
		"harbbour":            {0, 1}, // too many
		"hatbour wall":        {0},
		"wlal harb":           {0},
		"kowaslky":            {1}, // two in a long word
		"hrabuor":             {},  // two in a short one
		"kwlski":              {1}, // the letters in their order
		"kwslki":              {},
		"hrbr":                {0, 1},
		"arbr":                {},
		"sarbour":             {}, // the first letter
		"fxr":                 {}, // too short to say
		"méridiem":            {1, 2},
		`"harbuor wlal"`:      {0},
		"harbuor -wall":       {1},
		"harbuor -wlal":       {0, 1}, // what must not be there is as it is written
		"harbuor pub:fenland": {0},
		"harbuor OR zzzz":     {0, 1},
		"pub:fenlnad":         {}, // only what is looked for everywhere
		"-harbuor zzzz":       {},
		"rebuitl whitby":      {},
		"harbuor rebuilt by":  {},
	} {
		rows, err := l.Query(t.Context(), Query{Text: text, Sort: "path"})
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(rows.ids, want) || rows.Similar() != (len(want) > 0) {
			t.Errorf("%q is similar to %v, said: %v; want %v", text, rows.ids, rows.Similar(), want)
		}
		rows, err = l.Query(t.Context(), Query{Text: text, Whole: true})
		if err != nil || rows.Len() > 0 || rows.Similar() {
			t.Errorf("%q as a whole finds %v, %v, %v", text, rows.ids, rows.Similar(), err)
		}
	}
	rows, err := l.Query(t.Context(), Query{Text: "harbour"})
	if err != nil || rows.Similar() {
		t.Errorf("what matches is said to be similar, %v", err)
	}
}

// A word that has grown may be written otherwise in more ways.
func TestSimilarWhileItIsTyped(t *testing.T) {
	t.Parallel()
	l := holding(press()...)
	for _, c := range []struct {
		text string
		want []ID
	}{{"harbxxr", []ID{}}, {"harbxxrs", []ID{}}, {"kowxxsk", []ID{}}, {"kowxxski", []ID{1}}} {
		rows, err := l.Query(t.Context(), Query{Text: c.text, Sort: "path"})
		if err != nil || !slices.Equal(rows.ids, c.want) {
			t.Errorf("%q is similar to %v, %v; want %v", c.text, rows.ids, err, c.want)
		}
	}
}
