package e2e_test

import (
	"cmp"
	"fmt"
	"html"
	"image/color"
	"strconv"
	"strings"
	"unicode/utf8"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// The measures of a picture, in pixels.
const (
	cellWidth  = 9
	cellHeight = 19
	baseline   = 14 // of a line of text, from its top
	margin     = 14 // between the frame and the screen
	titleBar   = 34
)

// fonts are tried in this order; each system has one of them.
const fonts = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace"

// page is what a terminal shows where the program sets no colour.
type page struct{ ink, paper, bar, edge string }

// pages are the pages of a dark and a light terminal.
var pages = map[bool]page{
	true:  {ink: "#d6d6d9", paper: "#15171c", bar: "#22252c", edge: "#3a3e47"},
	false: {ink: "#24262b", paper: "#fdfcf8", bar: "#ecebe6", edge: "#cfcdc6"},
}

// svg draws the screen as a picture in a window frame. The same screen gives the same bytes.
func (s shot) svg() string {
	r, g, b, _ := s.background.RGBA()
	p := pages[r+g+b < 3*0x8000]
	columns, lines := len(s.cells[0]), len(s.cells)
	width, height := columns*cellWidth+2*margin, lines*cellHeight+titleBar+2*margin
	var out strings.Builder
	fmt.Fprintf(&out, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %[1]d %[2]d">`+"\n", width, height)
	fmt.Fprintf(&out, `<rect x=".5" y=".5" width="%d" height="%d" rx="9" fill="%s" stroke="%s"/>`+"\n", width-1, height-1, p.paper, p.edge)
	fmt.Fprintf(&out, `<path d="M1 %d V9 a8 8 0 0 1 8 -8 H%d a8 8 0 0 1 8 8 V%[1]d z" fill="%[3]s"/>`+"\n", titleBar, width-9, p.bar)
	for i, dot := range []string{"#ec6a5e", "#f4bf4f", "#61c554"} {
		fmt.Fprintf(&out, `<circle cx="%d" cy="%d" r="6" fill="%s"/>`+"\n", 20+20*i, titleBar/2, dot)
	}
	// As attributes: in a style sheet the font would win over the weight of a single text.
	fmt.Fprintf(&out, `<g transform="translate(%d %d)" font-family="%s" font-size="15">`+"\n", margin, titleBar+margin, fonts)
	for y, line := range s.cells {
		for _, r := range runs(line) {
			r.draw(&out, p, y)
		}
	}
	s.drawCursor(&out, p)
	out.WriteString("</g>\n</svg>\n")

	return out.String()
}

// run is a stretch of a line in one style.
type run struct {
	column, width int
	wide          bool // one character of two cells
	text          string
	style         uv.Style
}

// runs cuts a line into stretches of one style. A wide character is a run of its own: fonts differ in how
// wide they draw it, and the letters after it must not move.
func runs(line []uv.Cell) []run {
	var all []run
	for x, c := range line {
		if c.Width == 0 { // the right half of a wide character
			continue
		}
		if strings.TrimSpace(c.Content) == "" {
			c.Style = blankStyle(all, c.Style)
		}
		if n := len(all); n > 0 && all[n-1].takes(c) {
			all[n-1].text += c.Content
			all[n-1].width++

			continue
		}
		all = append(all, run{column: x, width: c.Width, wide: c.Width > 1, text: c.Content, style: c.Style})
	}

	return all
}

// blankStyle is the style of a blank as it can be seen: its background, and a line through or under it.
// Whether it is bold depends on the way in which the program painted the line, so it takes that of the
// letters before it.
func blankStyle(all []run, s uv.Style) uv.Style {
	if s.Underline != 0 || s.Attrs&(uv.AttrReverse|uv.AttrStrikethrough) != 0 {
		return s
	}
	if n := len(all); n > 0 && all[n-1].box() == nil {
		before := all[n-1].style
		if hex(before.Bg, "") == hex(s.Bg, "") && before.Underline == 0 && before.Attrs&(uv.AttrReverse|uv.AttrStrikethrough) == 0 {
			return before
		}
	}

	return uv.Style{Bg: s.Bg}
}

// takes says whether the run may go on with the cell.
func (r run) takes(c uv.Cell) bool {
	if c.Width != 1 || r.wide || !r.style.Equal(&c.Style) {
		return false
	}
	if boxes[c.Content] != nil || r.box() != nil {
		return r.text == strings.Repeat(c.Content, r.width) // a rule is one long box
	}

	return true
}

// box is the shape of the run, if it is one.
func (r run) box() [][4]float64 {
	_, n := utf8.DecodeRuneInString(r.text)

	return boxes[r.text[:n]]
}

// boxes are the characters that touch their neighbours, as rectangles in eighths of a cell: left, top, right,
// bottom. Drawn as text they would show gaps between the lines.
var boxes = map[string][][4]float64{
	"─": {{0, 3.7, 8, 4.3}}, "━": {{0, 3.4, 8, 4.6}}, "│": {{3.4, 0, 4.6, 8}}, "┃": {{2.8, 0, 5.2, 8}}, "▌": {{0, 0, 4, 8}}, "▎": {{0, 0, 2, 8}},
	"▏": {{0, 0, 1, 8}}, "█": {{0, 0, 8, 8}}, "▐": {{4, 0, 8, 8}}, "▍": {{0, 0, 3, 8}}, "▊": {{0, 0, 6, 8}},
	"┬": {{0, 3.7, 8, 4.3}, {3.4, 3.7, 4.6, 8}}, "┴": {{0, 3.7, 8, 4.3}, {3.4, 0, 4.6, 4.3}},
	"├": {{3.4, 0, 4.6, 8}, {3.4, 3.7, 8, 4.3}}, "┤": {{3.4, 0, 4.6, 8}, {0, 3.7, 4.6, 4.3}},
	"┭": {{0, 3.4, 4, 4.6}, {4, 3.7, 8, 4.3}, {3.4, 3.7, 4.6, 8}}, "┮": {{0, 3.7, 4, 4.3}, {4, 3.4, 8, 4.6}, {3.4, 3.7, 4.6, 8}},
	"┼": {{3.4, 0, 4.6, 8}, {0, 3.7, 8, 4.3}},
	"┌": {{3.4, 3.7, 4.6, 8}, {3.4, 3.7, 8, 4.3}}, "┐": {{3.4, 3.7, 4.6, 8}, {0, 3.7, 4.6, 4.3}},
	"└": {{3.4, 0, 4.6, 4.3}, {3.4, 3.7, 8, 4.3}}, "┘": {{3.4, 0, 4.6, 4.3}, {0, 3.7, 4.6, 4.3}},
}

func (r run) draw(out *strings.Builder, p page, y int) {
	ink, paper := hex(r.style.Fg, p.ink), hex(r.style.Bg, "")
	if r.style.Attrs&uv.AttrReverse != 0 {
		ink, paper = cmp.Or(paper, p.paper), ink
	}
	left, above := r.column*cellWidth, y*cellHeight
	if paper != "" {
		fmt.Fprintf(out, `<rect x="%d" y="%d" width="%d" height="%d" fill="%s"/>`+"\n", left, above, r.width*cellWidth, cellHeight, paper)
	}
	if box := r.box(); box != nil {
		for _, b := range box {
			x, w := float64(left)+b[0]*cellWidth/8, (b[2]-b[0])*cellWidth/8*float64(r.width)
			y, h := float64(above)+b[1]*cellHeight/8, (b[3]-b[1])*cellHeight/8
			fmt.Fprintf(out, `<rect x="%s" y="%s" width="%s" height="%s" fill="%s"/>`+"\n", number(x), number(y), number(w), number(h), ink)
		}

		return
	}
	for _, w := range words(r.text) {
		fmt.Fprintf(out, `<text x="%d" y="%d" textLength="%d" fill="%s"%s>%s</text>`+"\n",
			left+w.column*cellWidth, above+baseline, w.width*cellWidth, ink, r.marks(), html.EscapeString(w.text))
	}
}

// words cuts a text at every gap of more than one blank: viewers of pictures make one blank of many.
func words(text string) []run {
	var all []run
	column := 0
	for part := range strings.SplitSeq(text, "  ") {
		if word := strings.Trim(part, " "); word != "" {
			indent := len(part) - len(strings.TrimLeft(part, " "))
			all = append(all, run{column: column + indent, width: ansi.StringWidth(word), text: word})
		}
		column += ansi.StringWidth(part) + len("  ")
	}

	return all
}

// marks are the attributes of the text that are not colours.
func (r run) marks() string {
	var s string
	if r.style.Attrs&uv.AttrBold != 0 {
		s += ` font-weight="bold"`
	}
	if r.style.Attrs&uv.AttrItalic != 0 {
		s += ` font-style="italic"`
	}
	if r.style.Attrs&uv.AttrFaint != 0 {
		s += ` fill-opacity=".6"`
	}
	var lines []string
	if r.style.Underline != 0 {
		lines = append(lines, "underline")
	}
	if r.style.Attrs&uv.AttrStrikethrough != 0 {
		lines = append(lines, "line-through")
	}
	if len(lines) > 0 {
		s += ` text-decoration="` + strings.Join(lines, " ") + `"`
	}

	return s
}

// drawCursor draws the cursor where the program shows one.
func (s shot) drawCursor(out *strings.Builder, p page) {
	if s.hidden {
		return
	}
	fmt.Fprintf(out, `<rect x="%d" y="%d" width="%d" height="%d" fill="%s" fill-opacity=".6"/>`+"\n",
		s.cursor.X*cellWidth, s.cursor.Y*cellHeight, cellWidth, cellHeight, p.ink)
}

// hex writes a colour as #rrggbb; nil is the terminal's own.
func hex(c color.Color, own string) string {
	if c == nil {
		return own
	}
	r, g, b, _ := c.RGBA()

	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}

// number writes f with at most two decimals, the same on every machine.
func number(f float64) string {
	s := strconv.FormatFloat(f, 'f', 2, 64)

	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}
