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
	Done     bool  // this is the last report
	Err      error // at the end: the scan failed, or was cancelled
}

const (
	workers     = 4                     // goroutines that read and parse
	reportEvery = 33 * time.Millisecond // more often, nobody sees it
	farewell    = 50 * time.Millisecond // a cancelled scan waits no longer for its workers
	gcPercent   = 300                   // while a scan runs
	largeChunk  = 64                    // files handed to a worker at once; the first ones are smaller
	chunkGrowth = 8
	largeBatch  = 256 // entries of one file that go into the index together
)

var errScanned = errors.New("the library has been read already")

// Scan reads everything, once: one walker hands the files to several workers. report is called by
// the goroutine that calls Scan, as soon as the first articles are in, then at most every 33 ms
// when something has changed, and at the end with Done. Scan returns what the last report has in
// Err: nil unless ctx is done before the scan, or there is a fault in the program. By then no
// goroutine of it is left, but one that waits for a stream to give its next byte, or, when ctx is
// done, those that end the file that they were parsing.
func (l *Library) Scan(ctx context.Context, report func(Progress)) error {
	if l.scanned.Swap(true) {
		return errScanned
	}
	// A scan makes much garbage beside little that stays: collecting it less often saves a seventh of the time.
	defer debug.SetGCPercent(debug.SetGCPercent(gcPercent))
	crew, inside := newCrew(ctx)
	defer crew.cancel()
	s := &scan{lib: l, ctx: inside, stop: ctx, chunks: make(chan chunk, workers), first: make(chan struct{}), ended: make(chan error, 1)}
	s.pending.Add(1) // the walk
	crew.start(s.walk)
	crew.start(s.close)
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
	last := s.progress()
	last.Done, last.Err = true, err
	report(last)
	return err
}

// scan is one run of Scan.
type scan struct {
	lib    *Library
	ctx    context.Context //nolint:containedctx // it lives no longer than the call of Scan
	stop   context.Context //nolint:containedctx // the caller's
	chunks chan chunk

	workers     [workers]worker
	pending     sync.WaitGroup // the walk, and every chunk that is not done with
	found, read atomic.Int64
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
			for i := range s.workers { // one may be waiting for a slow disk or a pipe
				s.workers[i].flush(s)
			}
		}
		if now := s.progress(); now != last {
			report(now)
			last = now
		}
	}
}

func (s *scan) progress() Progress {
	read := s.read.Load() // before found, so that it is never the larger
	return Progress{
		Found: int(s.found.Load()), Read: int(read),
		Articles: s.lib.index.len(), Problems: s.lib.problems.len(),
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
	close(s.chunks)
	return nil
}

// walk hands out the files in chunks: small at first, so that the first articles are there at
// once, then larger, so that handing over costs nothing.
func (s *scan) walk() error {
	defer s.pending.Done()
	size := 1
	files := make([]found, 0, size)
	s.lib.walk(s.ctx, func(f found) bool {
		if f.folder {
			s.lib.problems.add(problem(s.lib.path(f), f.err))
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
	return nil
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

// worker is what one goroutine reads with. Its batch goes into the index when a chunk is done,
// and whenever a report is due.
type worker struct {
	buf   buffer
	mu    sync.Mutex
	batch batch
}

// readFile takes the entries of one file into the batch. Whatever goes wrong is a problem of that
// file; what it gave before that stays.
func (s *scan) readFile(w *worker, f found) {
	files := 0 // of an archive; the first of them is counted already, as the archive
	defer w.buf.leave()
	err := guarded(func() (err error) {
		data, is, err := s.lib.load(s.ctx, f, &w.buf)
		if err != nil {
			return err
		}
		if is.form != noArchive {
			files, err = s.unpack(w, f, is, data)
			return err
		}
		for a, err := range s.lib.articles(s.ctx, f, data) {
			if err != nil {
				s.fail(f, err)
				continue
			}
			if w.add(f, a) >= largeBatch {
				w.flush(s)
			}
		}
		return nil
	})
	if err != nil {
		s.fail(f, err)
	}
	if files == 0 {
		s.read.Add(1)
	}
}

func (s *scan) fail(f found, err error) {
	if s.ctx.Err() == nil && !ofCarrier(err) {
		s.lib.problems.add(problem(s.lib.path(f), err))
	}
}

// add puts an article into the batch, and returns how many are in it.
func (w *worker) add(f found, a numbered) int {
	facts := a.page.Facts()
	w.mu.Lock()
	defer w.mu.Unlock()
	w.batch.add(f, a.part, a.page.Format, facts)
	return len(w.batch.rows)
}

// flush moves the batch into the index.
func (w *worker) flush(s *scan) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.batch.rows) == 0 {
		return
	}
	s.lib.index.add(&w.batch)
	w.batch.reset()
	s.once.Do(func() { close(s.first) })
}
