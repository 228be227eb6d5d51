package print

import (
	"fmt"

	"broadsheet/parse"
	"broadsheet/reader/nearest"

	"github.com/spf13/cobra"
)

// Help prints the help of the command that args name, below root.
func Help(root *cobra.Command, args []string) error {
	cmd, rest, err := root.Find(args)
	if err != nil || len(rest) > 0 {
		return unknownCommand(cmd, rest)
	}
	cmd.InitDefaultHelpFlag()
	return cmd.Help() //nolint:wrapcheck // it only prints
}

// unknownCommand names the command of those below parent that was most likely meant.
func unknownCommand(parent *cobra.Command, args []string) error {
	name := args[0]
	if near := nearest.Name(name, commandNames(parent)); near != "" {
		return MisuseError(fmt.Sprintf("no command %q: did you mean %s?", parse.Clean(name), near))
	}
	return MisuseError(fmt.Sprintf("no command %q", parse.Clean(name)))
}

func commandNames(parent *cobra.Command) []string {
	var names []string
	for _, c := range parent.Commands() {
		if c.IsAvailableCommand() || c.Name() == "help" {
			names = append(names, c.Name())
		}
	}
	return names
}

// NoArgs is for commands that take none, or only the name of one below them.
func NoArgs(c *cobra.Command, args []string) error {
	switch {
	case len(args) == 0:
		return nil
	case c.HasSubCommands():
		return unknownCommand(c, args)
	}
	return MisuseError(c.CommandPath() + " takes no more than that, and there is " + fmt.Sprintf("%q", parse.Clean(args[0])))
}

// Strict makes wrong usage of what the library itself adds below root: a command of that name, which
// needs one of those below it.
func Strict(root *cobra.Command, name string) {
	for _, c := range root.Commands() {
		if c.Name() != name {
			continue
		}
		c.Args, c.RunE = NoArgs, func(c *cobra.Command, _ []string) error { return c.Help() }
		for _, below := range c.Commands() {
			below.Args = NoArgs
			if below.Name() == "bash" {
				below.RunE = withBashWords(below.RunE)
			}
		}
	}
}
