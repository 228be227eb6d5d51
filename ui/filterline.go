package ui

import (
	"slices"
	"strings"
	"unicode"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"broadsheet/parse"
)

const (
	filterLimit  = 200 // letters that a filter may have
	filterPrompt = " / "
)

// filterLine is where a filter is typed, and where it stands while it is set; or anything else that
// is typed. It draws itself: the text field counts its cursor in runes, which is wrong beside a wide character.
type filterLine struct {
	w      int
	look   *look
	prompt string
	input  textinput.Model
	drawn  memo[filterState]
}

// filterState is what the picture of the filter line depends on.
type filterState struct {
	w, at  int
	value  string
	typing bool
	look   *look
}

func newFilterLine(l *look, keys keyTable) *filterLine { return newLine(l, keys, filterPrompt) }

// newLine is a line with its own sign before what is typed.
func newLine(l *look, keys keyTable, prompt string) *filterLine {
	input := textinput.New()
	input.CharLimit = filterLimit
	input.SetVirtualCursor(false)
	input.KeyMap.Paste.SetEnabled(false) // it would start a program to ask for the clipboard; the terminal pastes by itself
	borrow(&input.KeyMap, keys)
	return &filterLine{look: l, prompt: prompt, input: input}
}

// borrow gives the text field the keys that the table has for it; what it has on them by itself
// goes.
func borrow(field *textinput.KeyMap, keys keyTable) {
	keys.lend("typing.erase-word", &field.DeleteWordBackward)
	keys.lend("typing.erase-line", &field.DeleteBeforeCursor)
	lent := append(field.DeleteWordBackward.Keys(), field.DeleteBeforeCursor.Keys()...)
	for _, other := range []*key.Binding{
		&field.DeleteAfterCursor, &field.DeleteWordForward, &field.DeleteCharacterBackward, &field.DeleteCharacterForward,
		&field.CharacterForward, &field.CharacterBackward, &field.WordForward, &field.WordBackward, &field.LineStart, &field.LineEnd,
	} {
		other.SetKeys(slices.DeleteFunc(slices.Clone(other.Keys()), func(k string) bool { return slices.Contains(lent, k) })...)
	}
}

// SetSize makes the line w cells wide.
func (f *filterLine) SetSize(w int) { f.w = w }

// Update takes what is typed or pasted.
func (f *filterLine) Update(msg tea.Msg) tea.Cmd {
	switch typed := msg.(type) {
	case tea.KeyPressMsg:
		if typed.Text != "" && strings.ContainsFunc(typed.Text, func(r rune) bool { return !unicode.IsGraphic(r) }) {
			return nil
		}
	case tea.PasteMsg:
		msg = tea.PasteMsg{Content: parse.Clean(typed.Content)}
	}
	var cmd tea.Cmd
	f.input, cmd = f.input.Update(msg)
	return cmd
}

// start lets the reader type; stop ends it.
func (f *filterLine) start() tea.Cmd { return f.input.Focus() }
func (f *filterLine) stop()          { f.input.Blur() }

// typing reports whether keys go into the line.
func (f *filterLine) typing() bool { return f.input.Focused() }

// shown reports whether the line is there.
func (f *filterLine) shown() bool { return f.typing() || f.input.Value() != "" }

// text is the filter, without blanks at its ends.
func (f *filterLine) text() string { return strings.TrimSpace(f.input.Value()) }

// clear empties the line and ends the typing.
func (f *filterLine) clear() {
	f.input.Reset()
	f.stop()
}

// cellOf is the cell at which a byte of the text stands, of one that is cut off that of the first that is not.
func (f *filterLine) cellOf(at int) int {
	value := f.input.Value()
	lead := len(value) - len(strings.TrimLeft(value, " ")) // which text leaves out
	all := []rune(value)[:f.input.Position()]
	before, _ := f.visible()
	cut := ansi.StringWidth(string(all)) - ansi.StringWidth(before)
	x := ansi.StringWidth(value[:min(lead+at, len(value))])
	return min(ansi.StringWidth(f.prompt)+max(x-cut, 0), max(f.w-1, 0))
}

// cursor is the column of the cursor, or -1 while nothing is typed.
func (f *filterLine) cursor() int {
	if !f.typing() {
		return -1
	}
	before, _ := f.visible()
	return min(ansi.StringWidth(f.prompt)+ansi.StringWidth(before), max(f.w-1, 0))
}

// visible is what of the text fits before the cursor, and what stands after it.
func (f *filterLine) visible() (before, after string) {
	value, at := []rune(f.input.Value()), f.input.Position()
	before, after = string(value[:at]), string(value[at:])
	room := max(f.w-ansi.StringWidth(f.prompt)-1, 0) // a cell for the cursor
	if over := ansi.StringWidth(before) - room; over > 0 {
		before = ansi.TruncateLeft(before, over+1, "…")
	}
	return before, after
}

// View is the line, exactly as wide as it is to be.
func (f *filterLine) View() string {
	state := filterState{f.w, f.input.Position(), f.input.Value(), f.typing(), f.look}
	return f.drawn.get(state, func() string {
		before, after := f.visible()
		style := f.look.dim
		if state.typing {
			style = f.look.plain
		}
		return fit(f.look.prompt.Render(f.prompt)+style.Render(before+after), f.w)
	})
}

// typingIn is the line into which keys are typed, nil if none is.
func (m *root) typingIn() *filterLine {
	switch m.situation() {
	case inFilter:
		return m.filter
	case inSeek:
		return m.article.seek.line
	case inHelpFilter:
		return m.help.line
	case inPalette:
		return m.palette.line
	case inPipe:
		return m.pipes
	}
	return nil
}
