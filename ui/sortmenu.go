package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// menuRow is a row of the sort menu as it is shown.
type menuRow struct{ name, key, text string }

// sortMenu is a small sheet at the top of the list, with the ways to sort it. The rows, their keys
// and their words are those of the key table.
type sortMenu struct {
	w, h   int // what it may cover
	look   *look
	rows   []menuRow
	marked string // the names of the rows that are in force, each between blanks
	cursor int
	top    int // the first row that is shown
	drawn  memo[menuState]
}

// menuState is what the picture of the menu depends on.
type menuState struct {
	w, h, cursor, top int
	marked            string
	look              *look
}

// choices is the rows of the sort menu, in the order of the table.
func (t keyTable) choices() []menuRow {
	rows := map[string]menuRow{}
	for _, row := range t[inSort] {
		one := menuRow{name: row.name, text: row.bind.Help().Desc}
		if keys := row.bind.Keys(); len(keys) > 0 {
			one.key = label(keys[0])
		}
		rows[row.name] = one
	}
	all := sortChoices()
	out := make([]menuRow, 0, len(all))
	for _, c := range all {
		out = append(out, rows[c.action.name])
	}
	return out
}

// open puts the cursor on the present order, and marks what is in force.
func (s *sortMenu) open(now front) {
	s.marked, s.cursor, s.top = " ", 0, 0
	for i, c := range sortChoices() {
		if !c.is(now) {
			continue
		}
		if s.marked == " " {
			s.cursor = i
		}
		s.marked += c.action.name + " "
	}
	s.moveBy(0)
}

// SetSize says how many cells the menu may cover.
func (s *sortMenu) SetSize(w, h int) {
	s.w, s.h = w, h
	s.moveBy(0)
}

// moveBy moves the cursor; its row is always in sight.
func (s *sortMenu) moveBy(n int) {
	s.cursor = min(max(s.cursor+n, 0), len(s.rows)-1)
	s.top = min(max(s.top, s.cursor-s.height()+1), s.cursor, max(len(s.rows)-s.height(), 0))
}

// chosen is the name of the row under the cursor.
func (s *sortMenu) chosen() string { return s.rows[s.cursor].name }

// bordered reports whether there is room for a border above and below.
func (s *sortMenu) bordered() bool { return s.h >= 5 }

// height is how many rows are shown.
func (s *sortMenu) height() int {
	h := s.h
	if s.bordered() {
		h -= 2
	}
	return max(min(h, len(s.rows)), 1)
}

// width is the cells of a line of the menu.
func (s *sortMenu) width() int {
	const besides = 8 // two borders, the mark, and the blanks between
	w := 0
	for _, row := range s.rows {
		w = max(w, ansi.StringWidth(row.text))
	}
	return min(w+s.keyWidth()+besides, s.w)
}

// keyWidth is the cells of the longest key.
func (s *sortMenu) keyWidth() int {
	w := 0
	for _, row := range s.rows {
		w = max(w, ansi.StringWidth(row.key))
	}
	return w
}

// Update takes the mouse, in cells from the corner of the menu. It returns the name of the row that
// was clicked, and whether the mouse is on the menu at all.
func (s *sortMenu) Update(msg tea.MouseMsg) (name string, inside bool) {
	at := msg.Mouse()
	y := at.Y
	if s.bordered() {
		y--
	}
	switch msg.(type) {
	case tea.MouseWheelMsg:
		s.moveBy(notch(at))
	case tea.MouseClickMsg:
		if at.X < s.width() && y >= 0 && y < s.height() && at.Button == tea.MouseLeft {
			name = s.rows[s.top+y].name
		}
	}
	return name, at.X < s.width() && at.Y < len(strings.Split(s.View(), "\n"))
}

// View is the menu: as wide and as high as it has to be, and no more than it may.
func (s *sortMenu) View() string {
	return s.drawn.get(menuState{s.w, s.h, s.cursor, s.top, s.marked, s.look}, func() string {
		side, inner := s.look.rule.Render("│"), max(s.width()-2, 0)
		var lines []string
		for i := s.top; i < min(s.top+s.height(), len(s.rows)); i++ {
			lines = append(lines, side+s.row(i, inner)+side)
		}
		if s.bordered() {
			above := ansi.Truncate("─ Sort "+strings.Repeat("─", inner), inner, "")
			lines = append([]string{s.look.rule.Render("┌" + above + "┐")}, lines...)
			lines = append(lines, s.look.rule.Render("└"+strings.Repeat("─", inner)+"┘"))
		}
		return strings.Join(lines, "\n")
	})
}

// row draws a row in w cells: whether it is in force, its key, its words.
func (s *sortMenu) row(i, w int) string {
	row, mark := s.rows[i], " "
	if strings.Contains(s.marked, " "+row.name+" ") {
		mark = "●"
	}
	key, text := s.look.key, s.look.plain
	if i == s.cursor {
		key, text = s.look.chosen, s.look.chosen
	}
	line := text.Render(" "+mark+" ") + key.Render(fit(row.key, s.keyWidth())) + text.Render("  "+row.text)
	room := max(w-ansi.StringWidth(line), 0)
	return fit(line+text.Render(strings.Repeat(" ", room)), w)
}

// overlay puts a sheet over the upper left of a body, with a blank column beside it.
func overlay(body, sheet string) string {
	lines := strings.Split(body, "\n")
	for i, line := range strings.Split(sheet, "\n") {
		if i < len(lines) {
			line += " "
			n := min(ansi.StringWidth(line), ansi.StringWidth(lines[i]))
			line = ansi.Truncate(line, n, "")
			rest := ansi.TruncateLeft(lines[i], n, "")
			gap := ansi.StringWidth(lines[i]) - n - ansi.StringWidth(rest) // half of a wide character
			lines[i] = line + strings.Repeat(" ", max(gap, 0)) + rest
		}
	}
	return strings.Join(lines, "\n")
}
