package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// parts reads authors parted by "and", "with", "&" and commas, each with what follows the name:
// a job, "in PLACE", an address.
func (b *byline) parts(words []word, end int, labelled bool) bool {
	from := 0
	for from < len(words) {
		to := from
		for to < len(words) && !b.joins(words[to]) {
			to++
			if words[to-1].comma {
				break
			}
		}
		if to == from { // "and", "with", "&"
			b.mark(words[from].start, words[from].end, RoleCut)
			b.punctuation(words, from, end)
			from++
			continue
		}
		if !b.part(words[from:to], labelled) {
			return false
		}
		b.punctuation(words, to-1, end)
		from = to
	}
	return b.named
}

// punctuation cuts the comma behind a word.
func (b *byline) punctuation(words []word, n, end int) {
	next := end
	if n+1 < len(words) {
		next = words[n+1].start
	}
	b.mark(words[n].end, next, RoleCut)
}

func (b *byline) joins(w word) bool {
	switch strings.ToLower(b.s.of(w)) {
	case "and", "with", "&", "und", "et", "y", "e", "en", "+", "•", "/", "–", "-", "—", "·":
		return true
	}
	return false
}

// part reads what stands between two separators, and reports whether it was understood.
func (b *byline) part(words []word, labelled bool) bool {
	if n := len(words) - 1; isContact(strings.Trim(b.s.of(words[n]), "()<>[]")) {
		if n > 0 && !b.part(words[:n], labelled) {
			return false
		}
		if n > 0 {
			b.punctuation(words, n-1, words[n].start)
		}
		return b.contact(words[n], n > 0)
	}
	start, end := words[0].start, words[len(words)-1].end
	text := b.s.src[start:end]
	if agencies[fold(text)] != "" {
		b.mark(start, end, RoleAgency)
		b.named = true
		return true
	}
	if nobody[fold(text)] {
		b.mark(start, end, RoleJob)
		b.named = true
		return true
	}
	if n := b.placeAt(words); n > 0 {
		if !b.part(words[:n], labelled) {
			return false
		}
		b.mark(words[n-1].end, words[n+1].start, RoleCut)
		b.mark(words[n+1].start, end, RoleFrom)
		return true
	}
	return b.person(words, labelled)
}

// contact labels an address or handle without its brackets.
func (b *byline) contact(w word, _ bool) bool {
	t := b.s.of(w)
	lead := len(t) - len(strings.TrimLeft(t, "(<["))
	tail := len(t) - len(strings.TrimRight(t, ")>]"))
	b.mark(w.start, w.start+lead, RoleCut)
	b.mark(w.start+lead, w.end-tail, RoleContact)
	b.mark(w.end-tail, w.end, RoleCut)
	b.named = true
	return true
}

// placeAt is the index of the word "in" before the author's place, 0 if there is none.
func (b *byline) placeAt(words []word) int {
	for n := 1; n+1 < len(words); n++ {
		switch strings.ToLower(b.s.of(words[n])) {
		case "in", "at", "à", "en", "aus":
			if len(words)-n-1 <= 4 && b.capital(words[n+1]) {
				return n
			}
			return 0
		}
	}
	return 0
}

func (b *byline) capital(w word) bool {
	r, _ := utf8.DecodeRuneInString(b.s.of(w))
	return unicode.IsUpper(r)
}

// person reads a name with a job behind it, a name alone, or a job alone that belongs to the
// author before.
func (b *byline) person(words []word, labelled bool) bool {
	end := words[len(words)-1].end
	job := b.jobAt(words)
	switch {
	case job == 0 && b.named, job == 0 && len(words) <= 4 && jobNouns[strings.ToLower(b.s.of(words[len(words)-1]))]:
		b.mark(words[0].start, end, RoleJob)
		b.named = true
		return true
	case job > 0:
		if !b.nameLike(words[:job]) {
			return false
		}
		b.mark(words[0].start, words[job-1].end, RoleByline)
		b.mark(words[job-1].end, words[job].start, RoleCut)
		b.mark(words[job].start, end, RoleJob)
		b.named = true
		return true
	}
	if !b.nameLike(words) || len(words) < 2 && !labelled && !b.named {
		if b.named && len(words) <= 3 && b.capital(words[0]) { // "Ada Farrow, Whitby"
			b.mark(words[0].start, end, RoleFrom)
			return true
		}
		return false
	}
	if len(words) == 1 && b.named { // "Ada Farrow, Whitby"
		b.mark(words[0].start, end, RoleFrom)
		return true
	}
	b.mark(words[0].start, end, RoleByline)
	b.named = true
	return true
}

// jobAt is the index of the first word of the job that ends the part; len(words)+1 says there is
// none, 0 that the whole part is a job.
func (b *byline) jobAt(words []word) int {
	n := len(words)
	if !jobNouns[strings.Trim(strings.ToLower(b.s.of(words[n-1])), ".")] {
		return -1
	}
	at := n - 1
	for at > 0 && jobWords[strings.Trim(strings.ToLower(b.s.of(words[at-1])), "'’s")] || at > 0 && (jobWords[strings.ToLower(b.s.of(words[at-1]))] || lowerJoin(b.s.of(words[at-1]))) {
		at--
	}
	// Words that are not known as a job's, behind two that can be a name: "ADA FARROW TRAMWAYS EDITOR".
	if at > 2 && !b.particleIn(words[:at]) {
		at = 2
	}
	return at
}

// lowerJoin reports whether w joins the words of a job.
func lowerJoin(w string) bool {
	switch strings.ToLower(w) {
	case "and", "&", "of", "for":
		return true
	}
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsLower(r) && !particles[w]
}

// particleIn reports whether a particle or an initial makes the name longer than two words.
func (b *byline) particleIn(words []word) bool {
	for _, w := range words[1:] {
		t := b.s.of(w)
		if particles[strings.ToLower(t)] || utf8.RuneCountInString(strings.Trim(t, ".")) == 1 {
			return true
		}
	}
	return utf8.RuneCountInString(strings.Trim(b.s.of(words[0]), ".")) <= 2 && strings.Contains(b.s.of(words[0]), ".")
}

// lateBio reads a bullet under the text that introduces the author in PressReader's way: the
// name twice. A list cannot look so.
func lateBio(s *sheet) {
	for i := s.open(0); i < len(s.lines); i = s.open(i + 1) {
		l := s.lines[i]
		n := bulletEnd(s.text(i))
		if n == 0 || l.end-l.start > 2000 {
			continue
		}
		b := byline{s: s}
		words := s.words(l.start+n, min(l.end, l.start+n+160))
		if k := b.doubled(words); k > 1 && len(words) > 2*k {
			s.lines[i].done = true
			s.mark(l.start, words[0].start, RoleCut)
			b.mark(words[0].start, words[k-1].end, RoleByline)
			b.mark(words[k].start, l.end, RoleBio)
		}
	}
}

// dateline labels the opening of the first paragraph: LONDON (Reuters) - …
func dateline(s *sheet) {
	_, body := s.head()
	if body >= len(s.lines) || s.lines[body].done {
		return
	}
	l := &s.lines[body]
	place, agency, dateAt, text := datelineParts(s.src[l.start:min(l.end, l.start+120)])
	if text == 0 || l.start+text >= l.end {
		return
	}
	s.mark(l.start, l.start+place, RoleDateline)
	at := l.start + place
	if dateAt[1] > 0 {
		s.mark(at, l.start+dateAt[0], RoleCut)
		s.mark(l.start+dateAt[0], l.start+dateAt[1], RoleDate)
		at = l.start + dateAt[1]
	}
	if agency[1] > 0 {
		s.mark(at, l.start+agency[0], RoleCut)
		s.mark(l.start+agency[0], l.start+agency[1], RoleAgency)
		at = l.start + agency[1]
	}
	s.mark(at, l.start+text, RoleCut)
	l.start += text
}

func opensDateline(t string) bool {
	_, _, _, text := datelineParts(t[:min(len(t), 120)])
	return text > 0
}

// datelineParts finds the parts of PLACE[, date] [(AGENCY)] - text: where the place ends, where
// agency and date stand, where the text begins; text is 0 if there is no dateline.
func datelineParts(t string) (place int, agency, dateAt [2]int, text int) {
	dash, width := -1, 0
	for _, d := range []string{" — ", " – ", " - ", " -- ", "— ", "– ", ": "} {
		if i := strings.Index(t, d); i > 0 && (dash < 0 || i < dash) {
			dash, width = i, len(d)
		}
	}
	if dash < 2 {
		return 0, agency, dateAt, 0
	}
	lead := t[:dash]
	if open := strings.LastIndexByte(lead, '('); open > 0 && strings.HasSuffix(lead, ")") {
		if agencies[fold(lead[open:])] == "" {
			return 0, agency, dateAt, 0
		}
		agency = [2]int{open + 1, dash - 1}
		lead = strings.TrimRight(lead[:open], " ")
	}
	if t[dash] == ':' && agency[1] == 0 {
		return 0, agency, dateAt, 0
	}
	place = len(lead)
	if comma := strings.IndexByte(lead, ','); comma > 0 {
		from := len(lead) - len(strings.TrimLeft(lead[comma+1:], " "))
		if dayOfDateline(lead[from:]) {
			dateAt, place = [2]int{from, len(lead)}, comma
		}
	}
	if !isPlace(lead[:place], agency[1] > 0) {
		return 0, agency, dateAt, 0
	}
	return place, agency, dateAt, dash + width
}

// dayOfDateline reports whether s is the day in a dateline: "March 30", "30 March 2024", "Saturday".
func dayOfDateline(s string) bool {
	words := strings.Fields(strings.ToLower(strings.ReplaceAll(s, ",", " ")))
	for _, w := range words {
		w = strings.Trim(w, ".")
		if months[w] == 0 && !dateNoise[w] && !(ordinal(w) >= "0" && ordinal(w) <= "9999" && w[0] <= '9') {
			return false
		}
	}
	return len(words) > 0 && len(words) <= 4
}

// isPlace reports whether s is a place that opens a report: in capitals, at most four words, or
// with capitals where an agency stands behind it.
func isPlace(s string, agency bool) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 5 || len(s) < 3 || strings.ContainsAny(s, "?!:;“”\"0123456789") {
		return false
	}
	if isUpper(s) {
		return agency || len(words) <= 4
	}
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) && !particles[w] {
			return false
		}
	}
	return agency
}

// deskCredit cuts "(Reporting by …; Editing by …)" at the end of the text. Where no byline names
// an author, the reporter is the author.
func deskCredit(s *sheet) {
	for i := s.open(0); i < len(s.lines); i = s.open(i + 1) {
		l := &s.lines[i]
		from := strings.LastIndexByte(s.src[max(l.start, l.end-400):l.end], '(')
		if s.src[l.end-1] != ')' || from < 0 {
			continue
		}
		from += max(l.start, l.end-400)
		inside := s.src[from+1 : l.end-1]
		label, ok := deskLead(inside)
		if !ok {
			continue
		}
		nameEnd := from + 1 + len(inside)
		if semi := strings.IndexByte(inside, ';'); semi >= 0 {
			nameEnd = from + 1 + semi
		}
		if !s.has(RoleByline) && strings.Contains(strings.ToLower(inside[:label]), "reporting") && s.isByline(from+1+label, nameEnd, true) {
			s.mark(from, from+1+label, RoleCut)
			s.names(from+1+label, nameEnd)
			s.mark(nameEnd, l.end, RoleCut)
		} else {
			s.mark(from, l.end, RoleCut)
		}
		_, l.end = trim(s.src, l.start, from)
		l.done = l.end <= l.start
	}
}

// deskLead is the length of the words that open a desk's credit.
func deskLead(s string) (int, bool) {
	lower := strings.ToLower(s)
	for _, lead := range []string{"additional reporting by ", "reporting and writing by ", "reporting by ", "writing by ", "editing by ", "compiled by ", "written by ", "translation by ", "translated by ", "additional reporting: ", "reporting: "} {
		if strings.HasPrefix(lower, lead) {
			return len(lead), true
		}
	}
	return 0, false
}
