package reader

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Folding makes texts comparable: case, accents, ligatures, typographic quotes and dashes are
// evened out, invisible characters go, and white space and control characters become blanks. It
// goes rune by rune, so the fold of two strings put together is their folds put together; that is
// what lets a match be traced back to where it stands in the text. Then the gaps between words are made
// even, so that a phrase reaches over a quotation mark.

// fold returns the folded form of s, with even gaps. Folding what is folded changes nothing.
func fold(s string) string { return string(even(appendFold(nil, s), nil)) }

// foldedText returns the folded form of a text to look for: its words with a blank between them.
func foldedText(s string) string { return strings.Trim(fold(s), gapMarks) }

// gapMarks are what a gap between words is made of, once it is folded; one of them must be a blank.
const gapMarks = ` "'`

// even makes each gap in text a single blank. places, if there are any, are those of the bytes
// of text, and are changed alike.
func even(text []byte, places []int) []byte {
	out := 0
	for i := 0; i < len(text); {
		n, blank := 0, false
		for i+n < len(text) && (text[i+n] == ' ' || text[i+n] == '"' || text[i+n] == '\'') {
			blank = blank || text[i+n] == ' '
			n++
		}
		if blank {
			text[i+n-1] = ' '
			i, n = i+n-1, 1
		}
		n = max(n, 1)
		copy(text[out:], text[i:i+n])
		if places != nil {
			copy(places[out:], places[i:i+n])
		}
		i, out = i+n, out+n
	}
	return text[:out]
}

// appendFold appends the folded form of s to dst, with its gaps as they are.
func appendFold(dst []byte, s string) []byte {
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			dst = append(dst, foldASCII(c))
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		dst = appendFoldRune(dst, r, s[i:i+n])
		i += n
	}
	return dst
}

func foldASCII(c byte) byte {
	switch {
	case 'A' <= c && c <= 'Z':
		return c + 'a' - 'A'
	case c < ' ', c == 0x7f:
		return ' '
	}
	return c
}

// appendFoldRune appends the fold of r, whose bytes are s. It may be nothing, or several runes.
func appendFoldRune(dst []byte, r rune, s string) []byte {
	if '가' <= r && r <= '힣' { // Hangul's decomposition is arithmetic, and in no table
		return norm.NFKD.AppendString(dst, s)
	}
	parts := norm.NFKD.PropertiesString(s).Decomposition()
	if parts == nil {
		return appendPart(dst, r)
	}
	for len(parts) > 0 {
		p, n := utf8.DecodeRune(parts)
		dst = appendPart(dst, p)
		parts = parts[n:]
	}
	return dst
}

// appendPart appends the fold of a rune that cannot be decomposed any further.
func appendPart(dst []byte, r rune) []byte {
	r = unicode.ToLower(r)
	switch {
	case r < utf8.RuneSelf:
		return append(dst, foldASCII(byte(r))) //nolint:gosec // it is ASCII
	case unicode.IsSpace(r), unicode.IsControl(r):
		return append(dst, ' ')
	case ignored(r):
		return dst
	}
	if s := spelled(r); s != "" {
		return append(dst, s...)
	}
	return utf8.AppendRune(dst, r)
}

// spelled returns what stands for r in a fold where Unicode has no decomposition for it, or "".
func spelled(r rune) string {
	switch r {
	case 'ß':
		return "ss"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'ø':
		return "o"
	case 'đ', 'ð':
		return "d"
	case 'ħ':
		return "h"
	case 'ı':
		return "i"
	case 'ł':
		return "l"
	case 'ŧ':
		return "t"
	case 'þ':
		return "th"
	case 'ς':
		return "σ"
	case '‘', '’', '‚', '‛', 'ʼ', '‹', '›':
		return "'"
	case '“', '”', '„', '‟', '«', '»':
		return `"`
	case '‐', '‒', '–', '—', '―', '−':
		return "-"
	}
	return ""
}

// The classes of combining marks that are letters' business, not accents: a vowel sign and the
// like (0), a kana's voicing (8), a virama (9). か and が are different letters, e and é are not.
const (
	classLetter  = 0
	classVoicing = 8
	classVirama  = 9
)

// ignored says that r counts for nothing: an accent, a soft hyphen, a joiner, a variation selector.
func ignored(r rune) bool {
	if unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r) {
		return true
	}
	if !unicode.In(r, unicode.Mn, unicode.Me) {
		return false
	}
	var buf [utf8.UTFMax]byte
	class := norm.NFKD.Properties(utf8.AppendRune(buf[:0], r)).CCC()
	return class != classLetter && class != classVoicing && class != classVirama
}
