package ui

// The sizes, in cells. Nothing smaller than the smallest is drawn; from wide on there are two panes.
const (
	smallestWidth  = 20
	smallestHeight = 6
	wide           = 90
	listNarrowest  = 36
	listWidest     = 56
	besideList     = 76 // what the article keeps before the list grows: a measure of 71 with its margins
	footerFrom     = 10 // lines that the screen must have for a footer
	ruleFrom       = 8  // and for the rule under the header
)

// rect is a part of the screen. One without height or width is not shown.
type rect struct{ x, y, w, h int }

// holds reports whether the cell is in the part.
func (r rect) holds(x, y int) bool {
	return x >= r.x && x < r.x+r.w && y >= r.y && y < r.y+r.h
}

// shown reports whether there is anything of it.
func (r rect) shown() bool { return r.w > 0 && r.h > 0 }

// layout is where everything is on a screen of w by h.
type layout struct {
	w, h                                 int
	header, filter, rule, status, footer rect
	body                                 rect // between the bars: list and article, or a sheet over them
	list, article                        rect
}

// tooSmall reports whether the screen holds no more than a message that says so.
func (l layout) tooSmall() bool { return l.w < smallestWidth || l.h < smallestHeight }

// split reports whether list and article stand side by side.
func (l layout) split() bool { return l.list.shown() && l.article.shown() }

// over is the size of the part that a small sheet may cover: the list, or what is there instead.
func (l layout) over() (w, h int) {
	if l.list.shown() {
		return l.list.w, l.list.h
	}
	return l.body.w, l.body.h
}

// scene is what of the state decides the layout.
type scene struct {
	filter  bool // the filter line is there
	alone   bool // one article and no list
	reading bool // the article has the focus
	split   division
}

// arrange lays a screen of w by h out. When it is low, the footer goes first, then the rule.
func arrange(w, h int, s scene) layout {
	l := layout{w: w, h: h}
	if l.tooSmall() {
		return l
	}
	top, bottom := 0, h
	above := func(want bool) rect {
		if !want {
			return rect{}
		}
		top++
		return rect{0, top - 1, w, 1}
	}
	below := func(want bool) rect {
		if !want {
			return rect{}
		}
		bottom--
		return rect{0, bottom, w, 1}
	}
	l.header, l.filter, l.rule = above(true), above(s.filter), above(h >= ruleFrom)
	l.footer, l.status = below(h >= footerFrom), below(true)
	l.body = rect{0, top, w, bottom - top}
	l.list, l.article = panes(l.body, s)
	return l
}

// panes divides the body: side by side with a divider between them, or one of the two.
func panes(body rect, s scene) (list, article rect) {
	switch {
	case s.alone:
		return rect{}, body
	case s.split.two(body.w):
		n := s.split.listWidth(body.w)
		return rect{body.x, body.y, n, body.h}, rect{body.x + n + 1, body.y, body.w - n - 1, body.h}
	case s.reading:
		return rect{}, body
	default:
		return body, rect{}
	}
}
