package reader

import (
	"context"
	"errors"
	"fmt"
	"io"
)

// cursor is where the list of an archive was left. That of a packed tar is kept, the last one of
// all, since to get there again it would have to be unpacked up to there: who reads on in it has
// the next article at once.
type cursor struct {
	of   *archive
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
	c, err := l.content(ctx, f.in.at)
	if err != nil {
		return nil, err
	}
	if k := l.kept.Swap(nil); k != nil {
		t, ok := k.list.(*tarList)
		if ok && k.of == f.in && k.n <= f.member && k.c.size == c.size {
			c.release()
			t.ctx = ctx
			return k, nil
		}
		k.close()
	}
	from := f.in.before(f.member)
	list, err := f.in.list(ctx, c, from)
	if err != nil {
		c.release()
		return nil, err
	}
	return &cursor{f.in, c, list, from.n}, nil
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
