package reader

import (
	"context"
	"errors"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// found is a file that the walk met, or a folder that it could not read.
type found struct {
	src    int    // index in Library.sources
	dir    string // its folder in the source, slash-separated, "" at the top
	base   string // its name in that folder
	turn   uint32 // its number in the order of the walk, from 0
	folder bool
	err    error // why it is not to be opened

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
	w := &walker{ctx: ctx, visit: visit, include: l.include}
	for i, s := range l.sources {
		w.src, w.fsys = i, s.fsys
		if s.file != "" {
			if !w.meet(found{base: s.file}) {
				return
			}
			continue
		}
		if !w.folder("", "", nil) {
			return
		}
	}
}

type walker struct {
	ctx     context.Context //nolint:containedctx // the walker lives no longer than the call it is made in
	visit   func(found) bool
	include includes
	src     int
	fsys    fs.FS
	turn    uint32
}

// meet hands f on. It returns false when the walk is to end.
func (w *walker) meet(f found) bool {
	f.src, f.turn = w.src, w.turn
	if !f.folder {
		w.turn++
	}
	return w.ctx.Err() == nil && w.visit(f)
}

// folder meets what is in the folder base of dir. Where listing it fails, it meets the folder
// itself, and what was listed before that.
func (w *walker) folder(dir, base string, ignore *ignoring) bool {
	name := path.Join(dir, base)
	listing := name
	if listing == "" {
		listing = "."
	}
	entries, err := fs.ReadDir(w.fsys, listing)
	if err != nil && !w.meet(found{dir: dir, base: base, folder: true, err: err}) {
		return false
	}
	if !w.include.ignored {
		if ignore, err = w.ignoring(name, entries, ignore); err != nil {
			return false
		}
	}
	for _, e := range entries {
		if !w.entry(name, e, ignore) {
			return false
		}
	}
	return w.ctx.Err() == nil
}

var errWalkEnded = errors.New("the walk has ended")

// ignoring adds the patterns of the folder name to those above. It errs if the walk is to end.
func (w *walker) ignoring(name string, entries []fs.DirEntry, above *ignoring) (*ignoring, error) {
	var patterns []pattern
	for _, file := range ignoreFiles {
		at, ok := slices.BinarySearchFunc(entries, file, func(e fs.DirEntry, name string) int { return strings.Compare(e.Name(), name) })
		if !ok || !entries[at].Type().IsRegular() {
			continue
		}
		more, err := readIgnore(w.fsys, path.Join(name, file))
		if err == nil && above.count()+len(patterns)+len(more) > mostPatterns {
			more, err = nil, errManyPatterns
		}
		if err != nil && !w.meet(found{dir: name, base: file, folder: true, err: err}) {
			return nil, errWalkEnded
		}
		patterns = append(patterns, more...)
	}
	if len(patterns) == 0 {
		return above, nil
	}
	return &ignoring{above: above, depth: len(partsOf(name)), patterns: patterns}, nil
}

// partsOf parts a path into its folders and its file.
func partsOf(name string) []string {
	if name == "" {
		return nil
	}
	return strings.Split(name, "/")
}

func (w *walker) entry(dir string, e fs.DirEntry, ignore *ignoring) bool {
	base, kind := e.Name(), e.Type()
	if base[0] == '.' && !w.include.hidden {
		return true
	}
	if ignore != nil && ignore.ignored(append(partsOf(dir), base), kind.IsDir()) {
		return true
	}
	f := found{dir: dir, base: base}
	if kind&fs.ModeSymlink != 0 {
		info, err := fs.Stat(w.fsys, path.Join(dir, base))
		switch {
		case errors.Is(err, fs.ErrNotExist):
			f.err = errDeadLink
			return w.meet(f)
		case err != nil:
			f.err = err
			return w.meet(f)
		case info.IsDir():
			return true
		}
		kind = info.Mode().Type()
	}
	switch {
	case kind.IsDir():
		return w.folder(dir, base, ignore)
	case !kind.IsRegular():
		f.err = errNotRegular
	}
	return w.meet(f)
}
