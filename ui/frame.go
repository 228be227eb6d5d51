package ui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// frame is what surrounds the panes: the bars above and below, and the lines between them.
type frame struct {
	look   *look
	header header
	status statusLine
	footer footer
	note   string // what the last key did, until the next key
	failed bool   // the note is about something that went wrong
	bottom string // what stands in the place of the status line; "": that
	joined memo[bodyState]
}

// bodyState is what the picture of two panes side by side depends on.
type bodyState struct {
	left, right string
	dragged     bool
	look        *look
}

func newFrame(l *look, keys keyTable) *frame {
	f := &frame{footer: footer{keys: keys}}
	f.restyle(l)
	return f
}

// restyle draws the bars in another look.
func (f *frame) restyle(l *look) {
	f.look, f.header.look, f.status.look, f.footer.look = l, l, l, l
}

// SetSize gives the bars their width.
func (f *frame) SetSize(w int) {
	f.header.SetSize(w)
	f.status.SetSize(w)
	f.footer.SetSize(w)
}

// say puts a note into the status line, until the next key.
func (f *frame) say(note string, failed bool) { f.note, f.failed = note, failed }

// rule is the line above the panes: heavy over the one that has the focus.
func (f *frame) rule(l layout, reading, sheet bool) string {
	if sheet || !l.split() {
		return f.look.rule.Render(strings.Repeat("─", l.w))
	}
	left, right := f.look.heavy.Render(strings.Repeat("━", l.list.w)), f.look.rule.Render("┭"+strings.Repeat("─", l.article.w))
	if reading {
		left = f.look.rule.Render(strings.Repeat("─", l.list.w) + "┮")
		right = f.look.heavy.Render(strings.Repeat("━", l.article.w))
	}
	return left + right
}

// beside puts two panes of the same height side by side, with a divider, heavy while it is dragged.
func (f *frame) beside(left, right string, dragged bool) string {
	return f.joined.get(bodyState{left, right, dragged, f.look}, func() string {
		divider := f.look.rule.Render("│")
		if dragged {
			divider = f.look.heavy.Render("┃")
		}
		lines, others := strings.Split(left, "\n"), strings.Split(right, "\n")
		for i := range min(len(lines), len(others)) {
			lines[i] += divider + others[i]
		}
		return strings.Join(lines, "\n")
	})
}

// screen puts bars and body together: exactly the lines of the layout.
func (f *frame) screen(l layout, filter, rule, body string) string {
	status := f.status.View()
	if f.bottom != "" {
		status = f.bottom
	}
	var parts []string
	for _, part := range []struct {
		at   rect
		text string
	}{
		{l.header, f.header.View()},
		{l.filter, filter},
		{l.rule, rule},
		{l.body, body},
		{l.status, status},
		{l.footer, f.footer.View()},
	} {
		if part.at.shown() {
			parts = append(parts, part.text)
		}
	}
	return strings.Join(parts, "\n")
}

// tooSmall is the whole screen where nothing else fits.
func tooSmall(l layout, look *look) string {
	message := "terminal too small: " + size(l.w, l.h) + ", needs " + size(smallestWidth, smallestHeight)
	lines := strings.Split(ansi.Wrap(message, max(l.w, 1), ""), "\n")
	for i, line := range lines {
		lines[i] = look.plain.Render(line)
	}
	return fill(lines, l.w, l.h)
}
