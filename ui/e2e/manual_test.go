package e2e_test

import (
	"regexp"
	"strings"
	"testing"

	"broadsheet/reader/query"
	"broadsheet/ui"
)

func TestManualPageNamesEveryCommandFlagAndKey(t *testing.T) {
	t.Parallel()
	page := prints(t, "man").must(t, 0).out
	if !strings.HasPrefix(page, ".TH BROADSHEET 1 ") {
		t.Errorf("the page begins with %.40q", page)
	}
	words := strings.NewReplacer(`\-`, "-", `\&`, "", `\e`, `\`).Replace(page)
	for _, args := range [][]string{{"--help"}, {"show", "--help"}, {"list", "--help"}, {"check", "--help"}} {
		for _, flag := range names(flagName, prints(t, args...).must(t, 0).out) {
			if !strings.Contains(words, flag) && flag != "--help" && flag != "--version" {
				t.Errorf("the page has no %s", flag)
			}
		}
	}
	for _, want := range []string{`\fBshow\fP`, `\fBlist\fP`, `\fBcheck\fP`, `\fBman\fP`, `\fBcompletion\fP`, "Exit codes", "NO_COLOR", "BROWSER"} {
		if !strings.Contains(words, want) {
			t.Errorf("the page has no %s", want)
		}
	}
	for _, g := range ui.Keys() {
		for _, k := range g.Keys {
			if !strings.Contains(words, k.Keys+": "+k.Help) {
				t.Errorf("the page has no %s: %s", k.Keys, k.Help)
			}
		}
	}
	for _, f := range query.Fields() {
		if !strings.Contains(words, f.Name+":"+f.Takes[0]) || !strings.Contains(words, ": "+f.Help) {
			t.Errorf("the page has no %s:", f.Name)
		}
	}
	if strings.Contains(page, "%!") || strings.Contains(page, "\n\n") {
		t.Error("the page has a verb of Printf, or an empty line")
	}
}

// TestManualPageIsGoodRoff reads the page as man does: each line that begins with a dot or an apostrophe is a
// request of the man macros, each backslash an escape that they know, each change of font is taken back.
func TestManualPageIsGoodRoff(t *testing.T) {
	t.Parallel()
	request := regexp.MustCompile(`^\.(TH|SH|SS|TP|PP|IP|RS|RE|nf|fi|br)( .*)?$`)
	escape := regexp.MustCompile(`\\(\\|f[BIPR]|[-&e]|\([a-z]{2})`)
	for n, line := range strings.Split(strings.TrimSuffix(prints(t, "man").must(t, 0).out, "\n"), "\n") {
		if n == 0 && !strings.HasPrefix(line, ".TH BROADSHEET 1 ") {
			t.Errorf("the page begins with %q", line)
		}
		if (strings.HasPrefix(line, ".") || strings.HasPrefix(line, "'")) && !request.MatchString(line) {
			t.Errorf("line %d is no request: %q", n+1, line)
		}
		if strings.Contains(escape.ReplaceAllString(line, ""), `\`) {
			t.Errorf("line %d has an unknown escape: %q", n+1, line)
		}
		if strings.Count(line, `\fB`)+strings.Count(line, `\fI`) != strings.Count(line, `\fP`)+strings.Count(line, `\fR`) {
			t.Errorf("line %d leaves its font changed: %q", n+1, line)
		}
	}
}
