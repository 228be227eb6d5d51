package reader

import (
	"context"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// disk is a folder of the operating system as a file system. It is not os.DirFS because that
// refuses names that are not UTF-8, which scrapers and old archives do leave; and because it
// opens faster, see disk_unix.go. Names are slash-separated and come from ReadDir alone.
type disk string

var (
	_ fs.ReadDirFS = disk("")
	_ fs.StatFS    = disk("")
	_ opener       = disk("")
)

func (d disk) path(name string) string { return filepath.Join(string(d), filepath.FromSlash(name)) }

// Open opens the file of that name.
func (d disk) Open(name string) (fs.File, error) {
	return os.Open(d.path(name)) //nolint:wrapcheck // an fs.FS returns the PathError as it is
}

// ReadDir lists the folder of that name, sorted.
func (d disk) ReadDir(name string) ([]fs.DirEntry, error) {
	return os.ReadDir(d.path(name)) //nolint:wrapcheck // an fs.FS returns the PathError as it is
}

// Stat describes the file of that name, at the end of its links.
func (d disk) Stat(name string) (fs.FileInfo, error) {
	return os.Stat(d.path(name)) //nolint:wrapcheck // an fs.FS returns the PathError as it is
}

func (d disk) open(_ context.Context, name string) (handle, error) { return openDisk(d.path(name)) }

// handle is an open file to be read once from its start.
type handle interface {
	io.ReadCloser
	// size is the file's in bytes; 0 may also mean that nobody knows. It errs if this is no regular file.
	size() (int64, error)
}

// opener is a file system with a way of its own to open a file for reading.
type opener interface {
	open(ctx context.Context, name string) (handle, error)
}

// plainHandle is the handle of any fs.File.
type plainHandle struct{ fs.File }

func (h plainHandle) size() (int64, error) {
	info, err := h.Stat()
	if err != nil {
		return 0, err //nolint:wrapcheck // the caller names the file
	}
	if !info.Mode().IsRegular() {
		return 0, errNotRegular
	}
	return info.Size(), nil
}
