package query

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// deepest is how many parentheses may stand in each other.
const deepest = 50

// Parse reads a query. While somebody types, most of what stands there is not whole yet: an open
// quotation mark or parenthesis counts as closed at the end, and what lacks its value as not there;
// Unfinished says so. An *Error is what no letter typed after it can make right.
func Parse(text string) (Query, error) {
	p := &parser{text: text}
	root, err := p.any()
	if err == nil && p.at < len(text) { // only a parenthesis stops it
		err = p.wrong(p.at, "): no parenthesis is open here")
	}
	if err != nil {
		return Query{}, err
	}
	return Query{root, p.unfinished}, nil
}

// Check reads a query that is to be whole; what is unfinished is wrong then.
func Check(text string) (Query, error) {
	q, err := Parse(text)
	if err == nil && q.Unfinished != nil {
		return Query{}, q.Unfinished
	}
	return q, err
}

type parser struct {
	text       string
	at         int // bytes read
	depth      int
	unfinished *Error
}

// wrong is an error at a byte of the text.
func (p *parser) wrong(at int, reason string) error { return p.mistake(at, reason) }

func (p *parser) mistake(at int, reason string) *Error {
	return &Error{At: at, Column: utf8.RuneCountInString(p.text[:at]) + 1, Reason: reason}
}

// lacks notes the first thing that is not there yet.
func (p *parser) lacks(at int, reason string) {
	if p.unfinished == nil {
		p.unfinished = p.mistake(at, reason)
	}
}

func (p *parser) rest() string { return p.text[p.at:] }
func (p *parser) ended() bool  { return p.at == len(p.text) }

func (p *parser) skipBlanks() {
	p.at = len(p.text) - len(strings.TrimLeftFunc(p.rest(), isBlank))
}

// run takes what stands before the first rune that ends it.
func (p *parser) run(ends func(rune) bool) string {
	rest := p.rest()
	if n := strings.IndexFunc(rest, ends); n >= 0 {
		rest = rest[:n]
	}
	p.at += len(rest)
	return rest
}

// any reads up to the end, or to a parenthesis that closes what was not opened in it.
func (p *parser) any() (Node, error) {
	var ways Any
	for last := -1; ; { // the OR before
		way, there, err := p.all()
		if err != nil {
			return nil, err
		}
		if way != nil {
			ways = append(ways, way)
		}
		at := p.at
		or := p.takeOr()
		if !there && (or || last >= 0) {
			if err := p.missing(at, last, or); err != nil {
				return nil, err
			}
		}
		if !or {
			break
		}
		last = at
	}
	switch len(ways) {
	case 0:
		return nil, nil //nolint:nilnil // nothing is asked for, and nothing is wrong
	case 1:
		return ways[0], nil
	}
	return ways, nil
}

// missing says what to make of nothing between the OR at last, if there is one, and what stands at
// the byte at: an OR or the end.
func (p *parser) missing(at, last int, or bool) error {
	if last < 0 || or { // perhaps the word becomes ORBIT
		const reason = "OR: nothing stands before it"
		if p.skipBlanks(); !p.ended() {
			return p.wrong(at, reason)
		}
		p.lacks(at, reason)
		return nil
	}
	const reason = "OR: nothing stands after it"
	if !p.ended() {
		return p.wrong(last, reason)
	}
	p.lacks(last, reason)
	return nil
}

// atOr reports whether an OR stands here.
func (p *parser) atOr() bool {
	rest, ok := strings.CutPrefix(p.rest(), "OR")
	r, _ := utf8.DecodeRuneInString(rest)
	return ok && (rest == "" || endsWord(r))
}

func (p *parser) takeOr() bool {
	if !p.atOr() {
		return false
	}
	p.at += len("OR")
	return true
}

// all reads what stands side by side. It reports whether anything did, even if it asks for nothing yet.
func (p *parser) all() (n Node, there bool, err error) {
	var items All
	for {
		p.skipBlanks()
		if p.ended() || p.text[p.at] == ')' || p.atOr() {
			break
		}
		there = true
		item, err := p.item()
		if err != nil {
			return nil, there, err
		}
		if item != nil {
			items = append(items, item)
		}
	}
	switch len(items) {
	case 0:
		return nil, there, nil
	case 1:
		return items[0], there, nil
	}
	return items, there, nil
}

// item reads one thing, with the dash before it. It is nil for what is not there yet.
func (p *parser) item() (Node, error) {
	start := p.at
	if p.text[p.at] != '-' {
		return p.thing()
	}
	p.at++
	if r, _ := utf8.DecodeRuneInString(p.rest()); p.ended() || isBlank(r) || r == ')' {
		p.lacks(start, "-: nothing stands after it")
		return nil, nil //nolint:nilnil // not there yet
	}
	n, err := p.thing()
	if n == nil || err != nil {
		return nil, err
	}
	return Not{n}, nil
}

// thing reads a parenthesis, a phrase, a word or a field.
func (p *parser) thing() (Node, error) {
	r, _ := utf8.DecodeRuneInString(p.rest())
	switch {
	case r == '(':
		return p.group()
	case isQuote(r):
		s, _ := p.phrase()
		return text("", s), nil
	}
	start := p.at
	word := p.run(endsWord)
	if name, rest, ok := cutName(word); ok {
		p.at -= len(rest)
		return p.field(start, name)
	}
	return text("", word), nil
}

// text is a node for a text, nil if that is empty.
func text(field, s string) Node {
	if s == "" {
		return nil
	}
	return Text{field, s}
}

// group reads what stands between parentheses.
func (p *parser) group() (Node, error) {
	start := p.at
	if p.depth++; p.depth > deepest {
		return nil, p.wrong(start, "(: too many parentheses stand in each other")
	}
	p.at++
	n, err := p.any()
	p.depth--
	switch {
	case err != nil:
		return nil, err
	case p.ended():
		p.lacks(start, "(: the parenthesis is not closed")
		return n, nil
	}
	p.at++ // the one that closes it
	if n == nil {
		p.lacks(start, "(: nothing stands between the parentheses")
	}
	return n, nil
}

// phrase reads what stands between quotation marks.
func (p *parser) phrase() (s string, closed bool) {
	start, ends := p.at, isQuote
	if strings.HasPrefix(p.rest(), `"`) {
		ends = func(r rune) bool { return r == '"' } // others may stand in it
	}
	p.skipRune()
	s = strings.Join(strings.FieldsFunc(p.run(ends), isBlank), " ")
	if p.ended() {
		p.lacks(start, "the quotation mark is not closed")
		return s, false
	}
	p.skipRune()
	if s == "" {
		p.lacks(start, "nothing stands between the quotation marks")
	}
	return s, true
}

func (p *parser) skipRune() {
	_, size := utf8.DecodeRuneInString(p.rest())
	p.at += size
}

// cutName takes the name of a field off a word.
func cutName(word string) (name, rest string, ok bool) {
	name, rest, ok = strings.Cut(word, ":")
	return name, rest, ok && name != "" && !strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) })
}

func isBlank(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }
func isQuote(r rune) bool { return strings.ContainsRune("\"“”„‟«»", r) }

// endsWord reports whether a word ends before r.
func endsWord(r rune) bool { return r == '(' || r == ')' || isQuote(r) || isBlank(r) }
