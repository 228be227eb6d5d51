package query

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"broadsheet/reader/nearest"
)

// value is what stands after the colon of a field.
type value struct {
	at    int
	text  string
	typed bool // it is the last thing in the text: more may follow
}

// field reads the value of the field whose name, at start, was read.
func (p *parser) field(start int, name string) (Node, error) {
	f, ok := field(name)
	if !ok {
		return nil, p.wrong(start, noField(name))
	}
	v := value{at: p.at}
	switch r, _ := utf8.DecodeRuneInString(p.rest()); {
	case r == '(':
		return nil, p.wrong(p.at, f.Name+": wants a word or a \"phrase\": say ("+f.Name+":… OR "+f.Name+":…)")
	case isQuote(r):
		v.text, _ = p.phrase()
	default:
		v.text = p.run(endsWord)
		v.typed = p.ended()
	}
	if v.text == "" {
		p.lacks(start, f.Name+": wants a value")
		return nil, nil //nolint:nilnil // not there yet
	}
	return f.read(p, f, v)
}

func readText(_ *parser, f *Field, v value) (Node, error) { return Text{f.Name, v.text}, nil }

// readDate reads a date. One that is still typed counts as far as it goes: 2024-0 is 2024.
func readDate(p *parser, f *Field, v value) (Node, error) {
	const wants = ": wants a date: 2024, 2024-03, 2024-03-30, yesterday, 30d"
	if when, ok := parseWhen(v.text); ok {
		return Date{f.Name, when}, nil
	}
	if looksWritten(v.text) {
		return nil, p.wrong(v.at, f.Name+": the calendar has no "+v.text)
	}
	if !v.typed || !canBecomeWhen(v.text) {
		return nil, p.wrong(v.at, f.Name+wants)
	}
	p.lacks(v.at, f.Name+wants)
	for _, known := range [...]int{len("2006-01"), len("2006")} {
		if len(v.text) > known {
			if when, ok := parseWhen(v.text[:known]); ok {
				return Date{f.Name, when}, nil
			}
		}
	}
	return nil, nil //nolint:nilnil // not there yet
}

// readWords reads a number of words, or a range of them.
func readWords(p *parser, _ *Field, v value) (Node, error) {
	const wants = "words: wants a number: >800, <200, 200..400, 500"
	if n, ok := parseWords(v.text); ok {
		return n, nil
	}
	if !v.typed || !canBecomeWords(v.text) {
		if from, to, ok := strings.Cut(v.text, ".."); ok && isWords(to+".."+from) {
			return nil, p.wrong(v.at, "words: "+from+" is more than "+to+": say words:"+to+".."+from)
		}
		return nil, p.wrong(v.at, wants)
	}
	p.lacks(v.at, wants)
	return nil, nil //nolint:nilnil // not there yet
}

func readThing(p *parser, _ *Field, v value) (Node, error) {
	const wants = "has: wants caption, image, author or date"
	what := strings.ToLower(v.text)
	if slices.Contains(Things(), what) {
		return Has{what}, nil
	}
	if v.typed && slices.ContainsFunc(Things(), func(s string) bool { return strings.HasPrefix(s, what) }) {
		p.lacks(v.at, wants)
		return nil, nil //nolint:nilnil // not there yet
	}
	if near := nearest.Name(what, Things()); near != "" {
		return nil, p.wrong(v.at, wants+": did you mean has:"+near+"?")
	}
	return nil, p.wrong(v.at, wants)
}

// mostDigits is how many digits a number of words may have.
const mostDigits = 9

// parseWords reads a range of words that does not end before it begins.
func parseWords(s string) (Words, bool) {
	if above, ok := strings.CutPrefix(s, ">"); ok {
		n, ok := count(above)
		return Words{n + 1, NoEnd}, ok
	}
	if below, ok := strings.CutPrefix(s, "<"); ok {
		n, ok := count(below)
		return Words{0, n - 1}, ok
	}
	from, to, ranged := strings.Cut(s, "..")
	if !ranged {
		to = from
	}
	least, ok := count(from)
	most, also := count(to)
	return Words{least, most}, ok && also && least <= most
}

func isWords(s string) bool {
	_, ok := parseWords(s)
	return ok
}

// count reads a number of words.
func count(s string) (int, bool) {
	if len(s) > mostDigits || strings.Trim(s, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}

// canBecomeWords reports whether more letters could make a range of s.
func canBecomeWords(s string) bool {
	for n := range mostDigits {
		nines := strings.Repeat("9", n+1)
		for _, more := range [...]string{nines, "." + nines} {
			if _, ok := parseWords(s + more); ok {
				return true
			}
		}
	}
	return false
}
