package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// helpPane is every key with what it does, made from the key table.
type helpPane struct {
	scroller

	w, h  int
	look  *look
	keys  keyTable
	lines []string
	drawn memo[sheetState]
}

// sheetState is what the picture of a sheet depends on.
type sheetState struct {
	w, h, top, version int
	look               *look
}

// SetSize gives the pane w by h cells.
func (p *helpPane) SetSize(w, h int) {
	if w != p.w || p.lines == nil {
		p.lines = helpLines(p.look, p.keys, w)
	}
	p.w, p.h = w, h
	p.resize(h, len(p.lines))
}

// restyle draws the lines anew in another look.
func (p *helpPane) restyle(l *look) {
	p.look, p.lines = l, nil
	p.SetSize(p.w, p.h)
}

// Update takes the mouse.
func (p *helpPane) Update(msg tea.MouseMsg) {
	if _, ok := msg.(tea.MouseWheelMsg); ok {
		p.lineBy(wheelLines * notch(msg.Mouse()))
	}
}

// View is the help, exactly of its size.
func (p *helpPane) View() string {
	return p.drawn.get(sheetState{p.w, p.h, p.top, 0, p.look}, func() string {
		return fill(p.lines[min(p.top, len(p.lines)):], p.w, p.h)
	})
}

// helpLines sets the key table w cells wide: keys at the left, or above what they do where that
// is too narrow.
func helpLines(l *look, keys keyTable, w int) []string {
	const keysWidth, least = 12, 16
	indent := 1 + keysWidth
	if w-indent < least {
		indent = 3
	}
	var lines []string
	for _, g := range keys.groups() {
		if len(lines) > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, " "+l.title.Render(ansi.Truncate(g.Title, max(w-1, 0), "…")))
		for _, k := range g.Keys {
			help := strings.Split(ansi.Wrap(k.Help, max(w-indent-1, 1), ""), "\n")
			if indent > keysWidth && ansi.StringWidth(k.Keys) < keysWidth {
				lines = append(lines, " "+l.key.Render(k.Keys)+strings.Repeat(" ", keysWidth-ansi.StringWidth(k.Keys))+l.plain.Render(help[0]))
				help = help[1:]
			} else {
				lines = append(lines, " "+l.key.Render(k.Keys))
			}
			for _, line := range help {
				lines = append(lines, strings.Repeat(" ", indent)+l.plain.Render(line))
			}
		}
	}
	return lines
}
