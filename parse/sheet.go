package parse

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// line is one line of the source that is not blank, without the white space around it.
type line struct {
	start, end int
	gap        int  // how many blank lines stand before it
	indented   bool // white space stands before it
	done       bool // a rule has labelled it
	opens      bool // a rule has labelled its beginning: it goes on from no line before it
	closes     bool // a rule has labelled its end: it goes on in no line behind it
	byline     int8 // whether it reads as a byline: 1 yes, -1 no, 0 not looked at yet
}

// sheet is a page while the rules label it.
type sheet struct {
	src   string
	name  string // the file's
	lines []line
	spans []Span
	rule  string // name of the rule at work, stored in each span

	tongue  *tongue // of the page, once it has been asked for
	mangled int8    // whether all of it was once read in the wrong encoding: 1 yes, -1 no, 0 not looked at yet

	publications bool // the format's pages begin with the publication
	bylineAt     int  // index of the first byline's line, -1 if there is none
}

// maxLines is how many lines an article may have, blank ones aside. A page takes a hundred times
// the size of its shortest lines while it is read: no file is to take all memory.
const maxLines = 1_000_000

// newSheet parts the text into its lines. It errs where they are too many.
func newSheet(src string) (*sheet, error) {
	s := &sheet{src: src, bylineAt: -1, lines: make([]line, 0, 8+min(strings.Count(src, "\n")/2, maxLines))}
	s.spans = make([]Span, 0, cap(s.lines)+8)
	gap := 0
	for at := 0; at < len(src); {
		end := strings.IndexByte(src[at:], '\n')
		if end < 0 {
			end = len(src)
		} else {
			end += at
		}
		if from, to := trim(src, at, end); from < to {
			if len(s.lines) == maxLines {
				return nil, ErrTooLong
			}
			s.lines = append(s.lines, line{start: from, end: to, gap: gap, indented: from > at})
			gap = 0
		} else {
			gap++
		}
		at = end + 1
	}
	return s, nil
}

// trim narrows a range of src until no white space is at either end.
func trim(src string, start, end int) (int, int) {
	for start < end {
		if c := src[start]; c < utf8.RuneSelf {
			if !space(c) {
				break
			}
			start++
			continue
		}
		r, n := utf8.DecodeRuneInString(src[start:end])
		if !unicode.IsSpace(r) {
			break
		}
		start += n
	}
	for start < end {
		if c := src[end-1]; c < utf8.RuneSelf {
			if !space(c) {
				break
			}
			end--
			continue
		}
		r, n := utf8.DecodeLastRuneInString(src[start:end])
		if !unicode.IsSpace(r) {
			break
		}
		end -= n
	}
	return start, end
}

// space reports whether the ASCII byte c is white space as unicode.IsSpace has it.
func space(c byte) bool { return c == ' ' || c >= '\t' && c <= '\r' }

func (s *sheet) text(i int) string { return s.src[s.lines[i].start:s.lines[i].end] }

// label says that line i is of that role, whole.
func (s *sheet) label(i int, role Role) {
	l := &s.lines[i]
	l.done = true
	s.mark(l.start, l.end, role)
}

// mark says what one stretch of the source is; white space at its ends is left out. Who marks
// parts of a line marks all of it, and sets the line done.
func (s *sheet) mark(start, end int, role Role) {
	if start, end = trim(s.src, start, end); start < end {
		s.spans = append(s.spans, Span{Start: start, End: end, Role: role, Rule: s.rule})
	}
}

// cut takes line i out of the article.
func (s *sheet) cut(i int) { s.label(i, RoleCut) }

// startAt leaves of line i what stands behind the offset at, up to which a rule has labelled it.
func (s *sheet) startAt(i, at int) {
	l := &s.lines[i]
	l.start, _ = trim(s.src, at, l.end)
	l.opens, l.done = true, l.start >= l.end
}

// endAt leaves of line i what stands before the offset at, whose rest a rule has labelled.
func (s *sheet) endAt(i, at int) {
	l := &s.lines[i]
	_, l.end = trim(s.src, l.start, at)
	l.closes, l.done = true, l.start >= l.end
}

// has reports whether any span has the role.
func (s *sheet) has(role Role) bool {
	for i := range s.spans {
		if s.spans[i].Role == role {
			return true
		}
	}
	return false
}

// open is the index of the first line from i on that no rule has labelled, or len(s.lines).
func (s *sheet) open(i int) int {
	for i < len(s.lines) && s.lines[i].done {
		i++
	}
	return i
}

// sort puts the spans in the order of the source. Spans are large: their places are sorted, and
// then each is moved once.
func (s *sheet) sort() {
	type stands struct{ start, index int }
	order := make([]stands, len(s.spans))
	for i := range s.spans {
		order[i] = stands{s.spans[i].Start, i}
	}
	slices.SortFunc(order, func(a, b stands) int { return a.start - b.start })
	sorted := make([]Span, len(s.spans))
	for i, from := range order {
		sorted[i] = s.spans[from.index]
	}
	s.spans = sorted
}

// page is the labelled sheet with every text made by the text rules.
func (s *sheet) page(format string) *Page {
	s.sort()
	for i := range s.spans {
		if sp := &s.spans[i]; sp.Role != RoleCut {
			sp.Text = show(sp.Role, s.src[sp.Start:sp.End], s.garbled)
			if (sp.Role == RoleByline || sp.Role == RoleCredit) && isUpper(s.src[sp.Start:sp.End]) {
				sp.Text = s.localName(sp.Text)
			}
			if sp.Text == "" { // nothing of it can be shown: control characters alone
				sp.Role = RoleCut
			}
		}
	}
	return &Page{Format: format, Source: s.src, Spans: s.spans}
}
