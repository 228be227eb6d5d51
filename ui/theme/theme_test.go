package theme_test

import (
	"image/color"
	"math"
	"testing"

	"broadsheet/ui/theme"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// themes are the palettes, each with the background that it is made for.
func themes() []struct {
	palette theme.Palette
	plain   color.Color
	ground  []ansi.BasicColor // the colours of 16 that are the background, or as good as
} {
	return []struct {
		palette theme.Palette
		plain   color.Color
		ground  []ansi.BasicColor
	}{
		{theme.Dark(), color.Black, []ansi.BasicColor{ansi.Black}},
		{theme.Light(), color.White, []ansi.BasicColor{ansi.White, ansi.BrightWhite}},
		{theme.Paper(), color.Black, []ansi.BasicColor{ansi.Black}},
		{theme.Paper(), color.White, []ansi.BasicColor{ansi.White, ansi.BrightWhite}},
	}
}

func textRoles(p theme.Palette) map[string]color.Color {
	return map[string]color.Color{
		"ink": p.Ink, "dim": p.Dim, "accent": p.Accent, "match": p.Match, "warn": p.Warn, "cut": p.Cut,
	}
}

func TestTextIsReadableOnItsBackground(t *testing.T) {
	for _, th := range themes() {
		for role, c := range textRoles(th.palette) {
			for ground, back := range map[string]color.Color{"plain": th.plain, "selected": th.palette.Selected} {
				if c == nil || back == nil {
					continue // the terminal's own
				}
				if got := contrast(c, back); got < 4.5 {
					t.Errorf("%s: %s on %s has a contrast of %.1f:1, want 4.5:1", th.palette.Name, role, ground, got)
				}
			}
		}
	}
}

func TestTextIsSeenInSixteenColours(t *testing.T) {
	for _, th := range themes() {
		for role, c := range textRoles(th.palette) {
			if c == nil {
				continue
			}
			got := colorprofile.ANSI.Convert(c)
			for _, ground := range th.ground {
				if got == color.Color(ground) {
					t.Errorf("%s: %s becomes %v in 16 colours, which is the background", th.palette.Name, role, got)
				}
			}
		}
	}
}

func TestThemesHaveNamesOfTheirOwn(t *testing.T) {
	seen := map[string]bool{"": true}
	for _, p := range []theme.Palette{theme.Dark(), theme.Light(), theme.Paper()} {
		if seen[p.Name] {
			t.Errorf("name %q is empty or taken", p.Name)
		}
		seen[p.Name] = true
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
