package reader

import (
	"errors"
	"io/fs"
	"os"
	"sync"
	"syscall"
	"time"
)

// worker is what one goroutine reads with. Its batch goes into the index when a chunk is done,
// and whenever a report is due.
type worker struct {
	buf   buffer
	mu    sync.Mutex
	batch batch
}

// begin says which file is read now.
func (w *worker) begin(s *scan, f found) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if n := len(w.batch.files); n > 0 && w.batch.files[n-1].src != f.src { // each has its own catalogue
		w.move(s)
	}
	w.batch.begin(f)
	w.buf.stamp = stamp{size: incomplete}
}

// add puts an article into the batch, and returns how many are in it.
func (w *worker) add(a numbered) int {
	facts, mark := a.page.Facts(), printOf(a.page.Source)
	w.mu.Lock()
	defer w.mu.Unlock()
	w.batch.add(a.part, a.page.Format, facts, mark)
	return len(w.batch.rows)
}

// fail takes what is wrong with the file that was begun last.
func (w *worker) fail(s *scan, err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	f := w.batch.current()
	if f.in == nil && s.lib.sources[f.src].file == "" && errors.Is(err, fs.ErrNotExist) {
		return // it has gone since the walk met it
	}
	w.batch.fail(problem(s.lib.path(f.found), err))
}

// settled is how old a change must be for the next one to show in the time of the file, whatever the
// file system: that of FAT counts by two seconds.
const settled = 2 * time.Second

// end says that the file was read to its end, or as far as that goes. The archive is the one that the
// file was, or nil.
func (w *worker) end(s *scan, was *archive, err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	f := w.batch.current()
	unseen := f.in == nil && w.buf.stamp.size == incomplete // it was not opened
	f.failed = unseen || ofDisk(err) || was != nil && was.failed.Load()
	if was != nil {
		w.buf.stamp = was.stamp
	}
	if f.failed && f.in != nil {
		topOf(f.in).failed.Store(true)
	}
	if !f.failed {
		f.stamp = w.buf.stamp
		if time.Since(time.Unix(0, f.stamp.mtime)).Abs() < settled {
			f.stamp.size = unsettled
		}
	}
	if was != nil && was.at.in == nil { // others may still read in it
		was.whole = *f
		was.whole.done, was.whole.as = true, was
		w.move(s)
		w.batch.drop()
		s.closeOne(was)
		return
	}
	f.done, f.as = true, was
}

// ofDisk reports whether an error says something of the disk, and nothing of what is in the file:
// the next time it may go well.
func ofDisk(err error) bool {
	var inPath *fs.PathError
	var inLink *os.LinkError
	var inCall *os.SyscallError
	var number syscall.Errno
	return errors.As(err, &inPath) || errors.As(err, &inLink) || errors.As(err, &inCall) || errors.As(err, &number)
}

// flush moves the batch into the index.
func (w *worker) flush(s *scan) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.batch.empty() {
		w.move(s)
	}
}

func (w *worker) move(s *scan) {
	b := &w.batch
	s.lib.take(b)
	if len(b.rows) > 0 {
		s.gather()
		s.once.Do(func() { close(s.first) })
	}
	for i := range b.files {
		if f := &b.files[i]; f.done && f.in != nil {
			s.closeOne(topOf(f.in))
		}
	}
	b.reset()
}

// closeOne notes that something of an archive is in the index. With the last of it, the archive has
// been read.
func (s *scan) closeOne(a *archive) {
	if a.open.Add(-1) == 0 {
		if a.failed.Load() {
			a.whole.failed, a.whole.stamp.size = true, incomplete
		}
		s.lib.take(&batch{files: []batchFile{a.whole}})
	}
}

// setAside moves what was read into the index, so that the archive that was begun last has a number
// that the files in it can name.
func (w *worker) setAside(s *scan, a *archive) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.move(s)
	a.open.Store(1)
	a.stamp = w.buf.stamp
	a.whole = *w.batch.current()
	a.number = a.whole.number
	w.batch.drop()
}

// takeUp goes on with the archive that was set aside.
func (w *worker) takeUp(a *archive) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.batch.files = append(w.batch.files, a.whole)
}
