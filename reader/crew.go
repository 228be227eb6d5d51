package reader

import (
	"context"
	"fmt"
	"sync"
)

// crew is goroutines that work on one thing. The first that fails stops the others through the
// context; a panic is a failure like any other, since one that nobody catches would leave the
// terminal in ruins.
type crew struct {
	wg     sync.WaitGroup
	cancel context.CancelFunc
	once   sync.Once
	err    error
}

// newCrew returns a crew and the context that its members are to heed.
func newCrew(ctx context.Context) (*crew, context.Context) {
	ctx, cancel := context.WithCancel(ctx)
	return &crew{cancel: cancel}, ctx
}

// start runs work in a goroutine of its own.
func (c *crew) start(work func() error) {
	c.wg.Go(func() {
		if err := guarded(work); err != nil {
			c.once.Do(func() { c.err = err })
			c.cancel()
		}
	})
}

// wait returns when all are done, with the first error.
func (c *crew) wait() error {
	c.wg.Wait()
	c.cancel()
	return c.err
}

// guarded runs work and turns a panic of it into an error.
func guarded(work func() error) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = panicked(v)
		}
	}()
	return work()
}

// panicked is the error for a panic with the value v.
func panicked(v any) error { return fmt.Errorf("cannot be read: %v", v) }
