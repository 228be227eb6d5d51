package parse

import (
	"strings"
	"unicode/utf8"
)

// headLines is how many lines above the text are looked at, at most.
const headLines = 14

// closed is s without the quotation marks and brackets that close it.
func closed(s string) string {
	if s == "" || s[len(s)-1] < utf8.RuneSelf && strings.IndexByte("\"')]", s[len(s)-1]) < 0 {
		return s
	}
	return strings.TrimRight(s, "\"”’'»)]“")
}

// ends reports whether s ends as a sentence does, inside quotation marks or brackets too.
func ends(s string) bool {
	r := last(closed(s))
	return r == '.' || r == '!' || r == '?' || r == '…' || r == '。' || r == '！' || r == '？'
}

// isSentence reports whether a first line is a whole sentence, and no headline.
func isSentence(s string) bool {
	if len(s) > 200 || strings.ContainsRune(s, '。') {
		return true
	}
	return last(closed(s)) == '.' && len(strings.Fields(s)) > 7
}

// isText reports whether a line after the first is the beginning of the text: a sentence with a
// full stop, or longer than a headline or standfirst gets.
func isText(s string) bool {
	switch last(closed(s)) {
	case '.', '…', '。':
		return true
	case '?', '!', '？', '！': // a headline may ask or call
		return len(s) > 90
	case ':':
		return len(s) > 60
	case ',':
		return len(s) > 40
	}
	return len(s) > 220
}

// standfirsts is how many sentences may stand above a byline, at most.
const standfirsts = 2

// head returns the lines above the text that no rule has labelled, and the index of the first
// line of the text. It ends at a byline, where there is one near the top, else where the text
// begins.
func (s *sheet) head() ([]int, int) {
	open := make([]int, 0, headLines)
	text := -1 // the first line of open that begins the text, should no byline follow
	sentences := 0
	headed := s.has(RoleHeadline)
	for i := s.open(0); i < len(s.lines) && len(open) < headLines && sentences <= standfirsts; i = s.open(i + 1) {
		if s.bylineAt >= 0 && i > s.bylineAt || s.bylineAt < 0 && (len(open) > 0 || s.has(RolePublication)) && s.opensByline(i) {
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
