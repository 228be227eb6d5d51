package page

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/rivo/uniseg"
)

// wrap breaks s into lines of at most width cells, which are parts of s: nothing is changed, and
// only the blanks at the breaks go. Line breaks in s are kept. Lines break at blanks, after a
// hyphen inside a word, where Unicode allows it in words that are not plain ASCII, and as the
// last resort anywhere between two characters as the reader sees them. An empty s has no lines.
func wrap(s string, width int) []string {
	if s == "" {
		return nil
	}
	var lines []string
	for part := range strings.SplitSeq(s, "\n") {
		w := wrapper{text: part, width: width, lines: lines}
		w.run()
		lines = w.lines
	}
	return lines
}

// wrapper breaks one line of the source. The line that grows is text[start:end].
type wrapper struct {
	text       string
	width      int
	start, end int
	cells      int
	lines      []string
}

func (w *wrapper) run() {
	for at := 0; at < len(w.text); {
		word := at + len(w.text[at:]) - len(strings.TrimLeft(w.text[at:], " "))
		gap, stop := word-at, len(w.text)
		if n := strings.IndexByte(w.text[word:], ' '); n >= 0 {
			stop = word + n
		}
		w.word(word, stop, gap)
		at = stop
	}
	w.lines = append(w.lines, w.text[w.start:w.end])
}

// word adds text[from:to], after gap blanks, piece by piece.
func (w *wrapper) word(from, to, gap int) {
	state, plain := -1, ascii(w.text[from:to])
	for rest := w.text[from:to]; rest != ""; {
		var piece string
		if plain {
			piece, rest = hyphenated(rest)
		} else {
			piece, rest, _, state = uniseg.FirstLineSegmentInString(rest, state)
		}
		w.piece(to-len(rest)-len(piece), piece, gap)
		gap = 0
	}
}

// piece adds what may not be broken if it can be helped.
func (w *wrapper) piece(at int, piece string, gap int) {
	cells := ansi.StringWidth(piece)
	if gap+cells+w.cells > w.width {
		if w.end > w.start {
			w.lines = append(w.lines, w.text[w.start:w.end])
		}
		w.start, w.end, w.cells, gap = at, at, 0, 0
	}
	if cells <= w.width {
		w.end, w.cells = at+len(piece), w.cells+gap+cells
		return
	}
	for piece != "" {
		cluster, n := ansi.FirstGraphemeCluster(piece, ansi.GraphemeWidth)
		if w.cells+n > w.width {
			w.lines = append(w.lines, w.text[w.start:w.end])
			w.start, w.cells = w.end, 0
		}
		w.end, w.cells = w.end+len(cluster), w.cells+n
		piece = piece[len(cluster):]
	}
}

// hyphenated parts a word after its first hyphen between letters. An address or a path stays whole: it
// is to be copied.
func hyphenated(word string) (piece, rest string) {
	if strings.IndexByte(word, '/') >= 0 || strings.IndexByte(word, '@') >= 0 {
		return word, ""
	}
	for i := 1; i < len(word)-1; i++ {
		if word[i] == '-' && letter(word[i-1]) && letter(word[i+1]) {
			return word[:i+1], word[i+1:]
		}
	}
	return word, ""
}

func letter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// hang puts first before the first line and as many blanks as it is wide before the others.
func hang(first string, lines []string) []string {
	pad := strings.Repeat(" ", ansi.StringWidth(first))
	for i := range lines {
		if i == 0 {
			lines[i] = first + lines[i]
		} else {
			lines[i] = pad + lines[i]
		}
	}
	return lines
}

// fence puts the same sign before every line.
func fence(sign string, lines []string) []string {
	for i := range lines {
		lines[i] = sign + lines[i]
	}
	return lines
}
