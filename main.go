// Broadsheet reads folders of scraped news in the terminal, set as a newspaper would.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"broadsheet/reader"
	"broadsheet/ui"
	"broadsheet/ui/manual"
	"broadsheet/ui/print"

	"github.com/spf13/cobra"
)

func main() {
	// Nobody reading any further is an error of write, which ends the command well: see print.
	signal.Ignore(syscall.SIGPIPE)
	session := print.Session{In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Env: os.Environ(), Known: ui.Vocabulary()}
	os.Exit(print.Exit(os.Stderr, newRoot(session).Execute()))
}

const about = `Broadsheet opens a folder, an archive, or a file, of scraped news: the list of its articles, and
each as a newspaper would set it. Nothing is hidden: every cut can be shown. One file opens at
once; - is standard input; without a path it is the current folder. Archives and compressed files
are read where they are, and ARCHIVE/FILE is a file in one.

When the output is not a terminal, it prints what "show --text" prints for a file, and what "list"
prints for a folder or an archive.

Exit codes: 0 done, 1 something could not be read (the rest was done, the reasons are on standard
error), 2 wrong usage.`

// newRoot is the command without a name: the screen.
func newRoot(s print.Session) *cobra.Command {
	sort := &print.SortFlag{Known: reader.Sorts()}
	var choice print.Choice
	var how func() print.Opening
	root := &cobra.Command{
		Use:     "broadsheet [PATH…]",
		Short:   "Read folders of scraped news, set as a newspaper would",
		Long:    about,
		Version: print.Version(),
		Args:    cobra.ArbitraryArgs,
		// Without it the shell would complete commands, and no paths.
		ValidArgsFunction: cobra.FixedCompletions(nil, cobra.ShellCompDirectiveDefault),
		SilenceErrors:     true,
		SilenceUsage:      true,
		RunE: func(c *cobra.Command, args []string) error {
			choice.Sort = sort.Sort
			return withLibrary(s, s.ScreenPaths(args), how(), func(lib *reader.Library) error {
				if !s.HasScreen() {
					return interruptible(c, func(ctx context.Context) error { return s.Print(ctx, lib, choice) })
				}
				if err := s.Keys(); err != nil {
					return err //nolint:wrapcheck // says all
				}
				set, err := s.Settings(choice)
				if err != nil {
					return err //nolint:wrapcheck // says all
				}
				if err := ui.Run(c.Context(), lib, ui.Options{Settings: set.Settings, Problems: set.Problems}); err != nil {
					return err //nolint:wrapcheck // says all
				}
				return s.Leave(lib)
			})
		},
	}
	root.Flags().Var(sort, "sort", "order of the list")
	root.Flags().IntVar(&choice.Width, "width", 0, "most cells of a line of text")
	root.Flags().StringVar(&choice.Theme, "theme", "", "colours: "+print.ThemeNames())
	how = print.OpeningFlags(root.Flags())
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error { return print.FlagError(c.Flags(), err) })
	for _, cmd := range commands() {
		root.AddCommand(cmd(s))
	}
	root.SetHelpCommand(newHelp())
	root.InitDefaultCompletionCmd()
	print.Strict(root, "completion")
	return s.CompleteFlags(root, "sort", "theme", "width")
}

// commands are those with a name, in the order of the help.
func commands() []func(print.Session) *cobra.Command {
	return []func(print.Session) *cobra.Command{newShow, newList, newCheck, newCache, newConfig, newMan}
}

func newShow(s print.Session) *cobra.Command {
	opt := print.ShowOptions{Env: s.Env}
	var theme string
	cmd := named(s, "show PATH…", "Print articles", "Show prints the articles in the order of the paths. FILE#3 is the third article in a file of many.",
		func(ctx context.Context, lib *reader.Library) error { return s.Show(ctx, lib, opt, theme) })
	for _, form := range []struct {
		name print.Form
		help string
	}{
		{print.Text, "as the screen sets them (the default)"},
		{print.Markdown, "as Markdown"},
		{print.JSON, "one JSON object a line"},
	} {
		cmd.Flags().Var(&print.FormFlag{Chosen: &opt.Form, Form: form.name}, string(form.name), form.help)
		cmd.Flags().Lookup(string(form.name)).NoOptDefVal = "true"
	}
	cmd.Flags().BoolVar(&opt.Source, "source", false, "the whole source with every span named")
	cmd.Flags().IntVar(&opt.Width, "width", 0, "cells of a line of text (default: the terminal's up to 80, else 80)")
	cmd.Flags().StringVar(&theme, "theme", "", "colours on a terminal: "+print.ThemeNames())
	return s.CompleteFlags(cmd, "width", "theme")
}

func newList(s print.Session) *cobra.Command {
	var opt print.ListOptions
	sort := &print.SortFlag{Known: reader.Sorts()}
	cmd := named(s, "list PATH…", "List articles", `List prints one line an article: date, publication, headline, path. On a terminal they stand in
columns and are cut to its width; elsewhere they are whole and parted by tabs, for cut and awk.

`+print.QueryHelp,
		func(ctx context.Context, lib *reader.Library) error {
			opt.Sort = sort.Sort
			return print.List(ctx, s.Out, s.Err, lib, opt)
		})
	cmd.Flags().BoolVar(&opt.JSON, "json", false, "one JSON object a line")
	cmd.Example = print.QueryExamples()
	cmd.Flags().StringVar(&opt.Query, "query", "", "list only what `QUERY` matches")
	cmd.Flags().Var(sort, "sort", "order of the list")
	cmd.Flags().BoolVar(&opt.Reverse, "reverse", false, "the other way round")
	cmd.Flags().IntVar(&opt.Limit, "limit", 0, "no more than so many; 0 is all")
	return s.CompleteFlags(cmd, "query", "sort", "limit")
}

func newCheck(s print.Session) *cobra.Command {
	var opt print.CheckOptions
	cmd := named(s, "check PATH…", "Say what could not be read, and why",
		"Check reads everything and prints one line for each file that could not be read.",
		func(ctx context.Context, lib *reader.Library) error { return print.Check(ctx, s.Out, s.Err, lib, opt) })
	cmd.Flags().BoolVar(&opt.JSON, "json", false, "one JSON object a line")
	cmd.Flags().BoolVar(&opt.Rules, "rules", false, "instead: how often each rule was used, and the lines that no rule was sure of")
	return cmd
}

func newCache(s print.Session) *cobra.Command {
	var empty bool
	cmd := &cobra.Command{
		Use: "cache", Short: "Say what is kept of which folders, and where, or delete it",
		Long: `Broadsheet keeps what the lists of folders and archives show, so that it need not read them again at
the next start. That is a cache: without it the next start takes longer, and nothing is lost.`,
		Args: print.NoArgs, ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(*cobra.Command, []string) error { return s.Cache(empty) },
	}
	cmd.Flags().BoolVar(&empty, "clear", false, "delete it")
	return cmd
}

func newConfig(s print.Session) *cobra.Command {
	return &cobra.Command{
		Use: "config", Short: "Print the settings in force, with every one explained",
		Long: `Config prints the settings in force as a config file. Broadsheet reads them from
broadsheet/config.toml in your folder of settings, or from the file that BROADSHEET_CONFIG names.
What is wrong in the file is said on standard error, and the rest counts.`,
		Args: print.NoArgs, ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(*cobra.Command, []string) error { return s.PrintConfig() },
	}
}

// newMan is the command that prints the manual page of all others.
func newMan(s print.Session) *cobra.Command {
	return &cobra.Command{
		Use: "man", Short: "Print the manual page", Args: print.NoArgs, ValidArgsFunction: cobra.NoFileCompletions,
		Long: `Man prints the manual page in roff: "broadsheet man | man -l -" shows it.`,
		RunE: func(c *cobra.Command, _ []string) error {
			page, err := manual.Page(c.Root())
			if err != nil {
				return fmt.Errorf("the manual page: %w", err)
			}
			return s.Write(page)
		},
	}
}

// newHelp is the command that prints the help of another.
func newHelp() *cobra.Command {
	return &cobra.Command{
		Use: "help [COMMAND]", Short: "Print the help of a command", ValidArgsFunction: print.CompleteCommands,
		RunE: func(c *cobra.Command, args []string) error { return print.Help(c.Root(), args) },
	}
}

// named is a command that prints something about the library of its paths.
func named(s print.Session, use, short, long string, run func(context.Context, *reader.Library) error) *cobra.Command {
	var how func() print.Opening
	cmd := &cobra.Command{
		Use: use, Short: short, Long: long,
		RunE: func(c *cobra.Command, args []string) error {
			return withLibrary(s, args, how(), func(lib *reader.Library) error {
				return interruptible(c, func(ctx context.Context) error { return run(ctx, lib) })
			})
		},
	}
	how = print.OpeningFlags(cmd.Flags())
	return cmd
}

// withLibrary runs with what there is of the paths; what is not there is among its problems.
func withLibrary(s print.Session, paths []string, how print.Opening, run func(*reader.Library) error) error {
	lib, err := s.Open(paths, how)
	if err != nil {
		return err //nolint:wrapcheck // says all
	}
	defer lib.Close()
	return run(lib)
}

// interruptible runs until Ctrl+C.
func interruptible(c *cobra.Command, run func(context.Context) error) error {
	ctx, stop := signal.NotifyContext(c.Context(), os.Interrupt)
	defer stop()
	defer context.AfterFunc(ctx, stop)() // the second Ctrl+C ends the program at once
	return run(ctx)
}
