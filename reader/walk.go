package reader

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"path"
	"path/filepath"
	"strings"
	"syscall"
)

// found is a file that the walk met, or a folder that it could not read.
type found struct {
	src    int    // index in Library.sources
	dir    string // its folder in the source, slash-separated, "" at the top
	base   string // its name in that folder
	turn   uint32 // its number in the order of the walk, from 0
	folder bool

	ignores bool  // it names what is left out, and cannot be read; folder is set too
	err     error // why it is not to be opened

	known uint32 // the number, from 1, of the file that it was when it was read before; else 0
	was   stamp  // of that

	in     *archive               // that it lies in, nil for most
	member uint32                 // its number in the archive, from 0
	hand   func() (handle, error) // opens it where it is at hand, else nil
}

// path is how the user would name it.
func (l *Library) path(f found) string {
	s := l.sources[f.src]
	if f.in != nil {
		return filepath.Join(s.root(), filepath.FromSlash(f.dir), f.base)
	}
	return s.path(f.dir, f.base)
}

// prefix is what stands before the names of the files of a folder in their paths, with slashes; or,
// of a file that was named itself, the whole path.
func (l *Library) prefix(f folder) (path string, whole bool) {
	const base = "x"
	path = filepath.ToSlash(l.path(found{src: f.src, dir: f.dir, in: f.in, base: base}))
	if f.in == nil && l.sources[f.src].file != "" {
		return path, true
	}
	return strings.TrimSuffix(path, base), false
}

// walk meets the files of all sources, those of a folder in the order of their names. Hidden
// files and folders, and those that an ignore file names, are left out, unless named as an argument. A
// symbolic link to a file counts as a file; one to a folder is not followed, so that no loop can
// arise. What is neither a folder nor a regular file is met with an error, and never opened. visit
// returns false to end the walk.
func (l *Library) walk(ctx context.Context, visit func(found) bool) {
	l.round(ctx, round{}, visit)
}

// round is a walk that compares what it meets with what was there.
type round struct {
	stock *stock                    // nil: nothing was there
	only  *dirty                    // nil: everything is looked at
	enter func(src int, dir string) // called before a folder is listed; may be nil
	gone  func(files []uint32)      // called with the numbers of files that are not there any more

	seen func(src int, dir string, there map[string]bool) // called when it was, with the folders in it; may be nil
}

// round walks through the sources. visit returns false to end it.
func (l *Library) round(ctx context.Context, r round, visit func(found) bool) {
	if r.stock == nil {
		r.stock = takeStock(&columns{}, len(l.sources))
	}
	for i, s := range l.sources {
		if r.only != nil && !r.only.touches(i) {
			continue
		}
		w := &walker{round: r, ctx: ctx, visit: visit, include: l.include, src: i, fsys: s.fsys, own: l.own(s), others: l.nested[i]}
		if !w.source(s) {
			return
		}
	}
}

type walker struct {
	round

	ctx     context.Context //nolint:containedctx // the walker lives no longer than the call it is made in
	visit   func(found) bool
	include includes
	src     int
	fsys    fs.FS
	turn    uint32          // of the file that was met last
	own     string          // the folder of the catalogues, if it lies in the source; else ""
	others  map[string]bool // what lies in the source and is one itself
}

func (w *walker) source(s *source) bool {
	if s.file != "" {
		w.entering("")
		held := w.stock.shelf(w.src, "")
		return w.meet(found{base: s.file}, held.meet(s.file))
	}
	return w.folder("", "", nil, w.only.how(w.src, ""))
}

func (w *walker) entering(dir string) {
	if w.enter != nil {
		w.enter(w.src, dir)
	}
}

func (w *walker) lose(files []uint32) {
	if len(files) > 0 && w.ctx.Err() == nil {
		w.stock.left[w.src] -= len(files)
		w.gone(files)
	}
}

// meet hands f on, with what was known of it. It returns false when the walk is to end.
func (w *walker) meet(f found, known uint32) bool {
	f.src, f.known = w.src, known
	switch {
	case f.folder:
	case known > 0:
		old := &w.stock.c.files.list[known-1]
		w.turn, f.was = old.turn, old.stamp
		w.stock.left[w.src]--
	case w.only == nil && w.stock.left[w.src] == 0:
		w.turn++ // else it shares the turn of the one before it, and goes by its path
	}
	f.turn = w.turn
	return w.ctx.Err() == nil && w.visit(f)
}

// folder meets what is in the folder base of dir. Where listing it fails, it meets the folder itself,
// and what was listed before that; or if there were files in it, it leaves these as they are.
func (w *walker) folder(dir, base string, ignore *ignoring, how thoroughness) bool {
	name := path.Join(dir, base)
	if how == through {
		return w.through(name, ignore)
	}
	w.entering(name)
	if w.only != nil {
		w.turn = max(w.turn, w.stock.before(w.src, name))
	}
	entries, err := fs.ReadDir(w.fsys, cmp.Or(name, "."))
	gone := w.only != nil && isGone(err)
	if err != nil && !gone && !w.meet(found{dir: dir, base: base, folder: true, err: err}, 0) {
		return false
	}
	if err != nil && !isGone(err) && w.stock.knows(w.src, name) {
		w.trust(name)
		return true
	}
	folders, ok := w.entries(name, entries, ignore)
	if !ok {
		return false
	}
	if w.seen != nil {
		w.seen(w.src, name, folders)
	}
	if how == closely || name == "" || gone || !w.only.inside(w.src, dir) {
		if how == wholly {
			folders = nil
		}
		w.lose(w.stock.unmet(w.src, name, folders))
	}
	return w.ctx.Err() == nil
}

// isGone reports whether an error says that there is no such folder. Any other may be gone itself the next
// time, as those of a network drive.
func isGone(err error) bool { return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) }

// trust takes it that what is known of the folder name, and below, is still there.
func (w *walker) trust(name string) {
	w.stock.unlisted[folder{src: w.src, dir: name}] = true
	w.turn = max(w.turn, w.stock.latest(w.src, name))
}

// entries meets what is listed of the folder name, and loses what is not. It returns the folders in it, and
// false when the walk is to end.
func (w *walker) entries(name string, entries []fs.DirEntry, ignore *ignoring) (folders map[string]bool, ok bool) {
	if !w.include.ignored {
		var err error
		if ignore, err = w.ignoring(name, entries, ignore); err != nil {
			return nil, false
		}
	}
	held := w.stock.shelf(w.src, name)
	folders = map[string]bool{}
	for _, e := range entries {
		if !w.entry(name, e, ignore, &held, folders) {
			return nil, false
		}
	}
	w.lose(held.end())
	return folders, true
}

// through goes on to the folders that are to be looked at below the folder name, which is not.
func (w *walker) through(name string, ignore *ignoring) bool {
	if !w.include.ignored {
		var err error
		if ignore, err = w.ignoring(name, w.ignoreFiles(name), ignore); err != nil {
			return false
		}
	}
	for _, base := range w.only.below(w.src, name) {
		info, err := fs.Stat(w.fsys, path.Join(name, base))
		isFolder := err != nil || info.IsDir() // one that is gone is listed to see that
		if !isFolder || w.leaves(name, base, true, ignore) {
			continue
		}
		if !w.folder(name, base, ignore, w.only.how(w.src, path.Join(name, base))) {
			return false
		}
	}
	w.turn = max(w.turn, w.stock.latest(w.src, name))
	return w.ctx.Err() == nil
}

// entry meets what is listed. It takes the name of a folder into folders, whether it goes into it or not.
func (w *walker) entry(dir string, e fs.DirEntry, ignore *ignoring, held *comparing, folders map[string]bool) bool {
	base, kind := e.Name(), e.Type()
	if w.leaves(dir, base, kind.IsDir(), ignore) {
		return true
	}
	f := found{dir: dir, base: base}
	if kind&fs.ModeSymlink != 0 {
		info, err := fs.Stat(w.fsys, path.Join(dir, base))
		switch {
		case errors.Is(err, fs.ErrNotExist):
			f.err = errDeadLink
		case err != nil:
			f.err = err
		case info.IsDir():
			return true
		default:
			kind = info.Mode().Type()
		}
		if f.err != nil {
			return w.meet(f, held.meet(base))
		}
	}
	switch {
	case kind.IsDir():
		folders[base] = true
		name := path.Join(dir, base)
		how := w.only.how(w.src, name)
		if how == skipped && !w.stock.knows(w.src, name) {
			how = wholly
		}
		if how == skipped {
			w.turn = max(w.turn, w.stock.latest(w.src, name))
			return true
		}
		return w.folder(dir, base, ignore, how)
	case !kind.IsRegular():
		f.err = errNotRegular
	}
	return w.meet(f, held.meet(base))
}
