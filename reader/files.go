package reader

import (
	"cmp"
	"slices"
	"strings"
)

// file is what the library knows of one file that it has read, or of one in an archive.
type file struct {
	folder uint32 // in columns.folders
	member uint32 // its number in the archive that it lies in, from 0
	turn   uint32 // its place in the order of the walk, in its source; it may share it with others
	stamp  stamp
}

// stamp says which state of a file was read.
type stamp struct {
	size  int64 // in bytes; or incomplete, or unsettled
	mtime int64 // in nanoseconds since 1970
	ctime int64 // the same for the last change of anything, which nobody can set; 0 where there is none
}

// Instead of a size: such a file is read again.
const (
	incomplete = -1 // it was not read to its end
	unsettled  = -2 // it was read so soon after it was written that the next change need not show in its time
)

// fileColumns are the files in the order in which they were read. Nothing in them changes: a file
// that is read again is another one.
type fileColumns struct {
	list  []file
	ends  []uint64 // of their names
	names []byte
	gone  hits // those that are not in the library any more
}

func (t *fileColumns) len() int { return len(t.list) }

func (t *fileColumns) add(f file, name []byte) {
	t.list = append(t.list, f)
	t.names = append(t.names, name...)
	t.ends = append(t.ends, uint64(len(t.names)))
	if len(t.gone)*wordBits < len(t.list) {
		t.gone = append(t.gone, 0)
	}
}

// name is the name of the file of that number, raw.
func (t *fileColumns) name(n uint32) []byte {
	start := uint64(0)
	if n > 0 {
		start = t.ends[n-1]
	}
	return t.names[start:t.ends[n]]
}

// without returns the set of those that are gone when these are too, with what lies in them.
func (t *fileColumns) without(folders []shelf, numbers []uint32) hits {
	gone := slices.Clone(t.gone)
	archives := false
	for _, n := range numbers {
		gone.add(int(n))
	}
	inside := make([]bool, len(folders))
	for i := range folders {
		if top := topOf(folders[i].in); top != nil && gone.has(ID(top.number)) {
			inside[i], archives = true, true
		}
	}
	if archives {
		for i := range t.list {
			if inside[t.list[i].folder] {
				gone.add(i)
			}
		}
	}
	return gone
}

// topOf is the archive on the disk that an archive is, or lies in; nil for none.
func topOf(a *archive) *archive {
	for a != nil && a.at.in != nil {
		a = a.at.in
	}
	return a
}

// found is the file of that number, to be opened.
func (c *columns) found(n uint32) found {
	f := &c.files.list[n]
	in := c.folders[f.folder]
	return found{src: in.src, dir: in.dir, base: string(c.files.name(n)), turn: f.turn, in: in.in, member: f.member}
}

// inWalk compares the places of two files in the walk: those of one archive by their numbers in
// it, others by their paths, folder by folder.
func (c *columns) inWalk(a, b uint32) int {
	fa, fb := &c.files.list[a], &c.files.list[b]
	in, other := &c.folders[fa.folder], &c.folders[fb.folder]
	if top := topOf(in.in); top != nil && top == topOf(other.in) {
		return cmp.Or(cmp.Compare(in.seat(fa), other.seat(fb)), cmp.Compare(fa.member, fb.member))
	}
	return strings.Compare(walkKey(in.dir, c.files.name(a)), walkKey(other.dir, c.files.name(b)))
}

// walkKey is a path whose order among others is that of the walk: what is in a folder comes before
// whatever has a longer name.
func walkKey(dir string, base []byte) string {
	if dir == "" {
		return string(base)
	}
	return strings.ReplaceAll(dir, "/", "\x00") + "\x00" + string(base)
}

// seat is the place of a file among those of an archive: the number in the outermost one.
func (f *folder) seat(of *file) uint32 {
	if f.in.at.in != nil {
		return f.in.at.member
	}
	return of.member
}

// source is which of the library's sources the file lies in.
func (c *columns) source(n uint32) int { return c.folders[c.files.list[n].folder].src }
