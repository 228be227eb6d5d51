package reader

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"broadsheet/parse"
)

// Located is a page and where it came from.
type Located struct {
	Path string // as Entry.Path
	Part int    // as Entry.Part
	Page *parse.Page
}

// Pages yields every article, in the order of the arguments and, in a folder, of the names. It
// does not need a scan, and holds one file at a time. An error is a *Problem, and the next file
// follows it; when ctx is done it ends with the error of ctx.
func (l *Library) Pages(ctx context.Context) iter.Seq2[Located, error] {
	return func(yield func(Located, error) bool) {
		buf := &buffer{pays: true}
		ended := false
		for _, p := range l.missing {
			if !yield(Located{}, p) {
				return
			}
		}
		l.walk(ctx, func(f found) bool {
			ended = !l.pagesOf(ctx, f, buf, yield)
			return !ended
		})
		if err := ctx.Err(); err != nil && !ended {
			yield(Located{}, fmt.Errorf("reading stopped: %w", err))
		}
	}
}

// pagesOf yields the articles of one file. It returns false when yield did. A panic of the parser
// is a problem of the file; a panic of the caller's loop is none of ours, and goes on.
func (l *Library) pagesOf(ctx context.Context, f found, buf *buffer, yield func(Located, error) bool) (more bool) {
	path, outside := l.path(f), false
	defer func() {
		if outside {
			return
		}
		if v := recover(); v != nil {
			more = yield(Located{}, problem(path, panicked(v)))
		}
	}()
	hand := func(at Located, err error) bool {
		outside = true
		more := yield(at, err)
		outside = false
		return more
	}
	data, is, err := l.load(ctx, f, buf)
	switch {
	case ctx.Err() != nil, ofCarrier(err):
		return true // Pages says it, once, or the archive does
	case err != nil:
		return hand(Located{}, problem(path, err))
	case is.form != noArchive:
		more := true
		err := l.unpack(ctx, f, is, data, func(f found, m member, _ *content) bool {
			f.hand = m.open
			more = l.pagesOf(ctx, f, buf, yield)
			return more && ctx.Err() == nil
		})
		if more && err != nil && ctx.Err() == nil {
			return hand(Located{}, problem(path, err))
		}
		return more
	}
	for a, err := range l.articles(ctx, f, data) {
		if err != nil && ctx.Err() != nil {
			return true // as above
		}
		if err != nil {
			err = problem(path, err)
		}
		if !hand(Located{Path: path, Part: a.part, Page: a.page}, err) {
			return false
		}
	}
	return true
}

// Page reads the file of an article again and parses it. It errs with a *Problem; where ctx is
// what ended it, errors.Is finds that.
func (l *Library) Page(ctx context.Context, id ID) (*parse.Page, error) {
	c := l.index.snapshot()
	if int(id) >= c.len() {
		return nil, &Problem{Path: fmt.Sprintf("article %d", id), Reason: "not in the library"}
	}
	f, part := c.file(id)
	var page *parse.Page
	err := guarded(func() (err error) {
		page, err = l.page(ctx, f, part)
		return err
	})
	if err != nil {
		return nil, problem(l.path(f), err)
	}
	return page, nil
}

func (l *Library) page(ctx context.Context, f found, part int) (*parse.Page, error) {
	data, is, err := l.load(ctx, f, &buffer{})
	if err != nil {
		return nil, err
	}
	if is.form != noArchive {
		return nil, errChanged
	}
	for a, err := range l.articles(ctx, f, data) {
		if err != nil && (part == 0 || ctx.Err() != nil) {
			return nil, err
		}
		if err == nil && (part == 0 || a.part == part) {
			return a.page, nil
		}
	}
	return nil, fmt.Errorf("%w: there is no article %d in it any more", errChanged, max(part, 1))
}

var errChanged = errors.New("the file has changed")

// numbered is an article and its number, from 1, in a file of several; otherwise 0.
type numbered struct {
	part int
	page *parse.Page
}

// articles yields the articles of one file, and what is wrong with it. One more may follow an error.
func (l *Library) articles(ctx context.Context, f found, data []byte) iter.Seq2[numbered, error] {
	part, want := l.sources[f.src].wants(f)
	if want != wanted {
		return func(func(numbered, error) bool) {}
	}
	all := number(ctx, parse.Articles(l.sources[f.src].dated(f), data))
	if part > 0 {
		all = only(part, all)
	}
	return all
}

// number gives each page its number. It holds one back, since the first alone has none. It ends
// with the error of ctx when that is done.
func number(ctx context.Context, pages iter.Seq2[*parse.Page, error]) iter.Seq2[numbered, error] {
	return func(yield func(numbered, error) bool) {
		var held numbered
		for p, err := range pages {
			switch {
			case ctx.Err() != nil:
				yield(numbered{}, ctx.Err())
				return
			case err != nil:
				if !yield(numbered{}, err) {
					return
				}
				continue
			case held.page != nil:
				held.part = max(held.part, 1)
				if !yield(held, nil) {
					return
				}
				held.part++
			}
			held.page = p
		}
		if held.page != nil {
			yield(held, nil)
		}
	}
}

// only leaves the article of that number, and errs where there are fewer.
func only(part int, all iter.Seq2[numbered, error]) iter.Seq2[numbered, error] {
	return func(yield func(numbered, error) bool) {
		count := 0
		var wrong error
		for a, err := range all {
			if err != nil {
				wrong = err
				continue
			}
			if count++; count == part {
				yield(a, nil)
				return
			}
		}
		if count == 0 && wrong != nil {
			yield(numbered{}, wrong)
			return
		}
		yield(numbered{}, &fewerError{count, part})
	}
}

// fewerError says that a file does not hold as many articles as were asked for.
type fewerError struct{ count, part int }

func (e *fewerError) Error() string {
	return fmt.Sprintf("holds %s, there is no number %d", counted(e.count, "article"), e.part)
}

// counted is "1 article", "2 articles".
func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
