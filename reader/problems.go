package reader

import (
	"cmp"
	"errors"
	"io/fs"
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
	files   []noted // those of files
	folders []noted // those of folders, and of nothing in the library: few
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
	switch {
	case about.file > 0:
		p.files = append(p.files, noted{*one, about})
	case !slices.ContainsFunc(p.folders, func(n noted) bool { return n.about == about && n.problem.Error() == one.Error() }):
		p.folders = append(p.folders, noted{*one, about}) // a folder is gone through more than once
	}
}

// dropFolders forgets those about folders that are no longer so.
func (p *problems) dropFolders(gone func(about) bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.folders = slices.DeleteFunc(p.folders, func(one noted) bool { return gone(one.about) })
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
	for _, n := range p.folders {
		if n.about != ofNothing && !n.about.ignores {
			all = append(all, folder{src: n.about.src, dir: n.about.dir})
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
	return len(p.files) + len(p.folders)
}

// sorted returns a copy, by path and then by reason.
func (p *problems) sorted() []Problem {
	p.mu.Lock()
	list := make([]Problem, 0, len(p.files)+len(p.folders))
	for _, of := range [][]noted{p.files, p.folders} {
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
