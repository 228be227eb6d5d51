package ui

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"broadsheet/ui/page"
)

// galley is a sheaf whose first parts stand above the text.
type galley struct {
	stack

	head int
}

func (g galley) Head() int { return g.head }

// galleyOf makes a sheaf of strings: a part each, with a letter for each line. A blank is a blank line, and
// a capital is tied to the line below.
func galleyOf(head int, parts ...string) galley {
	g := galley{head: head}
	at := 0
	for _, part := range parts {
		lines := make([]page.Line, 0, len(part))
		for _, r := range part {
			lines = append(lines, page.Line{Text: strings.TrimSpace(string(r)), At: at, Tied: r >= 'A' && r <= 'Z'})
			at++
		}
		g.stack = append(g.stack, lines)
	}
	return g
}

// legsOf are the columns of one page from s on, as the letters of their lines.
func (l *leaf) legsOf(s spot, height int) []string {
	legs, _ := l.legs(s, height)
	out := make([]string, 0, len(legs))
	for _, c := range legs {
		s, _ = l.down(s, c.skip)
		var b strings.Builder
		for n := range c.lines {
			at, _ := l.down(s, n)
			if text := l.text.Part(at.part)[at.line].Text; text != "" {
				b.WriteString(text)
			} else {
				b.WriteByte(' ')
			}
		}
		out = append(out, strings.TrimRight(b.String(), " "))
		s, _ = l.down(s, c.lines)
	}
	return out
}

func TestColumnsEndWhereACompositorWouldEndThem(t *testing.T) {
	for name, c := range map[string]struct {
		parts []string
		want  []string
	}{
		"where they are full":                    {[]string{"abcdefghijk", " lmnopqrs"}, []string{"abcdefghi", "jk lmnopq", "rs"}},
		"a blank line is left out at the top":    {[]string{"abcdefghi", " klmn"}, []string{"abcdefghi", "klmn"}},
		"one line is not left behind":            {[]string{"abcdefg", " klmnop"}, []string{"abcdefg", "klmnop"}},
		"one line is not sent ahead":             {[]string{"abcd", " klmno", " pq"}, []string{"abcd klm", "no pq"}},
		"nor is any of three":                    {[]string{"abcdef", " kmn", " pq"}, []string{"abcdef", "kmn pq"}},
		"a crosshead goes with its text":         {[]string{"abcdef", " K", "lmno"}, []string{"abcdef", "Klmno"}},
		"and with two lines of it":               {[]string{"abcde", " K", "lmno"}, []string{"abcde Klm", "no"}},
		"a caption is not parted":                {[]string{"abcdef", " KLMn"}, []string{"abcdef", "KLMn"}},
		"but one that is longer than a third is": {[]string{"ab", " KLMNOPQRs"}, []string{"ab KLMNOP", "QRs"}},
	} {
		l := leaf{height: 9, columns: 3}
		l.open(galleyOf(0, c.parts...))
		if got := l.legsOf(spot{}, 9); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// Whatever the text, turning the pages shows every line once, and turning them back leaves none out.
func TestTurningPagesShowsEveryLine(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 2)) //nolint:gosec // nothing secret, and the same each time
	letters := "abcABC "
	for range 2000 {
		parts := make([]string, 0, 30)
		for range 1 + r.IntN(30) {
			var b strings.Builder
			for range 1 + r.IntN(9) {
				b.WriteByte(letters[r.IntN(len(letters))])
			}
			parts = append(parts, b.String())
		}
		g := galleyOf(r.IntN(min(len(parts), 3)), parts...)
		_, spots := g.flat()
		l := leaf{height: 1 + r.IntN(12), columns: 2 + r.IntN(2)}
		l.open(g)
		next, pages := 0, 0
		for ; pages <= len(spots); pages++ {
			if l.top != spots[next] {
				t.Fatalf("%q: page %d begins at %v, not at %v", parts, pages, l.top, spots[next])
			}
			if l.atEnd() {
				break
			}
			next += l.room(l.top)
			l.pageBy(1)
		}
		if !l.atEnd() {
			t.Fatalf("%q: no end after %d pages of %d lines", parts, pages, l.height)
		}
		if l.toEnd(); !l.atEnd() {
			t.Fatalf("%q: the last page is not the end", parts)
		}
		for range spots {
			was := l.top
			l.pageBy(-1)
			if end, n := l.down(l.top, l.room(l.top)); n == l.room(l.top) && end.before(was) || !l.top.before(was) && !l.atTop() {
				t.Fatalf("%q in %d columns of %d: back from %v to %v, which ends at %v", parts, l.columns, l.height, was, l.top, end)
			}
			if !l.atTop() && l.top.part < g.head && l.headBelow(l.first()) < l.height {
				t.Fatalf("%q in columns of %d: back from %v into the head, to %v", parts, l.height, was, l.top)
			}
		}
		if !l.atTop() {
			t.Fatalf("%q: turned back to %v", parts, l.top)
		}
	}
}
