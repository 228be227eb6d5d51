package ui

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

func TestNoKeyTwiceInOneSituation(t *testing.T) {
	for s, rows := range newKeyTable() {
		seen := map[string]string{}
		for _, row := range rows {
			for _, k := range row.bind.Keys() {
				if other, ok := seen[k]; ok {
					t.Errorf("situation %d: %s is %s and %s", s, k, other, row.name)
				}
				seen[k] = row.name
			}
		}
	}
}

func TestEveryRowIsWhole(t *testing.T) {
	for _, rows := range newKeyTable() {
		for _, row := range rows {
			help := row.bind.Help()
			if row.name == "" || help.Key == "" || help.Desc == "" || len(row.bind.Keys()) == 0 {
				t.Errorf("%+v", row)
			}
		}
	}
}

func TestEveryRowHasAPurposeInTheHelp(t *testing.T) {
	for _, rows := range newKeyTable() {
		for _, row := range rows {
			if !slices.Contains(purposes(), row.aim) {
				t.Errorf("%s is in no help: its purpose is %q", row.name, row.aim)
			}
		}
	}
	for _, g := range Keys() {
		if len(g.Keys) == 0 {
			t.Errorf("%q has no keys", g.Title)
		}
	}
}

func TestHelpMentionsEveryKey(t *testing.T) {
	for _, at := range [][2]int{{120, 40}, {20, 6}} {
		s := newStage(t, newFake("a").finish(), at[0], at[1])
		s.keys("?")
		var all strings.Builder
		for range len(s.m.help.lines) {
			all.WriteString(s.screen())
			s.keys("j")
		}
		text := all.String()
		for _, rows := range newKeyTable() {
			for _, row := range rows {
				for k := range strings.FieldsSeq(row.bind.Help().Key) {
					if !strings.Contains(text, k) {
						t.Errorf("at %v no %q (%s) in the help", at, k, row.name)
					}
				}
			}
		}
	}
}

func TestEveryKeyOfTheTableDoesItsRow(t *testing.T) {
	for at, rows := range newKeyTable() {
		for _, row := range rows {
			for _, k := range row.bind.Keys() {
				s := newStage(t, newFake("a", "b").finish(), 120, 40)
				msg := press(k)
				if msg.String() != k {
					t.Errorf("key %q arrives as %q", k, msg.String())
				}
				if _, done := s.m.keys.run(at, s.m, msg); done != (row.run != nil) {
					t.Errorf("%s: done %v", row.name, done)
				}
			}
		}
	}
}

func TestQuittingAndClosing(t *testing.T) {
	cases := []struct {
		keys string
		quit bool
	}{
		{"q", true}, {"Q", true}, {"ctrl+c", true}, {"enter,Q", true}, {"?,Q", true}, {"E,ctrl+c", true},
		{"enter,q", false}, {"enter,q,q", true}, {"?,q", false}, {"?,?", false}, {"?,q,q", true}, {"E,E", false},
		{"E,?", false}, {"esc,esc,esc", false}, {"/,q", false}, {"/,Q", false}, {"/,ctrl+c", true}, {"/,a,enter,q", true},
	}
	for _, c := range cases {
		s := newStage(t, newFake("a", "b").finish(), 120, 40)
		s.until("the end of the scan", func() bool { return s.m.scan.ended })
		s.keys(strings.Split(c.keys, ",")...)
		s.run(func() tea.Msg { return waited{} })
		over := false
		s.until("what comes of it", func() bool {
			over = over || len(s.inbox) == 0
			return len(s.got) > 0 || over && !c.quit
		})
		if got := len(s.got) > 0; got != c.quit {
			t.Errorf("%s: quit %v", c.keys, got)
		}
	}
}

func TestSuspendAndRepaint(t *testing.T) {
	s := newStage(t, newFake("a").finish(), 120, 40)
	s.send(press("ctrl+z"))
	if canSuspend() { // a shell runs this test, and so it would the program
		s.until("suspend", func() bool { return len(s.got) > 0 })
	} else {
		s.until("the reason", func() bool { return strings.Contains(s.screen(), "there is no shell") })
	}
	if cmd := s.m.repaint(); cmd == nil {
		t.Error("^l does nothing")
	}
}

func TestFooterShowsTheKeysOfTheFocus(t *testing.T) {
	s := newStage(t, newFake("a", "b").finish(), 120, 40)
	s.has("↑↓ move  Enter read  / filter  s sort")
	s.has("? all keys")
	s.keys("enter")
	s.has("h back  J next  K previous")
	s.keys("/")
	s.has("Enter keep  Esc back")
	s.keys("esc", "h", "/")
	s.has("Enter keep  Esc clear  ↑↓ move")
	s.keys("esc", "?")
	s.has("Esc close")
	s.keys("esc")
	s.send(tea.WindowSizeMsg{Width: 50, Height: 12})
	s.has("↑↓ move  Enter read  / filter  s sort  ? all keys")
	s.send(tea.WindowSizeMsg{Width: 20, Height: 12})
	s.has(" ? all keys")
}
