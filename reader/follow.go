package reader

import (
	"context"
	"fmt"
	"time"
)

const (
	quiet      = 100 * time.Millisecond // after the last change, before it is looked at
	impatience = 500 * time.Millisecond // after the first
	lookAgain  = 10 * time.Second       // where the system does not say what changed; more if it takes long
	lookRarely = 20                     // times as long as looking takes
	soonDone   = 300 * time.Millisecond // what takes no longer is not said
)

// Follow reads everything, as Scan does, and then what changes on the disk, until ctx is done.
// report is called with Done at the end of each.
func (l *Library) Follow(ctx context.Context, report func(Progress)) error {
	w := newWatch(l)
	defer w.close()
	l.watch = w
	crew, inside := newCrew(ctx)
	defer crew.cancel()
	crew.start(func() error { w.gather(); return nil })
	w.above()
	start := time.Now()
	if err := l.Scan(inside, report); err != nil {
		return err
	}
	for took := time.Since(start); ; {
		if err := w.await(inside, max(lookAgain, lookRarely*took), l.afresh); err != nil {
			return fmt.Errorf("following stopped: %w", err)
		}
		only := w.take()
		start = time.Now()
		err := l.pass(inside, only, func(p Progress) {
			if p.Done || time.Since(start) > soonDone {
				report(p)
			}
		})
		if err != nil {
			return err
		}
		l.tidy(inside)
		if only == nil {
			took = time.Since(start)
		}
	}
}

// Again has everything be looked at again. It returns at once.
func (l *Library) Again() {
	select {
	case l.afresh <- struct{}{}:
	default:
	}
}

// await waits until something is dirty, and then until it is quiet. Where not everything is watched,
// everything is dirty after some time.
func (w *watch) await(ctx context.Context, rest time.Duration, again <-chan struct{}) error {
	var look <-chan time.Time
	if w.isBlind() {
		timer := time.NewTimer(rest)
		defer timer.Stop()
		look = timer.C
	}
	select {
	case <-ctx.Done():
		return ctx.Err() //nolint:wrapcheck // Follow wraps it
	case <-look:
		w.mark(func() { w.all = true })
		return nil
	case <-again:
		w.mark(func() { w.all = true })
		return nil
	case <-w.wake:
	}
	end := time.NewTimer(impatience)
	defer end.Stop()
	for {
		calm := time.NewTimer(quiet)
		select {
		case <-ctx.Done():
			calm.Stop()
			return ctx.Err() //nolint:wrapcheck // Follow wraps it
		case <-w.wake:
			calm.Stop()
			continue
		case <-calm.C:
		case <-end.C:
			calm.Stop()
		}
		return nil
	}
}
