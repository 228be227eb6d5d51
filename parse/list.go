package parse

import (
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
