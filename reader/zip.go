package reader

import (
	"archive/zip"
	"bufio"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"strings"
)

// The parts of a ZIP archive: how they begin, and their sizes without what varies.
const (
	zipLocal        = "PK\x03\x04"
	zipRecord       = "PK\x01\x02"
	zipEnd          = "PK\x05\x06"
	zipEnd64        = "PK\x06\x06"
	zipLocator      = "PK\x06\x07"
	zipLocalSize    = 30
	zipRecordSize   = 46
	zipEndSize      = 22
	zipEnd64Size    = 56
	zipLocatorSize  = 20
	zipLongest      = 1<<16 - 1 // bytes of a name or a comment
	zipWindow       = 64        // records that are read together
	zipWindowBytes  = 1 << 20   // or so many of their bytes
	zipUnknown      = 1<<32 - 1 // stands for what needs 64 bits
	zipUnknownCount = 1<<16 - 1
)

// zipDirectory is where the directory of a ZIP archive lies: the records of its members.
type zipDirectory struct {
	start, end int64  // offsets in the file
	base       int64  // of the archive in the file: something may stand before it
	records    uint64 // how many it says that there are
}

// zipList lists a ZIP archive by its directory. It shows archive/zip a few records at a time, as
// if there were no others: so an archive of a million files takes no more memory than a small one.
type zipList struct {
	ctx     context.Context //nolint:containedctx // it lives no longer than the call it is made in
	a       *archive
	c       *content
	dir     zipDirectory
	records *bufio.Reader
	at      int64       // where the next window begins
	n       uint32      // its first record
	window  []*zip.File // those that are still to come
}

// newZipList errs with errDamaged if there is no directory.
func newZipList(ctx context.Context, a *archive, c *content, from mark) (lister, error) {
	dir, err := findDirectory(c)
	if err != nil {
		return nil, damaged(err)
	}
	at := max(dir.start, from.at)
	section := io.NewSectionReader(c, at, dir.end-at)
	return &zipList{ctx: ctx, a: a, c: c, dir: dir, records: bufio.NewReaderSize(section, pumpSize), at: at, n: from.n}, nil
}

func (z *zipList) close() {}

func (z *zipList) next() (member, error) {
	if len(z.window) == 0 {
		if err := z.fill(); err != nil {
			return member{}, damaged(err)
		}
	}
	f := z.window[0]
	z.window = z.window[1:]
	name := strings.ReplaceAll(f.Name, `\`, "/") // as some programs write them
	return member{
		name: name, size: int64(min(f.UncompressedSize64, 1<<62)),
		file: f.Mode().IsRegular() && !strings.HasSuffix(name, "/"), locked: f.Flags&1 != 0,
		open: func() (handle, error) { return openZipped(f) },
	}, nil
}

func openZipped(f *zip.File) (handle, error) {
	r, err := f.Open()
	if errors.Is(err, zip.ErrAlgorithm) {
		return nil, errMethod
	}
	if err != nil {
		return nil, damaged(err)
	}
	return &sized{ReadCloser: r, says: int64(min(f.UncompressedSize64, 1<<62))}, nil
}

// fill reads the records of a window.
func (z *zipList) fill() error {
	if err := z.ctx.Err(); err != nil {
		return err //nolint:wrapcheck // it is that of ctx
	}
	var records bytes.Buffer
	count := 0
	for count < zipWindow && records.Len() < zipWindowBytes {
		head, err := z.records.Peek(zipRecordSize)
		if len(head) == 0 && errors.Is(err, io.EOF) {
			break
		}
		if err != nil || string(head[:4]) != zipRecord {
			return errDamaged
		}
		size := int64(zipRecordSize)
		for _, at := range []int{28, 30, 32} { // of name, extra fields and comment
			size += int64(binary.LittleEndian.Uint16(head[at:]))
		}
		if _, err := io.CopyN(&records, z.records, size); err != nil {
			return errDamaged
		}
		count++
	}
	if count == 0 {
		return z.ending()
	}
	size := int64(records.Len())
	window := &spliced{c: z.c, base: z.dir.base, cut: z.dir.start - z.dir.base, tail: zipTail(records.Bytes(), count, z.dir.start-z.dir.base)}
	r, err := zip.NewReader(window, window.size())
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) || len(r.File) != count {
		return errDamaged
	}
	for _, m := range zipMethods {
		r.RegisterDecompressor(m.method, m.open)
	}
	z.a.note(mark{z.n, z.at})
	z.window, z.at, z.n = r.File, z.at+size, z.n+uint32(count)
	return nil
}

// ending is io.EOF if all records were there that the archive says that it has.
func (z *zipList) ending() error {
	if uint64(z.n)&zipUnknownCount != z.dir.records&zipUnknownCount {
		return errDamaged
	}
	return io.EOF
}

// zipMethods are the ways to pack a member that archive/zip does not know itself.
var zipMethods = []struct {
	method uint16
	open   zip.Decompressor
}{
	{12, lateOpen(openBzip2)}, {93, lateOpen(openZstd)}, {95, lateOpen(openXZ)},
}

// lateOpen opens at the first read, where an error can be said.
func lateOpen(open func(io.Reader) (io.ReadCloser, error)) zip.Decompressor {
	return func(r io.Reader) io.ReadCloser { return &late{open: open, from: r} }
}

type late struct {
	open func(io.Reader) (io.ReadCloser, error)
	from io.Reader
	z    io.ReadCloser
}

func (l *late) Read(p []byte) (int, error) {
	if l.z == nil {
		z, err := l.open(l.from)
		if err != nil {
			return 0, err
		}
		l.z = z
	}
	return l.z.Read(p) //nolint:wrapcheck // see damaged
}

func (l *late) Close() error {
	if l.z == nil {
		return nil
	}
	return l.z.Close() //nolint:wrapcheck // see damaged
}

// spliced is a ZIP archive with another end: what lies before its directory, and then the tail.
type spliced struct {
	c         *content
	base, cut int64
	tail      []byte
}

func (s *spliced) size() int64 { return s.cut + int64(len(s.tail)) }

func (s *spliced) ReadAt(p []byte, off int64) (int, error) {
	n := 0
	if off < s.cut {
		part := p[:min(int64(len(p)), s.cut-off)]
		var err error
		if n, err = s.c.ReadAt(part, s.base+off); n < len(part) {
			return n, err //nolint:wrapcheck // see damaged
		}
	}
	if rest := off + int64(n) - s.cut; n < len(p) && rest < int64(len(s.tail)) {
		n += copy(p[n:], s.tail[rest:])
	}
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}
