package reader

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"broadsheet/parse"
)

// invented returns an article made of a few hundred words, the same for the same n.
func invented(n int) *parse.Article {
	r := rand.New(rand.NewPCG(1, uint64(n))) //nolint:gosec // nothing secret, and the same each time
	words := func(k int) string {
		b := make([]string, 0, k)
		for range k {
			w := inventedWords[r.IntN(len(inventedWords))]
			if r.IntN(4) == 0 {
				w += inventedWords[r.IntN(len(inventedWords))]
			}
			b = append(b, w)
		}
		return strings.Join(b, " ")
	}
	return &parse.Article{
		Headline:    words(7 + r.IntN(5)),
		Publication: "The " + inventedWords[n%len(inventedWords)] + " Echo",
		Authors:     []parse.Author{{Name: words(2)}},
		Published:   fmt.Sprintf("20%02d-%02d-%02d", r.IntN(25), 1+r.IntN(12), 1+r.IntN(28)),
	}
}

var inventedWords = strings.Fields(`harbour wall rebuilt after winter storm council says old stones used again ferry
	firm sues over quay dredging brandt kowalski ewan stemmer minister election budget railway école Zürich Škoda naïve
	the of and in for with against under night bridge museum theatre harvest drought vineyard orchestra goalkeeper`)

func fill(l *Library, from, to int) {
	var b batch
	for i := from; i < to; i++ {
		b.put(found{base: fmt.Sprintf("%06d.txt", i), turn: small(i)}, 0, "plain", invented(i))
	}
	l.index.add(&b)
}

// folderOf writes n small articles.
func folderOf(b *testing.B, n int) string {
	b.Helper()
	dir := b.TempDir()
	body := strings.Repeat("The harbour wall that gave way in January will be rebuilt, the council said.\n\n", 75)
	for i := range n {
		name := filepath.Join(dir, fmt.Sprintf("%03d", i/100), fmt.Sprintf("%06d.txt", i))
		if i%100 == 0 {
			if err := os.MkdirAll(filepath.Dir(name), 0o750); err != nil {
				b.Fatal(err)
			}
		}
		if err := os.WriteFile(name, []byte(invented(i).Headline+"\n\n"+body), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	return dir
}

const benchFiles = 10_000

// BenchmarkScan against BenchmarkReadFiles is what reading, parsing and listing cost above
// getting the bytes.
func BenchmarkScan(b *testing.B) {
	dir := folderOf(b, benchFiles)
	for b.Loop() {
		l, err := Open([]string{dir}, nil)
		if err != nil {
			b.Fatal(err)
		}
		if err := l.Scan(context.Background(), func(Progress) {}); err != nil {
			b.Fatal(err)
		}
		if n := l.Len(); n != benchFiles {
			b.Fatalf("%d articles, not %d: %v", n, benchFiles, l.Problems())
		}
	}
}

func BenchmarkReadFiles(b *testing.B) {
	dir := folderOf(b, benchFiles)
	for b.Loop() {
		names := make(chan string, 256)
		var group sync.WaitGroup
		for range workers {
			group.Go(func() {
				for name := range names {
					if _, err := os.ReadFile(name); err != nil {
						b.Error(err)
					}
				}
			})
		}
		l, err := Open([]string{dir}, nil)
		if err != nil {
			b.Fatal(err)
		}
		l.walk(context.Background(), func(f found) bool { names <- l.path(f); return true })
		close(names)
		group.Wait()
	}
}

var benchQueries = []string{"a", "e", "st", "harb", "brandt", "stem brandt", "zzzz", "kowalski ewan d"}

// BenchmarkKeystroke is one letter typed into the filter.
func BenchmarkKeystroke(b *testing.B) {
	l := newLibrary(1, &source{})
	fill(l, 0, 100_000)
	for _, by := range []Sort{"date", "relevance"} {
		for _, text := range benchQueries {
			b.Run(fmt.Sprintf("%s/%s", by, text), func(b *testing.B) {
				for b.Loop() {
					l.last = lastFilter{} // as if something else had been typed before
					rows, err := l.Query(context.Background(), Query{Text: text, Sort: by})
					if err != nil {
						b.Fatal(err)
					}
					rows.Window(0, 40)
				}
			})
		}
	}
}

// BenchmarkExpression is a letter typed into a filter that is more than words.
func BenchmarkExpression(b *testing.B) {
	l := newLibrary(1, &source{})
	fill(l, 0, 100_000)
	for _, text := range []string{
		`"wall rebuilt`, "-the", "harb OR quay OR ferry", "pub:harb", "author:brandt", "path:0012", "after:2010 before:2012", "the -(of and) (pub:wall OR on:2011)", "brnadt kowalzki",
	} {
		b.Run(text, func(b *testing.B) {
			for b.Loop() {
				l.last, l.alike = lastFilter{}, lastFilter{}
				rows, err := l.Query(context.Background(), Query{Text: text})
				if err != nil {
					b.Fatal(err)
				}
				rows.Window(0, 40)
			}
		})
	}
}

// BenchmarkComplete asks for the values of a field.
func BenchmarkComplete(b *testing.B) {
	l := newLibrary(1, &source{})
	fill(l, 0, 100_000)
	for _, text := range []string{"pub:", "author:b", "on:"} {
		b.Run(text, func(b *testing.B) {
			for b.Loop() {
				if _, err := l.Complete(context.Background(), text, len(text)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkQueryDuringScan lists again, while 2,000 articles come between two looks, until there
// are 100,000. An operation is one look.
func BenchmarkQueryDuringScan(b *testing.B) {
	const step, all = 2_000, 100_000
	for _, by := range Sorts() {
		b.Run(string(by), func(b *testing.B) {
			var l *Library
			n := all
			for b.Loop() {
				if n == all {
					l, n = newLibrary(1, &source{}), 0
				}
				b.StopTimer()
				fill(l, n, n+step)
				b.StartTimer()
				n += step
				if _, err := l.Query(context.Background(), Query{Sort: by}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
