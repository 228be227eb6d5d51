package ui

import (
	"strconv"
	"strings"
	"time"
)

// shortDate writes a date of an entry for a row, as far as it is known: 2024, Mar 2024, 30 Mar 2024.
func shortDate(published string) string {
	for _, form := range []struct{ layout, short string }{
		{time.RFC3339, "2 Jan 2006"}, {time.DateOnly, "2 Jan 2006"}, {"2006-01", "Jan 2006"},
	} {
		if t, err := time.Parse(form.layout, published); err == nil {
			return t.Format(form.short)
		}
	}
	return published
}

// shorterDate writes it shorter still: 2024, Mar 2024, 30 Mar ’24. The century is left out only where
// it is this one: an archive has several.
func shorterDate(published string) string {
	date := shortDate(published)
	if t, err := time.Parse("2 Jan 2006", date); err == nil {
		if t.Year() >= thisCentury {
			return t.Format("2 Jan 06")
		}
	}
	return date
}

const thisCentury = 2000

// more says that n further authors are not named.
func more(n int) string {
	if n <= 0 {
		return ""
	}
	return " +" + strconv.Itoa(n)
}

// thousands writes a number with commas: 10,412.
func thousands(n int) string {
	s := strconv.Itoa(n)
	var b strings.Builder
	for i, digit := range s {
		if i > 0 && (len(s)-i)%3 == 0 && s[i-1] != '-' {
			b.WriteByte(',')
		}
		b.WriteRune(digit)
	}
	return b.String()
}

// counted writes how many there are of something: "1 article", "10,412 articles".
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return thousands(n) + " " + many
}

// size writes a size in cells: 20x6.
func size(w, h int) string { return strconv.Itoa(w) + "x" + strconv.Itoa(h) }
