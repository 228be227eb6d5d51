package reader

import (
	"io/fs"
	"path"
)

// take moves a batch into the library.
func (l *Library) take(b *batch) {
	l.index.add(b)
	for _, w := range b.wrong {
		l.problems.add(ofFile(b.files[w.file].number), w.problem)
	}
	old := b.replaced()
	if len(old) > 0 {
		l.forget()
	}
	if len(b.files) > 0 {
		l.books.of[b.files[0].src].write(b, old)
	}
}

// remove takes files out of the library, and all that lies in them. It returns how many articles went.
func (l *Library) remove(files []uint32) (articles int) {
	if len(files) == 0 {
		return 0
	}
	articles = l.index.drop(files)
	l.forget()
	return articles
}

// lose takes files out of the library and its catalogues that are not there any more.
func (l *Library) lose(files []uint32) {
	c := l.index.snapshot()
	bySource := map[int][]uint32{}
	for _, n := range files {
		bySource[c.source(n)] = append(bySource[c.source(n)], n)
	}
	for src, gone := range bySource {
		l.books.of[src].write(&batch{}, gone)
		l.books.of[src].waste(l.remove(gone))
	}
}

// forget drops the problems of the files that are gone.
func (l *Library) forget() {
	gone := l.index.snapshot().files.gone
	l.problems.dropFiles(func(file uint32) bool { return gone.has(ID(file)) })
}

// enter is called before a folder is listed.
func (l *Library) enter(src int, dir string) {
	if l.watch != nil {
		l.watch.add(src, dir)
	}
	l.problems.dropFolder(src, dir)
}

// seen is called when a folder was listed, with the folders in it: what was wrong in others is gone with them.
func (l *Library) seen(src int, dir string, there map[string]bool) {
	l.problems.dropBelow(src, dir, there)
}

// retry has the folders that could not be listed be looked at too: no change in them need be told. Where there
// are many, those of which nothing is known wait until everything is looked at. It returns nil, for
// everything, if many are left.
func (l *Library) retry(only *dirty, stock *stock) *dirty {
	if only == nil {
		return nil
	}
	const some = 50
	unlisted := l.problems.unlisted()
	for _, f := range unlisted {
		if len(unlisted) <= some || stock.knows(f.src, f.dir) {
			only.mark(f.src, f.dir, wholly)
		}
	}
	if only.many() {
		return nil
	}
	return only
}

// unchanged reports whether a file is as it was when it was read.
func (l *Library) unchanged(f found) bool {
	if f.was.size < 0 || f.err != nil {
		return false
	}
	if _, ok := l.sources[f.src].fsys.(*stream); ok {
		return true // it can be read only once
	}
	now, err := l.stamp(f)
	return err == nil && now == f.was
}

// stamp tells the state of a file on the disk.
func (l *Library) stamp(f found) (stamp, error) {
	s := l.sources[f.src]
	name := path.Join(f.dir, f.base)
	if d, ok := s.fsys.(stamper); ok {
		return d.stamp(name)
	}
	info, err := fs.Stat(s.fsys, name)
	if err != nil {
		return stamp{}, err //nolint:wrapcheck // nobody sees it
	}
	return stampOf(info)
}
