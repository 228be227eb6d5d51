package reader

import (
	"cmp"
	"encoding/binary"
	"hash/crc32"
	"math"
	"time"

	"broadsheet/parse"
)

// batch is entries on their way into the index: the work that needs no lock is done on it. It has
// columns as the index has; its rows name their file by its place in files, and the names that they
// share by theirs in names.
type batch struct {
	text       []byte
	words      []uint32 // in lexicon
	lexicon    lexicon
	numbers    []uint32 // that the words of the lexicon have in the index
	rows       []row
	ends       []ends // where the texts of a row end in the batch
	date, head []uint64
	print      []uint64
	paper      []uint32
	names      []string
	known      map[string]uint32 // names by what they say
	files      []batchFile
	wrong      []fault
	folded     []byte // what was folded last
}

// batchFile is a file that was read, or is being read.
type batchFile struct {
	found

	stamp    stamp
	number   uint32 // in the index
	numbered bool   // it has a number
	from     ID     // how many entries there were when it got that: its own come after
	done     bool   // it was read to its end
	failed   bool   // the disk did not let it be read: the next time, it may

	written bool     // the catalogue has it
	as      *archive // that it was, when it is done
}

// fault is what is wrong with a file of a batch.
type fault struct {
	file    uint32
	problem *Problem
}

// begin says in which file the entries lie that come next.
func (b *batch) begin(f found) {
	b.files = append(b.files, batchFile{found: f, stamp: stamp{size: incomplete}})
}

// drop forgets the file that was begun last.
func (b *batch) drop() { b.files = b.files[:len(b.files)-1] }

// add appends the entry of an article of the file that was begun last.
func (b *batch) add(part int, format string, a *parse.Article, mark uint64) {
	file := len(b.files) - 1
	b.text = appendText(b.text, a.Headline)
	b.text = appendText(b.text, a.Published)
	b.field(cmp.Or(a.Headline, b.files[file].base)) // the list shows that instead
	head := uint64(0)
	if a.Headline != "" {
		head = headKey(b.folded)
	}
	date := dateKey(a.Published)
	has := pictured(a)
	if date != 0 {
		has |= hasDate
	}
	for _, who := range a.Authors {
		if who.Name != "" {
			has |= hasAuthor
			b.text = appendText(b.text, who.Name)
			b.words = append(b.words, fieldEnd)
			b.field(who.Name)
		}
	}
	b.words = append(b.words, textEnd)
	b.rows = append(b.rows, row{
		file: small(file), part: small(part), words: small(a.Words), minutes: uint16(min(small(a.Minutes), math.MaxUint16)), has: has,
		shared: [sharedNames]uint32{
			sharedFormat: b.name(format), sharedSection: b.name(a.Section), sharedPlace: b.name(a.Place),
			sharedLanguage: b.name(a.Language), sharedCountry: b.name(a.Country), sharedAgency: b.name(a.Agency),
		},
	})
	b.ends = append(b.ends, ends{uint64(len(b.text)), uint64(len(b.words))})
	b.date, b.head = append(b.date, date), append(b.head, head)
	b.print = append(b.print, mark)
	b.paper = append(b.paper, b.name(a.Publication))
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// printOf tells one article from another by its source: where a file goes, its articles go with it.
func printOf(source string) uint64 {
	return uint64(crc32.Checksum([]byte(source), castagnoli))<<32 | uint64(small(len(source)))
}

// name is the place of s in names.
func (b *batch) name(s string) uint32 {
	n, ok := b.known[s]
	if !ok {
		if b.known == nil {
			b.known = map[string]uint32{}
		}
		n = small(len(b.names))
		b.names = append(b.names, s)
		b.known[s] = n
	}
	return n
}

// current is the file that was begun last.
func (b *batch) current() *batchFile { return &b.files[len(b.files)-1] }

// fail takes a problem of the file that was begun last.
func (b *batch) fail(p *Problem) {
	b.wrong = append(b.wrong, fault{small(len(b.files) - 1), p})
}

// replaced are the numbers of the files whose place those take that are done.
func (b *batch) replaced() []uint32 {
	var old []uint32
	for i := range b.files {
		if f := &b.files[i]; f.done && f.known > 0 {
			old = append(old, f.known-1)
		}
	}
	return old
}

// began is the first entry that may be of a file that is done: one in an archive may have come long before.
func (b *batch) began() ID {
	first := ID(math.MaxUint32)
	for i := range b.files {
		if f := &b.files[i]; f.done {
			first = min(first, f.from)
		}
	}
	return first
}

// empty reports whether there is nothing in the batch that the library does not know.
func (b *batch) empty() bool {
	for i := range b.files {
		if b.files[i].done {
			return false
		}
	}
	return len(b.rows) == 0 && len(b.wrong) == 0
}

// reset empties the batch, but for the file that is being read, and keeps its memory unless that has
// grown out of all proportion.
func (b *batch) reset() {
	var open []batchFile
	if n := len(b.files); n > 0 && !b.files[n-1].done {
		open = append(open, b.files[n-1])
	}
	if cap(b.text)+cap(b.lexicon.text) > keepSize {
		*b = batch{files: open}
		return
	}
	clear(b.names) // lets go of the articles that its strings are pieces of
	clear(b.known)
	clear(b.files)
	b.lexicon.empty()
	b.numbers = nil
	b.text, b.words, b.rows, b.ends = b.text[:0], b.words[:0], b.rows[:0], b.ends[:0]
	b.date, b.head, b.print, b.paper = b.date[:0], b.head[:0], b.print[:0], b.paper[:0]
	b.names, b.wrong = b.names[:0], b.wrong[:0]
	b.files = append(b.files[:0], open...)
}

// pictured says whether an article has a picture, or had one on its page, and a caption.
func pictured(a *parse.Article) things {
	var has things
	for i := range a.Blocks {
		if b := &a.Blocks[i]; b.Kind == parse.Figure {
			has |= hasImage
			if b.Caption != "" {
				has |= hasCaption
			}
		}
	}
	return has
}

// field appends the words of a field that is searched.
func (b *batch) field(s string) {
	b.folded = even(appendFold(b.folded[:0], s), nil)
	b.words = b.lexicon.split(b.words, b.folded)
}

// small is n as a column holds it. No column counts further: that many entries do not fit in memory.
func small(n int) uint32 { return uint32(min(uint64(max(n, 0)), math.MaxUint32)) }

// headKey is the beginning of a folded headline as a number that sorts like it, 0 if it is empty.
func headKey(folded []byte) uint64 {
	var first [8]byte
	copy(first[:], folded)
	return binary.BigEndian.Uint64(first[:])
}

// dateKey is a date as a number that sorts by time, 0 if there is none. A date that is known less
// precisely comes before those that fall into it.
func dateKey(date string) uint64 {
	if len(date) > len(time.DateOnly) {
		if t, ok := instant(date); ok {
			return calendarOf(t)<<18 | clock(t)<<1 | 1
		}
		date = date[:len(time.DateOnly)]
	}
	year, rest := digits(date, 4)
	month, rest := digits(rest, 2)
	day, _ := digits(rest, 2)
	return calendar(year, month, day) << 18
}

func calendar(year, month, day int) uint64 {
	return uint64(year<<9 | month<<5 | day) //nolint:gosec // none is negative
}

// calendarOf is the day of t; that of any day before the year 0 is 0.
func calendarOf(t time.Time) uint64 {
	if t.Year() < 0 {
		return 0
	}
	return calendar(t.Year(), int(t.Month()), t.Day())
}

// daysOf returns the first and the last day that a date may be, as calendar has them; the last of a
// month is its 31st.
func daysOf(dateKey uint64) (first, last uint64) {
	const day, month = 1, 1 << 5
	first = dateKey >> 18
	last = first
	if first&(16*month-1) < month { // the year alone
		first, last = first+month, last+12*month
	}
	if last&(month-1) == 0 {
		first, last = first+day, last+31*day
	}
	return first, last
}

func clock(t time.Time) uint64 {
	return uint64((t.Hour()*60+t.Minute())*60 + t.Second()) //nolint:gosec // none is negative
}

// instant reads a date with a time of the day, as UTC.
func instant(s string) (time.Time, bool) {
	for _, layout := range [...]string{time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05"} {
		if t, err := time.Parse(layout, s); err == nil {
			t = t.UTC()
			return t, t.Year() >= 0
		}
	}
	return time.Time{}, false
}

// digits reads the number of n digits that s begins with, and takes the hyphen after it off too.
// What is no such number is 0, and nothing follows it.
func digits(s string, n int) (value int, rest string) {
	if len(s) < n {
		return 0, ""
	}
	for _, c := range []byte(s[:n]) {
		if c < '0' || c > '9' {
			return 0, ""
		}
		value = value*10 + int(c-'0')
	}
	return value, s[min(len(s), n+1):]
}
