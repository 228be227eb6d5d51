package reader

import (
	"bytes"
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"broadsheet/reader/query"
)

// compiler makes conditions of a query, for the entries of c.
type compiler struct {
	ctx      context.Context //nolint:containedctx // it lives no longer than the call of newFilter
	c        *columns
	now      time.Time
	alike    bool // plain texts may be misspelt
	misspelt bool // one was found that can be
	err      error
}

// part is a condition with what is known of it beforehand.
type part struct {
	condition

	key   string // equal for parts that find the same
	field string // of a text,
	word  string // and that, folded
	cost  int    // what costs less is asked first
}

// What a condition costs. Of texts the longest, which is the rarest as a rule, costs least.
const (
	byColumn    = 0
	longestText = 1 << 10
	byParts     = byColumn + longestText + 1
	byFile      = byParts + 1
)

// implies reports whether all that meets p meets old.
func (p *part) implies(old *part) bool {
	return p.key == old.key || p.word != "" && old.word != "" && p.field == old.field && strings.Contains(p.word, old.word) &&
		(strings.HasPrefix(p.word, old.word) || !byCode[p.field])
}

// parts are what a node asks for, all of which must be met, the cheapest first, each once.
func (k *compiler) parts(n query.Node) []part {
	nodes, several := n.(query.All)
	if !several {
		nodes = query.All{n}
	}
	var parts []part
	seen := map[string]bool{}
	for _, n := range nodes {
		if p, ok := k.part(n); ok && !seen[p.key] {
			seen[p.key] = true
			parts = append(parts, p)
		}
	}
	slices.SortStableFunc(parts, func(a, b part) int { return cmp.Compare(a.cost, b.cost) })
	return parts
}

func conditions(parts []part) []condition {
	all := make([]condition, len(parts))
	for i := range parts {
		all[i] = parts[i].condition
	}
	return all
}

// part is what one node asks for. It reports false for what asks for nothing, such as a word of
// which no letter counts.
func (k *compiler) part(n query.Node) (part, bool) {
	switch n := n.(type) {
	case query.Text:
		return k.text(n)
	case query.All:
		parts := k.parts(n)
		return group("(", " ", parts, all(conditions(parts)))
	case query.Any:
		var parts []part
		for _, one := range n {
			if p, ok := k.part(one); ok {
				parts = append(parts, p)
			}
		}
		return group("(", " OR ", parts, either(conditions(parts)))
	case query.Not:
		exact := *k
		exact.alike = false
		parts := exact.parts(n.Node)
		k.err = exact.err
		return group("-(", " ", parts, not{all(conditions(parts))})
	case query.Date:
		first, next := n.When.Days(k.now)
		return column(n.Field+":"+first.Format(time.DateOnly)+".."+next.Format(time.DateOnly), published(n.Field, first, next)), true
	case query.Words:
		return column(query.Print(n), func(c *columns, id ID) byte {
			words := int(c.rows[id].words)
			return met(n.Least <= words && words <= n.Most)
		}), true
	case query.Has:
		want := thingNamed[n.What]
		return column(query.Print(n), func(c *columns, id ID) byte { return met(c.rows[id].has&want != 0) }), true
	}
	return part{}, false
}

func column(key string, grade each) part { return part{condition: grade, key: key, cost: byColumn} }

// group is the part that parts make together. It asks for nothing if there are none.
func group(opens, between string, parts []part, made condition) (part, bool) {
	keys, cost := make([]string, len(parts)), byColumn
	for i := range parts {
		keys[i] = parts[i].key
		if parts[i].cost > byColumn {
			cost = byParts
		}
	}
	return part{condition: made, key: opens + strings.Join(keys, between) + ")", cost: cost}, len(parts) > 0
}

var thingNamed = map[string]things{
	query.Caption: hasCaption, query.Image: hasImage, query.HasAuthor: hasAuthor, query.HasDate: hasDate,
}

// text is what a text asks for.
func (k *compiler) text(n query.Text) (part, bool) {
	word := foldedText(n.Text)
	if word == "" {
		return part{}, false
	}
	made := textFields[n.Field](k, word)
	p := part{
		condition: made.condition, field: n.Field, word: word, cost: made.cost,
		key: n.Field + ":" + strconv.Quote(word), // so that nothing in it looks like another key
	}
	return p, true
}

// textFields make the condition of each field that takes a text; "" is a plain word or phrase.
var textFields = map[string]func(k *compiler, word string) part{
	"":                (*compiler).plain,
	query.Headline:    func(k *compiler, word string) part { return k.searching(word, firstField) },
	query.Author:      func(k *compiler, word string) part { return k.searching(word, otherFields) },
	query.Publication: func(k *compiler, word string) part { return k.named(word, tierOfName, paper) },
	query.Section:     func(k *compiler, word string) part { return k.named(word, tierOfName, shared(sharedSection)) },
	query.Place:       func(k *compiler, word string) part { return k.named(word, tierOfName, shared(sharedPlace)) },
	query.Agency:      func(k *compiler, word string) part { return k.named(word, tierOfName, shared(sharedAgency)) },
	query.Language:    func(k *compiler, word string) part { return k.named(word, codeTier, shared(sharedLanguage)) },
	query.Country:     func(k *compiler, word string) part { return k.named(word, codeTier, shared(sharedCountry)) },
	query.Format:      func(k *compiler, word string) part { return k.named(word, codeTier, shared(sharedFormat)) },
	query.Path:        (*compiler).path,
}

func paper(c *columns, id ID) uint32 { return c.paper[id] }

func shared(which int) func(c *columns, id ID) uint32 {
	return func(c *columns, id ID) uint32 { return c.rows[id].shared[which] }
}

// byCode are the fields of which only the beginning counts.
var byCode = map[string]bool{query.Language: true, query.Country: true, query.Format: true}

// codeTier is how well a code begins with what was typed.
func codeTier(code, begun string) byte { return met(strings.HasPrefix(code, begun)) }

// tierOfName is tierOf for one of many names, most of which do not hold the word.
func tierOfName(name, word string) byte {
	if !strings.Contains(name, word) {
		return tiers
	}
	return tierOf([]byte(name), []byte(word))
}

// plain looks for a text in all that is searched.
func (k *compiler) plain(word string) part {
	if k.alike {
		if made := k.misspelling(word); made != nil {
			k.misspelt = true
			return part{condition: made, cost: byParts}
		}
	}
	return k.searching(word, nil)
}

// searching looks for a text in those words, or, if in is nil, in all that is searched.
func (k *compiler) searching(text string, in func(words []uint32) []uint32) part {
	h := &holds{in: in, parts: k.lookedFor([]byte(text))}
	if in == nil {
		h.names = k.names(func(name string) byte { return tierOfName(name, text) })
	}
	return part{condition: h, cost: byParts - min(len(text), longestText)}
}

// names are the tiers of c.names; nil if none does.
func (k *compiler) names(grade func(name string) byte) []byte {
	tier := make([]byte, len(k.c.names))
	best := byte(tiers)
	for i, n := range k.c.names {
		tier[i] = grade(n.folded)
		best = min(best, tier[i])
	}
	if best == tiers {
		return nil
	}
	return tier
}

// named looks for a text in a value that is one of c.names: each of these is looked at once.
func (k *compiler) named(word string, grade func(name, word string) byte, value func(c *columns, id ID) uint32) part {
	tier := k.names(func(name string) byte { return grade(name, word) })
	return column("", func(c *columns, id ID) byte {
		if tier == nil {
			return tiers
		}
		return tier[value(c, id)]
	})
}

// path looks for a text in the path, which is that of the folder, as a rule, and the file's name.
func (k *compiler) path(word string) part {
	inside := make([]bool, len(k.c.folders))
	for i := range k.c.folders {
		inside[i] = strings.Contains(k.c.folders[i].path, word)
	}
	return part{cost: byFile, condition: each(func(c *columns, id ID) byte {
		file := c.rows[id].file
		n := c.files.list[file].folder
		in := &c.folders[n]
		if inside[n] || in.whole {
			return met(inside[n])
		}
		end := in.path[max(len(in.path)-len(word)+1, 0):] // the word may begin in it
		var buf [128]byte
		return met(bytes.Contains(even(appendFold(append(buf[:0], end...), string(c.files.name(file))), nil), []byte(word)))
	})}
}

// published is met by what was published in the days from first to the one before next, or, by the
// field, before or after that. Of a date that is known less precisely, each day it may be must be.
func published(field string, first, next time.Time) each {
	from, to := calendarOf(first), calendarOf(next)
	return func(c *columns, id ID) byte {
		if c.date[id] == 0 {
			return tiers
		}
		earliest, latest := daysOf(c.date[id])
		switch field {
		case query.After:
			return met(earliest >= from)
		case query.Before:
			return met(latest < from)
		}
		return met(earliest >= from && latest < to)
	}
}
