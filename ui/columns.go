package ui

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// The measure of an article, and its newspaper columns, in cells.
const (
	measureLeast, measureMost = 40, 120

	measureStep    = 4
	mostColumns    = 3
	narrowColumn   = 38 // a column is not made narrower
	widestColumn   = 56
	columnGap      = 3 // between two columns, with a rule in the middle
	besideTheText  = 4 // cells of margin, together
	besideTheTight = 2
)

// setting is how wide an article is set, in cells.
type setting struct {
	columns int // at least 1
	width   int // of a column
	head    int // of what stands above the columns, which goes over all of them
}

// settingFor is the setting in a pane of w cells: what the eye follows with ease, at most so wide,
// or as many columns as have room, up to so many as are wanted.
func settingFor(w, most, columns int) setting {
	room := w - besideTheText
	for n := columns; n > 1; n-- {
		if one := (room - (n-1)*columnGap) / n; one >= narrowColumn {
			one = min(one, widestColumn)
			return setting{n, one, n*one + (n-1)*columnGap}
		}
	}
	width := min(w-besideTheText, most)
	if w < measureLeast {
		width = max(w-besideTheTight, 1)
	}
	return setting{1, width, width}
}

// inColumns puts the lines of a page into columns: those of the head first, over all of them, and
// the others below, column by column.
func (p *articlePane) inColumns(lines []string) []string {
	head := p.headBelow(p.top)
	from, _ := p.down(p.top, head)
	legs := p.evenLegs(from, p.columnHeight(head))
	head = min(head, p.height, len(lines))
	out := append(make([]string, 0, p.height), lines[:head]...)
	if head > 0 {
		out = append(out, p.underHead())
	}
	columns, tallest := make([][]string, p.shown().columns), 0
	body := lines[head:]
	for n, c := range legs {
		body = body[min(c.skip, len(body)):]
		columns[n] = body[:min(c.lines, len(body))]
		body = body[len(columns[n]):]
		tallest = max(tallest, len(columns[n]))
	}
	for y := range tallest {
		out = append(out, p.across(columns, y))
	}
	return out
}

// underHead is the rule between the head of a page and its columns, in which their own rules hang.
func (p *articlePane) underHead() string {
	const air = columnGap / 2
	set := p.shown()
	parts := make([]string, set.columns)
	for n := range parts {
		w := set.width + 2*air
		if n == 0 || n == set.columns-1 {
			w -= air
		}
		parts[n] = strings.Repeat("─", w)
	}
	return p.look.rule.Render(strings.Join(parts, "┬"))
}

// evenLegs are those of the page that begins at s. On the last one they are of one height, or nearly.
func (p *articlePane) evenLegs(s spot, height int) []leg {
	legs, more := p.legs(s, height)
	if more {
		return legs
	}
	all := 0
	for _, c := range legs {
		all += c.skip + c.lines
	}
	for low := max(all/p.columns-1, 1); low < height; low++ { // some blank lines may fall away
		if even, over := p.legs(s, low); !over {
			return even
		}
	}
	return legs
}

// across is line y of all columns, with a rule between them.
func (p *articlePane) across(columns [][]string, y int) string {
	var line strings.Builder
	for n, lines := range columns {
		if n > 0 {
			line.WriteString(" " + p.look.rule.Render("│") + " ")
		}
		text := ""
		if y < len(lines) {
			text = lines[y]
		}
		line.WriteString(fit(text, p.shown().width))
	}
	return line.String()
}

// pressActions are the keys of how wide an article is set.
func pressActions() []action {
	return []action{
		{"measure.wider", reading, bind("a wider measure", "+"), "", (*root).wider},
		{"measure.narrower", reading, bind("a narrower measure", "-"), "", (*root).narrower},
		{"columns", reading, bind("newspaper columns and back", "C"), "", (*root).toggleColumns},
	}
}

// columns is how many newspaper columns are wanted now.
func (m *root) columns() int {
	switch {
	case !m.front.columns:
		return 1
	case m.front.set.Columns > 1:
		return m.front.set.Columns
	default:
		return mostColumns
	}
}

func (m *root) wider() tea.Cmd    { return m.remeasure(m.times() * measureStep) }
func (m *root) narrower() tea.Cmd { return m.remeasure(-m.times() * measureStep) }

func (m *root) remeasure(by int) tea.Cmd {
	now := settingFor(m.lay.article.w, m.front.measure, 1).width
	m.front.columns = false
	m.front.measure = min(max(now+by, measureLeast), measureMost)
	got := settingFor(m.lay.article.w, m.front.measure, 1).width
	switch {
	case by < 0 && got >= now:
		m.front.measure = now
		m.frame.say("it is set no narrower than that", false)
	case got < m.front.measure:
		m.front.measure = max(got, measureLeast)
		m.frame.say("the pane is no wider than that", false)
	default:
		m.frame.say("a measure of "+strconv.Itoa(got), false)
	}
	return nil
}

func (m *root) toggleColumns() tea.Cmd {
	m.front.columns = !m.front.columns
	if m.front.columns && m.lay.article.shown() && settingFor(m.lay.article.w, m.front.measure, m.columns()).columns < 2 {
		m.front.columns = false
		m.frame.say("there is no room for columns: two need "+strconv.Itoa(2*narrowColumn+columnGap+besideTheText)+" cells", false)
	}
	return nil
}
