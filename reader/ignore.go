package reader

import (
	"errors"
	"io"
	"io/fs"
	"slices"
	"strings"
)

// ignoreFiles are the files whose patterns say what to leave out of their folder and those below.
// What the later one says counts more.
var ignoreFiles = []string{".gitignore", ".ignore"}

// ignoreSize is the most bytes of such a file.
const ignoreSize = 256 << 10

// mostPatterns is how many patterns may count in one folder, those from above included: every file is
// held against each of them.
const mostPatterns = 2000

var errManyPatterns = errors.New("more than 2,000 patterns count in this folder: these are not used")

var errLargeIgnore = errors.New("larger than 256 KB: its patterns are not used")

// ignoring is the patterns of a folder and of those above it.
type ignoring struct {
	above    *ignoring
	depth    int // folders from the top to this one
	patterns []pattern
}

// count is how many patterns there are, those from above included.
func (g *ignoring) count() int {
	n := 0
	for ; g != nil; g = g.above {
		n += len(g.patterns)
	}
	return n
}

// pattern is a line of an ignore file, as git reads it.
type pattern struct {
	glob

	named   bool // it is held against the name alone, else against the path from the folder of its file on
	include bool // it takes back what another one ignores
	folders bool // it is meant for folders alone
}

// ignored reports whether a file or folder is left out. The last pattern that matches decides, and
// those of the nearest folder come last. parts are of its path from the top.
func (g *ignoring) ignored(parts []string, folder bool) bool {
	for ; g != nil; g = g.above {
		name, path := parts[len(parts)-1], strings.Join(parts[g.depth:], "/")
		for i := range slices.Backward(g.patterns) {
			p, text := &g.patterns[i], path
			if p.named {
				text = name
			}
			if (folder || !p.folders) && p.matches(text) {
				return !p.include
			}
		}
	}
	return false
}

// parsePatterns reads the lines of an ignore file.
func parsePatterns(text string) []pattern {
	var out []pattern
	text = strings.TrimPrefix(text, "\ufeff")
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r")
		if p, ok := parsePattern(line); ok {
			out = append(out, p)
		}
	}
	return out
}

func parsePattern(line string) (p pattern, ok bool) {
	line = trimBlanks(line)
	if line == "" || line[0] == '#' {
		return p, false
	}
	line, p.include = strings.CutPrefix(line, "!")
	line, p.folders = strings.CutSuffix(line, "/")
	p.named = !strings.Contains(line, "/")
	line = strings.TrimPrefix(line, "/")
	if line == "" {
		return p, false
	}
	p.glob, ok = newGlob(line)
	return p, ok
}

// trimBlanks takes off the blanks at the end, but not one that is escaped.
func trimBlanks(line string) string {
	short := strings.TrimRight(line, " ")
	slashes := len(short) - len(strings.TrimRight(short, `\`))
	if slashes%2 == 1 && len(short) < len(line) {
		return short + " "
	}
	return short
}

// readIgnore reads one ignore file.
func readIgnore(fsys fs.FS, name string) ([]pattern, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err //nolint:wrapcheck // the caller names the file
	}
	defer f.Close() //nolint:errcheck // it was only read
	data, err := io.ReadAll(io.LimitReader(f, ignoreSize+1))
	if err != nil {
		return nil, err //nolint:wrapcheck // the caller names the file
	}
	if len(data) > ignoreSize {
		return nil, errLargeIgnore
	}
	return parsePatterns(string(data)), nil
}
