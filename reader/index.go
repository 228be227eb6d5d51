package reader

import (
	"encoding/binary"
	"slices"
	"strings"
	"sync"
)

// index is the entries of all articles, in columns. It only ever grows at the end, and nothing in
// it changes once it stands there: what is gone is marked in a set that is replaced. So a copy of
// the columns' headers is a snapshot that can be read without a lock while the scan goes on.
type index struct {
	mu           sync.Mutex
	columns      columns
	names        map[string]uint32
	folders      map[folder]uint32
	lexicon      lexicon
	concordances concordances
	path         func(f folder) (dir string, whole bool) // see source.prefix
	heirs        heirs
	changes      int
}

// columns hold entry i in row i of each. What an entry shows stands one after another in text; the
// words that it is found by do in words, by their numbers.
type columns struct {
	text  []byte
	words []uint32
	rows  []row
	ends  []ends   // one more than there are rows: ends[i] is where the texts of row i begin
	date  []uint64 // dateKey of the date of publication
	head  []uint64 // headKey of the folded headline
	print []uint64 // of the article: see parse.Article.Fingerprint
	turn  []uint32 // of the file, in the order of the walk
	paper []uint32 // the publication, in names
	gone  hits     // entries that are not in the library any more
	lost  int      // how many these are

	files fileColumns

	vocabulary vocabulary     // of the words
	block      int            // how many entries there are in one of
	blocks     []*concordance // of the first entries

	names   []name // small values that many entries share; 0 is the empty one
	folders []shelf
	several bool // there is more than one source
}

type ends struct{ text, words uint64 }

// row is what is read of an entry only when it is shown.
type row struct {
	file    uint32 // its number in files
	part    uint32
	words   uint32
	minutes uint16
	has     things
	shared  [sharedNames]uint32 // in names
}

// The values of an entry that are kept in names.
const (
	sharedFormat = iota
	sharedSection
	sharedPlace
	sharedLanguage
	sharedCountry
	sharedAgency
	sharedNames
)

// things are what an article has, one bit each.
type things uint16

const (
	hasCaption things = 1 << iota
	hasImage
	hasAuthor
	hasDate
)

type name struct{ text, folded string }

// folder is a folder of files, in a source, or in an archive in it.
type folder struct {
	src int
	dir string
	in  *archive
}

// shelf is a folder with what stands before the names of its files, folded, for the filter.
type shelf struct {
	folder

	path  string
	whole bool // the path is that of a file already
}

func (x *index) init() {
	x.names = map[string]uint32{"": 0}
	x.folders = map[folder]uint32{}
	x.columns.names = []name{{}}
	x.columns.block = blockSize
	x.columns.ends = []ends{{}}
}

// snapshot returns the columns as they stand.
func (x *index) snapshot() columns {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.columns
}

// follow has what comes from now on be the heir of what goes.
func (x *index) follow() {
	x.mu.Lock()
	defer x.mu.Unlock()
	if !x.heirs.on {
		x.heirs.begin()
	}
}

// grow takes the memory for that much more at once.
func (x *index) grow(r room) {
	x.mu.Lock()
	defer x.mu.Unlock()
	c := &x.columns
	c.text, c.words = roomier(c.text, r.text), roomier(c.words, r.words)
	c.rows, c.ends = roomier(c.rows, r.rows), roomier(c.ends, r.rows)
	c.date, c.head, c.print = roomier(c.date, r.rows), roomier(c.head, r.rows), roomier(c.print, r.rows)
	c.turn, c.paper = roomier(c.turn, r.rows), roomier(c.paper, r.rows)
	f := &c.files
	f.list, f.ends, f.names = roomier(f.list, r.files), roomier(f.ends, r.files), roomier(f.names, r.names)
}

// roomier is slices.Grow for much at once: what is to be filled anyway is not written twice.
func roomier[T any](old []T, n int) []T { return append(make([]T, 0, len(old)+n), old...) }

// counts returns how many articles there are, and how often something came or went.
func (x *index) counts() (articles, changes int) {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.columns.living(), x.changes
}

// add appends a batch, and keeps nothing of its memory. What its files take the place of is gone at
// the same moment. It gives each file of the batch its number.
func (x *index) add(b *batch) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.changes++
	first := x.columns.len()
	b.numbers = x.addWords(b)
	x.addRows(b, x.addFiles(b), b.numbers)
	x.heirs.meet(&x.columns, first)
	if old := b.replaced(); len(old) > 0 {
		x.heirs.since(b.began())
		x.remove(old)
	}
}

// addFiles returns the numbers of the files of a batch.
func (x *index) addFiles(b *batch) []uint32 {
	c := &x.columns
	numbers := make([]uint32, len(b.files))
	for i := range b.files {
		f := &b.files[i]
		switch {
		case !f.numbered:
			f.number, f.numbered, f.from = small(c.files.len()), true, ID(small(c.len()))
			c.files.add(file{
				folder: x.folder(folder{f.src, f.dir, f.in}), member: f.member, turn: f.turn, stamp: f.stamp,
			}, []byte(f.base))
		case f.done:
			c.files.list[f.number].stamp = f.stamp // which only a walk looks at, and none that knows this file
		}
		numbers[i] = f.number
	}
	return numbers
}

// addRows appends the rows of a batch, whose files and words have these numbers.
func (x *index) addRows(b *batch, numbers, words []uint32) {
	c := &x.columns
	names := make([]uint32, len(b.names))
	for i, s := range b.names {
		names[i] = x.name(s)
	}
	base := ends{uint64(len(c.text)), uint64(len(c.words))}
	c.text = append(c.text, b.text...)
	for _, n := range b.words {
		c.words = append(c.words, words[n])
	}
	c.date = append(c.date, b.date...)
	c.head = append(c.head, b.head...)
	c.print = append(c.print, b.print...)
	for i, r := range b.rows {
		r.file = numbers[r.file]
		for k, n := range r.shared {
			r.shared[k] = names[n]
		}
		c.rows = append(c.rows, r)
		c.turn = append(c.turn, c.files.list[r.file].turn)
		c.ends = append(c.ends, ends{base.text + b.ends[i].text, base.words + b.ends[i].words})
		c.paper = append(c.paper, names[b.paper[i]])
	}
	for len(c.gone)*wordBits < len(c.rows) {
		c.gone = append(c.gone, 0)
	}
}

// addWords returns the numbers of the words of a batch.
func (x *index) addWords(b *batch) []uint32 {
	numbers := []uint32{fieldEnd, textEnd}
	return x.addNew(numbers, &b.lexicon)
}

// addNew appends the numbers of the words of a lexicon.
func (x *index) addNew(numbers []uint32, words *lexicon) []uint32 {
	numbers = slices.Grow(numbers, len(words.sums))
	for i, sum := range words.sums {
		numbers = append(numbers, x.lexicon.number(words.word(small(firstWord+i)), sum))
	}
	x.columns.vocabulary = x.lexicon.vocabulary
	return numbers
}

func (x *index) name(s string) uint32 {
	n, ok := x.names[s]
	if !ok {
		s = strings.Clone(s) // it may be a piece of a whole article
		n = small(len(x.columns.names))
		x.columns.names = append(x.columns.names, name{s, fold(s)})
		x.names[s] = n
	}
	return n
}

func (x *index) folder(f folder) uint32 {
	n, ok := x.folders[f]
	if !ok {
		n = small(len(x.columns.folders))
		dir, whole := x.path(f)
		x.columns.folders = append(x.columns.folders, shelf{f, fold(dir), whole})
		x.folders[f] = n
	}
	return n
}

// drop takes files out of the library. It returns how many articles went.
func (x *index) drop(numbers []uint32) int {
	x.mu.Lock()
	defer x.mu.Unlock()
	before := x.columns.lost
	x.heirs.since(ID(small(x.columns.len())))
	x.remove(numbers)
	return x.columns.lost - before
}

// remove takes the files with these numbers out of the library, what lies in them if they are
// archives, and all their articles.
func (x *index) remove(numbers []uint32) {
	c := &x.columns
	x.changes++
	lost := c.files.without(c.folders, numbers)
	gone := slices.Clone(c.gone)
	for id := range c.rows {
		if lost.has(ID(c.rows[id].file)) && !gone.has(ID(small(id))) {
			gone.add(id)
			c.lost++
			x.heirs.part(ID(small(id)))
		}
	}
	c.gone, c.files.gone = gone, lost
	x.heirs.settle(c)
}

// len is how many entries there are, those that are gone among them.
func (c *columns) len() int { return len(c.rows) }

// living is how many entries are in the library.
func (c *columns) living() int { return len(c.rows) - c.lost }

// wordsOf returns the words that an entry is found by: those of its headline, and of each author. Its
// publication is in names.
func (c *columns) wordsOf(id ID) []uint32 {
	return c.words[c.ends[id].words:c.ends[id+1].words]
}

// record returns the texts of an entry that it shares with no other: the headline, the date, the
// authors.
func (c *columns) record(id ID) record {
	return record(c.text[c.ends[id].text:c.ends[id+1].text])
}

// file returns the file that an entry came from, and the number of the article in it, or 0.
func (c *columns) file(id ID) (f found, part int) {
	r := c.rows[id]
	return c.found(r.file), int(r.part)
}

// record is a row of texts, each after its length.
type record []byte

// next takes the next text off the record, "" if there is none.
func (r *record) next() string {
	n, size := binary.Uvarint(*r)
	if size <= 0 || n > uint64(len(*r)-size) { //nolint:gosec // it is not negative
		*r = nil
		return ""
	}
	end := size + int(n) //nolint:gosec // it is no longer than the record
	s := string((*r)[size:end])
	*r = (*r)[end:]
	return s
}

func appendText(dst []byte, s string) []byte {
	return append(binary.AppendUvarint(dst, uint64(len(s))), s...)
}

// entry makes the entry of an article.
func (l *Library) entry(c *columns, id ID) Entry {
	f, part := c.file(id)
	r := c.rows[id]
	texts := c.record(id)
	e := Entry{
		ID: id, Path: l.path(f), Part: part,
		Headline:    texts.next(),
		Published:   texts.next(),
		Publication: c.names[c.paper[id]].text,
		Format:      c.names[r.shared[sharedFormat]].text,
		Section:     c.names[r.shared[sharedSection]].text,
		Place:       c.names[r.shared[sharedPlace]].text,
		Language:    c.names[r.shared[sharedLanguage]].text,
		Country:     c.names[r.shared[sharedCountry]].text,
		Words:       int(r.words), Minutes: int(r.minutes),
	}
	for len(texts) > 0 {
		e.Authors = append(e.Authors, texts.next())
	}
	return e
}
