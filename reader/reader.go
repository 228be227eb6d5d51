// Package reader is the library: it finds the files, has them parsed, and keeps one small entry
// an article that the list shows, sorts and filters by. It knows no terminal. The file is the
// truth and the entry a note of it: an article is read again when it is opened.
package reader

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"time"
)

// ID is an article's number in the library, from 0 in order of arrival. It never changes while
// the program runs.
type ID uint32

// Entry is what the list knows of one article. What the article does not say is empty.
type Entry struct {
	ID          ID
	Path        string // as the user named it: the argument joined with the rest; raw, show it through parse.Clean
	Part        int    // its number, from 1, in a file of several articles; otherwise 0
	Format      string
	Headline    string
	Publication string
	Authors     []string // their names
	Published   string   // as far as it is known: 2024, 2024-03, 2024-03-30, 2024-03-30T14:05:00Z
	Section     string
	Place       string
	Language    string
	Country     string
	Words       int
	Minutes     int
	Match       Match // how well it meets what was asked for, in rows that are put by that
}

// Library is all articles of the sources that were named. Its methods may be called from any
// goroutine, at the same time.
type Library struct {
	sources  []*source
	title    string     // for the header
	named    int        // how many paths Open was given
	missing  []*Problem // of them, those that are not there
	index    index
	orders   orders
	last     lastFilter
	alike    lastFilter       // of what is only similar
	now      func() time.Time // what yesterday is counted from
	problems problems
	scanned  atomic.Bool
	whole    int64 // bytes that any archive may give
	several  bool  // the one file that was named is an archive
	include  includes
	nested   []map[string]bool // see nest
	kept     atomic.Pointer[cursor]
	books    bookcase
	watch    *watch // nil: nobody follows what changes
	afresh   chan struct{}
	spares   bool // of memory; only the goroutine that reports knows
}

// Len is how many articles are in the library so far.
func (l *Library) Len() int {
	n, _ := l.index.counts()
	return n
}

var errNothingNamed = errors.New("nothing to read: name a folder, a file, or - for standard input")

// Include names files that are left out of folders unless it is asked for them.
type Include int

// What may be included.
const (
	Hidden  Include = iota // files and folders whose names begin with a dot, in archives too
	Ignored                // what .gitignore and .ignore leave out
)

// includes is each Include as a switch.
type includes struct{ hidden, ignored bool }

func includesOf(list []Include) includes {
	return includes{slices.Contains(list, Hidden), slices.Contains(list, Ignored)}
}

// Open looks at each path, and reads none, but for the beginning of a file that is the only one:
// "-" is stdin, "FILE#3" the third article in FILE if nothing has that very name, and
// "ARCHIVE/FILE" a file in an archive. The error joins a *Problem for each path that is not there or
// cannot be read at all; the library holds the others, and those among its problems, and is nil if
// none is left.
func Open(paths []string, stdin io.Reader, also ...Include) (*Library, error) {
	if len(paths) == 0 {
		return nil, errNothingNamed
	}
	var in *stream // one for all that name it: it can be read only once
	if stdin != nil {
		in = newStream(func() (io.ReadCloser, error) { return io.NopCloser(stdin), nil })
	}
	var sources []*source
	var wrong []*Problem
	seen, known := map[string]bool{}, map[place]bool{}
	for _, p := range paths {
		if seen[filepath.Clean(p)] {
			continue // named twice, read once
		}
		seen[filepath.Clean(p)] = true
		s, err := newSource(p, in)
		if err != nil {
			wrong = append(wrong, problem(p, err))
			continue
		}
		if abs, err := filepath.Abs(s.root()); err == nil && s.arg != "-" {
			s.abs, s.base = abs, filepath.Base(abs)
			at := place{abs, s.inside, s.part}
			if known[at] {
				continue // the same by another name
			}
			known[at] = true
		}
		sources = append(sources, s)
	}
	err := joined(wrong)
	if len(sources) == 0 {
		return nil, err
	}
	l := newLibrary(len(seen), sources...)
	for _, p := range wrong {
		l.problems.add(ofNothing, p)
	}
	l.missing, l.include = wrong, includesOf(also)
	l.several = l.Single() && sources[0].inside == "" && sources[0].arg != "-" && isArchive(context.Background(), sources[0].arg)
	return l, err
}

// joined is the problems as one error, nil if there are none.
func joined(problems []*Problem) error {
	errs := make([]error, len(problems))
	for i, p := range problems {
		errs[i] = p
	}
	return errors.Join(errs...)
}

func newLibrary(named int, sources ...*source) *Library {
	l := &Library{afresh: make(chan struct{}, 1), sources: sources, named: named, whole: wholeLimit, now: time.Now}
	l.index.init()
	l.index.path = l.prefix
	l.index.columns.several = len(sources) > 1
	l.title = l.nameAll()
	l.nested = nest(sources)
	l.books.of = make([]*book, len(sources))
	return l
}

// Single says that exactly one file, or standard input, was named, and no archive: it opens at
// once. Whether it holds one article or many shows when it is read.
func (l *Library) Single() bool { return l.named == 1 && l.sources[0].file != "" && !l.several }

// Name is the library's name for the header: the one source's, with the home folder abbreviated
// ("~/archive", "standard input"), or how many there are ("3 folders", "1 folder and 2 files"). It
// is raw: show it through parse.Clean.
func (l *Library) Name() string { return l.title }

// nameAll makes the name, once: it asks the system where it is.
func (l *Library) nameAll() string {
	if len(l.sources) == 1 {
		return l.sources[0].name()
	}
	files := 0
	for _, s := range l.sources {
		if s.file != "" {
			files++
		}
	}
	var parts []string
	if folders := len(l.sources) - files; folders > 0 {
		parts = append(parts, counted(folders, "folder"))
	}
	if files > 0 {
		parts = append(parts, counted(files, "file"))
	}
	return strings.Join(parts, " and ")
}
