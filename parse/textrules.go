package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// textRule is one way in which a span's text may differ from its source.
type textRule struct {
	name  string
	why   string // one sentence
	roles []Role // for which roles; none named means all
	apply func(string) string

	garbled bool // only on a page that was read in the wrong encoding as a whole
}

// textRules run in this order. Those that name no role run only where needsWork sees a reason.
func textRules() []textRule {
	return []textRule{
		{"mojibake", "a page of UTF-8 that was once read as windows-1252 (â€™) is read right where that is certain", nil, unmangle, true},
		{"control characters", "nothing in a text may act on the terminal or hide in it", nil, gate, false},
		{"ligatures", "the printer's ligatures (ﬁ) are letters again", nil, ligatures().Replace, false},
		{"hyphenation", "a word left hyphenated at a line end (govern- ment) is one word again", nil, unhyphenate, false},
	}
}

// roleRules run after textRules, on every span of their roles.
func roleRules() []textRule {
	return []textRule{
		{"drop capital", "a capital set apart (T HE council) belongs to its word", []Role{RoleParagraph}, dropCapital, false},
		{"names", "a name in capitals is set as a name", []Role{RoleByline, RoleDateline, RoleFrom}, properName, false},
		{"jobs", "what an author is stands in lower case", []Role{RoleJob}, jobTitle, false},
		{"credits", "agencies have their own spelling, photographers that of names", []Role{RoleCredit, RoleAgency}, properCredit, false},
	}
}

var textRulesOnce, roleRulesOnce = textRules(), rulesByRole()

func rulesByRole() map[Role][]textRule {
	m := map[Role][]textRule{}
	for _, r := range roleRules() {
		for _, role := range r.roles {
			m[role] = append(m[role], r)
		}
	}
	return m
}

// show makes of a stretch of the source what the article shows.
func show(role Role, s string, garbled func() bool) string {
	if !utf8.ValidString(s) { // a span that begins within a character would be a fault of ours
		s = strings.ToValidUTF8(s, "\uFFFD")
	}
	if needsWork(s) || role == RoleRow {
		for _, r := range textRulesOnce {
			if !r.garbled || garbled() {
				s = r.apply(s)
			}
		}
		s = respace(role, s)
	}
	for _, r := range roleRulesOnce[role] {
		s = r.apply(s)
	}
	return s
}

// needsWork reports whether any rule for all roles could change s. It errs on the side of yes;
// most text of most files needs none, and is then used as it stands in the source.
func needsWork(s string) bool {
	i, opens := 0, uint64(0) // whether the byte before may open a pair, in the lowest of eight
	for ; i < len(s)-7; i += 8 {
		w := eight(s[i : i+8])
		if odd(w) {
			if needsWorkIn(s, i, i+8) {
				return true
			}
			opens = 0x80
			continue
		}
		first := highs &^ (differs(w, ' ') & differs(w, '-'))
		second := highs &^ differs(w&^(ones*(' '^',')), ' ') // a blank or a comma, or rarely a dollar or a bracket
		if second&(first<<8|opens) != 0 && needsWorkIn(s, i, i+8) {
			return true
		}
		opens = first >> 56
	}
	return needsWorkIn(s, i, len(s))
}

// needsWorkIn looks at the bytes of s[from:to] one by one.
func needsWorkIn(s string, from, to int) bool {
	for i := from; i < to; i++ {
		c := s[i]
		if !suspect[c] {
			continue
		}
		switch {
		case c == ' ':
			if i > 0 && (s[i-1] == ' ' || s[i-1] == '-') {
				return true
			}
		case c == ',':
			if i > 0 && s[i-1] == ' ' {
				return true
			}
		case c < 0x20 || c == 0x7f || oddLead(s[i:]):
			return true
		}
	}
	return false
}

// suspect are the bytes at which needsWork looks closer.
var suspect = func() (t [256]bool) {
	for c := range t {
		t[c] = c <= ' ' || c == ',' || c == 0x7f || c >= 0xc0
	}
	return t
}()

// oddLead reports whether s begins with a character from a range in which any is unsafe,
// a blank, a ligature or a sign of mojibake.
func oddLead(s string) bool {
	if len(s) < 2 {
		return true
	}
	second := s[1]
	switch s[0] {
	case 0xc2:
		return second <= 0xa0 || second == 0xad
	case 0xc3:
		return strings.IndexByte("\x82\x83\x84\x85\x8e\x8f\x90\x91\x97\x98\xa2\xaf\xb0", second) >= 0
	case 0xcd:
		return second == 0x8f
	case 0xd8, 0xdc, 0xdb:
		return true
	case 0xe0:
		return second == 0xa2 || second == 0xa3
	case 0xe1:
		return second == 0x84 || second == 0x85 || second == 0x9a || second == 0xa0
	case 0xe2:
		third := at(s, 2)
		return second == 0x81 || second == 0x80 && (third <= 0x8f || third >= 0xa8 && third <= 0xaf)
	case 0xe3:
		return second == 0x80 && at(s, 2) == 0x80 || second == 0x85
	case 0xef:
		return second >= 0xac
	case 0xf0:
		return second == 0x91 || second == 0x93 || second == 0x9b || second == 0x9d
	case 0xf3:
		return true
	}
	return false
}

func at(s string, i int) byte {
	if i < len(s) {
		return s[i]
	}
	return 0
}

// parts is the white space that counts in some roles.
var parts = map[Role]string{RoleVerse: "\n", RoleRow: "\t"}

// respace makes one blank of every run of white space. In verse lines stay lines, and in the
// row of a table tabs part the cells.
func respace(role Role, s string) string {
	part, ok := parts[role]
	if !ok {
		return strings.ReplaceAll(strings.Join(strings.Fields(s), " "), " , ", ", ")
	}
	if role == RoleRow && !strings.Contains(s, part) { // its cells are parted by bars
		s = strings.ReplaceAll(s, "|", part)
	}
	lines := strings.Split(s, part)
	for i, l := range lines {
		lines[i] = strings.Join(strings.Fields(l), " ")
	}
	return strings.Trim(strings.Join(lines, part), " ")
}

func ligatures() *strings.Replacer {
	return strings.NewReplacer("ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st", "ﬆ", "st")
}

// unhyphenate joins "govern- ment" and "govern-\nment". A hyphen before "and", "or" and their
// like hangs on purpose ("first- and second-class"), and so does one after a capital or a digit.
// Of a compound ("well- known", "five-year-\nold") only the blank goes.
func unhyphenate(s string) string {
	var out strings.Builder
	from := 0
	for i := strings.IndexByte(s, '-'); i >= 0 && i < len(s); {
		next := i + 1
		after := strings.TrimLeft(s[i+1:], " \t\n")
		if first := lastWord(s[:i]); len(after) < len(s)-i-1 && first != "" {
			if second := firstWord(after); second != "" && !hanging.has(second) {
				next = len(s) - len(after)
				if compounds.has(first+"-") || compounds.has("-"+second) {
					i++
				}
				out.WriteString(s[from:i])
				from = next
			}
		}
		step := strings.IndexByte(s[next:], '-')
		if step < 0 {
			break
		}
		i = next + step
	}
	if from == 0 {
		return s
	}
	return out.String() + s[from:]
}

// lastWord is the letters at the end of s, if they are at least two and in lower case; else "".
func lastWord(s string) string {
	n := len(s)
	for n > 0 && len(s)-n < 64 {
		r, size := utf8.DecodeLastRuneInString(s[:n])
		if !unicode.IsLetter(r) {
			break
		}
		n -= size
	}
	if w := s[n:]; utf8.RuneCountInString(w) > 1 && unicode.IsLower(last(w)) {
		return w
	}
	return ""
}

// firstWord is the letters at the start of s, if they are at least two and in lower case; else "".
func firstWord(s string) string {
	end := strings.IndexFunc(s[:min(len(s), 64)], func(r rune) bool { return !unicode.IsLetter(r) })
	if end < 0 {
		end = min(len(s), 64)
	}
	if r, _ := utf8.DecodeRuneInString(s); end > 1 && unicode.IsLower(r) {
		return s[:end]
	}
	return ""
}

func last(s string) rune { r, _ := utf8.DecodeLastRuneInString(s); return r }

// dropCapital joins "T HE council" to "THE council", and "T he" to "The". A letter that is itself a word ("A NEW
// deal", "I HAVE") is joined only where the rest is none.
func dropCapital(s string) string {
	if len(s) < 4 || s[1] != ' ' || s[0] < 'A' || s[0] > 'Z' {
		return s
	}
	end := strings.IndexFunc(s[2:], func(r rune) bool { return !unicode.IsLetter(r) })
	if end < 0 {
		end = len(s) - 2
	}
	rest := s[2 : 2+end]
	word := strings.IndexByte("AIOEYU", s[0]) >= 0
	switch {
	case rest == "", word && !dropped.has(s[:1]+strings.ToUpper(rest)), strings.HasPrefix(s[2+end:], "-"): // "A T-shirt"
		return s
	case rest[0] >= 'a' && rest[0] <= 'z', isUpper(rest) && (end > 1 || dropped.has(s[:1]+rest)): // but "Plan B Is": a capital opens a word of its own
		return s[:1] + s[2:]
	}
	return s
}
