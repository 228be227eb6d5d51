package parse

import "strings"

// tongue is the language of a page and the country of its paper, each "" where nothing says it.
type tongue struct{ lang, country string }

// localName spells the particles of a name that stood in capitals as the page's country does: De
// Santis in Italy, De Backer in Belgium, d’Arbonne in France.
func (s *sheet) localName(name string) string {
	if !strings.Contains(name, " ") { // no particle stands before it
		return name
	}
	local := s.local()
	words := strings.Fields(name)
	for i, w := range words {
		first := i > 0 && !particles.has(words[i-1])
		switch {
		case i == 0:
		case local.lang == "it" && italianParticles.has(w), local.country == "BE" && first && flemishParticles.has(w):
			words[i] = strings.ToUpper(w[:1]) + w[1:]
		case local.lang == "fr" && (strings.HasPrefix(w, "D’") || strings.HasPrefix(w, "D'")):
			words[i] = "d" + w[1:]
		}
	}
	return strings.Join(words, " ")
}

// In Italian names the particle has its capital, and in Flemish ones de has.
var (
	italianParticles = set(`de di del della dello dei la lo`)
	flemishParticles = set(`de`)
)

// local finds the tongue of the page, once, when all is labelled.
func (s *sheet) local() *tongue {
	if s.tongue != nil {
		return s.tongue
	}
	t := &tongue{}
	for i := range s.spans {
		sp := &s.spans[i]
		switch {
		case sp.Role == RoleLanguage && t.lang == "":
			t.lang = anyCode(RoleLanguage, s.src[sp.Start:sp.End])
		case sp.Role == RoleCountry && t.country == "":
			t.country = anyCode(RoleCountry, s.src[sp.Start:sp.End])
		}
	}
	if t.lang == "" {
		t.lang, _ = byFunctionWords(s.sample())
	}
	s.tongue = t
	return t
}

// sample is enough of the text to tell its language.
func (s *sheet) sample() string {
	var text strings.Builder
	for i := range s.spans {
		if sp := &s.spans[i]; sp.Role == RoleParagraph && text.Len() < languageSample {
			text.WriteString(s.src[sp.Start:sp.End])
			text.WriteByte(' ')
		}
	}
	return text.String()
}
