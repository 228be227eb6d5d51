package reader

import (
	"strings"
	"testing"
)

func TestFindFindsAsAReaderWould(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ needle, text, want string }{
		{"harbour", "The Harbour wall, the harbour.", "The [Harbour] wall, the [harbour]."},
		{"Harbour", "The Harbour wall, the harbour.", "The [Harbour] wall, the harbour."},
		{"the  wall", "mend the\nwall now", "mend [the\nwall] now"},
		{"ecole", "L’École et l’ecole", "L’[École] et l’[ecole]"},
		{"école", "L’École et l’ecole", "L’[École] et l’[ecole]"},
		{"strasse", "Die Straße hier", "Die [Straße] hier"},
		{"it's", "and it’s done", "and [it’s] done"},
		{"aa", "aaaa", "[aaaa]"},
		{"", "text", "text"},
		{"   ", "text", "text"},
		{"e", "e\u0301te", "[e\u0301]t[e]"},
		{"NO", "No NO no", "No [NO] no"},
		{"港", "東京港と港", "東京[港]と[港]"},
	} {
		var got strings.Builder
		at := 0
		for _, r := range Find(c.needle, c.text) {
			got.WriteString(c.text[at:r[0]] + "[" + c.text[r[0]:r[1]] + "]")
			at = r[1]
		}
		got.WriteString(c.text[at:])
		if got.String() != c.want {
			t.Errorf("%q in %q: %s, want %s", c.needle, c.text, got.String(), c.want)
		}
	}
}

// FuzzFind checks that what is found is sorted, inside, not empty, and folds to what was looked for.
func FuzzFind(f *testing.F) {
	f.Add("the wall", "mend the\nwall now")
	f.Add("é", "e\u0301 É e")
	f.Fuzz(func(t *testing.T, needle, text string) {
		at := 0
		for _, r := range Find(needle, text) {
			if r[0] < at || r[1] <= r[0] || r[1] > len(text) {
				t.Fatalf("%q in %q: range %v after %d", needle, text, r, at)
			}
			at = r[1]
			if !strings.Contains(fold(text[r[0]:r[1]]), fold(strings.Join(strings.Fields(needle), " "))) {
				t.Fatalf("%q in %q: found %q", needle, text, text[r[0]:r[1]])
			}
		}
	})
}
