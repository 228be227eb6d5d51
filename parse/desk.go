package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// deskCredit cuts "(Reporting by …; Editing by …)" at the end of the text. Where no byline names
// an author, the reporter is the author.
func deskCredit(s *sheet) {
	named := s.has(RoleByline)
	for i := s.open(0); i < len(s.lines); i = s.open(i + 1) {
		l := &s.lines[i]
		if s.src[l.end-1] != ')' {
			continue
		}
		from := strings.LastIndexByte(s.src[max(l.start, l.end-400):l.end], '(')
		if from < 0 {
			continue
		}
		from += max(l.start, l.end-400)
		inside := s.src[from+1 : l.end-1]
		label, ok := deskLead(inside)
		if r, _ := utf8.DecodeRuneInString(inside[label:]); !ok || !unicode.IsUpper(r) {
			continue
		}
		nameEnd := from + 1 + len(inside)
		if semi := strings.IndexByte(inside, ';'); semi >= 0 {
			nameEnd = from + 1 + semi
		}
		if !named && strings.Contains(strings.ToLower(inside[:label]), "reporting") && s.isByline(from+1+label, nameEnd, true) {
			s.mark(from, from+1+label, RoleCut)
			s.names(from+1+label, nameEnd)
			named = true
			s.mark(nameEnd, l.end, RoleCut)
		} else {
			s.mark(from, l.end, RoleCut)
		}
		s.endAt(i, from)
	}
}

// deskLead is the length of the words that open a desk's credit.
func deskLead(s string) (int, bool) {
	lower := strings.ToLower(s)
	for _, lead := range []string{"additional reporting by ", "reporting and writing by ", "reporting by ", "writing by ",
		"editing by ", "compiled by ", "written by ", "translation by ", "translated by ", "additional reporting: ", "reporting: "} {
		if strings.HasPrefix(lower, lead) {
			return len(lead), true
		}
	}
	return 0, false
}
