package reader

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"testing/iotest"
	"time"

	"golang.org/x/sync/semaphore"
)

// oddFS holds files whose reading goes its own way.
type oddFS map[string]oddFile

type oddFile struct {
	says int64 // the size that Stat gives
	data func() io.Reader
}

func (f oddFS) Open(name string) (fs.File, error) { return openOdd{f[name], f[name].data(), name}, nil }

func (f oddFS) ReadDir(string) ([]fs.DirEntry, error) {
	files := fstest.MapFS{}
	for name := range f {
		files[name] = &fstest.MapFile{}
	}
	return files.ReadDir(".")
}

type openOdd struct {
	oddFile
	io.Reader

	name string
}

func (f openOdd) Stat() (fs.FileInfo, error) { return f, nil }
func (f openOdd) Close() error               { return nil }
func (f openOdd) Name() string               { return f.name }
func (f openOdd) Size() int64                { return f.says }
func (f openOdd) Mode() fs.FileMode          { return 0 }
func (f openOdd) ModTime() time.Time         { return time.Time{} }
func (f openOdd) IsDir() bool                { return false }
func (f openOdd) Sys() any                   { return nil }

type readerFunc func(p []byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }

func endless() io.Reader {
	work := bytes.Repeat([]byte("all work "), 10_000)
	return readerFunc(func(p []byte) (int, error) { return copy(p, work), nil })
}

func TestLimits(t *testing.T) {
	t.Parallel()
	broken := errors.New("input/output error")
	l := newLibrary(1, folderSource(oddFS{
		"byte by byte": {6, func() io.Reader { return iotest.OneByteReader(strings.NewReader("A wall")) }},
		"grown":        {3, func() io.Reader { return strings.NewReader("A wall") }},
		"no size":      {0, func() io.Reader { return strings.NewReader("A wall") }},
		"shrunk":       {60_000, func() io.Reader { return strings.NewReader("A wall") }},
		"x broken": {60_000, func() io.Reader {
			return io.MultiReader(strings.NewReader(strings.Repeat("a", firstRead+1)), iotest.ErrReader(broken))
		}},
		"x endless":   {0, endless},
		"x growing":   {20_000, endless},
		"x large":     {maxSize + 1, func() io.Reader { return iotest.ErrReader(errors.New("read all the same")) }},
		"x panicking": {5, func() io.Reader { return readerFunc(func([]byte) (int, error) { panic("boom") }) }},
	}))
	scanned(t, l)
	mustEqual(t, "the list", paths(t, l), []string{"press/byte by byte", "press/grown", "press/no size", "press/shrunk"})
	mustEqual(t, "the problems", wrong(l, "press"), []string{
		"x broken: input/output error",
		"x endless: larger than 64 MB",
		"x growing: larger than 64 MB",
		"x large: larger than 64 MB",
		"x panicking: cannot be read: boom",
	})
}

func TestExactlyTheLimitIsRead(t *testing.T) {
	t.Parallel()
	for size, want := range map[int64]error{maxSize - 1: nil, maxSize: nil, maxSize + 1: errTooLarge} {
		var b buffer
		data, err := b.read(context.Background(), io.LimitReader(endless(), size), maxSize-1) // it grew after that
		if !errors.Is(err, want) || err == nil && int64(len(data)) != size {
			t.Errorf("%d bytes: read %d, error %v", size, len(data), err)
		}
	}
}

func TestNoMoreIsReadOfWhatIsNoText(t *testing.T) {
	t.Parallel()
	read := 0
	elf := readerFunc(func(p []byte) (int, error) {
		read += len(p)
		return copy(p, "\x7fELF"+strings.Repeat("\x02\x00", len(p)/2)), nil
	})
	var b buffer
	if _, err := b.read(context.Background(), elf, 1<<20); err == nil || read > firstRead {
		t.Errorf("error %v after %d bytes", err, read)
	}
}

func TestLargeFilesAreReadOneAfterAnother(t *testing.T) {
	t.Parallel()
	var open, most atomic.Int32
	large := func() io.Reader {
		begun := false
		return readerFunc(func(p []byte) (int, error) {
			if !begun { // the size in the table below is not the true one: this is a short text
				begun = true
				most.Store(max(most.Load(), open.Add(1)))
				return copy(p, "A wall"), nil
			}
			runtime.Gosched()
			open.Add(-1)
			return 0, io.EOF
		})
	}
	files := oddFS{"small": {6, func() io.Reader { return strings.NewReader("A wall") }}}
	for i := range 20 {
		files[fmt.Sprintf("large %02d", i)] = oddFile{roomSize, large}
	}
	l := newLibrary(1, folderSource(files))
	scanned(t, l)
	if got := len(paths(t, l)); got != 21 || most.Load() != 1 {
		t.Errorf("%d articles, %d large files at once", got, most.Load())
	}
}

func TestRoomIsGivenBack(t *testing.T) {
	t.Parallel()
	room := semaphore.NewWeighted(roomSize)
	gone, cancel := context.WithCancel(context.Background())
	cancel()
	a, b := buffer{room: room}, buffer{room: room}
	if err := a.enter(context.Background(), maxSize); err != nil {
		t.Error("an empty room is entered by what is larger than it:", err)
	}
	if err := b.enter(gone, smallSize+1); err == nil {
		t.Error("a full room is entered")
	}
	if err := b.enter(gone, smallSize); err != nil {
		t.Error("a small file has to wait:", err)
	}
	a.leave()
	b.leave() // has nothing to give back
	if !room.TryAcquire(roomSize) {
		t.Error("not all of the room was given back")
	}
}
