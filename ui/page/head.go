package page

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"broadsheet/parse"

	"github.com/charmbracelet/x/ansi"
)

// widestStandfirst is the most cells of a line of the standfirst: over several columns the eye loses the
// next one.
const widestStandfirst = 120

// point stands between facts of one line.
const point = " · "

// head gives what stands above the blocks, as groups of lines.
func (s *setter) head() [][]string {
	a, w := s.article, s.opt.Width
	title := s.press.set(byline, a.Kicker, w)
	if s.opt.Palette.Accent == nil { // without a colour it would be text like any other
		for i, line := range title {
			title[i] = ansi.Style{}.Underline(true).Styled(line)
		}
	}
	title = append(title, s.press.set(headline, a.Headline, w)...)
	makers := append(s.press.set(byline, Byline(a.Authors), w),
		s.press.set(dim, Dateline(a), w)...)
	return [][]string{s.masthead(), title, s.press.set(standfirst, a.Standfirst, min(w, widestStandfirst)), makers}
}

// masthead is the paper's name in capitals with section, page and edition, and the date: on one
// line where that fits, else one below the other.
func (s *setter) masthead() []string {
	a, w := s.article, s.opt.Width
	name, day := capitals(a.Publication), Date(a.Published)
	where := whereabouts(a)
	left := join(point, name, where)
	var lines []string
	if room := w - ansi.StringWidth(left); left != "" && room >= 0 && !strings.Contains(left, "\n") {
		line := s.press.line(masthead, name) + s.press.line(dim, strings.TrimPrefix(left, name))
		if gap := room - ansi.StringWidth(day); day != "" && gap >= 2 {
			return []string{line + strings.Repeat(" ", gap) + s.press.line(dim, day)}
		}
		lines = []string{line}
	} else {
		lines = append(s.press.set(masthead, name, w), s.press.set(dim, where, w)...)
	}
	return append(lines, s.press.set(dim, day, w)...)
}

// pageNumber writes "page 4"; what is no number or letter of a page stands as it is.
func pageNumber(p string) string {
	if p == "" || strings.ContainsAny(p, " ") {
		return p
	}
	return "page " + p
}

// join puts sep between the parts that are not empty.
func join(sep string, parts ...string) string {
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, sep)
}

// dates are the forms of Article.Published, each with how a newspaper writes it.
func dates() [][2]string {
	return [][2]string{
		{"2006", "2006"},
		{"2006-01", "January 2006"},
		{time.DateOnly, "Monday 2 January 2006"},
		{time.RFC3339, "Monday 2 January 2006, 15:04 MST"},
	}
}

// Date writes a date in full, as far as it is known.
func Date(published string) string {
	for _, form := range dates() {
		if t, err := time.Parse(form[0], published); err == nil {
			return t.Format(form[1])
		}
	}
	return published
}

// Byline is the byline: "By Ada Farrow, environment correspondent, in Whitby, and Ben Sorley".
// Without a name it is what is known: "Staff reporter".
func Byline(authors []parse.Author) string {
	var people []string
	long, named := false, false
	for _, a := range authors {
		if p := person(a); p != "" {
			people = append(people, p)
			named = named || a.Name != ""
			long = long || strings.Contains(p, ",")
		}
	}
	by := series(people, long)
	if named {
		return "By " + by
	}
	r, n := utf8.DecodeRuneInString(by)
	if n == 0 {
		return ""
	}
	return string(unicode.ToUpper(r)) + by[n:]
}

// person is one author of the byline: "Ada Farrow in Whitby", "Ada Farrow, editor, in Whitby".
func person(a parse.Author) string {
	who := join(", ", a.Name, a.Role)
	switch {
	case who == "" || a.Place == "":
		return who
	case a.Name != "" && a.Role != "":
		return who + ", in " + a.Place
	default:
		return who + " in " + a.Place
	}
}

// series writes "a", "a and b", "a, b and c"; where the parts have commas of their own,
// "a, and b" and "a; b; and c".
func series(parts []string, long bool) string {
	if len(parts) < 2 {
		return strings.Join(parts, "")
	}
	comma, and := ", ", " and "
	if long {
		and = ", and "
		if len(parts) > 2 {
			comma, and = "; ", "; and "
		}
	}
	last := len(parts) - 1
	return strings.Join(parts[:last], comma) + and + parts[last]
}

// Masthead is the paper's name, section, page, edition and date, on one line.
func Masthead(a *parse.Article) string {
	return join(point, a.Publication, whereabouts(a), Date(a.Published))
}

// Dateline is the place and the agency of a report, on one line.
func Dateline(a *parse.Article) string { return join(point, a.Place, a.Agency) }

func whereabouts(a *parse.Article) string {
	return join(point, a.Section, pageNumber(a.Page), a.Edition)
}

// capitals is the name of a paper as the masthead has it. A name that begins with a small letter
// and goes on with a capital (iNews) is a mark, and stays.
func capitals(name string) string {
	first, n := utf8.DecodeRuneInString(name)
	if second, _ := utf8.DecodeRuneInString(name[n:]); unicode.IsLower(first) && unicode.IsUpper(second) {
		return name
	}
	return strings.ToUpper(name)
}
