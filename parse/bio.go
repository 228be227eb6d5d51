package parse

// lateBio reads a bullet under the text that introduces the author in PressReader's way: the
// name twice. A list cannot look so.
func lateBio(s *sheet) {
	for i := s.open(0); i < len(s.lines); i = s.open(i + 1) {
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
			b.mark(words[k].start, l.end, RoleBio)
		}
	}
}
