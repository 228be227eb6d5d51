// Package theme holds the colours of the screen and of printed pages, as few roles. Bold, italic
// and underline carry the same meaning, so that a page without colours loses none of it.
package theme

import (
	"image/color"

	"charm.land/lipgloss/v2"
)

// Palette is one theme. A nil colour is the terminal's own. Colours are written in full; who
// prints them brings them down to what the terminal can show.
type Palette struct {
	Name     string
	Ink      color.Color // running text and headlines
	Dim      color.Color // what stands back: datelines, facts, hints
	Accent   color.Color // names of papers, crossheads, bars
	Rule     color.Color // lines that part things; never text
	Match    color.Color // what a search found
	Warn     color.Color // what went wrong
	Cut      color.Color // what the article leaves out: the subeditor's pencil
	Selected color.Color // background of the selected row
}

// Dark is ink at night: for a terminal with a dark background.
func Dark() Palette {
	return Palette{
		Name:     "ink",
		Dim:      lipgloss.Color("#9e9e9e"),
		Accent:   lipgloss.Color("#d7d787"),
		Rule:     lipgloss.Color("#5f5f5f"),
		Match:    lipgloss.Color("#ffff5f"),
		Warn:     lipgloss.Color("#ff8787"),
		Cut:      lipgloss.Color("#87afff"),
		Selected: lipgloss.Color("#303030"),
	}
}

// Light is newsprint: for a terminal with a light background.
func Light() Palette {
	return Palette{
		Name:     "newsprint",
		Dim:      lipgloss.Color("#5f5f5f"),
		Accent:   lipgloss.Color("#005f5f"),
		Rule:     lipgloss.Color("#b2b2b2"),
		Match:    lipgloss.Color("#870087"),
		Warn:     lipgloss.Color("#af0000"),
		Cut:      lipgloss.Color("#005faf"),
		Selected: lipgloss.Color("#e4e4e4"),
	}
}

// Paper is for what is printed once: nobody asked the terminal whether it is dark or light, and
// every colour can be read on either.
func Paper() Palette {
	return Palette{
		Name:     "paper",
		Dim:      lipgloss.Color("#757575"),
		Accent:   lipgloss.Color("#008282"),
		Rule:     lipgloss.Color("#757575"),
		Match:    lipgloss.Color("#a557ae"),
		Warn:     lipgloss.Color("#d73a3a"),
		Cut:      lipgloss.Color("#0a78c8"),
		Selected: nil,
	}
}
