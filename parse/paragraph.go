package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

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
		if s.isDropCapital(i, end) {
			end = i + 2
		}
		verse := s.isVerse(i, end)
		for i < end {
			n := s.wrapped(i, end, width)
			if s.isDropCapital(i, i+1) {
				n = 2
			}
			role := RoleParagraph
			if n == 1 && verse {
				n, role = end-i, RoleVerse
				if s.goesOn(i, end) {
					role = RoleParagraph
				}
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

// isDropCapital reports whether the lines from i to end are one capital alone, and its word goes
// on in the line behind it: "T" and "HE council", with a blank line between or without.
func (s *sheet) isDropCapital(i, end int) bool {
	t := s.text(i)
	if end != i+1 && s.lines[i+1].gap > 0 || len(t) != 1 || t[0] < 'A' || t[0] > 'Z' || i+1 >= len(s.lines) || s.lines[i+1].done || s.lines[i+1].opens {
		return false
	}
	joined := t + " " + s.text(i+1)
	return dropCapital(joined) != joined
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
		before := s.fullWidth(i + n - 1)
		r, _ := utf8.DecodeRuneInString(t)
		ragged := (unicode.IsLower(r) || unicode.IsDigit(r)) && before*5 > width*4 && !ends(s.text(i+n-1)) // nearly full, and it goes on
		if before+1+utf8.RuneCountInString(word) <= width && !ragged {
			break
		}
	}
	return n
}

// fullWidth is how many characters line i has in the source, where a rule may have taken its beginning.
func (s *sheet) fullWidth(i int) int {
	l := s.lines[i]
	if !l.opens {
		return utf8.RuneCountInString(s.src[l.start:l.end])
	}
	return utf8.RuneCountInString(s.src[strings.LastIndexByte(s.src[:l.start], '\n')+1 : l.end])
}

// goesOn reports whether the lines from i to end are prose that somebody broke: most go on from
// the one before with a small letter, as verses and addresses do not.
func (s *sheet) goesOn(i, end int) bool {
	small := 0
	for k := i + 1; k < end; k++ {
		if r, _ := utf8.DecodeRuneInString(s.text(k)); unicode.IsLower(r) && len(s.text(k-1)) > 45 {
			small++
		}
	}
	return small*2 > end-i-1
}

// isVerse reports whether the lines from i to end, which no blank line parts, count each as a
// line: they are short, and most do not end as sentences do.
func (s *sheet) isVerse(i, end int) bool {
	if end-i < 2 {
		return false
	}
	closed, longest := 0, 0
	for k := i; k < end; k++ {
		t := s.text(k)
		longest = max(longest, len(t))
		if longest > 80 {
			return false
		}
		if ends(t) {
			closed++
		}
	}
	return closed*2 <= end-i || end-i >= 4 && longest <= 45 || end-i == 3 && longest <= 32
}
