package print

import (
	"errors"
	"testing"

	"broadsheet/reader"

	"github.com/spf13/pflag"
)

func TestFlagsSayWhatWasMeant(t *testing.T) {
	for want, args := range map[string][]string{
		"unknown flag --sotr: did you mean --sort?":     {"--sotr", "date"},
		"unknown flag --qqqqqqqq":                       {"--qqqqqqqq"},
		"unknown flag -x":                               {"-x"},
		`unknown sort "pub": did you mean publication?`: {"--sort", "pub"},
		"--json and --text do not go together":          {"--json", "--text"},
		`--limit: "ten" is no whole number`:             {"--limit", "ten"},
		"flag needs an argument: --limit":               {"--limit"},
	} {
		var form Form
		flags := pflag.NewFlagSet("list", pflag.ContinueOnError)
		flags.Var(&SortFlag{Known: reader.Sorts()}, "sort", "")
		flags.Int("limit", 0, "")
		for _, f := range []Form{Text, JSON} {
			flags.Var(&FormFlag{Chosen: &form, Form: f}, string(f), "")
			flags.Lookup(string(f)).NoOptDefVal = "true"
		}
		err := flags.Parse(args)
		if err == nil {
			t.Fatalf("%q is accepted", args)
		}
		if got := FlagError(flags, err); !errors.Is(got, MisuseError(want)) {
			t.Errorf("%q: got %q, want %q", args, got, want)
		}
	}
}
