package page

import (
	"slices"
	"strings"
	"unicode"

	"broadsheet/parse"
)

// fold is a run of neighbouring cuts by one rule, with the facts that were read off the same
// source lines: "Newspapers in English" is cut but for its last word, and shown whole.
type fold struct {
	first, last int    // spans
	rule        string // of its cuts
	block       int    // the block that it stands after; -1 above them all
}

// isFact says that a span may be shown within a fold: it tells about the page, and the article
// shows it elsewhere.
func isFact(r parse.Role) bool {
	return slices.Contains([]parse.Role{
		parse.RolePublication, parse.RoleSection, parse.RolePage, parse.RoleEdition, parse.RoleDate,
		parse.RoleAgency, parse.RoleLanguage, parse.RoleCountry, parse.RoleURL,
	}, r)
}

// folds gives the folds of the page, in source order.
func (s *setter) folds() []fold {
	var folds []fold
	spans, block := s.page.Spans, -1
	for i := 0; i < len(spans); i++ {
		for block+1 < len(s.article.Blocks) && s.article.Blocks[block+1].First <= i {
			block++
		}
		if spans[i].Role != parse.RoleCut {
			continue
		}
		f := fold{first: i, last: i, rule: spans[i].Rule, block: block}
		for f.first > 0 && isFact(spans[f.first-1].Role) && s.sameLine(f.first-1) && !taken(folds, f.first-1) {
			f.first--
		}
		for s.goesOn(f) {
			f.last++
		}
		i = f.last
		if n := len(folds) - 1; n >= 0 && folds[n].rule == f.rule && folds[n].block == f.block && !s.shownBetween(folds[n].last, f.first) {
			folds[n].last = f.last // the bullets of one list
			continue
		}
		folds = append(folds, f)
	}
	return folds
}

// notable counts the folds that cut more than a sign or a label such as "By".
func (s *setter) notable(folds []fold) int {
	const label = 3 // letters
	n := 0
	for _, f := range folds {
		letters := 0
		for _, span := range s.page.Spans[f.first : f.last+1] {
			if span.Role == parse.RoleCut {
				letters = max(letters, strings.Count(strings.Map(lettersOnly, s.page.Source[span.Start:span.End]), "")-1)
			}
		}
		if letters > label {
			n++
		}
	}
	return n
}

func lettersOnly(r rune) rune {
	if unicode.IsLetter(r) || unicode.IsDigit(r) {
		return r
	}
	return -1
}

// shownBetween says whether anything but the items of a list stands between two spans.
func (s *setter) shownBetween(from, to int) bool {
	for _, span := range s.page.Spans[from+1 : to] {
		if span.Role != parse.RoleItem {
			return true
		}
	}
	return false
}

// goesOn says whether the span after the fold belongs to it.
func (s *setter) goesOn(f fold) bool {
	if f.last+1 >= len(s.page.Spans) {
		return false
	}
	next := s.page.Spans[f.last+1]
	if next.Role == parse.RoleCut {
		return next.Rule == f.rule
	}
	return isFact(next.Role) && s.sameLine(f.last)
}

// sameLine says whether span i and the one after it stand on one line of the source.
func (s *setter) sameLine(i int) bool {
	return !strings.Contains(s.page.Source[s.page.Spans[i].End:s.page.Spans[i+1].Start], "\n")
}

func taken(folds []fold, span int) bool {
	return len(folds) > 0 && folds[len(folds)-1].last >= span
}

// addFolds adds the folds that stand after a block, and says whether there were any.
func (s *setter) addFolds(block int, folds []fold) bool {
	from, _ := slices.BinarySearchFunc(folds, block, func(f fold, b int) int { return f.block - b })
	n := 0
	for _, f := range folds[from:] {
		if f.block != block {
			break
		}
		s.later(block, at{s.start(f.first), s.start(f.first)}, n == 0, func() []string { return s.fold(f) })
		s.says(func() string { return s.cutText(f) })
		n++
	}
	return n > 0
}

// fold is the line that stands for the cut, as many lines as it needs. What was kept of the same
// source lines stands between ‹ and ›; of a list, that are its items, which are left out.
func (s *setter) fold(f fold) []string {
	return s.press.render(cut, hang("✂ ", wrap(s.cutText(f), s.opt.Width-2)))
}

// cutText is the rule of a fold and what it cut.
func (s *setter) cutText(f fold) string {
	var text strings.Builder
	for i := f.first; i <= f.last; i++ {
		span := s.page.Spans[i]
		if span.Role == parse.RoleItem {
			continue
		}
		switch {
		case text.Len() == 0:
		case i > f.first && s.sameLine(i-1):
			text.WriteByte(' ')
		default:
			text.WriteString(" · ")
		}
		words := strings.Join(strings.Fields(parse.Visible(s.page.Source[span.Start:span.End])), " ")
		if span.Role != parse.RoleCut {
			words = "‹" + words + "›"
		}
		text.WriteString(words)
	}
	if s.opt.Simple {
		return f.rule + ": " + Simple(text.String())
	}
	return f.rule + ": " + text.String()
}
