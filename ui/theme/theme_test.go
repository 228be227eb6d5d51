package theme_test

import (
	"image/color"
	"math"
	"reflect"
	"testing"

	"broadsheet/ui/theme"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// sheet is a palette on the background that it is made for.
type sheet struct {
	theme.Palette

	where  string
	plain  color.Color       // the background, where the palette paints none
	ground []ansi.BasicColor // the colours of 16 that are the background, or as good as
}

func sheets() []sheet {
	black, white := []ansi.BasicColor{ansi.Black}, []ansi.BasicColor{ansi.White, ansi.BrightWhite}
	all := append(make([]sheet, 0, 2+2*len(theme.Themes())),
		sheet{theme.Paper(), "paper on black", color.Black, black}, sheet{theme.Paper(), "paper on white", color.White, white})
	for _, t := range theme.Themes() {
		all = append(all, sheet{t.Dark, t.Name + " in the dark", color.Black, black}, sheet{t.Light, t.Name + " in the light", color.White, white})
	}
	return all
}

// or is the colour, or where that is the terminal's own another one.
func or(c, other color.Color) color.Color {
	if c == nil {
		return other
	}
	return c
}

func TestTextIsReadableOnItsBackground(t *testing.T) {
	for _, s := range sheets() {
		own := map[color.Color]color.Color{color.Black: color.White, color.White: color.Black}[s.plain]
		for _, role := range theme.Roles() {
			c := or(*role.Of(&s.Palette), own)
			for ground, back := range map[string]color.Color{"ground": or(s.Ground, s.plain), "selected": or(s.Selected, or(s.Ground, s.plain))} {
				if s.Ground != nil && s.Ink == nil {
					t.Errorf("%s: paints its ground, and leaves the ink to the terminal", s.where)
				}
				if got := contrast(c, back); role.Text && got < 4.5 {
					t.Errorf("%s: %s on %s has a contrast of %.1f:1, want 4.5:1", s.where, role.Name, ground, got)
				}
			}
		}
	}
}

func TestTextIsSeenInSixteenColours(t *testing.T) {
	for _, s := range sheets() {
		if s.Ground != nil {
			continue // on its own ground; in 16 colours it has none
		}
		for _, role := range theme.Roles() {
			c := *role.Of(&s.Palette)
			if c == nil || !role.Text {
				continue
			}
			got := colorprofile.ANSI.Convert(c)
			for _, ground := range s.ground {
				if basic, ok := c.(ansi.BasicColor); ok && basic == ansi.White && ground == ansi.White {
					continue // not the background, but the terminal's usual ink
				}
				if got == color.Color(ground) {
					t.Errorf("%s: %s becomes %v in 16 colours, which is the background", s.where, role.Name, got)
				}
			}
		}
	}
}

func TestSelectedRowIsSeen(t *testing.T) {
	for _, th := range theme.Themes() {
		for _, dark := range []bool{true, false} {
			for _, profile := range []colorprofile.Profile{colorprofile.NoTTY, colorprofile.ASCII, colorprofile.ANSI} {
				if p := th.On(dark, profile); p.Selected != nil || p.Ground != nil {
					t.Errorf("%s in %v: selected %v on %v, want it in reverse on the terminal's own", th.Name, profile, p.Selected, p.Ground)
				}
			}
			p := th.On(dark, colorprofile.ANSI256)
			plain := map[bool]color.Color{true: color.Black, false: color.White}[dark]
			back, row := colorprofile.ANSI256.Convert(or(p.Ground, plain)), p.Selected
			if row != nil && contrast(colorprofile.ANSI256.Convert(row), back) < 1.03 {
				t.Errorf("%s, dark %v: the selected row looks like any other in 256 colours", th.Name, dark)
			}
		}
	}
}

func TestThemesHaveNamesOfTheirOwn(t *testing.T) {
	seen := map[string]bool{"": true}
	for _, th := range theme.Themes() {
		if seen[th.Name] || th.About == "" {
			t.Errorf("name %q is empty or taken, or says nothing about itself", th.Name)
		}
		seen[th.Name] = true
		if got, ok := theme.Named(th.Name); !ok || got != th {
			t.Errorf("%q is not found", th.Name)
		}
	}
	if _, ok := theme.Named("tabloid"); ok {
		t.Error("a theme is found that does not exist")
	}
}

func TestNobodyChoseATheme(t *testing.T) {
	auto, _ := theme.Named(theme.Auto)
	for _, c := range []struct {
		dark    bool
		profile colorprofile.Profile
		want    string
	}{
		{true, colorprofile.TrueColor, "ink"}, {false, colorprofile.TrueColor, "newsprint"}, {true, colorprofile.Unknown, "ink"},
		{true, colorprofile.ANSI256, "ink"}, {false, colorprofile.ANSI, "sixteen"}, {true, colorprofile.ASCII, "plain"},
	} {
		if got := auto.On(c.dark, c.profile).Name; got != c.want {
			t.Errorf("dark %v, %v: %s, want %s", c.dark, c.profile, got, c.want)
		}
	}
}

func TestPlainHasNoColours(t *testing.T) {
	plain, _ := theme.Named("plain")
	for _, role := range theme.Roles() {
		if *role.Of(&plain.Dark) != nil || *role.Of(&plain.Light) != nil {
			t.Errorf("%s has a colour", role.Name)
		}
	}
}

func TestPrintedThemesNeedNoGround(t *testing.T) {
	for _, th := range theme.Themes() {
		for _, dark := range []bool{true, false} {
			if p := th.Printed(dark); p.Ground != nil {
				t.Errorf("%s, dark %v, needs a ground", th.Name, dark)
			}
		}
	}
	ink, _ := theme.Named("ink")
	if ink.Printed(true).Name != "ink" || ink.Printed(false).Name != "paper" {
		t.Errorf("ink is printed as %s in the dark, %s in the light", ink.Printed(true).Name, ink.Printed(false).Name)
	}
}

// Every colour is a role, so that a reader can change it, and each role is another colour.
func TestEveryColourIsARole(t *testing.T) {
	var p theme.Palette
	at := map[*color.Color]bool{}
	for _, role := range theme.Roles() {
		at[role.Of(&p)] = true
	}
	if want := reflect.TypeFor[theme.Palette]().NumField() - 1; len(at) != want {
		t.Errorf("%d roles for %d colours", len(at), want)
	}
}

// contrast is the ratio of WCAG 2: 1 for the same colour, 21 for black on white.
func contrast(a, b color.Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

func linear(v uint32) float64 {
	s := float64(v) / 0xffff
	if s <= 0.04045 {
		return s / 12.92
	}
	return math.Pow((s+0.055)/1.055, 2.4)
}
