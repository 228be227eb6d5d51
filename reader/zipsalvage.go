package reader

import (
	"bufio"
	"bytes"
	"compress/flate"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"strings"
)

// zipSalvage lists a ZIP archive that has lost its directory, which stands at the end: it goes from
// one member to the next by what stands before each, until something else comes. So its last
// error is always damage.
type zipSalvage struct {
	ctx context.Context //nolint:containedctx // it lives no longer than the call it is made in
	a   *archive
	c   *content
	n   uint32
	at  int64 // where the next member begins

	body   *zipBody // of the last member, if its end is not known yet
	reader io.Reader
	left   int64 // bytes that may come out of such members
}

const (
	zipStored    = 0
	zipDeflated  = 8
	zipTrailed   = 1 << 3 // the flag that the sizes follow the member
	zipTrailer   = "PK\x07\x08"
	zipExtraLong = 1 // the extra field with sizes of 64 bits
)

func newZipSalvage(ctx context.Context, a *archive, c *content, from mark) lister {
	return &zipSalvage{ctx: ctx, a: a, c: c, n: from.n, at: from.at, left: a.limit()}
}

func (z *zipSalvage) close() {}

// localHeader is what stands before a member.
type localHeader struct {
	name   string
	flags  uint16
	method uint16
	packed int64
	long   bool // sizes have 64 bits
	start  int64
	cut    bool // the archive ends before it does
}

func (z *zipSalvage) next() (member, error) {
	if err := z.ctx.Err(); err != nil {
		return member{}, err //nolint:wrapcheck // it is that of ctx
	}
	if err := z.pass(); err != nil {
		return member{}, err
	}
	h, err := readLocal(z.c, z.at)
	if err != nil {
		return member{}, err
	}
	z.a.note(mark{z.n, z.at})
	z.n++
	m := member{name: strings.ReplaceAll(h.name, `\`, "/"), locked: h.flags&1 != 0}
	m.open = func() (handle, error) { return h.open(z.ctx, z.c) }
	m.file = !strings.HasSuffix(m.name, "/")
	switch {
	case h.flags&zipTrailed == 0:
		rest := z.c.size - h.start
		h.cut, h.packed = h.packed > rest, min(h.packed, rest)
		z.body, z.at = nil, h.start+h.packed
	case m.locked || h.method != zipDeflated:
		return member{}, errDamaged // nobody knows where it ends
	default:
		rest := heeding{z.ctx.Err, io.NewSectionReader(z.c, h.start, z.c.size-h.start)}
		z.body = &zipBody{from: bufio.NewReaderSize(rest, pumpSize), start: h.start, long: h.long}
		z.reader = &limited{flate.NewReader(z.body), &z.left}
		m.passing = true
		m.open = func() (handle, error) { return &sized{ReadCloser: io.NopCloser(z.reader), passing: true}, nil }
	}
	return m, nil
}

// open believes no size but that of the packed bytes, by which the next member was found. It may be called
// by any goroutine.
func (h *localHeader) open(ctx context.Context, c *content) (handle, error) {
	raw := heeding{ctx.Err, io.NewSectionReader(c, h.start, h.packed)}
	switch h.method {
	case zipStored:
		return &sized{ReadCloser: io.NopCloser(raw), passing: h.cut}, nil
	case zipDeflated:
		b := &zipBody{from: bufio.NewReader(raw)}
		whole := &wholeBody{flate.NewReader(b), b, h.packed}
		return &sized{ReadCloser: whole, passing: h.cut}, nil
	}
	return nil, errMethod
}

// wholeBody reads a member that must take all of its packed bytes.
type wholeBody struct {
	io.ReadCloser

	body   *zipBody
	packed int64
}

func (w *wholeBody) Read(p []byte) (int, error) {
	n, err := w.ReadCloser.Read(p)
	if errors.Is(err, io.EOF) && w.body.read < w.packed {
		err = errDamaged
	}
	return n, err
}

// pass goes to the end of the last member, where only unpacking it finds that.
func (z *zipSalvage) pass() error {
	if z.body == nil {
		return nil
	}
	if _, err := io.Copy(io.Discard, z.reader); err != nil {
		return damaged(err)
	}
	b := z.body
	z.body = nil
	sizes := 12
	if b.long {
		sizes = 20
	}
	if head, _ := b.from.Peek(4); bytes.Equal(head, []byte(zipTrailer)) {
		sizes += 4
	}
	z.at = b.start + b.read + int64(sizes)
	return nil
}

// zipBody counts the bytes of a member: flate asks for one at a time, and for none too many.
type zipBody struct {
	from  *bufio.Reader
	start int64
	read  int64
	long  bool
}

func (b *zipBody) Read(p []byte) (int, error) {
	n, err := b.from.Read(p)
	b.read += int64(n)
	return n, err //nolint:wrapcheck // see damaged
}

func (b *zipBody) ReadByte() (byte, error) {
	c, err := b.from.ReadByte()
	if err == nil {
		b.read++
	}
	return c, err //nolint:wrapcheck // see damaged
}

// readLocal reads what stands before a member.
func readLocal(c *content, at int64) (localHeader, error) {
	head := make([]byte, zipLocalSize)
	if n, err := c.ReadAt(head, at); n < len(head) {
		if err != nil && !errors.Is(err, io.EOF) {
			return localHeader{}, damaged(err)
		}
		return localHeader{}, errCutShort
	}
	if string(head[:4]) != zipLocal {
		return localHeader{}, errDamaged
	}
	le := binary.LittleEndian
	names, extras := int(le.Uint16(head[26:])), int(le.Uint16(head[28:]))
	rest := make([]byte, names+extras)
	if n, _ := c.ReadAt(rest, at+zipLocalSize); n < len(rest) {
		return localHeader{}, errCutShort
	}
	h := localHeader{
		name: string(rest[:names]), flags: le.Uint16(head[6:]), method: le.Uint16(head[8:]),
		packed: int64(le.Uint32(head[18:])), start: at + zipLocalSize + int64(len(rest)),
	}
	for extra := rest[names:]; len(extra) >= 4; {
		id, size := le.Uint16(extra), int(le.Uint16(extra[2:]))
		if size > len(extra)-4 {
			break
		}
		if id == zipExtraLong && size >= 16 {
			h.long = true
			if h.packed == zipUnknown {
				h.packed = int64(le.Uint64(extra[12:]) & (1<<62 - 1))
			}
		}
		extra = extra[4+size:]
	}
	return h, nil
}
