package parse

import (
	"math"
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"
)

// quoteLetters is how many letters a line must have to be looked for in the rest of the text.
const quoteLetters = 17

// quoteOpens may stand before the first letter of a quotation.
const quoteOpens = "\"“„‘'« "

// pullQuotes labels a line of the body whose words stand again in another line, from the
// beginning of a sentence or of a quotation on. Of two whole lines that are alike, the second is
// the quotation.
func pullQuotes(s *sheet) {
	lines := make([]quotation, 0, 32)
	for i := s.open(0); i < len(s.lines); i = s.open(i + 1) {
		t := s.text(i)
		if len(t) < quoteLetters || len(t) > 400 || t[len(t)-1] == ':' {
			continue
		}
		if k, ok := lettersHash(t, quoteLetters); ok {
			lines = append(lines, quotation{i, k})
		}
	}
	if len(lines) == 0 {
		return
	}
	found := quotations{at: make(map[uint64]place, len(lines))}
	for _, q := range lines {
		found.add(s.text(q.line), q.key)
	}
	for i := s.open(0); i < len(s.lines); i = s.open(i + 1) {
		s.sentences(i, &found)
	}
	within := 0
	for _, q := range lines {
		i := q.line
		if s.repeats(q, &found) {
			s.label(i, RoleQuote)
			continue
		}
		if within < mostWithin && s.setApart(i) {
			within++
			if s.saidWithin(i) {
				s.label(i, RoleQuote)
			}
		}
	}
}

// quotation is a line that may be one.
type quotation struct {
	line int
	key  uint64 // the hash of its first letters
}

// place is where words stand that a quotation may repeat. The one with the greatest weight
// counts: within a line, else at the beginning of the longest one.
type place struct{ at, weight int }

// quotations are the lines that may be some, by the hash of their first letters, and where the
// same words stand. few has a bit for their first few letters: most sentences are sorted out by it.
type quotations struct {
	at  map[uint64]place
	few uint64
}

// fewLetters are enough to sort out most sentences.
const fewLetters = 4

func (q *quotations) add(line string, key uint64) {
	few, _ := lettersHash(line, fewLetters)
	q.few |= 1 << (few & 63)
	q.at[key] = place{}
}

// enter says where a sentence begins, if it does as a quotation.
func (q *quotations) enter(sentence string, here place) {
	if few, ok := lettersHash(sentence, fewLetters); !ok || q.few>>(few&63)&1 == 0 {
		return
	}
	key, ok := lettersHash(sentence, quoteLetters)
	if was, is := q.at[key]; ok && is && was.weight < here.weight {
		q.at[key] = here
	}
}

// sentences enters where the line's sentences and quotations begin, if one is looked for.
func (s *sheet) sentences(i int, found *quotations) {
	l := s.lines[i]
	enter := func(at, weight int) {
		at += quoteOpen(s.src[at:l.end])
		found.enter(s.src[at:l.end], place{at, weight})
	}
	enter(l.start, l.end-l.start)
	first := l.start + quoteOpen(s.src[l.start:l.end])
	for at := nextMark(s.src[:l.end], l.start); at < l.end; at = nextMark(s.src[:l.end], at+1) {
		behind := at + 1
		switch s.src[at] {
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

// nextMark is the offset of the next sentenceMark in s from i on, or len(s).
func nextMark(s string, i int) int {
	for ; i < len(s)-7; i += 8 {
		w := eight(s[i : i+8])
		if w&highs != 0 {
			if at := slowMark(s[:i+8], i); at < i+8 {
				return at
			}
		} else if m := highs &^ (differs(w, '.') & differs(w, '?') & differs(w, '!') & differs(w, '"')); m != 0 {
			return i + bits.TrailingZeros64(m)/8
		}
	}
	return slowMark(s, i)
}

// slowMark looks at each byte.
func slowMark(s string, i int) int {
	for i < len(s) && !sentenceMark[s[i]] {
		i++
	}
	return i
}

// quoteOpen is the length of the marks that open s, of which a quotation has no more than a few.
func quoteOpen(s string) int {
	if s == "" || s[0] < utf8.RuneSelf && alnum[s[0]] {
		return 0
	}
	head := s[:min(len(s), 8)]
	return len(head) - len(strings.TrimLeft(head, quoteOpens))
}

// repeats reports whether the words of the line stand in another line.
func (s *sheet) repeats(q quotation, found *quotations) bool {
	l := s.lines[q.line]
	there := found.at[q.key]
	at := there.at
	if there.weight == 0 || at >= l.start && at < l.end {
		return false
	}
	t := words(unspoken(s.text(q.line)))
	n, ok := cutLetters(s.src[at:s.lineEnd(at)], t)
	if !ok || utf8.RuneCountInString(t) < quoteLetters {
		return false
	}
	// It must be less than the whole of the other line, or the second copy of it.
	return at < l.start || !s.wholeLine(at, at+n)
}

// longSpeaker is how many bytes the speaker of a quotation may take.
const longSpeaker = 120

// unspoken is a quotation without the speaker who is named behind its closing marks: “…” — Ada
// Farrow, skipper.
func unspoken(t string) string {
	from, end := max(0, len(t)-longSpeaker), -1
	for _, mark := range []string{"”", "\"", "»"} {
		end = max(end, strings.LastIndex(t[from:], mark))
	}
	if end += from; end < max(from, quoteLetters) {
		return t
	}
	_, n := utf8.DecodeRuneInString(t[end:])
	speaker := strings.TrimLeft(t[end+n:], " —–-,")
	first, _ := utf8.DecodeRuneInString(speaker)
	if speaker == "" || len(strings.Fields(speaker)) > 8 || !unicode.IsUpper(first) || ends(speaker) {
		return t
	}
	return t[:end+n]
}

// words are those of a quotation, without its marks.
func words(t string) string { return strings.TrimRight(t[quoteOpen(t):], "\"”“’'» .…!?,") }

// opens reports whether s begins with t, whose first letter may be a capital there or not.
func opens(s, t string) bool {
	a, n := utf8.DecodeRuneInString(s)
	b, m := utf8.DecodeRuneInString(t)
	return unicode.ToLower(a) == unicode.ToLower(b) && strings.HasPrefix(s[n:], t[m:])
}

// mostWithin is how many lines are looked for within the sentences of others.
const mostWithin = 16

// setApart reports whether line i may be a quotation from within a sentence: short, and between
// quotation marks, or without a full stop and too long for a crosshead to be repeated by chance.
func (s *sheet) setApart(i int) bool {
	t := s.text(i)
	if len(t) > 200 {
		return false
	}
	if first, _ := utf8.DecodeRuneInString(t); strings.ContainsRune("“„«\"‘", first) {
		t = unspoken(t)
		return closed(t) != t
	}
	return !ends(t) && !isBullet(t) && strings.Count(t, " ") > 4
}

// saidWithin reports whether the words of line i stand within a sentence of another line.
func (s *sheet) saidWithin(i int) bool {
	t := words(unspoken(s.text(i)))
	_, n := utf8.DecodeRuneInString(t)
	if utf8.RuneCountInString(t) < quoteLetters {
		return false
	}
	for k := s.open(0); k < len(s.lines); k = s.open(k + 1) {
		if at := strings.Index(s.text(k), t[n:]); k != i && at >= n && opens(s.text(k)[at-n:], t) {
			return true
		}
	}
	return false
}

// lineEnd is the offset of the line break behind at.
func (s *sheet) lineEnd(at int) int {
	if n := strings.IndexByte(s.src[at:], '\n'); n >= 0 {
		return at + n
	}
	return len(s.src)
}

// wholeLine reports whether a line of the sheet is no longer than the stretch, but for marks.
func (s *sheet) wholeLine(start, end int) bool {
	from := strings.LastIndexByte(s.src[:start], '\n') + 1
	to := strings.IndexByte(s.src[end:], '\n')
	if to < 0 {
		to = len(s.src) - end
	}
	to += end
	return sameLetters(s.src[from:to], s.src[start:end])
}
