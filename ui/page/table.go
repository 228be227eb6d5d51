package page

import (
	"strings"

	"broadsheet/parse"

	"github.com/charmbracelet/x/ansi"
)

const (
	gutter       = 2 // cells between two columns
	narrowColumn = 8 // a column that needs more is not made narrower than this
)

// table sets rows in columns that fit the measure; the first row is the head. Where the columns
// would become too narrow to read, each row becomes a record, one "head: cell" a line, so that
// no column is lost.
func (s *setter) table(b parse.Block) []string {
	natural := columns(b.Rows)
	widths := fit(natural, s.opt.Width-gutter*(len(natural)-1))
	if widths == nil || len(b.Rows) < 2 {
		return s.records(b.Rows)
	}
	var lines []string
	for i, row := range b.Rows {
		r := body
		if i == 0 {
			r = crosshead
		}
		lines = append(lines, s.row(r, row, widths)...)
	}
	return lines
}

// row sets the cells of a row beside each other, as high as the highest.
func (s *setter) row(r role, row []string, widths []int) []string {
	cells := make([][]string, len(row))
	height := 0
	for i, cell := range row {
		cells[i] = s.press.set(r, cell, widths[i])
		height = max(height, len(cells[i]))
	}
	lines := make([]string, height)
	for y := range lines {
		var line strings.Builder
		blanks := 0
		for x, cell := range cells {
			text := ""
			if y < len(cell) {
				text = cell[y]
			}
			if text != "" {
				line.WriteString(strings.Repeat(" ", blanks) + text)
				blanks = 0
			}
			blanks += widths[x] + gutter - ansi.StringWidth(text)
		}
		lines[y] = line.String()
	}
	return lines
}

// records sets each row below the head as lines of "head: cell", rows parted by a blank line.
func (s *setter) records(rows [][]string) []string {
	if len(rows) == 1 {
		return s.press.set(body, join("\n", rows[0]...), s.opt.Width)
	}
	var lines []string
	for i, row := range rows[min(1, len(rows)):] {
		if i > 0 {
			lines = append(lines, "")
		}
		for j, cell := range row {
			head := ""
			if j < len(rows[0]) && rows[0][j] != "" {
				head = rows[0][j] + ":"
			}
			lines = append(lines, s.press.set(body, join(" ", head, cell), s.opt.Width)...)
		}
		for _, head := range rows[0][min(len(row), len(rows[0])):] { // a row that is short
			lines = append(lines, s.press.set(body, head+":", s.opt.Width)...)
		}
	}
	return lines
}

// columns are the widths that each column would like.
func columns(rows [][]string) []int {
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			for line := range strings.SplitSeq(cell, "\n") {
				widths[i] = max(widths[i], ansi.StringWidth(line))
			}
		}
	}
	return widths
}

// fit makes the widest columns narrower until all have room, or gives nil if one of them would
// become too narrow to read.
func fit(natural []int, room int) []int {
	widest := room
	for ; widest >= narrowColumn; widest-- {
		sum := 0
		for _, w := range natural {
			sum += min(w, widest)
		}
		if sum <= room {
			break
		}
	}
	if widest < narrowColumn {
		return nil
	}
	widths := make([]int, len(natural))
	for i, w := range natural {
		widths[i] = min(w, widest)
	}
	return widths
}
