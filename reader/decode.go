package reader

import (
	"encoding/binary"
	"slices"
)

// segment is what a segment of the catalogue holds. Its files know only their keys.
type segment struct {
	batch

	raw     []byte // what it was decoded from
	whole   int64  // bytes of the catalogue
	room    room
	folders []keptFolder
	in      []*archive // that these lie in
	kept    []keptFile
	ended   []keptEnd
	archive []keptArchive
	gone    []uint32 // keys
	before  int      // words that earlier segments have
}

type keptFolder struct {
	in  int // the key, from 1, of the archive
	dir string
}

type keptFile struct {
	key, folder, member, turn uint32
	name                      []byte
}

type keptEnd struct {
	key   uint32
	stamp stamp
}

type keptArchive struct {
	end   int // in ended
	is    shape
	marks []mark
}

// decode reads a segment. Its texts are pieces of data, and its memory is used again for the next.
func (s *segment) decode(data []byte) error {
	d := &decoder{from: data}
	s.wrong = s.wrong[:0]
	r := &s.room
	for _, n := range []*int{&r.rows, &r.text, &r.words, &r.files, &r.names} {
		*n = d.count(0)
	}
	var names, folders, files, rows, text, words, fresh, letters, faults, done, gone, archives int
	for _, n := range []*int{&names, &folders, &files, &rows, &text, &words, &s.before, &fresh, &letters, &faults, &done, &gone, &archives} {
		*n = d.count(0)
	}
	if names+folders+files+rows+text+words+fresh+letters+faults+done+gone+archives > len(data) {
		return errUnreadable
	}
	s.names = emptied(s.names, names)
	for i := range s.names {
		s.names[i] = d.text()
	}
	s.folders = emptied(s.folders, folders)
	for i := range s.folders {
		s.folders[i] = keptFolder{d.count(0), d.text()}
	}
	d.files(s, files)
	d.rows(s, rows)
	s.text = d.take(text)
	d.words(s, words)
	d.bad = !s.lexicon.take(d.take(letters), fresh) || d.bad
	s.check(d)
	for range faults {
		s.wrong = append(s.wrong, fault{small(d.count(0)), &Problem{Reason: d.text()}})
	}
	d.ends(s, done)
	s.gone = emptied(s.gone, gone)
	for i := range s.gone {
		s.gone[i] = d.u32()
	}
	s.archive = s.archive[:0]
	for range archives {
		s.archive = append(s.archive, d.archive(done))
	}
	if d.bad || len(d.from) > 0 {
		return errUnreadable
	}
	return nil
}

// emptied is a slice of n, in the memory of the old one if it fits. Each is to be filled.
func emptied[T any](old []T, n int) []T { return slices.Grow(old[:0], n)[:n] }

func (d *decoder) files(s *segment, n int) {
	at := d.take(n * fileSize)
	if d.bad {
		n = 0
	}
	s.kept = emptied(s.kept, n)
	le := binary.LittleEndian
	for i := range s.kept {
		f := &s.kept[i]
		*f = keptFile{key: le.Uint32(at), folder: le.Uint32(at[4:]), member: le.Uint32(at[8:]), turn: le.Uint32(at[12:])}
		at = at[fileSize:]
		if f.folder != writtenBefore {
			f.name = d.take(d.count(1))
			d.bad = d.bad || int(f.folder) >= len(s.folders) || len(f.name) == 0
		}
	}
}

func (d *decoder) rows(s *segment, n int) {
	at := d.take(n * rowSize)
	b := &s.batch
	if d.bad {
		n = 0
	}
	b.rows, b.ends = emptied(b.rows, n), emptied(b.ends, n)
	b.date, b.head, b.print, b.paper = emptied(b.date, n), emptied(b.head, n), emptied(b.print, n), emptied(b.paper, n)
	le := binary.LittleEndian
	for i := range n {
		r := &b.rows[i]
		r.file, r.part, r.words = le.Uint32(at), le.Uint32(at[4:]), le.Uint32(at[8:])
		r.minutes, r.has = le.Uint16(at[12:]), things(le.Uint16(at[14:]))
		for k := range r.shared {
			r.shared[k] = le.Uint32(at[16+4*k:])
		}
		rest := at[16+4*sharedNames : rowSize]
		b.ends[i] = ends{le.Uint64(rest), le.Uint64(rest[8:])}
		b.date[i], b.head[i], b.print[i] = le.Uint64(rest[16:]), le.Uint64(rest[24:]), le.Uint64(rest[32:])
		b.paper[i] = le.Uint32(rest[40:])
		at = at[rowSize:]
	}
}

func (d *decoder) words(s *segment, n int) {
	at := d.take(n * wordSize)
	if d.bad {
		n = 0
	}
	s.words = emptied(s.words, n)
	for i := range s.words {
		s.words[i] = binary.LittleEndian.Uint32(at[i*wordSize:])
	}
}

// check sees to it that no row points beyond what there is.
func (s *segment) check(d *decoder) {
	from := ends{}
	names, files := small(len(s.names)), small(len(s.kept))
	for i := range s.rows {
		r, to := &s.rows[i], s.ends[i]
		ok := r.file < files && s.paper[i] < names && to.text >= from.text && to.text <= uint64(len(s.text)) &&
			to.words > from.words && to.words <= uint64(len(s.words)) &&
			slices.Index(s.words[from.words:to.words], textEnd) == int(to.words-from.words-1) //nolint:gosec // of a slice
		for _, n := range r.shared {
			ok = ok && n < names
		}
		if !ok {
			d.bad = true
			return
		}
		from = to
	}
	d.bad = d.bad || from != ends{uint64(len(s.text)), uint64(len(s.words))} // the next segment goes on there
	last := uint32(0)
	for _, n := range s.words {
		last = max(last, n)
	}
	d.bad = d.bad || int(last) >= s.before+s.lexicon.len()
}

func (d *decoder) ends(s *segment, n int) {
	at := d.take(n * doneSize)
	if d.bad {
		n = 0
	}
	s.ended = emptied(s.ended, n)
	number := func(at []byte) int64 { return int64(binary.LittleEndian.Uint64(at)) } //nolint:gosec // as it was written
	for i := range s.ended {
		s.ended[i] = keptEnd{binary.LittleEndian.Uint32(at), stamp{number(at[4:]), number(at[12:]), number(at[20:])}}
		at = at[doneSize:]
	}
}

func (d *decoder) archive(ends int) keptArchive {
	a := keptArchive{end: d.count(0)}
	d.bad = d.bad || a.end >= ends
	a.is.form = form(d.count(0)) //nolint:gosec // others are no form, and no lister
	if ending := d.text(); ending != "" {
		for i := range packings {
			if packings[i].ending == ending {
				a.is.packing = &packings[i]
			}
		}
		d.bad = d.bad || a.is.packing == nil
	}
	a.marks = make([]mark, d.count(12))
	for i := range a.marks {
		a.marks[i] = mark{d.u32(), d.i64()}
	}
	return a
}
