package ui

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

const (
	paletteName   = "palette"
	palettePrompt = " : "
	paletteMost   = 14 // rows of it at once
	paletteMargin = 3  // cells of the bar and the blanks before a name
)

// palettePane is where an action is taken by its name: the line where that is typed, in the place
// of the status line, and above it, over the lower part of the panes, what it may become.
type palettePane struct {
	w, h   int // what there is to cover
	look   *look
	line   *filterLine
	all    []command
	number func(n int) command // what a number does
	typed  string              // what the rows answer
	rows   []found
	note   string // why there are none
	cursor int    // the chosen row; -1: none
	top    int    // the first row that is shown
	opened int    // counts how often it was
	drawn  memo[paletteState]
}

// paletteState is what the picture of the palette depends on.
type paletteState struct {
	w, h, opened, cursor, top int
	typed, note               string
	look                      *look
}

func newPalettePane(l *look, keys keyTable) *palettePane {
	return &palettePane{look: l, line: newLine(l, keys, palettePrompt)}
}

// typing reports whether the palette is open.
func (p *palettePane) typing() bool { return p.line.typing() }

// SetSize says how much there is to cover.
func (p *palettePane) SetSize(w, h int) {
	p.line.SetSize(w)
	p.w, p.h = w, h
	p.choose(p.cursor)
}

// restyle draws everything in another look.
func (p *palettePane) restyle(l *look) { p.look, p.line.look = l, l }

// answer looks for what is typed now. The best row is chosen; none while nothing is typed.
func (p *palettePane) answer() {
	text := p.line.text()
	if text == p.typed && p.rows != nil {
		return
	}
	p.typed, p.rows, p.note = text, ranked(p.withNumber(text), text), ""
	first := 0
	if text == "" {
		first = -1
	}
	p.top = 0
	p.choose(first)
}

// choose puts the cursor on a row, and that on the screen.
func (p *palettePane) choose(row int) {
	p.cursor = max(min(row, len(p.rows)-1), -1)
	p.top = min(max(p.top, p.cursor-p.height()+1), max(p.cursor, 0))
	p.top = max(min(p.top, len(p.rows)-p.height()), 0)
}

// chosen is the row that is chosen, if one is.
func (p *palettePane) chosen() (command, bool) {
	if p.cursor < 0 || p.cursor >= len(p.rows) {
		return command{}, false
	}
	return p.rows[p.cursor].command, true
}

// ruled reports whether there is room for a rule above the rows.
func (p *palettePane) ruled() bool { return p.h >= ruleFrom }

// height is how many rows are shown.
func (p *palettePane) height() int {
	room := p.h
	if p.ruled() {
		room = (p.h - 1) * 2 / 3
	}
	if len(p.rows) == 0 {
		return min(len(p.noteLines()), room)
	}
	return min(len(p.rows), room, paletteMost)
}

// noteLines is why there are no rows.
func (p *palettePane) noteLines() []string {
	return strings.Split(ansi.Wrap(p.note, max(p.w-paletteMargin-1, 1), ""), "\n")
}

// rowAt is the row on a line of the body, or -1.
func (p *palettePane) rowAt(y int) int {
	if i := y - (p.h - p.height()); i >= 0 && p.top+i < len(p.rows) {
		return p.top + i
	}
	return -1
}

// over lays the palette over the body.
func (p *palettePane) over(body string) string {
	state := paletteState{p.w, p.h, p.opened, p.cursor, p.top, p.typed, p.note, p.look}
	own := strings.Split(p.drawn.get(state, p.draw), "\n")
	lines := strings.Split(body, "\n")
	copy(lines[max(len(lines)-len(own), 0):], own)
	return strings.Join(lines, "\n")
}

func (p *palettePane) draw() string {
	var lines []string
	if p.ruled() {
		lines = append(lines, p.look.rule.Render(strings.Repeat("─", p.w)))
	}
	if len(p.rows) == 0 {
		for _, line := range p.noteLines()[:p.height()] {
			lines = append(lines, fit(strings.Repeat(" ", paletteMargin)+p.look.warn.Render(line), p.w))
		}
	}
	widest := 0
	for _, row := range p.rows {
		widest = max(widest, ansi.StringWidth(row.name))
	}
	for i := p.top; i < min(p.top+p.height(), len(p.rows)); i++ {
		lines = append(lines, p.row(p.rows[i], widest, i == p.cursor))
	}
	return strings.Join(lines, "\n")
}

// row is one line: the name, in a column of that width, what it does, and its keys at the right.
// Where not all fit, what it does is cut first, and then goes, and so do all keys but the first.
func (p *palettePane) row(f found, widest int, chosen bool) string {
	const air, least = 2, 20
	l := p.look
	name, hit, help, hitHelp, bar := l.key, l.hit, l.dim, l.hitDim, "   "
	if chosen {
		name, hit, help, hitHelp, bar = l.chosen, l.chosenHit, l.chosenMeta, l.chosenHitDim, l.bar.Render("▌  ")
	}
	put := func(s string, at [][2]int, w int, style, match lipgloss.Style) string {
		s, at = cut(s, at, w)
		return highlight(fit(s, w), at, style, match)
	}
	room := max(p.w-paletteMargin-1, 0) // a blank at the right edge
	keys := ansi.StringWidth(f.keys)
	if room-widest-keys-2*air < least {
		first, _, _ := strings.Cut(f.keys, " ")
		keys = ansi.StringWidth(first)
		return bar + put(f.name, f.inName, max(room-keys-1, 0), name, hit) + put(" "+first, nil, keys+1, name, name) + help.Render(" ")
	}
	return bar + put(f.name, f.inName, widest+air, name, hit) +
		put(f.help, f.inHelp, room-widest-air-keys-air, help, hitHelp) + help.Render("  ") +
		put(f.keys, nil, keys, name, name) + help.Render(" ")
}
