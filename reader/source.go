package reader

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
)

// source is what one argument names: a folder, a file, or a stream.
type source struct {
	arg  string // as the user named it, without the number of an article
	fsys fs.FS
	file string // the one file's name in fsys; "" if this is a folder
	part int    // the one article that was asked for, from 1; 0 for all
	abs  string // arg from the root of the file system on
	base string // the last part of that
}

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

// path is how the user would name the file base in the folder dir of the source.
func (s *source) path(dir, base string) string {
	if s.file != "" {
		return s.arg
	}
	return filepath.Join(s.arg, filepath.FromSlash(dir), base)
}

// prefix is what stands before the names of the files of a folder in their paths, with slashes; or,
// of a file that was named itself, the whole path.
func (s *source) prefix(dir string) (path string, whole bool) {
	const base = "x"
	path = filepath.ToSlash(s.path(dir, base))
	if s.file != "" {
		return path, true
	}
	return strings.TrimSuffix(path, base), false
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
	if s.file == "" || s.abs == "" {
		return path.Join(s.base, f.dir, f.base)
	}
	parts := strings.Split(filepath.ToSlash(s.abs), "/")
	return path.Join(parts[max(len(parts)-4, 0):]...)
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
