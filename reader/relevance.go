package reader

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// How well a condition is met, the best first.
const (
	wholeWord = iota
	wordStart
	within
	tiers // how many ways there are; as a tier, not at all
)

// tierOf is the best way in which text holds word.
func tierOf(text, word []byte) byte {
	at := bytes.Index(text, word)
	if at < 0 {
		return tiers
	}
	return tierFrom(text, word, at)
}

// tierFrom is tierOf where the word stands first at that byte.
func tierFrom(text, word []byte, at int) byte {
	if len(word) == 1 {
		return tierOfLetter(text, at)
	}
	best := byte(tiers)
	for {
		end := at + len(word)
		switch {
		case goesOnBefore(text, at):
			best = min(best, within)
		case !goesOnAt(text, end):
			return wholeWord
		default:
			best = wordStart
		}
		k := bytes.Index(text[at+1:], word)
		if k < 0 {
			return best
		}
		at += 1 + k
	}
}

// tierOfLetter is tierFrom for a word of one ASCII letter, which is met so often that searching for
// the next one takes longer than looking at each byte.
func tierOfLetter(text []byte, first int) byte {
	letter, best := text[first], byte(within)
	for i := first; i < len(text); i++ {
		if text[i] != letter || goesOnBefore(text, i) {
			continue
		}
		if !goesOnAt(text, i+1) {
			return wholeWord
		}
		best = wordStart
	}
	return best
}

// goesOnBefore says that a word goes on over the rune before text[at].
func goesOnBefore(text []byte, at int) bool {
	if at > 0 && text[at-1] < utf8.RuneSelf {
		return inWordASCII(text[at-1])
	}
	r, _ := utf8.DecodeLastRune(text[:at])
	return inWord(r)
}

// goesOnAt says that a word goes on over the rune at text[at].
func goesOnAt(text []byte, at int) bool {
	if at < len(text) && text[at] < utf8.RuneSelf {
		return inWordASCII(text[at])
	}
	r, _ := utf8.DecodeRune(text[at:])
	return inWord(r)
}

func inWordASCII(c byte) bool { return 'a' <= c && c <= 'z' || '0' <= c && c <= '9' }

func inWord(r rune) bool { return unicode.In(r, unicode.L, unicode.M, unicode.N) }
