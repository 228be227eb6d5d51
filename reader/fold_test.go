package reader

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestFold(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"":                        "",
		"Harbour WALL":            "harbour wall",
		"École, ÀÉÎÕÜ":            "ecole, aeiou",
		"e\u0301cole":             "ecole",
		"Straße; STRASSEN; ẞ":     "strasse; strassen; ss",
		"Ærø, Øresund, Łódź":      "aero, oresund, lodz",
		"ﬁnal oﬀer":               "final offer",
		"İstanbul ısı":            "istanbul isi",
		"ΟΔΥΣΣΕΥΣ Ὀδυσσεύς":       "οδυσσευσ οδυσσευσ",
		"Ёлка ЙОД":                "елка иод",
		"don’t “quote” 1914–18":   "don't quote 1914-18",
		"He said “the wall” fell": "he said the wall fell",
		"« Le  mur » et l‘eau'":   ` le mur et l'eau'`,
		`5'11" or "5 ' 11"`:       `5'11 or 5 11"`,
		`((“a”)) "" ''`:           `(("a")) `,
		"soft\u00adhyphen":        "softhyphen",
		"non\u00a0breaking":       "non breaking",
		"a\tb\x00c\x9bd\u0085e":   "a b c\ufffdd e",
		"ＦＵＬＬ　ｗｉｄｔｈ":              "full width",
		"カﾞガ":                     "カ\u3099カ\u3099",
		"हिन्दी":                  "हिन्दी",
		"東京タワー":                   "東京タワー",
	} {
		if got := fold(text); got != want {
			t.Errorf("fold(%q) is %q, want %q", text, got, want)
		}
	}
}

func TestVoicedKanaAreNotAccents(t *testing.T) {
	t.Parallel()
	if fold("か") == fold("が") {
		t.Error("か and が are different letters, and fold to the same")
	}
}

func TestFoldingTwiceChangesNothing(t *testing.T) {
	t.Parallel()
	const alphabets = 0x20000 // above, there are hardly any but Chinese characters
	for r := range rune(alphabets) {
		once := fold(string(r))
		if twice := fold(once); twice != once {
			t.Errorf("%U folds to %q, and that to %q", r, once, twice)
		}
		if strings.ContainsFunc(once, unicode.IsControl) || !utf8.ValidString(once) {
			t.Errorf("%U folds to %q", r, once)
		}
	}
}

func TestFoldedText(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"":                    "",
		" \t\u3000":           "",
		"Harbour  WALL ":      "harbour wall",
		"a\x00b":              "a b",
		"\u0301":              "",
		"soft\u00ad \u00adhy": "soft hy",
		"“Le mur” tombe’":     "le mur tombe",
		" ' \"":               "",
	} {
		if got := foldedText(text); got != want {
			t.Errorf("%q is looked for as %q, want %q", text, got, want)
		}
	}
}
