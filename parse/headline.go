package parse

import (
	"strings"
	"unicode"
)

// headline labels the headline, and a kicker above it.
func headline(s *sheet) {
	if s.has(RoleHeadline) {
		return
	}
	open, _ := s.head()
	if len(open) == 0 {
		return
	}
	if len(open) > 1 && isKicker(s.text(open[0]), s.text(open[1]), len(open)) {
		s.label(open[0], RoleKicker)
		open = open[1:]
	}
	s.label(open[0], RoleHeadline)
}

// isKicker reports whether the first of so many lines above the text is a kicker: at most three
// words in capitals over a headline that is longer and not in capitals alone; at most six where a
// standfirst follows the headline.
func isKicker(s, next string, lines int) bool {
	if !isUpper(s) || isUpper(next) || strings.ContainsAny(s, "?!.") {
		return false
	}
	words, most := len(strings.Fields(s)), 3
	if lines > 2 && !ends(next) {
		most = 6
	}
	return words <= most && len(strings.Fields(next)) > words
}

// isUpper reports whether all letters of s are capitals, and there are some.
func isUpper(s string) bool {
	return strings.ContainsFunc(s, unicode.IsUpper) && !strings.ContainsFunc(s, unicode.IsLower)
}

// repeatedHeadline cuts the second copy of the headline. The copy in capitals is the one that goes.
func repeatedHeadline(s *sheet) {
	at := -1
	for k, sp := range s.spans {
		if sp.Role == RoleHeadline {
			at = k
			break
		}
	}
	if at < 0 {
		return
	}
	words := s.src[s.spans[at].Start:s.spans[at].End]
	if r, _ := letter(words, 0); r < 0 {
		return
	}
	for n, i := 0, s.open(0); i < len(s.lines) && n < headLines; n, i = n+1, s.open(i+1) {
		if !sameLetters(s.text(i), words) {
			continue
		}
		if kept := &s.spans[at]; isUpper(s.src[kept.Start:kept.End]) && !isUpper(s.text(i)) {
			kept.Role, kept.Rule = RoleCut, s.rule
			at = len(s.spans)
			s.rule, n = "headline", n+1
			s.label(i, RoleHeadline)
			s.rule = "repeated headline"
			continue
		}
		s.cut(i)
	}
}

// aboveText reports whether the text begins in the line below line i; what stands above a letter
// to the editor is its own heading.
func (s *sheet) aboveText(i int) bool {
	next := s.open(i + 1)
	return next < len(s.lines) && isText(s.text(next)) && !salutes(s.text(next))
}

// salutes reports whether a text begins as a letter to the editor does.
func salutes(t string) bool {
	for _, lead := range salutations {
		if startsWith(t, lead) {
			return true
		}
	}
	return false
}

// salutations open a letter to the editor, in lower case.
var salutations = []string{"sir,", "sir –", "sir —", "sir -", "sir:", "sirs,", "sir/madam", "madam,", "madam –", "dear ", "to the editor"}

// standfirst labels what is left of the head.
func standfirst(s *sheet) {
	open, body := s.head()
	if !s.has(RoleHeadline) {
		return
	}
	byline := s.bylineAt >= 0
	for n, i := range open {
		switch t := s.text(i); {
		case i >= body, byline && i > s.bylineAt, isBullet(t):
			return
		case byline || s.publications && n == 0 && !isText(t) && len(strings.Fields(t)) > 3 && s.aboveText(i):
			s.label(i, RoleStandfirst)
		default:
			return
		}
	}
}
