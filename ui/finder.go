package ui

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"

	"broadsheet/reader"
	"broadsheet/reader/query"
)

// finder asks the library what the list shows. One question runs at a time; whatever comes up
// meanwhile is asked after it, at once.
type finder struct {
	turn   uint64 // counts the queries: an answer to an older one is dropped
	query  reader.Query
	due    bool // there is something to ask: another query, or more that was read
	cancel context.CancelFunc
	shown  reader.Query // what the rows that are shown answer
	all    asked        // whether all had been read
	wrong  *query.Error // what is wrong with the filter; the rows stay those of the last one that was right

	completing completing
}

// asked is whether all had been read when a question was asked: the one that runs, and the one whose
// answer is shown.
type asked struct{ running, shown bool }

// want sets the query. If it is another, the one that runs is cancelled: nobody wants its answer.
func (f *finder) want(q reader.Query) {
	if q == f.query && f.turn > 0 {
		return
	}
	f.query, f.due = q, true
	f.turn++
	f.wrong = nil
	_, err := query.Parse(q.Text) // now: the answer may be long in coming, and this stands under what is typed
	errors.As(err, &f.wrong)
	if f.cancel != nil {
		f.cancel()
	}
}

// next asks what is due, unless a question runs.
func (f *finder) next(ctx context.Context, lib library, from anchor, shown reader.ID, all bool) tea.Cmd {
	if !f.due || f.cancel != nil {
		return nil
	}
	f.due, f.all.running = false, all
	ctx, f.cancel = context.WithCancel(ctx)
	return match(ctx, lib, f.query, f.turn, from, shown)
}

// take notes that the question was answered. It reports whether the answer counts.
func (f *finder) take(answer matched) bool {
	if f.cancel != nil {
		f.cancel()
		f.cancel = nil
	}
	return answer.turn == f.turn && !errors.Is(answer.err, context.Canceled)
}
