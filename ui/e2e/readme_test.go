package e2e_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"

	"broadsheet/reader/query"
	"broadsheet/ui"
	"broadsheet/ui/config"
)

var readme = filepath.Join(top, "README.md")

// renewed compares the README with what renew makes of its lines; -update writes it anew. Tests that call it must
// not run beside each other, or each would undo what the other wrote.
func renewed(t *testing.T, renew func(lines []string) []string) {
	t.Helper()
	was := read(t, readme)
	now := strings.Join(renew(strings.Split(was, "\n")), "\n")
	switch {
	case now == was:
	case *update:
		write(t, readme, now)
	default:
		t.Errorf("README.md is not what -update would write:\n%s", diff(now, was))
	}
}

func TestReadmeHasTheKeysOfTheProgram(t *testing.T) {
	renewed(t, func(lines []string) []string {
		from, to := slices.Index(lines, "<!-- keys -->"), slices.Index(lines, "<!-- /keys -->")
		if from < 0 || to < from {
			t.Fatal("README.md has no <!-- keys --> … <!-- /keys -->")
		}

		return slices.Replace(slices.Clone(lines), from+1, to, keyTables(ui.Keys())...)
	})
}

func TestReadmeHasTheSettingsOfTheProgram(t *testing.T) {
	renewed(t, func(lines []string) []string {
		from, to := slices.Index(lines, "<!-- settings -->"), slices.Index(lines, "<!-- /settings -->")
		if from < 0 || to < from {
			t.Fatal("README.md has no <!-- settings --> … <!-- /settings -->")
		}
		table := []string{"", "| setting | value | default | what it is |", "|---|---|---|---|"}
		for _, r := range config.Rows(ui.Vocabulary()) {
			table = append(table, "| `"+r.Name+"` | "+r.Takes+" | `"+r.Plain+"` | "+r.Help+" |")
		}

		return slices.Replace(slices.Clone(lines), from+1, to, append(table, "")...)
	})
}

func TestReadmeHasTheFieldsOfTheFilter(t *testing.T) {
	renewed(t, func(lines []string) []string {
		from, to := slices.Index(lines, "<!-- fields -->"), slices.Index(lines, "<!-- /fields -->")
		if from < 0 || to < from {
			t.Fatal("README.md has no <!-- fields --> … <!-- /fields -->")
		}
		table := []string{"", "| field | what it finds | for example |", "|---|---|---|"}
		for _, f := range query.Fields() {
			examples := make([]string, len(f.Takes))
			for i, v := range f.Takes {
				examples[i] = "`" + f.Name + ":" + v + "`"
			}
			table = append(table, "| `"+f.Name+":` | "+f.Help+" | "+strings.Join(examples, " ")+" |")
		}

		return slices.Replace(slices.Clone(lines), from+1, to, append(table, "")...)
	})
}

// keyTables is the key table as Markdown, a table a group.
func keyTables(groups []ui.KeyGroup) []string {
	var out []string
	for _, g := range groups {
		out = append(out, "", "**"+g.Title+"**", "", "| keys | what they do | name |", "|---|---|---|")
		for _, k := range g.Keys {
			keys := strings.Join(strings.Fields(strings.ReplaceAll(k.Keys, "|", `\|`)), "` `")
			out = append(out, "| `"+keys+"` | "+strings.ReplaceAll(k.Help, "|", `\|`)+" | `"+k.Name+"` |")
		}
	}

	return append(out, "")
}

// How a block of code, and an example of the program in it, begins.
const (
	fence  = "```"
	prompt = "$ "
)

func TestReadmeShowsWhatTheProgramPrints(t *testing.T) {
	found := 0
	renewed(t, func(lines []string) []string {
		var out []string
		fenced, example := false, false
		for _, line := range lines {
			if strings.HasPrefix(line, fence) {
				fenced, example = !fenced, false
			}
			command, starts := strings.CutPrefix(line, prompt)
			if example = fenced && (example || starts); example && !starts {
				continue // what it printed before
			}
			out = append(out, line)
			if example {
				found++
				out = append(out, printed(t, command)...)
			}
		}

		return out
	})
	if found == 0 {
		t.Error("README.md shows no example")
	}
}

// printed is what a command of the README prints, on both outputs, as lines. A shell runs it in the top folder, so
// that it may have pipes and ask for the exit code.
func printed(t *testing.T, command string) []string {
	t.Helper()
	if !strings.HasPrefix(command, "broadsheet ") {
		t.Fatalf("README.md: %q is no example of the program", command)
	}
	cmd := exec.CommandContext(t.Context(), "/bin/sh", "-c", command)
	log := raceLog(t)
	cmd.Env = append(environment(t, log), "PATH="+programPath(t))
	cmd.Dir = top
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true} // it must not find the terminal of the tests
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Errorf("README.md: %s: %v", command, err) // an example that fails says so: ; echo "exit code $?"
	}
	reportRaces(t, log)

	return strings.Split(strings.TrimSuffix(string(out), "\n"), "\n")
}

// programPath is where a shell looks for programs, with ours before all others.
func programPath(t *testing.T) string {
	t.Helper()

	return filepath.Dir(binary(t)) + string(os.PathListSeparator) + os.Getenv("PATH")
}

var (
	codeSpan  = regexp.MustCompile("`([^`\n]+)`")
	linkTo    = regexp.MustCompile(`\]\(([^)\s]+)\)`)
	fileLike  = regexp.MustCompile(`^[\w.-]+(/[\w.*-]*)+$|^[\w-]+\.(go|md|mod|sum|yml)$`)
	elsewhere = regexp.MustCompile(`^(https?:|#|\w+\.(com|land|org)/)`)
)

var (
	flagName = regexp.MustCompile(`--[a-z]+`)
	testName = regexp.MustCompile(`\b(?:Benchmark|Fuzz|Test)[A-Z]\w+`)
)

// TestReadmeNamesEveryFlag compares the flags of the README with those of the help.
func TestReadmeNamesEveryFlag(t *testing.T) {
	t.Parallel()
	var help strings.Builder
	for _, args := range [][]string{{"--help"}, {"show", "--help"}, {"list", "--help"}, {"check", "--help"}, {"cache", "--help"}, {"config", "--help"}} {
		help.WriteString(prints(t, args...).must(t, 0).out)
	}
	got, want := names(flagName, read(t, readme)), names(flagName, help.String())
	want = slices.DeleteFunc(want, func(s string) bool { return s == "--help" || s == "--version" })
	if !slices.Equal(got, want) {
		t.Errorf("README.md names the flags %q, the help %q", got, want)
	}
}

func TestReadmeNamesTestsThatExist(t *testing.T) {
	t.Parallel()
	var tests strings.Builder
	for _, pattern := range []string{"parse/*_test.go", "reader/*_test.go", "reader/*/*_test.go", "ui/*_test.go", "ui/*/*_test.go"} {
		files, err := filepath.Glob(filepath.Join(top, pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			tests.WriteString(read(t, f))
		}
	}
	for _, name := range names(testName, read(t, readme)) {
		if !strings.Contains(tests.String(), "func "+name+"(") {
			t.Errorf("README.md names %s, which does not exist", name)
		}
	}
}

// names lists what the pattern finds, sorted, each once.
func names(pattern *regexp.Regexp, text string) []string {
	found := pattern.FindAllString(text, -1)
	slices.Sort(found)

	return slices.Compact(found)
}

// TestReadmeNamesFilesThatExist looks up every path in code and links, a folder with all below it too (./ui/...).
func TestReadmeNamesFilesThatExist(t *testing.T) {
	t.Parallel()
	paths := pathsIn(read(t, readme))
	if len(paths) == 0 {
		t.Error("README.md names no file")
	}
	for _, name := range paths {
		found, err := filepath.Glob(filepath.Join(top, strings.TrimSuffix(name, "...")))
		if err != nil || len(found) == 0 {
			t.Errorf("README.md names %s, which does not exist (%v)", name, err)
		}
	}
}

// pathsIn lists what looks like a path in code and links of a Markdown text, what examples printed left out.
func pathsIn(text string) []string {
	var paths []string
	add := func(s string) {
		for w := range strings.FieldsSeq(s) {
			if w = strings.Trim(w, ",;:()|[]"); fileLike.MatchString(w) && !elsewhere.MatchString(w) {
				paths = append(paths, w)
			}
		}
	}
	fenced, example := false, false
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, fence) {
			fenced, example = !fenced, false

			continue
		}
		if starts := strings.HasPrefix(line, prompt); fenced {
			if example = example || starts; !example || starts {
				add(line)
			}

			continue
		}
		for _, m := range append(codeSpan.FindAllStringSubmatch(line, -1), linkTo.FindAllStringSubmatch(line, -1)...) {
			add(m[1])
		}
	}

	return paths
}
