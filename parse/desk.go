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
		s.joinDesk(i)
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
		label, reports := deskLead(inside)
		if r, _ := utf8.DecodeRuneInString(inside[label:]); label == 0 || !unicode.IsUpper(r) {
			continue
		}
		nameEnd := from + 1 + len(inside)
		if semi := strings.IndexByte(inside, ';'); semi >= 0 {
			nameEnd = from + 1 + semi
		}
		if !named && reports && s.isByline(from+1+label, nameEnd, true) {
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

// joinDesk makes one line of a desk's credit that was broken into several.
func (s *sheet) joinDesk(i int) {
	l := &s.lines[i]
	if s.src[l.start] != '(' || s.src[l.end-1] == ')' {
		return
	}
	if label, _ := deskLead(s.src[l.start+1 : l.end]); label == 0 {
		return
	}
	for k := i + 1; k < min(i+4, len(s.lines)) && !s.lines[k].done && s.lines[k].gap == 0; k++ {
		if end := s.lines[k].end; s.src[end-1] == ')' {
			for n := i + 1; n <= k; n++ {
				s.lines[n].done = true
			}
			l.end = end
			return
		}
	}
}

// deskLeads open a desk's credit, in lower case; those who report are its authors where there is no byline.
var deskLeads = []struct {
	lead    string
	reports bool
}{
	{"additional reporting by ", true}, {"reporting and writing by ", true},
	{"reporting by ", true}, {"additional reporting: ", true}, {"reporting: ", true},
	{"reportage de ", true}, {"reportage par ", true}, {"rédaction de ", true},
	{"reportaje de ", true}, {"reporte de ", true}, {"redacción de ", true},
	{"información de ", true}, {"con información de ", true}, {"reportagem de ", true}, {"reportagem adicional de ", true},
	{"reportage di ", true}, {"servizio di ", true}, {"bericht von ", true}, {"berichterstattung von ", true}, {"berichterstattung: ", true},
	{"verslag door ", true}, {"verslaggeving door ", true}, {"verslag: ", true}, {"rapportering av ", true},
	{"writing by ", false}, {"editing by ", false}, {"edited by ", false}, {"compiled by ", false}, {"written by ", false}, {"translation by ", false},
	{"translated by ", false}, {"graphic by ", false}, {"graphics by ", false}, {"edición de ", false}, {"editado por ", false}, {"edição de ", false},
	{"édité par ", false}, {"édition de ", false}, {"redigiert von ", false}, {"redaktion: ", false}, {"a cura di ", false}, {"montaggio di ", false},
	{"redactie: ", false}, {"bewerking: ", false}, {"traducción de ", false},
	{"traduction de ", false}, {"tradução de ", false}, {"traduzione di ", false},
}

// deskLead is the length of the words that open a desk's credit, 0 if none do, and whether they
// say who reported.
func deskLead(s string) (label int, reports bool) {
	lower := strings.ToLower(s)
	for _, d := range deskLeads {
		if strings.HasPrefix(lower, d.lead) {
			return len(d.lead), d.reports
		}
	}
	return 0, false
}
