package parse

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// byline reads one byline, word by word. Dry, it labels nothing.
type byline struct {
	s     *sheet
	dry   bool
	named bool // an author has been read
}

func (b *byline) mark(start, end int, role Role) {
	if !b.dry && start < end {
		b.s.mark(start, end, role)
	}
}

// longByline is how many bytes of a byline can be names; what is longer has a bio.
const longByline = 240

// read reads the whole stretch and reports whether all of it was understood.
func (b *byline) read(start, end int, labelled bool) bool {
	words := b.s.words(start, min(end, start+longByline))
	if len(words) == 0 || strings.TrimSpace(b.s.src[start:words[0].start]) != "" { // a comma opens no name
		return false
	}
	if n := b.doubledAround(words); n > 0 { // Ada Farrow @ada Ada Farrow is …
		b.mark(words[0].start, words[n-1].end, RoleByline)
		b.mark(words[n].start, words[n].end, RoleContact)
		b.markBio(words[n+1].start, end)
		return true
	}
	if n := b.doubled(words); n > 0 {
		b.mark(words[0].start, words[n-1].end, RoleByline)
		b.mark(words[n-1].end, words[n].start, RoleCut)
		b.markBio(words[n].start, end)
		return true
	}
	if n := b.bio(words); n > 0 {
		b.mark(words[0].start, words[n-1].end, RoleByline)
		b.markBio(words[n].start, end)
		return true
	}
	if n := b.shoutedName(words); n > 0 {
		role := RoleBio
		if end-start <= longByline && !b.verb(words[n:]) {
			role = RoleJob
		}
		b.mark(words[0].start, words[n-1].end, RoleByline)
		b.mark(words[n-1].end, words[n].start, RoleCut)
		b.mark(words[n].start, end, role)
		return true
	}
	if end-start > longByline {
		return false
	}
	return b.parts(words, end, labelled)
}

// doubled is the number of words after which the same words stand again: "Ada Farrow Ada Farrow
// is …". 0 if they do not.
func (b *byline) doubled(words []word) int {
	for n := min(6, len(words)/2); n > 0; n-- {
		same := true
		for k := range n {
			same = same && sameLetters(b.s.of(words[k]), b.s.of(words[n+k]))
		}
		if same && b.nameLike(words[:n]) && (n > 1 || len(words) > 3) {
			return n
		}
	}
	return 0
}

// doubledAround is the number of words of a name that stands again behind an address; 0 if none does.
func (b *byline) doubledAround(words []word) int {
	for n := 1; n < min(7, len(words)); n++ {
		if isContact(b.s.of(words[n])) {
			without := slices.Concat(words[:n], words[n+1:])
			if b.doubled(without) == n {
				return n
			}
			return 0
		}
	}
	return 0
}

// bioVerbs follow a name when the byline is a sentence about the author.
var bioVerbs = set(`
	is was has writes reports covers works edits teaches lives runs hosts presents chairs leads ist est es è é era schreibt arbeitet lehrt
	écrit escribe trabaja vive imparte dirige travaille enseigne habite vit dirige arbeitet lebt leitet unterrichtet scrive insegna lavora vive dirige
	escreve trabalha leciona schrijft werkt woont doceert skriver`)

// authorWords stand for the author in a bio that does not begin with the name: The writer is ….
var authorWords = set(`writer author columnist reviewer reporter correspondent
	autor autora autrice auteur auteure autore autorin schrijver schrijfster schriftsteller schriftstellerin journalist journaliste journalistin
	periodista jornalista giornalista columnista colunista redactor redactora professor`)

// articles stand before what an author is.
var articles = set(`the le la les el los las il der die das de het o a os as l’ lo gli un une una ein eine een um uma`)

// bio is the number of words of the name that opens a sentence about the author, 0 if none does.
func (b *byline) bio(words []word) int {
	for n := 2; n <= 5 && n+2 < len(words); n++ {
		if words[n-1].comma {
			return 0
		}
		if bioVerbs.has(b.s.of(words[n])) || n+1 < len(words) && b.standsForAuthor(words[n:]) {
			if b.nameLike(words[:n]) {
				return n
			}
			return 0
		}
	}
	return 0
}

// standsForAuthor reports whether words begin with "The writer", or that in another language.
func (b *byline) standsForAuthor(words []word) bool {
	return articles.has(strings.ToLower(b.s.of(words[0]))) && authorWords.has(strings.ToLower(b.s.of(words[1])))
}

// shoutedName is the number of words of a name in capitals with words in mixed case behind it
// that are no second author and no place: what the author is, or a bio. 0 if it is not so.
func (b *byline) shoutedName(words []word) int {
	n, loud := 0, false
	for n < len(words) && isUpper(b.s.of(words[n])) {
		loud = loud || shouted(b.s.of(words[n])) // initials alone are no capitals
		n++
	}
	if !loud || n < 2 || n > 5 || len(words) < n+2 || words[n-1].comma || b.joins(words[n]) || b.placeWord(words[n]) || !b.nameLike(words[:n]) {
		return 0
	}
	for _, w := range words[n:] {
		if isContact(b.s.of(w)) || b.joins(w) && w.end-w.start == 1 {
			return 0
		}
	}
	return n
}

// verb reports whether the words are a sentence about the author.
func (b *byline) verb(words []word) bool {
	for _, w := range words {
		if bioVerbs.has(b.s.of(w)) {
			return true
		}
	}
	return false
}

// nameLike reports whether the words can be one person's name: capitals or particles, no digits,
// none that is a job or joins names.
func (b *byline) nameLike(words []word) bool {
	if len(words) == 0 || len(words) > 6 {
		return false
	}
	capitals := 0
	for n, w := range words {
		t := b.s.of(w)
		lower := strings.ToLower(t)
		if particles.has(lower) && (n > 0 || len(words) > 1) && n < len(words)-1 {
			continue
		}
		if !opensName(t) || strings.ContainsFunc(t, notInName) || notNames.has(lower) || jobNouns.has(lower) {
			return false
		}
		if strings.HasSuffix(t, ".") && utf8.RuneCountInString(t) > 4 && !strings.Contains(t[:len(t)-1], ".") {
			return false
		}
		capitals++
	}
	return capitals > 0
}

// opensName reports whether w begins as a name does: with a capital, or in a script without any.
func opensName(w string) bool {
	r, _ := utf8.DecodeRuneInString(elided(w))
	return unicode.IsLetter(r) && unicode.ToUpper(r) == r
}

func notInName(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.Is(unicode.M, r) && r != '-' && r != '\'' && r != '’' && r != '.' && r != '‐' && r != '‑' && r != '·'
}

// notNames begin or fill sentences and titles, and are in no name.
var notNames = set(`
	the this that these those there here it its he she they we you our your his her their and or but if when while after before with
	without for from in on at to into over
	under about not no yes what why how who where which is are was were be been has have had will would can could may might must shall
	should more most new how's what's don't it's
	also read see full story news sport letters today yesterday monday tuesday wednesday thursday friday`)
