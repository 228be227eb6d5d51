package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// headLines is how many lines above the text are looked at, at most.
const headLines = 14

// ends reports whether s ends as a sentence does, inside quotation marks or brackets too.
func ends(s string) bool {
	s = strings.TrimRight(s, "\"”’'»)]“")
	r := last(s)
	return r == '.' || r == '!' || r == '?' || r == '…' || r == '。' || r == '！' || r == '？'
}

// isSentence reports whether a first line is a whole sentence, and no headline.
func isSentence(s string) bool {
	return len(s) > 200 || ends(s) && (last(strings.TrimRight(s, "\"”’'»)]“")) == '.' && len(strings.Fields(s)) > 7 || strings.ContainsRune(s, '。'))
}

// isText reports whether a line after the first is the beginning of the text: a sentence with a
// full stop, or longer than a headline or standfirst gets.
func isText(s string) bool {
	return len(s) > 220 || ends(s) || strings.HasSuffix(s, ":") && len(s) > 60 || last(s) == ',' && len(s) > 40
}

// standfirsts is how many sentences may stand above a byline, at most.
const standfirsts = 2

// head returns the lines above the text that no rule has labelled, and the index of the first
// line of the text. It ends at a byline, where there is one near the top, else where the text
// begins.
func (s *sheet) head() ([]int, int) {
	var open []int
	text := -1 // the first line of open that begins the text, should no byline follow
	sentences := 0
	headed := s.has(RoleHeadline)
	for i := s.open(0); i < len(s.lines) && len(open) < headLines && sentences <= standfirsts; i = s.open(i + 1) {
		if s.bylineAt >= 0 && i > s.bylineAt || s.bylineAt < 0 && len(open)+s.count(RolePublication) > 0 && s.opensByline(i) {
			return open, i
		}
		t := s.text(i)
		top := len(open) == 0 && !headed
		if top && isSentence(t) || !top && isText(t) || isBullet(t) || opensDateline(t) {
			sentences++
			if text < 0 {
				text = len(open)
			}
		}
		open = append(open, i)
	}
	switch {
	case text >= 0:
		return open[:text], open[text]
	case headed || len(open) == 0:
		return nil, s.open(0)
	}
	return open[:1], s.open(open[0] + 1)
}

// labels are the words before a colon that say a fact of the page, folded.
var labels = map[string]Role{
	"publication": RolePublication, "newspaper": RolePublication, "paper": RolePublication, "sitename": RolePublication, "site": RolePublication, "publisher": RolePublication, "source": RolePublication, "zeitung": RolePublication, "publicación": RolePublication, "journal": RolePublication,
	"section": RoleSection, "category": RoleSection, "sección": RoleSection, "rubrique": RoleSection, "ressort": RoleSection, "rubrik": RoleSection, "sezione": RoleSection, "seção": RoleSection,
	"page": RolePage, "página": RolePage, "seite": RolePage, "pagina": RolePage, "edition": RoleEdition, "ausgabe": RoleEdition, "edición": RoleEdition,
	"title": RoleHeadline, "headline": RoleHeadline, "titel": RoleHeadline, "título": RoleHeadline, "titre": RoleHeadline, "titolo": RoleHeadline,
	"subtitle": RoleStandfirst, "standfirst": RoleStandfirst, "subheadline": RoleStandfirst, "summary": RoleStandfirst, "description": RoleStandfirst,
	"author": RoleByline, "authors": RoleByline, "byline": RoleByline, "by": RoleByline, "autor": RoleByline, "autorin": RoleByline, "auteur": RoleByline, "autore": RoleByline, "writer": RoleByline,
	"date": RoleDate, "published": RoleDate, "publicationdate": RoleDate, "datepublished": RoleDate, "publishedon": RoleDate, "publisheddate": RoleDate, "pubdate": RoleDate, "datum": RoleDate, "fecha": RoleDate, "posted": RoleDate, "postedon": RoleDate, "data": RoleDate, "publié": RoleDate, "veröffentlicht": RoleDate, "publicado": RoleDate,
	"url": RoleURL, "link": RoleURL, "sourceurl": RoleURL, "permalink": RoleURL, "canonical": RoleURL,
	"language": RoleLanguage, "lang": RoleLanguage, "sprache": RoleLanguage, "langue": RoleLanguage, "idioma": RoleLanguage,
	"country": RoleCountry, "land": RoleCountry, "pays": RoleCountry, "país": RoleCountry,
	"agency": RoleAgency, "place": RoleDateline, "location": RoleDateline,
	"lastmodified": RoleCut, "lastmodifiedon": RoleCut, "lastupdated": RoleCut, "updated": RoleCut, "modified": RoleCut, "lastupdate": RoleCut, "retrieved": RoleCut, "accessed": RoleCut, "scraped": RoleCut, "downloaded": RoleCut, "wordcount": RoleCut, "words": RoleCut, "id": RoleCut, "crawled": RoleCut, "tags": RoleCut, "keywords": RoleCut, "copyright": RoleCut,
}

// labelledLines reads facts off lines such as "Author: Ada Farrow" above the text. A headline
// with a colon ("Storm: port closed") carries none of the labels.
func labelledLines(s *sheet) {
	seen := 0
	for i := s.open(0); i < len(s.lines) && seen < headLines; i = s.open(i + 1) {
		seen++
		l := s.lines[i]
		colon := strings.IndexByte(s.src[l.start:min(l.end, l.start+24)], ':')
		if colon < 1 {
			if isText(s.text(i)) && seen > 1 {
				return
			}
			continue
		}
		role, ok := labels[fold(s.src[l.start:l.start+colon])]
		from, to := trim(s.src, l.start+colon+1, l.end)
		if !ok || role == RoleDate && date(s.src[from:to]) == "" || role == RoleURL && !strings.Contains(s.src[from:to], "://") {
			continue
		}
		s.lines[i].done = true
		s.mark(l.start, l.start+colon+1, RoleCut)
		if role == RoleByline {
			s.names(from, to)
		} else {
			s.mark(from, to, role)
		}
	}
}

// masthead labels date, section, page and edition above the headline, and the publication.
func masthead(s *sheet) {
	open, _ := s.head()
	var left []int
	for _, i := range open {
		if !s.mastheadLine(i) {
			left = append(left, i)
		}
	}
	if s.has(RolePublication) || len(left) == 0 || !s.publications && len(left) == len(open) {
		return
	}
	if isPublication(s.text(left[0]), len(left) > 1 && s.publications) && !(len(left) > 1 && sameLetters(s.text(left[0]), s.text(left[1]))) {
		s.label(left[0], RolePublication)
	}
}

// isPublication reports whether a line above the headline is a newspaper's name: a few words
// with capitals, and, if nothing else is left for the headline, one that papers bear.
func isPublication(s string, another bool) bool {
	words := strings.Fields(s)
	if len(words) > 7 || len(s) > 70 || strings.ContainsAny(s, "?!:;,") || ends(s) && !strings.HasSuffix(s, ".com") || strings.ContainsAny(s, "“”\"") {
		return false
	}
	paper, lower := false, 0
	for n, w := range words {
		key := fold(w)
		paper = paper || paperWords[key]
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.IsLower(r) && !joining[key] && !(n == 0 && strings.ContainsFunc(w, unicode.IsUpper)) {
			lower++
		}
	}
	if lower > 0 {
		return paper && len(words) <= 4 && lower < len(words) && another && lower*2 <= len(words)
	}
	return another || paper && len(words) <= 5
}

// joining are the small words inside names and titles.
var joining = set(`the of and for in on at a an to de la le les el los las del des du di da do dos das der die das und den von zu y et e il lo gli i van het en am im of`)

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
		if len(parts) == 2 && roles[1-unknown] == RoleSection {
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

// mastheadPart says what s is in a masthead, and where in it the fact begins; "" if nothing.
func mastheadPart(s string) (Role, int) {
	if date(s) != "" {
		return RoleDate, 0
	}
	if at, ok := pageLine(s); ok {
		return RolePage, at
	}
	if len(s) < 40 && sections[fold(s)] {
		return RoleSection, 0
	}
	if len(s) < 40 && strings.HasSuffix(strings.ToLower(s), " edition") {
		return RoleEdition, 0
	}
	return "", 0
}

// headline labels the headline, and a kicker above it.
func headline(s *sheet) {
	if s.has(RoleHeadline) {
		return
	}
	open, _ := s.head()
	if len(open) == 0 {
		return
	}
	if len(open) > 1 && isKicker(s.text(open[0]), s.text(open[1])) {
		s.label(open[0], RoleKicker)
		open = open[1:]
	}
	s.label(open[0], RoleHeadline)
}

// isKicker reports whether the first of two lines above the text is a kicker: at most three
// words in capitals over a headline that is longer and not in capitals alone.
func isKicker(s, next string) bool {
	return len(strings.Fields(s)) <= 3 && isUpper(s) && !isUpper(next) && len(strings.Fields(next)) > len(strings.Fields(s)) && !strings.ContainsAny(s, "?!.")
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
		case byline || s.publications && n == 0 && !isText(t) && len(strings.Fields(t)) > 3 && s.open(i+1) < len(s.lines) && isText(s.text(s.open(i+1))):
			s.label(i, RoleStandfirst)
		default:
			return
		}
	}
}
