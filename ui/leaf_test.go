package ui

import (
	"math/rand/v2"
	"testing"

	"broadsheet/ui/page"
)

// stack is a sheaf of lines that are there already.
type stack [][]page.Line

func (s stack) Len() int               { return len(s) }
func (s stack) Part(i int) []page.Line { return s[i] }
func (s stack) Source() int            { return 1000 }
func (s stack) Head() int              { return 0 }
func (s stack) Stops(int) bool         { return false }

func (s stack) Start(i int) int {
	for ; i < len(s); i++ {
		if len(s[i]) > 0 {
			return s[i][0].At
		}
	}
	return s.Source()
}

// flat is the sheaf as one list of lines, and where each of them is.
func (s stack) flat() (lines []page.Line, spots []spot) {
	for i, part := range s {
		for k, line := range part {
			lines, spots = append(lines, line), append(spots, spot{i, k})
		}
	}
	return lines, spots
}

// randomStack has empty parts, long ones, and lines that show the same byte.
func randomStack(r *rand.Rand) stack {
	s := make(stack, 1+r.IntN(8))
	at := 0
	for i := range s {
		for range r.IntN(5) {
			at += r.IntN(3)
			s[i] = append(s[i], page.Line{At: at})
		}
	}
	k := r.IntN(len(s))
	s[k] = append(s[k], page.Line{At: at})
	for ; k < len(s); k++ { // what stands behind it must not come before it
		for n := range s[k] {
			s[k][n].At = max(s[k][n].At, at)
		}
	}
	return s
}

// TestLeafMovesAsOneListOfLines compares each movement with the same one in a plain list.
func TestLeafMovesAsOneListOfLines(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 2)) //nolint:gosec // nothing secret, and the same each time
	for range 2000 {
		s := randomStack(r)
		lines, spots := s.flat()
		height := 1 + r.IntN(6)
		l := leaf{height: height}
		l.open(s)
		if l.top != spots[0] {
			t.Fatalf("%v opens at %v", s, l.top)
		}
		top := 0
		for range 20 {
			n := r.IntN(15) - 7
			l.lineBy(n)
			top = min(max(top+n, 0), max(len(lines)-height, 0))
			if l.top != spots[top] {
				t.Fatalf("%v: at %v, want %v", s, l.top, spots[top])
			}
			if l.atEnd() != (top+height >= len(lines)) || l.atTop() != (top == 0) {
				t.Fatalf("%v at %v: end %v, top %v", s, l.top, l.atEnd(), l.atTop())
			}
			if back := l.find(l.place(l.top)); back != l.top {
				t.Fatalf("%v: the place of %v is found at %v", s, l.top, back)
			}
		}
		if l.toEnd(); l.top != spots[max(len(lines)-height, 0)] {
			t.Fatalf("%v ends at %v", s, l.top)
		}
	}
}

func TestPlacesAreFoundInAnotherSetting(t *testing.T) {
	t.Parallel()
	s := stack{{{At: 0}, {At: 0}}, {}, {{At: 10}, {At: 10}, {At: 10}}, {{At: 10}, {At: 20}}, {{At: 30}, {At: 30}}}
	for name, c := range map[string]struct {
		at   place
		want spot
	}{
		"top":                            {place{}, spot{0, 0}},
		"a line of several at one place": {place{10, 2}, spot{2, 2}},
		"more lines before":              {place{10, 7}, spot{3, 0}},
		"within what a line shows":       {place{12, 0}, spot{3, 0}},
		"not shown: what comes before":   {place{25, 1}, spot{3, 1}},
		"after the end":                  {place{99, 0}, spot{4, 1}},
	} {
		l := leaf{height: 1}
		l.open(s)
		if got := l.find(c.at); got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}
