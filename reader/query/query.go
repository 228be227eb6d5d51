// Package query is the grammar of the filter: what is typed above the list, and given to
// list --query. It knows neither the library nor the clock.
//
//	query  = all { "OR" all }                        what meets one of them
//	all    = { item }                                what meets each of them
//	item   = [ "-" ] ( word | phrase | field | "(" query ")" )
//	phrase = quote { any rune but a quote } quote
//	field  = name ":" ( word | phrase )
//
// A word ends at a blank, a parenthesis or a quotation mark; a control character is a blank, and the
// marks of other alphabets (“ ” „ « ») are quotation marks too. A name is letters, in any case: so
// 10:30 is a word. What binds the closest comes first: "-", then standing side by side, then OR. The
// table in fields.go has the names, and what each takes.
package query

import (
	"math"
	"strings"
)

// Query is what was asked for.
type Query struct {
	Root Node // nil asks for everything

	// Unfinished is why the text is no whole query yet, or nil: a field without a value, a quotation
	// mark that nobody closed. Root is what stands there without it.
	Unfinished *Error
}

// Node is a part of a query: All, Any, Not, Text, Date, Words or Has.
type Node interface {
	write(b *strings.Builder, in level)
}

type (
	// All asks for all of its nodes, of which there are at least two; Any for one of them.
	All []Node
	// Any asks for one of its nodes, of which there are at least two.
	Any []Node
	// Not asks for what its node does not.
	Not struct{ Node Node }
	// Text asks for a text in a field; Field is "" for a plain word or phrase. It holds no quotation
	// mark, and single blanks only between words.
	Text struct{ Field, Text string }
	// Date asks for a time of publication; Field is after, before or on.
	Date struct {
		Field string
		When  When
	}
	// Words asks for a length, both bounds included. Without an upper bound, Most is NoEnd.
	Words struct{ Least, Most int }
	// Has asks for what an article may have: one of Things.
	Has struct{ What string }
)

// NoEnd is no upper bound.
const NoEnd = math.MaxInt

// Error says what is wrong with a query, and where.
type Error struct {
	At     int // bytes of the text before it
	Column int // in runes, from 1
	Reason string
}

func (e *Error) Error() string { return e.Reason }
