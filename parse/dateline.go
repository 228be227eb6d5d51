package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

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
	s.startAt(body, l.start+text)
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
		if agencies()[fold(lead[open:])] == "" {
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
		number := w != "" && w[0] >= '0' && w[0] <= '9'
		if !number && months()[w] == 0 && !dateNoise.has(w) {
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
		if !unicode.IsUpper(r) && !particles.has(w) {
			return false
		}
	}
	return agency
}
