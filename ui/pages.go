package ui

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"broadsheet/parse"
	"broadsheet/reader"
	"broadsheet/ui/page"
	"broadsheet/ui/theme"
)

// keptPages is how many set articles are kept, for going back and forth without a wait.
const keptPages = 24

// request is which article is wanted, and how it is to be set. Equal requests have equal pages.
type request struct {
	id      reader.ID
	set     setting
	manner  manner
	palette theme.Palette
	simple  bool // as page.Options has it
}

// manner is which view of an article the reader wants.
type manner struct{ captions, cuts, source, info bool }

// setPage is an article set for a request, or the reason why it could not be.
type setPage struct {
	request

	entry reader.Entry
	page  *parse.Page
	lines *page.Text
	err   error
}

// pages keeps what was set, and knows which request is the latest: an answer to an older one
// counts no more.
type pages struct {
	turn   uint64
	asked  request
	any    bool // something was asked for
	cancel context.CancelFunc
	kept   []*setPage // the latest used first
	keep   keeping
}

// want asks for an article, unless it is what was asked for last. It returns the page if it is
// kept, and otherwise the command that gets it. What ran for the request before is cancelled.
func (p *pages) want(ctx context.Context, lib library, r request, e reader.Entry, hint string) (*setPage, tea.Cmd) {
	if p.any && p.asked == r {
		return nil, nil
	}
	p.stop()
	p.turn++
	p.asked, p.any = r, true
	known := &setPage{entry: e}
	for i, k := range p.kept {
		if k.request == r {
			copy(p.kept[1:i+1], p.kept[:i])
			p.kept[0] = k
			return k, nil
		}
		if k.id == r.id {
			known.page, known.entry = k.page, k.entry
		}
	}
	ctx, p.cancel = context.WithCancel(ctx)
	return nil, tea.Batch(readArticle(ctx, lib, r, known, p.turn, hint), wait(p.turn))
}

// take keeps the answer to the latest request, and reports whether it is that.
func (p *pages) take(answer articleRead) bool {
	if answer.turn != p.turn {
		return false
	}
	p.stop()
	if answer.text.err == nil {
		p.kept = append([]*setPage{answer.text}, p.kept[:min(len(p.kept), keptPages-1)]...)
	}
	return true
}

// stop cancels what runs.
func (p *pages) stop() {
	if p.cancel != nil {
		p.cancel()
		p.cancel = nil
	}
}

// forget has the article read again when it is next wanted.
func (p *pages) forget(id reader.ID) {
	p.kept = slices.DeleteFunc(p.kept, func(k *setPage) bool { return k.id == id })
	if p.asked.id == id {
		p.drop()
	}
}

// drop forgets what was asked for: its answer counts no more.
func (p *pages) drop() {
	p.stop()
	p.turn++
	p.any = false
}

// running reports whether the request of that turn is the latest and has no answer yet.
func (p *pages) running(turn uint64) bool { return p.turn == turn && p.cancel != nil }
