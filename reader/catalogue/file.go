// Package catalogue keeps what was read of a library in a file, so that the next start need not read
// it again. It knows bytes alone: what they mean is the library's business. The file is a cache:
// throwing it away costs time, never data.
package catalogue

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"
)

// A file is its heading, and then segments: the length of each, a checksum of what it holds, and
// that. A segment is whole or it does not count: whatever was under way when the program was killed,
// or when the disk was full, is cut off before the next is written.
//
//	file    = magic size heading crc { segment } .
//	segment = size crc payload .
const (
	magic      = "broadsheet catalogue 1\n"
	lengthSize = 4
	checkSize  = 4
)

// MaxSegment is how many bytes a segment holds at most: a damaged length must not take all memory.
const MaxSegment = 1 << 28

// Extension is that of the names of catalogues.
const Extension = ".catalogue"

// ErrStale says that the file was written under another heading: by another version of the program.
var ErrStale = errors.New("the catalogue is of another version")

// ErrDamaged says that the rest of the file cannot be read.
var ErrDamaged = errors.New("the catalogue is damaged")

// errTooLarge says that a segment cannot be written.
var errTooLarge = errors.New("too much for a catalogue")

var table = crc32.MakeTable(crc32.Castagnoli)

// File is a catalogue. It is not for use by several goroutines at once.
type File struct {
	path    string
	heading string
	lock    *flock.Flock
	file    *os.File // nil: nothing is written
	whole   int64    // bytes when it was read last, what does not count among them
	good    int64    // bytes up to the end of the last whole segment
}

// Open opens the catalogue at path, or begins one. Segments written under another heading do not
// count. The first program that opens it writes into it; any other only reads, as does every one
// where the folder or the file cannot be written. The error says why nothing is written; what there is
// can be read all the same.
func Open(path, heading string) (*File, error) {
	f := &File{path: path, heading: heading}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return f, unwritten(err)
	}
	lock := flock.New(path + ".lock")
	locked, err := lock.TryLock()
	if err != nil {
		return f, unwritten(err)
	}
	if !locked {
		return f, errBusy
	}
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		_ = lock.Unlock() // nothing is written
		return f, unwritten(err)
	}
	f.lock, f.file = lock, file
	return f, nil
}

var errBusy = errors.New("another program keeps the catalogue: what is read here is not kept")

func unwritten(err error) error { return fmt.Errorf("the catalogue cannot be written: %w", err) }

// Writable reports whether this program writes the catalogue.
func (f *File) Writable() bool { return f.file != nil }

// Segments yields what was written, in its order, and at last why not all of it can be read:
// ErrStale, ErrDamaged, or what the disk says. room gives the memory for a payload of so many bytes.
func (f *File) Segments(room func(n int) []byte) iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		f.good = 0
		file, err := os.Open(f.path)
		if errors.Is(err, fs.ErrNotExist) {
			return
		}
		if err != nil {
			yield(nil, fmt.Errorf("the catalogue: %w", err))
			return
		}
		defer func() { _ = file.Close() }() // it was only read
		r := bufio.NewReaderSize(file, 1<<16)
		info, err := file.Stat()
		if err == nil {
			f.whole = info.Size()
			f.good, err = f.readHeading(r)
		}
		if err == nil {
			err = f.readSegments(r, room, yield)
		}
		if err != nil && !errors.Is(err, errStopped) && !errors.Is(err, io.EOF) {
			yield(nil, err)
		}
	}
}

// errStopped says that nobody wants more.
var errStopped = errors.New("stopped")

func (f *File) readHeading(r io.Reader) (int64, error) {
	start := f.start()
	head := make([]byte, len(start))
	n, err := io.ReadFull(r, head)
	switch {
	case n == 0 && errors.Is(err, io.EOF): // just begun
		return 0, io.EOF
	case !bytes.HasPrefix(head[:n], []byte(magic)[:min(n, len(magic))]):
		return 0, ErrDamaged
	case err != nil || !bytes.Equal(head, start):
		return 0, ErrStale
	}
	return int64(n), nil
}

func (f *File) readSegments(r io.Reader, room func(int) []byte, yield func([]byte, error) bool) error {
	for {
		var frame [lengthSize + checkSize]byte
		if n, err := io.ReadFull(r, frame[:]); n == 0 {
			return err //nolint:wrapcheck // the end
		} else if err != nil {
			return ErrDamaged
		}
		size := int(binary.LittleEndian.Uint32(frame[:]))
		if size > MaxSegment || int64(size) > f.whole-f.good {
			return ErrDamaged
		}
		buf := room(size)
		if _, err := io.ReadFull(r, buf); err != nil || crc32.Checksum(buf, table) != binary.LittleEndian.Uint32(frame[lengthSize:]) {
			return ErrDamaged
		}
		f.good += int64(len(frame) + size)
		if !yield(buf, nil) {
			return errStopped
		}
	}
}

// start is what the file begins with.
func (f *File) start() []byte {
	return append([]byte(magic), framed([]byte(f.heading))...)
}

// framed is a payload as it stands in the file.
func framed(payload []byte) []byte {
	out := make([]byte, 0, lengthSize+checkSize+len(payload))
	out = binary.LittleEndian.AppendUint32(out, uint32(len(payload))) //nolint:gosec // it is no longer than MaxSegment
	out = binary.LittleEndian.AppendUint32(out, crc32.Checksum(payload, table))
	return append(out, payload...)
}

// Append adds a segment behind the last one that Segments read, and cuts off what cannot be read
// behind it; read all segments first. Where it errs, the file is as it was before, and nothing more
// is written.
func (f *File) Append(payload []byte) error {
	if f.file == nil {
		return nil
	}
	if len(payload) > MaxSegment {
		f.release()
		return errTooLarge
	}
	data := framed(payload)
	if f.good == 0 {
		data = append(f.start(), data...)
	}
	err := f.file.Truncate(f.good)
	if err == nil {
		_, err = f.file.WriteAt(data, f.good)
	}
	if err != nil {
		_ = f.file.Truncate(f.good) // else its checksum says that the end does not count
		f.release()
		return fmt.Errorf("the catalogue is not written any more: %w", err)
	}
	f.good += int64(len(data))
	return nil
}

// Rewrite puts these segments in the place of all others, at one blow. Where one comes with an error,
// the old ones stay.
func (f *File) Rewrite(payloads iter.Seq2[[]byte, error]) error {
	if f.file == nil {
		return nil
	}
	good, err := f.rewrite(payloads)
	if err != nil {
		return fmt.Errorf("the catalogue cannot be written anew: %w", err)
	}
	f.good = good
	return nil
}

func (f *File) rewrite(payloads iter.Seq2[[]byte, error]) (good int64, err error) {
	next := f.path + ".new" // the lock keeps others from it
	file, err := os.OpenFile(next, os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return 0, err //nolint:wrapcheck // the caller says what it was about
	}
	defer func() {
		if err != nil {
			_ = file.Close()
			_ = os.Remove(next)
		}
	}()
	w := bufio.NewWriterSize(file, 1<<16)
	n, err := w.Write(f.start())
	good = int64(n)
	for payload, fault := range payloads {
		if err = cmp.Or(err, fault); err != nil {
			break
		}
		if len(payload) > MaxSegment {
			return 0, errTooLarge
		}
		n, err = w.Write(framed(payload))
		good += int64(n)
	}
	if err = errors.Join(err, w.Flush(), file.Close()); err != nil {
		return 0, err
	}
	_ = f.file.Close() // of the old one every segment is whole; some systems rename no file that is open
	err = os.Rename(next, f.path)
	if f.file, err = reopened(f.path, err); err != nil {
		f.release()
	}
	return good, err
}

// reopened opens the file for writing again, also where renaming another to it failed.
func reopened(path string, failed error) (*os.File, error) {
	file, err := os.OpenFile(path, os.O_RDWR, 0o600)
	return file, errors.Join(failed, err)
}

// Size is how many bytes of the file count.
func (f *File) Size() int64 { return f.good }

// Whole is how many bytes the file had when it was read.
func (f *File) Whole() int64 { return f.whole }

// Close lets others write.
func (f *File) Close() { f.release() }

func (f *File) release() {
	if f.file != nil {
		_ = f.file.Close() // every segment was written whole, or does not count
		_ = f.lock.Unlock()
		f.file = nil
	}
}
