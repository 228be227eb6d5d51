package reader

import (
	"bytes"
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
	pays  bool                // what comes out of an archive is counted
	stamp stamp               // of the file that was loaded last
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

// load reads a file into buf and returns what it holds, unpacked, which is good until the next
// load. Of an archive it returns the shape, and if it lies in another one, its bytes. It gives up on a file that is too large before it
// reads it, or where its true size shows; and after the beginning, where that cannot be the
// beginning of an article.
func (l *Library) load(ctx context.Context, f found, buf *buffer) (data []byte, is shape, err error) {
	if f.err != nil {
		return nil, is, f.err
	}
	h, err := l.handle(ctx, f)
	if err != nil {
		return nil, is, err
	}
	defer func() {
		if closing := h.Close(); err == nil && closing != nil {
			data, err = nil, closing
		}
	}()
	if buf.stamp, err = h.stat(); err != nil {
		return nil, is, err
	}
	size := buf.stamp.size
	if size > maxSize {
		if is := buf.archive(ctx, h); is.form != noArchive && f.in == nil {
			return nil, is, nil
		}
		return nil, is, errTooLarge
	}
	if err := buf.enter(ctx, size); err != nil {
		return nil, is, err
	}
	if f.in == nil || !buf.pays {
		return buf.load(ctx, h, int(size), f.in != nil)
	}
	if size == 0 && f.in.left.take(0) != nil {
		return nil, is, errWhole
	}
	data, is, err = buf.load(ctx, h, int(size), true)
	if size == 0 || is.packing != nil && is.form == noArchive { // else its size was taken before
		if whole := f.in.left.take(int64(max(len(data), len(buf.bytes)))); err == nil {
			err = whole
		}
	}
	return data, is, err
}

// archive reads the beginning of r and tells what kind of archive it is.
func (b *buffer) archive(ctx context.Context, r io.Reader) shape {
	b.bytes = slices.Grow(b.bytes[:0], firstRead)
	if b.fill(r, firstRead) != nil {
		return shape{}
	}
	is := shapeOf(b.bytes)
	if is.packing == nil {
		return is
	}
	is, z, err := is.unpackedShape(b.whole(ctx, r))
	if err != nil {
		return shape{}
	}
	_ = z.Close() // it was only looked at
	return is
}

// whole is what the buffer holds already, and then the rest of r.
func (b *buffer) whole(ctx context.Context, r io.Reader) io.Reader {
	return heeding{ctx.Err, io.MultiReader(bytes.NewReader(bytes.Clone(b.bytes)), r)}
}

// load reads all of r, whose size is known, or 0 if it is not, and unpacks it. Of an archive it
// returns the shape, and with keep, for one that cannot be opened a second time, its bytes.
func (b *buffer) load(ctx context.Context, r io.Reader, size int, keep bool) ([]byte, shape, error) {
	if err := b.begin(r, size); err != nil {
		return nil, shape{}, err
	}
	is := shapeOf(b.bytes)
	if is == (shape{}) {
		data, err := b.end(ctx, r, size)
		return data, is, err
	}
	packed := b.whole(ctx, r)
	var raw []byte
	if keep {
		var err error
		if raw, err = readUpTo(packed, maxSize, int64(size)); err != nil {
			return nil, is, err
		}
		if len(raw) > maxSize {
			return nil, is, errTooLarge
		}
		packed = heeding{ctx.Err, bytes.NewReader(raw)}
	}
	if is.form != noArchive {
		return raw, is, nil
	}
	b.leave() // it is larger than it seems
	is, z, err := is.unpackedShape(packed)
	if err != nil {
		return nil, is, err
	}
	defer z.Close() //nolint:errcheck // it was only read
	if is.form != noArchive {
		return raw, is, nil
	}
	data, err := b.read(ctx, z, 0)
	return data, is, err
}

// read reads all of r, whose size is known, or 0 if it is not.
func (b *buffer) read(ctx context.Context, r io.Reader, size int) ([]byte, error) {
	if err := b.begin(r, size); err != nil {
		return nil, err
	}
	return b.end(ctx, r, size)
}

// begin reads the beginning.
func (b *buffer) begin(r io.Reader, size int) error {
	if cap(b.bytes) > keepSize {
		b.bytes = nil
	}
	b.bytes = slices.Grow(b.bytes[:0], firstRead)
	return b.fill(r, firstOf(size))
}

// firstOf is how many bytes are read before anything is decided.
func firstOf(size int) int {
	if size > 0 {
		return min(firstRead, size)
	}
	return firstRead
}

// end reads what follows the beginning.
func (b *buffer) end(ctx context.Context, r io.Reader, size int) ([]byte, error) {
	if len(b.bytes) < firstOf(size) || len(b.bytes) == size {
		return b.bytes, nil // parse looks at it itself
	}
	if err := parse.Sniff(b.bytes[:min(len(b.bytes), headSize)]); err != nil {
		return nil, err //nolint:wrapcheck // the caller names the file
	}
	return b.readRest(ctx, r, size)
}

// readRest reads what r still gives, and errs where that makes it too large: a file may grow
// while it is read, and not every file knows its size.
func (b *buffer) readRest(ctx context.Context, r io.Reader, size int) ([]byte, error) {
	b.bytes = slices.Grow(b.bytes, min(max(1, size+1-len(b.bytes)), smallSize)) // one more, to meet the end; the size may be a lie
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
		case len(b.bytes) > smallSize && b.held == 0: // nobody knew
			if err := b.enter(ctx, roomSize); err != nil {
				return nil, err
			}
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
