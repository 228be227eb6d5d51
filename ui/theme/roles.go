package theme

import "image/color"

// Role is one colour of a palette: what it is called, what it is for, and where it is.
type Role struct {
	Name, About string
	Text        bool // letters are set in it, so that it must be read on the ground
	Of          func(*Palette) *color.Color
}

// Roles are all colours of a palette, in the order of the help.
func Roles() []Role {
	return []Role{
		{"ground", "the background, painted over the terminal's own", false, func(p *Palette) *color.Color { return &p.Ground }},
		{"ink", "running text and headlines", true, func(p *Palette) *color.Color { return &p.Ink }},
		{"dim", "what stands back: datelines, facts, hints", true, func(p *Palette) *color.Color { return &p.Dim }},
		{"accent", "names of papers, crossheads, bars", true, func(p *Palette) *color.Color { return &p.Accent }},
		{"rule", "lines that part things", false, func(p *Palette) *color.Color { return &p.Rule }},
		{"match", "what a search found", true, func(p *Palette) *color.Color { return &p.Match }},
		{"warn", "what went wrong", true, func(p *Palette) *color.Color { return &p.Warn }},
		{"cut", "what an article leaves out", true, func(p *Palette) *color.Color { return &p.Cut }},
		{"selected", "the background of the selected row", false, func(p *Palette) *color.Color { return &p.Selected }},
	}
}
