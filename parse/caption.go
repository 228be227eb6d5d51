package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// photo is one caption of the sheet: where its parts stand.
type photo struct {
	line                     int // of the line it stands on
	creditStart, creditEnd   int
	captionStart, captionEnd int
}

func (s *sheet) folded(start, end int) string { return fold(s.src[start:end]) }

// captions labels " ?? CREDIT ?? caption", with either part or both empty, and then finds the
// same words again as "CREDIT caption", anywhere in the text. The fuller copy wins.
func captions(s *sheet) {
	var photos []photo
	for i := range s.lines {
		if !s.lines[i].done && strings.HasPrefix(s.text(i), "??") {
			photos = append(photos, s.photosOn(i)...)
		}
	}
	if len(photos) == 0 {
		return
	}
	s.rule = "doubled caption"
	s.dropTwins(photos)
}

// photosOn reads the captions of a line that begins with "??"; none if it is a sentence or a
// quiz. The line is cut into ?? CREDIT ?? caption [?? CREDIT ?? caption …].
func (s *sheet) photosOn(i int) []photo {
	l := s.lines[i]
	var marks []int // offsets of each "??" that stands alone
	for at := l.start; at < l.end; {
		j := strings.Index(s.src[at:l.end], "??")
		if j < 0 {
			break
		}
		j += at
		at = j + 2
		if (j == l.start || space(s.src[j-1])) && (at == l.end || space(s.src[at])) {
			marks = append(marks, j)
		}
	}
	if len(marks) < 2 || !creditLike(s.src[marks[0]+2:marks[1]]) {
		return nil
	}
	var photos []photo
	for m := 0; m+1 < len(marks); {
		end, next := l.end, len(marks)
		for k := m + 2; k+1 < len(marks); k++ { // the next pair of marks with a credit between opens another caption
			if creditLike(s.src[marks[k]+2 : marks[k+1]]) {
				end, next = marks[k], k
				break
			}
		}
		p := photo{line: i}
		p.creditStart, p.creditEnd = trim(s.src, marks[m]+2, marks[m+1])
		p.captionStart, p.captionEnd = trim(s.src, marks[m+1]+2, end)
		photos = append(photos, p)
		m = next
	}
	s.lines[i].done = true
	s.markPhotos(photos, marks)
	return photos
}

// markPhotos labels the parts of the captions on one line.
func (s *sheet) markPhotos(photos []photo, marks []int) {
	for _, p := range photos {
		k := 0
		for marks[k]+2 < p.creditStart && k+1 < len(marks) && marks[k+1] < p.creditStart {
			k++
		}
		s.mark(marks[k], marks[k]+2, RoleCut)
		s.markCredit(p.creditStart, p.creditEnd)
		s.mark(p.creditEnd, p.captionStart, RoleCut)
		s.mark(p.captionStart, p.captionEnd, RoleCaption)
	}
}

// markCredit labels a credit without the label that opens it ("PHOTO:").
func (s *sheet) markCredit(start, end int) {
	lower := strings.ToLower(s.src[start:end])
	for _, label := range captionLabels {
		if rest, ok := strings.CutPrefix(lower, label); ok && len(lower) == end-start && rest != "" {
			s.mark(start, start+len(label), RoleCut)
			start += len(label)
			break
		}
	}
	s.mark(start, end, RoleCredit)
}

// creditLike reports whether s can be who made a picture: empty, an agency, or a few words that
// are no sentence.
func creditLike(s string) bool {
	s = strings.TrimSpace(s)
	words := strings.Fields(s)
	if len(s) > 100 || len(words) > 12 || strings.ContainsAny(s, "?!") {
		return false
	}
	lower := 0
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsLower(r) && !particles[w] && !creditWords[w] {
			lower++
		}
	}
	return lower*3 <= len(words)
}

// creditWords stand in lower case in credits.
var creditWords = set(`via by for and of the with / from photo picture courtesy`)

// keyLetters is how many letters of a line decide whether it is looked at as a double.
const keyLetters = 12

func key(folded string) string {
	n := 0
	for i := range folded {
		if n == keyLetters {
			return folded[:i]
		}
		n++
	}
	return folded
}

// head is enough of a string to find its key in.
func headOf(s string) string { return s[:min(len(s), 8*keyLetters)] }

// dropTwins cuts the second copies of the captions.
func (s *sheet) dropTwins(photos []photo) {
	lines := map[string][]int{}
	for i := range s.lines {
		if !s.lines[i].done {
			k := key(fold(headOf(s.text(i))))
			lines[k] = append(lines[k], i)
		}
	}
	seen := map[string]bool{}
	for _, p := range photos {
		credit, caption := s.folded(p.creditStart, p.creditEnd), s.folded(p.captionStart, p.captionEnd)
		if credit+caption == "" {
			continue
		}
		if seen[credit+" "+caption] {
			s.recast(p)
			continue
		}
		seen[credit+" "+caption] = true
		for _, form := range []string{credit + caption, caption, caption + credit} {
			if s.dropTwin(p, form, lines[key(form)]) {
				break
			}
		}
	}
}

// recast cuts a caption that stands a second time between its own marks.
func (s *sheet) recast(p photo) {
	for i := range s.spans {
		if sp := &s.spans[i]; sp.Start >= p.creditStart && sp.End <= p.captionEnd && sp.Role != RoleCut {
			sp.Role, sp.Rule = RoleCut, s.rule
		}
	}
}

// dropTwin cuts the first of the lines that is a copy of the caption, whose letters are form. A
// copy that was cut short is one from 24 letters on. Where the copy is the fuller one, it takes
// the caption's place.
func (s *sheet) dropTwin(p photo, form string, lines []int) bool {
	const enough = 24
	for _, i := range lines {
		if s.lines[i].done || s.lines[i].end-s.lines[i].start > 4*len(form)+400 {
			continue
		}
		twin := fold(s.text(i))
		switch {
		case twin == form, len(twin) >= enough && strings.HasPrefix(form, twin):
			s.cut(i)
		case len(form) >= enough && strings.HasPrefix(twin, form) && len(twin) < 2*len(form)+80 && s.cutShort(p):
			s.fuller(p, i)
		default:
			continue
		}
		return true
	}
	return false
}

// cutShort reports whether the caption between the marks breaks off: it ends in an ellipsis or
// without a full stop.
func (s *sheet) cutShort(p photo) bool {
	r := last(s.src[p.captionStart:p.captionEnd])
	return r != '.' && r != '!' && r != '?' || strings.HasSuffix(s.src[p.captionStart:p.captionEnd], "...")
}

// fuller makes line i, the copy that says more, the caption, and cuts the one between the marks.
func (s *sheet) fuller(p photo, i int) {
	for k := range s.spans {
		if sp := &s.spans[k]; sp.Role == RoleCaption && sp.Start == p.captionStart {
			sp.Role, sp.Rule = RoleCut, s.rule
		}
	}
	l := &s.lines[i]
	l.done = true
	start := l.start
	if want := s.folded(p.creditStart, p.creditEnd); want != "" && strings.HasPrefix(fold(s.src[l.start:l.end]), want) {
		start = s.past(l.start, l.end, utf8.RuneCountInString(want))
		s.mark(l.start, start, RoleCut)
	}
	s.mark(start, l.end, RoleCaption)
}

// past is the offset behind the first n letters and digits from start.
func (s *sheet) past(start, end, n int) int {
	for i, r := range s.src[start:end] {
		if n == 0 {
			return start + i
		}
		n -= utf8.RuneCountInString(fold(string(r)))
	}
	return end
}
