package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// Mark is where a stretch of a part's text stands on one of its lines.
type Mark struct {
	Line     int // of the part
	From, To int // cells
	Of       int // index of the stretch; one that goes over a line's end has several marks
}

// Plain is the text of part i before it is broken into lines: what is searched. It may be called
// from any goroutine, at any time.
func (t *Text) Plain(i int) string {
	if p := &t.parts[i]; p.plain != nil {
		return p.plain()
	}
	return ""
}

// Marks returns where stretches of Plain(i), as byte ranges, stand on the lines of part i, sorted by
// line. What is set beside other things, as the cells of a table are, is found on a line of its own.
func (t *Text) Marks(i int, stretches [][2]int) []Mark {
	plain, lines := t.Plain(i), t.Part(i)
	indent := 0
	if p := &t.parts[i]; p.indent != nil {
		indent = p.indent()
	}
	var marks []Mark
	at := 0
	for n, line := range lines {
		s := ansi.Strip(line.Text)
		lead, from, to, ok := place(plain, at, ansi.TruncateLeft(s, indent, ""))
		if !ok {
			marks = append(marks, beside(plain, s, n, stretches)...)
			continue
		}
		at = to
		for of, r := range stretches {
			if a, b := max(r[0], from), min(r[1], to); a < b {
				left := indent + lead + ansi.StringWidth(plain[from:a])
				marks = append(marks, Mark{n, left, left + ansi.StringWidth(plain[a:b]), of})
			}
		}
	}
	return marks
}

// Line is the line of part i that shows the byte at of Plain(i), or the last one before it.
func (t *Text) Line(i, at int) int {
	if marks := t.Marks(i, [][2]int{{at, at + 1}}); len(marks) > 0 {
		return marks[0].Line
	}
	return 0
}

// place finds what a line, without its colours, shows of the text from at on: the cell of the line at
// which it begins, behind a bar or a bullet, and which bytes of the text it is.
func place(plain string, at int, line string) (lead, from, to int, ok bool) {
	shown := strings.TrimSpace(line)
	if shown == "" {
		return 0, 0, 0, false
	}
	lead = ansi.StringWidth(line) - ansi.StringWidth(strings.TrimLeftFunc(line, unicode.IsSpace))
	for range 2 {
		rest := strings.TrimLeft(plain[at:], " \n\t")
		if strings.HasPrefix(rest, shown) {
			from = len(plain) - len(rest)
			return lead, from, from + len(shown), true
		}
		_, behind, found := strings.Cut(shown, " ") // the sign before the text
		if !found || utf8.RuneCountInString(shown)-utf8.RuneCountInString(behind) > 2 {
			break
		}
		shown = strings.TrimLeft(behind, " ")
		lead = ansi.StringWidth(line[:len(strings.TrimRight(line, " "))-len(shown)])
	}
	return 0, 0, 0, false
}

// beside finds the stretches that stand whole on a line.
func beside(plain, line string, n int, stretches [][2]int) []Mark {
	var marks []Mark
	at := 0
	for of, r := range stretches {
		k := strings.Index(line[at:], plain[r[0]:r[1]])
		if k < 0 {
			continue
		}
		from := at + k
		at = from + r[1] - r[0]
		left := ansi.StringWidth(line[:from])
		marks = append(marks, Mark{n, left, left + ansi.StringWidth(line[from:at]), of})
	}
	return marks
}
