package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"time"
)

var papers = []string{"Harbour Post", "Northern Ledger", "Daily Lantern", "Evening Quay", "The Fenland Echo", "Weekend Courier"}

var people = strings.Fields("Ada Brona Cedric Dilys Ewan Farida Goran Hana Ilse Jomo Abara Brandt Castellan Eriksen Farrow Hoxha Jansen Mbeki Quispe Thorne")

// writer invents articles, the same each time.
type writer struct {
	*rand.Rand

	words []string
	often *rand.Zipf
}

func newWriter() *writer {
	r := rand.New(rand.NewPCG(1, 2))
	// What real text has most of comes first: by such words its language is known.
	common := strings.Fields("the of and to in that is was for with on as it at by from has be are were will said which")
	w := &writer{Rand: r, words: common, often: rand.NewZipf(r, 1.07, 4, 39_999)}
	parts := [3][]string{
		strings.Split("b c d f g h l m n p r s t v w st tr pl ch sh th br cl gr", " "),
		strings.Split("a e i o u ea ou ai", " "),
		strings.Split(" n r s t l d ng st ck m nd", " "),
	}
	for len(w.words) < 40_000 {
		word := ""
		for range 1 + r.IntN(3) {
			for _, p := range parts {
				word += p[r.IntN(len(p))]
			}
		}
		w.words = append(w.words, word)
	}
	return w
}

// sentence is n words, with a name now and then.
func (w *writer) sentence(n int) string {
	all := make([]string, n)
	for i := range all {
		all[i] = w.words[w.often.Uint64()]
		if w.IntN(25) == 0 {
			all[i] = people[w.IntN(len(people))]
		}
	}
	s := strings.Join(all, " ")
	return strings.ToUpper(s[:1]) + s[1:]
}

// text is an article of so many paragraphs, as a page of PressReader or as plain text.
func (w *writer) text(paper, day string, paragraphs int, plain bool) string {
	author := people[w.IntN(len(people)/2)] + " " + people[len(people)/2+w.IntN(len(people)/2)]
	var body strings.Builder
	for range paragraphs {
		body.WriteString(w.sentence(10+w.IntN(30)) + ". " + w.sentence(10+w.IntN(20)) + ".\n\n")
	}
	title := w.sentence(5 + w.IntN(7))
	if plain {
		return fmt.Sprintf("%s\n\nAuthor: %s\nPublished: %s\n\n%s", title, author, day, &body)
	}
	caption := w.sentence(8)
	return fmt.Sprintf("%s\n\n%s\n\n- %s %s is our %s\n\n%s ?? REUTERS ?? %s\nREUTERS %s\n ?? ??\n\nNewspapers in English\n\nNewspapers from Ireland\n",
		paper, title, author, author, w.sentence(4), &body, caption, caption)
}

// writeCorpus writes n articles of about 6 KB into folders by paper and month. They are an hour old:
// what has just been written may still change unseen, and no catalogue counts on it.
func writeCorpus(dir string, n int) {
	w, old := newWriter(), time.Now().Add(-time.Hour)
	for i := range n {
		paper := papers[w.IntN(len(papers))]
		day := time.Date(2019, 1, 1+w.IntN(2100), 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
		folder := filepath.Join(dir, strings.ToLower(strings.ReplaceAll(paper, " ", "-")), day[:7])
		check(os.MkdirAll(folder, 0o750))
		name := filepath.Join(folder, fmt.Sprintf("%s-%06d.txt", day, i))
		check(os.WriteFile(name, []byte(w.text(paper, day, 16+w.IntN(14), i%4 == 0)), 0o600))
		check(os.Chtimes(name, old, old))
	}
}
