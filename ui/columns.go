package ui

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
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

// sheetOf is how the lines of a page stand in columns: those of the head over all of them, and
// below it, after a blank line, columns of a height.
type sheetOf struct {
	setting

	lines        []string
	head, height int
}

// pageOf lays lines out. The columns of a last page are of one height.
func (p *articlePane) pageOf(lines []string) sheetOf {
	s := sheetOf{setting: p.shown(), lines: lines}
	head := p.headBelow(p.top)
	s.height = p.columnHeight(head)
	s.head = min(head, p.height, len(lines))
	s.height = min(s.height, (len(lines)-s.head+s.columns-1)/s.columns)
	return s
}

// above is how many rows stand above the columns.
func (s sheetOf) above() int { return s.head + min(s.head, 1) }

// at is the number of the line in row y of a column, -1 if that is blank. A blank line is not left at
// the top of a column.
func (s sheetOf) at(column, y int) int {
	from := s.head + column*s.height
	if from < len(s.lines) && ansi.Strip(s.lines[from]) == "" {
		y++
	}
	if y >= s.height || from+y >= len(s.lines) {
		return -1
	}
	return from + y
}

// inColumns puts the lines of a page into columns, column by column.
func (p *articlePane) inColumns(lines []string) []string {
	s := p.pageOf(lines)
	out := append(make([]string, 0, p.height), lines[:s.head]...)
	if s.head > 0 {
		out = append(out, "")
	}
	rule := " " + p.look.rule.Render("│") + " "
	for y := range s.height {
		row := make([]string, s.columns)
		for n := range row {
			if at := s.at(n, y); at >= 0 {
				row[n] = lines[at]
			}
			row[n] = fit(row[n], s.width)
		}
		out = append(out, strings.Join(row, rule))
	}
	return out
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
