package query_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"broadsheet/reader/query"
)

// What each text means, written out with all its parentheses and without what is not there yet, and
// why it is no whole query, if it is none.
func TestParse(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]struct{ means, lacks string }{
		"":                              {"", ""},
		" \t ":                          {"", ""},
		"harbour":                       {"harbour", ""},
		"Harbour  wall":                 {"Harbour wall", ""},
		"a\x00b":                        {"a b", ""},
		`"harbour wall"`:                {`"harbour wall"`, ""},
		`“ harbour   wall ”`:            {`"harbour wall"`, ""},
		`"said “the wall”" fell`:        {`"said “the wall”" fell`, ""},
		`"wall"`:                        {"wall", ""},
		`a"b c"d`:                       {`a "b c" d`, ""},
		"-wall":                         {"-wall", ""},
		"--wall":                        {`-"-wall"`, ""},
		"-(-wall)":                      {"-(-wall)", ""},
		"well-known":                    {"well-known", ""},
		"10:30":                         {"10:30", ""},
		`"pub:"`:                        {`"pub:"`, ""},
		"a OR b":                        {"a OR b", ""},
		"a b OR c":                      {"a b OR c", ""},
		"a (b OR c)":                    {"a (b OR c)", ""},
		"(a) OR ((b))":                  {"a OR b", ""},
		"(a b) c":                       {"(a b) c", ""},
		"a OR (b OR c)":                 {"a OR (b OR c)", ""},
		"-(a OR b) c":                   {"-(a OR b) c", ""},
		"a or b":                        {"a or b", ""},
		`"OR"`:                          {`"OR"`, ""},
		"ORBIT":                         {"ORBIT", ""},
		"f(x)":                          {"f x", ""},
		"pub:echo":                      {"pub:echo", ""},
		"PUB:Echo":                      {"pub:Echo", ""},
		`pub:"harbour post" wall`:       {`pub:"harbour post" wall`, ""},
		"-author:farrow":                {"-author:farrow", ""},
		"path:a:b":                      {`path:"a:b"`, ""},
		"after:2024-03 before:30D":      {"after:2024-03 before:30d", ""},
		"on:Yesterday OR on:2024-02-29": {"on:yesterday OR on:2024-02-29", ""},
		`on:"today"`:                    {"on:today", ""},
		"words:>800":                    {"words:>800", ""},
		"words:<200":                    {"words:<200", ""},
		"words:<0":                      {"words:<0", ""},
		"words:200..400":                {"words:200..400", ""},
		"words:7..7":                    {"words:7", ""},
		"words:0..9":                    {"words:<10", ""},
		"has:Caption -has:date":         {"has:caption -has:date", ""},

		// half-typed
		`"a phr`:              {`"a phr"`, "quotation mark"},
		`pub:"fenland e`:      {`pub:"fenland e"`, "quotation mark"},
		`"`:                   {"", "quotation mark"},
		`a "" b`:              {"a b", "quotation marks"},
		"(a OR b":             {"a OR b", "not closed"},
		"(a OR":               {"a", "OR: nothing stands after it"},
		"a OR ":               {"a", "OR: nothing stands after it"},
		"a OR\x00OR":          {"a", "OR: "},
		"OR":                  {"", "OR: nothing stands before it"},
		"(":                   {"", "not closed"},
		"a () b":              {"a b", "parentheses"},
		"a -":                 {"a", "-: "},
		"a - b":               {"a b", "-: "},
		"-(":                  {"", "not closed"},
		"(-)":                 {"", "-: "},
		"pub:":                {"", "pub: wants a value"},
		"pub: harbour":        {"harbour", "pub: wants a value"},
		"-pub: OR harbour":    {"harbour", "pub: wants a value"},
		`harbour pub:""`:      {"harbour", "quotation marks"},
		"after:2":             {"", "after: wants a date"},
		"after:30":            {"", "after: wants a date"},
		"after:2024-":         {"after:2024", "after: wants a date"},
		"after:2024-1":        {"after:2024", "after: wants a date"},
		"after:2024-03-3":     {"after:2024-03", "after: wants a date"},
		"-before:yes":         {"", "before: wants a date"},
		"words:>":             {"", "words: wants"},
		"words:200.":          {"", "words: wants"},
		"words:200..":         {"", "words: wants"},
		"words:200..3":        {"", "words: wants"},
		"a has:ca":            {"a", "has: wants"},
		"(((a) OR b) has:cap": {"(a OR b)", "has: wants"},
	} {
		q, err := query.Parse(text)
		if err != nil {
			t.Errorf("%q: %v", text, err)
			continue
		}
		if got := q.String(); got != want.means && "("+got+")" != want.means {
			t.Errorf("%q means %s, want %s", text, got, want.means)
		}
		switch _, err := query.Check(text); {
		case (want.lacks == "") != (err == nil):
			t.Errorf("%q: %v, want %q", text, err, want.lacks)
		case err != nil && !strings.Contains(err.Error(), want.lacks):
			t.Errorf("%q: %v, want %q in it", text, err, want.lacks)
		}
	}
}

// The column is in runes, from 1, and so it is where the reader looks, wide letters or not.
func TestErrorsPointAtTheColumn(t *testing.T) {
	t.Parallel()
	const date, words, has = "wants a date: 2024, 2024-03, 2024-03-30, yesterday, 30d", "words: wants a number: >800, <200, 200..400, 500",
		"has: wants caption, image, author or date"
	deep := strings.Repeat("(", 51)
	for text, want := range map[string]struct {
		column int
		reason string
	}{
		"pubs:":             {1, `there is no field "pubs:": did you mean pub:?`},
		"橋 -Autor:x":        {4, `there is no field "Autor:": did you mean author:?`},
		"http://x":          {1, `there is no field "http:": put it between quotation marks to look for it as it stands`},
		"after:march":       {7, "after: " + date},
		"after:2024-13":     {7, "after: the calendar has no 2024-13"},
		"after:2024-02-3 ":  {7, "after: " + date},
		"a on:2023-02-29":   {6, "on: the calendar has no 2023-02-29"},
		"before:20 harbour": {8, "before: " + date},
		"before:12345d":     {8, "before: " + date},
		`on:"2024-"`:        {4, "on: " + date},
		"words:many":        {7, words},
		"words:>x":          {7, words},
		"words:9..3 a":      {7, "words: 9 is more than 3: say words:3..9"},
		"words:12345678901": {7, words},
		"words:-5":          {7, words},
		"has:captions":      {5, has + ": did you mean has:caption?"},
		"has:cap ":          {5, has + ": did you mean has:caption?"},
		"has:zzzz":          {5, has},
		"a) b":              {2, "): no parenthesis is open here"},
		"é OR\x00OR b":      {6, "OR: nothing stands before it"},
		"OR b":              {1, "OR: nothing stands before it"},
		"(a OR) b":          {4, "OR: nothing stands after it"},
		"pub:(a OR b)":      {5, `pub: wants a word or a "phrase": say (pub:… OR pub:…)`},
		deep:                {51, "(: too many parentheses stand in each other"},
		strings.Repeat("x", 40) + ":": {
			1, `there is no field "xxxxxxxxxxxxxxxxxxxxxxxx…:": put it between quotation marks to look for it as it stands`,
		},
	} {
		_, err := query.Parse(text)
		e, ok := err.(*query.Error) //nolint:errorlint // it is not wrapped
		if !ok {
			t.Errorf("%q: %v", text, err)
			continue
		}
		if e.Column != want.column || e.Reason != want.reason || utf8.RuneCountInString(text[:e.At])+1 != e.Column {
			t.Errorf("%q: byte %d, column %d: %s\nwant column %d: %s", text, e.At, e.Column, e.Reason, want.column, want.reason)
		}
	}
}

// FuzzParse holds that whatever is typed is read, that what comes of it can be written and read again,
// and that an error has a place in the text.
func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"", `a "b c" -d OR (e f) pub:"x y" -(g OR -h)`, "after:2024-0", "words:200..", "has:ca", "pub:“a", "-(-(-", "OR\x00OR", "a\xffb:\x00 é:", "words:<0",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		q, err := query.Parse(text)
		if err != nil {
			mustPoint(t, text, err)
			return
		}
		if q.Unfinished != nil {
			mustPoint(t, text, q.Unfinished)
		}
		again, err := query.Check(q.String())
		if err != nil {
			t.Fatalf("%q means %q, which is wrong: %v", text, q, err)
		}
		if !reflect.DeepEqual(again.Root, q.Root) {
			t.Fatalf("%q means %q, and that %q: %#v, %#v", text, q, again, q.Root, again.Root)
		}
	})
}

func mustPoint(t *testing.T, text string, err error) {
	t.Helper()
	e, ok := err.(*query.Error) //nolint:errorlint // it is not wrapped
	if !ok || e.Reason == "" || e.At < 0 || e.At >= len(text) || e.Column != utf8.RuneCountInString(text[:e.At])+1 {
		t.Fatalf("%q: %#v", text, err)
	}
}

// A text that is quoted is read as that text, but for what no query can say.
func FuzzQuote(f *testing.F) {
	for _, s := range []string{"echo", "The Fenland Echo", "OR", "-x", "a:b", "f(x)", `Le "Figaro" du jour`, "\u00a0a\tb", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		known, _, _ := strings.Cut(s, `"`)
		known = strings.Join(strings.FieldsFunc(known, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
		var want query.Node
		if known != "" {
			want = query.Text{Field: "pub", Text: known}
		}
		if q, err := query.Parse("pub:" + query.Quote(s)); err != nil || q.Root != want {
			t.Fatalf("%q is read as %#v, %v", s, q.Root, err)
		}
	})
}

func TestDays(t *testing.T) {
	t.Parallel()
	at := func(s string) time.Time {
		now, err := time.Parse(time.RFC3339, s)
		if err != nil {
			t.Fatal(err)
		}
		return now
	}
	now := at("2024-03-31T23:30:00-08:00") // in Greenwich it is April
	for _, c := range []struct{ when, first, next string }{
		{"2024", "2024-01-01", "2025-01-01"},
		{"2024-02", "2024-02-01", "2024-03-01"},
		{"2024-02-29", "2024-02-29", "2024-03-01"},
		{"today", "2024-03-31", "2024-04-01"},
		{"yesterday", "2024-03-30", "2024-03-31"},
		{"0d", "2024-03-31", "2024-04-01"},
		{"30d", "2024-03-01", "2024-03-02"},
		{"2w", "2024-03-17", "2024-03-18"},
		{"1m", "2024-02-29", "2024-03-01"}, // there is no 31 February
		{"6m", "2023-09-30", "2023-10-01"},
		{"13m", "2023-02-28", "2023-03-01"},
		{"1y", "2023-03-31", "2023-04-01"},
	} {
		q, err := query.Check("on:" + c.when)
		if err != nil {
			t.Fatal(err)
		}
		first, next := q.Root.(query.Date).When.Days(now) //nolint:forcetypeassert // it fails then
		if got := [2]string{first.Format(time.DateOnly), next.Format(time.DateOnly)}; got != [2]string{c.first, c.next} {
			t.Errorf("%s: %v, want %s and %s", c.when, got, c.first, c.next)
		}
	}
}

// The bar is the cursor, the brackets are around what a completion takes the place of.
func TestWhatStandsAtTheCursor(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]struct{ spot, field, begun string }{
		"|":                    {"[]", "", ""},
		"pu|":                  {"[pu]", "", "pu"},
		"harbour pu|b":         {"harbour [pub]", "", "pu"},
		"harbour | pub":        {"harbour [] pub", "", ""},
		"harbour |pub":         {"harbour []pub", "", ""},
		"harbour -(pu|":        {"harbour -([pu]", "", "pu"},
		"pu|b:echo":            {"[pub:]echo", "", "pu"},
		"pub:|":                {"pub:[]", "pub", ""},
		"PUB:ec|ho wall":       {"PUB:[echo] wall", "pub", "ec"},
		`-pub:"fen|land e" a`:  {`-pub:["fenland e"] a`, "pub", "fen"},
		`pub:"|`:               {`pub:["]`, "pub", ""},
		`pub:"fen"| a`:         {`pub:["fen"] a`, "pub", "fen"},
		"nosuch:a|":            {"nosuch:[a]", "nosuch", "a"},
		`"a phrase" (pu|`:      {`"a phrase" ([pu]`, "", "pu"},
		`"a phr| pub:x`:        {"", "", ""},
		`"a phr|`:              {"", "", ""},
		`a "|`:                 {"", "", ""},
		`a "b|" c`:             {"", "", ""},
		") OR auth|":           {") OR [auth]", "", "auth"},
		`pub:echo author:"a|"`: {`pub:echo author:["a"]`, "author", "a"},
	} {
		before, after, _ := strings.Cut(text, "|")
		all := before + after
		s, ok := query.At(all, len(before))
		if !ok {
			if want.spot != "" {
				t.Errorf("%s: nothing", text)
			}
			continue
		}
		if got := all[:s.From] + "[" + all[s.From:s.To] + "]" + all[s.To:]; got != want.spot || s.Field != want.field || s.Begun != want.begun {
			t.Errorf("%s: %s %q %q, want %s %q %q", text, got, s.Field, s.Begun, want.spot, want.field, want.begun)
		}
	}
}

func FuzzAt(f *testing.F) {
	f.Add(`a -(pub:"x y" OR b`, 9)
	f.Fuzz(func(t *testing.T, text string, cursor int) {
		s, ok := query.At(text, cursor)
		if ok && (s.From < 0 || s.From > s.To || s.To > len(text) || !strings.Contains(text, s.Begun)) {
			t.Fatalf("%q at %d: %+v", text, cursor, s)
		}
	})
}

// The examples of the help are right.
func TestFieldsTakeWhatTheySay(t *testing.T) {
	t.Parallel()
	for _, f := range query.Fields() {
		if len(f.Takes) == 0 || f.Help == "" {
			t.Errorf("%s has no help", f.Name)
		}
		for _, v := range f.Takes {
			if q, err := query.Check(f.Name + ":" + v); err != nil || q.Root == nil {
				t.Errorf("%s:%s: %v", f.Name, v, err)
			}
		}
	}
	if names := query.Names(); !slices.Contains(names, "pub") {
		t.Error(names)
	}
}
