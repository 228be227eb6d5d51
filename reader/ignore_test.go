package reader

import (
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"
)

// The cases are those of git's documentation, and what git check-ignore says of the same files.
var ignoreCases = []struct {
	name  string
	files string // of them .gitignore is not one
	lines map[string]string
	left  string // what is read
}{
	{"a name, at any depth", "a.log b.txt deep/er/a.log", map[string]string{"": "a.log"}, "b.txt"},
	{"blank lines and comments", "#a b", map[string]string{"": "\n# b\n  \n"}, "#a b"},
	{"an escaped hash", "#a b", map[string]string{"": `\#a`}, "b"},
	{"an escaped exclamation mark", "!a b", map[string]string{"": `\!a`}, "b"},
	{"blanks at the end", "a b", map[string]string{"": "a  "}, "b"},
	{"ends of lines as on Windows", "a b c", map[string]string{"": "a\r\nb\r\n"}, "c"},
	{"a mark of byte order", "a b", map[string]string{"": "\ufeffa\n"}, "b"},
	{"a negation", "a.txt b.txt", map[string]string{"": "*.txt\n!b.txt"}, "b.txt"},
	{"the last line decides", "a.txt", map[string]string{"": "!a.txt\n*.txt"}, ""},
	{"no way back into a folder", "d/a.txt d/b.txt", map[string]string{"": "d\n!d/a.txt"}, ""},
	{"but into what is in it", "d/a.txt d/b.txt", map[string]string{"": "d/*\n!d/a.txt"}, "d/a.txt"},
	{"a slash before", "a deep/a", map[string]string{"": "/a"}, "deep/a"},
	{"a slash within", "d/a e/d/a", map[string]string{"": "d/a"}, "e/d/a"},
	{"a slash behind is a folder", "e/x d/e", map[string]string{"": "e/"}, "d/e"},
	{"a folder at any depth", "f/e/x e/y g", map[string]string{"": "e/"}, "g"},
	{"both slashes", "e/x d/e/x", map[string]string{"": "/e/"}, "d/e/x"},
	{"a star is no slash", "f/a f/g/a", map[string]string{"": "f/*a"}, "f/g/a"},
	{"a question mark is no slash", "ab a/b axb", map[string]string{"": "a?b"}, "a/b ab"},
	{"a class", "a1 a2 ax", map[string]string{"": "a[0-9]"}, "ax"},
	{"a class that is not", "a1 ax", map[string]string{"": "a[!0-9]"}, "a1"},
	{"the same, as a shell has it", "a1 ax", map[string]string{"": "a[^0-9]"}, "a1"},
	{"a bracket in a class", "a] ab ac", map[string]string{"": "a[]b]"}, "ac"},
	{"a hyphen in a class", "a- ab ac", map[string]string{"": "a[b-]"}, "ac"},
	{"a class with a name", "a1 ax aX", map[string]string{"": "a[[:digit:][:upper:]]"}, "ax"},
	{"a class without an end", "a[b ab", map[string]string{"": "a[b"}, "a[b ab"},
	{"an escaped star", "a* ab", map[string]string{"": `a\*`}, "ab"},
	{"an escape of nothing", "a b", map[string]string{"": `a\`}, "a b"},
	{"two stars before", "foo d/foo d/e/foo bar", map[string]string{"": "**/foo"}, "bar"},
	{"two stars before a path", "foo/bar d/foo/bar bar", map[string]string{"": "**/foo/bar"}, "bar"},
	{"two stars behind", "abc/x abc/d/y abcd", map[string]string{"": "abc/**"}, "abcd"},
	{"two stars within", "a/b a/x/b a/x/y/b a/c", map[string]string{"": "a/**/b"}, "a/c"},
	{"two stars like one", "abc/foo-bar abc/x foo-bar", map[string]string{"": "foo**bar"}, "abc/x"},
	{"three stars", "foo d/e/foo bar", map[string]string{"": "***/foo"}, "bar"},
	{"two stars alone", "a d/b", map[string]string{"": "**"}, ""},
	{"all but one folder", "foo/bar/x foo/y z", map[string]string{"": "/*\n!/foo\n/foo/*\n!/foo/bar"}, "foo/bar/x"},
	{"a slash alone", "a d/b", map[string]string{"": "/"}, "a d/b"},
	{"a file in a folder counts there", "a d/a e/a", map[string]string{"d": "a"}, "a e/a"},
	{"and from there on", "d/e/a d/b/a b/a", map[string]string{"d": "/e/a"}, "b/a d/b/a"},
	{"the nearer one counts more", "d/a.txt b.txt", map[string]string{"": "*.txt", "d": "!a.txt"}, "d/a.txt"},
	{"an escaped slash", "d/a e/d/a", map[string]string{"": `d\/a`}, "e/d/a"},
	{"an escaped slash behind", "e/x d/e", map[string]string{"": `e\/`}, "d/e e/x"},
	{"an escaped slash behind two stars", "b d/b", map[string]string{"": `**\/b`}, "b"},
	{"two stars and a slash behind a name", "a/x ab/x c/a", map[string]string{"": "a**/"}, "c/a"},
	{"two stars behind a name, in a path", "ab a/b ax/b ax/y/b c/b", map[string]string{"": "a**/b"}, "c/b"},
	{"but not behind a sign", "ab ax/b ax/y/b", map[string]string{"": "?**/b"}, "ab ax/y/b"},
	{"a range the wrong way round", "a b c", map[string]string{"": "[c-a]"}, "a b"},
	{"such a range and more", "a b x", map[string]string{"": "[c-ax]"}, "a b"},
	{"a range from an escaped letter", "a b c", map[string]string{"": `[\a-b]`}, "c"},
	{"a range to an escaped letter", "a b c", map[string]string{"": `[a-\b]`}, "c"},
	{"a hyphen behind a range", "a- b -", map[string]string{"": "[a-c-]"}, "a-"},
	{"a hyphen behind a name", "a - z", map[string]string{"": "[[:upper:]-z]"}, "a"},
	{"a class with a name that is none", "a [:b:]", map[string]string{"": "[[:b:]]"}, "[:b:] a"},
	{"a name without an end", "[a :a ba", map[string]string{"": "[[:]a"}, "ba"},
	{"a class is no slash", "a/b axb", map[string]string{"": "a[!c]b"}, "a/b"},
	{"a slash in a class", "a e/a", map[string]string{"": "[ad/]"}, "e/a"},
	{"a question mark is a byte", "é e", map[string]string{"": "?"}, "é"},
	{"and so is a class", "é e", map[string]string{"": "[é]"}, "e é"},
	{"of what is no such byte", "éa ea", map[string]string{"": "[!e]*a"}, "ea"},
	{"letters of other scripts", "für.txt 港.txt a.txt", map[string]string{"": "f?*r.txt\n港*"}, "a.txt"},
}

func (l *Library) mustLeave(t *testing.T, want []string) {
	t.Helper()
	scanned(t, l)
	got := paths(t, l)
	for i := range got {
		got[i] = strings.TrimPrefix(got[i], "press/")
	}
	slices.Sort(got)
	mustEqual(t, "what is read", got, want)
	mustEqual(t, "the problems", wrong(l, ""), []string{})
}

func TestIgnoreFiles(t *testing.T) {
	t.Parallel()
	for _, c := range ignoreCases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			want := strings.Fields(c.left)
			for _, file := range ignoreFiles {
				fsys := fstest.MapFS{}
				for name := range strings.FieldsSeq(c.files) {
					fsys[name] = text(story(name))
				}
				for dir, lines := range c.lines {
					fsys[filepath.ToSlash(filepath.Join(dir, file))] = text(lines)
				}
				newLibrary(1, folderSource(fsys)).mustLeave(t, want)
				all := newLibrary(1, folderSource(fsys))
				all.include = includesOf([]Include{Ignored})
				names := strings.Fields(c.files)
				slices.Sort(names)
				all.mustLeave(t, names)
			}
		})
	}
}

func TestIgnoreFilesTogether(t *testing.T) {
	t.Parallel()
	l := newLibrary(1, folderSource(fstest.MapFS{
		".gitignore": text("*.txt"), ".ignore": text("!a.txt"), "a.txt": text(story("A")), "b.txt": text(story("B")),
		".h/c": text(story("C")), "d/.e": text(story("D")),
	}))
	l.mustLeave(t, []string{"a.txt"}) // .ignore counts more
	all := newLibrary(1, l.sources[0])
	all.include = includesOf([]Include{Hidden})
	scanned(t, all)
	mustEqual(t, "with what is hidden", paths(t, all), []string{"press/.gitignore", "press/.h/c", "press/.ignore", "press/a.txt", "press/d/.e"})
}

func TestIgnoreFilesThatCannotBeUsed(t *testing.T) {
	t.Parallel()
	l := newLibrary(1, folderSource(fstest.MapFS{
		"a/.gitignore": text(strings.Repeat("x.txt\n", ignoreSize)), "a/x.txt": text(story("A")),
		"b/.gitignore": {Mode: fs.ModeSymlink}, "b/x.txt": text(story("B")), "c/.ignore/y.txt": text(""), "c/x.txt": text(story("C")),
	}))
	scanned(t, l)
	mustEqual(t, "the list", paths(t, l), []string{"press/a/x.txt", "press/b/x.txt", "press/c/x.txt"})
	mustEqual(t, "the problems", wrong(l, "press"), []string{"a/.gitignore: larger than 256 KB: its patterns are not used"})
}

// FuzzIgnore matches any path with any patterns: it ends, and a pattern that is a plain name ignores that.
func FuzzIgnore(f *testing.F) {
	for _, c := range ignoreCases {
		f.Add(c.lines[""], c.files)
	}
	f.Fuzz(func(t *testing.T, lines, name string) {
		g := &ignoring{patterns: parsePatterns(lines)}
		parts := strings.Split(name, "/")
		g.ignored(parts, true)
		if name != "" && !strings.ContainsAny(name, "*?[]\\/!# \r\n\ufeff") && utf8.ValidString(name) {
			g.patterns = append(g.patterns, parsePatterns(name)...)
			if !g.ignored(parts, false) {
				t.Errorf("%q does not ignore %q", lines, name)
			}
		}
	})
}

// TestTooManyPatternsAreNotUsed: many folders with long ignore files must not make a walk of hours.
func TestTooManyPatternsAreNotUsed(t *testing.T) {
	t.Parallel()
	few := mostPatterns/2 + 1
	l := newLibrary(1, folderSource(fstest.MapFS{
		".gitignore": text(strings.Repeat("a.txt\n", few)), "a.txt": text(story("Ignored")), "b.txt": text(story("Kept")),
		"d/.gitignore": text(strings.Repeat("b.txt\n", few)), "d/a.txt": text(story("Ignored too")), "d/b.txt": text(story("Kept too")),
	}))
	scanned(t, l)
	if got := l.Len(); got != 2 {
		t.Errorf("%d articles, want 2", got)
	}
	if p := l.Problems(); len(p) != 1 || !strings.Contains(p[0].Reason, "2,000 patterns") {
		t.Errorf("problems: %v", p)
	}
}
