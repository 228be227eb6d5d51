package ui

// thumb is the cells of a scroll bar that say which part of a list is on the screen: size of them
// from at on, out of track. There is none where all is.
type thumb struct{ at, size, track, last int }

// newThumb is the thumb on a track of so many cells, when top is the first row on the screen, last
// the greatest that it can be, and rows of all can be seen. It touches an end of the track only
// where that end is on the screen.
func newThumb(track, top, last, rows, all int) thumb {
	if last <= 0 || track <= 0 {
		return thumb{}
	}
	t := thumb{size: min(max(track*rows/all, 1), max(track-1, 1)), track: track, last: last}
	free := track - t.size
	t.at = top * free / last
	if free > 1 && top > 0 && top < last {
		t.at = min(max(t.at, 1), free-1)
	}
	return t
}

// shown reports whether there is one.
func (t thumb) shown() bool { return t.size > 0 }

// covers reports whether it covers a cell of the track.
func (t thumb) covers(y int) bool { return y >= t.at && y < t.at+t.size }

// top is the first row on the screen when the thumb begins at a cell of the track.
func (t thumb) top(at int) int {
	free := t.track - t.size
	if free <= 0 {
		return 0
	}
	at = min(max(at, 0), free)
	return (at*t.last + free - 1) / free // upwards: the row whose thumb begins there
}

// scrollBar is the thumb as the list is now.
func (p *listPane) scrollBar() thumb {
	if p.length() == 0 {
		return thumb{}
	}
	return newThumb(p.h, p.top, p.lastTop(), p.fits(p.top), p.length())
}

// onBar reports whether a cell of the pane is on its scroll bar.
func (p *listPane) onBar(x int) bool { return x == p.w-edge && p.scrollBar().shown() }

// grab takes hold of the scroll bar at a line of the pane: of the thumb where it was touched, and
// of its middle after putting it there. It returns what drag needs to know.
func (p *listPane) grab(y int) (grip int) {
	t := p.scrollBar()
	if t.covers(y) {
		return y - t.at
	}
	p.drag(y, t.size/2)
	return t.size / 2
}

// drag puts the thumb where the mouse is.
func (p *listPane) drag(y, grip int) {
	t := p.scrollBar()
	at := min(max(y-grip, 0), t.track-t.size)
	if t.shown() && at != t.at { // otherwise it would stray from where it is held
		p.scrollTo(t.top(at))
	}
}
