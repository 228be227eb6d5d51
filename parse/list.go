package parse

import (
	"strings"
	"unicode/utf8"
)

// lists labels bullets that follow each other, with blank lines between or without, as items.
func lists(s *sheet) {
	width := s.wrapWidth()
	for i := s.open(0); i < len(s.lines); {
		n, behind := s.bulletsFrom(i, width)
		if n == 0 {
			i = s.open(max(behind, i+1))
			continue
		}
		for ; n > 0; n-- {
			start := s.lines[i].start
			at := start + bulletEnd(s.text(i))
			end := s.itemEnd(i, width)
			s.mark(start, at, RoleCut)
			s.mark(at, s.lines[end-1].end, RoleItem)
			for ; i < end; i++ {
				s.lines[i].done = true
			}
			i = s.open(i)
		}
	}
}

// itemEnd is the line behind the item that begins at line i: what was broken at the width of the
// text goes on in it.
func (s *sheet) itemEnd(i, width int) int {
	end := i + 1
	for end < len(s.lines) && !s.lines[end].done && s.lines[end].gap == 0 && !isBullet(s.text(end)) {
		end++
	}
	return i + s.wrapped(i, end, width)
}

// bulletsFrom is the number of lines from i on that are items of one list. Dashes that open
// speech, as novels and reportages have them, are no bullets: long dashes, and short ones when
// every line is a sentence and one asks; but all may ask where a colon announces them. behind is the line after those that were looked at.
func (s *sheet) bulletsFrom(i, width int) (n, behind int) {
	sentences, questions := 0, 0
	announced := i > 0 && s.src[s.lines[i-1].end-1] == ':'
	mark, _ := utf8.DecodeRuneInString(s.text(i))
	if mark == '—' {
		return 0, i + 1
	}
	least := 1
	if mark == '-' || mark == '–' || mark == '?' {
		least = 2
	}
	for ; i < len(s.lines); i = s.open(s.itemEnd(i, width)) {
		t := s.text(i)
		if r, _ := utf8.DecodeRuneInString(t); r != mark || !isBullet(t) || s.lines[i].done {
			break
		}
		n++
		if ends(t) {
			sentences++
		}
		if strings.ContainsAny(t, "?¿") {
			questions++
		}
	}
	if n < least || least > 1 && mark != '?' && sentences == n && questions > 0 && (!announced || questions < n) {
		return 0, i
	}
	return n, i
}
