package query

import (
	"fmt"
	"slices"
	"strings"

	"broadsheet/reader/nearest"
)

// Field is a name that can stand before a colon.
type Field struct {
	Name  string
	Help  string   // what it asks for
	Takes []string // examples of its values
	read  func(p *parser, f *Field, v value) (Node, error)
}

// The fields that take a text.
const (
	Publication = "pub"
	Author      = "author"
	Headline    = "headline"
	Section     = "section"
	Place       = "place"
	Agency      = "agency"
	Language    = "lang"
	Country     = "country"
	Path        = "path"
	Format      = "format"
)

// The fields that take a date.
const (
	After  = "after"
	Before = "before"
	On     = "on"
)

// The other fields.
const (
	Length = "words"
	Having = "has"
)

// What an article may have.
const (
	Caption   = "caption"
	Image     = "image"
	HasAuthor = "author"
	HasDate   = "date"
)

// Things are what has: can ask for.
func Things() []string { return []string{Caption, Image, HasAuthor, HasDate} }

// Fields are all fields, in the order of the help.
func Fields() []Field {
	return []Field{
		{Publication, "the publication", []string{"echo", `"harbour post"`}, readText},
		{Author, "an author's name", []string{"farrow"}, readText},
		{Headline, "the headline alone", []string{"storm"}, readText},
		{Section, "the section of the paper", []string{"news"}, readText},
		{Place, "the place of the dateline", []string{"whitby"}, readText},
		{Agency, "the agency", []string{"reuters"}, readText},
		{Language, "the language, by the beginning of its code", []string{"en", "pt-BR"}, readText},
		{Country, "the country of publication, by the beginning of its code", []string{"GB"}, readText},
		{Path, "the path of the file", []string{"2024/03"}, readText},
		{Format, "the format of the file, by the beginning of its name", []string{"plain"}, readText},
		{After, "published on that day, in that month or year, or later", []string{"2024", "2024-03", "2024-03-30", "30d"}, readDate},
		{Before, "published before that day, month or year", []string{"2024", "yesterday", "2w", "6m", "1y"}, readDate},
		{On, "published on that day, in that month or year", []string{"today", "2024-03"}, readDate},
		{Length, "how many words the article has", []string{">800", "<200", "200..400", "500"}, readWords},
		{Having, "what the article must have", Things(), readThing},
	}
}

// Examples says what a field takes.
func Examples(name string) string {
	f, ok := field(name)
	if !ok {
		return ""
	}
	return f.Name + ": takes " + f.Help + ", as in " + f.Name + ":" + strings.Join(f.Takes, " "+f.Name+":")
}

// Names are the names of all fields.
func Names() []string {
	all := Fields()
	names := make([]string, len(all))
	for i, f := range all {
		names[i] = f.Name
	}
	return names
}

// field finds a field by its name, in any case.
func field(name string) (*Field, bool) {
	all := Fields()
	i := slices.IndexFunc(all, func(f Field) bool { return strings.EqualFold(f.Name, name) })
	if i < 0 {
		return nil, false
	}
	return &all[i], true
}

// longestName is how much of a name that does not exist is said again, in runes.
const longestName = 24

// noField says that there is no such field.
func noField(name string) string {
	hint := "did you mean " + nearest.Name(name, Names()) + ":?"
	if nearest.Name(name, Names()) == "" {
		hint = "put it between quotation marks to look for it as it stands"
	}
	if r := []rune(name); len(r) > longestName {
		name = string(r[:longestName]) + "…"
	}
	return fmt.Sprintf("there is no field \"%s:\": %s", name, hint)
}
