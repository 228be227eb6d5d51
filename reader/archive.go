package reader

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"path"
	"sort"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
)

const (
	wholeLimit = 1 << 30 // bytes that any archive may give
	wholeRatio = 100     // times its own size, which it may give if that is more
)

// The reasons that archives give.
var (
	errCutShort    = errors.New("damaged: it ends too soon")
	errDamaged     = errors.New("damaged")
	errMethod      = errors.New("packed in a way that is not known")
	errPackedTwice = errors.New("packed twice: unpack it once")
	errTooDeep     = errors.New("an archive in an archive in an archive: unpack the outer one")
	errWhole       = errors.New("the archive unpacks to far more than its size: the rest is left out")
	errNotInside   = errors.New("no such file in the archive")
)

// archive is a file that holds files. They are read where they are: nothing is written to the disk.
type archive struct {
	at   found // the file itself
	is   shape
	left *allowance // shared with the archive that it lies in

	number uint32       // of the file itself
	stamp  stamp        // of that
	open   atomic.Int32 // what is still to be read of it, and of the archives in it
	failed atomic.Bool  // the disk did not let all of it be read
	whole  batchFile    // what goes into the index when it is read

	mu      sync.Mutex
	salvage bool   // a ZIP archive without its directory
	marks   []mark // rising
}

// mark is where in an archive the list of its members can be taken up again.
type mark struct {
	n  uint32 // the member that comes next, from 0
	at int64  // a place that the lister knows
}

// member is what an archive holds: a file, or something that is left out.
type member struct {
	name    string // as the archive has it, with slashes
	size    int64  // in bytes, as the archive has it; 0 may also mean that nobody knows
	file    bool   // a regular file
	locked  bool   // encrypted
	passing bool   // it can be opened only until the next one is asked for
	open    func() (handle, error)
}

// lister lists the members of an archive in the order in which they lie in it. After the last one
// its error is io.EOF.
type lister interface {
	next() (member, error)
	close()
}

// allowance is how many bytes may still come out of an archive.
type allowance struct{ left atomic.Int64 }

// take errs when that was too much, and from then on.
func (a *allowance) take(n int64) error {
	if n < 0 || n > math.MaxInt64/2 || a.left.Add(-n) < 0 {
		a.left.Store(-1)
		return errWhole
	}
	return nil
}

// list begins at a mark of the archive.
func (a *archive) list(ctx context.Context, c *content, from mark) (lister, error) {
	if a.is.form == tarArchive {
		return newTarList(ctx, a, c, from)
	}
	a.mu.Lock()
	salvage := a.salvage
	a.mu.Unlock()
	if !salvage {
		list, err := newZipList(ctx, a, c, from)
		if !errors.Is(err, errDamaged) {
			return list, err
		}
		a.mu.Lock()
		a.salvage = true
		a.mu.Unlock()
	}
	return newZipSalvage(ctx, a, c, from), nil
}

// note keeps a mark that lies behind the others.
func (a *archive) note(m mark) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if len(a.marks) == 0 || m.n > a.marks[len(a.marks)-1].n {
		a.marks = append(a.marks, m)
	}
}

// before is the last mark from which the member n can be reached.
func (a *archive) before(n uint32) mark {
	a.mu.Lock()
	defer a.mu.Unlock()
	after := sort.Search(len(a.marks), func(i int) bool { return a.marks[i].n > n })
	if after == 0 {
		return mark{}
	}
	return a.marks[after-1]
}

// found is the member of that number. Its name is no more than a name: it cannot lead out of the archive.
func (a *archive) found(s *source, name string, n uint32) found {
	name = strings.TrimPrefix(path.Clean("/"+name), "/")
	if name == "" {
		name = "unnamed"
	}
	prefix := path.Join(a.at.dir, a.at.base)
	if s.file != "" && a.at.in == nil { // the path of the source ends in the archive
		prefix = ""
	}
	dir, base := path.Split(path.Join(prefix, name))
	return found{src: a.at.src, dir: strings.TrimSuffix(dir, "/"), base: base, turn: a.at.turn, in: a, member: n}
}

// hiddenName reports whether a file of that name, or a folder in it, is hidden.
func hiddenName(name string) bool { return name[0] == '.' || strings.Contains(name, "/.") }

// unpack meets the files in the archive at f. The error is one of the archive as a whole; what
// comes before it counts. raw is its bytes, if it lies in another one. visit returns false to end
// it. c holds the members that do not pass: who keeps one holds c.
func (l *Library) unpack(ctx context.Context, f found, is shape, raw []byte, visit func(f found, m member, c *content) bool) error {
	if f.in != nil {
		f.hand = func() (handle, error) { return inMemory(raw), nil }
	}
	c, err := l.content(ctx, f)
	if err != nil {
		return err
	}
	defer c.release()
	a, err := l.newArchive(f, is, c.size)
	if err != nil {
		return err
	}
	if err := l.lookFor(ctx, a, c); err != nil {
		return err
	}
	list, err := a.list(ctx, c, mark{})
	if err != nil {
		return err
	}
	defer list.close()
	locked := 0
	for n := uint32(0); ; n++ {
		m, err := list.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return near(n, err)
		}
		g := a.found(l.sources[f.src], m.name, n)
		switch {
		case !l.takes(g, m):
		case m.locked:
			locked++
		default:
			if m.size <= maxSize || a.is.packing != nil { // what is larger is not read; in a packed archive it is passed through all the same
				if err := a.left.take(m.size); err != nil {
					return err
				}
			}
			if !visit(g, m, c) {
				return nil
			}
		}
	}
	s := l.sources[f.src]
	switch {
	case locked > 0:
		return fmt.Errorf("%s cannot be opened", counted(locked, "encrypted file"))
	case f.in == nil && s.inside != "" && !s.met.Load():
		return errNotInside
	}
	return nil
}

// lookFor looks for "F#3" in the archive, if that was asked for: a file of that very name may come after F.
func (l *Library) lookFor(ctx context.Context, a *archive, c *content) error {
	s := l.sources[a.at.src]
	if _, _, ok := cutPart(s.inside); !ok {
		return nil
	}
	list, err := a.list(ctx, c, mark{})
	if err != nil {
		return err
	}
	defer list.close()
	for {
		m, err := list.next()
		if err != nil {
			return nil // the end, or damage, which is said when the files are read
		}
		if f := a.found(s, m.name, 0); m.file && path.Join(f.dir, f.base) == s.inside {
			s.whole.Store(true)
		}
	}
}

// takes reports whether the member is a file that is asked for.
func (l *Library) takes(f found, m member) bool {
	if !m.file || m.size < 0 {
		return false
	}
	s := l.sources[f.src]
	inside := strings.TrimPrefix(path.Clean("/"+m.name), "/")
	if s.inside != "" {
		_, want := s.wants(f)
		if want == wanted {
			s.met.Store(true)
		}
		return want != unwanted // named, it is not hidden
	}
	return inside == "" || l.include.hidden || !hiddenName(inside)
}

func (l *Library) newArchive(f found, is shape, size int64) (*archive, error) {
	f.hand = nil
	a := &archive{at: f, is: is}
	if f.in == nil {
		a.left = &allowance{}
		a.left.left.Store(max(l.whole, size*wholeRatio))
		return a, nil
	}
	if f.in.at.in != nil {
		return nil, errTooDeep
	}
	a.left = f.in.left
	return a, nil
}

// nearError says where in an archive the damage is.
type nearError struct {
	file  uint32 // from 1, whatever of it was asked for
	cause error
}

func (e *nearError) Error() string {
	return strings.Replace(e.cause.Error(), "damaged", fmt.Sprintf("damaged near file %d", e.file), 1)
}

func (e *nearError) Unwrap() error { return e.cause }

// near says of damage that it lies near that file.
func near(file uint32, err error) error {
	if file == 0 || !isDamage(err) {
		return err
	}
	return &nearError{file, err}
}

func isDamage(err error) bool { return errors.Is(err, errDamaged) || errors.Is(err, errCutShort) }

// damaged says in plain words what a library found wrong with a packed file. What is wrong with the
// disk, and what is said plainly already, stays as it is.
func damaged(err error) error {
	var inPath *fs.PathError
	var number syscall.Errno
	switch {
	case err == nil, errors.Is(err, io.EOF), errors.Is(err, errWhole), isDamage(err), errors.Is(err, errMethod),
		errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded),
		errors.As(err, &inPath), errors.As(err, &number):
		return err
	case errors.Is(err, io.ErrUnexpectedEOF):
		return errCutShort
	}
	return errDamaged
}
