package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"broadsheet/parse"
	"broadsheet/reader"
	"broadsheet/ui/config"
)

// root is the model of the whole screen. It knows layout and focus, and routes: what a key or a
// message means is the business of panes and actions.
type root struct {
	ctx  context.Context //nolint:containedctx // Bubble Tea hands none to Update; this one ends with the program
	lib  library
	keys keyTable
	look *look
	lay  layout

	front front
	panels
	sheets

	trail trail
	marks marks
	find  finder
	pages pages
	scan  scanning
}

// panels are what always stands on the screen, as far as it has room.
type panels struct {
	frame   *frame
	filter  *filterLine
	pipes   *filterLine // where the command is typed that the article is piped into
	list    *listPane
	article *articlePane
}

// front is what the reader works with.
type front struct {
	reading bool      // the article has the focus, not the list
	sheet   situation // inHelp or inProblems while that lies over the panes; otherwise inList
	manner  manner
	order   reader.Sort
	measure int  // the widest that an article is set
	columns bool // it is set in newspaper columns, where there is room
	count   int  // the number that was typed before a key; 0: none
	list    arrangement
	split   division
	held    drag            // what the mouse holds
	set     config.Settings // what she chose, in the config file and on the command line
	dress   dressing
}

func newRoot(ctx context.Context, lib library, opt Options) *root {
	dress := dressing{theme: opt.Worn()}
	l := newLook(dress.palette())
	keys := newKeyTable().rebound(opt.Keys)
	m := &root{
		ctx: ctx, lib: lib, keys: keys, look: l,
		front: newFront(opt, dress),
		panels: panels{
			frame:   newFrame(l, keys),
			filter:  newFilterLine(l, keys),
			pipes:   newLine(l, keys, pipePrompt),
			list:    &listPane{look: l, shape: listShape{lines: opt.Rows}},
			article: &articlePane{leaf: leaf{text: notice(nil)}, look: l, seek: newSeeker(l, keys), places: map[reader.ID]place{}},
		},
		sheets: sheets{
			help:     newHelpPane(l, keys),
			problems: &problemsPane{look: l, known: problemCount{n: -1}},
			links:    &linksPane{look: l, here: true, wanted: -1},
			sorting:  &sortMenu{look: l, rows: keys.choices()},
			palette:  newPalettePane(l, keys),
		},
	}
	m.marks.at = map[string]spotted{}
	m.frame.say(complaint(opt.Problems), len(opt.Problems) > 0)
	return m
}

// Init starts the scan, asks the terminal for its background, and listens for its end.
func (m *root) Init() tea.Cmd {
	return tea.Batch(m.scan.start(m.ctx, m.lib), tea.RequestBackgroundColor, awaitHangup(m.ctx), m.follow())
}

// Update routes a message, and then sees to what has to follow from it.
func (m *root) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	var cmd tea.Cmd
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.lay.w, m.lay.h = msg.Width, msg.Height
	case tea.BackgroundColorMsg, tea.ColorProfileMsg, tea.ModeReportMsg:
		m.hearTerminal(msg)
	case tea.EnvMsg:
		m.hearEnv(msg)
	case tea.KeyPressMsg:
		cmd = m.press(msg)
	case tea.PasteMsg:
		if line := m.typingIn(); line != nil {
			cmd = line.Update(msg)
		}
	case tea.MouseMsg:
		cmd = m.mouse(msg)
	default:
		cmd = m.hear(msg)
	}
	return m, tea.Batch(cmd, m.follow())
}

// press does what a key means where the reader is.
func (m *root) press(msg tea.KeyPressMsg) tea.Cmd {
	m.frame.say("", false)
	at, line := m.situation(), m.typingIn()
	if cmd, done := m.agree(msg); done {
		return cmd
	}
	if m.marks.waiting != forNothing {
		m.letter(msg)
		return nil
	}
	if m.takeDigit(at, msg) {
		return nil
	}
	defer func() { m.forgetCount() }()
	if m.front.count > 0 {
		if cmd, done := m.keys.run(inCount, m, msg); done {
			return cmd
		}
	}
	if cmd, done := m.keys.run(at, m, msg); done || line == nil {
		return cmd
	}
	return line.Update(msg)
}

// hear takes the answers of the commands.
func (m *root) hear(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case scanned:
		return m.hearScan(msg)
	case matched:
		m.hearRows(msg)
	case articleRead:
		if m.pages.take(msg) {
			m.article.show(msg.text)
		}
	case waited:
		m.article.late = m.article.late || m.pages.running(msg.turn)
	case problemsListed:
		m.hearProblems(msg)
	case hitsFound:
		m.hearHits(msg)
	case linksFound:
		m.hearLinks(msg)
	case browsed:
		m.hearBrowsed(msg)
	case cameBack:
		m.hearBack(msg)
	case completed:
		m.hearCompleted(msg)
	case cannotSuspend:
		m.frame.say("there is no shell that could bring it back", true)
	}
	return nil
}

func (m *root) hearScan(msg scanned) tea.Cmd {
	m.find.due = m.find.due || msg.ended || msg.progress.Done || msg.progress.Changes != m.scan.progress.Changes
	if note, failed := m.scan.take(msg); note != "" {
		m.frame.say(note, failed)
	} else if m.scan.ended && m.frame.note == lookingAgain {
		m.frame.say("", false)
	}
	if msg.ended {
		return nil
	}
	return awaitScan(m.ctx, m.scan.feed)
}

func (m *root) hearRows(msg matched) {
	if !m.find.take(msg) {
		return
	}
	if msg.err != nil {
		if m.find.wrong == nil {
			m.frame.say(parse.Clean(msg.err.Error()), true)
		}
		return
	}
	at := msg.at
	if now := m.grip(); now != msg.from { // the reader moved while the query ran
		at = 0
		if now.holds {
			at = max(msg.rows.Position(now.held), 0)
		}
	}
	if home := msg.rows.Position(msg.shown); home >= 0 && m.pages.keep.any && m.pages.keep.shown == msg.shown {
		at = home // it is there again
	}
	m.list.setRows(msg.rows, msg.query, at)
	m.find.shown, m.find.all.shown = msg.query, m.find.all.running
	m.hearFate(msg.shown, msg.fate)
	if m.front.reading { // opened before the filter had its answer: this is what is read now
		m.list.hold()
	}
}

func (m *root) hearProblems(msg problemsListed) {
	m.problems.asking = false
	if msg.err != nil {
		m.frame.say(parse.Clean(msg.err.Error()), true)
		return
	}
	m.problems.set(msg.problems, msg.of)
	if _, ok := m.list.selected(); m.alone() && !ok && !m.keepsAlone() && len(msg.problems) > 0 {
		m.article.show(&setPage{request: request{set: m.article.set}, err: &msg.problems[0]})
	}
}

// situation is where a key is pressed.
func (m *root) situation() situation {
	switch {
	case m.palette.typing():
		return inPalette
	case m.front.sheet == inHelp && m.help.line.typing():
		return inHelpFilter
	}
	return m.ground()
}

// ground is the situation but for what is typed over it.
func (m *root) ground() situation {
	switch {
	case m.front.sheet != inList:
		return m.front.sheet
	case m.pipes.typing():
		return inPipe
	case m.filter.typing():
		return inFilter
	case m.article.seek.line.typing():
		return inSeek
	case m.alone():
		return inAlone
	case m.front.reading:
		return inArticle
	default:
		return inList
	}
}

// alone reports whether one article was opened by itself.
func (m *root) alone() bool {
	return m.lib.Single() && (m.list.rows == nil || m.list.rows.Total() <= 1)
}
