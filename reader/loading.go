package reader

import (
	"context"
	"errors"
	"iter"

	"broadsheet/reader/catalogue"
)

// loading is one catalogue on its way into the library.
type loading struct {
	lib      *Library
	src      int
	book     *book
	numbers  []uint32            // of the files, from 1, by key
	archives map[uint32]*archive // by key
	words    []uint32            // the numbers of the words, by those in the catalogue
	ended    hits                // the files, from the first on, that were read to their end
	gone     []uint32
	grown    bool
}

// remember takes what the catalogues hold into the library, before anything is read.
func (l *Library) remember(ctx context.Context) {
	l.openBooks(ctx)
	for i, b := range l.books.of {
		if b == nil {
			continue
		}
		g := newLoading(l, i, b)
		b.lost = g.all(ctx)
	}
}

func newLoading(l *Library, src int, b *book) *loading {
	return &loading{lib: l, src: src, book: b, archives: map[uint32]*archive{}, words: []uint32{fieldEnd, textEnd}}
}

// all takes one segment after another. It returns why there may be more.
func (g *loading) all(ctx context.Context) error {
	g.book.first = small(g.lib.index.columns.files.len())
	defer g.lose()
	for s, err := range g.ahead(ctx) {
		if err == nil {
			err = g.segment(s)
		}
		switch {
		case errors.Is(err, errUnreadable):
			g.book.loose = everything
			return err
		case errors.Is(err, catalogue.ErrDamaged) && !g.book.file.Writable():
			return nil // who writes it has not come to the end
		case err != nil:
			return err
		}
	}
	return ctx.Err() //nolint:wrapcheck // who wanted it knows
}

// ahead yields the segments. The next ones are read and decoded while one is taken, since both take as long.
func (g *loading) ahead(ctx context.Context) iter.Seq2[*segment, error] {
	type decoded struct {
		s   *segment
		err error
	}
	return func(yield func(*segment, error) bool) {
		crew, ctx := newCrew(ctx)
		ready, spare := make(chan decoded), make(chan *segment, 2)
		spare <- &segment{}
		spare <- &segment{}
		crew.start(func() error {
			defer close(ready)
			var s *segment
			room := func(n int) []byte {
				select {
				case s = <-spare:
				case <-ctx.Done():
					s = &segment{}
				}
				s.raw = emptied(s.raw, n)
				return s.raw
			}
			for data, err := range g.book.file.Segments(room) {
				if err == nil {
					s.whole = g.book.file.Whole()
					err = s.decode(data)
				}
				select {
				case ready <- decoded{s, err}:
				case <-ctx.Done():
					return nil
				}
				if err != nil {
					return nil // it is yielded
				}
			}
			return nil
		})
		defer func() {
			crew.cancel()
			_ = crew.wait() // a panic was yielded as an end
		}()
		for d := range ready {
			if !yield(d.s, d.err) || d.err != nil {
				return
			}
			spare <- d.s
		}
	}
}

// everything is more articles than any library has.
const everything = 1 << 40

// segment takes a segment into the library, or nothing of it if it makes no sense.
func (g *loading) segment(s *segment) error {
	x := &g.lib.index
	if s.room != (room{}) && !g.grown {
		if !s.room.fits(s.whole) {
			return errUnreadable
		}
		x.grow(s.room)
		g.grown = true
	}
	if err := g.check(s); err != nil {
		return err
	}
	numbers := x.restore(g.src, s, g)
	for _, w := range s.wrong {
		n := numbers[w.file]
		w.problem.Path = g.lib.path(x.columns.found(n)) // nobody else changes the columns now
		g.lib.problems.add(ofFile(n), w.problem)
	}
	for _, e := range s.ended {
		g.end(e)
	}
	for _, k := range s.archive {
		e := s.ended[k.end]
		if a := g.archive(e.key); a != nil {
			a.is, a.marks, a.stamp = k.is, k.marks, e.stamp
		}
	}
	g.gone = append(g.gone, s.gone...)
	if s.room == (room{}) {
		g.book.loose += len(s.rows)
	}
	return nil
}

// check sees to it that a segment names nothing that is not there, and makes the archives that it names.
func (g *loading) check(s *segment) error {
	s.in = make([]*archive, len(s.folders))
	for i, f := range s.folders {
		if f.in > 0 {
			if s.in[i] = g.archive(uint32(f.in - 1)); s.in[i] == nil { //nolint:gosec // a wrong one has no number
				return errUnreadable
			}
		}
	}
	if s.before != len(g.words)-firstWord {
		return errUnreadable
	}
	for i := range s.kept {
		k := &s.kept[i]
		if k.folder == writtenBefore && g.of(k.key) == 0 || int(k.key) > 2*len(g.numbers)+len(s.kept)+slack {
			return errUnreadable
		}
	}
	for _, w := range s.wrong {
		if int(w.file) >= len(s.kept) {
			return errUnreadable
		}
	}
	return nil
}

// restore adds what a segment holds, and returns the numbers of its files.
func (x *index) restore(src int, s *segment, g *loading) []uint32 {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.changes++
	folders := make([]uint32, len(s.folders))
	for i, f := range s.folders {
		folders[i] = x.folder(folder{src, f.dir, s.in[i]})
	}
	numbers := make([]uint32, len(s.kept))
	files := &x.columns.files
	for i := range s.kept {
		k := &s.kept[i]
		if k.folder == writtenBefore {
			numbers[i] = g.of(k.key) - 1
			continue
		}
		numbers[i] = small(files.len())
		files.add(file{folder: folders[k.folder], member: k.member, turn: k.turn, stamp: stamp{size: incomplete}}, k.name)
		g.number(k.key, numbers[i])
	}
	known := len(g.words)
	g.words = x.addNew(g.words, &s.lexicon)
	for _, n := range g.words[known:] {
		g.book.words.add(n)
	}
	x.addRows(&s.batch, numbers, g.words)
	return numbers
}

// slack is how far the keys of a segment may be ahead of the files.
const slack = 1 << 20

// number notes the number of the file of that key.
func (g *loading) number(key, number uint32) {
	for int(key) >= len(g.numbers) {
		g.numbers = append(g.numbers, 0)
	}
	g.numbers[key] = number + 1
	g.book.keys = append(g.book.keys, key) // the numbers come one after another
	g.book.next = max(g.book.next, key+1)
}

// of is the number, from 1, of the file of that key, or 0.
func (g *loading) of(key uint32) uint32 {
	if int(key) >= len(g.numbers) {
		return 0
	}
	return g.numbers[key]
}

// archive is the one whose file has that key, nil if there is none.
func (g *loading) archive(key uint32) *archive {
	a, ok := g.archives[key]
	n := g.of(key)
	if ok || n == 0 {
		return a
	}
	a = &archive{at: g.lib.index.columns.found(n - 1), number: n - 1, left: &allowance{}}
	a.left.left.Store(g.lib.whole)
	g.archives[key] = a
	return a
}

// end notes that a file was read to its end, and when.
func (g *loading) end(e keptEnd) {
	n := g.of(e.key)
	if n == 0 {
		return
	}
	g.lib.index.columns.files.list[n-1].stamp = e.stamp // no walk has begun
	at := int(n - 1 - g.book.first)
	for len(g.ended)*wordBits <= at {
		g.ended = append(g.ended, 0)
	}
	g.ended.add(at)
}

// lose takes out of the library again what was gone, and what was not read to its end.
func (g *loading) lose() {
	c := g.lib.index.snapshot()
	var lost []uint32
	for _, key := range g.gone {
		if n := g.of(key); n > 0 {
			lost = append(lost, n-1)
		}
	}
	for n := g.book.first; int(n) < c.files.len(); n++ {
		at := int(n - g.book.first)
		inside := c.folders[c.files.list[n].folder].in != nil
		if !inside && (at/wordBits >= len(g.ended) || !g.ended.has(ID(small(at)))) {
			lost = append(lost, n)
		}
	}
	g.book.loose += g.lib.remove(lost)
}
