package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"broadsheet/parse"
)

// Simple is s without what makes one emoji of several: joiners, variation selectors, the frame of a key,
// the colours of skins. A terminal that counts signs, not characters as the reader sees them, shows
// their parts side by side whatever we do; so at least all agree how wide they are, and no letter behind
// them is pushed off the screen.
func Simple(s string) string {
	if !joined(s) {
		return s
	}
	var out strings.Builder
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		sign := s[i : i+size] // a byte that is no character stays what it is
		i += size
		next, _ := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == '\ufe0f', r == '\u20e3', r >= 0x1f3fb && r <= 0x1f3ff:
		case r == '\u200d' && !unicode.IsLetter(next): // letters of some scripts need it
		default:
			out.WriteString(sign)
		}
	}
	return out.String()
}

// joined reports whether s may hold any of that.
func joined(s string) bool {
	for _, sign := range []string{"\ufe0f", "\u200d", "\u20e3", "\U0001f3fb"[:3]} {
		if strings.Contains(s, sign) {
			return true
		}
	}
	return false
}

// simplify makes all texts of an article simple.
func simplify(a *parse.Article) {
	for _, s := range []*string{&a.Publication, &a.Section, &a.Page, &a.Edition, &a.Kicker, &a.Headline, &a.Standfirst, &a.Agency, &a.Place, &a.URL} {
		*s = Simple(*s)
	}
	for i := range a.Authors {
		who := &a.Authors[i]
		for _, s := range []*string{&who.Name, &who.Role, &who.Place, &who.Bio, &who.Contact} {
			*s = Simple(*s)
		}
	}
	for i := range a.Blocks {
		b := &a.Blocks[i]
		b.Text, b.Caption, b.Credit, b.Image = Simple(b.Text), Simple(b.Caption), Simple(b.Credit), Simple(b.Image)
		for k := range b.Items {
			b.Items[k] = Simple(b.Items[k])
		}
		for _, row := range b.Rows {
			for k := range row {
				row[k] = Simple(row[k])
			}
		}
	}
}
