package parse

import "strings"

// signOff reads an agency's name that stands alone in one of the last lines under the text: "AFP",
// "(Reuters)", "— PA". Under a caption without a credit it is that.
func signOff(s *sheet) {
	seen := 0
	for i := len(s.lines) - 1; i > 0 && seen < 4; i-- {
		l := s.lines[i]
		if l.done {
			continue
		}
		seen++
		t := s.text(i)
		from := len(t) - len(strings.TrimLeft(t, "(-–— "))
		to := len(strings.TrimRight(t, ")."))
		if from >= to || to-from > 60 || !allAgencies(t[from:to]) {
			continue
		}
		role := RoleAgency
		if n := len(s.spans); n > 0 && s.lines[i-1].done && s.captionEnds(s.lines[i-1].end) {
			role = RoleCredit
		}
		s.lines[i].done = true
		s.mark(l.start, l.start+from, RoleCut)
		s.mark(l.start+from, l.start+to, role)
		s.mark(l.start+to, l.end, RoleCut)
	}
}

// allAgencies reports whether s names agencies and nothing else.
func allAgencies(s string) bool {
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == '/' || r == '&' || r == ',' }) {
		if agencies()[fold(part)] == "" {
			return false
		}
	}
	return s != ""
}

// captionEnds reports whether a caption ends at the offset.
func (s *sheet) captionEnds(at int) bool {
	for _, sp := range s.spans {
		if sp.Role == RoleCaption && sp.End == at {
			return true
		}
	}
	return false
}
