package reader

import (
	"bytes"
	"context"
	"errors"
	"io"
	"slices"
	"sync/atomic"
)

// maxPiped is how many bytes of an archive are kept in memory where it cannot be read at any place:
// one that comes through standard input.
const maxPiped = 256 << 20

// content is the bytes of an archive, to be read at any place. It is closed when the last of those
// who hold it releases it.
type content struct {
	io.ReaderAt

	size   int64
	closer io.Closer
	users  atomic.Int32
}

func (c *content) hold() { c.users.Add(1) }

func (c *content) release() {
	if c.users.Add(-1) == 0 {
		_ = c.closer.Close() // it was only read
	}
}

// content opens the file at f. Who called it holds it.
func (l *Library) content(ctx context.Context, f found) (*content, error) {
	h, err := l.handle(ctx, f)
	if err != nil {
		return nil, err
	}
	c, err := contentOf(h)
	if err != nil {
		_ = h.Close() // the reason is known already
		return nil, err
	}
	c.hold()
	return c, nil
}

func contentOf(h handle) (*content, error) {
	is, err := h.stat()
	if err != nil {
		return nil, err
	}
	size := is.size
	at, ok := h.(io.ReaderAt)
	if p, plain := h.(plainHandle); plain {
		at, ok = p.File.(io.ReaderAt)
	}
	if ok {
		return &content{ReaderAt: at, size: size, closer: h}, nil
	}
	data, err := readUpTo(h, maxSize, size) // a member of another archive
	if err != nil {
		return nil, err
	}
	if len(data) > maxSize {
		return nil, errTooLarge
	}
	return &content{ReaderAt: bytes.NewReader(data), size: int64(len(data)), closer: h}, nil
}

// readUpTo reads r to its end, or one byte past the limit. size is what r says of itself, true or not.
func readUpTo(r io.Reader, limit, size int64) ([]byte, error) {
	var out bytes.Buffer
	out.Grow(int(min(max(size, 0), smallSize)) + bytes.MinRead)
	_, err := out.ReadFrom(io.LimitReader(r, limit+1))
	return out.Bytes(), damaged(err)
}

// memory is a file that has been read already.
type memory struct{ *bytes.Reader }

func inMemory(data []byte) handle { return memory{bytes.NewReader(slices.Clip(data))} }

func (m memory) stat() (stamp, error) { return stamp{size: m.Size()}, nil }

// Close has nothing to close.
func (m memory) Close() error { return nil }

// sized is what comes out of an archive, with the size that it should have.
type sized struct {
	io.ReadCloser

	says, got int64
	passing   bool
}

func (s *sized) stat() (stamp, error) { return stamp{size: s.says}, nil }

// Read looks beyond the last byte that there should be: only there, a checksum is found wrong.
func (s *sized) Read(p []byte) (int, error) {
	n, err := s.ReadCloser.Read(p)
	if s.got += int64(n); s.got == s.says && err == nil {
		_, err = s.ReadCloser.Read(make([]byte, 1))
	}
	err = damaged(err)
	if s.passing && err != nil && isDamage(err) {
		err = &carrierError{err}
	}
	return n, err
}

// carrierError says that a file cannot be read because the archive ends, which is said of that.
type carrierError struct{ cause error }

func (e *carrierError) Error() string { return e.cause.Error() }
func (e *carrierError) Unwrap() error { return e.cause }

func ofCarrier(err error) bool { return errors.As(err, new(*carrierError)) }

// handle opens the file at f, wherever it lies.
func (l *Library) handle(ctx context.Context, f found) (handle, error) {
	switch {
	case f.hand != nil:
		return f.hand()
	case f.in != nil:
		return l.again(ctx, f)
	}
	return l.sources[f.src].open(ctx, f.dir, f.base)
}
