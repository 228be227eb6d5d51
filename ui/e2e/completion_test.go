package e2e_test

import (
	"os/exec"
	"strings"
	"testing"
)

func TestShellCompletionScriptsAreWritten(t *testing.T) {
	t.Parallel()
	for shell, want := range map[string]string{"bash": "complete -o", "zsh": "#compdef broadsheet", "fish": "complete -c broadsheet"} {
		if script := prints(t, "completion", shell).must(t, 0).out; !strings.Contains(script, want) {
			t.Errorf("the script for %s has no %q", shell, want)
		}
	}
	script := prints(t, "completion", "bash").must(t, 0).out
	cmd := exec.CommandContext(t.Context(), "bash", "-n")
	cmd.Stdin = strings.NewReader(script)
	if out, err := cmd.CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("bash says %q (%v)", out, err)
	}
}

// harbour is a config file with two themes of the reader's own, and one whose name no shell could show.
const harbour = `[themes.harbour]
base = "ink"
[themes."low tide"]
base = "newsprint"
[themes."bad\tname"]
base = "ink"
`

// What every shell asks for: the words that can stand there, and then a number, which is 4 where no file
// can stand.
func TestProgramSaysWhatCanStandThere(t *testing.T) {
	t.Parallel()
	const themes = "auto newsprint ink sixteen contrast plain harbour low tide"
	env := configured(t, harbour)
	for _, c := range []struct {
		typed []string // the last of them is not whole
		want  string
	}{
		{[]string{"sh"}, "show :0"},
		{[]string{"arch"}, ":0"}, // a path
		{[]string{"archive", ""}, ":0"},
		{[]string{""}, "cache check completion config help list man show :0"},
		{[]string{"--theme", ""}, themes + " :4"},
		{[]string{"--theme="}, themes + " :4"},
		{[]string{"show", "--theme", ""}, themes + " :4"},
		{[]string{"--sort", ""}, "date headline publication path relevance :4"},
		{[]string{"list", "--sort", ""}, "date headline publication path relevance :4"},
		{[]string{"list", "--"}, "--help --hidden --json --limit --no-cache --no-ignore --query --reverse --sort :4"},
		{[]string{"show", "--"}, "--help --hidden --json --markdown --no-cache --no-ignore --source --text --theme --width :4"},
		{[]string{"check", "--"}, "--help --hidden --json --no-cache --no-ignore --rules :4"},
		{[]string{"list", "archive", "--qu"}, "--query :4"},
		{[]string{"show", "arch"}, ":0"},
		{[]string{"show", "--width", ""}, ":4"},
		{[]string{"list", "--query", ""}, ":4"},
		{[]string{"list", "--limit", ""}, ":4"},
		{[]string{"config", ""}, ":4"},
		{[]string{"man", ""}, ":4"},
		{[]string{"completion", ""}, "bash fish powershell zsh :4"},
		{[]string{"help", ""}, "cache check completion config list man show :4"},
		{[]string{"help", "completion", ""}, "bash fish powershell zsh :4"},
	} {
		o := errand{env: env, args: append([]string{"__complete"}, c.typed...)}.do(t)
		var got []string
		for line := range strings.Lines(o.out) {
			word, _, _ := strings.Cut(strings.TrimSpace(line), "\t")
			got = append(got, word)
		}
		if is := strings.Join(got, " "); o.code != 0 || is != c.want {
			t.Errorf("%q: %q (exit code %d), want %q", c.typed, is, o.code, c.want)
		}
	}
	// What is wrong with the file is no concern of who completes.
	o := errand{env: configured(t, "theme = \n[themes"), args: []string{"__complete", "--theme", "in"}}.do(t)
	if o.code != 0 || !strings.Contains(o.out, "ink\t") || strings.Contains(o.err, "config.toml") {
		t.Errorf("with a broken file it says %q and %q", o.out, o.err)
	}
}

// TestBashCompletesCommandsAndValues sources the script in bash, and asks as readline would, without the
// package bash-completion.
func TestBashCompletesCommandsAndValues(t *testing.T) {
	t.Parallel()
	script := prints(t, "completion", "bash").must(t, 0).out + `
compopt() { :; }
COMP_LINE="$1" COMP_POINT=${#1} COMP_TYPE=9
read -ra COMP_WORDS <<<"${1/=/ = }"; [[ "$1" == *" " || "$1" == *= ]] && COMP_WORDS+=("")
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
__start_broadsheet
printf '%s\n' "${COMPREPLY[@]%% *}" | sort | paste -sd " "
`
	for typed, want := range map[string]string{
		"broadsheet sh":               "show",
		"broadsheet --sort ":          "date headline path publication relevance",
		"broadsheet --sort=":          "date headline path publication relevance",
		"broadsheet --sort=he":        "headline",
		"broadsheet list --sort re":   "relevance",
		"broadsheet list --sort=re":   "relevance",
		"broadsheet show --width ":    "",
		"broadsheet --theme har":      "harbour",
		"broadsheet completion ":      "bash fish powershell zsh",
		"broadsheet help ch":          "check",
		"broadsheet --sort headl":     "headline",
		"broadsheet list --revers":    "--reverse",
		"broadsheet man ":             "",
		"broadsheet help completion ": "bash fish powershell zsh",
	} {
		cmd := exec.CommandContext(t.Context(), "bash", "-c", script, "bash", typed)
		cmd.Env = append(environment(t, raceLog(t)), "PATH="+programPath(t))
		cmd.Env = append(cmd.Env, configured(t, harbour)...)
		cmd.Dir = t.TempDir()
		out, err := cmd.CombinedOutput()
		if got := strings.TrimSpace(string(out)); err != nil || got != want {
			t.Errorf("%q completes to %q (%v), want %q", typed, got, err, want)
		}
	}
}
