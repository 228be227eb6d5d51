package ui

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"broadsheet/parse"
	"broadsheet/reader/nearest"
	"broadsheet/ui/config"
)

// paletteActions are the keys while the name of an action is typed.
func paletteActions() []action {
	return append([]action{
		{"palette.up", typing, bind("the action above", "up", "ctrl+p"), footMove, (*root).commandUp},
		{"palette.down", typing, bind("the action below", "down", "ctrl+n"), footMove, (*root).commandDown},
		{"palette.run", typing, bind("do the chosen action", "enter"), "do it", (*root).runCommand},
		{"palette.complete", typing, bind("complete the name of an action", "tab"), "complete", (*root).completeCommand},
		{"palette.leave", typing, bind("do no action", "esc"), "leave", (*root).leavePalette},
	}, erasing()...)
}

// commands is what can be done where the reader is: the rows of the key table that count there,
// and what has a name but no key of its own.
func (m *root) commands(at situation) []command {
	var out []command
	for _, row := range m.keys[at] {
		if row.run != nil && row.name != paletteName {
			out = append(out, command{row.name, row.bind.Help().Desc, row.bind.Help().Key, row.run})
		}
	}
	if at == inList || at == inArticle {
		out = append(out, m.keys.sortCommands()...)
	}
	return append(append(out, themeCommands(&m.front.set)...), command{"q", "quit", m.keys.keyOf("quit"), (*root).quit})
}

// sortCommands are the rows of the sort menu, whose keys count once that is open.
func (t keyTable) sortCommands() []command {
	rows := t.choices()
	out := make([]command, 0, len(rows))
	for _, row := range rows {
		choose := func(m *root) tea.Cmd { return m.keys.perform(inSort, m, row.name) }
		out = append(out, command{strings.Replace(row.name, ".", " ", 1), "sort the list: " + row.text, t.keyOf("sort") + row.key, choose})
	}
	return out
}

// themeCommands put on a theme: one of the table, or of the reader's own.
func themeCommands(set *config.Settings) []command {
	names := set.ThemeNames()
	out := make([]command, len(names))
	for i, name := range names {
		t, _ := set.ThemeNamed(name)
		out[i] = command{"theme " + parse.Clean(name), t.About, "", func(m *root) tea.Cmd {
			m.front.dress.theme = t
			m.restyle()
			m.frame.say("theme "+parse.Clean(name), false)
			return nil
		}}
	}
	return out
}

// numberCommand goes to the n-th row, or so far into a text.
func numberCommand(pane mover, at situation) func(n int) command {
	says := map[situation]string{
		inList: "go to row %", inArticle: "go to % percent of the article", inAlone: "go to % percent of the article",
		inHelp: "go to line %", inProblems: "go to file %", inLinks: "go to link %",
	}[at]
	if pane == nil {
		return nil
	}
	return func(n int) command {
		digits := strconv.Itoa(n)
		return command{"", strings.Replace(says, "%", digits, 1), "", func(*root) tea.Cmd {
			pane.toRow(n)
			return nil
		}}
	}
}

// withNumber is all commands, and what the number does if one is typed.
func (p *palettePane) withNumber(text string) []command {
	n, err := strconv.Atoi(text)
	if err != nil || n <= 0 || p.number == nil {
		return p.all
	}
	c := p.number(min(n, countLimit))
	c.name = text
	return append([]command{c}, p.all...)
}

// startPalette opens the palette over what the reader is in.
func (m *root) startPalette() tea.Cmd {
	at := m.ground()
	pane := map[situation]mover{inList: m.list, inArticle: m.article, inAlone: m.article, inHelp: m.help, inProblems: m.problems, inLinks: m.links}[at]
	p := m.palette
	p.all, p.number = m.commands(at), numberCommand(pane, at)
	p.rows = nil
	p.opened++
	return p.line.start()
}

func (m *root) leavePalette() tea.Cmd {
	m.palette.line.clear()
	return nil
}

func (m *root) commandUp() tea.Cmd   { return m.chooseCommand(m.palette.cursor - 1) }
func (m *root) commandDown() tea.Cmd { return m.chooseCommand(m.palette.cursor + 1) }

func (m *root) chooseCommand(row int) tea.Cmd {
	m.palette.choose(max(row, 0))
	return nil
}

// runCommand does what is chosen. Where nothing is typed and nothing chosen, it leaves.
func (m *root) runCommand() tea.Cmd {
	c, ok := m.palette.chosen()
	if ok || m.palette.typed == "" {
		m.leavePalette()
	}
	if !ok {
		return nil
	}
	return c.run(m)
}

// completeCommand puts the name of what is chosen into the line; where nothing matches, the name
// that was most likely meant.
func (m *root) completeCommand() tea.Cmd {
	p := m.palette
	c, ok := p.chosen()
	name := c.name
	if !ok && p.typed != "" {
		name = nearest.Name(p.typed, p.names())
	}
	if name != "" {
		p.line.input.SetValue(name)
		p.line.input.CursorEnd()
	}
	return nil
}

func (p *palettePane) names() []string {
	out := make([]string, len(p.all))
	for i, c := range p.all {
		out[i] = c.name
	}
	return out
}

// followPalette looks for what is typed, and says why nothing is found.
func (m *root) followPalette() {
	p := m.palette
	if !p.typing() {
		return
	}
	p.answer()
	if len(p.rows) > 0 {
		return
	}
	switch near := nearest.Name(p.typed, p.names()); {
	case m.keys.has(p.typed):
		p.note = p.typed + " does nothing here"
	case near != "":
		p.note = "nothing is called “" + p.typed + "”: did you mean " + near + "?"
	default:
		p.note = "nothing is called “" + p.typed + "”"
	}
}

// has reports whether the table has a row of that name.
func (t keyTable) has(name string) bool {
	for _, rows := range t {
		for _, row := range rows {
			if row.name == name {
				return true
			}
		}
	}
	return false
}

// mouseOnPalette does what is clicked, and leaves the palette when that is beside it.
func (m *root) mouseOnPalette(msg tea.MouseMsg) tea.Cmd {
	at := msg.Mouse()
	switch msg.(type) {
	case tea.MouseWheelMsg:
		return m.chooseCommand(m.palette.cursor + notch(at))
	case tea.MouseClickMsg:
		row := m.palette.rowAt(at.Y - m.lay.body.y)
		switch {
		case at.Button != tea.MouseLeft || at.Y == m.lay.status.y:
		case row < 0:
			return m.leavePalette()
		default:
			m.palette.choose(row)
			return m.runCommand()
		}
	}
	return nil
}
