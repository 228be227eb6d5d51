package config

import (
	"errors"
	"fmt"
	"image/color"
	"slices"
	"strconv"
	"strings"

	"broadsheet/ui/theme"

	"github.com/pelletier/go-toml/v2/unstable"
)

// OwnTheme is a theme of the reader's own: another one, with some colours changed.
type OwnTheme struct {
	Name, Base string
	Colours    map[string]string // by role, as #rrggbb
}

// The keys of a theme's table beside its roles, and the theme that it changes if it names none.
const (
	baseKey  = "base"
	baseElse = theme.Auto
)

// ThemeNames are the themes that can be chosen.
func (s *Settings) ThemeNames() []string {
	names := builtIn()
	for _, own := range s.Own {
		names = append(names, own.Name)
	}
	return names
}

func builtIn() []string {
	names := make([]string, 0, len(theme.Themes()))
	for _, t := range theme.Themes() {
		names = append(names, t.Name)
	}
	return names
}

// ThemeNamed finds a theme, or one of the reader's own.
func (s *Settings) ThemeNamed(name string) (theme.Theme, bool) {
	for _, own := range s.Own {
		if own.Name == name {
			return own.theme(), true
		}
	}
	return theme.Named(name)
}

// Worn is the theme that is set. One that does not exist is the first of the table.
func (s *Settings) Worn() theme.Theme {
	if t, ok := s.ThemeNamed(s.Theme); ok {
		return t
	}
	return theme.Themes()[0]
}

// theme puts the reader's colours over those of the base, on either kind of terminal.
func (o *OwnTheme) theme() theme.Theme {
	t, _ := theme.Named(o.Base)
	t.Name, t.About = o.Name, "your own"
	for _, p := range []*theme.Palette{&t.Dark, &t.Light} {
		p.Name = o.Name
		for _, role := range theme.Roles() {
			if c, err := colour(o.Colours[role.Name]); err == nil {
				*role.Of(p) = c
			}
		}
		if p.Ground != nil && p.Ink == nil { // the terminal's own may be as dark
			p.Ink = inkOn(p.Ground)
		}
	}
	return t
}

// inkOn is black or white, whichever is read better on a ground.
func inkOn(ground color.Color) color.Color {
	const middle = 0x7f
	if color.GrayModel.Convert(ground).(color.Gray).Y > middle { //nolint:forcetypeassert // what a model converts to
		return color.RGBA{A: 0xff}
	}
	return color.RGBA{R: 0xff, G: 0xff, B: 0xff, A: 0xff}
}

var errColour = errors.New("no colour")

// colour reads #rrggbb.
func colour(s string) (color.Color, error) {
	digits, ok := strings.CutPrefix(s, "#")
	n, err := strconv.ParseUint(digits, 16, 32)
	if !ok || err != nil || len(digits) != len("rrggbb") {
		return nil, errColour
	}
	return color.RGBA{R: uint8(n >> 16 & 0xff), G: uint8(n >> 8 & 0xff), B: uint8(n & 0xff), A: 0xff}, nil
}

// takeTheme takes what stands in a table [themes.NAME].
func (f *file) takeTheme(e entry) bool {
	if e.path[0] != themesTable {
		return false
	}
	if len(e.path) != 3 {
		f.objectf(e.line, "a theme has a table of its own: [%s.NAME]", themesTable)
		return true
	}
	own, key := f.own(e.path[1], e.line), e.path[2]
	if own == nil {
		return true
	}
	if err := own.set(key, e.value); err != nil {
		f.objectf(e.line, "%s", err.Error())
	}
	return true
}

// own is the theme of that name, begun if it is new. A name that is taken is a problem, once.
func (f *file) own(name string, line int) *OwnTheme {
	if slices.Contains(builtIn(), name) {
		text := name + " is a theme already: give yours another name"
		if !slices.ContainsFunc(f.problems, func(p Problem) bool { return p.Text == text }) {
			f.objectf(line, "%s", text)
		}
		return nil
	}
	for i := range f.Own {
		if f.Own[i].Name == name {
			return &f.Own[i]
		}
	}
	f.Own = append(f.Own, OwnTheme{Name: name, Base: baseElse, Colours: map[string]string{}})
	return &f.Own[len(f.Own)-1]
}

// set takes the base, or the colour of a role.
func (o *OwnTheme) set(key string, v value) error {
	names := append(make([]string, 0, 1+len(theme.Roles())), baseKey)
	for _, role := range theme.Roles() {
		names = append(names, role.Name)
	}
	switch {
	case !slices.Contains(names, key):
		return fmt.Errorf("unknown colour %q: %s", key, hint(key, names))
	case v.kind != unstable.String:
		return fmt.Errorf("%s is a string, not %s", key, v.quoted())
	case key == baseKey && !slices.Contains(builtIn(), v.text):
		return fmt.Errorf("unknown theme %q: %s", v.text, hint(v.text, builtIn()))
	case key == baseKey:
		o.Base = v.text
	default:
		if _, err := colour(v.text); err != nil {
			return fmt.Errorf(`%s is a colour such as "#005f5f", not %q`, key, v.text)
		}
		o.Colours[key] = strings.ToLower(v.text)
	}
	return nil
}
