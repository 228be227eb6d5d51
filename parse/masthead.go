package parse

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// masthead labels date, section, page and edition above the headline, and the publication.
func masthead(s *sheet) {
	open, _ := s.head()
	var left []int
	lowest := -1 // the lowest line that is of the masthead as a whole
	for n, i := range open {
		switch {
		case (n > 0 || !s.publications) && n+1 < len(open) && s.sectionAsKicker(i, open[n+1]):
			left = append(left, i)
		case s.mastheadLine(i):
			lowest = i
		default:
			left = append(left, i)
		}
	}
	if len(left) > 2 && left[1] < lowest && sameLetters(s.text(left[0]), s.text(left[1])) { // the publication, twice
		s.cut(left[1])
		left = slices.Delete(left, 1, 2)
	}
	left = s.sectionAmong(left, lowest)
	if s.has(RolePublication) || len(left) == 0 || !s.publications && len(left) == len(open) {
		return
	}
	if len(left) > 1 && sameLetters(s.text(left[0]), s.text(left[1])) {
		return // the headline, twice
	}
	another := len(left) > 1 && s.publications
	if len(left) == 2 && (last(closed(s.text(left[1]))) == '.' || strings.Contains(s.text(left[1]), ". ") || len(s.text(left[1])) > 200) {
		another = false // a headline over its standfirst: a sentence is no headline
	}
	if isPublication(s.text(left[0]), another) {
		s.label(left[0], RolePublication)
	}
}

// sectionAsKicker reports whether line i is a section in capitals right above a headline, as SPORT
// may be: its kicker.
func (s *sheet) sectionAsKicker(i, below int) bool {
	return isUpper(s.text(i)) && mastheadFact(s.text(i)) == RoleSection &&
		isKicker(s.text(i), s.text(below), 2) && mastheadFact(s.text(below)) == ""
}

// sectionAmong labels a line of one to three words as the section, though no table knows it: it
// stands between the first line and the lowest one of the masthead, and another is left for the
// headline below. It returns the lines without it.
func (s *sheet) sectionAmong(left []int, lowest int) []int {
	if !s.publications || s.has(RoleSection) || len(left) < 3 || left[1] > lowest || left[2] < lowest {
		return left
	}
	if t := s.text(left[1]); len(strings.Fields(t)) > 3 || !isPublication(t, true) {
		return left
	}
	s.label(left[1], RoleSection)
	return slices.Delete(left, 1, 2)
}

// isPublication reports whether a line above the headline is a newspaper's name: a few words
// with capitals, and, if nothing else is left for the headline, one that papers bear.
func isPublication(s string, another bool) bool {
	words := strings.Fields(s)
	if len(words) > 7 || len(s) > 70 || strings.ContainsAny(s, "?!:;,“”\"") || ends(s) {
		return false
	}
	paper, lower := false, 0
	for n, w := range words {
		key := fold(w)
		paper = paper || paperWords.has(key)
		r, _ := utf8.DecodeRuneInString(elided(w))
		camel := n == 0 && strings.ContainsFunc(w, unicode.IsUpper) // iNews
		if unicode.IsLower(r) && !joining.has(key) && !camel {
			lower++
		}
	}
	if lower > 0 {
		return paper && len(words) <= 4 && lower < len(words) && another && lower*2 <= len(words)
	}
	return another || paper && len(words) <= 5
}

// elided is a word without the article or preposition that leans on it: "l’Estrie", "d'Orey".
func elided(w string) string {
	for _, mark := range []string{"’", "'"} {
		if head, rest, ok := strings.Cut(w, mark); ok && len(head) == 1 && rest != "" {
			return rest
		}
	}
	return w
}

// joining are the small words inside names and titles.
var joining = set(`
	the of and for in on at a an to de la le les el los las del des du di da do dos das der die das und den von zu y et e il lo gli i van
	het en am im vom zum zur beim of della delle dello degli dei delli nella nel sulla sul al alla och og i på w z na der den do dos`)

// mastheadLine labels the line if it holds nothing but a date, section, page or edition, or
// several of them and perhaps the publication, parted by bars, dots or commas.
func (s *sheet) mastheadLine(i int) bool {
	l := s.lines[i]
	if l.end-l.start > 120 {
		return false
	}
	if role, at := mastheadPart(s.src[l.start:l.end]); role != "" {
		s.lines[i].done = true
		s.mark(l.start, l.start+at, RoleCut)
		s.mark(l.start+at, l.end, role)
		return true
	}
	for _, sep := range []string{"|", "·", "•", " / ", " – ", " — ", " - ", ", "} {
		if s.mastheadParts(i, sep) {
			return true
		}
	}
	return false
}

// mastheadParts labels the parts of a line if all but one are of a masthead; that one must be
// the publication.
func (s *sheet) mastheadParts(i int, sep string) bool {
	l := s.lines[i]
	if !strings.Contains(s.src[l.start:l.end], sep) {
		return false
	}
	parts := strings.Split(s.src[l.start:l.end], sep)
	if len(parts) < 2 {
		return false
	}
	roles, ats := make([]Role, len(parts)), make([]int, len(parts))
	unknown := -1
	for k, p := range parts {
		roles[k], ats[k] = mastheadPart(strings.TrimSpace(p))
		if roles[k] == "" {
			if unknown >= 0 || !isPublication(strings.TrimSpace(p), true) || s.has(RolePublication) {
				return false
			}
			unknown = k
		}
	}
	if unknown >= 0 {
		if len(parts) == 2 && roles[1-unknown] == RoleSection && !isPublication(strings.TrimSpace(parts[unknown]), false) {
			return false // "Harbour, News" may be a headline
		}
		roles[unknown] = RolePublication
	}
	s.lines[i].done = true
	at := l.start
	for k, p := range parts {
		from, to := trim(s.src, at, at+len(p))
		s.mark(from, from+ats[k], RoleCut)
		s.mark(from+ats[k], to, roles[k])
		at += len(p)
		if k < len(parts)-1 {
			s.mark(at, at+len(sep), RoleCut)
			at += len(sep)
		}
	}
	return true
}

// mastheadFact is what a whole line says in a masthead, "" if nothing.
func mastheadFact(s string) Role {
	role, _ := mastheadPart(s)
	return role
}

// mastheadPart says what s is in a masthead, and where in it the fact begins; "" if nothing.
func mastheadPart(s string) (Role, int) {
	if date(s) != "" {
		return RoleDate, 0
	}
	if at, ok := pageLine(s); ok {
		return RolePage, at
	}
	if isSection(s) {
		return RoleSection, 0
	}
	if len(s) >= len(" edition") && len(s) < 40 && s[len(s)-1]|0x20 == 'n' && strings.HasSuffix(strings.ToLower(s), " edition") {
		return RoleEdition, 0
	}
	return "", 0
}
