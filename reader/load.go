package reader

import (
	"context"
	"errors"
	"io"
	"slices"

	"golang.org/x/sync/semaphore"

	"broadsheet/parse"
)

const (
	maxSize   = 64 << 20 // bytes; what is larger is no article
	headSize  = 4 << 10  // what parse.Sniff is shown
	firstRead = 16 << 10 // bytes: one read for most articles, and still little of a film
	keepSize  = 4 << 20  // the largest buffer that is kept for the next file
	smallSize = 1 << 20  // bytes; files up to this size need no room
	roomSize  = 16 << 20 // bytes of larger files that a scan reads at once; one larger than this is alone
)

// buffer is the memory that one file after another is read into. Those of a scan share a room,
// since a text takes many times its size while it is parsed.
type buffer struct {
	bytes []byte
	room  *semaphore.Weighted // nil: no need to wait
	held  int64               // of the room
}

// enter waits until there is room for a file of that size, or ctx is done.
func (b *buffer) enter(ctx context.Context, size int64) error {
	if b.room == nil || size <= smallSize {
		return nil
	}
	size = min(size, roomSize)
	if err := b.room.Acquire(ctx, size); err != nil {
		return err //nolint:wrapcheck // it is that of ctx
	}
	b.held = size
	return nil
}

// leave gives the room back, if the buffer has any.
func (b *buffer) leave() {
	if b.held > 0 {
		b.room.Release(b.held)
		b.held = 0
	}
}

// load reads a file into buf and returns what it holds, which is good until the next load. It
// gives up on a file that is too large before it reads it, or where its true size shows; and
// after the beginning, where that cannot be the beginning of an article.
func (l *Library) load(ctx context.Context, f found, buf *buffer) (data []byte, err error) {
	if f.err != nil {
		return nil, f.err
	}
	h, err := l.sources[f.src].open(ctx, f.dir, f.base)
	if err != nil {
		return nil, err
	}
	defer func() {
		if closing := h.Close(); err == nil && closing != nil {
			data, err = nil, closing
		}
	}()
	size, err := h.size()
	if err != nil {
		return nil, err
	}
	if size > maxSize {
		return nil, errTooLarge
	}
	if err := buf.enter(ctx, size); err != nil {
		return nil, err
	}
	return buf.read(h, int(size))
}

// read reads all of r, whose size is known, or 0 if it is not.
func (b *buffer) read(r io.Reader, size int) ([]byte, error) {
	if cap(b.bytes) > keepSize {
		b.bytes = nil
	}
	first := firstRead
	if size > 0 {
		first = min(first, size)
	}
	b.bytes = slices.Grow(b.bytes[:0], firstRead)
	if err := b.fill(r, first); err != nil {
		return nil, err
	}
	if len(b.bytes) < first || len(b.bytes) == size {
		return b.bytes, nil // parse looks at it itself
	}
	if err := parse.Sniff(b.bytes[:min(len(b.bytes), headSize)]); err != nil {
		return nil, err //nolint:wrapcheck // the caller names the file
	}
	return b.readRest(r, size)
}

// readRest reads what r still gives, and errs where that makes it too large: a file may grow
// while it is read, and not every file knows its size.
func (b *buffer) readRest(r io.Reader, size int) ([]byte, error) {
	b.bytes = slices.Grow(b.bytes, max(1, size+1-len(b.bytes))) // one more, to meet the end
	for {
		want := min(cap(b.bytes), maxSize+1)
		if err := b.fill(r, want); err != nil {
			return nil, err
		}
		switch {
		case len(b.bytes) > maxSize:
			return nil, errTooLarge
		case len(b.bytes) < want:
			return b.bytes, nil
		}
		b.bytes = slices.Grow(b.bytes, min(len(b.bytes), maxSize+1-len(b.bytes))) // twice as much each time
	}
}

// fill reads until the buffer holds n bytes, or fewer where r ends.
func (b *buffer) fill(r io.Reader, n int) error {
	for len(b.bytes) < n {
		got, err := r.Read(b.bytes[len(b.bytes):n])
		b.bytes = b.bytes[:len(b.bytes)+got]
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err //nolint:wrapcheck // the caller names the file
		}
	}
	return nil
}
