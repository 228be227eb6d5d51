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
	list    []noted
	folders int // how many of them are about folders
}

// noted is a problem and what it is about.
type noted struct {
	problem Problem
	about   about
}

// about is a file, by its number from 1, or else a folder of a source, or, if it has no path, neither.
type about struct {
	file uint32
	src  int
	dir  string
}

// ofNothing is about what is not in the library.
var ofNothing = about{src: -1}

func ofFile(number uint32) about { return about{file: number + 1} }

// ofFolder is about the folder that the walk could not list, or in which it could not read a file.
func ofFolder(f found) about {
	if f.ignores {
		return about{src: f.src, dir: f.dir}
	}
	return about{src: f.src, dir: path.Join(f.dir, f.base)}
}

func (p *problems) add(about about, one *Problem) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if about.file == 0 && slices.ContainsFunc(p.list, func(n noted) bool { return n.about == about && n.problem.Error() == one.Error() }) {
		return // a folder is gone through more than once
	}
	p.list = append(p.list, noted{*one, about})
	if about.file == 0 {
		p.folders++
	}
}

// dropFolders forgets those about folders that are looked at again. There are few.
func (p *problems) dropFolders(again func(about) bool) {
	p.mu.Lock()
	none := p.folders == 0
	p.mu.Unlock()
	if !none {
		p.drop(func(a about) bool { return a.file == 0 && again(a) })
	}
}

// drop forgets those about what is no longer so.
func (p *problems) drop(gone func(about) bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.list = slices.DeleteFunc(p.list, func(one noted) bool { return gone(one.about) })
	p.folders = 0
	for i := range p.list {
		if p.list[i].about.file == 0 {
			p.folders++
		}
	}
}

// each calls visit with the problems of files and the numbers of these.
func (p *problems) each(visit func(file uint32, one *Problem)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for i := range p.list {
		if n := p.list[i].about.file; n > 0 {
			visit(n-1, &p.list[i].problem)
		}
	}
}

func (p *problems) len() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.list)
}

// sorted returns a copy, by path and then by reason.
func (p *problems) sorted() []Problem {
	p.mu.Lock()
	list := make([]Problem, len(p.list))
	for i := range p.list {
		list[i] = p.list[i].problem
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
