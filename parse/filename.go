package parse

import (
	"slices"
	"strings"
	"time"
)

// dateInName finds the day that a file's name or its folders say: 2024-03-30-harbour.txt,
// 20240330.txt, 2024/03/30/harbour.txt, 2024-03/harbour.txt. What it returns is as far known as
// the name says, or "". The name wins over the folders, the nearest folder over those above it.
func dateInName(name string) string {
	parts := strings.FieldsFunc(name, func(r rune) bool { return r == '/' || r == '\\' })
	for i, part := range slices.Backward(parts) {
		if d := dateInPart(part); d != "" {
			return d
		}
		if i < len(parts)-1 { // folders alone can be 2024/03/30
			if d := dateInFolders(parts[:i+1]); d != "" {
				return d
			}
		}
	}
	return ""
}

// dateInPart finds a date in one part of a path, with its month at least, set off from letters
// and other digits.
func dateInPart(s string) string {
	for i := 0; i+7 <= len(s); i++ {
		if s[i] != '1' && s[i] != '2' || i > 0 && alnum[s[i-1]&0x7f] {
			continue
		}
		for _, layout := range []string{"2006-01-02", "2006_01_02", "2006.01.02", "20060102", "2006-01", "2006_01"} {
			if len(s) < i+len(layout) || !closesDate(s[i+len(layout):], len(layout) >= len("20060102")) {
				continue
			}
			if t, err := time.Parse(layout, s[i:i+len(layout)]); err == nil && t.Year() >= 1600 && t.Year() < 2200 {
				if len(layout) < len("20060102") {
					return t.Format("2006-01")
				}
				return t.Format(time.DateOnly)
			}
		}
	}
	return ""
}

// closesDate reports whether what follows a date is no part of it: neither a letter nor a digit,
// but for a time of day (T1405), and behind a month no day.
func closesDate(rest string, day bool) bool {
	digit := func(i int) bool { return len(rest) > i && rest[i] >= '0' && rest[i] <= '9' }
	switch {
	case rest == "", rest[0] == 'T' && digit(1):
		return true
	case strings.IndexByte("-_.", rest[0]) >= 0:
		return day || !digit(1)
	}
	return !alnum[rest[0]&0x7f]
}

// dateInFolders reads the folders that a path ends in as year, month and day.
func dateInFolders(parts []string) string {
	for n := min(3, len(parts)); n > 0; n-- {
		joined := strings.Join(parts[len(parts)-n:], "-")
		layout := []string{"2006", "2006-01", "2006-01-02"}[n-1]
		if t, err := time.Parse(layout, joined); err == nil && t.Year() >= 1800 && t.Year() < 2100 {
			return t.Format(layout)
		}
	}
	return ""
}
