package parse

import "strings"

// lastBio reads the last line of the text as the author's bio, if it begins with the name and goes
// on as a sentence about the author: "Ada Farrow is a columnist".
func (s *sheet) lastBio() {
	at := len(s.lines) - 1
	for at > 0 && s.lines[at].done {
		at--
	}
	if at <= 0 || len(s.text(at)) > 400 {
		return
	}
	for _, sp := range s.spans {
		if sp.Role != RoleByline {
			continue
		}
		n, ok := cutLetters(s.text(at), s.src[sp.Start:sp.End])
		if !ok || n == 0 {
			continue
		}
		if verb, _, _ := strings.Cut(strings.TrimLeft(s.text(at)[n:], " "), " "); bioVerbs.has(verb) {
			s.label(at, RoleBio)
			return
		}
	}
}

// mostAuthors is how many people a page introduces, at most; what is more is a list.
const mostAuthors = 20

// markBio labels a bio, and the addresses that close it as contacts.
func (b *byline) markBio(start, end int) {
	if b.dry {
		return
	}
	from := max(start, end-120)
	words := b.s.words(from, end)
	n := len(words)
	for n > 1 && isContact(strings.Trim(b.s.of(words[n-1]), "().,")) {
		n--
	}
	if n == len(words) || n == 0 {
		b.mark(start, end, RoleBio)
		return
	}
	b.mark(start, words[n].start, RoleBio)
	b.mark(words[n].start, end, RoleContact)
}

// lateBio reads a bullet under the text that introduces the author in PressReader's way: the
// name twice. A list cannot look so.
func lateBio(s *sheet) {
	s.lastBio()
	found := 0
	for i := s.open(0); i < len(s.lines) && found < mostAuthors; i = s.open(i + 1) {
		l := s.lines[i]
		n := bulletEnd(s.text(i))
		if n == 0 || l.end-l.start > 2000 {
			continue
		}
		b := byline{s: s}
		words := s.words(l.start+n, min(l.end, l.start+n+160))
		if k := b.doubled(words); k > 1 && len(words) > 2*k {
			s.lines[i].done = true
			s.mark(l.start, words[0].start, RoleCut)
			b.mark(words[0].start, words[k-1].end, RoleByline)
			b.markBio(words[k].start, l.end)
			found++
		}
	}
}
