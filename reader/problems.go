package reader

import (
	"cmp"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"sync"
)

// Problem says why a file, or a folder, could not be read.
type Problem struct { //nolint:errname // it is shown and listed; that it is an error too comes second
	Path   string // as Entry.Path: raw, show it through parse.Clean
	Reason string // lower case, no full stop, without the path: "no text", "permission denied"

	cause error
}

// Error is the path, a colon and the reason.
func (p *Problem) Error() string { return p.Path + ": " + p.Reason }

// Unwrap returns the error that the problem was made of, if any.
func (p *Problem) Unwrap() error { return p.cause }

// The reasons that are ours. The others come from the operating system and from parse.
var (
	errTooLarge   = errors.New("larger than 64 MB")
	errNotRegular = errors.New("not a regular file")
	errDeadLink   = errors.New("link to a file that does not exist")
	errNoStdin    = errors.New("there is no standard input")
)

// problem makes the problem of the file at path out of err.
func problem(path string, err error) *Problem {
	return &Problem{Path: path, Reason: reason(err), cause: err}
}

// reason is what err says, less the name of the call and the path that Go puts before it.
func reason(err error) string {
	var inPath *fs.PathError
	var inLink *os.LinkError
	var inCall *os.SyscallError
	switch {
	case errors.As(err, &inPath):
		return plainly(inPath.Err)
	case errors.As(err, &inLink):
		return plainly(inLink.Err)
	case errors.As(err, &inCall):
		return plainly(inCall.Err)
	}
	return err.Error()
}

// plainly is what the operating system says; Windows does it in whole sentences.
func plainly(err error) string {
	text := strings.TrimSuffix(err.Error(), ".")
	return strings.ToLower(text[:min(1, len(text))]) + text[min(1, len(text)):]
}

// problems are what went wrong so far. Its methods may be called from any goroutine.
type problems struct {
	mu      sync.Mutex
	nothing []noted // those of nothing in the library
	files   []noted
	folders map[folder][]noted
	below   map[folder]int // how many folders of these are in a folder, or further below, or that folder itself
}

// noted is a problem and what it is about.
type noted struct {
	problem Problem
	about   about
}

// about is a file, by its number from 1, or else a folder of a source, or, if it has no path, neither.
type about struct {
	file    uint32
	src     int
	dir     string
	ignores bool // what names what is left out of the folder; else the folder could not be listed
}

// ofNothing is about what is not in the library.
var ofNothing = about{src: -1}

func ofFile(number uint32) about { return about{file: number + 1} }

// ofFolder is about the folder that the walk could not list, or in which it could not read a file.
func ofFolder(f found) about {
	if f.ignores {
		return about{src: f.src, dir: f.dir, ignores: true}
	}
	return about{src: f.src, dir: path.Join(f.dir, f.base)}
}

func (p *problems) add(about about, one *Problem) {
	p.mu.Lock()
	defer p.mu.Unlock()
	at := folder{src: about.src, dir: about.dir}
	switch {
	case about.file > 0:
		p.files = append(p.files, noted{*one, about})
	case about == ofNothing:
		p.nothing = append(p.nothing, noted{*one, about})
	case !slices.ContainsFunc(p.folders[at], func(n noted) bool { return n.about == about && n.problem.Error() == one.Error() }):
		if len(p.folders[at]) == 0 {
			p.count(at, 1)
		}
		p.folders[at] = append(p.folders[at], noted{*one, about}) // a folder is gone through more than once
	}
}

// count notes that a folder has problems, or has none any more.
func (p *problems) count(at folder, n int) {
	if p.below == nil {
		p.folders, p.below = map[folder][]noted{}, map[folder]int{}
	}
	for {
		if p.below[at] += n; p.below[at] == 0 {
			delete(p.below, at)
		}
		if at.dir == "" {
			return
		}
		at.dir = parent(at.dir)
	}
}

// dropFolder forgets those of a folder.
func (p *problems) dropFolder(src int, dir string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.drop(folder{src: src, dir: dir})
}

func (p *problems) drop(at folder) {
	if len(p.folders[at]) > 0 {
		delete(p.folders, at)
		p.count(at, -1)
	}
}

// dropBelow forgets those of the folders below one, but for those in the folders that are there.
func (p *problems) dropBelow(src int, dir string, there map[string]bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.below[folder{src: src, dir: dir}] == 0 {
		return
	}
	for at := range p.folders {
		below, ok := under(at.dir, dir)
		first, _, _ := strings.Cut(below, "/")
		if at.src == src && ok && !there[first] {
			p.drop(at)
		}
	}
}

// dropFiles forgets those about files that are gone.
func (p *problems) dropFiles(gone func(file uint32) bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.files = slices.DeleteFunc(p.files, func(one noted) bool { return gone(one.about.file - 1) })
}

// unlisted are the folders that could not be listed.
func (p *problems) unlisted() []folder {
	p.mu.Lock()
	defer p.mu.Unlock()
	var all []folder
	for at, list := range p.folders {
		if slices.ContainsFunc(list, func(n noted) bool { return !n.about.ignores }) {
			all = append(all, at)
		}
	}
	return all
}

// each calls visit with the problems of files and the numbers of these.
func (p *problems) each(visit func(file uint32, one *Problem)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for i := range p.files {
		visit(p.files[i].about.file-1, &p.files[i].problem)
	}
}

func (p *problems) len() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	n := len(p.nothing) + len(p.files)
	for _, list := range p.folders {
		n += len(list)
	}
	return n
}

// sorted returns a copy, by path and then by reason.
func (p *problems) sorted() []Problem {
	p.mu.Lock()
	var list []Problem
	for _, of := range append(slices.Collect(maps.Values(p.folders)), p.nothing, p.files) {
		for i := range of {
			list = append(list, of[i].problem)
		}
	}
	p.mu.Unlock()
	slices.SortFunc(list, func(a, b Problem) int {
		return cmp.Or(strings.Compare(a.Path, b.Path), strings.Compare(a.Reason, b.Reason))
	})
	return list
}

// Missing returns the paths that were named and are not there.
func (l *Library) Missing() []Problem {
	out := make([]Problem, len(l.missing))
	for i, p := range l.missing {
		out[i] = *p
	}
	return out
}

// Problems returns what could not be read so far, sorted by path. It never waits for a scan.
func (l *Library) Problems() []Problem { return l.problems.sorted() }
