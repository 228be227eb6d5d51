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

func (d disk) stamp(name string) (stamp, error) { return stampDisk(d.path(name)) }

func (d disk) open(_ context.Context, name string) (handle, error) { return openDisk(d.path(name)) }

// handle is an open file to be read once from its start.
type handle interface {
	io.ReadCloser
	// stat is the file's state; a size of 0 may also mean that nobody knows. It errs if this is no regular file.
	stat() (stamp, error)
}

// opener is a file system with a way of its own to open a file for reading.
type opener interface {
	open(ctx context.Context, name string) (handle, error)
}

// onDisk is a file system whose files have paths that the system knows.
type onDisk interface {
	path(name string) string
}

// stamper is a file system with a way of its own to tell the state of a file.
type stamper interface {
	stamp(name string) (stamp, error)
}

// plainHandle is the handle of any fs.File.
type plainHandle struct{ fs.File }

func (h plainHandle) stat() (stamp, error) {
	info, err := h.Stat()
	if err != nil {
		return stamp{}, err //nolint:wrapcheck // the caller names the file
	}
	return stampOf(info)
}

// stampOf is the state of a regular file.
func stampOf(info fs.FileInfo) (stamp, error) {
	if !info.Mode().IsRegular() {
		return stamp{}, errNotRegular
	}
	return stamp{size: info.Size(), mtime: info.ModTime().UnixNano()}, nil
}
