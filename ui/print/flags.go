package print

import (
	"errors"
	"fmt"
	"strings"

	"broadsheet/parse"
	"broadsheet/reader"
	"broadsheet/reader/nearest"

	"github.com/spf13/pflag"
)

// SortFlag is a flag that takes one of some orders, and says which was meant when it is another.
type SortFlag struct {
	Sort  reader.Sort
	Known []reader.Sort
}

func (f *SortFlag) String() string { return string(f.Sort) }

// Type is what the help writes for the value.
func (f *SortFlag) Type() string {
	names := make([]string, len(f.Known))
	for i, s := range f.Known {
		names[i] = string(s)
	}
	return strings.Join(names, "|")
}

// Set takes the value.
func (f *SortFlag) Set(s string) error {
	sort, err := ParseSort(s, f.Known)
	if err == nil {
		f.Sort = sort
	}
	return err
}

// Opening says how paths are opened.
type Opening struct {
	Include []reader.Include
	Cache   string // the folder of the catalogues; "" for none
}

// OpeningFlags adds the flags for how paths are opened, and returns what they chose.
func OpeningFlags(flags *pflag.FlagSet) func() Opening {
	bare := flags.Bool("no-cache", false, "keep nothing for the next start, and use nothing that was kept")
	hidden := flags.Bool("hidden", false, "also files and folders whose names begin with a dot")
	ignored := flags.Bool("no-ignore", false, "also what .gitignore and .ignore leave out")
	return func() Opening {
		var also []reader.Include
		if *hidden {
			also = append(also, reader.Hidden)
		}
		if *ignored {
			also = append(also, reader.Ignored)
		}
		o := Opening{Include: also}
		if !*bare {
			o.Cache = CacheFolder()
		}
		return o
	}
}

// FormFlag is a flag without a value that chooses a form; only one of them may be given.
type FormFlag struct {
	Chosen *Form
	Form   Form
}

func (f *FormFlag) String() string { return "" }

// Type is what the help writes for the value.
func (f *FormFlag) Type() string { return "bool" }

// IsBoolFlag says that the flag stands alone.
func (f *FormFlag) IsBoolFlag() bool { return true }

// Set takes the value.
func (f *FormFlag) Set(value string) error {
	if value != "true" {
		return MisuseError(fmt.Sprintf("--%s takes no value", f.Form))
	}
	if *f.Chosen != "" && *f.Chosen != f.Form {
		return MisuseError(fmt.Sprintf("--%s and --%s do not go together", *f.Chosen, f.Form))
	}
	*f.Chosen = f.Form
	return nil
}

// FlagError makes a MisuseError of what pflag says, with the flag that was meant.
func FlagError(flags *pflag.FlagSet, err error) error {
	var unknown *pflag.NotExistError
	var invalid *pflag.InvalidValueError
	var misuse MisuseError
	switch {
	case errors.As(err, &unknown):
		return unknownFlag(flags, unknown)
	case errors.As(err, &misuse):
		return misuse
	case errors.As(err, &invalid):
		kind := invalid.GetFlag().Value.Type()
		if kind == "int" {
			kind = "whole number"
		}
		return MisuseError(fmt.Sprintf("--%s: %q is no %s", invalid.GetFlag().Name, parse.Clean(invalid.GetValue()), kind))
	}
	return MisuseError(parse.Clean(err.Error()))
}

func unknownFlag(flags *pflag.FlagSet, unknown *pflag.NotExistError) error {
	name := parse.Clean(unknown.GetSpecifiedName())
	if unknown.GetSpecifiedShortnames() != "" {
		return MisuseError("unknown flag -" + name)
	}
	var names []string
	flags.VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	if near := nearest.Name(name, names); near != "" {
		return MisuseError(fmt.Sprintf("unknown flag --%s: did you mean --%s?", name, near))
	}
	return MisuseError("unknown flag --" + name)
}
