package parse

import "strings"

// leastRows is how many lines make a table.
const leastRows = 2

// tables labels lines that follow each other and have the same number of cells, parted by tabs or
// by bars. A line of dashes under the head of a table goes.
func tables(s *sheet) {
	if strings.IndexByte(s.src, '\t') < 0 && strings.IndexByte(s.src, '|') < 0 {
		return
	}
	for i := s.open(0); i < len(s.lines); {
		sep, cells := cellsOf(s.text(i))
		end := i + 1
		for cells > 1 && end < len(s.lines) && !s.lines[end].done && s.lines[end].gap == 0 {
			if other, n := cellsOf(s.text(end)); other != sep || n != cells {
				break
			}
			end++
		}
		if cells > 1 && end-i >= leastRows {
			for k := i; k < end; k++ {
				s.row(k, sep)
			}
		}
		i = s.open(end)
	}
}

// cellsOf is what parts the cells of a line, and how many it has; 1 if it is no row.
func cellsOf(t string) (sep string, cells int) {
	t = strings.Trim(t, "| ")
	for _, sep := range []string{"\t", "|"} {
		if n := strings.Count(t, sep); n > 0 && n < 30 {
			return sep, n + 1
		}
	}
	return "", 1
}

// row labels one row, or cuts it if it only rules a line.
func (s *sheet) row(i int, sep string) {
	if strings.Trim(s.text(i), "-=+:| \t") == "" {
		s.cut(i)
		return
	}
	l := s.lines[i]
	if sep == "\t" {
		s.label(i, RoleRow)
		return
	}
	s.lines[i].done = true
	from := l.start + len(s.text(i)) - len(strings.TrimLeft(s.text(i), "| "))
	to := l.start + len(strings.TrimRight(s.text(i), "| "))
	s.mark(l.start, from, RoleCut)
	s.mark(from, to, RoleRow)
	s.mark(to, l.end, RoleCut)
}
