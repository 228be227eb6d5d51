package print

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"broadsheet/parse"
	"broadsheet/reader"
	"broadsheet/reader/nearest"
	"broadsheet/ui/config"
	"broadsheet/ui/theme"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/term"
)

// Choice is what the command line says over the config file. What it does not say is empty.
type Choice struct {
	Sort  reader.Sort
	Theme string
	Width int
}

// ThemeNames lists the themes for the help.
func ThemeNames() string {
	names := make([]string, 0, len(theme.Themes()))
	for _, t := range theme.Themes() {
		names = append(names, t.Name)
	}
	return strings.Join(names, ", ") + ", or one of your own"
}

// Settings are those of the config file, under what the command line says.
func (s Session) Settings(c Choice) (config.Loaded, error) {
	loaded := config.Load(s.Known)
	set := &loaded.Settings
	if c.Theme != "" {
		if _, ok := set.ThemeNamed(c.Theme); !ok {
			return loaded, MisuseError(fmt.Sprintf("unknown theme %q: %s", parse.Clean(c.Theme), nearest.Hint(c.Theme, set.ThemeNames())))
		}
		set.Theme = c.Theme
	}
	if c.Sort != "" {
		set.Sort = string(c.Sort)
	}
	if c.Width != 0 {
		if c.Width < narrowest {
			return loaded, tooNarrow()
		}
		set.Measure = c.Width
	}
	return loaded, nil
}

func tooNarrow() error { return MisuseError(fmt.Sprintf("--width must be at least %d", narrowest)) }

// Show prints the articles of lib in the colours of the theme of that name, or of the config file
// where none is named. Its problems do not keep anybody from reading.
func (s Session) Show(ctx context.Context, lib articles, opt ShowOptions, name string) error {
	opt.Colour = theme.Paper()
	if name != "" || term.IsTerminal(s.Out.Fd()) {
		set, err := s.Settings(Choice{Theme: name})
		if err == nil {
			err = s.complain(set)
		}
		if err != nil {
			return err
		}
		opt.Colour = s.palette(set.Worn())
	}
	return Show(ctx, s.Out, s.Err, lib, opt)
}

// palette is that of a theme on the terminal, which is asked whether it is dark where that counts.
func (s Session) palette(t theme.Theme) theme.Palette {
	dark := true
	if t.Printed(true) != t.Printed(false) && term.IsTerminal(s.Out.Fd()) && term.IsTerminal(s.In.Fd()) {
		dark = lipgloss.HasDarkBackground(s.In, s.Out)
	}
	return t.Printed(dark)
}

// PrintConfig prints the settings in force, and says what is wrong in their file.
func (s Session) PrintConfig() error {
	loaded := config.Load(s.Known)
	err := write(s.Out, config.Print(loaded.Settings, s.Known, config.Home(loaded.Path)))
	if err = errors.Join(ended(err), s.complain(loaded)); err != nil {
		return err
	}
	return unread(len(loaded.Problems))
}

// complain says what is wrong in the config file.
func (s Session) complain(loaded config.Loaded) error {
	for _, p := range loaded.Problems {
		if err := write(s.Err, "broadsheet: "+p.String()+"\n"); err != nil {
			return err
		}
	}
	return nil
}
