package reader

import (
	"context"
	"iter"
)

// mostTogether is how many files or articles stand in one segment of a catalogue that is written anew.
const mostTogether = 1 << 12

// tidy writes those catalogues anew in which much is gone, or does not stand by date, in which order it
// is wanted first. It gives up when ctx is done.
func (l *Library) tidy(ctx context.Context) {
	for i, b := range l.books.of {
		if b == nil || !b.file.Writable() {
			continue
		}
		c, ids, err := l.orders.sorted(ctx, &l.index, &orderings()[0], false)
		if err != nil {
			return
		}
		b.mu.Lock()
		if b.loose > mostTogether+c.living()/4 {
			b.rewrite(ctx, &copying{ctx: ctx, lib: l, c: c, src: i, key: b.key, words: &b.words}, ids)
		}
		b.mu.Unlock()
	}
}

// rewrite writes the whole of the library that is of one source. Where that fails, the old one stays.
func (b *book) rewrite(ctx context.Context, k *copying, ids []ID) {
	first, keys, next, words := b.first, b.keys, b.next, b.words
	b.first, b.keys, b.next, b.words = 0, nil, 0, wordKeys{}
	err := b.file.Rewrite(k.all(ids))
	if err == nil {
		b.loose = 0
		return
	}
	b.first, b.keys, b.next, b.words = first, keys, next, words
	if ctx.Err() == nil {
		b.fault = err
	}
}

// copying makes segments out of the index.
type copying struct {
	ctx      context.Context //nolint:containedctx // it lives no longer than the call of rewrite
	lib      *Library
	c        *columns
	src      int
	key      func(number uint32) uint32
	words    *wordKeys
	archives map[uint32]*archive // by the number of their file
	faults   map[uint32][]*Problem
	room     room
}

// all yields the segments: the files, then the articles in that order, and at last that the files are
// whole: where one of the segments is damaged, those are read again whose articles may be missing.
func (k *copying) all(ids []ID) iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		k.prepare()
		k.measure(ids)
		send := func(b *batch, done []*batchFile) bool {
			if err := k.ctx.Err(); err != nil {
				yield(nil, err)
				return false
			}
			return yield(b.encodeUpTo(done, k.room, k.key, k.words, nil), nil)
		}
		_ = k.files(func(b *batch) bool { return send(b, nil) }) &&
			k.rows(ids, func(b *batch) bool { return send(b, nil) }) &&
			k.files(func(b *batch) bool { return send(&batch{}, b.whole()) })
	}
}

// whole are the files of a batch that were read to their end.
func (b *batch) whole() []*batchFile {
	done := make([]*batchFile, len(b.files))
	for i := range b.files {
		done[i] = &b.files[i]
	}
	return done
}

// prepare gathers what belongs to the files.
func (k *copying) prepare() {
	c := k.c
	k.archives, k.faults = map[uint32]*archive{}, map[uint32][]*Problem{}
	for i := range c.folders {
		for a := c.folders[i].in; a != nil; a = a.at.in {
			k.archives[a.number] = a
		}
	}
	k.lib.problems.each(func(file uint32, p *Problem) { k.faults[file] = append(k.faults[file], p) })
}

// measure adds up what there is.
func (k *copying) measure(ids []ID) {
	for n := range small(k.c.files.len()) {
		if k.keeps(n) {
			k.room.files++
			k.room.names += len(k.c.files.name(n))
		}
	}
	for _, id := range ids {
		if k.keeps(k.c.rows[id].file) {
			k.room.rows++
			k.room.text += len(k.c.record(id))
			k.room.words += len(k.c.wordsOf(id))
		}
	}
}

// keeps reports whether a file of that number is to be found again.
func (k *copying) keeps(n uint32) bool {
	c := k.c
	if c.files.gone.has(ID(n)) || c.source(n) != k.src {
		return false
	}
	if top := topOf(c.folders[c.files.list[n].folder].in); top != nil {
		n = top.number
	}
	return c.files.list[n].stamp.size != incomplete
}

// files sends all files: the archives first, and then those in archives, so that a file in one can name it.
func (k *copying) files(send func(*batch) bool) bool {
	for level := range levels {
		b := &batch{}
		for n := range small(k.c.files.len()) {
			if k.level(n) != level || !k.keeps(n) {
				continue
			}
			k.file(b, n)
			if len(b.files) == mostTogether {
				if !send(b) {
					return false
				}
				b = &batch{}
			}
		}
		if !send(b) {
			return false
		}
	}
	return true
}

// levels is how many sorts of files there are: archives, archives in them, others.
const levels = 3

func (k *copying) level(n uint32) int {
	a := k.archives[n]
	switch {
	case a == nil:
		return levels - 1
	case a.at.in == nil:
		return 0
	default:
		return 1
	}
}

// file puts a file and its problems into a batch.
func (k *copying) file(b *batch, n uint32) {
	for _, p := range k.faults[n] {
		b.wrong = append(b.wrong, fault{small(len(b.files)), p})
	}
	b.files = append(b.files, batchFile{
		found: k.c.found(n), number: n, stamp: k.c.files.list[n].stamp, done: true, as: k.archives[n],
	})
}

// batch is an empty one whose words have their numbers already.
func (k *copying) batch() *batch { return &batch{lexicon: lexicon{vocabulary: k.c.vocabulary}} }

// rows sends the articles in the order of ids.
func (k *copying) rows(ids []ID, send func(*batch) bool) bool {
	c, b, of := k.c, k.batch(), map[uint32]uint32{}
	for _, id := range ids {
		r := c.rows[id]
		if !k.keeps(r.file) {
			continue
		}
		at, ok := of[r.file]
		if !ok {
			at = small(len(b.files))
			of[r.file] = at
			b.files = append(b.files, batchFile{number: r.file, written: true})
		}
		r.file = at
		for i, n := range r.shared {
			r.shared[i] = b.name(c.names[n].text)
		}
		b.rows = append(b.rows, r)
		b.text = append(b.text, c.record(id)...)
		b.words = append(b.words, c.wordsOf(id)...)
		b.ends = append(b.ends, ends{uint64(len(b.text)), uint64(len(b.words))})
		b.date, b.head, b.print = append(b.date, c.date[id]), append(b.head, c.head[id]), append(b.print, c.print[id])
		b.paper = append(b.paper, b.name(c.names[c.paper[id]].text))
		if len(b.rows) == mostTogether {
			if !send(b) {
				return false
			}
			b, of = k.batch(), map[uint32]uint32{}
		}
	}
	return send(b)
}
