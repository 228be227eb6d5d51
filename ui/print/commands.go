package print

import (
	"fmt"
	"slices"

	"broadsheet/parse"
	"broadsheet/ui/nearest"

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
		}
	}
}

// CompleteCommands completes the names of commands.
func CompleteCommands(c *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	at, rest, err := c.Root().Find(args)
	if err != nil || len(rest) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var names []string
	for _, sub := range at.Commands() {
		if sub.IsAvailableCommand() {
			names = append(names, cobra.CompletionWithDesc(sub.Name(), sub.Short))
		}
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}

// CompleteFlags sees to the values of c's flags in the shell: those of a SortFlag are its orders,
// a switch has none, and nothing else is a file.
func CompleteFlags(c *cobra.Command, names ...string) *cobra.Command {
	for _, name := range names {
		var values []string
		if f, ok := c.Flags().Lookup(name).Value.(*SortFlag); ok {
			for _, s := range f.Known {
				values = append(values, string(s))
			}
		}
		complete := cobra.FixedCompletions(slices.Clip(values), cobra.ShellCompDirectiveNoFileComp)
		if err := c.RegisterFlagCompletionFunc(name, complete); err != nil {
			panic(err) // there is no such flag: the first run of any test says so
		}
	}
	return c
}
