package reader

import "strings"

// glob is a pattern as git matches it: byte by byte.
type glob struct {
	prefix string // what comes before the first sign that stands for something else
	steps  []step
}

// step is one sign of a pattern.
type step struct {
	kind stepKind
	set  *byteSet // that one of is wanted
	char byte     // that is wanted, if there is no set
}

type stepKind uint8

const (
	oneByte     stepKind = iota
	star                 // any bytes of one name
	anything             // any bytes, to the end
	folders              // any number of folders, with their slashes
	someFolders          // one folder at least
)

type byteSet [256]bool

const globSigns = `*?[\`

// newGlob reads a pattern. It reports false for one that git matches nothing with.
func newGlob(text string) (g glob, ok bool) {
	start := strings.IndexAny(text, globSigns)
	if start < 0 {
		return glob{prefix: text}, true
	}
	g.prefix = text[:start]
	for i := start; i < len(text); {
		n := 1
		s := step{char: text[i]}
		switch text[i] {
		case '*':
			n = len(text[i:]) - len(strings.TrimLeft(text[i:], "*"))
			s.kind = star
			if n > 1 && (i == start || text[i-1] == '/') { // git takes the prefix off before it looks
				s.kind, n = manyStars(text[i:], n)
			}
		case '?':
			s.set = anyByte()
		case '[':
			s.set, n = newSet(text[i:])
			if s.set == nil {
				return g, false
			}
		case '\\':
			if i+1 == len(text) {
				return g, false
			}
			s.char, n = text[i+1], 2
		}
		g.steps = append(g.steps, s)
		i += n
	}
	return g, true
}

// manyStars is what n stars mean that text begins with, and how many of its bytes belong to them.
func manyStars(text string, n int) (stepKind, int) {
	switch rest := text[n:]; {
	case rest == "":
		return anything, n
	case rest[0] == '/':
		return folders, n + 1
	case strings.HasPrefix(rest, `\/`):
		return someFolders, n + 2
	}
	return star, n
}

// matches reports whether the pattern takes all of a name or path. It goes back to the last step of each
// kind only, so that no pattern takes long.
func (g *glob) matches(text string) bool {
	text, ok := strings.CutPrefix(text, g.prefix)
	if !ok {
		return false
	}
	p, i := 0, 0
	inName, nameEnd := -1, 0 // the last star, and where what it takes ends
	deep, deepEnd := -1, 0   // the last folders, likewise
	for {
		switch {
		case p == len(g.steps):
			if i == len(text) {
				return true
			}
		case g.steps[p].kind == anything:
			return true
		case g.steps[p].kind == star:
			inName, nameEnd = p, i
			p++
			continue
		case g.steps[p].kind != oneByte:
			deep, deepEnd, inName = p, i, -1
			if g.steps[p].kind == folders {
				p++
				continue
			}
		case i < len(text) && g.steps[p].takes(text[i]):
			p, i = p+1, i+1
			continue
		}
		switch {
		case inName >= 0 && nameEnd < len(text) && text[nameEnd] != '/':
			nameEnd++
			p, i = inName+1, nameEnd
		case deep >= 0 && strings.Contains(text[deepEnd:], "/"):
			deepEnd += strings.IndexByte(text[deepEnd:], '/') + 1
			p, i, inName = deep+1, deepEnd, -1
		default:
			return false
		}
	}
}

func (s *step) takes(c byte) bool {
	if s.set != nil {
		return s.set[c]
	}
	return c == s.char
}

// classes are those with a name that git knows: the ranges of bytes in each.
var classes = map[string]string{
	"alnum": "azAZ09", "alpha": "azAZ", "digit": "09", "xdigit": "09afAF", "lower": "az", "upper": "AZ", "space": "  \t\n\r\r", "blank": "  \t\t",
	"punct": "!/:@[`{~", "cntrl": "\x00\x1f\x7f\x7f", "print": " ~", "graph": "!~",
}

func (s *byteSet) add(from, to byte) {
	for c := int(from); c <= int(to); c++ {
		s[c] = true
	}
}

func anyByte() *byteSet {
	var s byteSet
	s.add(0, 255)
	s['/'] = false
	return &s
}

// newSet reads the set in brackets that text begins with, and returns its length. It is nil if git matches
// nothing with it.
func newSet(text string) (*byteSet, int) {
	var s byteSet
	i := 1
	not := len(text) > 1 && (text[1] == '!' || text[1] == '^')
	if not {
		i++
	}
	first, before := i, byte(0)
	for i < len(text) && (text[i] != ']' || i == first) {
		var n int
		if n, before = s.read(text[i:], before); n == 0 {
			return nil, 0
		}
		i += n
	}
	if i >= len(text) {
		return nil, 0
	}
	if not {
		for c := range s {
			s[c] = !s[c]
		}
	}
	s['/'] = false
	return &s, i + 1
}

// read adds what text begins with: a byte, a class with a name, or a hyphen that makes a range from the
// byte before. It returns how many bytes it read, 0 if git matches nothing with them, and the one that a range may
// begin with, or 0.
func (s *byteSet) read(text string, before byte) (n int, last byte) {
	switch {
	case text[0] == '-' && before > 0 && len(text) > 1 && text[1] != ']':
		to, n := unescaped(text[1:])
		if n == 0 {
			return 0, 0
		}
		s.add(before, to)
		return n + 1, 0
	case strings.HasPrefix(text, "[:"):
		name, n := className(text)
		if n == 0 {
			break
		}
		ranges, ok := classes[name]
		if !ok {
			return 0, 0
		}
		for i := 0; i < len(ranges); i += 2 {
			s.add(ranges[i], ranges[i+1])
		}
		return n, 0
	}
	c, n := unescaped(text)
	if n > 0 {
		s[c] = true
	}
	return n, c
}

// unescaped is the byte that text begins with and how many it takes, 0 where it ends in an escape.
func unescaped(text string) (c byte, n int) {
	switch {
	case text[0] != '\\':
		return text[0], 1
	case len(text) > 1:
		return text[1], 2
	}
	return 0, 0
}

// className is the name in "[:name:]" that text begins with, and the length of it all, 0 if there is none.
func className(text string) (name string, n int) {
	end := strings.IndexByte(text[2:], ']')
	if end < 1 || text[2+end-1] != ':' {
		return "", 0
	}
	return text[2 : 2+end-1], 2 + end + 1
}
