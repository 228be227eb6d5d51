package ui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"broadsheet/parse"
	"broadsheet/reader"
)

// statusFacts is what the status line says.
type statusFacts struct {
	row, rows   int    // where the cursor is, from 1; no rows: not said
	order       string // of the list; empty: not said
	manner      manner
	stopped     string // what was read when the reader stopped
	reading     bool
	progress    reader.Progress
	stale       string // what has become of the article that is shown
	problems    int    // 0 too once they have been listed
	problemsKey string
	note        string // what the last key did, until the next key
	failed      bool   // the note is about something that went wrong
	found       string // what is looked for in the article, and how often it stands there; empty: nothing is
	percent     int    // of the article; below 0: not said
}

// statusLine is the line under the panes: where the reader is, what runs, what went wrong.
type statusLine struct {
	w     int
	look  *look
	facts statusFacts
	drawn memo[statusState]
}

type statusState struct {
	w     int
	look  *look
	facts statusFacts
}

// SetSize makes the line w cells wide.
func (s *statusLine) SetSize(w int) { s.w = w }

// segment is one thing that the line says. Where not all fit, the least of them go first.
type segment struct {
	text   string
	style  lipgloss.Style
	weight int
}

// View is the line, exactly as wide as it is to be.
func (s *statusLine) View() string {
	return s.drawn.get(statusState{s.w, s.look, s.facts}, func() string {
		right := ""
		if s.facts.percent >= 0 {
			right = s.look.dim.Render(strconv.Itoa(s.facts.percent)+" %") + " "
		}
		room := s.w - ansi.StringWidth(right) - 1
		return bothEnds(" "+join(s.segments(), room), right, s.w)
	})
}

// segments is what there is to say, in the order of the line.
func (s *statusLine) segments() []segment {
	f, l := s.facts, s.look
	var out []segment
	add := func(say bool, text string, style lipgloss.Style, weight int) {
		if say {
			out = append(out, segment{text, style, weight})
		}
	}
	note := l.plain
	if f.failed {
		note = l.warn
	}
	add(f.rows > 0, thousands(f.row)+" of "+thousands(f.rows), l.plain, 5)
	add(f.note != "", f.note, note, 6)
	add(f.found != "", f.found, l.plain, 5)
	add(f.stale != "", f.stale, l.warn, 5)
	add(f.reading, f.sofar(), l.dim, 4)
	add(f.stopped != "", f.stopped, l.warn, 5)
	add(f.order != "" && f.note == "" && f.found == "", "by "+f.order, l.dim, 0)
	instead := f.manner.source || f.manner.info // of the article
	add(f.manner.source, "whole source", l.dim, 3)
	add(f.manner.info, "what is known", l.dim, 3)
	add(f.manner.cuts && !instead, "cuts shown", l.dim, 2)
	add(!f.manner.captions && !instead, "captions hidden", l.dim, 1)
	add(f.problems > 0, counted(f.problems, "file", "files")+" could not be read · "+f.problemsKey+" lists "+
		map[bool]string{true: "it", false: "them"}[f.problems == 1], l.warn, 3)
	add(f.progress.Note != "", parse.Clean(f.progress.Note), l.warn, 2)
	return out
}

// sofar is how far the reading is. How many files there are is known when all folders have been seen.
func (f statusFacts) sofar() string {
	p, doing := f.progress, "reading…"
	if p.Checking {
		doing = "checking…"
	}
	if p.Found == 0 {
		return doing
	}
	if p.Total == 0 {
		return doing + " " + thousands(p.Read)
	}
	return doing + " " + thousands(p.Read) + " of " + thousands(p.Total) + left(p.Left)
}

// left says how long the rest takes, as far as one wants to know.
func left(d time.Duration) string {
	switch {
	case d < 2*time.Second:
		return ""
	case d < time.Minute:
		return fmt.Sprintf(", %d s left", int(d.Seconds()))
	case d < time.Hour:
		return fmt.Sprintf(", %d min left", int(d.Round(time.Minute).Minutes()))
	default:
		return fmt.Sprintf(", %d h %d min left", int(d.Hours()), int(d.Minutes())%minutesAnHour)
	}
}

const minutesAnHour = 60

// join puts as many segments as fit into w cells.
func join(all []segment, w int) string {
	const between = " · "
	width := func() int {
		n := max(len(all)-1, 0) * len(" . ")
		for _, s := range all {
			n += ansi.StringWidth(s.text)
		}
		return n
	}
	for len(all) > 1 && width() > w {
		least := 0
		for i, s := range all {
			if s.weight < all[least].weight {
				least = i
			}
		}
		all = slices.Delete(all, least, least+1)
	}
	texts := make([]string, len(all))
	for i, s := range all {
		texts[i] = s.style.Render(ansi.Truncate(s.text, max(w, 0), "…"))
	}
	return strings.Join(texts, between)
}
