package reader

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"broadsheet/reader/query"
)

// marked puts brackets around the ranges.
func marked(text string, ranges [][2]int) string {
	var b strings.Builder
	at := 0
	for _, r := range ranges {
		b.WriteString(text[at:r[0]] + "[" + text[r[0]:r[1]] + "]")
		at = r[1]
	}
	return b.String() + text[at:]
}

func TestMatches(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ query, text, want string }{
		{"", "Harbour wall", "Harbour wall"},
		{"harb", "", ""},
		{"harb", "Harbour wall at the harbour", "[Harb]our wall at the [harb]our"},
		{"wall HARB", "Harbour wall", "[Harb]our [wall]"},
		{"harbour bour", "Harbour", "[Harbour]"},
		{"har bour", "Harbour", "[Harbour]"},
		{"aa", "aaaa", "[aaaa]"},
		{"other harb", "Harbour", "[Harb]our"},
		{"ecole", "L’École", "L’[École]"},
		{"école", "l'ecole", "l'[ecole]"},
		{"cafe", "cafe\u0301s", "[cafe\u0301]s"},
		{"strass", "Die Straße", "Die [Straß]e"},
		{"s", "Maß", "Ma[ß]"},
		{"fi", "ﬁnal", "[ﬁ]nal"},
		{"i", "ﬁnal", "[ﬁ]nal"},
		{"京", "東京タワー", "東[京]タワー"},
		{"タワ", "東京タワー", "東京[タワ]ー"},
		{"か", "がき", "[が]き"},
		{"하", "한국", "[한]국"},
		{"softhy", "soft\u00adhyphen", "[soft\u00adhy]phen"},
		{"👩", "a 👩\u200d🚒 b", "a [👩\u200d🚒] b"},
		{"b", "a\xffb", "a\xff[b]"},
		{"don't", "Don’t panic", "[Don’t] panic"},
		{`"harbour wall"`, "Harbour wall, sea wall", "[Harbour wall], sea wall"},
		{`"said the wall fell"`, "He said “the wall” « fell", "He [said “the wall” « fell]"},
		{"harb OR (sea wal", "Harbour wall at sea", "[Harb]our [wal]l at [sea]"},
		{"wall -harb -(sea OR (at))", "Harbour wall at sea", "Harbour [wall] at sea"},
		{"-(-harb)", "Harbour", "Harbour"},
		{"pub:echo headline:harb author:x", "Harbour pub:echo", "[Harb]our pub:echo"},
		{"words:5 wall", "5 words: wall", "5 words: [wall]"},
		{"pubs: wall", "Harbour wall", "Harbour wall"}, // wrong
	} {
		if got := marked(c.text, Matches(c.query, query.Headline, c.text, false)); got != c.want {
			t.Errorf("%q in %q: %s, want %s", c.query, c.text, got, c.want)
		}
	}
}

// What is only similar is marked as whole words.
func TestMatchesOfWhatIsSimilar(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ query, text, want string }{
		{"harbuor", "Harbour wall, HARBOUR", "[Harbour] wall, [HARBOUR]"},
		{"harbuor wal", "Harbour wall", "[Harbour] [wal]l"},
		{`"harbuor wlal"`, "Harbour wall", "[Harbour] [wall]"},
		{"sea-wall brnadt", "The sea-wall at Brandt's", "The [sea-wall] at [Brandt]'s"},
		{"kwlski", "Zoë Kowalski-Brandt", "Zoë [Kowalski]-Brandt"},
		{"ecloe", "L’École", "L’[École]"},
		{"headline:harbuor", "Harbour", "Harbour"}, // it is looked for as it is
		{"headline:harb brnadt", "Harbour Brandt", "[Harb]our [Brandt]"},
		{"-harbuor brnadt", "Harbour Brandt", "Harbour [Brandt]"},
	} {
		if got := marked(c.text, Matches(c.query, query.Headline, c.text, true)); got != c.want {
			t.Errorf("%q in %q: %s, want %s", c.query, c.text, got, c.want)
		}
	}
}

func FuzzMatches(f *testing.F) {
	for _, s := range [][2]string{
		{"harb wall", "Harbour wall"}, {"s", "Straße e\u0301"}, {"ﬁ", "fin"}, {"か", "ｶﾞ がき"}, {"a", "a\xff\x00a"}, {"👩", "👩\u200d🚒"},
	} {
		f.Add(s[0], s[1])
	}
	f.Fuzz(func(t *testing.T, asked, text string) {
		end := -1
		for _, r := range Matches(asked, query.Headline, text, len(text)%2 == 0) {
			if r[0] <= end || r[1] <= r[0] || r[1] > len(text) {
				t.Fatalf("range %v after %d in %d bytes", r, end, len(text))
			}
			if !onBorder(text, r[0]) || !onBorder(text, r[1]) {
				t.Fatalf("range %v of %q splits a rune", r, text)
			}
			end = r[1]
		}
		if twice := fold(fold(text)); twice != fold(text) {
			t.Fatalf("%q folds to %q, and that to %q", text, fold(text), twice)
		}
		for w := range strings.FieldsFuncSeq(asked, func(r rune) bool { return !unicode.IsLetter(r) && r != ' ' }) {
			quoted, word := query.Quote(w), foldedText(w)
			if word != "" && strings.Contains(fold(text), word) && len(Matches(quoted, query.Author, text, false)) == 0 {
				t.Fatalf("%q is in %q and not marked", quoted, text)
			}
		}
	})
}

// onBorder says that no rune of text lies across byte n.
func onBorder(text string, n int) bool {
	at := 0
	for at < n {
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return at == n
}
