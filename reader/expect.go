package reader

import (
	"context"
	"time"
)

// estimate says how long the rest takes, 0 if nobody can say yet.
func estimate(read, total int, since time.Duration) time.Duration {
	const early = time.Second
	if read == 0 || total <= read || since < early {
		return 0
	}
	return time.Duration(float64(since) / float64(read) * float64(total-read))
}

// count counts the files, while they are being read: the walk that hands them out is never far ahead.
// It ends with ctx.
func (s *scan) count(ctx context.Context) error {
	select {
	case <-s.first:
	case <-ctx.Done():
		return nil
	}
	n := int64(0)
	s.lib.walk(ctx, func(f found) bool {
		if !f.folder {
			n++
		}
		return true
	})
	if ctx.Err() == nil {
		s.total.Store(n)
	}
	return nil
}
