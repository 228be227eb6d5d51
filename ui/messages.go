package ui

import (
	"broadsheet/reader"
)

// The messages: what happened, in the past tense. Each says who sends it and why. Only root
// receives them; it drops those that answer a question nobody asks any more.

// scanned is sent by the library, through its feed, whenever something has come or gone.
type scanned struct {
	progress reader.Progress
	ended    bool  // nothing more is followed
	err      error // why it ended
}

// matched is sent by a query: which articles the list shows, and where the cursor goes.
type matched struct {
	turn  uint64 // of the question; an older one than the finder's is dropped
	query reader.Query
	rows  rows
	from  anchor    // what the cursor held on to when the question was asked
	at    int       // the row it goes to, if it still holds on to that
	shown reader.ID // the article that was shown, and what has become of it
	fate  reader.Fate
	err   error
}

// articleRead is sent when an article was read and set, or could not be.
type articleRead struct {
	turn uint64 // of the request; an older one than the pages' is dropped
	text *setPage
}

// hitsFound is sent when an article was searched.
type hitsFound struct {
	turn uint64 // of the search; an older one than the seeker's is dropped
	hits []hit
	err  error
}

// waited is sent a moment after an article was asked for: the old one goes if the new one is not
// there yet.
type waited struct {
	turn uint64
}

// cannotSuspend is sent when nobody could bring a suspended program back.
type cannotSuspend struct{}

// problemsListed is sent when the problems so far were asked for.
type problemsListed struct {
	of       problemCount // how many there were when they were asked for
	problems []reader.Problem
	err      error
}
