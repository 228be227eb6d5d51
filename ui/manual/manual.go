// Package manual writes the manual page, from the table of commands and the table of keys.
package manual

import (
	"fmt"
	"regexp"
	"strings"

	"broadsheet/reader/query"
	"broadsheet/ui"

	"github.com/muesli/mango"
	"github.com/muesli/roff"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// section is the part of the manual where programs are.
const section = 1

const environment = `*NO_COLOR: if it is set, the screen has no colours; bold, underline and bars say the same
*COLORTERM, TERM: how many colours the terminal has
*BROWSER: the program that opens links; without it, the system's own
*BROADSHEET_CONFIG: the file of settings; without it, broadsheet/config.toml in the folder of settings`

// Page is the manual page of root in roff.
func Page(root *cobra.Command) (string, error) {
	page := mango.NewManPage(section, root.Name(), plain(root.Short)).WithLongDescription(plain(unwrapped(root.Long)))
	if err := describe(&page.Root, root); err != nil {
		return "", err
	}
	for _, g := range ui.Keys() {
		var text strings.Builder
		for i, k := range g.Keys {
			if i > 0 {
				text.WriteByte('\n')
			}
			text.WriteString("*" + k.Keys + ": " + k.Help)
		}
		page.WithSection("Keys: "+g.Title, plain(text.String()))
	}
	page.WithSection("Queries", plain(fields()))
	page.WithSection("Environment", plain(environment))
	return mended(page.Build(roff.NewDocument())), nil
}

// fields are those of a query, a line each.
func fields() string {
	all := query.Fields()
	lines := make([]string, len(all))
	for i, f := range all {
		lines[i] = "*" + f.Name + ":" + strings.Join(f.Takes, ", "+f.Name+":") + ": " + f.Help
	}
	return strings.Join(lines, "\n")
}

// describe gives a command of the page its flags, and those below it.
func describe(to *mango.Command, c *cobra.Command) error {
	var fault error
	c.NonInheritedFlags().VisitAll(func(f *pflag.Flag) {
		name, usage := pflag.UnquoteUsage(f)
		if fault == nil && f.Name != "help" {
			fault = to.AddFlag(mango.Flag{Name: strings.TrimSpace(f.Name + " " + name), Short: f.Shorthand, Usage: plain(usage), PFlag: true})
		}
	})
	for _, sub := range c.Commands() {
		if sub.Hidden || fault != nil {
			continue
		}
		long := sub.Short + ". " + unwrapped(sub.Long)
		if strings.HasPrefix(c.Name(), "completion") { // how each shell is set up is in its own help
			long = sub.Short
		}
		below := mango.NewCommand(sub.Name(), plain(long), sub.Use)
		if fault = to.AddCommand(below); fault == nil {
			fault = describe(below, sub)
		}
	}
	if fault != nil {
		return fmt.Errorf("the manual page: %w", fault)
	}
	return nil
}

// unwrapped joins the lines of each paragraph: how they are broken is the terminal's business.
func unwrapped(s string) string {
	paragraphs := strings.Split(s, "\n\n")
	for i, p := range paragraphs {
		paragraphs[i] = strings.Join(strings.Fields(p), " ")
	}
	return strings.Join(paragraphs, "\n")
}

// plain is text as the library takes it: it would take a per cent sign for a verb of Printf.
func plain(s string) string { return strings.ReplaceAll(s, "%", "%%") }

// heading is the library's, with the day on which the page is read, which makes each page another,
// and the sentence of NAME, for which the line has no room.
var heading = regexp.MustCompile(`(?m)^(\.TH \S+ \d+) .*$`)

// mended makes of a page what the library forgets: a hyphen that one can copy into a shell, no line
// that begins with the other sign of a request, and no empty one.
func mended(page string) string {
	var out strings.Builder
	for line := range strings.SplitSeq(heading.ReplaceAllString(page, `$1 "" "" "User commands"`), "\n") {
		if line == "" {
			continue
		}
		if !strings.HasPrefix(line, ".") {
			line = strings.ReplaceAll(line, "-", `\-`)
		}
		if strings.HasPrefix(line, "'") {
			line = `\&` + line
		}
		out.WriteString(line + "\n")
	}
	return out.String()
}
