package page

import (
	"strconv"
	"strings"

	"broadsheet/parse"

	"github.com/charmbracelet/x/ansi"
)

// foot gives what stands below the blocks, as groups of lines to be made: a rule, who the authors are, and
// the facts. cuts is how many folds the page has.
func (s *setter) foot(cuts int) []footing {
	rule := mark(s.opt.Palette.Rule, strings.Repeat("─", min(12, s.opt.Width)))
	groups := []footing{{func() []string { return []string{rule} }, ""}}
	for _, a := range s.article.Authors {
		groups = append(groups, footing{func() []string {
			return append(s.press.set(body, a.Bio, s.opt.Width), s.press.set(dim, a.Contact, s.opt.Width)...)
		}, strings.TrimSpace(a.Bio + "\n" + a.Contact)})
	}
	return append(groups, footing{func() []string { return s.facts(cuts) }, ""})
}

// footing is a group of lines of the foot, and its text as it is searched.
type footing struct {
	set  func() []string
	text string
}

// fact is one line of the foot.
type fact struct{ name, value string }

// facts sets what is known about the article in two columns, or "name: value" where the measure
// is too narrow for two.
func (s *setter) facts(cuts int) []string {
	facts := s.known(cuts)
	widest := 0
	for _, f := range facts {
		if f.value != "" {
			widest = max(widest, ansi.StringWidth(f.name))
		}
	}
	room := s.opt.Width - widest - gutter
	var lines []string
	for _, f := range facts {
		switch {
		case f.value == "":
		case room < 2*narrowColumn:
			lines = append(lines, wrap(f.name+": "+f.value, s.opt.Width)...)
		default:
			pad := strings.Repeat(" ", widest+gutter-ansi.StringWidth(f.name))
			lines = append(lines, hang(f.name+pad, wrap(f.value, room))...)
		}
	}
	return s.press.render(dim, lines)
}

func (s *setter) known(cuts int) []fact {
	a := s.article
	var length, cutting string
	if a.Words > 0 {
		length = join(point, count(a.Words, "word"), count(a.Minutes, "minute"))
	}
	if cuts > 0 {
		cutting = count(cuts, "place")
		if !s.opt.Cuts {
			cutting = join(point, cutting, s.opt.CutsHint)
		}
	}
	var day, language string
	for _, o := range s.page.Origins() { // what no line of the source says is said to be inferred
		switch {
		case o.At >= 0:
		case o.Field == string(parse.RoleDate):
			day = Date(o.Value) + " (from " + o.Where + ")"
		case o.Field == string(parse.RoleLanguage):
			language = " (from " + o.Where + ")"
		}
	}
	return []fact{
		{"Date", day},
		{"Language", languageName(a.Language) + language},
		{"Country", countryName(a.Country)},
		{"URL", a.URL},
		{"File", parse.Clean(s.opt.Path)},
		{"Length", length},
		{"Cut", cutting},
	}
}

// count writes "1 word", "2,345 words"; nothing for none.
func count(n int, what string) string {
	if n == 0 {
		return ""
	}
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	if n != 1 {
		what += "s"
	}
	return digits + " " + what
}
