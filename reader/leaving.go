package reader

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// What the walk leaves out: what is hidden, what an ignore file names, and the catalogues.

// ignoreFiles are those that are in a folder.
func (w *walker) ignoreFiles(name string) []fs.DirEntry {
	var there []fs.DirEntry
	for _, file := range ignoreFiles {
		if info, err := fs.Stat(w.fsys, path.Join(name, file)); err == nil {
			there = append(there, fs.FileInfoToDirEntry(info))
		}
	}
	slices.SortFunc(there, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return there
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
		if err != nil && !w.meet(found{dir: name, base: file, folder: true, ignores: true, err: err}, 0) {
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

// leaves reports whether what has that name is left out.
func (w *walker) leaves(dir, base string, isFolder bool, ignore *ignoring) bool {
	if name := path.Join(dir, base); isFolder && w.own != "" && name == w.own || w.others[name] {
		return true
	}
	return base[0] == '.' && !w.include.hidden || ignore != nil && ignore.ignored(append(partsOf(dir), base), isFolder)
}
