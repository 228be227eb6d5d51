package reader

import (
	"encoding/binary"
	"strings"
	"sync"
)

// index is the entries of all articles, in columns. It only ever grows at the end, and nothing in
// it changes once it stands there. So a copy of the columns' headers is a snapshot that can be
// read without a lock while the scan goes on.
type index struct {
	mu      sync.Mutex
	columns columns
	names   map[string]uint32
	folders map[folder]uint32
	path    func(f folder) (dir string, whole bool) // see source.prefix
}

// columns hold entry i in row i of each. Texts stand one after another in two arenas: what an
// entry shows, and its folded form for the filter.
type columns struct {
	text   []byte
	search []byte
	rows   []row
	ends   []ends   // one more than there are rows: ends[i] is where the texts of row i begin
	date   []uint64 // dateKey of the date of publication
	head   []uint64 // headKey of the folded headline
	turn   []uint32 // of the file, in the order of the walk
	paper  []uint32 // the publication, in names

	names   []name // small values that many entries share; 0 is the empty one
	folders []shelf
}

type ends struct{ text, search uint64 }

// row is what is read of an entry only when it is shown.
type row struct {
	folder  uint32
	part    uint32
	member  uint32 // the file's number in the archive that it lies in, from 0
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
	x.columns.ends = []ends{{}}
}

// snapshot returns the columns as they stand.
func (x *index) snapshot() columns {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.columns
}

func (x *index) len() int {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.columns.len()
}

// add appends a batch, and keeps nothing of its memory.
func (x *index) add(b *batch) {
	x.mu.Lock()
	defer x.mu.Unlock()
	c := &x.columns
	base := ends{uint64(len(c.text)), uint64(len(c.search))}
	c.text = append(c.text, b.text...)
	c.search = append(c.search, b.search...)
	for i := range b.rows {
		n := &b.rows[i]
		r := row{folder: x.folder(n.folder), part: n.part, member: n.member, words: n.words, minutes: n.minutes, has: n.has}
		for k, s := range n.shared {
			r.shared[k] = x.name(s)
		}
		c.rows = append(c.rows, r)
		c.ends = append(c.ends, ends{base.text + n.ends.text, base.search + n.ends.search})
		c.date = append(c.date, n.date)
		c.head = append(c.head, n.head)
		c.turn = append(c.turn, n.turn)
		c.paper = append(c.paper, x.name(n.paper))
	}
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

func (c *columns) len() int { return len(c.rows) }

// searched returns the folded text of an entry: its headline, publication and authors, each
// after a blank and ended by a NUL.
func (c *columns) searched(id ID) []byte {
	return c.search[c.ends[id].search:c.ends[id+1].search]
}

// record returns the texts of an entry that it shares with no other: the name of the file, the
// headline, the date, the authors.
func (c *columns) record(id ID) record {
	return record(c.text[c.ends[id].text:c.ends[id+1].text])
}

// file returns the file that an entry came from, and the number of the article in it, or 0.
func (c *columns) file(id ID) (f found, part int) {
	r := c.rows[id]
	in := c.folders[r.folder]
	texts := c.record(id)
	return found{src: in.src, dir: in.dir, base: texts.next(), turn: c.turn[id], in: in.in, member: r.member}, int(r.part)
}

// seat is the place of an entry among those of one turn: the number of its file in the outer archive.
func (c *columns) seat(id ID) uint32 {
	r := &c.rows[id]
	if in := c.folders[r.folder].in; in != nil && in.at.in != nil {
		return in.at.member
	}
	return r.member
}

// record is a row of texts, each after its length.
type record []byte

// next takes the next text off the record.
func (r *record) next() string {
	n, size := binary.Uvarint(*r)
	end := size + int(n) //nolint:gosec // it was an int when it went in
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
	texts.next() // the file's name
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
