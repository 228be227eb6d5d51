package reader

import (
	"cmp"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
)

// source is what one argument names: a folder, a file, or a stream.
type source struct {
	arg  string // as the user named it, without the number of an article
	fsys fs.FS
	file string // the one file's name in fsys; "" if this is a folder
	part int    // the one article that was asked for, from 1; 0 for all
	abs  string // of the folder or file itself, from the root of the file system on
	base string // the last part of that

	archive string      // the archive that arg leads into; else ""
	inside  string      // the one file or folder in it that was asked for, slash-separated
	met     atomic.Bool // it is there
	whole   atomic.Bool // and has that very name, so that none of its articles was asked for
}

// folder is the folder itself, or that in which the file lies, from the root of the file system on.
func (s *source) folder() string {
	if s.file != "" {
		return filepath.Dir(s.abs)
	}
	return s.abs
}

// root is the folder or the file itself.
func (s *source) root() string { return cmp.Or(s.archive, s.arg) }

// newSource looks at what arg names. "-" is stdin. Where there is no file "F#3", but a file F, it
// is the third article in F.
func newSource(arg string, stdin *stream) (*source, error) {
	if arg == "-" {
		if stdin == nil {
			return nil, errNoStdin
		}
		return &source{arg: arg, fsys: stdin, file: arg}, nil
	}
	info, err := os.Stat(arg)
	if err == nil {
		return sourceOf(arg, info)
	}
	if src := insideOf(arg); src != nil {
		return src, nil
	}
	file, part, ok := cutPart(arg)
	if !ok || !errors.Is(err, fs.ErrNotExist) {
		return nil, err //nolint:wrapcheck // the caller names the path
	}
	info, missing := os.Stat(file)
	if missing != nil || info.IsDir() {
		return nil, err //nolint:wrapcheck // the caller names the path
	}
	src, err := sourceOf(file, info)
	if err != nil {
		return nil, err
	}
	src.part = part
	return src, nil
}

func sourceOf(arg string, info fs.FileInfo) (*source, error) {
	dir, base := filepath.Split(arg)
	switch mode := info.Mode(); {
	case mode.IsDir():
		return &source{arg: arg, fsys: disk(arg)}, nil
	case mode.IsRegular():
		return &source{arg: arg, fsys: disk(dir), file: base}, nil
	case mode&fs.ModeNamedPipe != 0: // as the shell's <(…) gives it
		open := func() (io.ReadCloser, error) { return os.Open(arg) }
		return &source{arg: arg, fsys: newStream(open), file: base}, nil
	}
	return nil, errNotRegular
}

// cutPart parts "FILE#3" into FILE and 3.
func cutPart(arg string) (file string, part int, ok bool) {
	at := strings.LastIndexByte(arg, '#')
	if at <= 0 {
		return "", 0, false
	}
	part, err := strconv.Atoi(arg[at+1:])
	return arg[:at], part, err == nil && part > 0
}

// insideOf is the source of what lies in an archive, nil if arg does not lead into one.
func insideOf(arg string) *source {
	for at := filepath.Dir(arg); at != "." && at != filepath.Dir(at); at = filepath.Dir(at) {
		info, err := os.Stat(at)
		if err != nil {
			continue
		}
		if !info.Mode().IsRegular() || !isArchive(context.Background(), at) {
			return nil
		}
		rest, err := filepath.Rel(at, filepath.Clean(arg))
		if err != nil {
			return nil
		}
		dir, base := filepath.Split(at)
		return &source{arg: arg, fsys: disk(dir), file: base, archive: at, inside: filepath.ToSlash(rest)}
	}
	return nil
}

// isArchive looks at the beginning of a file.
func isArchive(ctx context.Context, path string) bool {
	f, err := openDisk(path)
	if err != nil {
		return false
	}
	defer f.Close() //nolint:errcheck // it was only read
	var b buffer
	return b.archive(ctx, f).form != noArchive
}

// want is whether a file is asked for.
type want uint8

const (
	unwanted want = iota
	leading       // it is not, but if it is an archive, what is asked for may lie in it
	wanted
)

// wants also tells which article of the file is asked for, from 1, or 0 for all.
func (s *source) wants(f found) (part int, w want) {
	if s.inside == "" {
		return s.part, wanted
	}
	if f.in == nil {
		return 0, leading
	}
	name := path.Join(f.dir, f.base)
	file, part, ok := cutPart(s.inside)
	switch {
	case name == s.inside || strings.HasPrefix(name, s.inside+"/"):
		return 0, wanted
	case ok && name == file && !s.whole.Load():
		return part, wanted
	case strings.HasPrefix(s.inside, name+"/"):
		return 0, leading
	}
	return 0, unwanted
}

// path is how the user would name the file base in the folder dir of the source.
func (s *source) path(dir, base string) string {
	if s.file != "" {
		return s.arg
	}
	return filepath.Join(s.arg, filepath.FromSlash(dir), base)
}

// open opens the file base in the folder dir of the source.
func (s *source) open(ctx context.Context, dir, base string) (handle, error) {
	name := path.Join(dir, base)
	if o, ok := s.fsys.(opener); ok {
		return o.open(ctx, name)
	}
	f, err := s.fsys.Open(name)
	if err != nil {
		return nil, err //nolint:wrapcheck // the caller names the file
	}
	return plainHandle{f}, nil
}

// dated is as much of a file's path as may say its date: from the folder that was named on, or,
// of a file that was named itself, its three folders. It is the same from wherever it is named.
func (s *source) dated(f found) string {
	base := withoutPacking(f.base)
	if s.file == "" || s.abs == "" {
		return path.Join(s.base, f.dir, base)
	}
	parts := strings.Split(filepath.ToSlash(s.abs), "/")
	parts = parts[max(len(parts)-4, 0):]
	if f.in != nil {
		return path.Join(path.Join(parts...), f.dir, base)
	}
	parts[len(parts)-1] = base
	return path.Join(parts...)
}

// name is the source for the header.
func (s *source) name() string {
	if s.arg == "-" {
		return "standard input"
	}
	name := filepath.Clean(s.arg)
	if base := filepath.Base(name); base == "." || base == ".." { // says nothing to the reader
		if abs, err := filepath.Abs(name); err == nil {
			name = abs
		}
	}
	home, err := os.UserHomeDir()
	if err != nil || home == "" {
		return name
	}
	rest, inside := strings.CutPrefix(name, filepath.Clean(home))
	if inside && (rest == "" || os.IsPathSeparator(rest[0])) {
		return "~" + rest
	}
	return name
}
