package ui

import (
	"context"

	"broadsheet/reader"
)

// anchor is the cursor, and what it holds on to while a query runs.
type anchor struct {
	rows   rows
	cursor int       // the selected row
	held   reader.ID // the article that the reader chose last
	holds  bool      // the reader has moved or opened: the cursor keeps to the article held
}

// land returns the row of found where the cursor goes: to the article that the reader chose last,
// or to the nearest one below the cursor that is still there, or to the first.
func (a anchor) land(ctx context.Context, found rows) int {
	if !a.holds || a.rows == nil || found.Len() == 0 {
		return 0
	}
	if at := found.Position(a.held); at >= 0 {
		return at
	}
	// Each try may look at all that was found: so many tries that a keystroke stays a keystroke.
	const chunk, looks, most = 100, 4_000_000, 5000
	tries := min(looks/found.Len(), most)
	for from := a.cursor; from <= a.cursor+tries && ctx.Err() == nil; from += chunk {
		below := a.rows.Window(from, chunk)
		for _, e := range below {
			if at := found.Position(e.ID); at >= 0 {
				return at
			}
		}
		if len(below) < chunk {
			break
		}
	}
	return 0
}
