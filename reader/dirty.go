package reader

import (
	"path"
	"slices"
)

// dirty is the folders in which something may have changed. A nil one means all of them.
type dirty struct {
	folders map[folder]thoroughness // wholly or closely; those above them: through
	next    map[folder][]string     // of those above: the names of the folders below that lead to a dirty one
}

// thoroughness is how a folder is looked at.
type thoroughness int

const (
	skipped thoroughness = iota // not at all
	through                     // only what is below it is
	closely                     // the files in it, and the folders that were not there before
	wholly                      // everything below it
)

// mark marks a folder, given from the top of a source on.
func (d *dirty) mark(src int, dir string, how thoroughness) {
	if d.folders == nil {
		d.folders, d.next = map[folder]thoroughness{}, map[folder][]string{}
	}
	at := folder{src: src, dir: dir}
	for how := how; ; how = through {
		linked := d.folders[at] != skipped
		d.folders[at] = max(d.folders[at], how)
		if linked || at.dir == "" {
			return
		}
		above := folder{src: src, dir: parent(at.dir)}
		d.next[above] = append(d.next[above], path.Base(at.dir))
		at = above
	}
}

// many reports whether to look at each dirty folder would take longer than to look at everything.
func (d *dirty) many() bool {
	const most = 200
	if len(d.folders) > most {
		return true
	}
	for at, how := range d.folders {
		if at.dir == "" && how == wholly {
			return true
		}
	}
	return false
}

// empty reports whether nothing is dirty.
func (d *dirty) empty() bool { return len(d.folders) == 0 }

// touches reports whether anything in a source is dirty.
func (d *dirty) touches(src int) bool { return d.folders[folder{src: src}] != skipped }

// how a folder is to be looked at.
func (d *dirty) how(src int, dir string) thoroughness {
	if d == nil || d.inside(src, dir) {
		return wholly
	}
	return d.folders[folder{src: src, dir: dir}]
}

// inside reports whether everything in the folder is looked at, because it or one above it is wholly.
func (d *dirty) inside(src int, dir string) bool {
	if d == nil {
		return true
	}
	for {
		if d.folders[folder{src: src, dir: dir}] == wholly {
			return true
		}
		if dir == "" {
			return false
		}
		dir = parent(dir)
	}
}

// below are the names of the folders in a folder that lead to a dirty one, sorted.
func (d *dirty) below(src int, dir string) []string {
	names := slices.Clone(d.next[folder{src: src, dir: dir}])
	slices.Sort(names)
	return names
}
