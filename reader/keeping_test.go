package reader

import (
	"context"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// counted is a disk that notes which files are opened.
type countedDisk struct {
	disk

	mu     *sync.Mutex
	opened *[]string
}

func (d countedDisk) open(ctx context.Context, name string) (handle, error) {
	d.mu.Lock()
	*d.opened = append(*d.opened, name)
	d.mu.Unlock()
	return d.disk.open(ctx, name)
}

// counting has the library note which files it opens.
func counting(l *Library) *[]string {
	opened := &[]string{}
	for _, s := range l.sources {
		if d, ok := s.fsys.(disk); ok {
			s.fsys = countedDisk{d, &sync.Mutex{}, opened}
		}
	}
	return opened
}

// restarted opens the paths with a catalogue in cache, reads them, and returns the names of the files
// that were opened for that.
func restarted(t *testing.T, cache string, paths ...string) (*Library, []string) {
	t.Helper()
	l := opened(t, paths...)
	l.Keep(cache)
	t.Cleanup(l.Close)
	read := counting(l)
	scanned(t, l)
	if note := l.note(); note != "" {
		t.Errorf("the catalogue: %s", note)
	}
	slices.Sort(*read)
	return l, *read
}

// whole is all that a library lists, in every order, and its problems.
func wholeOf(t *testing.T, l *Library) []string {
	t.Helper()
	var all []string
	for _, o := range Sorts() {
		for _, reverse := range []bool{false, true} {
			rows, err := l.Query(context.Background(), Query{Sort: o, Reverse: reverse})
			if err != nil {
				t.Fatal(err)
			}
			for _, e := range rows.Window(0, rows.Len()) {
				e.ID = 0
				all = append(all, fmt.Sprintf("%s %t %+v", o, reverse, e))
			}
		}
	}
	for _, p := range l.Problems() {
		all = append(all, p.Error())
	}
	return all
}

// mustBeWhole compares a library with one that has just read everything.
func mustBeWhole(t *testing.T, l *Library, paths ...string) {
	t.Helper()
	fresh := opened(t, paths...)
	scanned(t, fresh)
	got, want := wholeOf(t, l), wholeOf(t, fresh)
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			t.Fatalf("line %d of %d and %d:\n%q, want\n%q", i, len(got), len(want), got[min(i, len(got)):min(i+2, len(got))], want[min(i, len(want)):min(i+2, len(want))])
		}
	}
	for i := range l.Len() { // every article can be read
		rows, err := l.Query(context.Background(), Query{Sort: "path"})
		if err != nil {
			t.Fatal(err)
		}
		e := rows.Window(i, 1)[0]
		page, err := l.Page(context.Background(), e.ID)
		if err != nil || page.Facts().Headline != e.Headline {
			t.Fatalf("%s: %v", e.Path, err)
		}
	}
}

// aged sets the time of a file back, so that it is settled, and to one that no other file has.
var ages struct {
	sync.Mutex

	n int
}

func aged(t *testing.T, path string) {
	t.Helper()
	ages.Lock()
	ages.n++
	then := time.Now().Add(-time.Hour).Add(time.Duration(ages.n) * time.Millisecond)
	ages.Unlock()
	if err := os.Chtimes(path, then, then); err != nil {
		t.Fatal(err)
	}
}

// agedFolder is a folder of these files, as old as they need be.
func agedFolder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := inFolder(t, files)
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			aged(t, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

func writeAged(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	aged(t, path)
}

func TestSecondStartReadsOnlyWhatChanged(t *testing.T) {
	t.Parallel()
	cache := t.TempDir()
	dir := agedFolder(t, map[string]string{
		"a.txt": "A wall\n\nBy Ada Farrow\n\nIt fell.", "b/1.txt": "One\n\nText.", "b/2.txt": "Two\n\nText.", "c/3.txt": "Three\n\nText.",
		"broken.txt": "\x00\x01\x02", "c/d/4.txt": "Four\n\nText.",
	})
	first, read := restarted(t, cache, dir)
	mustEqual(t, "opened at first", read, []string{"a.txt", "b/1.txt", "b/2.txt", "broken.txt", "c/3.txt", "c/d/4.txt"})
	first.Close()
	second, read := restarted(t, cache, dir)
	mustEqual(t, "opened again", read, nil)
	mustBeWhole(t, second, dir)
	second.Close()

	writeAged(t, filepath.Join(dir, "a.txt"), "Another wall\n\nIt stands.")
	writeAged(t, filepath.Join(dir, "b/0.txt"), "Zero\n\nText.")
	for _, err := range []error{
		os.Remove(filepath.Join(dir, "b/2.txt")), os.Rename(filepath.Join(dir, "c"), filepath.Join(dir, "e")),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	third, read := restarted(t, cache, dir)
	mustEqual(t, "opened after changes", read, []string{"a.txt", "b/0.txt", "e/3.txt", "e/d/4.txt"})
	mustBeWhole(t, third, dir)
	third.Close()
	fourth, read := restarted(t, cache, dir)
	mustEqual(t, "opened at last", read, nil)
	mustBeWhole(t, fourth, dir)
}

// churn is random changes to a folder.
type churn struct {
	*rand.Rand

	t    *testing.T
	dir  string
	made int
}

func (c *churn) pick(files bool) string {
	var all []string
	_ = filepath.WalkDir(c.dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() != files && path != c.dir {
			all = append(all, path)
		}
		return nil
	})
	if len(all) == 0 {
		return ""
	}
	return all[c.IntN(len(all))]
}

func (c *churn) fresh() string {
	c.made++
	in := c.dir
	if c.IntN(3) > 0 {
		if sub := c.pick(false); sub != "" {
			in = sub
		}
	}
	return filepath.Join(in, fmt.Sprintf("%c%d", 'a'+c.IntN(20), c.made))
}

func (c *churn) text() string {
	c.made++
	return fmt.Sprintf("Headline %d\n\nPublished: 20%02d-03-0%d\n\nThe text.\n", c.made, c.IntN(25), 1+c.IntN(9))
}

// must is for what cannot fail.
func (c *churn) must(err error) {
	c.t.Helper()
	if err != nil {
		c.t.Fatal(err)
	}
}

// change makes one change, and returns the folders in which it can be seen, and the one that is new.
func (c *churn) change() (in []string, made string) {
	at := c.pick(true)
	switch kind := c.IntN(8); {
	case kind <= 2 || at == "":
		path := c.fresh() + ".txt"
		writeAged(c.t, path, c.text())
		return []string{filepath.Dir(path)}, ""
	case kind == 3:
		writeAged(c.t, at, c.text())
	case kind == 4:
		c.must(os.Remove(at))
	case kind == 5:
		to := c.fresh() + ".txt"
		c.must(os.Rename(at, to))
		return []string{filepath.Dir(at), filepath.Dir(to)}, ""
	case kind == 6:
		path := c.fresh()
		c.must(os.Mkdir(path, 0o750))
		writeAged(c.t, filepath.Join(path, "z.txt"), c.text())
		writeAged(c.t, filepath.Join(path, "y.zip"), string(zipOf(packedFile{"in/1.txt", c.text()}, packedFile{"in/2.txt", c.text()})))
		return []string{filepath.Dir(path)}, path
	default:
		from, to := c.pick(false), c.fresh()
		if from == "" || strings.HasPrefix(to, from) {
			return nil, ""
		}
		if c.IntN(2) == 0 {
			c.must(os.RemoveAll(from))
			return []string{filepath.Dir(from)}, ""
		}
		c.must(os.Rename(from, to))
		return []string{filepath.Dir(from), filepath.Dir(to)}, to
	}
	return []string{filepath.Dir(at)}, ""
}

// some makes some changes, or none, and returns where they can be seen.
func (c *churn) some() *dirty {
	only := &dirty{}
	mark := func(path string, how thoroughness) {
		rel, err := filepath.Rel(c.dir, path)
		c.must(err)
		only.mark(0, strings.TrimPrefix(filepath.ToSlash(rel), "."), how)
	}
	for range c.IntN(6) {
		in, made := c.change()
		for _, in := range in {
			mark(in, closely)
		}
		if made != "" {
			mark(made, wholly)
		}
	}
	return only
}

// histories runs a test on so many folders that have seen some changes, each time the same.
func histories(t *testing.T, n, kind uint64, run func(t *testing.T, c *churn)) {
	t.Helper()
	t.Parallel()
	for seed := range n {
		t.Run(strconv.FormatUint(seed, 10), func(t *testing.T) {
			t.Parallel()
			c := &churn{Rand: rand.New(rand.NewPCG(seed, kind)), t: t, dir: t.TempDir()} //nolint:gosec // nothing secret
			for range 20 {
				c.change()
			}
			run(t, c)
		})
	}
}

// TestWhateverChangesTheListIsThatOfTheDisk changes folders at random, starts again, or looks again
// only where something changed, and compares with a library that has just read everything.
func TestWhateverChangesTheListIsThatOfTheDisk(t *testing.T) {
	histories(t, 8, 1, func(t *testing.T, c *churn) {
		t.Helper()
		cache, dir := t.TempDir(), c.dir
		l, _ := restarted(t, cache, dir)
		for range 12 {
			only := c.some()
			if c.IntN(3) == 0 || only.empty() {
				l.Close()
				l, _ = restarted(t, cache, dir)
			} else if err := l.pass(context.Background(), only, func(Progress) {}); err != nil {
				t.Fatal(err)
			}
			mustBeWhole(t, l, dir)
		}
	})
}

// TestCatalogueIsWrittenAnew has most of a library go, so that what is left is written anew, by date.
func TestCatalogueIsWrittenAnew(t *testing.T) {
	t.Parallel()
	cache := t.TempDir()
	files := map[string]string{}
	for i := range 7000 {
		files[fmt.Sprintf("%02d/%d.txt", i%10, i)] = fmt.Sprintf("Article %d\n\nPublished: 2024-%02d-%02d\n\nText.", i, 1+i%12, 1+i%28)
	}
	files["x.zip"] = string(zipOf(pressFiles()...))
	files["broken.txt"] = "\x00\x01"
	dir := agedFolder(t, files)
	first, _ := restarted(t, cache, dir)
	if first.books.of[0].loose != 0 {
		t.Fatalf("%d articles do not stand by date", first.books.of[0].loose)
	}
	for i := range 8 {
		if err := os.RemoveAll(filepath.Join(dir, fmt.Sprintf("%02d", i))); err != nil {
			t.Fatal(err)
		}
	}
	first.Close()
	before := first.books.of[0].file.Size()
	second, read := restarted(t, cache, dir)
	mustEqual(t, "opened at the second start", read, nil)
	if after := second.books.of[0].file.Size(); second.books.of[0].loose != 0 || after > before/2 {
		t.Errorf("%d bytes, and %d before", after, before)
	}
	writeAged(t, filepath.Join(dir, "new.txt"), "New\n\nText.")
	if err := second.pass(context.Background(), nil, func(Progress) {}); err != nil {
		t.Fatal(err)
	}
	second.Close()
	third, read := restarted(t, cache, dir)
	mustEqual(t, "opened at the third start", read, nil)
	mustBeWhole(t, third, dir)
}

// TestDamagedCatalogueHidesNoArticle cuts off a catalogue that was written anew, here and there.
func TestDamagedCatalogueHidesNoArticle(t *testing.T) {
	t.Parallel()
	files := map[string]string{"x.zip": string(zipOf(pressFiles()...)), "broken.txt": "\x00\x01"}
	for i := range 20 {
		files[fmt.Sprintf("%d.txt", i)] = fmt.Sprintf("Article %d\n\nText.", i)
	}
	dir, cache := agedFolder(t, files), t.TempDir()
	first, _ := restarted(t, cache, dir)
	first.books.of[0].loose = everything
	first.tidy(context.Background())
	first.Close()
	path := filepath.Join(cache, must(os.ReadDir(cache))[0].Name())
	whole, err := os.ReadFile(path)
	if err != nil || first.books.of[0].loose != 0 {
		t.Fatal("it was not written anew", err)
	}
	for size := len(whole); size > 0; size -= 101 {
		if err := os.WriteFile(path, whole[:size], 0o600); err != nil { //nolint:gosec // it is the test's own
			t.Fatal(err)
		}
		l, _ := restarted(t, cache, dir)
		mustBeWhole(t, l, dir)
		l.Close()
	}
}
