package reader

import (
	"errors"
	"io"
	"io/fs"
	"path"
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
	parts   []string // of the path, from the folder of the file on; "**" is any number of folders
	include bool     // it takes back what another one ignores
	folders bool     // it is meant for folders alone
}

// ignored reports whether a file or folder is left out. The last pattern that matches decides, and
// those of the nearest folder come last. parts are of its path from the top.
func (g *ignoring) ignored(parts []string, folder bool) bool {
	for ; g != nil; g = g.above {
		for _, p := range slices.Backward(g.patterns) {
			if (folder || !p.folders) && matchParts(p.parts, parts[g.depth:]) {
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
	anchored := strings.Contains(line, "/")
	line = strings.TrimPrefix(line, "/")
	if line == "" {
		return p, false
	}
	if !anchored {
		p.parts = []string{"**"}
	}
	for part := range strings.SplitSeq(line, "/") {
		if len(part) > 1 && strings.Trim(part, "*") == "" {
			part = "**"
		} else {
			part = globOf(part)
		}
		if _, err := path.Match(part, ""); err != nil {
			return p, false // git matches nothing with it
		}
		if part == "**" && len(p.parts) > 0 && p.parts[len(p.parts)-1] == "**" {
			continue
		}
		p.parts = append(p.parts, part)
	}
	return p, true
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

// classes are those with a name that git knows, as path.Match would have them.
var classes = strings.NewReplacer(
	"[:alnum:]", "A-Za-z0-9", "[:alpha:]", "A-Za-z", "[:digit:]", "0-9", "[:xdigit:]", "0-9A-Fa-f",
	"[:lower:]", "a-z", "[:upper:]", "A-Z", "[:space:]", " \t-\r", "[:blank:]", " \t",
	"[:punct:]", "!-/:-@[-`{-~", "[:cntrl:]", "\x01-\x1f\x7f", "[:print:]", " -~", "[:graph:]", "!-~",
)

// globOf turns a part of a git pattern into one for path.Match: [!a] is [^a] there, and ] and - as the
// first or last in a class must be escaped.
func globOf(part string) string {
	if !strings.Contains(part, "[") {
		return part
	}
	var out strings.Builder
	for i := 0; i < len(part); i++ {
		switch part[i] {
		case '\\':
			out.WriteByte('\\')
			if i++; i < len(part) {
				out.WriteByte(part[i])
			}
		case '[':
			end := classEnd(part, i)
			if end < 0 {
				return "[" // wrong, and so it matches nothing
			}
			out.WriteString(classOf(part[i+1 : end]))
			i = end
		default:
			out.WriteByte(part[i])
		}
	}
	return out.String()
}

// classEnd is where the class that begins at from ends, or -1.
func classEnd(part string, from int) int {
	i := from + 1
	if i < len(part) && (part[i] == '!' || part[i] == '^') {
		i++
	}
	for first := i; i < len(part); i++ {
		switch {
		case part[i] == '\\':
			i++
		case strings.HasPrefix(part[i:], "[:"):
			if n := strings.Index(part[i:], ":]"); n > 0 {
				i += n + 1
			}
		case part[i] == ']' && i > first:
			return i
		}
	}
	return -1
}

// classOf is a class for path.Match, of what stands between the brackets.
func classOf(inner string) string {
	not := ""
	if inner[0] == '!' || inner[0] == '^' {
		not, inner = "^", inner[1:]
	}
	inner = classes.Replace(inner)
	lead := ""
	if inner != "" && strings.IndexByte("]-", inner[0]) >= 0 {
		lead, inner = `\`+inner[:1], inner[1:]
	}
	tail := ""
	if strings.HasSuffix(inner, "-") && !strings.HasSuffix(inner, `\-`) {
		tail, inner = `\-`, strings.TrimSuffix(inner, "-")
	}
	return "[" + not + lead + inner + tail + "]"
}

// matchParts reports whether the pattern takes the whole path. It goes back to the last "**" only,
// so that no pattern takes longer than its length times that of the path.
func matchParts(pattern, parts []string) bool {
	p, i := 0, 0
	star, from := -1, 0
	for i < len(parts) {
		switch {
		case p < len(pattern) && pattern[p] == "**":
			if p == len(pattern)-1 {
				return true // all that is in the folder
			}
			star, from = p, i
			p++
			continue
		case p < len(pattern):
			if ok, _ := path.Match(pattern[p], parts[i]); ok {
				p, i = p+1, i+1
				continue
			}
		}
		if star < 0 {
			return false
		}
		from++
		p, i = star+1, from
	}
	return p == len(pattern)
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
