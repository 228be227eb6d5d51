package ui

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"broadsheet/reader"
	"broadsheet/ui/config"
)

// stage runs root as Bubble Tea would, without a terminal: it hands it messages one by one, and
// the answers of its commands as they come.
type stage struct {
	t     *testing.T
	m     *root
	lib   *fakeLibrary
	inbox chan tea.Msg
	got   []tea.Msg // what came that root does not take: quit, suspend
}

// newStage is root on a screen of w by h, settled.
func newStage(t *testing.T, lib *fakeLibrary, w, h int) *stage {
	t.Helper()
	return newStageWith(t, lib, standard(), w, h)
}

// newStageWith is newStage with other options.
func newStageWith(t *testing.T, lib *fakeLibrary, opt Options, w, h int) *stage {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	t.Cleanup(cancel)
	s := &stage{t: t, m: newRoot(ctx, lib, opt), lib: lib, inbox: make(chan tea.Msg, 1000)}
	s.run(s.m.Init())
	s.send(tea.WindowSizeMsg{Width: w, Height: h})
	if lib.gate == nil {
		s.settle()
	}
	return s
}

// standard is the screen of a reader who set nothing.
func standard() Options { return Options{Settings: config.Defaults()} }

// run runs a command beside the test, and puts what it says into the inbox.
func (s *stage) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	go func() {
		switch msg := cmd().(type) {
		case nil:
		case tea.BatchMsg:
			for _, each := range msg {
				s.run(each)
			}
		default:
			s.inbox <- msg
		}
	}()
}

func (s *stage) send(msg tea.Msg) {
	switch msg.(type) {
	case tea.QuitMsg, tea.SuspendMsg:
		s.got = append(s.got, msg)
		return
	}
	_, cmd := s.m.Update(msg)
	s.run(cmd)
}

// until hands root what comes in, until something is true.
func (s *stage) until(what string, ok func() bool) {
	s.t.Helper()
	late := time.After(20 * time.Second)
	for !ok() {
		select {
		case msg := <-s.inbox:
			s.send(msg)
		case <-late:
			s.t.Fatalf("waited in vain for %s on\n%s", what, s.screen())
		}
	}
}

// settle waits until all that was added is listed, and the article that is wanted is shown.
func (s *stage) settle() {
	s.t.Helper()
	s.until("quiet", func() bool {
		s.lib.mu.Lock()
		n, finished := len(s.lib.entries), s.lib.finished
		s.lib.mu.Unlock()
		return finished == s.m.scan.ended && s.m.scan.progress.Articles == n && !s.m.find.due && s.m.find.cancel == nil && s.m.pages.cancel == nil && s.m.article.seek.cancel == nil && !s.m.find.completing.asking && (s.m.links.of == nil || s.m.links.here)
	})
}

// keys presses keys by their names, and waits for quiet after each.
func (s *stage) keys(names ...string) {
	s.t.Helper()
	for _, name := range names {
		s.send(press(name))
		if s.lib.gate == nil && len(s.got) == 0 {
			s.settle()
		}
	}
}

// press is the message of a key: "j", "enter", "ctrl+c".
func press(name string) tea.KeyPressMsg {
	special := map[string]tea.KeyPressMsg{
		"up": {Code: tea.KeyUp}, "down": {Code: tea.KeyDown}, "left": {Code: tea.KeyLeft}, "right": {Code: tea.KeyRight},
		"enter": {Code: tea.KeyEnter}, "esc": {Code: tea.KeyEscape}, "tab": {Code: tea.KeyTab},
		"space": {Code: tea.KeySpace, Text: " "}, "pgup": {Code: tea.KeyPgUp}, "pgdown": {Code: tea.KeyPgDown},
		"home": {Code: tea.KeyHome}, "end": {Code: tea.KeyEnd}, "f1": {Code: tea.KeyF1},
	}
	if msg, ok := special[name]; ok {
		return msg
	}
	if letter, ok := strings.CutPrefix(name, "ctrl+"); ok {
		return tea.KeyPressMsg{Code: []rune(letter)[0], Mod: tea.ModCtrl}
	}
	return tea.KeyPressMsg{Code: []rune(name)[0], Text: name}
}

func (s *stage) screen() string { return ansi.Strip(s.m.View().Content) }

func (s *stage) has(text string) {
	s.t.Helper()
	if !strings.Contains(s.screen(), text) {
		s.t.Fatalf("no %q on\n%s", text, s.screen())
	}
}

func (s *stage) hasNot(text string) {
	s.t.Helper()
	if strings.Contains(s.screen(), text) {
		s.t.Fatalf("%q on\n%s", text, s.screen())
	}
}

// selected is the number of the selected article.
func (s *stage) selected() reader.ID {
	s.t.Helper()
	e, ok := s.m.list.selected()
	if !ok {
		s.t.Fatalf("nothing is selected on\n%s", s.screen())
	}
	return e.ID
}

// line is the line of the screen that shows the selected article.
func (s *stage) line() int { return s.m.list.cursor - s.m.list.top }

// fits fails unless the screen is exactly of its size.
func (s *stage) fits(what string) {
	s.t.Helper()
	w, h := s.m.lay.w, s.m.lay.h
	lines := strings.Split(s.m.View().Content, "\n")
	if len(lines) != h {
		s.t.Errorf("%s at %s has %d lines", what, size(w, h), len(lines))
	}
	for i, line := range lines {
		if n := ansi.StringWidth(line); n > w {
			s.t.Errorf("%s at %s: line %d has %d cells: %q", what, size(w, h), i, n, ansi.Strip(line))
		}
	}
}

// atLine is how many lines of the article stand above its window, and lines how many there are.
func (s *stage) atLine() int {
	_, n := s.m.article.up(s.m.article.top, 1<<30)
	return n
}

func (s *stage) lines() int {
	_, n := s.m.article.down(s.m.article.first(), 1<<30)
	return n + 1
}

// topLine is the first line of the article that is shown.
func (s *stage) topLine() string {
	top := s.m.article.top
	return strings.TrimSpace(ansi.Strip(s.m.article.leaf.text.Part(top.part)[top.line].Text))
}

// filler is so many paragraphs, numbered from one on.
func filler(from, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "The wall of harbour %d will be rebuilt, and nobody knows when it will be done or who is going to pay.\n\n", from+i)
	}
	return b.String()
}
