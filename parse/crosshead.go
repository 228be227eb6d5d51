package parse

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// crossheads labels short lines without a full stop between two lines of text. One that asks may
// be a crosshead; several lines that do are an interview's questions, and text.
func crossheads(s *sheet) {
	before := -1
	var found, questions []int
	asked := 0
	for i := s.open(0); i < len(s.lines); {
		next := s.open(i + 1)
		more := next < len(s.lines)
		opens := before >= 0 || more && salutes(s.text(next))
		heads := s.headsList(i) || more && len(s.text(next)) > len(s.text(i))
		if opens && heads && isCrosshead(s.text(i)) && s.apart(i) {
			found = append(found, i)
			if strings.HasSuffix(s.text(i), "?") {
				questions = append(questions, i)
			}
		} else {
			before = i
			if last(s.text(i)) == '?' {
				asked++
			}
		}
		i = next
	}
	for _, i := range found {
		if len(questions)+asked < 2 || !slices.Contains(questions, i) {
			s.label(i, RoleCrosshead)
		}
	}
}

// headsList reports whether a list stands right below line i.
func (s *sheet) headsList(i int) bool {
	return i+1 < len(s.lines) && s.lines[i+1].done && isBullet(s.text(i+1)) && s.text(i + 1)[0] != '?'
}

// isCrosshead reports whether t has the form of a crosshead: at most nine words, a capital or a
// figure at its start, nothing at its end that goes on or closes a sentence.
func isCrosshead(t string) bool {
	if len(t) > 70 || len(strings.Fields(t)) > 9 || isBullet(t) || strings.HasPrefix(t, "Q:") || strings.HasPrefix(t, "A:") {
		return false
	}
	r := last(t)
	if strings.ContainsRune(".!:;,…—–-)*。”\"", r) || strings.ContainsAny(t, "\t|") {
		return r == '”' && !ends(t) || r == '"' && !ends(t)
	}
	f, _ := utf8.DecodeRuneInString(t)
	return strings.ToLower(string(f)) != string(f) || f >= '0' && f <= '9' && (!numbered(t) || date(t) != "") || strings.ContainsRune("“‘\"'«„¿¡", f)
}

// numbered reports whether t begins as the item of a numbered list does.
func numbered(t string) bool {
	i := strings.IndexFunc(t, func(r rune) bool { return r < '0' || r > '9' })
	return i > 0 && (t[i] == '.' || t[i] == ')')
}

// apart reports whether blank lines, or lines far longer than it, stand around line i.
func (s *sheet) apart(i int) bool {
	side := func(k, gap int) bool {
		if k < 0 || k >= len(s.lines) || gap > 0 || s.lines[k].done {
			return true
		}
		t := s.text(k)
		return len(t) > 100 || ends(t) && len(t) > max(40, 2*len(s.text(i)))
	}
	gap := 1
	if i+1 < len(s.lines) {
		gap = s.lines[i+1].gap
	}
	return side(i-1, s.lines[i].gap) && side(i+1, gap)
}
