package reader

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"broadsheet/reader/query"
)

// Completion is what can be typed at a place in a query.
type Completion struct {
	From, To int      // the bytes of the text that a candidate takes the place of
	Texts    []string // the candidates as they are written, the best first; not all of them, if there are many
	Wants    string   // what can be typed there, of which no candidates are known; else ""
}

// mostTexts is how many candidates there are at most.
const mostTexts = 50

// Complete returns what can stand at the cursor, a byte of the text of a query: the names of the
// fields, or the values of a field among the articles that are read so far; those that begin with what
// is typed first, then the most frequent. It errs if ctx is done before it is.
func (l *Library) Complete(ctx context.Context, text string, cursor int) (Completion, error) {
	spot, ok := query.At(text, cursor)
	if !ok {
		return Completion{}, nil
	}
	begun := fold(spot.Begun)
	done := Completion{From: spot.From, To: spot.To}
	if spot.Field == "" {
		for _, name := range query.Names() {
			if strings.HasPrefix(name, begun) {
				done.Texts = append(done.Texts, name+":")
			}
		}
		return done, nil
	}
	if _, ok := valuesOf[spot.Field]; !ok {
		done.Wants = query.Examples(spot.Field)
		return done, nil
	}
	counts, err := l.values(ctx, spot.Field)
	if err != nil {
		return Completion{}, fmt.Errorf("completion stopped: %w", err)
	}
	done.Texts = best(counts, begun)
	return done, nil
}

// best returns the most likely values that hold what is begun, as they are written in a query.
func best(counts map[string]int, begun string) []string {
	type value struct {
		text string
		n    int
		far  int // where in it stands what is begun: at its beginning or not
	}
	var all []value
	for text, n := range counts {
		if at := strings.Index(fold(text), begun); at >= 0 && query.Quote(text) != `""` {
			all = append(all, value{text, n, min(at, 1)})
		}
	}
	slices.SortFunc(all, func(a, b value) int {
		return cmp.Or(cmp.Compare(a.far, b.far), cmp.Compare(b.n, a.n), strings.Compare(a.text, b.text))
	})
	texts := make([]string, min(len(all), mostTexts))
	for i := range texts {
		texts[i] = query.Quote(all[i].text)
	}
	return texts
}

// values counts the values of a field that has some. Those of others are hardly ever repeated.
func (l *Library) values(ctx context.Context, field string) (map[string]int, error) {
	c := l.index.snapshot()
	counts := map[string]int{}
	count := valuesOf[field]
	for from := 0; from < c.len(); from += c.block {
		if err := ctx.Err(); err != nil {
			return nil, err //nolint:wrapcheck // Complete wraps it
		}
		count(&c, from, min(from+c.block, c.len()), counts)
	}
	delete(counts, "")
	return counts, nil
}

// valuesOf count the values among the entries from … to-1.
var valuesOf = map[string]func(c *columns, from, to int, counts map[string]int){
	query.Publication: names(paper),
	query.Section:     names(shared(sharedSection)),
	query.Place:       names(shared(sharedPlace)),
	query.Agency:      names(shared(sharedAgency)),
	query.Language:    names(shared(sharedLanguage)),
	query.Country:     names(shared(sharedCountry)),
	query.Format:      names(shared(sharedFormat)),
	query.Author:      authors,
	query.After:       years,
	query.Before:      years,
	query.On:          years,
	query.Having:      available,
}

func names(value func(c *columns, id ID) uint32) func(c *columns, from, to int, counts map[string]int) {
	return func(c *columns, from, to int, counts map[string]int) {
		tally := map[uint32]int{}
		for id := from; id < to; id++ {
			tally[value(c, ID(small(id)))]++
		}
		for name, n := range tally {
			counts[c.names[name].text] += n
		}
	}
}

func authors(c *columns, from, to int, counts map[string]int) {
	for id := from; id < to; id++ {
		texts := c.record(ID(small(id)))
		for range 2 { // the headline, the date
			texts.next()
		}
		for len(texts) > 0 {
			counts[texts.next()]++
		}
	}
}

func years(c *columns, from, to int, counts map[string]int) {
	for id := from; id < to; id++ {
		if date := c.date[id]; date != 0 {
			counts[fmt.Sprintf("%04d", date>>(18+9))]++
		}
	}
}

// available counts what the entries have.
func available(c *columns, from, to int, counts map[string]int) {
	for id := from; id < to; id++ {
		for _, thing := range query.Things() {
			if c.rows[id].has&thingNamed[thing] != 0 {
				counts[thing]++
			}
		}
	}
}
