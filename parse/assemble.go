package parse

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode"
	"unicode/utf8"
)

// blockOf says which roles make blocks, and of which kind.
var blockOf = map[Role]Kind{
	RoleParagraph: Paragraph, RoleVerse: Paragraph, RoleCrosshead: Crosshead, RoleQuote: Quote, RoleItem: List,
	RoleRow: Table, RoleCaption: Figure, RoleCredit: Figure, RoleImage: Figure, RoleAside: Aside,
}

// Article is the page as an article: a view of its spans. Of facts that stand more than once the
// first one counts.
func (p *Page) Article() *Article {
	a := p.Facts()
	bodies := 0
	for i := range p.Spans {
		if blockOf[p.Spans[i].Role] != "" {
			bodies++
		}
	}
	if bodies > 0 {
		a.Blocks = make([]Block, 0, bodies)
	}
	for i := range p.Spans {
		if kind := blockOf[p.Spans[i].Role]; kind != "" {
			a.addBlock(p, i, kind)
		}
	}
	return a
}

// Facts is the article without its blocks, but for its figures, the words counted all the same: what a list
// shows and filters by.
func (p *Page) Facts() *Article {
	a := &Article{}
	var n count
	for i := range p.Spans {
		s := &p.Spans[i]
		if s.Role == RoleCut {
			continue
		}
		kind := blockOf[s.Role]
		if counted(s.Role, kind) {
			n.add(s.Text)
		}
		switch kind {
		case "":
			a.addFact(p, i)
		case Figure:
			a.addBlock(p, i, kind)
		}
	}
	a.Words, a.Minutes = n.words+n.signs, n.minutes()
	if a.Published == "" {
		a.Published = dateInName(p.Name)
	}
	if a.Language == "" {
		a.Language = languageOf(p.sample())
	}
	return a
}

// sample is enough of the text to tell its language.
func (p *Page) sample() string {
	text := ""
	for i := range p.Spans {
		if s := &p.Spans[i]; s.Role == RoleParagraph || s.Role == RoleVerse || s.Role == RoleStandfirst || s.Role == RoleBio {
			if text == "" {
				text = s.Text
			} else {
				text += " " + s.Text
			}
			if len(text) >= languageSample {
				break
			}
		}
	}
	return text
}

// counted reports whether the words of a role, which makes a block of that kind or none, are the
// article's: what one reads, captions and bylines aside.
func counted(role Role, kind Kind) bool {
	return kind != "" && kind != Figure || role == RoleHeadline || role == RoleStandfirst
}

// field is what a role sets that sets one field.
func (a *Article) field(role Role) *string {
	switch role {
	case RolePublication:
		return &a.Publication
	case RoleSection:
		return &a.Section
	case RolePage:
		return &a.Page
	case RoleEdition:
		return &a.Edition
	case RoleKicker:
		return &a.Kicker
	case RoleHeadline:
		return &a.Headline
	case RoleAgency:
		return &a.Agency
	case RoleDateline:
		return &a.Place
	case RoleURL:
		return &a.URL
	}
	return nil
}

// addFact takes span i, which is no part of the body, into the article.
func (a *Article) addFact(p *Page, i int) {
	s := &p.Spans[i]
	if field := a.field(s.Role); field != nil {
		if *field == "" {
			*field = s.Text
		}
		return
	}
	switch s.Role {
	case RoleStandfirst:
		a.Standfirst = strings.TrimSpace(a.Standfirst + " " + s.Text)
	case RoleDate:
		if a.Published == "" {
			a.Published = date(s.Text)
		}
	case RoleLanguage:
		if a.Language == "" {
			a.Language = tagOr(anyCode(RoleLanguage, s.Text), s.Text)
		}
	case RoleCountry:
		if a.Country == "" {
			a.Country = anyCode(RoleCountry, s.Text)
			if code := strings.ToUpper(s.Text); a.Country == "" && len(code) == 2 {
				a.Country = code
			}
		}
	case RoleByline, RoleJob, RoleFrom, RoleContact, RoleBio:
		a.addAuthor(p, i)
	}
}

// tagOr is the tag, or what stands in its place if that looks like one.
func tagOr(tag, text string) string {
	if tag == "" && len(text) >= 2 && len(text) <= 8 && !strings.Contains(text, " ") {
		return text
	}
	return tag
}

// addAuthor takes span i of a byline into the article: a name opens an author, the rest belongs
// to the author before it, a bio to the one whose name it begins with.
func (a *Article) addAuthor(p *Page, i int) {
	s := &p.Spans[i]
	if s.Role == RoleByline {
		for k := range a.Authors {
			if sameLetters(a.Authors[k].Name, s.Text) {
				return
			}
		}
		a.Authors = append(a.Authors, Author{Name: s.Text})
		return
	}
	if len(a.Authors) == 0 {
		a.Authors = append(a.Authors, Author{})
	}
	author := &a.Authors[len(a.Authors)-1]
	switch s.Role {
	case RoleJob:
		author.Role = s.Text
	case RoleFrom:
		author.Place = s.Text
	case RoleContact:
		author.Contact = s.Text
	case RoleBio:
		text := s.Text
		for k := range a.Authors {
			if name := a.Authors[k].Name; name != "" && begins(text, name) {
				author = &a.Authors[k]
			}
		}
		if r, _ := utf8.DecodeRuneInString(text); author.Name != "" && unicode.IsLower(r) { // "Ada Farrow is …": the name has a span of its own
			text = author.Name + " " + text
		}
		author.Bio = strings.TrimSpace(author.Bio + " " + text)
	}
}

// begins reports whether text begins with the letters of name.
func begins(text, name string) bool {
	_, ok := cutLetters(text, name)
	return ok
}

// addBlock takes span i of the body into the article.
func (a *Article) addBlock(p *Page, i int, kind Kind) {
	s := &p.Spans[i]
	if s.figure > 0 {
		for k := range a.Blocks {
			if b := &a.Blocks[k]; b.Kind == Figure && b.Caption == "" && p.Spans[b.First].Start == s.figure {
				b.Caption = s.Text
				return
			}
		}
	}
	if n := len(a.Blocks) - 1; n >= 0 && a.Blocks[n].Kind == kind && a.Blocks[n].joins(p, i) {
		a.Blocks[n].add(s)
		a.Blocks[n].Last = i
		return
	}
	b := Block{Kind: kind, First: i, Last: i}
	b.add(s)
	a.Blocks = append(a.Blocks, b)
}

// joins reports whether span i goes on with the block: nothing but cuts stand between, and a
// figure has no such part yet.
func (b *Block) joins(p *Page, i int) bool {
	marked := false
	for _, s := range p.Spans[b.Last+1 : i] {
		if s.Role != RoleCut {
			return false
		}
		marked = marked || s.Rule == "caption" && strings.HasPrefix(p.Source[s.Start:s.End], "??")
	}
	switch p.Spans[i].Role {
	case RoleItem, RoleRow:
		return true
	case RoleCaption:
		return b.Caption == ""
	case RoleCredit:
		return b.Credit == "" && (b.Caption == "" || !marked) // "??" opens another figure
	case RoleImage:
		return b.Image == ""
	}
	return false
}

func (b *Block) add(s *Span) {
	switch s.Role {
	case RoleItem:
		b.Items = append(b.Items, s.Text)
	case RoleRow:
		b.Rows = append(b.Rows, strings.Split(s.Text, "\t"))
	case RoleCaption:
		b.Caption = s.Text
	case RoleCredit:
		b.Credit = s.Text
	case RoleImage:
		b.Image = s.Text
	default:
		b.Text = s.Text
	}
}

// Fingerprint identifies the article by its content alone: the same under another path or in
// another format has the same. 32 hexadecimal digits.
func (a *Article) Fingerprint() string {
	h := sha256.New()
	put := func(s string) {
		h.Write([]byte(strings.Join(strings.Fields(s), " ")))
		h.Write([]byte{0})
	}
	put(a.Headline)
	put(a.Standfirst)
	for i := range a.Blocks {
		b := &a.Blocks[i]
		put(b.Text)
		for _, item := range b.Items {
			put(item)
		}
		for _, row := range b.Rows {
			put(strings.Join(row, "\t"))
		}
		put(b.Caption)
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}
