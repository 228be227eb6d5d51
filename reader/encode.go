package reader

import (
	"encoding/binary"
	"errors"
)

// What a batch is in the catalogue: how many there are of each, then these, in this order. Numbers are
// little-endian; a file is named by its key, and a word by its number from firstWord on, which they have in one
// catalogue as long as that lasts.
//
//	batch   = room counts { name } { folder } { file } { named } { row } text { word } words { fault } { done } { gone } { kept } .
//	words   = before { word NUL } .                     those that no segment had, and how many words others have
//	room    = rows text words files names .             as much as all segments hold together, or noughts
//	folder  = archive dir .                             the key, from 1, of the archive that it lies in, or 0
//	file    = key folder member turn .
//	named   = name .                                    of each file that was not written before
//	fault   = file reason .
//	done    = key size mtime ctime .
//	kept    = number form packing { mark } .            what an archive is that is done, by its place among those
//	gone    = key .

// room is how much a catalogue holds, so that memory is taken once.
type room struct{ rows, text, words, files, names int }

// fits reports whether a file of that many bytes can hold so much.
func (r room) fits(size int64) bool {
	return int64(max(r.text, r.words*wordSize, r.names, r.rows*rowSize, r.files*fileSize)) <= size
}

// writtenBefore stands for the folder of a file that an earlier segment has.
const writtenBefore = 1<<32 - 1

const (
	rowSize  = 3*4 + 2*2 + sharedNames*4 + 2*8 + 3*8 + 4 // bytes of a row
	fileSize = 4 * 4
	wordSize = 4
	doneSize = 4 + 3*8
)

// encoder appends to what becomes a segment.
type encoder struct{ to []byte }

func (e *encoder) count(n int)   { e.to = binary.AppendUvarint(e.to, uint64(max(n, 0))) }
func (e *encoder) u32(n uint32)  { e.to = binary.LittleEndian.AppendUint32(e.to, n) }
func (e *encoder) u64(n uint64)  { e.to = binary.LittleEndian.AppendUint64(e.to, n) }
func (e *encoder) text(s string) { e.to = appendText(e.to, s) }
func (e *encoder) u16(n uint16)  { e.to = binary.LittleEndian.AppendUint16(e.to, n) }
func (e *encoder) i64(n int64)   { e.u64(uint64(n)) } //nolint:gosec // comes back the same way
func (e *encoder) counts(all ...int) {
	for _, n := range all {
		e.count(n)
	}
}

// layout is of what is described above, and all that it means. One that is read otherwise has another.
const layout = 3

// encode writes a batch whose files have their numbers. key is that of a number.
func (b *batch) encode(r room, key func(number uint32) uint32, words *wordKeys, gone []uint32) []byte {
	var done []*batchFile
	for i := range b.files {
		if f := &b.files[i]; f.done && !f.failed {
			done = append(done, f)
		}
	}
	return b.encodeUpTo(done, r, key, words, gone)
}

// encodeUpTo writes a batch, and that these files have come to their end: no segment after it has
// anything of them.
func (b *batch) encodeUpTo(done []*batchFile, r room, key func(number uint32) uint32, words *wordKeys, gone []uint32) []byte {
	e := encoder{make([]byte, 0, len(b.rows)*rowSize+len(b.text)+len(b.words)*wordSize+len(b.files)*64+256)}
	folders, of := b.folders()
	before := words.count()
	numbers, fresh := b.keyed(words)
	e.counts(r.rows, r.text, r.words, r.files, r.names)
	e.counts(len(b.names), len(folders), len(b.files), len(b.rows), len(b.text), len(b.words))
	e.counts(before, words.count()-before, len(fresh), len(b.wrong), len(done), len(gone), archivesIn(done))
	for _, s := range b.names {
		e.text(s)
	}
	for _, f := range folders {
		in := 0
		if f.in != nil {
			in = int(key(f.in.number)) + 1
		}
		e.count(in)
		e.text(f.dir)
	}
	for i := range b.files {
		e.file(&b.files[i], of[i], key)
	}
	for i := range b.files {
		if of[i] != writtenBefore {
			e.text(b.files[i].base)
		}
	}
	e.rows(b)
	e.to = append(e.to, b.text...)
	e.to = append(append(e.to, numbers...), fresh...)
	for _, w := range b.wrong {
		e.count(int(w.file))
		e.text(w.problem.Reason)
	}
	for _, f := range done {
		e.done(f, key)
	}
	for _, n := range gone {
		e.u32(key(n))
	}
	for i, f := range done {
		if f.as != nil {
			e.count(i)
			e.archive(f.as)
		}
	}
	return e.to
}

// folders are those of the files, and which of them each file is in.
func (b *batch) folders() (all []folder, of []uint32) {
	known := map[folder]uint32{}
	of = make([]uint32, len(b.files))
	for i := range b.files {
		f := &b.files[i]
		if f.written {
			of[i] = writtenBefore
			continue
		}
		at := folder{f.src, f.dir, f.in}
		n, ok := known[at]
		if !ok {
			n = small(len(all))
			all = append(all, at)
			known[at] = n
		}
		of[i] = n
	}
	return all, of
}

// keyed are the words of the rows by their numbers in the catalogue, and those that are new in it, each
// ended by a NUL.
func (b *batch) keyed(words *wordKeys) (numbers, fresh []byte) {
	e := encoder{make([]byte, 0, len(b.words)*wordSize)}
	for _, n := range b.words {
		number := n
		if b.numbers != nil {
			number = b.numbers[n]
		}
		key, isNew := words.key(number)
		if isNew {
			fresh = append(append(fresh, b.lexicon.word(n)...), 0)
		}
		e.u32(key)
	}
	return e.to, fresh
}

func (e *encoder) file(f *batchFile, folder uint32, key func(uint32) uint32) {
	e.u32(key(f.number))
	e.u32(folder)
	e.u32(f.member)
	e.u32(f.turn)
}

func (e *encoder) rows(b *batch) {
	for i, r := range b.rows {
		e.u32(r.file)
		e.u32(r.part)
		e.u32(r.words)
		e.u16(r.minutes)
		e.u16(uint16(r.has))
		for _, n := range r.shared {
			e.u32(n)
		}
		e.u64(b.ends[i].text)
		e.u64(b.ends[i].words)
		e.u64(b.date[i])
		e.u64(b.head[i])
		e.u64(b.print[i])
		e.u32(b.paper[i])
	}
}

func (e *encoder) done(f *batchFile, key func(uint32) uint32) {
	e.u32(key(f.number))
	e.i64(f.stamp.size)
	e.i64(f.stamp.mtime)
	e.i64(f.stamp.ctime)
}

func archivesIn(files []*batchFile) int {
	n := 0
	for _, f := range files {
		if f.as != nil {
			n++
		}
	}
	return n
}

func (e *encoder) archive(a *archive) {
	e.count(int(a.is.form))
	packing := ""
	if a.is.packing != nil {
		packing = a.is.packing.ending
	}
	e.text(packing)
	a.mu.Lock()
	defer a.mu.Unlock()
	e.count(len(a.marks))
	for _, m := range a.marks {
		e.u32(m.n)
		e.i64(m.at)
	}
}

// errUnreadable says that a segment is whole and makes no sense all the same.
var errUnreadable = errors.New("the catalogue makes no sense")

// decoder takes off what an encoder appended. After the first thing that makes no sense everything
// is nought.
type decoder struct {
	from []byte
	bad  bool
}

func (d *decoder) take(n int) []byte {
	if d.bad || n < 0 || n > len(d.from) {
		d.bad = true
		return make([]byte, min(max(n, 0), 1<<4))
	}
	taken := d.from[:n:n]
	d.from = d.from[n:]
	return taken
}

// count takes a number of things that are at least so many bytes long each.
func (d *decoder) count(size int) int {
	n, used := binary.Uvarint(d.from)
	if used <= 0 || d.bad || size > 0 && n > uint64(len(d.from)/size) || //nolint:gosec // it is not negative
		n > 1<<40 {
		d.bad = true
		return 0
	}
	d.from = d.from[used:]
	return int(n)
}

func (d *decoder) u32() uint32  { return binary.LittleEndian.Uint32(d.take(4)) }
func (d *decoder) u64() uint64  { return binary.LittleEndian.Uint64(d.take(8)) }
func (d *decoder) i64() int64   { return int64(d.u64()) } //nolint:gosec // as it was written
func (d *decoder) text() string { return string(d.take(d.count(1))) }
