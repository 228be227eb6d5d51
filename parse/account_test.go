package parse_test

import (
	"errors"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"broadsheet/parse"
)

// seeds gives every case of testdata to a fuzz target, and some shapes that bite.
func seeds(f *testing.F) {
	f.Helper()
	for _, src := range cases(f) {
		f.Add(src)
	}
	for _, s := range []string{
		"", " ", "??", "?? ??", " ?? ?? \n?? A ??", "a\x00b", "- \n- ", "- A A", "\xff\xfeA\x00", "\xfe\xff\x00A\x00", "By\n", "ﬁ- ﬁ",
		"A\n\nB\n\n- C D C D\n\nE.", "(Reporting by A B)", "LONDON (Reuters) - x", "Continued on Page 7", "Newspapers in English",
		"T HE\n\n?? X/Y via Z ?? c ?? W ?? d\nX/Y via Z c", "Author: \nDate: 2024\n\nx", "\x1b]0;t\ax\x1b[31m\u009b3my", "a\r\rb\r\n", "0 0 0 .Contd on PAge0\n00", "0\n??0 ?? ??\nNewspapers from Ireland", "H\n\n- Ada Farrow \u009b(ada@x.org)\n\nText.", "“a b c d e f g h i j”\n\na b c d e f g h i j k.",
		"0000000000\nB\nAAAA:  a0", "Harbour Post\n\nMayor to stand down\n\n, ADA FARROW\nThe mayor stands down after the vote on the bridge, which nobody had foreseen. The council meets on Monday.",
	} {
		f.Add([]byte(s))
	}
}

// FuzzAccount holds the promise of the account over any bytes: the spans are sorted, disjoint,
// and cover all that is not blank.
func FuzzAccount(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, src []byte) {
		for p, err := range parse.Articles("x.txt", src) {
			if err != nil {
				continue
			}
			if err := p.Account(); err != nil {
				t.Fatalf("%v\n%q\n%+v", err, p.Source, p.Spans)
			}
			for _, b := range p.Article().Blocks {
				if b.First > b.Last || b.Last >= len(p.Spans) {
					t.Fatalf("block %+v points at no spans", b)
				}
			}
		}
	})
}

// FuzzGate holds that nothing that parse gives out can act on a terminal. The raw source is the
// one exception, and is shown through Visible alone.
func FuzzGate(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, src []byte) {
		harmless(t, parse.Clean(string(src))+parse.CleanPath(string(src)), "")
		for p, err := range parse.Articles(string(src), src) {
			if err != nil {
				harmless(t, err.Error(), "")
				continue
			}
			harmless(t, parse.Visible(p.Source), "\n\t")
			for _, s := range p.Spans {
				harmless(t, s.Rule+s.Text, "\n\t")
			}
			a := p.Article()
			harmless(t, strings.Join([]string{a.Publication, a.Section, a.Page, a.Edition, a.Kicker, a.Headline, a.Standfirst, a.Agency, a.Place, a.Published, a.Language, a.Country, a.URL, a.Fingerprint()}, ""), "")
			for _, b := range a.Blocks {
				harmless(t, b.Text, "\n")
				harmless(t, b.Caption+b.Credit+b.Image+strings.Join(b.Items, ""), "")
			}
			for _, w := range a.Authors {
				harmless(t, w.Name+w.Role+w.Place+w.Bio+w.Contact, "")
			}
		}
	})
}

// harmless fails if s holds a control character that is not allowed, or one that changes the
// order of the text or is invisible. Joiners, which emoji and some scripts need, are let through.
func harmless(t *testing.T, s, allowed string) {
	t.Helper()
	if !utf8.ValidString(s) {
		t.Fatalf("%q is no UTF-8", s)
	}
	for _, r := range s {
		if strings.ContainsRune(allowed, r) || r == '\u200c' || r == '\u200d' {
			continue
		}
		if unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) {
			t.Fatalf("%U in %q", r, s)
		}
	}
}

func TestWithoutText(t *testing.T) {
	for name, c := range map[string]struct{ src, want string }{
		"nothing":        {"", "no text"},
		"blank":          {" \r\n\t\n\u00a0", "no text"},
		"furniture only": {"Share\n\nAdvertisement\n", "no text"},
		"footer only":    {"Newspapers in English\n\nNewspapers from Ireland\n", "no text"},
		"controls only":  {"\x01\x02\x03 \x04", "not text"},
		"too many lines": {strings.Repeat("a\n", 1_000_001), "more than 1,000,000 lines"},
		"picture":        {"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not a text that can be read: a PNG picture"},
		"page":           {"\n<!DOCTYPE  html><html>", "not a text that can be read: an HTML page"},
		"json":           {"{\n  \"title\": 1}", "not a text that can be read: JSON"},
	} {
		t.Run(name, func(t *testing.T) {
			var got error
			for p, err := range parse.Articles("x", []byte(c.src)) {
				if p != nil {
					t.Fatalf("an article: %+v", p.Article())
				}
				got = err
			}
			if got == nil || got.Error() != c.want {
				t.Errorf("got %v, want %q", got, c.want)
			}
			if errors.Is(got, parse.ErrEmpty) != (c.want == "no text") {
				t.Error("ErrEmpty does not say so")
			}
		})
	}
}

func TestVisibleShowsWhatHides(t *testing.T) {
	if got, want := parse.Visible("a\x1b[1m\x00\x7f\u202eb\tc\n\u009b"), "a␛[1m␀␡‹U+202E›b\tc\n‹U+009B›"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
