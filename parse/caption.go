package parse

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// photo is one caption of the sheet: where its parts stand.
type photo struct {
	mark                     int // where its first "??" stands
	creditStart, creditEnd   int
	captionStart, captionEnd int
	spans                    [2]int // the spans that label it
}

// captions labels " ?? CREDIT ?? caption", with either part or both empty, and then finds the
// same words again as "CREDIT caption", anywhere in the text. The fuller copy wins.
func captions(s *sheet) {
	var photos []photo
	for i := range s.lines {
		if !s.lines[i].done && strings.HasPrefix(s.text(i), "??") {
			photos = s.photosOn(photos, i)
		}
	}
	if len(photos) == 0 {
		return
	}
	s.rule = "doubled caption"
	s.dropTwins(photos)
}

// photosOn appends the captions of a line that begins with "??"; none if it is a sentence or a
// quiz. The line is cut into ?? CREDIT ?? caption [?? CREDIT ?? caption …].
func (s *sheet) photosOn(photos []photo, i int) []photo {
	l := s.lines[i]
	marks := make([]int, 0, 8) // offsets of each "??" that stands alone
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
	if len(marks) < 2 || marks[0] != l.start || !creditLike(s.src[marks[0]+2:marks[1]]) {
		return photos
	}
	first := len(photos)
	for m := 0; m+1 < len(marks); {
		end, next := l.end, len(marks)
		for k := m + 2; k+1 < len(marks); k++ { // the next pair of marks with a credit between opens another caption
			if creditLike(s.src[marks[k]+2 : marks[k+1]]) {
				end, next = marks[k], k
				break
			}
		}
		p := photo{mark: marks[m]}
		p.creditStart, p.creditEnd = trim(s.src, marks[m]+2, marks[m+1])
		p.captionStart, p.captionEnd = trim(s.src, marks[m+1]+2, end)
		photos = append(photos, p)
		m = next
	}
	s.lines[i].done = true
	s.wrappedCaption(i, &photos[len(photos)-1])
	for k := first; k < len(photos); k++ {
		s.markPhoto(&photos[k])
	}
	return photos
}

// longCaption is how many lines a caption may be broken into: each is looked at with those before it.
const longCaption = 6

// wrappedCaption takes the lines right below line i into its last caption, where that goes on in
// them: it has no end, and they begin small.
func (s *sheet) wrappedCaption(i int, p *photo) {
	for k := i + 1; p.captionStart < p.captionEnd && k < min(i+longCaption, len(s.lines)); k++ {
		l := &s.lines[k]
		first, _ := utf8.DecodeRuneInString(s.text(k))
		if l.done || l.gap > 0 || !unicode.IsLower(first) || ends(s.src[p.captionStart:p.captionEnd]) || s.opensTwin(k, p) {
			return
		}
		p.captionEnd, l.done = l.end, true
	}
}

// opensTwin reports whether line i begins as a copy of the caption would.
func (s *sheet) opensTwin(i int, p *photo) bool {
	key := string(firstLetters(nil, s.text(i), keyLetters))
	return slices.ContainsFunc(s.forms(*p), func(form string) bool { return strings.HasPrefix(form, key) })
}

// markPhoto labels the parts of one caption.
func (s *sheet) markPhoto(p *photo) {
	p.spans[0] = len(s.spans)
	s.mark(p.mark, p.mark+2, RoleCut)
	s.markCredit(p.creditStart, p.creditEnd)
	s.mark(p.creditEnd, p.captionStart, RoleCut)
	label, from, to := 0, 0, 0
	if p.creditStart >= p.creditEnd {
		label, from, to = creditTail(s.src[p.captionStart:p.captionEnd])
	}
	if label > 0 {
		s.mark(p.captionStart, p.captionStart+label, RoleCaption)
		s.mark(p.captionStart+label, p.captionStart+from, RoleCut)
		s.mark(p.captionStart+from, p.captionStart+to, RoleCredit)
		s.mark(p.captionStart+to, p.captionEnd, RoleCut)
	} else {
		s.mark(p.captionStart, p.captionEnd, RoleCaption)
	}
	p.spans[1] = len(s.spans)
}

// markCredit labels a credit without the label that opens it ("PHOTO:").
func (s *sheet) markCredit(start, end int) {
	name := start + creditLabel(s.src[start:end])
	s.mark(start, name, RoleCut)
	s.mark(name, end, RoleCredit)
}

// creditLabel is the length of the label that opens a credit: "PHOTO: ", "Picture by ", "PHOTO ".
func creditLabel(credit string) int {
	n := 0
	if credit == "" {
		return 0
	}
	lower := strings.ToLower(credit)
	for _, label := range captionLabelsByFirst()[credit[0]|0x20] {
		if rest, ok := strings.CutPrefix(lower, label); ok && len(lower) == len(credit) && rest != "" {
			n = len(label)
			break
		}
	}
	if word, rest, ok := strings.Cut(credit[n:], " "); ok && pictureWords.has(strings.ToLower(word)) { // PHOTO AFP
		n = len(credit) - len(rest)
	}
	return n
}

// pictureWords are labels of credits even without a colon.
var pictureWords = set(`photo photos picture pictures photograph foto image`)

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
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsLower(r) && !particles.has(w) && !creditWords.has(w) {
			lower++
		}
	}
	return lower*3 <= len(words)
}

// creditWords stand in lower case in credits.
var creditWords = set(`via by for and of the with / from photo picture courtesy`)

// keyLetters is how many letters of a line decide whether it is looked at as a double.
const keyLetters = 12

// twins are the lines that may be doubles of captions.
type twins struct {
	same map[string][]int // by all their letters
	like map[string][]int // by their first letters
}

// forms are the letters that a double can have.
func (s *sheet) forms(p photo) []string {
	credit, caption := fold(s.src[p.creditStart:p.creditEnd]), fold(s.src[p.captionStart:p.captionEnd])
	switch {
	case caption == "":
		return []string{credit}
	case credit == "":
		return []string{caption}
	}
	forms := []string{credit + caption, caption, caption + credit}
	if n := creditLabel(s.src[p.creditStart:p.creditEnd]); n > 0 { // the copy may leave out PHOTO:
		name := fold(s.src[p.creditStart+n : p.creditEnd])
		forms = append(forms, name+caption, caption+name)
	}
	return forms
}

// dropTwins cuts the second copies of the captions.
func (s *sheet) dropTwins(photos []photo) {
	forms := make([][]string, len(photos))
	lines := twins{map[string][]int{}, map[string][]int{}}
	for k, p := range photos {
		forms[k] = s.forms(p)
		for _, form := range forms[k] {
			lines.like[firstFolded(form, keyLetters)] = nil
		}
	}
	var buf []byte
	for i := range s.lines {
		if s.lines[i].done {
			continue
		}
		buf = firstLetters(buf[:0], s.text(i), keyLetters)
		if like, ok := lines.like[string(buf)]; ok && len(buf) > 0 {
			all := fold(s.text(i))
			lines.like[string(buf)], lines.same[all] = append(like, i), append(lines.same[all], i)
		}
	}
	seen := map[string]bool{} // by credit and caption, and by caption alone
	for k, p := range photos {
		whole, caption := forms[k][0], forms[k][min(1, len(forms[k])-1)]
		switch {
		case whole == "":
		case seen[whole+"/"]:
			s.recut(p, RoleCaption, RoleCredit)
			s.dropTwin(p, forms[k], lines)
		default:
			s.dropTwin(p, forms[k], lines)
			if seen[caption] { // under another credit: who made the other picture is still said
				s.recut(p, RoleCaption)
			}
			seen[whole+"/"], seen[caption] = true, true
		}
	}
}

// recut cuts what stands a second time between its own marks.
func (s *sheet) recut(p photo, roles ...Role) {
	for i := p.spans[0]; i < p.spans[1]; i++ {
		if slices.Contains(roles, s.spans[i].Role) {
			s.spans[i].Role, s.spans[i].Rule = RoleCut, s.rule
		}
	}
}

// Of doubles that are not alike to the letter, those that are looked at, and their least length
// in letters.
const (
	likely = 16
	enough = 24
)

// dropTwin cuts the lines that are copies of the caption, as CREDIT caption or one of the other
// forms, or the first one that is a copy cut short. Where the copy is the fuller one, it takes the caption's place.
func (s *sheet) dropTwin(p photo, forms []string, lines twins) {
	found := false
	bare := forms[min(1, len(forms)-1)]
	slices.SortStableFunc(forms, func(a, b string) int { return len(b) - len(a) }) // the bare caption last
	for _, form := range forms {
		if found && form == bare { // a paragraph that says the same
			break
		}
		for _, i := range lines.same[form] {
			if !s.lines[i].done {
				s.cut(i)
				found = true
			}
		}
		delete(lines.same, form)
	}
	if found {
		return
	}
	for _, form := range forms {
		like := lines.like[firstFolded(form, keyLetters)]
		for _, i := range like[:min(len(like), likely)] {
			if s.lines[i].done {
				continue
			}
			switch twin := fold(s.text(i)); {
			case (len(twin) >= enough || len(twin) > keyLetters && last(s.text(i)) == '…') && strings.HasPrefix(form, twin):
				s.cut(i)
				s.cutRest(i+1, form[len(twin):])
				return
			case len(form) >= enough && strings.HasPrefix(twin, form) && len(twin) < 2*len(form)+80 && s.cutShort(p):
				s.fuller(p, i)
				return
			}
		}
	}
}

// cutRest cuts the lines from i on in which a copy goes on whose rest that is, in letters.
func (s *sheet) cutRest(i int, rest string) {
	for ; i < len(s.lines) && !s.lines[i].done && s.lines[i].gap == 0; i++ {
		more, ok := strings.CutPrefix(rest, fold(s.text(i)))
		if !ok || len(more) == len(rest) {
			return
		}
		s.cut(i)
		rest = more
	}
}

// cutShort reports whether the caption between the marks breaks off: it ends in an ellipsis or
// without a full stop.
func (s *sheet) cutShort(p photo) bool {
	r := last(s.src[p.captionStart:p.captionEnd])
	return r != '.' && r != '!' && r != '?' || strings.HasSuffix(s.src[p.captionStart:p.captionEnd], "...")
}

// fuller makes line i, the copy that says more, the caption, and cuts the one between the marks.
func (s *sheet) fuller(p photo, i int) {
	for k := p.spans[0]; k < p.spans[1]; k++ {
		if s.spans[k].Role == RoleCaption {
			s.spans[k].Role, s.spans[k].Rule = RoleCut, s.rule
		}
	}
	l := &s.lines[i]
	l.done = true
	start := l.start
	if n, ok := cutLetters(s.src[l.start:l.end], s.src[p.creditStart:p.creditEnd]); ok {
		start += n
		s.mark(l.start, start, RoleCut)
	}
	s.mark(start, l.end, RoleCaption)
	if p.creditStart < p.creditEnd {
		s.spans[len(s.spans)-1].figure = p.creditStart
	}
}
