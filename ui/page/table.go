package page

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

const (
	gutter       = 2 // cells between two columns
	narrowColumn = 8 // a column that needs more is not made narrower than this
)

// someRows is how many rows of a table are set at one go.
const someRows = 32

// addTable adds rows in columns that fit the measure; the first row is the head. Where the columns
// would become too narrow to read, each row becomes a record, one "head: cell" a line, so that
// no column is lost.
func (s *setter) addTable(block int, of at, airy bool, rows [][]string) {
	natural := columns(rows)
	widths := fit(natural, s.opt.Width-gutter*(len(natural)-1))
	asRecords := widths == nil || len(rows) < 2
	for n := 0; n < len(rows); n += someRows {
		some := rows[n:min(n+someRows, len(rows))]
		s.later(block, of.share(n, len(rows)), airy && n == 0, func() []string {
			if asRecords {
				return s.records(rows, some, n == 0)
			}
			return s.rows(some, widths, n == 0)
		})
		s.says(func() string { return cells(some) })
	}
}

// cells is the text of rows, one cell below the other.
func cells(rows [][]string) string {
	lines := make([]string, len(rows))
	for i, row := range rows {
		lines[i] = strings.Join(row, "\n")
	}
	return strings.Join(lines, "\n")
}

// rows sets some rows; opens says that they are the first of their table.
func (s *setter) rows(some [][]string, widths []int, opens bool) []string {
	lines := make([]string, 0, len(some))
	for i, row := range some {
		r := body
		if opens && i == 0 {
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

// records sets some rows of a table, but for its head, as lines of "head: cell", rows parted by a blank
// line; opens says that they are its first.
func (s *setter) records(table, some [][]string, opens bool) []string {
	head := table[0]
	if len(table) == 1 {
		return s.press.set(body, join("\n", head...), s.opt.Width)
	}
	if opens {
		some = some[1:]
	}
	var lines []string
	for i, row := range some {
		if i > 0 || !opens {
			lines = append(lines, "")
		}
		for j := range max(len(row), len(head)) { // a row may be short, or longer than the head
			var name, cell string
			if j < len(head) && head[j] != "" {
				name = head[j] + ":"
			}
			if j < len(row) {
				cell = row[j]
			}
			lines = append(lines, s.press.set(body, join(" ", name, cell), s.opt.Width)...)
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
