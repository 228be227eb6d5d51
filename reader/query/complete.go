package query

import (
	"strings"
	"unicode/utf8"
)

// Spot is what stands at the cursor: the bytes from … to-1 are what a completion takes the place of.
type Spot struct {
	From, To int
	Field    string // whose value it is; "" where the name of a field could stand
	Begun    string // what stands before the cursor of it
}

// At finds what stands at the cursor, a byte of the text, right or wrong as that may be. It reports
// false where nothing can be completed: in a phrase.
func At(text string, cursor int) (Spot, bool) {
	cursor = min(max(cursor, 0), len(text))
	p := &parser{text: text}
	for {
		p.at += len(p.rest()) - len(strings.TrimLeftFunc(p.rest(), begins))
		if p.at >= cursor {
			return Spot{From: cursor, To: cursor}, true
		}
		if p.quoted() {
			if _, closed := p.phrase(); cursor < p.at || !closed {
				return Spot{}, false
			}
			continue
		}
		if s := p.spot(cursor); cursor <= s.To {
			return s, true
		}
	}
}

// begins reports whether r can stand before a word, but is none of its letters.
func begins(r rune) bool { return isBlank(r) || r == '(' || r == ')' || r == '-' }

// spot reads a word or a field, and says what of it ends at the cursor: its name or its value.
func (p *parser) spot(cursor int) Spot {
	start := p.at
	name, rest, named := cutName(p.run(endsWord))
	colon := p.at - len(rest)
	switch {
	case !named:
		return Spot{From: start, To: p.at, Begun: p.text[start:min(cursor, p.at)]}
	case cursor < colon:
		return Spot{From: start, To: colon, Begun: p.text[start:cursor]}
	}
	if f, ok := field(name); ok {
		name = f.Name
	}
	begun := colon
	if rest == "" && p.quoted() {
		_, size := utf8.DecodeRuneInString(p.rest())
		begun += size
		p.phrase()
	}
	end := min(cursor, p.at)
	typed := strings.TrimRightFunc(p.text[min(begun, end):end], isQuote)
	return Spot{From: colon, To: p.at, Field: name, Begun: typed}
}

// quoted reports whether a quotation mark stands here.
func (p *parser) quoted() bool {
	r, _ := utf8.DecodeRuneInString(p.rest())
	return !p.ended() && isQuote(r)
}
