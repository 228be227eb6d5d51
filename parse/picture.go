package parse

import (
	"strings"
	"unicode/utf8"
)

// pictureLines labels the lines that the BBC and others put under a picture: "Image source, Getty
// Images", "Image caption, Waves break", and a picture agency's name alone, with the line right
// above it if that is no sentence.
func pictureLines(s *sheet) {
	for i := s.open(0); i < len(s.lines); i = s.open(i + 1) {
		l := s.lines[i]
		t := s.text(i)
		if role := bareLabel(t); role != "" && i+1 < len(s.lines) && !s.lines[i+1].done && len(s.text(i+1)) < 300 {
			s.cut(i)
			s.label(i+1, role)
			continue
		}
		if at, role := pictureLabel(t); at > 0 && at < len(t) {
			s.lines[i].done = true
			s.mark(l.start, l.start+at, RoleCut)
			s.mark(l.start+at, l.end, role)
			continue
		}
		if s.captionWithCredit(i) {
			continue
		}
		if len(t) < 60 && (pictureAgencies()[fold(t)] || l.gap == 0 && s.captionAbove(i-1) && byAgency(t)) {
			if l.gap == 0 && s.captionAbove(i-1) {
				s.label(i-1, RoleCaption)
			}
			s.label(i, RoleCredit)
		}
	}
}

// captionWithCredit labels a line that ends in Photo: NAME.
func (s *sheet) captionWithCredit(i int) bool {
	l, t := s.lines[i], s.text(i)
	if len(t) > 240 || t[len(t)-1] == '.' || t[len(t)-1] == ')' || isBullet(t) {
		return false
	}
	if tail := t[max(0, len(t)-70):]; strings.IndexByte(tail, ':') < 0 && !strings.Contains(tail, " by ") {
		return false
	}
	label, from, to := creditTail(t)
	if label == 0 || to < len(t) {
		return false
	}
	s.lines[i].done = true
	s.mark(l.start, l.start+label, RoleCaption)
	s.mark(l.start+label, l.start+from, RoleCut)
	s.mark(l.start+from, l.end, RoleCredit)
	return true
}

// bareLabel is what the line below t is, if t is a label alone.
func bareLabel(t string) Role {
	if len(t) > len("image copyright") {
		return ""
	}
	return bareLabels[strings.ToLower(t)]
}

// bareLabels are the labels that stand on a line above what they label.
var bareLabels = map[string]Role{
	"image source": RoleCredit, "image credit": RoleCredit, "image copyright": RoleCredit, "photo credit": RoleCredit,
	"image caption": RoleCaption, "photo caption": RoleCaption, "media caption": RoleCaption, "caption": RoleCaption,
}

// byAgency reports whether t is a photographer and an agency: "Jane Doe/EPA".
func byAgency(t string) bool {
	slash := strings.LastIndexByte(t, '/')
	return slash > 0 && agencies()[fold(t[slash+1:])] != "" && creditLike(t[:slash]) && !ends(t)
}

// captionAbove reports whether line i, right above a credit, is its caption.
func (s *sheet) captionAbove(i int) bool {
	return i > 0 && !s.lines[i].done && s.lines[i].gap > 0 && !ends(s.text(i)) && len(s.text(i)) < 200
}

// pictureLabels open a line under a picture, in lower case.
var pictureLabels = []struct {
	lead string
	role Role
}{
	{"image source", RoleCredit}, {"image copyright", RoleCredit}, {"image credit", RoleCredit}, {"photo credit", RoleCredit},
	{"photograph:", RoleCredit}, {"picture:", RoleCredit}, {"photo:", RoleCredit}, {"photo by", RoleCredit},
	{"picture by", RoleCredit}, {"photograph by", RoleCredit},
	{"image caption", RoleCaption}, {"media caption", RoleCaption}, {"photo caption", RoleCaption},
	{"picture caption", RoleCaption}, {"caption:", RoleCaption},
}

// pictureLabel is the length of the words that open a line under a picture, and what follows
// them. A credit is short and no sentence.
func pictureLabel(t string) (int, Role) {
	if len(t) > 400 || strings.IndexByte("IiPpMmCc", t[0]) < 0 || len(t) > 1 && strings.IndexByte("MmHhIiEeAa", t[1]) < 0 && t[1] < utf8.RuneSelf {
		return 0, ""
	}
	lower := strings.ToLower(t[:min(len(t), 20)])
	for _, p := range pictureLabels {
		rest, ok := strings.CutPrefix(lower, p.lead)
		if !ok || rest == "" || strings.IndexByte(" ,:", rest[0]) < 0 && !strings.HasSuffix(p.lead, ":") {
			continue
		}
		at := len(t) - len(strings.TrimLeft(t[len(p.lead):], " ,:\u00a0"))
		if p.role == RoleCredit && (len(t)-at > 80 || ends(t) || !creditLike(t[at:])) {
			return 0, ""
		}
		return at, p.role
	}
	return 0, ""
}

// creditTails open a credit at the end of a caption.
var creditTails = []string{
	"picture by:", "picture by", "pictures by", "photo by", "photos by", "photograph by", "photographs by", "image by",
	"picture:", "pictures:", "photo:", "photos:", "photograph:", "photographs:", "photography:", "image:", "images:",
	"pic:", "pics:", "credit:", "foto:", "fotos:",
}

// creditTail is where in a caption a credit begins that closes it: "… PICTURE: JANE DOE/AFP" or
// "… (Reuters)"; and where its name begins and ends. 0 if none does.
func creditTail(t string) (label, from, to int) {
	lower := strings.ToLower(t)
	if len(lower) != len(t) {
		return 0, 0, 0
	}
	for _, tail := range creditTails {
		i := strings.LastIndex(lower, tail)
		if i <= 0 || lower[i-1] != ' ' && lower[i-1] != '(' && lower[i-1] != '.' {
			continue
		}
		from = len(t) - len(strings.TrimLeft(t[i+len(tail):], " "))
		to = from + len(strings.TrimRight(t[from:], " )."))
		if from < to && to-from < 60 && creditLike(t[from:to]) {
			return len(strings.TrimRight(t[:i], " (")), from, to
		}
	}
	if open := strings.LastIndexByte(t, '('); open > 0 && strings.HasSuffix(t, ")") {
		name := t[open+1 : len(t)-1]
		if slash := strings.LastIndexByte(name, '/'); agencies()[fold(name[slash+1:])] != "" && creditLike(name) {
			return len(strings.TrimRight(t[:open], " ")), open + 1, len(t) - 1
		}
	}
	return 0, 0, 0
}
