package print

import (
	"broadsheet/parse"
	"broadsheet/ui/config"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

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

// CompleteFlags has the shell complete the values of flags that take no file.
func (s Session) CompleteFlags(c *cobra.Command, names ...string) *cobra.Command {
	for _, name := range names {
		flag := c.Flags().Lookup(name)
		complete := func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
			return s.flagValues(flag), cobra.ShellCompDirectiveNoFileComp
		}
		if err := c.RegisterFlagCompletionFunc(name, complete); err != nil {
			panic(err) // there is no such flag: the first run of any test says so
		}
	}
	return c
}

// flagValues are those that a flag takes, as far as there is a list of them.
func (s Session) flagValues(f *pflag.Flag) []cobra.Completion {
	if f.Name == "theme" {
		return s.themes()
	}
	var values []cobra.Completion
	if sorts, ok := f.Value.(*SortFlag); ok {
		for _, s := range sorts.Known {
			values = append(values, string(s))
		}
	}
	return values
}

// themes are those that can be chosen, the reader's own among them, each with what it is. A name with
// signs that no shell could show is left out.
func (s Session) themes() []cobra.Completion {
	settings := config.Load(s.Known).Settings
	var values []cobra.Completion
	for _, name := range settings.ThemeNames() {
		if t, ok := settings.ThemeNamed(name); ok && parse.Clean(name) == name {
			values = append(values, cobra.CompletionWithDesc(name, t.About))
		}
	}
	return values
}

// bashWords takes the place of what the library's script asks of the package bash-completion, where that
// is not installed: the words of the line, as bash gives them, but not parted at = and :.
const bashWords = `
__broadsheet_init_completion()
{
    COMPREPLY=()
    if declare -F _get_comp_words_by_ref >/dev/null; then
        _get_comp_words_by_ref "$@" cur prev words cword
        return
    fi
    local i word line=$COMP_LINE
    words=()
    for ((i = 0; i < ${#COMP_WORDS[@]}; i++)); do
        word=${COMP_WORDS[i]}
        if ((i > 0)) && [[ $line != [[:blank:]]* ]]; then
            words[${#words[@]}-1]+=$word
        else
            words+=("$word")
        fi
        if ((i == COMP_CWORD)); then
            cword=$((${#words[@]} - 1))
        fi
        line=${line#*"$word"}
    done
    cur=${words[cword]} prev=${words[cword-1]}
}
`

// withBashWords runs what prints the script for bash, and prints bashWords below it.
func withBashWords(script func(*cobra.Command, []string) error) func(*cobra.Command, []string) error {
	return func(c *cobra.Command, args []string) error {
		if err := script(c, args); err != nil {
			return err
		}
		return ended(write(c.OutOrStdout(), bashWords))
	}
}
