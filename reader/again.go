package reader

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
)

// cursor is where the list of an archive was left. That of a packed tar is kept, the last one of
// all, since to get there again it would have to be unpacked up to there: who reads on in it has
// the next article at once.
type cursor struct {
	of   *archive
	file fs.FileInfo // what the system said of the file before it was opened, nil if it is none
	c    *content
	list lister
	n    uint32 // the next member
}

func (k *cursor) close() {
	k.list.close()
	k.c.release()
}

// again finds a member of an archive that was listed before, and reads it.
func (l *Library) again(ctx context.Context, f found) (handle, error) {
	k, err := l.cursor(ctx, f)
	if err != nil {
		return nil, err
	}
	h, err := l.seek(k, f)
	if err != nil || f.in.is.packing == nil {
		k.close()
		return h, err
	}
	k = l.kept.Swap(k)
	if k != nil {
		k.close()
	}
	return h, nil
}

// cursor is the one that was kept, if it comes before the member and the archive has not changed,
// or a new one.
func (l *Library) cursor(ctx context.Context, f found) (*cursor, error) {
	file := l.fileOf(f.in)
	if k := l.kept.Swap(nil); k != nil {
		t, ok := k.list.(*tarList)
		if ok && k.of == f.in && k.n <= f.member && unchanged(k.file, file) {
			t.ctx = ctx
			return k, nil
		}
		k.close()
	}
	c, err := l.content(ctx, f.in.at)
	if err != nil {
		return nil, err
	}
	from := f.in.before(f.member)
	list, err := f.in.list(ctx, c, from)
	if err != nil {
		c.release()
		return nil, err
	}
	return &cursor{f.in, file, c, list, from.n}, nil
}

// fileOf is what the system says of the file that the archive is, or that it lies in; nil if it is none.
func (l *Library) fileOf(a *archive) fs.FileInfo {
	for a.at.in != nil {
		a = a.at.in
	}
	info, err := fs.Stat(l.sources[a.at.src].fsys, path.Join(a.at.dir, a.at.base))
	if err != nil {
		return nil // as standard input, which does not change; or it is gone
	}
	return info
}

// unchanged reports whether a file is still the one it was.
func unchanged(was, is fs.FileInfo) bool {
	if was == nil || is == nil {
		return was == is
	}
	return (is.Sys() == nil || os.SameFile(was, is)) && is.Size() == was.Size() && is.ModTime().Equal(was.ModTime())
}

// seek goes on to the member and reads it.
func (l *Library) seek(k *cursor, f found) (handle, error) {
	for {
		m, err := k.list.next()
		if errors.Is(err, io.EOF) {
			return nil, errMemberGone
		}
		if err != nil {
			return nil, err
		}
		n := k.n
		if k.n++; n < f.member {
			continue
		}
		if g := f.in.found(l.sources[f.src], m.name, n); g.dir != f.dir || g.base != f.base || !m.file {
			return nil, errMemberGone
		}
		return m.inMemory(maxSize)
	}
}

var errMemberGone = fmt.Errorf("%w: there is no such file in the archive any more", errChanged)

// inMemory reads the member, or as much of it as shows that it is larger than limit.
func (m *member) inMemory(limit int64) (handle, error) {
	h, err := m.open()
	if err != nil {
		return nil, err
	}
	data, err := readUpTo(h, limit, m.size)
	if err := errors.Join(err, h.Close()); err != nil {
		return nil, err
	}
	return inMemory(data), nil
}
