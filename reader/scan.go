package reader

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sync/semaphore"
)

// Progress is how far a scan is.
type Progress struct {
	Found    int // files that the walk has met so far
	Read     int // of them, those that are done with, well or badly
	Articles int
	Problems int

	Total int           // files that there are; 0 while nobody knows
	Left  time.Duration // that the rest may take; 0 while nobody knows

	Changes  int    // counts what came and went: with the same number, the library is the same
	Checking bool   // whether what the catalogues hold is still so
	Note     string // what there is to say of the catalogues
	Done     bool   // everything has been read
	Err      error  // at the end: the scan failed, or was cancelled
}

const (
	workers     = 4                     // goroutines that read and parse
	reportEvery = 33 * time.Millisecond // more often, nobody sees it
	farewell    = 50 * time.Millisecond // a cancelled scan waits no longer for its workers
	largeChunk  = 64                    // files handed to a worker at once; the first ones are smaller
	chunkGrowth = 8
	largeBatch  = 256 // entries of one file that go into the index together
)

var errScanned = errors.New("the library has been read already")

// Scan reads everything, once: one walker hands the files to several workers. What the catalogue
// knows of a file that has not changed is not read again. report is called by
// the goroutine that calls Scan, as soon as the first articles are in, then at most every 33 ms
// when something has changed, and at the end with Done. Scan returns what the last report has in
// Err: nil unless ctx is done before the scan, or there is a fault in the program. By then no
// goroutine of it is left, but one that waits for a stream to give its next byte, or, when ctx is
// done, those that end the file that they were parsing.
func (l *Library) Scan(ctx context.Context, report func(Progress)) error {
	if l.scanned.Swap(true) {
		return errScanned
	}
	defer l.thrift()
	debug.SetGCPercent(gcPercent)
	l.remember(ctx)
	if articles, changes := l.index.counts(); articles > 0 {
		l.index.follow()
		report(Progress{Articles: articles, Changes: changes, Problems: l.problems.len(), Checking: true, Note: l.note()})
		courtesy(ctx, l.watch != nil)
	}
	err := l.pass(ctx, nil, report)
	l.index.follow()
	if err == nil {
		l.tidy(ctx)
	}
	return err
}

// courtesy lets what is listed come to the screen, if there is one, before the disk is asked about it.
func courtesy(ctx context.Context, screen bool) {
	if !screen {
		return
	}
	select {
	case <-time.After(reportEvery):
	case <-ctx.Done():
	}
}

// pass looks at the files in the folders that are dirty, or at all, and reads what is new. Only one
// runs at a time.
func (l *Library) pass(ctx context.Context, only *dirty, report func(Progress)) error {
	crew, inside := newCrew(ctx)
	defer crew.cancel()
	c := l.index.snapshot()
	stock := takeStock(&c, len(l.sources))
	only = l.retry(only, stock)
	s := &scan{lib: l, ctx: inside, stop: ctx, only: only, chunks: make(chan chunk, workers), first: make(chan struct{}), ended: make(chan error, 1)}
	if only == nil {
		s.total.Store(int64(stock.size()))
	}
	s.known, s.start = stock.size() > 0, time.Now()
	counting, enough := context.WithCancel(inside)
	defer enough()
	s.enough = enough
	if !s.known {
		crew.start(func() error { return s.count(counting) })
	}
	s.pending.Add(1) // the walk
	crew.start(func() error { return s.walk(stock) })
	crew.start(s.close)
	crew.start(func() error { s.gather(); return nil })
	room := semaphore.NewWeighted(roomSize)
	for i := range s.workers {
		s.workers[i].buf.room, s.workers[i].buf.pays = room, true
		crew.start(func() error { return s.work(&s.workers[i]) })
	}
	go func() { s.ended <- guarded(crew.wait) }()
	err := s.follow(report)
	if stopped := ctx.Err(); stopped != nil {
		err = fmt.Errorf("reading stopped: %w", stopped)
	}
	if err == nil && only == nil {
		l.complete()
	}
	last := s.progress()
	last.Done, last.Err = true, err
	report(last)
	return err
}

// scan is one pass.
type scan struct {
	lib    *Library
	ctx    context.Context //nolint:containedctx // it lives no longer than the call of pass
	stop   context.Context //nolint:containedctx // the caller's
	only   *dirty          // nil: everything is looked at
	chunks chan chunk

	workers     [workers]worker
	pending     sync.WaitGroup // the walk, and every chunk that is not done with
	found, read atomic.Int64
	total       atomic.Int64 // files that there are, 0 if that is not known
	enough      func()       // ends the counting
	known       bool         // some were there before
	start       time.Time
	once        sync.Once
	first       chan struct{} // closed when the first articles are in
	ended       chan error
}

// follow reports until the crew has ended, and returns its error.
func (s *scan) follow(report func(Progress)) error {
	tick := time.NewTicker(reportEvery)
	defer tick.Stop()
	var last Progress
	first := s.first
	for {
		select {
		case err := <-s.ended:
			return err
		case <-s.stop.Done():
			select { // a file that is being parsed is not waited for
			case err := <-s.ended:
				return err
			case <-time.After(farewell):
				return nil
			}
		case <-first:
			first = nil
			tick.Reset(reportEvery)
		case <-tick.C:
			s.lib.spare()
			for i := range s.workers { // one may be waiting for a slow disk or a pipe
				s.workers[i].flush(s)
			}
		}
		now := s.progress()
		left := now.Left
		now.Left = last.Left // the time alone is nothing new
		if now != last {
			now.Left = left
			report(now)
			last = now
		}
	}
}

func (s *scan) progress() Progress {
	read := s.read.Load() // before found, so that it is never the larger
	articles, changes := s.lib.index.counts()
	total := max(int(s.total.Load()), int(s.found.Load()))
	if s.total.Load() == 0 {
		total = 0
	}
	return Progress{
		Total: total, Left: estimate(int(read), total, time.Since(s.start)), Checking: s.known, Note: s.lib.note(),
		Found: int(s.found.Load()), Read: int(read),
		Articles: articles, Problems: s.lib.problems.len(), Changes: changes,
	}
}

// chunk is files that one worker reads after another.
type chunk struct {
	files []found
	from  *content // the archive that they are read from, if they are
}

// close ends the chunks when nobody can send any more: a worker that meets an archive sends too.
func (s *scan) close() error {
	s.pending.Wait()
	s.enough()
	close(s.chunks)
	return nil
}

// walk hands out the files in chunks: small at first, so that the first articles are there at
// once, then larger, so that handing over costs nothing.
func (s *scan) walk(stock *stock) error {
	defer s.pending.Done()
	size := 1
	files := make([]found, 0, size)
	lost := losing{lib: s.lib}
	r := round{stock: stock, only: s.only, gone: lost.add, enter: s.lib.enter, seen: s.lib.seen}
	s.lib.round(s.ctx, r, func(f found) bool {
		if f.folder {
			s.lib.problems.add(ofFolder(f), problem(s.lib.path(f), f.err))
			return true
		}
		s.found.Add(1)
		if files = append(files, f); len(files) < size {
			return true
		}
		sent := s.send(files)
		size = min(size*chunkGrowth, largeChunk)
		files = make([]found, 0, size)
		return sent
	})
	s.send(files)
	lost.flush()
	return nil
}

// losing gathers files that are gone, since to take them out is a walk through the index.
type losing struct {
	lib   *Library
	files []uint32
	last  time.Time
}

func (g *losing) add(files []uint32) {
	g.files = append(g.files, files...)
	if time.Since(g.last) > reportEvery {
		g.flush()
	}
}

func (g *losing) flush() {
	g.lib.lose(g.files)
	g.files, g.last = nil, time.Now()
}

func (s *scan) send(files []found) bool {
	s.pending.Add(1)
	select {
	case s.chunks <- chunk{files: files}:
		return true
	case <-s.ctx.Done():
		s.pending.Done()
		return false
	}
}

// work reads one chunk after another.
func (s *scan) work(w *worker) error {
	for c := range s.chunks {
		s.readChunk(w, c)
	}
	return nil
}

func (s *scan) readChunk(w *worker, c chunk) {
	defer s.pending.Done()
	if c.from != nil {
		defer c.from.release()
	}
	for _, f := range c.files {
		if s.ctx.Err() == nil { // else Scan says so, once
			s.readFile(w, f)
			runtime.Gosched() // the screen and its keys come first
		}
	}
	w.flush(s)
}

// readFile takes the entries of one file into the batch. Whatever goes wrong is a problem of that
// file; what it gave before that stays.
func (s *scan) readFile(w *worker, f found) {
	if f.known > 0 && s.lib.unchanged(f) {
		s.read.Add(1)
		return
	}
	defer w.buf.leave()
	w.begin(s, f)
	files := 0 // of an archive; the first of them is counted already, as the archive
	var in *archive
	err := guarded(func() (err error) {
		data, is, err := s.lib.load(s.ctx, f, &w.buf)
		if err != nil {
			return err
		}
		if is.form != noArchive {
			in, files, err = s.unpack(w, f, is, data)
			return err
		}
		for a, err := range s.lib.articles(s.ctx, f, data) {
			if err != nil {
				s.fail(w, err)
				continue
			}
			if w.add(a) >= largeBatch {
				w.flush(s)
			}
		}
		return nil
	})
	if err != nil {
		s.fail(w, err)
	}
	if s.ctx.Err() == nil {
		w.end(s, in, err)
	}
	if files == 0 {
		s.read.Add(1)
	}
}

// fail takes what is wrong with the file that is being read.
func (s *scan) fail(w *worker, err error) {
	if s.ctx.Err() == nil && !ofCarrier(err) {
		w.fail(s, err)
	}
}

// gather makes the concordances that are missing.
func (s *scan) gather() { s.lib.index.gather(func() bool { return s.ctx.Err() != nil }) }
