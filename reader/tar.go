package reader

import (
	"archive/tar"
	"bufio"
	"context"
	"errors"
	"io"
	"strings"
)

const (
	tarBlock = 512
	tarMarks = 16 // members from one mark to the next, at least
	pumpSize = 64 << 10
)

// tarList lists a tar, packed or not. What it holds can only be read as it passes.
type tarList struct {
	ctx    context.Context //nolint:containedctx // that of the call which reads it now, see cursor
	a      *archive
	from   *tarSource
	tar    *tar.Reader
	packed io.Closer // nil: it is not

	n     uint32 // the next member
	at    int64  // where it begins, if that is known
	known bool
	last  uint32 // the member of the last mark
}

// newTarList begins at a mark. To get there, a packed tar is unpacked up to it.
func newTarList(ctx context.Context, a *archive, c *content, from mark) (lister, error) {
	t := &tarList{ctx: ctx, a: a, n: from.n, at: from.at, known: true, last: from.n}
	raw := io.NewSectionReader(c, 0, c.size)
	stopped := func() error { return t.ctx.Err() }
	if a.is.packing == nil {
		t.from = &tarSource{buffer: bufio.NewReaderSize(heeding{stopped, raw}, pumpSize), seek: raw}
		if _, err := t.from.Seek(from.at, io.SeekCurrent); err != nil {
			return nil, err
		}
		t.tar = tar.NewReader(t.from)
		return t, nil
	}
	z, err := a.is.packing.open(bufio.NewReaderSize(heeding{stopped, raw}, pumpSize))
	if err != nil {
		return nil, damaged(err)
	}
	t.packed = z
	limit := from.at + a.limit()
	t.from = &tarSource{buffer: bufio.NewReaderSize(&limited{heeding{stopped, z}, &limit}, pumpSize)}
	if _, err := io.CopyN(io.Discard, t.from, from.at); err != nil {
		t.close()
		if errors.Is(err, io.EOF) {
			err = errMemberGone
		}
		return nil, damaged(err)
	}
	t.tar = tar.NewReader(struct{ io.Reader }{t.from}) // without Seek
	return t, nil
}

// limit is how many bytes of the tar itself may come out of its packing.
func (a *archive) limit() int64 {
	return max(a.left.left.Load(), wholeLimit)
}

func (t *tarList) close() {
	if t.packed != nil {
		_ = t.packed.Close() // it was only read
	}
}

func (t *tarList) next() (member, error) {
	if t.known && (t.n == 0 || t.n >= t.last+tarMarks) {
		t.a.note(mark{t.n, t.at})
		t.last = t.n
	}
	h, err := t.tar.Next()
	if errors.Is(err, io.EOF) && t.known && t.from.pos < t.at {
		return member{}, errCutShort // less than fills the last block
	}
	if err != nil && !errors.Is(err, tar.ErrInsecurePath) {
		return member{}, damaged(err)
	}
	t.n++
	t.known = !sparse(h)
	t.at = t.from.pos
	if !bodiless(h.Typeflag) {
		t.at += (h.Size + tarBlock - 1) / tarBlock * tarBlock
	}
	return member{
		name: h.Name, size: h.Size, file: h.Typeflag == tar.TypeReg || h.Typeflag == tar.TypeGNUSparse, passing: true,
		open: func() (handle, error) {
			return &sized{ReadCloser: io.NopCloser(t.tar), says: h.Size, passing: true}, nil
		},
	}, nil
}

// bodiless reports whether nothing follows the header of such a member, whatever size it gives.
func bodiless(kind byte) bool {
	switch kind {
	case tar.TypeLink, tar.TypeSymlink, tar.TypeChar, tar.TypeBlock, tar.TypeDir, tar.TypeFifo:
		return true
	}
	return false
}

// sparse reports whether the member takes less room in the archive than its size.
func sparse(h *tar.Header) bool {
	for key := range h.PAXRecords {
		if strings.HasPrefix(key, "GNU.sparse.") {
			return true
		}
	}
	return h.Typeflag == tar.TypeGNUSparse
}

// tarSource is the bytes of a tar. It knows where it is, and, where that is possible, leaves out
// what nobody wants without reading it.
type tarSource struct {
	buffer *bufio.Reader
	seek   *io.SectionReader // nil: it cannot
	pos    int64
}

func (s *tarSource) Read(p []byte) (int, error) {
	n, err := s.buffer.Read(p)
	s.pos += int64(n)
	return n, err //nolint:wrapcheck // see damaged
}

// Seek goes on by n bytes; it knows no other way.
func (s *tarSource) Seek(n int64, _ int) (int64, error) {
	if n < 0 || n > s.seek.Size()-s.pos {
		return 0, errCutShort
	}
	held := int64(s.buffer.Buffered())
	if n <= held {
		_, err := s.buffer.Discard(int(n))
		s.pos += n
		return s.pos, err //nolint:wrapcheck // it cannot fail
	}
	if _, err := s.seek.Seek(n-held, io.SeekCurrent); err != nil {
		return 0, err //nolint:wrapcheck // see damaged
	}
	_, err := s.buffer.Discard(int(held))
	s.pos += n
	return s.pos, err //nolint:wrapcheck // it cannot fail
}

// limited reads no more than so many bytes, and errs where there are more.
type limited struct {
	r    io.Reader
	left *int64
}

func (l *limited) Read(p []byte) (int, error) {
	n, err := l.r.Read(p)
	if *l.left -= int64(n); *l.left < 0 {
		return 0, errWhole
	}
	return n, err //nolint:wrapcheck // see damaged
}
