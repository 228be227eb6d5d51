package ui

import (
	"context"
	"sort"

	tea "charm.land/bubbletea/v2"

	"broadsheet/reader"
	"broadsheet/ui/page"
)

// seeker looks for words in the article that is shown.
type seeker struct {
	line *filterLine // where they are typed, in the place of the status line
	turn uint64      // counts the searches: an answer to an older one is dropped
	of   sought
	hits []hit
	done bool  // the hits are those of what is sought
	at   int   // the hit that the reader is at; -1: at none yet
	home place // where the reader was when the typing began
	goes bool  // the reader goes to the first hit as soon as it is known, though Enter may come first

	cancel context.CancelFunc
}

// sought is what is looked for, and where.
type sought struct {
	text   *setPage
	needle string
}

// hit is a stretch of the text of one part, in bytes of page.Text.Plain.
type hit struct {
	part    int
	stretch [2]int
}

func newSeeker(l *look, keys keyTable) *seeker { return &seeker{line: newFilterLine(l, keys), at: -1} }

// active reports whether something is sought, or is about to be.
func (s *seeker) active() bool { return s.line.shown() }

// want says what is sought now. It returns the command that looks for it, if it is something new.
func (s *seeker) want(ctx context.Context, now sought) tea.Cmd {
	if now == s.of {
		return nil
	}
	s.of, s.hits, s.done, s.at = now, nil, false, -1
	s.goes = s.line.typing()
	s.turn++
	if s.cancel != nil {
		s.cancel()
		s.cancel = nil
	}
	if now.needle == "" || now.text == nil || now.text.err != nil {
		return nil
	}
	ctx, s.cancel = context.WithCancel(ctx)
	return seek(ctx, now, s.turn)
}

// seek looks through the parts of an article.
func seek(ctx context.Context, what sought, turn uint64) tea.Cmd {
	return func() tea.Msg {
		answer := hitsFound{turn: turn}
		answer.err = guarded(func() error {
			for i := range what.text.lines.Len() {
				if err := ctx.Err(); err != nil {
					return err //nolint:wrapcheck // nobody wants the answer any more
				}
				for _, stretch := range reader.Find(what.needle, what.text.lines.Plain(i)) {
					answer.hits = append(answer.hits, hit{i, stretch})
				}
			}
			return nil
		})
		return answer
	}
}

// take keeps the answer to the latest search, and reports whether it is that.
func (s *seeker) take(answer hitsFound) bool {
	if answer.turn != s.turn {
		return false
	}
	s.hits, s.done = answer.hits, true
	s.cancel()
	s.cancel = nil
	return true
}

// says is what the status line says of it: 3 of 17.
func (s *seeker) says() string {
	switch {
	case s.of.needle == "" || !s.done:
		return ""
	case len(s.hits) == 0:
		return "not found"
	case s.at < 0:
		return counted(len(s.hits), "match", "matches")
	default:
		return thousands(s.at+1) + " of " + thousands(len(s.hits))
	}
}

// in is the hits in part i, and the number of the first of them.
func (s *seeker) in(i int) ([][2]int, int) {
	from := sort.Search(len(s.hits), func(k int) bool { return s.hits[k].part >= i })
	var stretches [][2]int
	for k := from; k < len(s.hits) && s.hits[k].part == i; k++ {
		stretches = append(stretches, s.hits[k].stretch)
	}
	return stretches, from
}

// spotOf is the line on which a hit begins.
func (s *seeker) spotOf(text *page.Text, k int) spot {
	h := s.hits[k]
	return spot{h.part, text.Line(h.part, h.stretch[0])}
}

// after is the first hit on the line at or below it, or the number of hits.
func (s *seeker) after(text *page.Text, at spot) int {
	return sort.Search(len(s.hits), func(k int) bool {
		if s.hits[k].part != at.part {
			return s.hits[k].part > at.part
		}
		return s.spotOf(text, k).line >= at.line
	})
}

// step goes n hits on from where the reader is, and says what the reader should know of it.
func (p *articlePane) step(n int) (note string) {
	s := p.seek
	if len(s.hits) == 0 {
		if s.of.needle == "" {
			return "nothing is looked for"
		}
		return "" // the status line says that it is not found
	}
	text := p.text.lines
	k := s.at + n
	if s.at < 0 {
		if k = s.after(text, p.top) + n; n > 0 {
			k-- // the one at the top counts
		}
	}
	switch {
	case k >= len(s.hits):
		k, note = 0, "the end was reached: on from the top"
	case k < 0:
		k, note = len(s.hits)-1, "the top was reached: on from the end"
	}
	p.goTo(k)
	return note
}

// goTo shows a hit.
func (p *articlePane) goTo(k int) {
	p.seek.at = k
	p.reveal(p.seek.spotOf(p.text.lines, k))
}

// arrive goes to the first hit below where the typing began, or stays there if there is none.
func (p *articlePane) arrive() {
	home := p.find(p.seek.home)
	p.scrollTo(home)
	if n := len(p.seek.hits); n > 0 {
		p.goTo(p.seek.after(p.text.lines, home) % n)
	}
}

// seeking are the actions of looking for words in an article.
func seekingActions() []action {
	return []action{
		{"find", finding, bind("find words in the article", "/"), "find", (*root).startSeek},
		{"find.next", finding, bind("the next place where they stand", "n"), "", (*root).nextHit},
		{"find.previous", finding, bind("the place before", "N"), "", (*root).previousHit},
	}
}

// seekTypingActions are the keys while they are typed.
func seekTypingActions() []action {
	return []action{
		{"find.keep", typing, bind("keep the place, and the words marked", "enter"), "keep", (*root).keepSeek},
		{"find.drop", typing, bind("back to where the reading was", "esc"), "back", (*root).dropSeek},
		{"find.on", typing, bind("the next place", "down", "ctrl+n"), footMove, (*root).nextHit},
		{"find.back", typing, bind("the place before", "up", "ctrl+p"), footMove, (*root).previousHit},
	}
}

func (m *root) startSeek() tea.Cmd {
	if m.article.text == nil || m.article.text.err != nil {
		return nil
	}
	m.article.seek.home = m.article.where()
	m.article.seek.line.input.Reset()
	return m.article.seek.line.start()
}

func (m *root) keepSeek() tea.Cmd {
	if e, ok := m.list.selected(); ok {
		m.marks.at[lastJump] = spotted{e.ID, m.article.seek.home}
	}
	m.article.seek.line.stop()
	return nil
}

// dropSeek forgets what was sought; while it was typed, the reader goes back to the place before.
func (m *root) dropSeek() tea.Cmd {
	if m.article.seek.line.typing() {
		m.article.scrollTo(m.article.find(m.article.seek.home))
	}
	m.article.seek.line.clear()
	return nil
}

func (m *root) nextHit() tea.Cmd     { return m.stepHit(m.times()) }
func (m *root) previousHit() tea.Cmd { return m.stepHit(-m.times()) }

func (m *root) stepHit(n int) tea.Cmd {
	if m.article.text != nil && m.article.text.err == nil {
		if !m.article.seek.line.typing() {
			m.leave()
		}
		m.frame.say(m.article.step(n), false)
	}
	return nil
}

// followSeek looks for what is sought in what is shown.
func (m *root) followSeek() tea.Cmd {
	s := m.article.seek
	s.line.SetSize(max(m.lay.w-len(s.says())-len("  "), 1))
	return s.want(m.ctx, sought{m.article.text, s.line.text()})
}

func (m *root) hearHits(msg hitsFound) {
	s := m.article.seek
	if !s.take(msg) {
		return
	}
	if msg.err != nil {
		m.frame.say(msg.err.Error(), true)
	}
	if s.goes {
		s.goes = false
		m.article.arrive()
	}
}

// seekLine is the line in which words are typed, instead of the status line; "" while none are.
func (m *root) seekLine() string {
	s := m.article.seek
	if !s.line.typing() {
		return ""
	}
	style := m.look.dim
	if s.says() == "not found" {
		style = m.look.warn
	}
	return bothEnds(s.line.View(), style.Render(s.says())+" ", m.lay.w)
}

// foundNote is what the status line says while words are marked.
func (m *root) foundNote() string {
	s := m.article.seek
	if s.of.needle == "" || s.says() == "" {
		return ""
	}
	return "“" + s.of.needle + "” " + s.says()
}
