package parse

import (
	"strings"
	"unicode/utf8"
)

// sequences finds the control sequences of a text, so that all of one goes, and not its first
// sign alone: "[31m" would be debris.
type sequences struct {
	s   string
	end int // where the next end of a command stands, or a line break before it; found when needed
}

// behind is the offset behind the sequence that begins at i: ESC [ … letter, or ESC ] … up to
// its end on the same line. Where it has no end, only the sign that opens it counts: no text is lost.
func (q *sequences) behind(i int) int {
	r, n := utf8.DecodeRuneInString(q.s[i:])
	at := i + n
	rest := q.s[at:]
	switch {
	case r == 0x9d:
		return q.command(at, at)
	case r == 0x1b && strings.HasPrefix(rest, "]"):
		return q.command(at+1, at)
	case r == 0x1b && strings.HasPrefix(rest, "["):
		return q.control(at+1, at, 0)
	case r == 0x9b:
		return q.control(at, at, 1)
	}
	return at
}

// control is the offset behind the parameters from at on, at least so many, and the letter that
// ends them; alone if they are none.
func (q *sequences) control(at, alone, least int) int {
	const parameters = "0123456789;:?>=!"
	end := at
	for end < len(q.s) && end-at < 64 && strings.IndexByte(parameters, q.s[end]) >= 0 {
		end++
	}
	if end-at < least || end == len(q.s) || q.s[end] < 0x40 || q.s[end] > 0x7e {
		return alone
	}
	return end + 1
}

// command is the offset behind the end of the command whose text begins at at; alone if it has none.
func (q *sequences) command(at, alone int) int {
	if q.end < at {
		q.end = q.nextEnd(at)
	}
	switch {
	case q.end == len(q.s) || q.s[q.end] == '\n' || q.end-at > 2048:
		return alone
	case q.s[q.end] == '\a':
		return q.end + 1
	}
	return q.end + 2
}

// nextEnd is the offset of the next BEL, ST or line break from i on, or of the end of the text.
func (q *sequences) nextEnd(i int) int {
	for ; i < len(q.s); i++ {
		switch c := q.s[i]; {
		case c == '\a', c == '\n', strings.HasPrefix(q.s[i:], "\x1b\\"), strings.HasPrefix(q.s[i:], "\u009c"):
			return i
		}
	}
	return len(q.s)
}
