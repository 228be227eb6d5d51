package query

import (
	"strconv"
	"strings"
)

// level is what a node stands in: the deeper, the more nodes need parentheses.
type level int

const (
	onTop level = iota
	inAny
	inAll
	inNot
)

// String gives the query back: parsed, it is the same query.
func (q Query) String() string { return Print(q.Root) }

// Print is the text of a node; nil has none.
func Print(n Node) string {
	if n == nil {
		return ""
	}
	var b strings.Builder
	n.write(&b, onTop)
	return b.String()
}

func (n All) write(b *strings.Builder, in level) { several(b, n, " ", inAll, in >= inAll) }
func (n Any) write(b *strings.Builder, in level) { several(b, n, " OR ", inAny, in >= inAny) }

// several writes nodes with something between them.
func several(b *strings.Builder, nodes []Node, between string, in level, enclosed bool) {
	if enclosed {
		b.WriteByte('(')
		defer b.WriteByte(')')
	}
	for i, n := range nodes {
		if i > 0 {
			b.WriteString(between)
		}
		n.write(b, in)
	}
}

func (n Not) write(b *strings.Builder, in level) {
	if in == inNot { // a second dash would be a part of the word
		b.WriteByte('(')
		defer b.WriteByte(')')
	}
	b.WriteByte('-')
	n.Node.write(b, inNot)
}

func (n Text) write(b *strings.Builder, _ level) {
	if n.Field != "" {
		b.WriteString(n.Field + ":")
	}
	b.WriteString(Quote(n.Text))
}

func (n Date) write(b *strings.Builder, _ level) { b.WriteString(n.Field + ":" + string(n.When)) }
func (n Has) write(b *strings.Builder, _ level)  { b.WriteString("has:" + n.What) }

func (n Words) write(b *strings.Builder, _ level) {
	b.WriteString("words:")
	switch {
	case n.Least == n.Most:
		b.WriteString(strconv.Itoa(n.Least))
	case n.Most == NoEnd:
		b.WriteString(">" + strconv.Itoa(n.Least-1))
	case n.Least == 0:
		b.WriteString("<" + strconv.Itoa(n.Most+1))
	default:
		b.WriteString(strconv.Itoa(n.Least) + ".." + strconv.Itoa(n.Most))
	}
}

// Quote is a text as it is written in a query, between quotation marks if it could be read as
// something else. What follows a quotation mark in it is left out: none can be written.
func Quote(s string) string {
	if at := strings.IndexByte(s, '"'); at >= 0 {
		s = s[:at]
	}
	s = strings.Join(strings.FieldsFunc(s, isBlank), " ")
	_, _, named := cutName(s)
	if s == "" || s == "OR" || named || s[0] == '-' || strings.ContainsFunc(s, endsWord) {
		return `"` + s + `"`
	}
	return s
}
