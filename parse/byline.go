package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is one word of a byline: where it stands, without the punctuation at its ends.
type word struct {
	start, end int  // in the source
	comma      bool // a comma, semicolon or bar stands behind it
}

// bulletEnd is the length of the bullet that s begins with, with the white space behind it; 0 if none.
func bulletEnd(s string) int {
	if s == "" || s[0] < utf8.RuneSelf && alnum[s[0]] {
		return 0
	}
	r, n := utf8.DecodeRuneInString(s)
	if strings.HasPrefix(s, "?? ") { // PressReader's sign for a bullet that it does not know
		n = 2
	} else if !strings.ContainsRune(bullets, r) {
		return 0
	}
	rest := strings.TrimLeft(s[n:], " \t\u00a0")
	if len(rest) == len(s)-n || rest == "" {
		return 0
	}
	return len(s) - len(rest)
}

func isBullet(s string) bool { return bulletEnd(s) > 0 }

// words splits a stretch of the source into words.
func (s *sheet) words(start, end int) []word {
	out := make([]word, 0, 24)
	for at := start; at < end; {
		from, _ := trim(s.src, at, end)
		if from >= end {
			break
		}
		to := wordEnd(s.src, from, end)
		w := word{start: from, end: to}
		if c := s.src[to-1]; c == ',' || c == ';' || c == '|' {
			w.end, w.comma = to-1, true
		}
		if w.start < w.end {
			out = append(out, w)
		} else if len(out) > 0 {
			out[len(out)-1].comma = true
		}
		at = to
	}
	return out
}

// wordEnd is the offset of the first white space in src[at:end], or end.
func wordEnd(src string, at, end int) int {
	for at < end {
		c := src[at]
		if c < utf8.RuneSelf {
			if space(c) {
				break
			}
			at++
			continue
		}
		r, n := utf8.DecodeRuneInString(src[at:end])
		if unicode.IsSpace(r) {
			break
		}
		at += n
	}
	return at
}

// of is the text of a word, without what is invisible in it.
func (s *sheet) of(w word) string {
	return plain(s.src[w.start:w.end])
}

// plain is what a stretch of the source says to a rule: without what is invisible in it, and
// with its mojibake mended.
func plain(t string) string {
	if needsWork(t) {
		return gate(unmangle(t))
	}
	return t
}

// opensByline reports whether line i names an author: a bullet with a name, a line that begins
// with By and a name, or a name alone in capitals right above the text.
func (s *sheet) opensByline(i int) bool {
	t := s.text(i)
	if len(t) > 2000 {
		return false
	}
	l := s.lines[i]
	if isBullet(t) && i > 0 && s.src[s.lines[i-1].end-1] == ':' { // what a colon announces is a list
		return false
	}
	from := l.start + bulletEnd(t)
	label := bylineLabel(s.src[from:l.end], isBullet(t))
	if isBullet(t) || label > 0 && len(t) < 160 {
		if l.byline == 0 {
			l.byline = -1
			if s.isByline(from+label, l.end, label > 0) {
				l.byline = 1
			}
			s.lines[i].byline = l.byline
		}
		return l.byline > 0
	}
	if label > 0 {
		return false
	}
	return i > 0 && (s.capitalByline(i) || s.datedByline(i))
}

// datedByline reports whether line i is a name alone between the headline and the date, without
// a blank line behind it.
func (s *sheet) datedByline(i int) bool {
	if t := s.text(i); len(t) > 60 || i+1 >= len(s.lines) || s.lines[i+1].gap > 0 || ends(t) {
		return false
	}
	next := s.text(i + 1)
	if date(next) == "" && dated(strings.ToLower(next), firsts) == 0 {
		return false
	}
	words := s.words(s.lines[i].start, s.lines[i].end)
	b := byline{s: s}
	return len(words) > 1 && len(words) < 4 && b.nameLike(words) && !isPublication(s.text(i), false)
}

// capitalByline reports whether line i is a name in capitals without a bullet, right above the
// text, with a headline above it.
func (s *sheet) capitalByline(i int) bool {
	t := s.text(i)
	next := s.open(i + 1)
	if len(t) > 80 || !isUpper(t) || next == len(s.lines) || !isText(s.text(next)) {
		return false
	}
	if word, _, _ := strings.Cut(t, " "); articles.has(strings.ToLower(word)) {
		return false
	}
	above := s.count(RoleHeadline)
	for k := range i {
		if !s.lines[k].done {
			above++
		}
	}
	return above > 0 && s.isByline(s.lines[i].start, s.lines[i].end, false)
}

func (s *sheet) count(role Role) int {
	n := 0
	for i := range s.spans {
		if s.spans[i].Role == role {
			n++
		}
	}
	return n
}

// bylineLabel is the length of the words that open a byline ("By", "Interview by"), with the
// white space behind them; 0 if none. A name must follow, so "by" alone is not enough.
// "From" opens one in a bullet alone.
func bylineLabel(s string, bullet bool) int {
	if s == "" {
		return 0
	}
	labels := bylineLabelsByFirst()[s[0]|0x20]
	if !mayStart(s, labels) {
		return 0
	}
	lower := strings.ToLower(s[:min(len(s), 24)])
	for _, label := range labels {
		if label == "from" && !bullet {
			continue
		}
		rest, ok := strings.CutPrefix(lower, label)
		if !ok || rest == "" || rest[0] != ' ' && rest[0] != ':' {
			continue
		}
		n := len(label)
		n += len(s[n:]) - len(strings.TrimLeft(s[n:], " :\u00a0"))
		r, _ := utf8.DecodeRuneInString(s[n:])
		next := strings.Fields(s[n:] + " x")[0]
		if unicode.IsUpper(r) || particles.has(next) || jobNouns.has(next) {
			return n
		}
	}
	return 0
}

// mayStart reports whether one of the words, which all have the first byte of s, has the second one too.
func mayStart(s string, words []string) bool {
	for _, w := range words {
		if len(s) > 1 && (s[1] >= utf8.RuneSelf || s[1]|0x20 == w[1]|0x20) {
			return true
		}
	}
	return false
}

// isByline reports whether the stretch is a byline as a whole.
func (s *sheet) isByline(start, end int, labelled bool) bool {
	b := byline{s: s, dry: true}
	return b.read(start, end, labelled)
}

// bylines labels the authors between the headline and the text.
func bylines(s *sheet) {
	open, body := s.head()
	if len(open) == 0 && body >= len(s.lines) {
		return
	}
	for n, i := 0, body; i < len(s.lines) && n < 5 && s.opensByline(i); n, i = n+1, s.open(i+1) {
		if n == 0 {
			s.bylineAt = i
		}
		s.labelByline(i)
	}
	if s.bylineAt >= 0 {
		s.underByline(s.open(s.bylineAt))
	}
}

// labelByline labels line i, which opensByline knows as a byline.
func (s *sheet) labelByline(i int) {
	l := &s.lines[i]
	l.done = true
	from := l.start + bulletEnd(s.text(i))
	from += bylineLabel(s.src[from:l.end], from > l.start)
	s.mark(l.start, from, RoleCut)
	s.names(from, l.end)
}

// underByline labels the lines from i on that go on with the byline: an address or handle alone,
// the date, a job alone, a place behind "in" or "at".
func (s *sheet) underByline(i int) {
	for i < len(s.lines) && i <= s.bylineAt+4 && len(s.text(i)) < 80 {
		l := s.lines[i]
		words := s.words(l.start, l.end)
		b := byline{s: s, named: true}
		switch {
		case isContact(s.text(i)):
			s.label(i, RoleContact)
		case date(s.text(i)) != "":
			s.label(i, RoleDate)
		case agencies()[fold(s.text(i))] != "":
			s.label(i, RoleAgency)
		case b.isJob(words):
			s.label(i, RoleJob)
		case len(words) > 1 && b.placeWord(words[0]) && len(words) <= 4 && b.capital(words[1]) && !ends(s.text(i)):
			s.lines[i].done = true
			s.mark(l.start, words[1].start, RoleCut)
			s.mark(words[1].start, l.end, RoleFrom)
		default:
			return
		}
		i = s.open(i + 1)
	}
}

// names labels the names, jobs, places and addresses of a byline; what it cannot read becomes
// the name as it stands.
func (s *sheet) names(start, end int) {
	before := len(s.spans)
	if !(&byline{s: s}).read(start, end, true) {
		s.spans = s.spans[:before]
		s.mark(start, end, RoleByline)
	}
}

// isContact reports whether w is an e-mail address or a handle.
func isContact(w string) bool {
	at := strings.IndexByte(w, '@')
	if at < 0 || strings.ContainsAny(w, " \t") {
		return false
	}
	return at == 0 && len(w) > 2 || at > 0 && strings.IndexByte(w[at:], '.') > 1
}
