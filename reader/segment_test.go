package reader

import (
	"context"
	"errors"
	"testing"
	"testing/fstest"

	"broadsheet/parse"
)

// good is a segment behind others that have so many words.
func good(words int) *segment {
	var b batch
	b.put(found{base: "next.txt"}, 0, "plain", &parse.Article{Headline: "Ferry firm", Authors: []parse.Author{{Name: "Mina Castell"}}})
	b.current().done, b.current().number = true, 1<<10
	s := &segment{whole: 1 << 20}
	if s.decode(b.encode(room{}, func(n uint32) uint32 { return n }, &wordKeys{next: firstWord + small(words)}, nil)) != nil {
		return nil
	}
	return s
}

// FuzzSegment takes any bytes for a segment of a catalogue, though a checksum says that they are what was
// written: nothing panics, and what is listed can be shown.
func FuzzSegment(f *testing.F) {
	var b batch
	b.put(found{dir: "a/b", base: "c.txt", turn: 3}, 0, "plain", &parse.Article{
		Headline: "Harbour wall", Publication: "The Echo", Authors: []parse.Author{{Name: "Ada Farrow"}}, Published: "2024-03-30",
	})
	b.current().done = true
	b.begin(found{base: "press.zip"})
	b.fail(&Problem{Reason: "damaged"})
	b.current().done, b.current().number = true, 1
	b.current().as = &archive{is: shape{form: zipArchive}, marks: []mark{{1, 2}}}
	same := func(n uint32) uint32 { return n }
	f.Add(b.encode(room{}, same, &wordKeys{}, nil))
	f.Add(b.encode(room{1, 30, 30, 2, 20}, same, &wordKeys{}, []uint32{0}))
	b.words = append(b.words, textEnd, textEnd) // of no row
	f.Add(b.encode(room{}, same, &wordKeys{}, nil))
	f.Fuzz(func(t *testing.T, data []byte) {
		l := newLibrary(1, folderSource(fstest.MapFS{}))
		g := newLoading(l, 0, &book{})
		s := &segment{whole: 1 << 20}
		if s.decode(data) != nil || g.segment(s) != nil {
			return
		}
		if next := good(len(g.words) - firstWord); next != nil { // which is not led astray
			if err := g.segment(next); err != nil && !errors.Is(err, errUnreadable) {
				t.Fatal(err)
			}
		}
		g.lose()
		for _, by := range Sorts() {
			rows, err := l.Query(context.Background(), Query{Sort: by, Text: "harbour OR pub:e OR path:a"})
			if err != nil {
				t.Fatal(err)
			}
			rows.Window(0, rows.Len())
		}
		c := l.index.snapshot()
		takeStock(&c, 1)
	})
}
