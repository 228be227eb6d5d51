package reader

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"

	"github.com/fsnotify/fsnotify"
)

// watch gathers the folders in which something changed.
type watch struct {
	lib  *Library
	fs   *fsnotify.Watcher // nil: there is none
	wake chan struct{}     // holds a token while something is dirty

	mu    sync.Mutex
	dirty *dirty
	all   bool  // so much changed that everything is to be looked at
	blind error // why not every folder is watched

	full    bool            // it is closed: it took too much of the system
	folders map[string]bool // that are watched, by their paths
}

// newWatch watches nothing yet.
func newWatch(l *Library) *watch {
	w := &watch{lib: l, dirty: &dirty{}, folders: map[string]bool{}, wake: make(chan struct{}, 1)}
	var err error
	if w.fs, err = fsnotify.NewWatcher(); err != nil {
		w.fs, w.blind = nil, err
	}
	return w
}

func (w *watch) close() {
	if w.fs != nil {
		_ = w.fs.Close() // nothing was written
	}
}

// add watches a folder of a source. It does so before that is listed, so that nothing is missed.
func (w *watch) add(src int, dir string) {
	s := w.lib.sources[src]
	_, ok := s.fsys.(onDisk)
	if w.fs == nil || !ok || s.abs == "" || w.isFull() {
		return
	}
	path := filepath.Join(s.folder(), filepath.FromSlash(dir))
	err := w.fs.Add(path)
	if err == nil {
		w.mu.Lock()
		w.folders[path] = true
		w.mu.Unlock()
	}
	if err == nil || errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) {
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.blind == nil && !errors.Is(err, fs.ErrPermission) { // what may not be read is among the problems
		w.blind = err
	}
	if errors.Is(err, syscall.EMFILE) || errors.Is(err, syscall.ENFILE) { // where each watch is an open file, none is left to read with
		w.full = true
		go w.close()
	}
}

// above watches the folders in which those of the sources lie, which can go and come themselves.
func (w *watch) above() {
	for _, s := range w.lib.sources {
		if w.fs != nil && s.abs != "" && s.file == "" {
			_ = w.fs.Add(filepath.Dir(s.abs)) // where that is not allowed, only this is not seen
		}
	}
}

// gather takes what the system says, until the watch is closed.
func (w *watch) gather() {
	if w.fs == nil {
		return
	}
	for {
		select {
		case e, ok := <-w.fs.Events:
			if !ok {
				return
			}
			w.hear(e)
		case _, ok := <-w.fs.Errors:
			if !ok {
				return
			}
			w.mark(func() { w.all = true }) // some of what it had to say is lost
		}
	}
}

// hear marks the folder in which something changed.
func (w *watch) hear(e fsnotify.Event) {
	if e.Has(fsnotify.Rename) {
		w.leave(e.Name)
	} else if e.Has(fsnotify.Remove) { // the system takes its watch away itself
		w.mu.Lock()
		delete(w.folders, e.Name)
		w.mu.Unlock()
	}
	isFolder := false
	if e.Has(fsnotify.Create) || e.Has(fsnotify.Chmod) {
		info, err := os.Lstat(e.Name)
		isFolder = err == nil && info.IsDir()
	}
	for i, s := range w.lib.sources {
		rest, ok := belowRoot(s.folder(), e.Name)
		_, above := belowRoot(e.Name, s.folder())
		switch own := w.lib.own(s); {
		case above && s.abs != "": // the folder itself, or one above it, went or came
			w.mark(func() { w.dirty.mark(i, "", wholly) })
		case !ok, s.abs == "", own != "" && (rest == own || parent(rest) == own):
		case s.file != "":
			if rest == s.file {
				w.mark(func() { w.dirty.mark(i, "", closely) })
			}
		case isFolder: // it is new, or may be read now, or may not
			w.mark(func() { w.dirty.mark(i, parent(rest), closely); w.dirty.mark(i, rest, wholly) })
		case slices.Contains(ignoreFiles, filepath.Base(rest)):
			w.mark(func() { w.dirty.mark(i, parent(rest), wholly) })
		default:
			w.mark(func() { w.dirty.mark(i, parent(rest), closely) })
		}
	}
}

// leave forgets a folder that has another name now, or none, and those in it: their watches would go on
// to tell of them under the old name.
func (w *watch) leave(path string) {
	for _, in := range w.below(path) {
		_ = w.fs.Remove(in) // the system may have done it
	}
}

// below takes out the watched folders that are that one or lie in it, and returns them. What they are
// asked of the system for must not wait for the lock.
func (w *watch) below(path string) []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	above := slices.ContainsFunc(w.lib.sources, func(s *source) bool {
		_, ok := belowRoot(path, s.folder())
		return ok
	})
	if !w.folders[path] && !above {
		return nil
	}
	var left []string
	for in := range w.folders {
		if rest, ok := strings.CutPrefix(in, path); ok && (rest == "" || os.IsPathSeparator(rest[0])) {
			delete(w.folders, in)
			left = append(left, in)
		}
	}
	return left
}

// belowRoot is the slash-separated path of name below the folder root.
func belowRoot(root, name string) (rest string, ok bool) {
	rest, err := filepath.Rel(root, name)
	if err != nil || rest == ".." || strings.HasPrefix(rest, ".."+string(filepath.Separator)) {
		return "", false
	}
	if rest == "." {
		rest = ""
	}
	return filepath.ToSlash(rest), true
}

func (w *watch) mark(change func()) {
	w.mu.Lock()
	defer w.mu.Unlock()
	change()
	select {
	case w.wake <- struct{}{}:
	default:
	}
}

// take returns what is dirty, nil if it is everything, and begins anew.
func (w *watch) take() *dirty {
	w.mu.Lock()
	defer w.mu.Unlock()
	select {
	case <-w.wake:
	default:
	}
	d, all := w.dirty, w.all
	w.dirty, w.all = &dirty{}, false
	if all || d.many() {
		return nil
	}
	return d
}

// note says that not every folder is watched, "" if all are.
func (w *watch) note() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.blind == nil {
		return ""
	}
	why := "it cannot watch them"
	if errors.Is(w.blind, syscall.ENOSPC) || errors.Is(w.blind, syscall.EMFILE) || errors.Is(w.blind, syscall.ENFILE) {
		why = "too many folders to watch"
	}
	return why + ": looks again every so often"
}

func (w *watch) isFull() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.full
}

func (w *watch) isBlind() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.blind != nil
}
