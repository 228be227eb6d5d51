package parse

import (
	"strings"
	"unicode"
)

// The gate: the one place where characters that could act on a terminal, or hide, are taken out.

// unsafeRune reports whether r can act on a terminal or on the order of the text, or is
// invisible: C0, DEL, C1, bidirectional controls, line separators, format characters. The
// joiners U+200C and U+200D are judged by what stands before them, see ungated.
func unsafeRune(r rune) bool {
	switch {
	case r < 0x20, r >= 0x7f && r < 0xa0:
		return true
	case r < 0xad:
		return false
	case r == '\u2028', r == '\u2029', r == '\u034f', r >= 0xe0000 && r < 0xe1000, r == '\u3164', r == '\uffa0', r == '\u115f', r == '\u1160':
		return true
	}
	return unicode.Is(unicode.Cf, r)
}

// gate is a text rule: it takes out what unsafeRune names. Line breaks and tabs stay for the
// rules after it; other separators become a blank, so that words do not run together.
func gate(s string) string {
	var out strings.Builder
	out.Grow(len(s))
	var before rune
	q := sequences{s: s, end: -1}
	skip := 0
	for i, r := range s {
		if i < skip {
			continue
		}
		switch {
		case r == 0x1b || r == 0x9b || r == 0x9d:
			skip = q.behind(i)
			continue
		case r == '\n' || r == '\t':
		case r == '\v' || r == '\f' || r == '\u0085' || r == '\u2028' || r == '\u2029':
			r = ' '
		case (r == '\u200c' || r == '\u200d') && before >= 0x300: // scripts and emoji that need joiners
		case unsafeRune(r):
			continue
		}
		out.WriteRune(r)
		before = r
	}
	return out.String()
}

// Clean passes s through the gate and makes one line of it: nothing in it can act on a terminal.
// For file names and other text that no format reads.
func Clean(s string) string {
	return strings.Join(strings.Fields(gate(strings.ToValidUTF8(s, "\uFFFD"))), " ")
}

// CleanPath passes a path through the gate and makes one line of it, and leaves its blanks as they
// are: a script may want to open it.
func CleanPath(s string) string {
	return strings.NewReplacer("\n", " ", "\t", " ").Replace(gate(strings.ToValidUTF8(s, "\uFFFD")))
}

// Visible makes the raw source fit to look at: line breaks and tabs stay, every other control
// and invisible character becomes a sign that shows it, as "␛" or "‹U+202E›". It may be longer than s.
func Visible(s string) string {
	if strings.IndexFunc(s, hidden) < 0 {
		return s
	}
	var out strings.Builder
	for _, r := range s {
		switch {
		case !hidden(r):
			out.WriteRune(r)
		case r < 0x20:
			out.WriteRune('\u2400' + r)
		case r == 0x7f:
			out.WriteRune('\u2421')
		default:
			out.WriteString("‹U+" + codePoint(r) + "›")
		}
	}
	return out.String()
}

func hidden(r rune) bool { return r != '\n' && r != '\t' && unsafeRune(r) }

// codePoint is r in hexadecimal, at least four digits.
func codePoint(r rune) string {
	const digits = "0123456789ABCDEF"
	var b [6]byte
	i := len(b)
	for r > 0 || i > len(b)-4 {
		i--
		b[i] = digits[r&15]
		r >>= 4
	}
	return string(b[i:])
}
