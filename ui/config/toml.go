package config

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"
)

// entry is one "key = value" of the file.
type entry struct {
	path  []string // of the table and the key: keys, move.down
	value value
	line  int
}

// value is what stands behind the "=".
type value struct {
	kind unstable.Kind
	text string // as written; of a string, what it says
	many []value
}

// mostErrors is how many lines that are no TOML are looked past.
const mostErrors = 20

// read takes a file apart. A line that is no TOML is a problem, and is left out.
func read(src []byte) ([]entry, []Problem) {
	src = bytes.TrimPrefix(bytes.Clone(src), []byte("\xef\xbb\xbf"))
	var problems []Problem
	for {
		entries, more, err := expressions(src)
		if err == nil {
			return entries, append(problems, more...)
		}
		problems = append(problems, *err)
		if len(problems) == mostErrors || !blank(src, err.Line) {
			return entries, append(problems, more...)
		}
	}
}

// blank overwrites a line with blanks, so that the others keep their numbers. It reports whether
// there was anything in it.
func blank(src []byte, line int) bool {
	for text := range bytes.Lines(src) {
		if line--; line > 0 {
			continue
		}
		text = bytes.TrimSuffix(text, []byte("\n"))
		written := len(bytes.TrimSpace(text)) > 0
		for i := range text {
			text[i] = ' '
		}
		return written
	}
	return false
}

// reading is a file while it is taken apart.
type reading struct {
	parser   unstable.Parser
	table    []string
	skip     bool // the table is of no use
	seen     map[string]int
	entries  []entry
	problems []Problem
}

// expressions reads to the end, or to the first line that is no TOML.
func expressions(src []byte) ([]entry, []Problem, *Problem) {
	r := reading{seen: map[string]int{}}
	r.parser.Reset(src)
	for r.parser.NextExpression() {
		switch e := r.parser.Expression(); e.Kind {
		case unstable.Table, unstable.ArrayTable:
			r.open(e)
		case unstable.KeyValue:
			if !r.skip {
				r.add(r.table, e)
			}
		}
	}
	if err := r.parser.Error(); err != nil {
		line, text := bytes.Count(src, []byte("\n"))+1, err.Error()
		if wrong := (*unstable.ParserError)(nil); errors.As(err, &wrong) {
			at := r.parser.Range(wrong.Highlight).Offset
			line, text = bytes.Count(src[:at], []byte("\n"))+1, wrong.Message
		}
		return r.entries, r.problems, &Problem{Line: line, Text: notTOML(src, line, text)}
	}
	return r.entries, r.problems, nil
}

// word is a line whose value lacks its quotes, which is what most lines lack that are no TOML.
var word = regexp.MustCompile(`^\s*[\w."-]+\s*=\s*([\pL#][^"'\[\]{}=#]*)\s*(?:#.*)?$`)

// notTOML says what is wrong with a line.
func notTOML(src []byte, line int, text string) string {
	at := bytes.Split(src, []byte("\n"))[line-1]
	if found := word.FindSubmatch(at); found != nil {
		return "this is no TOML: a text stands in quotes, " + quote(strings.TrimSpace(string(found[1])))
	}
	return "this is no TOML: " + text
}

// open begins the table of a heading.
func (r *reading) open(e *unstable.Node) {
	path, line := r.key(e)
	r.table, r.skip = path, true
	kind := tableNames()
	switch {
	case e.Kind == unstable.ArrayTable:
		r.problemf(line, "[[%s]] is a list: write [%s]", strings.Join(path, "."), strings.Join(path, "."))
	case !slices.Contains(kind, path[0]) || len(path) > 2 || path[0] == keysTable && len(path) > 1:
		r.problemf(line, "unknown table [%s]: %s", strings.Join(path, "."), hint(path[0], kind))
	default:
		r.skip = false
	}
}

// add takes a key with its value; an inline table is as many keys as it has.
func (r *reading) add(table []string, e *unstable.Node) {
	path, line := r.key(e)
	path = append(slices.Clone(table), path...)
	if v := e.Value(); v.Kind == unstable.InlineTable {
		for it := v.Children(); it.Next(); {
			r.add(path, it.Node())
		}
		return
	}
	name := strings.Join(path, ".")
	if first, ok := r.seen[name]; ok {
		r.problemf(line, "%s stands in line %d already", name, first)
		return
	}
	r.seen[name] = line
	r.entries = append(r.entries, entry{path, newValue(e.Value()), line})
}

func (r *reading) problemf(line int, format string, args ...any) {
	r.problems = append(r.problems, Problem{Line: line, Text: fmt.Sprintf(format, args...)})
}

// key is the dotted key of an expression, and the line that it stands in.
func (r *reading) key(e *unstable.Node) (path []string, line int) {
	for it := e.Key(); it.Next(); {
		n := it.Node()
		if len(path) == 0 {
			line = bytes.Count(r.parser.Data()[:n.Raw.Offset], []byte("\n")) + 1
		}
		path = append(path, string(n.Data))
	}
	return path, line
}

func newValue(n *unstable.Node) value {
	v := value{kind: n.Kind, text: string(n.Data)}
	if n.Kind == unstable.Array {
		for it := n.Children(); it.Next(); {
			v.many = append(v.many, newValue(it.Node()))
		}
	}
	return v
}

// quoted is the value as a problem shows it.
func (v value) quoted() string {
	switch v.kind {
	case unstable.String:
		return fmt.Sprintf("%q", v.text)
	case unstable.Array:
		return "a list"
	case unstable.InlineTable:
		return "a table"
	default:
		return v.text
	}
}

// strings are the strings of a list, or the one that stands alone.
func (v value) strings() ([]string, bool) {
	if v.kind == unstable.String {
		return []string{v.text}, true
	}
	out := make([]string, 0, len(v.many))
	for _, each := range v.many {
		if each.kind != unstable.String {
			return nil, false
		}
		out = append(out, each.text)
	}
	return out, v.kind == unstable.Array
}

// sortProblems puts problems into the order of their lines.
func sortProblems(all []Problem) {
	slices.SortStableFunc(all, func(a, b Problem) int { return cmp.Compare(a.Line, b.Line) })
}
