package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// opening is a dateline: where its parts stand from the beginning of the text, ends at 0 where
// there is none.
type opening struct {
	place        int    // where the place ends
	date, agency [2]int // where they stand
	text         int    // where the report begins; 0 says that there is no dateline
}

// dateline labels the opening of the first paragraph: LONDON (Reuters) - ….
func dateline(s *sheet) {
	_, body := s.head()
	if body >= len(s.lines) || s.lines[body].done {
		return
	}
	l := s.lines[body]
	o := readOpening(s.src[l.start:min(l.end, l.start+longOpening)])
	if o.text == 0 || l.start+o.text >= l.end {
		return
	}
	s.mark(l.start, l.start+o.place, RoleDateline)
	at := l.start + o.place
	for _, part := range []struct {
		stands [2]int
		role   Role
	}{{o.date, RoleDate}, {o.agency, RoleAgency}} {
		if part.stands[1] > 0 {
			s.mark(at, l.start+part.stands[0], RoleCut)
			s.mark(l.start+part.stands[0], l.start+part.stands[1], part.role)
			at = l.start + part.stands[1]
		}
	}
	s.mark(at, l.start+o.text, RoleCut)
	s.startAt(body, l.start+o.text)
}

// longOpening is how many bytes of a text a dateline can fill.
const longOpening = 120

func opensDateline(t string) bool { return readOpening(t[:min(len(t), longOpening)]).text > 0 }

// datelineDashes part the dateline from the report. A colon does so only behind an agency.
var datelineDashes = []string{".- ", ".— ", " — ", " – ", " - ", " -- ", " â€“ ", " â€” ", "— ", "– ", ": "}

// dashLead begins the long dashes in UTF-8, and stands in their mojibake.
const dashLead = 0xe2

// firstDash is the first of the dateline's dashes in t, and its length; -1 if there is none.
func firstDash(t string) (dash, width int) {
	dash = -1
	if strings.IndexByte(t, '-') < 0 && strings.IndexByte(t, ':') < 0 && strings.IndexByte(t, dashLead) < 0 {
		return dash, 0
	}
	for _, d := range datelineDashes {
		if i := strings.Index(t, d); i > 0 && (dash < 0 || i < dash) {
			dash, width = i, len(d)
		}
	}
	return dash, width
}

// readOpening finds the parts of PLACE[, date] [(AGENCY)] - text.
func readOpening(t string) opening {
	var o, none opening
	dash, width := firstDash(t)
	if dash < 2 {
		return none
	}
	lead := t[:dash]
	if open := strings.LastIndexByte(lead, '('); open >= 0 && strings.HasSuffix(lead, ")") {
		if agencies()[fold(lead[open:])] == "" {
			return none
		}
		o.agency = [2]int{open + 1, dash - 1}
		lead = strings.TrimRight(lead[:open], " ")
	}
	if o.agency[1] == 0 && (noPlaces.has(strings.ToLower(lead)) || t[dash] == ':' && (!isUpper(lead) || len(strings.Fields(lead)) > 3)) {
		return none
	}
	o.place, o.text = len(lead), dash+width
	if r, _ := utf8.DecodeRuneInString(t[o.text:]); unicode.IsLower(r) { // "NEVER — that was all"
		return none
	}
	if lead == "" { // (Reuters) - …
		return o
	}
	if comma := strings.IndexByte(lead, ','); comma > 0 {
		for ; comma >= 0; comma = next(lead, comma) { // WHITBY, England, March 30
			from := len(lead) - len(strings.TrimLeft(lead[comma+1:], " "))
			if dayOfDateline(lead[from:]) {
				o.date, o.place = [2]int{from, len(lead)}, comma
				break
			}
		}
	}
	if !isPlace(lead[:o.place], o.agency[1] > 0) {
		return none
	}
	return o
}

// noPlaces stand in capitals before a dash or a colon and are no places. NEW DELHI: is how Indian
// papers begin.
var noPlaces = set(`sir sirs madam dear_sir dear_editor editor the_editor to_the_editor breaking live exclusive watch opinion editorial comment
	analysis update updated video photos note q a
	question answer interview review quiz tip poll read listen the_question ps nb faq warning alert urgent plus
	recipe obituary letter letters verdict rating correction clarification spoiler_alert ingredients method score scores result results
	free new now here today tomorrow wanted missing found lost sold closed open done yes no never always once twice
	monsieur señor señora sehr_geehrte eilmeldung exklusiv en_direct exclusif exclusivo urgente última_hora`)

// next is the index of the next comma behind one, -1 if there is none.
func next(s string, comma int) int {
	if i := strings.IndexByte(s[comma+1:], ','); i >= 0 {
		return comma + 1 + i
	}
	return -1
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
	town, _, more := strings.Cut(s, ",") // WHITBY, England
	agency = agency || more && isUpper(town)
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) && !particles.has(w) {
			return false
		}
	}
	return agency
}
