package parse

import (
	"math"
	"strings"
	"unicode/utf8"
)

// lists labels bullets that follow each other, with blank lines between or without, as items.
func lists(s *sheet) {
	for i := s.open(0); i < len(s.lines); {
		n := s.bulletsFrom(i)
		if n == 0 {
			i = s.open(i + 1)
			continue
		}
		for ; n > 0; n-- {
			l := &s.lines[i]
			l.done = true
			at := l.start + bulletEnd(s.text(i))
			s.mark(l.start, at, RoleCut)
			s.mark(at, l.end, RoleItem)
			i = s.open(i + 1)
		}
	}
}

// bulletsFrom is the number of lines from i on that are items of one list. Dashes that open
// speech, as novels and reportages have them, are no bullets: long dashes, and short ones when
// every line is a sentence and one asks.
func (s *sheet) bulletsFrom(i int) int {
	n, sentences, asks := 0, 0, false
	mark, _ := utf8.DecodeRuneInString(s.text(i))
	if mark == '—' {
		return 0
	}
	for ; i < len(s.lines); i = s.open(i + 1) {
		t := s.text(i)
		if r, _ := utf8.DecodeRuneInString(t); r != mark || !isBullet(t) || s.lines[i].done {
			break
		}
		n++
		if ends(t) {
			sentences++
		}
		asks = asks || strings.ContainsAny(t, "?¿")
	}
	if (mark == '-' || mark == '–') && (n == 1 || sentences == n && asks) {
		return 0
	}
	return n
}

// quoteLetters is how many letters a line must have to be looked for in the rest of the text.
const quoteLetters = 20

// quoteOpens may stand before the first letter of a quotation.
const quoteOpens = "\"“„‘'« "

// pullQuotes labels a line of the body whose words stand again in another line, from the
// beginning of a sentence or of a quotation on. Of two whole lines that are alike, the second is
// the quotation.
func pullQuotes(s *sheet) {
	found := map[string]place{} // by the first letters of the lines that may be quotations
	var lines []int
	for i := s.open(0); i < len(s.lines); i = s.open(i + 1) {
		t := s.text(i)
		if len(t) < quoteLetters || len(t) > 400 || t[len(t)-1] == ':' {
			continue
		}
		if k := quoteKey(t); k != "" {
			found[k] = place{}
			lines = append(lines, i)
		}
	}
	if len(lines) == 0 {
		return
	}
	for i := s.open(0); i < len(s.lines); i = s.open(i + 1) {
		s.sentences(i, found)
	}
	for _, i := range lines {
		if s.repeats(i, found) {
			s.label(i, RoleQuote)
		}
	}
}

// place is where words stand that a quotation may repeat. The one with the greatest weight
// counts: within a line, else at the beginning of the longest one.
type place struct{ at, weight int }

// sentences enters where the line's sentences and quotations begin, if one is looked for.
func (s *sheet) sentences(i int, found map[string]place) {
	l := s.lines[i]
	enter := func(at, weight int) {
		at += quoteOpen(s.src[at:l.end])
		k := quoteKey(s.src[at:l.end])
		if was, ok := found[k]; ok && was.weight < weight {
			found[k] = place{at, weight}
		}
	}
	enter(l.start, l.end-l.start)
	first := l.start + quoteOpen(s.src[l.start:l.end])
	for at := l.start; at < l.end; at++ {
		c := s.src[at]
		if !sentenceMark[c] {
			continue
		}
		behind := at + 1
		switch c {
		case '.', '?', '!':
			if behind == l.end || s.src[behind] != ' ' {
				continue
			}
		case 0xc2, 0xe2: // of « and “ „ ‘, and of much else
			r, n := utf8.DecodeRuneInString(s.src[at:l.end])
			if !strings.ContainsRune(quoteOpens, r) {
				continue
			}
			behind = at + n
		}
		if behind > first {
			enter(behind, math.MaxInt)
		}
	}
}

// sentenceMark are the bytes that a mark before the beginning of a sentence or of a quotation
// begins with.
var sentenceMark = [256]bool{'.': true, '?': true, '!': true, '"': true, 0xc2: true, 0xe2: true}

// quoteOpen is the length of the marks that open s, of which a quotation has no more than a few.
func quoteOpen(s string) int {
	head := s[:min(len(s), 8)]
	return len(head) - len(strings.TrimLeft(head, quoteOpens))
}

// quoteKey is the first letters of s, by which a repetition is found; "" if s is shorter.
func quoteKey(s string) string {
	s = s[quoteOpen(s):]
	n := 0
	for i := range s {
		if n == quoteLetters {
			return s[:i]
		}
		n++
	}
	return ""
}

// repeats reports whether the words of line i stand in another line.
func (s *sheet) repeats(i int, found map[string]place) bool {
	l := s.lines[i]
	at := found[quoteKey(s.text(i))].at
	if at >= l.start && at < l.end {
		return false
	}
	t := s.text(i)
	t = strings.TrimRight(t[quoteOpen(t):], "\"”“’'» .…!?,")
	if !strings.HasPrefix(s.src[at:], t) {
		return false
	}
	// It must be less than the whole of the other line, or the second copy of it.
	return at < l.start || !s.wholeLine(at, at+len(t))
}

// wholeLine reports whether a line of the sheet is no longer than the stretch, but for marks.
func (s *sheet) wholeLine(start, end int) bool {
	from := strings.LastIndexByte(s.src[:start], '\n') + 1
	to := end + strings.IndexByte(s.src[end:]+"\n", '\n')
	return sameLetters(s.src[from:to], s.src[start:end])
}

// crossheads labels short lines without a full stop between two lines of text.
func crossheads(s *sheet) {
	before := -1
	for i := s.open(0); i < len(s.lines); {
		next := s.open(i + 1)
		if before >= 0 && next < len(s.lines) && isCrosshead(s.text(i)) && s.apart(i) && len(s.text(next)) > len(s.text(i)) && !isBullet(s.text(next)) {
			s.label(i, RoleCrosshead)
		} else {
			before = i
		}
		i = next
	}
}

// isCrosshead reports whether t has the form of a crosshead: at most nine words, a capital or a
// figure at its start, nothing at its end that goes on or closes a sentence.
func isCrosshead(t string) bool {
	if len(t) > 70 || len(strings.Fields(t)) > 9 || isBullet(t) {
		return false
	}
	r := last(t)
	if strings.ContainsRune(".!:;,…—–-)*。”\"", r) || strings.ContainsAny(t, "\t|") {
		return r == '”' && !ends(t) || r == '"' && !ends(t)
	}
	f, _ := utf8.DecodeRuneInString(t)
	return strings.ToLower(string(f)) != string(f) || f >= '0' && f <= '9' && !numbered(t) || strings.ContainsRune("“‘\"'«„¿¡", f)
}

// numbered reports whether t begins as the item of a numbered list does.
func numbered(t string) bool {
	i := strings.IndexFunc(t, func(r rune) bool { return r < '0' || r > '9' })
	return i > 0 && (t[i] == '.' || t[i] == ')')
}

// apart reports whether blank lines, or lines far longer than it, stand around line i.
func (s *sheet) apart(i int) bool {
	side := func(k, gap int) bool {
		return k < 0 || k >= len(s.lines) || gap > 0 || s.lines[k].done || len(s.text(k)) > 100
	}
	gap := 1
	if i+1 < len(s.lines) {
		gap = s.lines[i+1].gap
	}
	return side(i-1, s.lines[i].gap) && side(i+1, gap)
}

// paragraphs labels what is left. Lines without a blank line between them are one paragraph
// where they were broken at one width, a verse or an address where they are short and no
// sentences, and else a paragraph each.
func paragraphs(s *sheet) {
	width := s.wrapWidth()
	for i := s.open(0); i < len(s.lines); {
		end := i + 1
		for end < len(s.lines) && !s.lines[end].done && s.lines[end].gap == 0 && !s.lines[end].opens && !s.lines[end-1].closes && !isBullet(s.text(end)) {
			end++
		}
		for i < end {
			n := s.wrapped(i, end, width)
			role := RoleParagraph
			if n == 1 && s.isVerse(i, end) {
				n, role = end-i, RoleVerse
			}
			s.mark(s.lines[i].start, s.lines[i+n-1].end, role)
			for k := i; k < i+n; k++ {
				s.lines[k].done = true
			}
			i += n
		}
		i = s.open(end)
	}
}

// wrapWidth is the width in characters at which the text was broken into lines, 0 if it was not:
// the longest line that another follows at once, if that is between 40 and 132 and most such
// lines break off within a sentence.
func (s *sheet) wrapWidth() int {
	width, broken, closed := 0, 0, 0
	for i := range len(s.lines) - 1 {
		l := s.lines[i]
		if l.done || s.lines[i+1].gap > 0 || s.lines[i+1].done {
			continue
		}
		if n := l.end - l.start; n > width {
			width = max(width, utf8.RuneCountInString(s.src[l.start:l.end]))
		}
		broken++
		if ends(s.text(i)) {
			closed++
		}
	}
	if width < 40 || width > 132 || closed*2 > broken {
		return 0
	}
	return width
}

// wrapped is the number of lines from i on that are one paragraph broken at the width: a line
// goes on in the next if that one's first word had no room in it.
func (s *sheet) wrapped(i, end, width int) int {
	n := 1
	for ; width > 0 && i+n < end; n++ {
		t := s.text(i + n)
		word, _, _ := strings.Cut(t, " ")
		if strings.HasSuffix(s.text(i+n-1), "-") && firstWord(t) != "" {
			continue
		}
		if utf8.RuneCountInString(s.text(i+n-1))+1+utf8.RuneCountInString(word) <= width {
			break
		}
	}
	return n
}

// isVerse reports whether the lines from i to end, which no blank line parts, count each as a
// line: they are short, and most do not end as sentences do.
func (s *sheet) isVerse(i, end int) bool {
	if end-i < 2 {
		return false
	}
	closed := 0
	for k := i; k < end; k++ {
		t := s.text(k)
		if len(t) > 80 {
			return false
		}
		if ends(t) {
			closed++
		}
	}
	return closed*2 <= end-i
}
