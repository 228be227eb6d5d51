package reader

import (
	"encoding/binary"
	"math"
	"time"

	"broadsheet/parse"
)

// batch is entries on their way into the index: the work that needs no lock is done on it.
type batch struct {
	text, search []byte
	rows         []batchRow
}

type batchRow struct {
	folder     folder
	turn       uint32
	part       uint32
	member     uint32
	words      uint32
	minutes    uint16
	has        things
	date, head uint64
	paper      string
	shared     [sharedNames]string
	ends       ends // where its texts end in the batch
}

// add appends the entry of an article that was found in f.
func (b *batch) add(f found, part int, format string, a *parse.Article) {
	b.text = appendText(b.text, f.base)
	b.text = appendText(b.text, a.Headline)
	b.text = appendText(b.text, a.Published)
	start := len(b.search) + 1
	head := uint64(0)
	if a.Headline == "" {
		b.search = appendField(b.search, f.base) // the list shows it instead
	} else {
		b.search = appendField(b.search, a.Headline)
		head = headKey(b.search[start : len(b.search)-1])
	}
	b.search = appendField(b.search, a.Publication)
	date := dateKey(a.Published)
	has := pictured(a)
	if date != 0 {
		has |= hasDate
	}
	for _, who := range a.Authors {
		if who.Name != "" {
			has |= hasAuthor
			b.text = appendText(b.text, who.Name)
			b.search = appendField(b.search, who.Name)
		}
	}
	b.rows = append(b.rows, batchRow{
		folder: folder{f.src, f.dir, f.in}, turn: f.turn, part: small(part), member: f.member,
		words: small(a.Words), minutes: uint16(min(small(a.Minutes), math.MaxUint16)), has: has,
		date: date, head: head, paper: a.Publication,
		shared: [sharedNames]string{
			sharedFormat: format, sharedSection: a.Section, sharedPlace: a.Place,
			sharedLanguage: a.Language, sharedCountry: a.Country, sharedAgency: a.Agency,
		},
		ends: ends{uint64(len(b.text)), uint64(len(b.search))},
	})
}

// pictured says whether an article has a picture, or had one on its page, and a caption.
func pictured(a *parse.Article) things {
	var has things
	for i := range a.Blocks {
		if b := &a.Blocks[i]; b.Kind == parse.Figure {
			has |= hasImage
			if b.Caption != "" {
				has |= hasCaption
			}
		}
	}
	return has
}

// reset empties the batch, and keeps its memory unless that has grown out of all proportion.
func (b *batch) reset() {
	if cap(b.text)+cap(b.search) > keepSize {
		*b = batch{}
		return
	}
	clear(b.rows) // lets go of the articles that their strings are pieces of
	b.text, b.search, b.rows = b.text[:0], b.search[:0], b.rows[:0]
}

// appendField appends a field of the searched text. The blank before it makes its first word
// begin like any other, and the NUL after it is in no word, so that none matches across.
func appendField(dst []byte, s string) []byte {
	return append(even(appendFold(append(dst, ' '), s), len(dst), nil), 0)
}

// small is n as a column holds it. No column counts further: that many entries do not fit in memory.
func small(n int) uint32 { return uint32(min(uint64(max(n, 0)), math.MaxUint32)) }

// headKey is the beginning of a folded headline as a number that sorts like it, 0 if it is empty.
func headKey(folded []byte) uint64 {
	var first [8]byte
	copy(first[:], folded)
	return binary.BigEndian.Uint64(first[:])
}

// dateKey is a date as a number that sorts by time, 0 if there is none. A date that is known less
// precisely comes before those that fall into it.
func dateKey(date string) uint64 {
	if len(date) > len(time.DateOnly) {
		if t, ok := instant(date); ok {
			return calendarOf(t)<<18 | clock(t)<<1 | 1
		}
		date = date[:len(time.DateOnly)]
	}
	year, rest := digits(date, 4)
	month, rest := digits(rest, 2)
	day, _ := digits(rest, 2)
	return calendar(year, month, day) << 18
}

func calendar(year, month, day int) uint64 {
	return uint64(year<<9 | month<<5 | day) //nolint:gosec // none is negative
}

// calendarOf is the day of t; that of any day before the year 0 is 0.
func calendarOf(t time.Time) uint64 {
	if t.Year() < 0 {
		return 0
	}
	return calendar(t.Year(), int(t.Month()), t.Day())
}

// daysOf returns the first and the last day that a date may be, as calendar has them; the last of a
// month is its 31st.
func daysOf(dateKey uint64) (first, last uint64) {
	const day, month = 1, 1 << 5
	first = dateKey >> 18
	last = first
	if first&(16*month-1) < month { // the year alone
		first, last = first+month, last+12*month
	}
	if last&(month-1) == 0 {
		first, last = first+day, last+31*day
	}
	return first, last
}

func clock(t time.Time) uint64 {
	return uint64((t.Hour()*60+t.Minute())*60 + t.Second()) //nolint:gosec // none is negative
}

// instant reads a date with a time of the day, as UTC.
func instant(s string) (time.Time, bool) {
	for _, layout := range [...]string{time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05"} {
		if t, err := time.Parse(layout, s); err == nil {
			t = t.UTC()
			return t, t.Year() >= 0
		}
	}
	return time.Time{}, false
}

// digits reads the number of n digits that s begins with, and takes the hyphen after it off too.
// What is no such number is 0, and nothing follows it.
func digits(s string, n int) (value int, rest string) {
	if len(s) < n {
		return 0, ""
	}
	for _, c := range []byte(s[:n]) {
		if c < '0' || c > '9' {
			return 0, ""
		}
		value = value*10 + int(c-'0')
	}
	return value, s[min(len(s), n+1):]
}
