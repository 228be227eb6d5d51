// Package reader is the library: it finds the files, has them parsed, and keeps one small entry
// an article that the list shows, sorts and filters by. It knows no terminal. The file is the
// truth and the entry a note of it: an article is read again when it is opened.
package reader

import (
	"errors"
	"io"
	"path/filepath"
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
}

// Len is how many articles are in the library so far.
func (l *Library) Len() int { return l.index.len() }

var errNothingNamed = errors.New("nothing to read: name a folder, a file, or - for standard input")

// Open looks at each path, and reads none: "-" is stdin, and "FILE#3" the third article in FILE
// if nothing has that very name. The error joins a *Problem for each path that is not there or
// cannot be read at all; the library holds the others, and those among its problems, and is nil if
// none is left.
func Open(paths []string, stdin io.Reader) (*Library, error) {
	if len(paths) == 0 {
		return nil, errNothingNamed
	}
	var in *stream // one for all that name it: it can be read only once
	if stdin != nil {
		in = newStream(func() (io.ReadCloser, error) { return io.NopCloser(stdin), nil })
	}
	var sources []*source
	var wrong []*Problem
	seen := map[string]bool{}
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
		if abs, err := filepath.Abs(s.arg); err == nil && s.arg != "-" {
			s.abs, s.base = abs, filepath.Base(abs)
		}
		sources = append(sources, s)
	}
	err := joined(wrong)
	if len(sources) == 0 {
		return nil, err
	}
	l := newLibrary(len(seen), sources...)
	for _, p := range wrong {
		l.problems.add(p)
	}
	l.missing = wrong
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
	l := &Library{sources: sources, named: named, now: time.Now}
	l.index.init()
	l.index.path = func(f folder) (string, bool) { return l.sources[f.src].prefix(f.dir) }
	l.title = l.nameAll()
	return l
}

// Single says that exactly one file, or standard input, was named: it opens at once. Whether it
// holds one article or many shows when it is read.
func (l *Library) Single() bool { return l.named == 1 && l.sources[0].file != "" }

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
