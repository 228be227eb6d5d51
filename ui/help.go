package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// helpPane is every key with what it does, made from the key table; while something is typed into
// its line, those rows of it that have all the words.
type helpPane struct {
	scroller

	w, h  int
	look  *look
	keys  keyTable
	line  *filterLine
	query string // what the lines answer
	lines []string
	drawn memo[helpState]
}

// helpState is what the picture of the help depends on.
type helpState struct {
	w, h, top int
	query     string
	look      *look
}

// sheetState is what the picture of a sheet depends on.
type sheetState struct {
	w, h, top, version int
	look               *look
}

func newHelpPane(l *look, keys keyTable) *helpPane {
	return &helpPane{look: l, keys: keys, line: newFilterLine(l, keys)}
}

// SetSize gives the pane w by h cells. Another query is shown from its top.
func (p *helpPane) SetSize(w, h int) {
	p.line.SetSize(w)
	query := p.line.text()
	if w != p.w || query != p.query || p.lines == nil {
		p.lines = helpLines(p.look, matching(p.keys.groups(), query), query, w)
	}
	if query != p.query {
		p.toTop()
	}
	p.w, p.h, p.query = w, h, query
	p.resize(h, len(p.lines))
}

// restyle has the lines drawn anew in another look, when they are next given a size.
func (p *helpPane) restyle(l *look) { p.look, p.line.look, p.lines = l, l, nil }

// Update takes the mouse.
func (p *helpPane) Update(msg tea.MouseMsg) {
	if _, ok := msg.(tea.MouseWheelMsg); ok {
		p.lineBy(wheelLines * notch(msg.Mouse()))
	}
}

// View is the help, exactly of its size.
func (p *helpPane) View() string {
	return p.drawn.get(helpState{p.w, p.h, p.top, p.query, p.look}, func() string {
		return fill(p.lines[min(p.top, len(p.lines)):], p.w, p.h)
	})
}

// helpLines sets groups w cells wide, with the words of the query marked: keys at the left, or
// above what they do where that is too narrow.
func helpLines(l *look, groups []KeyGroup, query string, w int) []string {
	const keysWidth, least = 12, 16
	indent := 1 + keysWidth
	if w-indent < least {
		indent = 3
	}
	marked := func(s string, style lipgloss.Style) string { return highlight(s, places(query, s), style, l.hitDim) }
	var lines []string
	for _, g := range groups {
		if len(lines) > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, " "+marked(ansi.Truncate(g.Title, max(w-1, 0), "…"), l.title))
		for _, k := range g.Keys {
			help := strings.Split(ansi.Wrap(k.Help, max(w-indent-1, 1), ""), "\n")
			if indent > keysWidth && ansi.StringWidth(k.Keys) < keysWidth {
				lines = append(lines, " "+marked(k.Keys, l.key)+strings.Repeat(" ", keysWidth-ansi.StringWidth(k.Keys))+marked(help[0], l.plain))
				help = help[1:]
			} else {
				lines = append(lines, " "+marked(k.Keys, l.key))
			}
			for _, line := range help {
				lines = append(lines, strings.Repeat(" ", indent)+marked(line, l.plain))
			}
		}
	}
	if len(lines) == 0 {
		for line := range strings.SplitSeq(ansi.Wrap("No key and no sentence here has “"+query+"”.", max(w-2, 1), ""), "\n") {
			lines = append(lines, " "+l.dim.Render(line))
		}
	}
	return lines
}
