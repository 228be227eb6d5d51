package ui

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// fit makes s, which may be styled, exactly w cells wide: cut with an ellipsis, or filled up.
func fit(s string, w int) string {
	if w <= 0 {
		return ""
	}
	n := ansi.StringWidth(s)
	if n > w {
		s = ansi.Truncate(s, w, "…")
		n = ansi.StringWidth(s)
	}
	return s + strings.Repeat(" ", max(w-n, 0)) // a wide character at the edge leaves a cell over
}

// fill makes h lines of w cells of lines, cutting and filling where there are too many or too few.
func fill(lines []string, w, h int) string {
	var b strings.Builder
	for i := range h {
		if i > 0 {
			b.WriteByte('\n')
		}
		line := ""
		if i < len(lines) {
			line = lines[i]
		}
		b.WriteString(fit(line, w))
	}
	return b.String()
}

// bothEnds sets left and right at the ends of a line of w cells. Right goes before left is cut.
func bothEnds(left, right string, w int) string {
	room := w - ansi.StringWidth(left) - ansi.StringWidth(right)
	if right == "" || room < 1 {
		return fit(left, w)
	}
	return left + strings.Repeat(" ", room) + right
}

// highlight renders s in one style, and the byte ranges in it that matched in another.
func highlight(s string, ranges [][2]int, base, match lipgloss.Style) string {
	if len(ranges) == 0 {
		return base.Render(s)
	}
	var b strings.Builder
	put := func(text string, style lipgloss.Style) {
		if text != "" {
			b.WriteString(style.Render(text))
		}
	}
	at := 0
	for _, r := range ranges {
		from, to := min(max(r[0], at), len(s)), min(r[1], len(s))
		if from >= to {
			continue
		}
		put(s[at:from], base)
		put(s[from:to], match)
		at = to
	}
	put(s[at:], base)
	return b.String()
}

// cut shortens plain text to w cells, with an ellipsis if there was more, and drops from the byte
// ranges what went with it.
func cut(s string, ranges [][2]int, w int) (string, [][2]int) {
	if ansi.StringWidth(s) <= w {
		return s, ranges
	}
	short := ansi.Truncate(s, w, "…")
	end := len(strings.TrimSuffix(short, "…"))
	var kept [][2]int
	for _, r := range ranges {
		if r[0] < end {
			kept = append(kept, [2]int{r[0], min(r[1], end)})
		}
	}
	return short, kept
}

// beforeMatch is how many cells of a text stay before what matched, where the beginning has to go.
const beforeMatch = 12

// cutAround shortens plain text to w cells as cut does, but where the first match would go with the
// end it drops the beginning instead: a row must show why it is there.
func cutAround(s string, ranges [][2]int, w int) (string, [][2]int) {
	if len(ranges) == 0 || ansi.StringWidth(s[:ranges[0][1]]) < w || ansi.StringWidth(s) <= w {
		return cut(s, ranges, w)
	}
	const sign = "… "
	from := ranges[0][0]
	head := s[:from]
	keep := min(beforeMatch, max((w-len(sign)-ansi.StringWidth(s[from:ranges[0][1]]))/2, 0))
	if over := ansi.StringWidth(head) - keep; over > 0 {
		head = ansi.TruncateLeft(head, over, "")
		if _, rest, ok := strings.Cut(head, " "); ok { // on a word's beginning
			head = rest
		}
	}
	gone := from - len(head)
	moved := make([][2]int, len(ranges))
	for i, r := range ranges {
		moved[i] = [2]int{r[0] - gone + len(sign), r[1] - gone + len(sign)}
	}
	return cut(sign+s[gone:], moved, w)
}

// memo keeps what was drawn last, and the state that it was drawn from: View runs after every
// message, and nearly always nothing has changed.
type memo[K comparable] struct {
	state K
	text  string
	drawn bool
}

// get returns what draw made of that state, drawing only when the state is another than last time.
func (m *memo[K]) get(state K, draw func() string) string {
	if !m.drawn || m.state != state {
		m.state, m.text, m.drawn = state, draw(), true
	}
	return m.text
}
