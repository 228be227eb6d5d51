package reader

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"broadsheet/parse"
	"broadsheet/reader/query"
)

// holding returns a library with these articles, in the files 0.txt, 1.txt and so on.
func holding(articles ...parse.Article) *Library {
	l := newLibrary(1, &source{arg: "press"})
	for i := range articles { // a batch each, as a slow scan would have it
		var b batch
		b.put(found{base: fmt.Sprintf("%d.txt", i), turn: small(i)}, 0, "plain", &articles[i])
		l.index.add(&b)
	}
	return l
}

// listed returns the numbers of the articles that match q.
func listed(t *testing.T, l *Library, q Query) []ID {
	t.Helper()
	rows, err := l.Query(context.Background(), q)
	if err != nil {
		t.Fatalf("%q: %v", q.Text, err)
	}
	if rows.Similar() {
		return []ID{}
	}
	return rows.ids
}

func press() []parse.Article {
	return []parse.Article{
		{
			Headline: "Harbour wall to be rebuilt", Publication: "Fenland Echo", Authors: []parse.Author{{Name: "Ada Farrow"}},
			Section: "News", Place: "Whitby", Language: "en", Country: "GB", Published: "2024-03-30", Words: 411,
			Blocks: []parse.Block{{Kind: parse.Paragraph}, {Kind: parse.Figure, Caption: "Waves"}},
		},
		{
			Headline: "Ferry firm sues over harbour", Publication: "The Meridian", Authors: []parse.Author{{Name: "Zoë Kowalski"}, {Name: "Ewan Brandt"}},
			Section: "Local news", Agency: "Reuters", Language: "en", Country: "GB", Published: "2024-04-01T08:00:00Z", Words: 900,
			Blocks: []parse.Block{{Kind: parse.Figure, Credit: "Jane Doe"}},
		},
		{Headline: "L’École de la Straße", Publication: "Le Méridien", Language: "pt-BR", Published: "2023-12-31"},
		{Headline: "東京の橋が新しい", Publication: "海の新聞", Published: "2024"},
		{Publication: "Fenland Echo", Published: "2024-02", Authors: []parse.Author{{Contact: "@x"}}},
		{},
	}
}

func TestFilter(t *testing.T) {
	t.Parallel()
	l := holding(press()...)
	l.now = today
	for text, want := range map[string][]ID{
		"":                     {0, 1, 2, 3, 4, 5},
		"  \t ":                {0, 1, 2, 3, 4, 5},
		"harb":                 {0, 1},
		"HARB":                 {0, 1},
		"harbour wall":         {0},
		"wall harbour":         {0},
		"harbour echo ada":     {0},
		"harbour kowalski ewa": {1},
		"zoe":                  {1},
		"meridien":             {2},
		"ecole STRASSE":        {2},
		"l'ecole":              {2},
		"meridi":               {1, 2},
		"橋":                    {3},
		"新 海":                  {3},
		"京東":                   {},
		"echo":                 {0, 4},
		"rebuilt fenlandx":     {},
		"rebuiltfenland":       {}, // across the fields
		"zzzz":                 {},
		"\x00":                 {0, 1, 2, 3, 4, 5},

		`"harbour wall"`:               {0},
		`"wall harbour"`:               {},
		`"HARBOUR  wa"`:                {0},
		`"rebuilt fenland"`:            {},
		"-harbour":                     {2, 3, 4, 5},
		"harbour -wall":                {1},
		`-"harbour wall" echo`:         {4},
		"wall OR firm":                 {0, 1},
		"wall OR firm kowalski":        {0, 1},
		"(wall OR firm) kowalski":      {1},
		"-(wall OR firm)":              {2, 3, 4, 5},
		"-(harbour wall)":              {1, 2, 3, 4, 5},
		"-(-wall)":                     {0},
		"wall OR \u00ad":               {0}, // a soft hyphen is nothing
		"-\u00ad":                      {0, 1, 2, 3, 4, 5},
		"pub:echo":                     {0, 4},
		`pub:"le mérid"`:               {2},
		"pub:harbour":                  {},
		"headline:harbour":             {0, 1},
		"headline:echo":                {},
		"headline:farrow":              {},
		"author:farrow":                {0},
		"author:echo":                  {},
		"author:ewan -author:ada":      {1},
		"section:new":                  {0, 1},
		"place:whitby":                 {0},
		"agency:reut":                  {1},
		"lang:pt":                      {2},
		"lang:pt-br":                   {2},
		"lang:br":                      {},
		"country:GB":                   {0, 1},
		"country:b":                    {},
		"format:pl":                    {0, 1, 2, 3, 4, 5},
		"format:text":                  {},
		"path:press/3":                 {3},
		"path:PRESS":                   {0, 1, 2, 3, 4, 5},
		"path:5.t OR path:s/1":         {1, 5},
		"path:press3":                  {},
		"after:2024":                   {0, 1, 3, 4},
		"after:2024-03":                {0, 1},
		"after:2024-03-31":             {1},
		"after:2d":                     {0, 1},
		"after:yesterday":              {1},
		"on:today":                     {1},
		"on:2024":                      {0, 1, 3, 4},
		"on:2024-02":                   {4},
		"on:2024-02-29":                {},
		"before:2024":                  {2},
		"before:2024-03":               {2, 4},
		"before:2025":                  {0, 1, 2, 3, 4},
		"before:2024-12-15":            {0, 1, 2, 4}, // 2024 may be after that
		"before:2024-02-29":            {2},
		"-after:2024":                  {2, 5},
		"after:2024-02 before:2w":      {4},
		"words:411":                    {0},
		"words:>411":                   {1},
		"words:<412":                   {0, 2, 3, 4, 5},
		"words:400..411":               {0},
		"has:caption":                  {0},
		"has:image":                    {0, 1},
		"has:author":                   {0, 1},
		"-has:date":                    {5},
		"has:image -has:caption":       {1},
		"harbour (pub:echo OR lang:x)": {0},

		// half-typed
		"harbour pub:":          {0, 1},
		`"harbour wa`:           {0},
		"(wall OR firm":         {0, 1},
		"(wall OR":              {0},
		"harbour -":             {0, 1},
		"harbour after:2024-0":  {0, 1},
		"harbour on:yester":     {0, 1},
		"harbour words:>":       {0, 1},
		"harbour has:capt":      {0, 1},
		"harbour -(":            {0, 1},
		`pub:"fenl harbour pub`: {},
	} {
		if got := listed(t, l, Query{Text: text, Sort: "path"}); !slices.Equal(got, want) {
			t.Errorf("%q finds %v, want %v", text, got, want)
		}
		if got, similar := plain(press()).find(t, text); !similar && !slices.Equal(got, want) {
			t.Errorf("%q finds %v when it is looked for plainly, want %v", text, got, want)
		}
	}
}

// What was found before is gone on from only where nothing else can be found.
func TestFilterAfterAnother(t *testing.T) {
	t.Parallel()
	for _, c := range [][2]string{
		{"new", "section:news"}, {"lang:b", "lang:pt-br"}, {"harbour wall", "harbour"}, {"harbour", "harbour OR echo"}, {"wall", "-wall"},
		{"-wall", "-wal"}, {"-wal", "-wall"}, {"harbour zzzz", "harbour -zzzz"}, {`"harbour wall"`, "harbour wall"}, {"harbour wall", `"wall harbour"`},
		{"words:4", "words:41"}, {"words:41", "words:411"}, {"after:2025", "after:2024"}, {"pub:x", "pub:x OR pub:echo"}, {"a pub:x", "a"},
	} {
		l := holding(press()...)
		l.now = today
		for _, text := range c {
			mustFindAll(t, l, press(), text)
		}
	}
}

func TestPhraseReachesOverQuotationMarks(t *testing.T) {
	t.Parallel()
	articles := []parse.Article{
		{Headline: "He said “the wall” fell", Publication: "The “Fenland” Echo"}, {Headline: "Said « the  wall » fell"},
		{Headline: "Sailors’ wives said ‘the wall’"}, {Headline: "Said (“the wall”)"}, {Headline: "Said the walls”"}, {Headline: "Said", Publication: "the wall"},
	}
	l := holding(articles...)
	for text, want := range map[string][]ID{
		`"said the wall"`:          {0, 1, 2, 4},
		`"said the wall fell"`:     {0, 1},
		`"aid the wal"`:            {0, 1, 2, 4},
		`headline:"said the wall"`: {0, 1, 2, 4},
		`pub:"the fenland echo"`:   {0},
		`"sailors' wives"`:         {2},
		`"sailors wives"`:          {2},
		`sailors'`:                 {2},
		`"said 'the wall'"`:        {0, 1, 2, 4},
		`-"the wall"`:              {},
	} {
		mustFindAll(t, l, articles, text)
		if got := listed(t, l, Query{Text: text, Sort: "path"}); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
}

// What an article has is known of files as they are read, not only of articles in memory.
func TestFilterByWhatAFileHas(t *testing.T) {
	t.Parallel()
	dir := inFolder(t, map[string]string{
		"wall.txt":  "Harbour wall\n\nThe wall fell in January, the council said.\n",
		"storm.txt": "Storm closes port\n\nBy Ada Farrow\n\nThe port was shut for a third day.\n\n?? Jane Doe ?? Waves break over the harbour wall in January\n",
	})
	l := opened(t, dir)
	scanned(t, l)
	for text, want := range map[string][]string{
		"has:image":    {"storm.txt"},
		"has:caption":  {"storm.txt"},
		"-has:caption": {"wall.txt"},
		"has:author":   {"storm.txt"},
	} {
		rows := must(l.Query(t.Context(), Query{Text: text, Sort: "path"}))
		var got []string
		for _, e := range rows.Window(0, rows.Len()) {
			got = append(got, filepath.Base(e.Path))
		}
		mustEqual(t, text, got, want)
	}
}

// The rows of a ranked list say by themselves how they match, whichever way round it is.
func TestRowsSayHowTheyMatch(t *testing.T) {
	t.Parallel()
	l := holding(
		parse.Article{Headline: "Harbours"}, parse.Article{Headline: "Harbour wall"}, parse.Article{Headline: "Xharbour"}, parse.Article{Headline: "The harbour"},
	)
	for _, c := range []struct {
		text    string
		reverse bool
		want    string
	}{
		{"harbour", false, "Harbour wall 1, The harbour 1, Harbours 2, Xharbour 3"},
		{"harbour", true, "Xharbour 3, Harbours 2, Harbour wall 1, The harbour 1"},
		{"wall", false, "Harbour wall 0"},
		{"", false, "Harbours 0, Harbour wall 0, Xharbour 0, The harbour 0"},
		{"harbuor OR wlal", false, "Harbours 0, Harbour wall 0, The harbour 0"},
		{"harboursx OR harbxxur", false, "Harbours 4, Harbour wall 4, The harbour 4"},
	} {
		rows := must(l.Query(t.Context(), Query{Text: c.text, Sort: ByRelevance, Reverse: c.reverse}))
		var got []string
		for _, e := range rows.Window(0, rows.Len()) {
			got = append(got, fmt.Sprintf("%s %d", e.Headline, e.Match))
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%q, reversed: %v: %s, want %s", c.text, c.reverse, s, c.want)
		}
	}
}

// What a query that was given up knew is not taken for an answer.
func TestGivenUpQueryLeavesNothingBehind(t *testing.T) {
	t.Parallel()
	l := holding(press()...)
	for _, text := range []string{"harbour", "harbuor", "-harbour", "harbour OR -(ecole echo)"} {
		gone, cancel := context.WithCancel(t.Context())
		cancel()
		if rows, err := l.Query(gone, Query{Text: text, Sort: "path"}); err == nil {
			t.Errorf("%q is answered when nobody waits: %v", text, rows.ids)
		}
		rows := must(l.Query(t.Context(), Query{Text: text, Sort: "path"}))
		if fresh := must(holding(press()...).Query(t.Context(), Query{Text: text, Sort: "path"})); !slices.Equal(rows.ids, fresh.ids) {
			t.Errorf("%q afterwards: %v, want %v", text, rows.ids, fresh.ids)
		}
	}
}

// A relative date is another one tomorrow.
func TestFilterTomorrow(t *testing.T) {
	t.Parallel()
	l := holding(press()...)
	for day, want := range [][]ID{{1}, {}} {
		l.now = func() time.Time { return today().AddDate(0, 0, day) }
		if got := listed(t, l, Query{Text: "on:today"}); !slices.Equal(got, want) {
			t.Errorf("in %d days: %v, want %v", day, got, want)
		}
	}
}

// queries has what people ask, in all its forms.
var queries = append([]string{
	"echo", "echo", "ecole", "2", "the of", "ski kowal", `"the of"`, `"harbour wall`, "harbour OR quay", "(harbour OR quay) -the", "-the -of -and",
	"pub:wall", "pub:wall harb", "harb -pub:wall", "headline:brandt", "author:brandt -headline:brandt", "after:2010 before:2012", "on:2011-03 OR ski",
	"path:0012", "path:77.txt", "words:>10", "has:author -has:caption", "-(ferry OR firm (sues OR -over))", "kowalzki", "brnadt harbuor", "zzzz OR brnadt",
	"country:x", "-country:x stem",
}, benchQueries...)

// The entries are so many that several goroutines filter them, and that chunks begin and end
// between hits. They come bit by bit, as in a scan.
func TestFilterFindsWhatThePlainOneFinds(t *testing.T) {
	t.Parallel()
	l := newLibrary(1, &source{arg: "press"})
	l.now = today
	l.index.columns.block = 512
	var all plain
	for _, n := range []int{1, 63, 511, 512, 513, 2000, 6<<10 + 77} {
		for i := len(all); i < n; i++ {
			all = append(all, *invented(i))
		}
		var b batch
		for i := l.Len(); i < n; i++ {
			b.put(found{base: fmt.Sprintf("%d.txt", i), turn: small(i)}, 0, "plain", &all[i])
		}
		l.index.add(&b)
		for i, text := range queries {
			if n == 2000 && i == len(queries)/2 { // at first without concordances
				l.index.gather(func() bool { return false })
			}
			if n < 5000 || i%3 == 0 { // the plain one takes its time
				mustFindAll(t, l, all, text)
			}
		}
	}
}

// mustFindAll compares what the library finds with what the plain filter does, also by relevance.
func mustFindAll(t *testing.T, l *Library, all plain, text string) {
	t.Helper()
	want, similar := all.find(t, text)
	for _, by := range []Sort{"path", "relevance"} {
		rows, err := l.Query(t.Context(), Query{Text: text, Sort: by})
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		got := slices.Sorted(slices.Values(rows.ids))
		if !slices.Equal(got, want) || rows.Similar() != similar {
			t.Fatalf("%q by %s finds %d of %d, similar: %v; want %d, %v", text, by, len(got), len(all), rows.Similar(), len(want), similar)
		}
		if by == "relevance" {
			mustRank(t, rows, all, text, similar)
		}
	}
}

// mustRank compares the order of the rows with that of the plain filter.
func mustRank(t *testing.T, rows *Rows, all plain, text string, similar bool) {
	t.Helper()
	q, err := query.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	grade := plainTier
	if similar {
		grade = nearTier
	}
	last := byte(0)
	for _, id := range rows.ids {
		tier, asked := plainGrade(q.Root, int(id), &all[id], grade)
		if asked && tier < last {
			t.Fatalf("%q: article %d, %q, comes too late", text, id, all[id].Headline)
		}
		last = tier
	}
}

// As letters come and go, the filter goes on from what it found before, and articles come too.
func TestFilterWhileItIsTyped(t *testing.T) {
	t.Parallel()
	l := newLibrary(1, &source{arg: "press"})
	l.now = today
	var all plain
	for _, text := range []string{
		`harbour "wall rebuilt`, "brandt pub:school", "the OR of", "lang:en the", "-(stemmer OR wa", "kowalski after:2024-0", `"the of and`, "brnadt",
	} {
		for n := range len(text) {
			if _, err := query.Parse(text[:n+1]); err != nil {
				continue
			}
			for range 3 {
				all = append(all, *invented(len(all)))
				var b batch
				b.put(found{base: fmt.Sprintf("%d.txt", len(all)-1), turn: small(len(all) - 1)}, 0, "plain", &all[len(all)-1])
				l.index.add(&b)
			}
			mustFindAll(t, l, all, text[:n+1])
		}
	}
}

func FuzzFilter(f *testing.F) {
	f.Add("harb echo", "har", "Harbour wall", "Fenland Echo", "Ada Farrow", 3)
	f.Add("a b", "a", "a\x00b", "é", "ß", 0)
	f.Add("X", "a", "a\x00b", "é", "ß", 19) // what has no headline is found by its file's name
	f.Add(`"said the wall' fell"`, "'said", "Said “the wall” ' fell", " « Echo ' »", "'", 3)
	for i, text := range queries {
		f.Add(text, text+"a", "Harbour wall", "The wall Echo", "Ewan Brandt", i)
	}
	f.Fuzz(func(t *testing.T, first, second, headline, publication, author string, n int) {
		dates := []string{"", "2024", "2024-03", "2024-03-30", "2023-12-31T23:59:59Z", "yesterday"}
		n = max(n, 0)
		articles := append(press(), parse.Article{
			Headline: headline, Publication: publication, Authors: []parse.Author{{Name: author}},
			Section: publication, Place: headline, Agency: author, Language: author, Country: publication, Words: n, Published: dates[n%len(dates)],
		})
		l := holding(articles...)
		l.now = today
		if n%2 == 0 {
			l.index.columns.block = 2
			l.index.gather(func() bool { return false })
		}
		for _, text := range []string{first, second, first} {
			if _, err := query.Parse(text); err == nil {
				mustFindAll(t, l, articles, text)
			}
		}
	})
}
