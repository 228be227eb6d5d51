package e2e_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// rule forbids imports to the files under a folder. A forbidden path stands for itself and all below it.
type rule struct {
	under   string   // a folder of the repository with a slash, or one file; "" is all of it
	but     []string // files and folders that the rule does not bind
	forbids []string
	lets    []string // below what it forbids, what it lets through
	because string
}

// rules are the walls between the rooms: main → ui → reader → parse.
var rules = []rule{
	{
		under: "parse/", forbids: []string{"os", "io/fs", "path/filepath", "charm.land", "github.com/charmbracelet", "net", "syscall", "time/tzdata"},
		because: "parse knows the bytes of one file, and neither files nor the terminal",
	},
	{
		under: "parse/", forbids: []string{"broadsheet/reader", "broadsheet/ui"},
		because: "dependencies point one way: main → ui → reader → parse",
	},
	{
		under: "reader/", forbids: []string{"charm.land", "github.com/charmbracelet", "golang.org/x/term", "github.com/creack/pty"},
		because: "reader knows no terminal",
	},
	{
		under: "reader/", forbids: []string{"broadsheet/ui"},
		because: "dependencies point one way: main → ui → reader → parse",
	},
	{
		under: "reader/query/", forbids: []string{"broadsheet/reader", "os", "io/fs"}, lets: []string{"broadsheet/reader/nearest"},
		because: "the grammar knows nothing of the library that is asked",
	},
	{
		under: "ui/", forbids: []string{"database/sql", "modernc.org"},
		because: "the screen asks the library; only reader knows how it is kept",
	},
	{
		under: "ui/", but: []string{"ui/commands.go", "ui/programs.go", "ui/print/", "ui/config/load.go"}, forbids: []string{"io/fs", "path/filepath", "io/ioutil"},
		because: "only commands touch files, so that Update and View never wait for a disk",
	},
	{
		under: "ui/config/", forbids: []string{"charm.land", "broadsheet/reader", "github.com/charmbracelet/x/term"},
		lets:    []string{"broadsheet/reader/nearest"},
		because: "the settings are bytes that are parsed; they know no terminal",
	},
	{
		under: "", forbids: []string{
			"github.com/charmbracelet/bubbletea", "github.com/charmbracelet/bubbles",
			"github.com/charmbracelet/glamour", "github.com/charmbracelet/lipgloss",
		},
		because: "these are major version 1; the current ones are charm.land/NAME/v2",
	},
}

// touches are the functions of package os that go to the disk. ui may use the others: signals, Stdout, Getenv.
var touches = []string{
	"Open", "OpenFile", "OpenRoot", "Create", "CreateTemp", "ReadFile", "WriteFile", "ReadDir", "Stat", "Lstat", "Mkdir",
	"MkdirAll", "MkdirTemp", "Remove", "RemoveAll", "Rename", "Readlink", "Symlink", "Link", "Chmod", "Chown", "Chdir", "DirFS", "Truncate",
}

const (
	longestFunction = 60  // lines, so that it stands on one screen
	longestFile     = 300 // lines, of the screen
	mostFields      = 14  // of a model: a type with a method Update or View
)

// source is one Go file of the program, tests left out.
type source struct {
	path string // from the top of the repository, with slashes
	file *ast.File
	set  *token.FileSet
}

func sources(t *testing.T) []source {
	t.Helper()
	var all []source
	err := filepath.WalkDir(top, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, err := filepath.Rel(top, path)
		if err != nil {
			return err
		}
		hidden := strings.HasPrefix(d.Name(), ".") && name != "."
		if d.IsDir() && (hidden || d.Name() == "testdata") {
			return filepath.SkipDir
		}
		if hidden || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, path, nil, parser.ParseComments|parser.SkipObjectResolution)
		all = append(all, source{filepath.ToSlash(name), file, set})

		return err
	})
	if err != nil {
		t.Fatal(err)
	}

	return all
}

func TestRoomsImportDownwardsOnly(t *testing.T) {
	t.Parallel()
	for _, s := range sources(t) {
		for _, r := range rules {
			for _, spec := range s.file.Imports {
				path, err := strconv.Unquote(spec.Path.Value)
				if err != nil {
					t.Fatal(err)
				}
				if r.binds(s.path) && within(path, r.forbids) && !within(path, r.lets) {
					t.Errorf("%s imports %s: %s", s.path, path, r.because)
				}
			}
		}
		if s.path != "main.go" && imports(s.file, "broadsheet") {
			t.Errorf("%s imports the command itself", s.path)
		}
	}
}

// binds says whether the rule is for the file.
func (r rule) binds(path string) bool {
	return strings.HasPrefix(path, r.under) &&
		!slices.ContainsFunc(r.but, func(b string) bool { return strings.HasPrefix(path, b) })
}

// within says whether path is one of the roots or below one.
func within(path string, roots []string) bool {
	return slices.ContainsFunc(roots, func(r string) bool { return path == r || strings.HasPrefix(path, r+"/") })
}

func imports(f *ast.File, path string) bool {
	return slices.ContainsFunc(f.Imports, func(s *ast.ImportSpec) bool { return s.Path.Value == strconv.Quote(path) })
}

func TestOnlyCommandsOfTheScreenTouchFiles(t *testing.T) {
	t.Parallel()
	r := rule{under: "ui/", but: []string{"ui/commands.go", "ui/programs.go", "ui/suspend_linux.go", "ui/print/", "ui/config/load.go"}}
	for _, s := range sources(t) {
		if !r.binds(s.path) || !imports(s.file, "os") {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			sel, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if pkg, ok := sel.X.(*ast.Ident); ok && pkg.Name == "os" && slices.Contains(touches, sel.Sel.Name) {
				t.Errorf("%s calls os.%s: only commands go to the disk", s.set.Position(sel.Pos()), sel.Sel.Name)
			}

			return true
		})
	}
}

func TestFunctionsFitOneScreen(t *testing.T) {
	t.Parallel()
	for _, s := range sources(t) {
		for _, d := range s.file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			from, to := s.set.Position(f.Pos()), s.set.Position(f.End())
			if n := to.Line - from.Line + 1; n > longestFunction {
				t.Errorf("%s:%d: %s has %d lines, at most %d", s.path, from.Line, f.Name.Name, n, longestFunction)
			}
		}
	}
}

func TestFilesOfTheScreenStayShort(t *testing.T) {
	t.Parallel()
	for _, s := range sources(t) {
		if n := s.set.Position(s.file.FileEnd).Line; n > longestFile && strings.HasPrefix(s.path, "ui/") {
			t.Errorf("%s has %d lines: at most %d", s.path, n, longestFile)
		}
	}
}

func TestModelsStaySmall(t *testing.T) {
	t.Parallel()
	structs, models := map[string]*ast.StructType{}, map[string]bool{}
	for _, s := range sources(t) {
		if filepath.ToSlash(filepath.Dir(s.path)) != "ui" {
			continue
		}
		for _, d := range s.file.Decls {
			switch d := d.(type) {
			case *ast.GenDecl:
				for _, spec := range d.Specs {
					if name, ok := spec.(*ast.TypeSpec); ok {
						structs[name.Name.Name], _ = name.Type.(*ast.StructType)
					}
				}
			case *ast.FuncDecl:
				if d.Recv != nil && slices.Contains([]string{"Update", "View"}, d.Name.Name) {
					models[receiver(d)] = true
				}
			}
		}
	}
	if !models["root"] || !models["articlePane"] {
		t.Fatalf("the models are not found: %v", models)
	}
	for name := range models {
		if n := ownFields(structs[name]); n > mostFields {
			t.Errorf("%s has %d fields: at most %d", name, n, mostFields)
		}
	}
}

// receiver is the type that a method belongs to.
func receiver(f *ast.FuncDecl) string {
	of := f.Recv.List[0].Type
	if to, ok := of.(*ast.StarExpr); ok {
		of = to.X
	}
	name, _ := of.(*ast.Ident)

	return name.Name
}

// ownFields counts the fields of a struct. What is embedded has its own.
func ownFields(s *ast.StructType) int {
	n := 0
	if s != nil {
		for _, field := range s.Fields.List {
			n += len(field.Names)
		}
	}

	return n
}

func TestTopLevelHoldsTheRoomsAndNothingElse(t *testing.T) {
	t.Parallel()
	want := []string{"README.md", "go.mod", "go.sum", "main.go", "parse", "reader", "testdata", "ui"}
	if got := topLevel(t); !slices.Equal(got, want) {
		t.Errorf("the top level holds %q, want %q", got, want)
	}
}

// topLevel lists what the repository holds at its top, without what begins with a dot. Git knows better than
// the folder, where a compiled program or somebody's notes may lie about.
func topLevel(t *testing.T) []string {
	t.Helper()
	var names []string
	out, err := exec.CommandContext(t.Context(), "git", "-C", top, "ls-files", "--cached", "--others", "--exclude-standard").Output()
	if err == nil {
		for path := range strings.Lines(string(out)) {
			name, _, _ := strings.Cut(strings.TrimSpace(path), "/")
			names = append(names, name)
		}
	} else { // not a git checkout: a release archive
		entries, err := os.ReadDir(top)
		if err != nil {
			t.Fatal(fmt.Errorf("the repository: %w", err))
		}
		for _, e := range entries {
			names = append(names, e.Name())
		}
	}
	names = slices.DeleteFunc(names, func(s string) bool { return strings.HasPrefix(s, ".") || strings.HasPrefix(s, `".`) })
	slices.Sort(names)

	return slices.Compact(names)
}
