package parse

// Origin says where a fact of the article was read.
type Origin struct {
	Field string // what it is, by its role: "headline", "date", "language"
	Value string // as the article has it
	Where string // the stretch of the source, fit to show, or what else said so
	Rule  string // the rule that found it; "" where it is no rule's
	At    int    // byte offset in Page.Source; -1 if it does not stand there
}

// Where a fact was found that no stretch of the source says.
const (
	FromName = "the file's name and folders"
	FromText = "the words of the text"
)

// Origins are the facts of the article in the order of the source, and last those that the source
// does not say: the date in the file's name, the language of the text.
func (p *Page) Origins() []Origin {
	var origins []Origin
	for i := range p.Spans {
		s := &p.Spans[i]
		if s.Role == RoleCut || blockOf[s.Role] != "" {
			continue
		}
		origins = append(origins, Origin{string(s.Role), p.value(s), Clean(p.Source[s.Start:s.End]), s.Rule, s.Start})
	}
	a := p.Facts()
	if a.Published != "" && !p.has(RoleDate) {
		origins = append(origins, Origin{string(RoleDate), a.Published, FromName, "", -1})
	}
	if a.Language != "" && !p.has(RoleLanguage) {
		origins = append(origins, Origin{string(RoleLanguage), a.Language, FromText, "", -1})
	}
	return origins
}

// value is what the article makes of a span that is no part of the body.
func (p *Page) value(s *Span) string {
	one := Page{Source: p.Source, Spans: []Span{*s}}
	switch s.Role {
	case RoleDate:
		return date(s.Text)
	case RoleLanguage:
		return one.Facts().Language
	case RoleCountry:
		return one.Facts().Country
	}
	return s.Text
}

// has reports whether any span has the role, with a value.
func (p *Page) has(role Role) bool {
	for i := range p.Spans {
		if s := &p.Spans[i]; s.Role == role && p.value(s) != "" {
			return true
		}
	}
	return false
}

// Unsure are the indexes of the spans that no rule was sure of: left as text, they are short and
// end as no sentence does.
func (p *Page) Unsure() []int {
	var unsure []int
	for i := range p.Spans {
		s := &p.Spans[i]
		if s.Role == RoleParagraph && len(s.Text) < 70 && !ends(s.Text) && last(s.Text) != ':' {
			unsure = append(unsure, i)
		}
	}
	return unsure
}
