package ui

import (
	"github.com/charmbracelet/x/ansi"

	"broadsheet/parse"
)

// headerFacts is what the header says.
type headerFacts struct {
	name     string // of the library, raw
	rows     int    // articles in the list
	total    int    // articles read
	filtered bool
}

// header is the first line: what is open, and how much of it is listed.
type header struct {
	w     int
	look  *look
	facts headerFacts
	drawn memo[headerState]
}

type headerState struct {
	w     int
	look  *look
	facts headerFacts
}

// SetSize makes the line w cells wide.
func (h *header) SetSize(w int) { h.w = w }

// View is the line, exactly as wide as it is to be. The name gives way first, then the brand.
func (h *header) View() string {
	return h.drawn.get(headerState{h.w, h.look, h.facts}, func() string {
		const brand, air, least = " broadsheet   ", 2, 4
		count := h.count()
		left, room := h.look.brand.Render(brand), h.w-ansi.StringWidth(brand)-air-ansi.StringWidth(count)-1
		if room < 0 {
			left, room = " ", room+ansi.StringWidth(brand)-1
		}
		if room >= least {
			left += h.look.name.Render(cutStart(parse.Clean(h.facts.name), room))
		}
		return bothEnds(left, h.look.count.Render(count)+" ", h.w)
	})
}

// count says how many articles there are, and how many of them the filter leaves.
func (h *header) count() string {
	switch f := h.facts; {
	case f.filtered:
		return thousands(f.rows) + " of " + thousands(f.total)
	case f.total == 0:
		return ""
	default:
		return counted(f.total, "article", "articles")
	}
}
