package reader

import (
	"bufio"
	"context"
	"errors"
	"io"
	"io/fs"
	"sync"
)

// stream is what can be read once only, standard input or a named pipe, as a file system of one
// file. It is read to its end, or to just past the limit, when somebody first asks for it, and
// kept from then on.
type stream struct {
	from func() (io.ReadCloser, error)
	once sync.Once
	done chan struct{} // closed when data and err are there
	data []byte
	err  error
}

func newStream(from func() (io.ReadCloser, error)) *stream {
	return &stream{from: from, done: make(chan struct{})}
}

// open waits for the end of the stream or of ctx. A read that waits for its writer cannot be
// called back: after ctx it goes on in the background, and serves whoever asks next.
func (s *stream) open(ctx context.Context, _ string) (handle, error) {
	s.once.Do(func() {
		go func() {
			defer close(s.done)
			s.err = guarded(s.read)
		}()
	})
	select {
	case <-s.done:
	case <-ctx.Done():
		return nil, ctx.Err() //nolint:wrapcheck // the caller names the file
	}
	if s.err != nil {
		return nil, s.err
	}
	return inMemory(s.data), nil
}

func (s *stream) read() error {
	f, err := s.from()
	if err != nil {
		return err
	}
	s.data, err = readStream(f)
	if closing := f.Close(); err == nil {
		err = closing
	}
	return err
}

// readStream reads an archive up to a higher limit than a text.
func readStream(f io.Reader) ([]byte, error) {
	b := bufio.NewReaderSize(f, headSize)
	head, _ := b.Peek(headSize) // an error comes again when it is read
	limit := int64(maxSize)
	if shapeOf(head) != (shape{}) {
		limit = maxPiped
	}
	data, err := io.ReadAll(io.LimitReader(b, limit+1))
	if int64(len(data)) > limit && limit == maxPiped {
		err = errPiped
	}
	return data, err
}

var errPiped = errors.New("an archive larger than 256 MB: save it as a file first")

// Open is there to make it an fs.FS. It is read through open.
func (s *stream) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
}
