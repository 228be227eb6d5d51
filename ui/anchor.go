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
// or to the nearest one below the cursor that is still there, or else above it, or to the first.
func (a anchor) land(ctx context.Context, found rows) int {
	if !a.holds || a.rows == nil || found.Len() == 0 {
		return 0
	}
	if at := found.Position(a.held); at >= 0 {
		return at
	}
	// Each try may look at all that was found: so many tries that a keystroke stays a keystroke.
	const looks, most = 4_000_000, 5000
	tries := min(looks/found.Len(), most)
	if at := a.nearest(ctx, found, a.cursor, tries, 1); at >= 0 {
		return at
	}
	if tries < a.rows.Len()-a.cursor {
		return 0 // there are more below
	}
	return max(a.nearest(ctx, found, a.cursor-1, tries, -1), 0)
}

// nearest is the row of the first that is still there of so many from a row on, in the direction of step, or -1.
func (a anchor) nearest(ctx context.Context, found rows, from, tries, step int) int {
	const chunk = 100
	for ; tries > 0 && from >= 0 && from < a.rows.Len() && ctx.Err() == nil; tries -= chunk {
		first := from
		if step < 0 {
			first = max(from-chunk+1, 0)
		}
		window := a.rows.Window(first, min(chunk, a.rows.Len()-first))
		if step < 0 {
			window = window[:from-first+1]
		}
		for i := range window {
			if step < 0 {
				i = len(window) - 1 - i
			}
			if at := found.Position(window[i].ID); at >= 0 {
				return at
			}
		}
		from += step * len(window)
	}
	return -1
}
