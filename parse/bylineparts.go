package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// parts reads authors parted by "and", "with", "&" and commas, each with what follows the name:
// a job, "in PLACE", an address.
func (b *byline) parts(words []word, end int, labelled bool) bool {
	from := 0
	for from < len(words) {
		to := from
		for to < len(words) && (!b.joins(words[to]) || b.surname(words[from:], to-from)) {
			if to > from && pictureBy.has(strings.ToLower(b.s.of(words[to]))) {
				break
			}
			to++
			if words[to-1].comma {
				break
			}
		}
		if pictureBy.has(strings.ToLower(b.s.of(words[from]))) && to > from+1 {
			b.mark(words[from].start, words[from+1].start, RoleCut)
			from++
		}
		if to == from { // "and", "with", "&"
			b.mark(words[from].start, words[from].end, RoleCut)
			b.punctuation(words, from, end)
			from++
			continue
		}
		if !b.part(words[from:to], labelled) {
			return false
		}
		b.punctuation(words, to-1, end)
		from = to
	}
	return b.named
}

// punctuation cuts the comma behind a word.
func (b *byline) punctuation(words []word, n, end int) {
	next := end
	if n+1 < len(words) {
		next = words[n+1].start
	}
	b.mark(words[n].end, next, RoleCut)
}

func (b *byline) joins(w word) bool {
	switch strings.ToLower(b.s.of(w)) {
	case "and", "with", "&", "und", "et", "y", "e", "en", "+", "•", "/", "–", "-", "—", "·":
		return true
	}
	return false
}

// surname reports whether the joining word n of a name only joins its two surnames: "Inés de la
// Torre y Peña", "Ramón y Cajal". One word follows it, and that is all.
func (b *byline) surname(words []word, n int) bool {
	switch strings.ToLower(b.s.of(words[n])) {
	case "y", "e":
		alone := n+2 == len(words) || n+2 < len(words) && (words[n+1].comma || b.joins(words[n+2]))
		return n > 1 && alone && !words[n-1].comma && b.capital(words[n+1])
	}
	return false
}

// part reads what stands between two separators, and reports whether it was understood.
func (b *byline) part(words []word, labelled bool) bool {
	if n := len(words) - 1; isContact(strings.Trim(b.s.of(words[n]), "()<>[]")) {
		if n > 0 && !b.part(words[:n], labelled) {
			return false
		}
		if n > 0 {
			b.punctuation(words, n-1, words[n].start)
		}
		return b.contact(words[n])
	}
	start, end := words[0].start, words[len(words)-1].end
	text := b.s.src[start:end]
	if agencies()[fold(text)] != "" {
		b.mark(start, end, RoleAgency)
		b.named = true
		return true
	}
	if nobody.has(fold(text)) {
		b.mark(start, end, RoleJob)
		b.named = true
		return true
	}
	for n := 1; n < min(3, len(words)) && deskArticles.has(strings.ToLower(b.s.of(words[n-1]))); n++ { // Da Redação
		if nobody.has(fold(b.s.src[words[n].start:end])) {
			b.mark(start, words[n].start, RoleCut)
			b.mark(words[n].start, end, RoleJob)
			b.named = true
			return true
		}
	}
	if n := b.placeAt(words); n >= 0 {
		from := start
		if n > 0 {
			if !b.part(words[:n], labelled) {
				return false
			}
			from = words[n-1].end
		}
		b.mark(from, words[n+1].start, RoleCut)
		b.mark(words[n+1].start, end, RoleFrom)
		return true
	}
	return b.person(words, labelled)
}

// deskArticles stand before the desk that signs for nobody.
var deskArticles = set(`da de la dalla van von der onze notre nuestra our unsere unserer`)

// isJob reports whether the words are a job alone: they end in its noun, and all before it can.
func (b *byline) isJob(words []word) bool {
	return len(words) > 0 && len(words) <= 6 && b.jobAt(words) == 0
}

// contact labels an address or handle without its brackets.
func (b *byline) contact(w word) bool {
	t := b.s.src[w.start:w.end] // as it stands: the offsets are the source's
	lead := len(t) - len(strings.TrimLeft(t, "(<["))
	tail := len(t) - len(strings.TrimRight(t, ")>]"))
	b.mark(w.start, w.start+lead, RoleCut)
	b.mark(w.start+lead, w.end-tail, RoleContact)
	b.mark(w.end-tail, w.end, RoleCut)
	b.named = true
	return true
}

// placeWord reports whether w stands before a place.
func (b *byline) placeWord(w word) bool {
	switch strings.ToLower(b.s.of(w)) {
	case "in", "at", "à", "au", "en", "em", "aus", "uit":
		return true
	}
	return b.s.of(w) == "te" // Te is a Māori name
}

// fromWord reports whether w stands before a place behind a comma: elsewhere it is part of names.
func (b *byline) fromWord(w word) bool {
	switch strings.ToLower(b.s.of(w)) {
	case "a", "da", "de", "desde", "from", "i", "w":
		return true
	}
	return false
}

// placeAt is the index of the word "in" before the author's place, -1 if there is none. It may be
// the first one where the author has been named: "…, editor, in Whitby".
func (b *byline) placeAt(words []word) int {
	first := 1
	if b.named {
		first = 0
	}
	for n := first; n+1 < len(words); n++ {
		job := n > 0 && jobNouns.has(strings.ToLower(b.s.of(words[n-1])))
		if b.placeWord(words[n]) || (n == 0 || job) && b.fromWord(words[n]) {
			the := strings.EqualFold(b.s.of(words[n+1]), "the") && n+2 < len(words)
			if len(words)-n-1 <= 4 && (b.capital(words[n+1]) || the) {
				return n
			}
			break
		}
	}
	return -1
}

func (b *byline) capital(w word) bool {
	r, _ := utf8.DecodeRuneInString(b.s.of(w))
	return unicode.IsUpper(r)
}

// person reads a name with a job behind it, a name alone, or a job alone that belongs to the
// author before.
func (b *byline) person(words []word, labelled bool) bool {
	end := words[len(words)-1].end
	job := b.jobAt(words)
	switch {
	case job == 0 && (b.named || len(words) <= 4):
		from := words[0].start
		if len(words) > 1 && strings.EqualFold(b.s.of(words[0]), "our") { // By Our Foreign Staff
			b.mark(from, words[1].start, RoleCut)
			from = words[1].start
		}
		b.mark(from, end, RoleJob)
		b.named = true
		return true
	case job > 0 && b.s.isOwnName(b.s.src[words[0].start:words[job-1].end]): // Daily Lantern Reporter
		b.mark(words[0].start, end, RoleJob)
		b.named = true
		return true
	case job > 0:
		if !b.nameLike(words[:job]) {
			return false
		}
		b.mark(words[0].start, words[job-1].end, RoleByline)
		b.mark(words[job-1].end, words[job].start, RoleCut)
		b.mark(words[job].start, end, RoleJob)
		b.named = true
		return true
	}
	if !b.nameLike(words) || len(words) < 2 && !labelled && !b.named {
		if b.named && len(words) <= 3 && b.capital(words[0]) { // "Ada Farrow, Whitby"
			b.mark(words[0].start, end, RoleFrom)
			return true
		}
		return false
	}
	if len(words) == 1 && b.named { // "Ada Farrow, Whitby"
		b.mark(words[0].start, end, RoleFrom)
		return true
	}
	b.mark(words[0].start, end, RoleByline)
	b.named = true
	return true
}

// isOwnName reports whether t is what the publication is called, with or without its article.
func (s *sheet) isOwnName(t string) bool {
	for _, sp := range s.spans {
		if sp.Role == RolePublication {
			name := s.src[sp.Start:sp.End]
			return sameLetters(name, t) || sameLetters(name, "the"+t)
		}
	}
	return false
}

// jobAt is the index of the first word of the job that ends the part, 0 if the whole part is a
// job, -1 if there is none.
func (b *byline) jobAt(words []word) int {
	n := len(words)
	if !jobNouns.has(strings.Trim(strings.ToLower(b.s.of(words[n-1])), ".")) {
		return -1
	}
	at := n - 1
	for at > 0 && inJob(b.s.of(words[at-1])) {
		at--
	}
	// Words that are not known as a job's, behind two that can be a name: "ADA FARROW TRAMWAYS EDITOR".
	if at > 2 && !b.particleIn(words[:at]) {
		at = 2
	}
	return at
}

// inJob reports whether w can stand before the noun of a job: a word known for it, possessive or
// not, one that joins, or any in lower case.
func inJob(w string) bool {
	lower := strings.ToLower(w)
	if jobWords.has(lower) || jobWords.has(strings.TrimRight(lower, "'’s")) {
		return true
	}
	r, _ := utf8.DecodeRuneInString(w)
	return lower == "and" || lower == "&" || lower == "of" || lower == "for" || unicode.IsLower(r) && !particles.has(w)
}

// particleIn reports whether a particle or an initial makes the name longer than two words.
func (b *byline) particleIn(words []word) bool {
	for _, w := range words[1:] {
		t := b.s.of(w)
		if particles.has(strings.ToLower(t)) || utf8.RuneCountInString(strings.Trim(t, ".")) == 1 {
			return true
		}
	}
	return utf8.RuneCountInString(strings.Trim(b.s.of(words[0]), ".")) <= 2 && strings.Contains(b.s.of(words[0]), ".")
}
