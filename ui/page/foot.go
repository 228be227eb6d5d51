package page

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"broadsheet/parse"

	"github.com/charmbracelet/x/ansi"
)

// foot gives what stands below the blocks, as groups of lines to be made: a rule, who the authors are, and
// the facts. cuts is how many folds the page has.
func (s *setter) foot(cuts int) []footing {
	rule := mark(s.opt.Palette.Rule, strings.Repeat("─", min(12, s.opt.Width)))
	groups := []footing{{set: func() []string { return []string{rule} }, text: func() string { return "" }}}
	for _, a := range s.article.Authors {
		groups = append(groups, footing{
			set: func() []string {
				return append(s.press.set(body, a.Bio, s.opt.Width), s.press.set(dim, a.Contact, s.opt.Width)...)
			},
			text: func() string { return strings.TrimSpace(a.Bio + "\n" + a.Contact) },
		})
	}
	known := sync.OnceValue(func() []fact { return s.known(cuts) })
	return append(groups, footing{
		set:    func() []string { return s.facts(known()) },
		text:   func() string { return values(known()) },
		indent: func() int { return s.hanging(known()) },
	})
}

// footing is a group of lines of the foot, and its text as it is searched.
type footing struct {
	set    func() []string
	text   func() string
	indent func() int // as that of a part
}

// fact is one line of the foot.
type fact struct{ name, value string }

// facts sets what is known about the article in two columns, or "name: value" where the measure
// is too narrow for two.
func (s *setter) facts(facts []fact) []string {
	indent := s.hanging(facts)
	var lines []string
	for _, f := range facts {
		if indent == 0 {
			lines = append(lines, wrap(f.name+": "+f.value, s.opt.Width)...)
			continue
		}
		pad := strings.Repeat(" ", indent-ansi.StringWidth(f.name))
		lines = append(lines, hang(f.name+pad, wrap(f.value, s.opt.Width-indent))...)
	}
	return s.press.render(dim, lines)
}

// hanging is how many cells the names of the facts take, 0 where they do not stand in a column.
func (s *setter) hanging(facts []fact) int {
	widest := 0
	for _, f := range facts {
		widest = max(widest, ansi.StringWidth(f.name))
	}
	if s.opt.Width-widest-gutter < 2*narrowColumn {
		return 0
	}
	return widest + gutter
}

// values is what the facts say, one below the other.
func values(facts []fact) string {
	all := make([]string, len(facts))
	for i, f := range facts {
		all[i] = f.value
	}
	return strings.Join(all, "\n")
}

// known is what is known of the article, and not said above.
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
	facts := []fact{
		{"Date", day},
		{"Language", languageName(a.Language) + language},
		{"Country", countryName(a.Country)},
		{"URL", a.URL},
		{"File", parse.Clean(s.opt.Path)},
		{"Length", length},
		{"Cut", cutting},
	}
	return slices.DeleteFunc(facts, func(f fact) bool { return f.value == "" })
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
