package page

import (
	"fmt"
	"strconv"

	"broadsheet/parse"
)

// info composes what is known of the article: each fact under its name, with the rule that read it and
// the words of the source, or what else said so. It is the answer to "how does it know that?".
func (s *setter) info() error {
	w := s.opt.Width
	s.group(at{}, s.press.set(headline, "What is known of this article", w))
	for _, o := range s.page.Origins() {
		if err := s.ctx.Err(); err != nil {
			return fmt.Errorf("setting what is known: %w", err)
		}
		s.group(at{max(o.At, 0), max(o.At, 0)}, s.origin(o))
	}
	a, page := s.article, s.page
	cuts := 0
	for _, span := range page.Spans {
		if span.Role == parse.RoleCut {
			cuts++
		}
	}
	end := at{len(page.Source), len(page.Source)}
	s.group(end, s.press.set(dim, "————————", w))
	for _, fact := range [][2]string{
		{"format", page.Format}, {"file", parse.Clean(s.opt.Path)}, {"length", join(point, count(a.Words, "word"), count(a.Minutes, "minute"))},
		{"parts", join(point, count(len(page.Spans), "span")+" ("+strconv.Itoa(cuts)+" of them cut)", count(len(a.Blocks), "block"))},
		{"fingerprint", a.Fingerprint()},
	} {
		s.group(end, append(s.press.set(byline, fact[0], w), s.press.set(body, fact[1], w)...))
	}
	return nil
}

// origin sets one fact.
func (s *setter) origin(o parse.Origin) []string {
	w := s.opt.Width
	if s.opt.Simple {
		o.Value, o.Where = Simple(o.Value), Simple(o.Where)
	}
	value := o.Value
	switch o.Field {
	case string(parse.RoleLanguage):
		value = join(point, languageName(o.Value), o.Value)
	case string(parse.RoleCountry):
		value = join(point, countryName(o.Value), o.Value)
	}
	lines := append(s.press.set(byline, o.Field, w), s.press.set(body, value, w)...)
	from := "from " + o.Where
	if o.Rule != "" {
		from = o.Rule + ": “" + o.Where + "”"
	}
	return append(lines, fence("  ", s.press.set(dim, from, w-2))...)
}
