package reader

import "fmt"

// Match is how well an article meets a query: as well as the part that it meets worst.
type Match int

// The matches, the best first.
const (
	Unranked   Match = iota // all rows meet it alike, or are not put by that
	WholeWords              // it has each word as it is
	WordStarts              // some words only begin so
	Within                  // some stand within a word
	Similar                 // some are written otherwise
)

// Group returns what an entry has in common with those that it stands among in this order: by
// date the day, written as far as it is known (2024-03-30, 2024-03, 2024); by publication its name,
// folded. By relevance it is empty where entries are put by that, and else as by date. It is empty for
// what has neither, and in every other order. Entries of one group stand together in Rows, and have the
// same Match, whichever way round.
func (s Sort) Group(e Entry) string {
	switch {
	case e.Match != Unranked:
		return ""
	case s == ByDate, s == ByRelevance, s == "":
		return day(e.Published)
	case s == ByPublication:
		return fold(e.Publication)
	default:
		return ""
	}
}

// Groups reports whether entries of this order have groups.
func (s Sort) Groups() bool { return s == "" || s == ByDate || s == ByPublication || s == ByRelevance }

// day is the day of a date as the list is sorted by it: that of a time is its day in UTC. It is
// made of the key, not of what is written, so that dates that sort alike are one day.
func day(date string) string {
	const timeBits, monthBits, dayBits = 18, 4, 5
	n := dateKey(date) >> timeBits
	year, month, day := n>>(monthBits+dayBits), n>>dayBits&(1<<monthBits-1), n&(1<<dayBits-1)
	switch {
	case n == 0:
		return ""
	case day > 0:
		return fmt.Sprintf("%04d-%02d-%02d", year, month, day)
	case month > 0:
		return fmt.Sprintf("%04d-%02d", year, month)
	default:
		return fmt.Sprintf("%04d", year)
	}
}
