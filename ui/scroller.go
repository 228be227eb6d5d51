package ui

// mover is what the movement keys need of a pane.
type mover interface {
	lineBy(n int)
	halfBy(n int)
	pageBy(n int)
	toTop()
	toEnd()
	toRow(n int) // the n-th row, from 1; of a text without rows, n percent of it
}

// scroller is a window of height lines on total lines, top being the first that it shows. The
// viewport of bubbles measures every line when it is given them, which a book of 100,000 words
// makes a wait; this measures none.
type scroller struct{ top, height, total int }

// scrollTo shows the lines from top on, as far as there are any.
func (s *scroller) scrollTo(top int) {
	s.top = min(max(top, 0), max(s.total-s.height, 0))
}

// resize gives the window another height or another text.
func (s *scroller) resize(height, total int) {
	s.height, s.total = height, total
	s.scrollTo(s.top)
}

func (s *scroller) lineBy(n int) { s.scrollTo(s.top + n) }
func (s *scroller) halfBy(n int) { s.scrollTo(s.top + n*max(s.height/2, 1)) }

// pageBy keeps one line of the page before, for the eye to find its place.
func (s *scroller) pageBy(n int) { s.scrollTo(s.top + n*max(s.height-1, 1)) }
func (s *scroller) toTop()       { s.scrollTo(0) }
func (s *scroller) toEnd()       { s.scrollTo(s.total) }
func (s *scroller) toRow(n int)  { s.scrollTo(n - 1) }
