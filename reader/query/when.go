package query

import (
	"strconv"
	"strings"
	"time"
)

// When is a time as it is written: 2024, 2024-03, 2024-03-30, today, yesterday, or so many days (30d),
// weeks (2w), months (6m) or years (1y) ago. It stays as it is written, so that a query that is kept
// means another day tomorrow.
type When string

const (
	today     = "today"
	yesterday = "yesterday"
)

// parseWhen reads a time.
func parseWhen(s string) (When, bool) {
	s = strings.ToLower(s)
	if s == today || s == yesterday {
		return When(s), true
	}
	if _, _, ok := ago(s); ok {
		return When(s), true
	}
	_, _, ok := written(s)
	return When(s), ok
}

// canBecomeWhen reports whether more letters could make a time of s, which is none.
func canBecomeWhen(s string) bool {
	s = strings.ToLower(s)
	for _, whole := range [...]string{today, yesterday} {
		if strings.HasPrefix(whole, s) {
			return true
		}
	}
	for _, example := range [...]string{"2000-01-01", "2000-10-10", "2000-12-31"} {
		if len(s) < len(example) {
			if _, _, ok := written(s + example[len(s):]); ok {
				return true
			}
		}
	}
	return false
}

// looksWritten reports whether s has the shape of a date with a month: what is none is not in the calendar.
func looksWritten(s string) bool {
	shape := strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return '0'
		}
		return r
	}, s)
	return shape == "0000-00" || shape == "0000-00-00"
}

// written reads a date of the calendar: its first day, and the first that is no longer in it.
func written(s string) (first, next time.Time, ok bool) {
	for _, precision := range [...]struct {
		layout              string
		years, months, days int
	}{{"2006", 1, 0, 0}, {"2006-01", 0, 1, 0}, {time.DateOnly, 0, 0, 1}} {
		if t, err := time.Parse(precision.layout, s); err == nil {
			return t, t.AddDate(precision.years, precision.months, precision.days), true
		}
	}
	return time.Time{}, time.Time{}, false
}

// mostAgo is how many digits such a number may have.
const mostAgo = 4

// ago reads a number and a unit.
func ago(s string) (n int, unit byte, ok bool) {
	if len(s) < 2 || len(s) > mostAgo+1 {
		return 0, 0, false
	}
	digits, unit := s[:len(s)-1], s[len(s)-1]
	if strings.IndexByte("dwmy", unit) < 0 || strings.Trim(digits, "0123456789") != "" {
		return 0, 0, false
	}
	n, err := strconv.Atoi(digits)
	return n, unit, err == nil
}

// Days are the first day of it and the first after it, at midnight in UTC, as the calendar has it
// where now is.
func (w When) Days(now time.Time) (first, next time.Time) {
	if first, next, ok := written(string(w)); ok {
		return first, next
	}
	y, m, d := now.Date()
	day := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	switch n, unit, _ := ago(string(w)); unit {
	case 'd':
		day = day.AddDate(0, 0, -n)
	case 'w':
		day = day.AddDate(0, 0, -n*daysPerWeek)
	case 'm':
		day = monthsBefore(day, n)
	case 'y':
		day = monthsBefore(day, n*monthsPerYear)
	default:
		if w == yesterday {
			day = day.AddDate(0, 0, -1)
		}
	}
	return day, day.AddDate(0, 0, 1)
}

const (
	daysPerWeek   = 7
	monthsPerYear = 12
)

// monthsBefore is the same day n months before, or the last of that month where it has no such day.
func monthsBefore(day time.Time, n int) time.Time {
	first := day.AddDate(0, -n, 1-day.Day())
	last := first.AddDate(0, 1, -1)
	return first.AddDate(0, 0, min(day.Day(), last.Day())-1)
}
