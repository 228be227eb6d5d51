package theme

import (
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

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

// inkByDay is ink on a terminal with a light background, which it has to paint over.
func inkByDay() Palette {
	p := Dark()
	p.Ground, p.Ink = lipgloss.Color("#121212"), lipgloss.Color("#e4e4e4")
	return p
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

// newsprintAtNight is newsprint on a terminal with a dark background, which it has to paint over.
func newsprintAtNight() Palette {
	p := Light()
	p.Ground, p.Ink = lipgloss.Color("#f5f1e6"), lipgloss.Color("#1c1c1c")
	p.Selected = lipgloss.Color("#e4dfd0")
	return p
}

// sixteenDark is made of the colours that the reader gave the terminal.
func sixteenDark() Palette {
	return Palette{
		Name:   "sixteen",
		Dim:    ansi.White,
		Accent: ansi.BrightYellow,
		Rule:   ansi.BrightBlack,
		Match:  ansi.BrightMagenta,
		Warn:   ansi.BrightRed,
		Cut:    ansi.BrightCyan,
	}
}

// sixteenLight has no colour for what stands back: each that can be read on white says something
// already.
func sixteenLight() Palette {
	return Palette{
		Name:   "sixteen",
		Accent: ansi.Blue,
		Rule:   ansi.BrightBlack,
		Match:  ansi.Magenta,
		Warn:   ansi.Red,
		Cut:    ansi.Green,
	}
}

func contrastDark() Palette {
	return Palette{
		Name:     "contrast",
		Ink:      lipgloss.Color("#ffffff"),
		Dim:      lipgloss.Color("#dadada"),
		Accent:   lipgloss.Color("#ffff00"),
		Rule:     lipgloss.Color("#bcbcbc"),
		Match:    lipgloss.Color("#00ffff"),
		Warn:     lipgloss.Color("#ffafaf"),
		Cut:      lipgloss.Color("#afffaf"),
		Selected: lipgloss.Color("#00005f"),
	}
}

func contrastLight() Palette {
	return Palette{
		Name:     "contrast",
		Ink:      lipgloss.Color("#000000"),
		Dim:      lipgloss.Color("#303030"),
		Accent:   lipgloss.Color("#00005f"),
		Rule:     lipgloss.Color("#444444"),
		Match:    lipgloss.Color("#5f0087"),
		Warn:     lipgloss.Color("#870000"),
		Cut:      lipgloss.Color("#004b00"),
		Selected: lipgloss.Color("#ffffaf"),
	}
}

// Paper is for what is printed once: nobody asked the terminal whether it is dark or light, and
// every colour can be read on either.
func Paper() Palette {
	return Palette{
		Name:   "paper",
		Dim:    lipgloss.Color("#757575"),
		Accent: lipgloss.Color("#008282"),
		Rule:   lipgloss.Color("#757575"),
		Match:  lipgloss.Color("#a557ae"),
		Warn:   lipgloss.Color("#d73a3a"),
		Cut:    lipgloss.Color("#0a78c8"),
	}
}
