package reader

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"broadsheet/parse"
	"broadsheet/reader/query"
)

// plain is the filter as one would write it without any thought of speed: each article is looked at
// alone, as it was parsed.
type plain []parse.Article

// today is when the tests are run, as far as the filter knows.
func today() time.Time { return time.Date(2024, 4, 1, 12, 0, 0, 0, time.UTC) }

// find returns the articles that match, or, if there are none, those that are similar.
func (p plain) find(t *testing.T, text string) (ids []ID, similar bool) {
	t.Helper()
	q, err := query.Parse(text)
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	for _, grade := range []func(text, word string) byte{plainTier, nearTier} {
		ids = []ID{}
		for i := range p {
			if tier, asked := plainGrade(q.Root, i, &p[i], grade); !asked || tier < tiers {
				ids = append(ids, ID(small(i)))
			}
		}
		if len(ids) > 0 {
			break
		}
		similar = true
	}
	return ids, similar && len(ids) > 0
}

// plainGrade is how well article i meets n, by grade how well a text does; and whether n asks for anything.
func plainGrade(n query.Node, i int, a *parse.Article, grade func(text, word string) byte) (tier byte, asked bool) {
	switch n := n.(type) {
	case query.All:
		for _, one := range n {
			if g, ok := plainGrade(one, i, a, grade); ok {
				tier, asked = max(tier, g), true
			}
		}
	case query.Any:
		tier = tiers
		for _, one := range n {
			if g, ok := plainGrade(one, i, a, grade); ok {
				tier, asked = min(tier, g), true
			}
		}
	case query.Not:
		tier, asked = plainGrade(n.Node, i, a, plainTier)
		tier = met(tier == tiers)
	case query.Text:
		word := strings.Trim(plainFold(n.Text), `"' `)
		tier, asked = plainText(n.Field, word, i, a, grade), word != ""
	case query.Date:
		tier, asked = met(plainDate(n, a.Published)), true
	case query.Words:
		tier, asked = met(a.Words >= n.Least && a.Words <= n.Most), true
	case query.Has:
		tier, asked = met(plainThing(n.What, a)), true
	}
	return tier, asked
}

func plainText(field, word string, i int, a *parse.Article, grade func(text, word string) byte) byte {
	var names []string
	for _, who := range a.Authors {
		if who.Name != "" {
			names = append(names, who.Name)
		}
	}
	headline := a.Headline
	if headline == "" { // as the list shows it
		headline = fmt.Sprintf("%d.txt", i)
	}
	texts := map[string][]string{
		"": append([]string{headline, a.Publication}, names...), "headline": {headline}, "author": names, "pub": {a.Publication},
		"section": {a.Section}, "place": {a.Place}, "agency": {a.Agency},
	}
	codes := map[string]string{"lang": a.Language, "country": a.Country, "format": "plain"}
	switch {
	case field == "path":
		return met(strings.Contains(plainFold(fmt.Sprintf("press/%d.txt", i)), word))
	case field == "":
		return grade(apart(texts[""]), word)
	case texts[field] != nil:
		return plainTier(apart(texts[field]), word)
	}
	return met(strings.HasPrefix(plainFold(codes[field]), word))
}

// apart is texts that nothing matches across.
func apart(texts []string) string {
	folded := make([]string, len(texts))
	for i, s := range texts {
		folded[i] = plainFold(s)
	}
	return strings.Join(folded, "\x00")
}

var gaps = regexp.MustCompile(`["' ]* ["' ]*`)

// plainFold is the fold of a text, over whose gaps a phrase reaches.
func plainFold(s string) string { return gaps.ReplaceAllString(string(appendFold(nil, s)), " ") }

// plainTier is how well a text holds a word.
func plainTier(text, word string) byte {
	best := byte(tiers)
	for at := range text {
		if !strings.HasPrefix(text[at:], word) {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		after, _ := utf8.DecodeRuneInString(text[at+len(word):])
		switch {
		case inWord(before):
			best = min(best, within)
		case inWord(after):
			best = min(best, wordStart)
		default:
			best = wholeWord
		}
	}
	return best
}

// nearTier is how many errors a text has each word of a phrase with, at most.
func nearTier(text, phrase string) byte {
	if !slices.ContainsFunc(strings.Fields(phrase), func(w string) bool { return errorsLetThrough(w) > 0 }) {
		return plainTier(text, phrase)
	}
	worst := 0
	for w := range strings.FieldsSeq(phrase) {
		best, short := tiers, shorts(w)
		if strings.Contains(text, w) {
			best = 0
			if errorsLetThrough(w) == 0 {
				best = int(plainTier(text, w))
			}
		}
		for _, other := range strings.FieldsFunc(text, func(r rune) bool { return !inWord(r) }) {
			if n := errorsLetThrough(w); n > 0 && []rune(w)[0] == []rune(other)[0] {
				for end := range len([]rune(other)) + 1 {
					if d := swapDistance([]rune(w), []rune(other)[:end]); d <= n {
						best = min(best, d)
					}
				}
				if short.MatchString(other) {
					best = min(best, abbreviated)
				}
			}
		}
		worst = max(worst, best)
	}
	return byte(worst)
}

// shortened matches what begins with the first letter of w, and has its others after that.
func shortened(w string) *regexp.Regexp {
	var pattern strings.Builder
	for _, r := range w {
		pattern.WriteString(".*" + regexp.QuoteMeta(string(r)))
	}
	return regexp.MustCompile("^" + strings.TrimPrefix(pattern.String(), ".*"))
}

var shortOnes sync.Map

// shorts is shortened, made once.
func shorts(w string) *regexp.Regexp {
	if known, ok := shortOnes.Load(w); ok {
		return known.(*regexp.Regexp) //nolint:forcetypeassert // nothing else is put there
	}
	made := shortened(w)
	shortOnes.Store(w, made)
	return made
}

func errorsLetThrough(w string) int {
	switch n := utf8.RuneCountInString(w); {
	case n < leastSimilar || n > mostSimilar:
		return 0
	case n < longSimilar:
		return 1
	}
	return 2
}

// swapDistance is how many letters must be put in, taken out, changed or swapped to make b of a.
func swapDistance(a, b []rune) int {
	if len(a) == 0 || len(b) == 0 {
		return len(a) + len(b)
	}
	row := make([][]int, len(a)+1)
	for i := range row {
		row[i] = make([]int, len(b)+1)
		for j := range row[i] {
			switch {
			case i == 0 || j == 0:
				row[i][j] = i + j
			case a[i-1] == b[j-1]:
				row[i][j] = row[i-1][j-1]
			default:
				row[i][j] = 1 + min(row[i-1][j-1], row[i-1][j], row[i][j-1])
				if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
					row[i][j] = min(row[i][j], row[i-2][j-2]+1)
				}
			}
		}
	}
	return row[len(a)][len(b)]
}

// plainDate compares the first and the last day that a date can be, as text.
func plainDate(n query.Date, date string) bool {
	if dateKey(date) == 0 {
		return false
	}
	date = date[:min(len(date), len(time.DateOnly))]
	earliest, latest := date, date
	switch len(date) {
	case len("2006"):
		earliest, latest = date+"-01-01", date+"-12-31"
	case len("2006-01"):
		earliest, latest = date+"-01", date+"-31"
	}
	from, next := n.When.Days(today())
	first, end := from.Format(time.DateOnly), next.Format(time.DateOnly)
	switch n.Field {
	case "after":
		return earliest >= first
	case "before":
		return latest < first
	}
	return earliest >= first && latest < end
}

func plainThing(what string, a *parse.Article) bool {
	switch what {
	case "author":
		return slices.ContainsFunc(a.Authors, func(who parse.Author) bool { return who.Name != "" })
	case "date":
		return dateKey(a.Published) != 0
	}
	return slices.ContainsFunc(a.Blocks, func(b parse.Block) bool {
		return b.Kind == parse.Figure && (what == "image" || b.Caption != "")
	})
}
