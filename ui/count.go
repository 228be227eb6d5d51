package ui

import (
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

const (
	countName  = "count"
	countLimit = 99_999_999 // the largest number that can be typed before a key
)

// countAction is the row of the digits. Which of them was typed, takeDigit sees.
func countAction() action {
	const help = "a number before a movement: so many times; before top or end: that row, or so many percent of an article"
	return action{countName, moving, bind(help, strings.Fields(digits)...), "", nil}
}

// countedActions are the keys that mean something else after a number.
func countedActions() []action {
	return []action{
		{"count.drop", moving, bind("after a number, forget it", "esc"), "", (*root).dropCount},
	}
}

// takeDigit adds a digit to the number before a key. It reports whether the key was one: a 0
// begins no number, and where keys are typed into a line they are text.
func (m *root) takeDigit(at situation, msg tea.KeyPressMsg) bool {
	for _, row := range m.keys[at] {
		if row.name != countName || !key.Matches(msg, row.bind) {
			continue
		}
		digit, err := strconv.Atoi(msg.String())
		if err != nil || m.front.count+digit == 0 {
			return false
		}
		m.front.count = min(m.front.count*10+digit, countLimit)
		return true
	}
	return false
}

func (m *root) dropCount() tea.Cmd {
	m.forgetCount()
	return nil
}

func (m *root) forgetCount() { m.front.count = 0 }

// times is how often a movement is to be done.
func (m *root) times() int { return max(m.front.count, 1) }
