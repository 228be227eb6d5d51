// Package theme holds the colours of the screen and of printed pages, as few roles. Bold, italic
// and underline carry the same meaning, so that a page without colours loses none of it.
package theme

import (
	"image/color"

	"github.com/charmbracelet/colorprofile"
)

// Palette is the colours of a theme on one kind of terminal. A nil colour is the terminal's own.
// Colours are written in full; who prints them brings them down to what the terminal can show.
type Palette struct {
	Name     string
	Ground   color.Color // background of everything; nil: the terminal's own, black in the dark and white in the light
	Ink      color.Color // running text and headlines
	Dim      color.Color // what stands back: datelines, facts, hints
	Accent   color.Color // names of papers, crossheads, bars
	Rule     color.Color // lines that part things; never text
	Match    color.Color // what a search found
	Warn     color.Color // what went wrong
	Cut      color.Color // what the article leaves out: the subeditor's pencil
	Selected color.Color // background of the selected row; nil: the row is shown in reverse
}

// Theme is a palette for a dark terminal and one for a light terminal, under one name.
type Theme struct {
	Name        string
	About       string // one line for the help
	Dark, Light Palette
}

// Auto is the theme that asks the terminal.
const Auto = "auto"

// Themes are all that there are, in the order of the help. The first one is taken where nobody
// chose.
func Themes() []Theme {
	return []Theme{
		{Auto, "as the terminal is: ink in the dark, newsprint in the light; sixteen or plain where it has no more colours", Dark(), Light()},
		{"newsprint", "a light page", newsprintAtNight(), Light()},
		{"ink", "a dark page", Dark(), inkByDay()},
		{"sixteen", "the terminal's own 16 colours", sixteenDark(), sixteenLight()},
		{"contrast", "the highest contrast, on black or on white", contrastDark(), contrastLight()},
		{"plain", "no colours: bold, italic, underline and reverse say it all", Palette{Name: "plain"}, Palette{Name: "plain"}},
	}
}

// Named finds a theme of the table.
func Named(name string) (Theme, bool) {
	for _, t := range Themes() {
		if t.Name == name {
			return t, true
		}
	}
	return Theme{}, false
}

// On is the palette of the theme on a dark or light terminal that can show so many colours. A
// terminal of 16 colours may know no grey between its own and black: there a row is selected in
// reverse.
func (t Theme) On(dark bool, profile colorprofile.Profile) Palette {
	few := profile != colorprofile.Unknown && profile <= colorprofile.ANSI
	if t.Name == Auto && few {
		t, _ = Named(map[bool]string{true: "sixteen", false: "plain"}[profile == colorprofile.ANSI])
	}
	p := t.Light
	if dark {
		p = t.Dark
	}
	if few {
		p.Ground, p.Selected = nil, nil
	}
	return p
}

// Printed is the palette for what is printed once, on a terminal that is dark or light: nobody
// can paint a ground there, so a theme that needs one gives way to one that can be read on any.
func (t Theme) Printed(dark bool) Palette {
	p := t.On(dark, colorprofile.TrueColor)
	if t.Name == Auto || p.Ground != nil {
		return Paper()
	}
	return p
}
