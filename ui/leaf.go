package ui

import (
	"sort"

	"broadsheet/ui/page"
)

// sheaf is a text in parts, each of some lines, of which it has those at hand that were looked at.
type sheaf interface {
	Len() int
	Part(i int) []page.Line
	Start(i int) int
	Source() int
	Head() int
	Stops(i int) bool
}

// spot is a line of a sheaf: the part, and the line in it.
type spot struct{ part, line int }

// wholePercent is all of a text.
const wholePercent = 100

// leaf is a window of height lines on a sheaf, top being the first that it shows, or of several
// columns of so many lines below the head, which goes over all of them. It counts no lines: what
// lies between two places nobody has looked at need not be set.
type leaf struct {
	text    sheaf
	top     spot
	height  int
	columns int // 0 counts as 1
}

// open shows another text from its top.
func (l *leaf) open(text sheaf) {
	l.text = text
	l.top = l.first()
}

// first and last are the ends of the text; both are 0, 0 where it has no lines.
func (l *leaf) first() spot { return l.onward(spot{}) }

// onward is s, or the next spot behind it that has a line.
func (l *leaf) onward(s spot) spot {
	for ; s.part < l.text.Len(); s = (spot{s.part + 1, 0}) {
		if s.line < len(l.text.Part(s.part)) {
			return s
		}
	}
	return l.last()
}

func (l *leaf) last() spot {
	for i := l.text.Len() - 1; i >= 0; i-- {
		if n := len(l.text.Part(i)); n > 0 {
			return spot{i, n - 1}
		}
	}
	return spot{}
}

// down is the spot n lines below s, or the last one, and how many lines that is.
func (l *leaf) down(s spot, n int) (spot, int) {
	gone := 0
	for gone < n {
		if room := len(l.text.Part(s.part)) - 1 - s.line; room >= n-gone {
			return spot{s.part, s.line + n - gone}, n
		} else if room > 0 {
			gone += room
			s.line += room
		}
		next := l.onward(spot{s.part, s.line + 1})
		if next == s || next.part < s.part {
			return s, gone
		}
		s = next
		gone++
	}
	return s, gone
}

// up is the spot n lines above s, or the first one, and how many lines that is.
func (l *leaf) up(s spot, n int) (spot, int) {
	gone := 0
	for gone < n {
		if s.line >= n-gone {
			return spot{s.part, s.line - (n - gone)}, n
		}
		gone += s.line
		above := s.part - 1
		for above >= 0 && len(l.text.Part(above)) == 0 {
			above--
		}
		if above < 0 {
			return spot{s.part, 0}, gone
		}
		s = spot{above, len(l.text.Part(above)) - 1}
		gone++
	}
	return s, gone
}

// scrollTo shows the lines from s on, as far as the window is full.
func (l *leaf) scrollTo(s spot) {
	l.top = s
	if l.columns > 1 {
		return // the last page may be a short one
	}
	if _, below := l.down(s, l.height-1); below < l.height-1 {
		l.top, _ = l.up(l.last(), l.height-1)
	}
}

// reveal shows a spot: where it is, if it is in the window, else a third below its upper edge.
func (l *leaf) reveal(s spot) {
	end, _ := l.down(l.top, l.room(l.top)-1)
	if s.before(l.top) || end.before(s) {
		top, _ := l.up(s, l.height/3)
		l.scrollTo(top)
		l.keepBody()
	}
}

// before reports whether s stands above other.
func (s spot) before(other spot) bool {
	return s.part < other.part || s.part == other.part && s.line < other.line
}

// resize gives the window another height, and another number of columns.
func (l *leaf) resize(height, columns int) {
	if l.height, l.columns = height, columns; l.text != nil {
		l.scrollTo(l.top)
	}
}

func (l *leaf) lineBy(n int) {
	to := l.top
	if n < 0 {
		to, _ = l.up(to, -n)
	} else {
		to, _ = l.down(to, n)
	}
	l.scrollTo(to)
}

func (l *leaf) halfBy(n int) {
	if l.columns > 1 {
		l.pageBy(n)
		return
	}
	l.lineBy(n * max(l.height/2, 1))
}

// pageBy keeps one line of the page before, for the eye to find its place. Pages of columns are
// turned as on paper.
func (l *leaf) pageBy(n int) {
	if l.columns > 1 {
		l.turn(n)
		return
	}
	l.lineBy(n * max(l.height-1, 1))
}

func (l *leaf) toTop() { l.scrollTo(l.first()) }

// toEnd shows the last lines; of columns, the page that they are on, filled from its end.
func (l *leaf) toEnd() {
	l.scrollTo(l.last())
	if l.columns > 1 {
		l.fillTo(l.last())
	}
}

// toRow shows the line with which n percent of the source are behind the reader.
func (l *leaf) toRow(n int) {
	if n >= wholePercent {
		l.toEnd()
		return
	}
	l.scrollTo(l.find(place{at: l.text.Source() * max(n, 0) / wholePercent}))
}

// atTop reports whether the first line is the first of the window.
func (l *leaf) atTop() bool { return l.top == l.first() }

// atEnd reports whether the last line is in the window.
func (l *leaf) atEnd() bool {
	room := l.room(l.top)
	_, below := l.down(l.top, room)
	return below < room
}

// percent is how much of the source is shown above the lower edge of the window.
func (l *leaf) percent() int {
	if l.atEnd() {
		return 100
	}
	next, _ := l.down(l.top, l.room(l.top))
	return min(l.text.Part(next.part)[next.line].At*100/l.text.Source(), 99)
}

// place is what is shown at a spot, in a way that outlives another width or view.
func (l *leaf) place(s spot) place {
	part := l.text.Part(s.part)
	if s.line >= len(part) {
		return place{}
	}
	at := part[s.line].At
	first := s
	for first != l.first() {
		above, _ := l.up(first, 1)
		if l.text.Part(above.part)[above.line].At != at {
			break
		}
		first = above
	}
	n := 0
	for k := first; k != s; n++ {
		k, _ = l.down(k, 1)
	}
	return place{at: at, line: n}
}

// find is the spot of a place: the last line that begins at it or before it, and of several that
// show the same, the one that was meant.
func (l *leaf) find(at place) spot {
	i := sort.Search(l.text.Len(), func(i int) bool { return l.text.Start(i) > at.at })
	s := l.first()
	for k := max(i-1, 0); k >= 0; k-- { // the part may be empty, or begin with a line that is further on
		part := l.text.Part(k)
		n := sort.Search(len(part), func(n int) bool { return part[n].At > at.at })
		if n > 0 {
			s = spot{k, n - 1}
			break
		}
	}
	if part := l.text.Part(s.part); len(part) == 0 || part[s.line].At < at.at {
		return s
	}
	first := s
	for first != l.first() {
		above, _ := l.up(first, 1)
		if l.text.Part(above.part)[above.line].At != at.at {
			break
		}
		first = above
	}
	to, _ := l.down(first, at.line)
	if l.text.Part(to.part)[to.line].At != at.at {
		return s
	}
	return to
}
