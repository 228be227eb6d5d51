package ui

import "github.com/charmbracelet/x/ansi"

// leg is the part of a text that stands in one column of a page: how many blank lines are left out
// at its top, and how many lines it has below them.
type leg struct{ skip, lines int }

// room is how many lines fit into the window from s on, those that columns leave out included.
func (l *leaf) room(s spot) int {
	if l.columns < 2 {
		return l.height
	}
	head := l.headBelow(s)
	body, gone := l.down(s, head)
	if n := min(head, l.height); gone < head || n < head {
		return n
	}
	all := head
	legs, _ := l.legs(body, l.columnHeight(head))
	for _, c := range legs {
		all += c.skip + c.lines
	}
	return all
}

// columnHeight is how many lines a column has below so many lines of the head, and the rule under it.
func (l *leaf) columnHeight(head int) int {
	if head > 0 {
		head++
	}
	return max(l.height-head, 0)
}

// headBelow is how many lines of the head stand at s or below it.
func (l *leaf) headBelow(s spot) int {
	n := -s.line
	for i := s.part; i < l.text.Head(); i++ {
		n += len(l.text.Part(i))
	}
	return max(n, 0)
}

// legs are those of a page that begin at s, each of so many lines at most; more is whether any text
// is left for the next page.
func (l *leaf) legs(s spot, height int) (legs []leg, more bool) {
	more = height > 0
	for n := 0; n < l.columns && more; n++ {
		var c leg
		c, s, more = l.leg(s, height)
		legs = append(legs, c)
	}
	return legs, more
}

// leg is the one that begins at s, and where the next one does. It is as long as can be, or up to a
// third shorter if it may not end there.
func (l *leaf) leg(s spot, height int) (c leg, next spot, more bool) {
	for l.blank(s) {
		below, n := l.down(s, 1)
		if n == 0 {
			return leg{skip: c.skip + 1}, s, false
		}
		s, c.skip = below, c.skip+1
	}
	if next, c.lines = l.down(s, height); c.lines < height {
		c.lines++ // the last one, which is not passed
		return c, next, false
	}
	for end, n := next, c.lines; n > c.lines-height/3 && n > 0; n-- {
		if l.mayEnd(end) {
			return leg{c.skip, n}, end, true
		}
		end, _ = l.up(end, 1)
	}
	return c, next, true
}

// mayEnd reports whether a column may end above a line, as a compositor sees it: not below a
// crosshead, not within a caption, and not so that a single line of a paragraph is left alone.
func (l *leaf) mayEnd(s spot) bool {
	part := l.text.Part(s.part)
	first := 0
	if l.blank(spot{s.part, 0}) {
		first = 1
	}
	if s.line <= first { // between two parts
		over, _ := l.up(spot{s.part, 0}, 1)
		return !l.text.Part(over.part)[over.line].Tied
	}
	const fewest = 2
	return !part[s.line-1].Tied && s.line-first >= fewest && len(part)-s.line >= fewest
}

// blank reports whether nothing stands in a line.
func (l *leaf) blank(s spot) bool {
	part := l.text.Part(s.part)
	return s.line < len(part) && ansi.Strip(part[s.line].Text) == ""
}

// turn goes n pages of columns on, or back.
func (l *leaf) turn(n int) {
	for ; n > 0 && !l.atEnd(); n-- {
		l.top, _ = l.down(l.top, l.room(l.top))
	}
	for ; n < 0 && !l.atTop(); n++ {
		above, _ := l.up(l.top, 1)
		l.fillTo(above)
	}
}

// fillTo shows the page of columns that ends with a line, or just behind it.
func (l *leaf) fillTo(s spot) {
	if s.part < l.text.Head() {
		l.top, _ = l.up(s, max(l.height-1, 0))
		return
	}
	l.top, _ = l.up(s, l.columns*(l.height+1)-1)
	l.keepBody()
	if l.ends(s) {
		return
	}
	if l.atTop() { // the head has a page of its own shape, and this is another
		l.top, _ = l.down(l.top, l.headBelow(l.top))
	}
	for !l.ends(s) {
		l.top, _ = l.down(l.top, 1)
	}
}

// ends reports whether the page does not end above a line.
func (l *leaf) ends(s spot) bool {
	room := l.room(l.top)
	end, gone := l.down(l.top, room)
	return gone < room || s.before(end) || l.top == s
}

// keepBody goes to the top rather than into the head: that has a page of its own shape.
func (l *leaf) keepBody() {
	if l.top.part < l.text.Head() {
		l.top = l.first()
	}
}
