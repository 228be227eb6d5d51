// Package parse turns the bytes of one file into articles. It labels, it does not rewrite: a
// format's reader says of each stretch of the decoded source what it is, and the article is one
// view of those labels. Pure functions; it knows no files and no terminal.
package parse

import (
	"fmt"
	"unicode"
	"unicode/utf8"
)

// Role says what a stretch of the source is.
type Role string

// The roles. The first group is about the page and its makers, the second is the body; Cut is
// what the article does not show.
const (
	RolePublication Role = "publication"
	RoleSection     Role = "section"
	RolePage        Role = "page"
	RoleEdition     Role = "edition"
	RoleDate        Role = "date"
	RoleKicker      Role = "kicker"
	RoleHeadline    Role = "headline"
	RoleStandfirst  Role = "standfirst"
	RoleByline      Role = "byline" // one author's name
	RoleJob         Role = "role"   // what the author is: "political editor"
	RoleFrom        Role = "from"   // where the author is
	RoleContact     Role = "contact"
	RoleBio         Role = "bio"
	RoleAgency      Role = "agency"
	RoleDateline    Role = "dateline" // the place that opens a report
	RoleLanguage    Role = "language"
	RoleCountry     Role = "country"
	RoleURL         Role = "url"

	RoleParagraph Role = "paragraph"
	RoleVerse     Role = "verse" // a paragraph whose line breaks count
	RoleCrosshead Role = "crosshead"
	RoleQuote     Role = "quote"
	RoleItem      Role = "item" // one item of a list
	RoleRow       Role = "row"  // one row of a table, its cells parted by tabs
	RoleCaption   Role = "caption"
	RoleCredit    Role = "credit"
	RoleImage     Role = "image"
	RoleAside     Role = "aside"

	RoleCut Role = "cut"
)

// Span says what one stretch of the decoded source is.
type Span struct {
	Start, End int    // byte offsets into Page.Source
	Role       Role   //
	Rule       string // name of the rule that said so: "masthead", "doubled caption"
	Text       string // as the article shows it, by the text rules alone; of a cut, empty

	figure int // of a caption that stands elsewhere: the offset of its figure's credit, which has no other
}

// Page is one article's decoded source and the labels on it. The spans are sorted, do not
// overlap, and together cover every byte that is not white space.
type Page struct {
	Format string // name of the format that read it
	Name   string // of the file, with its folders; it may say the date
	Source string // UTF-8, lines ended by "\n"; raw otherwise: show it only through Visible
	Spans  []Span
}

// Account returns nil if the page accounts for every byte of its source, and otherwise an error
// that says where it does not.
func (p *Page) Account() error {
	at := 0
	for i, s := range p.Spans {
		if s.Start < at || s.End <= s.Start || s.End > len(p.Source) {
			return fmt.Errorf("span %d (%s) at %d-%d is out of order: the one before ends at %d", i, s.Rule, s.Start, s.End, at)
		}
		if !border(p.Source, s.Start) || !border(p.Source, s.End) {
			return fmt.Errorf("span %d (%s) at %d-%d parts a character", i, s.Rule, s.Start, s.End)
		}
		if err := blank(p.Source, at, s.Start); err != nil {
			return err
		}
		if s.Role == RoleCut && s.Text != "" {
			return fmt.Errorf("span %d (%s) is cut, and has the text %q", i, s.Rule, s.Text)
		}
		at = s.End
	}
	return blank(p.Source, at, len(p.Source))
}

// border reports whether a character of the source begins at the offset, or the source ends there.
func border(source string, at int) bool { return at == len(source) || utf8.RuneStart(source[at]) }

// blank errs if source[from:to] holds anything but white space.
func blank(source string, from, to int) error {
	for i := from; i < to; {
		r, n := utf8.DecodeRuneInString(source[i:])
		if !unicode.IsSpace(r) {
			return fmt.Errorf("%q at byte %d of the source is in no span", r, i)
		}
		i += n
	}
	return nil
}
