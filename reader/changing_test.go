package reader

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

// The traps of a folder that changes, beside those that changes at random meet.

func lookAgainAt(t *testing.T, l *Library, only *dirty) {
	t.Helper()
	if err := l.pass(context.Background(), only, func(Progress) {}); err != nil {
		t.Fatal(err)
	}
}

func mustAll(t *testing.T, errs ...error) {
	t.Helper()
	for _, err := range errs {
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestTimeToComeIsATimeLikeAnother(t *testing.T) {
	t.Parallel()
	cache, dir := t.TempDir(), agedFolder(t, map[string]string{"a.txt": "A\n\nText."})
	then := time.Now().Add(24 * time.Hour)
	mustAll(t, os.Chtimes(filepath.Join(dir, "a.txt"), then, then))
	l, _ := restarted(t, cache, dir)
	l.Close()
	_, read := restarted(t, cache, dir)
	mustEqual(t, "opened at the second start", read, nil)
}

func TestProblemOfAFolderIsSaidOnceAndGoesWithIt(t *testing.T) {
	t.Parallel()
	ignore := strings.Repeat("x\n", mostPatterns+1)
	dir := agedFolder(t, map[string]string{"a.txt": "A\n\nText.", "sub/b.txt": "B\n\nText.", "sub/deep/c.txt": "C\n\nText.", "sub/.ignore": ignore})
	l := opened(t, dir)
	scanned(t, l)
	only := &dirty{}
	only.mark(0, "sub/deep", closely)
	lookAgainAt(t, l, only)
	mustEqual(t, "the problems", wrong(l, dir), []string{"sub/.ignore: more than 2,000 patterns count in this folder: these are not used"})
	mustAll(t, os.RemoveAll(filepath.Join(dir, "sub")))
	lookAgainAt(t, l, nil)
	mustEqual(t, "the problems without the folder", wrong(l, dir), nil)
}

// flakyDisk fails to read what lies behind the first bytes of an archive.
type flakyDisk struct {
	disk

	fails *bool
}

type flakyHandle struct {
	handle

	fails *bool
}

func (d flakyDisk) open(ctx context.Context, name string) (handle, error) {
	h, err := d.disk.open(ctx, name)
	return flakyHandle{h, d.fails}, err
}

func (h flakyHandle) ReadAt(p []byte, off int64) (int, error) {
	const good, bad = 1000, 3000
	if *h.fails && off > good && off < bad {
		return 0, syscall.EIO
	}
	return h.handle.(interface { //nolint:forcetypeassert // that of a disk can
		ReadAt(p []byte, off int64) (int, error)
	}).ReadAt(p, off)
}

func TestArchiveThatTheDiskDidNotGiveIsReadAgain(t *testing.T) {
	t.Parallel()
	cache, dir, fails := t.TempDir(), t.TempDir(), true
	writeAged(t, filepath.Join(dir, "x.zip"), string(zipOf(manyPages(60)...)))
	start := func() *Library {
		l := newLibrary(1, &source{arg: dir, fsys: flakyDisk{disk(dir), &fails}, abs: dir})
		l.Keep(cache)
		scanned(t, l)
		return l
	}
	l := start()
	if l.Len() == 0 || l.Len() == 60 || len(l.Problems()) == 0 {
		t.Fatalf("%d articles, and problems %v", l.Len(), l.Problems())
	}
	l.books.of[0].loose = everything
	l.tidy(context.Background())
	l.Close()
	fails = false
	l = start()
	t.Cleanup(l.Close)
	mustBeWhole(t, l, dir)
}

func TestCataloguesInTheFolderAreLeftAlone(t *testing.T) {
	t.Parallel()
	dir := agedFolder(t, map[string]string{"a.txt": "A\n\nText."})
	l := opened(t, dir)
	l.Keep(filepath.Join(dir, "Caches"))
	t.Cleanup(l.Close)
	reports := followed(t, l)
	writeAged(t, filepath.Join(dir, "b.txt"), "B\n\nText.")
	until(t, reports, "the new file", func() bool { return l.Len() == 2 })
	mustEqual(t, "the problems", wrong(l, dir), nil)
	l.watch.mark(func() {}) // as if something had changed
	for p := range reports {
		if p.Done {
			break
		}
	}
	if !l.watch.dirty.empty() {
		t.Errorf("it follows itself: %v", l.watch.dirty.folders)
	}
}

func TestFoldersThatComeAgainAreFollowed(t *testing.T) {
	t.Parallel()
	top := agedFolder(t, map[string]string{"press/a.txt": "A\n\nText.", "new/a.txt": "A\n\nText.", "new/sub/b.txt": "B\n\nText."})
	dir := filepath.Join(top, "press")
	l := opened(t, dir, filepath.Join(dir, "..", "press", "."), filepath.Join(top, "new", "sub"))
	reports := followed(t, l)
	mustAll(t, os.Rename(dir, filepath.Join(top, "old")), os.Rename(filepath.Join(top, "new"), dir))
	is := func(want ...string) func() bool {
		return func() bool {
			got := paths(t, l)
			for i := range got {
				got[i] = strings.TrimPrefix(got[i], top)
			}
			return slices.Equal(got, want)
		}
	}
	until(t, reports, "the other folder", is("/press/a.txt", "/press/sub/b.txt"))
	writeAged(t, filepath.Join(dir, "sub", "c.txt"), "C\n\nText.")
	until(t, reports, "a file in it", is("/press/a.txt", "/press/sub/b.txt", "/press/sub/c.txt"))
}

// TestFileThatIsGoneForAMomentHasAnHeir is a file that is saved by deleting and writing it.
func TestFileThatIsGoneForAMomentHasAnHeir(t *testing.T) {
	t.Parallel()
	dir := agedFolder(t, map[string]string{"a.txt": "A\n\nText.", "b.txt": "B\n\nText."})
	l := opened(t, dir)
	scanned(t, l)
	rows, err := l.Query(context.Background(), Query{Sort: "path"})
	mustAll(t, err)
	id := rows.Window(0, 1)[0].ID
	mustAll(t, os.Remove(filepath.Join(dir, "a.txt")))
	lookAgainAt(t, l, nil)
	if fate := l.Fate(id); fate != Gone {
		t.Errorf("without the file: fate %d", fate)
	}
	writeAged(t, filepath.Join(dir, "a.txt"), "A, later\n\nText.")
	lookAgainAt(t, l, nil)
	if fate := l.Fate(id); fate != Changed {
		t.Errorf("with the file again: fate %d", fate)
	}
}

// TestArticleChangedInAnArchiveHasAnHeir packs an archive anew: what has the same name in it is the same article.
func TestArticleChangedInAnArchiveHasAnHeir(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "x.zip")
	files := manyPages(400)
	writeAged(t, path, string(zipOf(files...)))
	l := opened(t, dir)
	scanned(t, l)
	rows, err := l.Query(context.Background(), Query{Sort: "path"})
	mustAll(t, err)
	before := rows.Window(0, rows.Len())
	for i := range files {
		files[i].text += "\n\nAnd more.\n"
	}
	writeAged(t, path, string(zipOf(files[:390]...)))
	lookAgainAt(t, l, nil)
	rows, err = l.Query(context.Background(), Query{Sort: "path"})
	mustAll(t, err)
	for i, e := range before {
		fate, at := l.Fate(e.ID), rows.Position(e.ID)
		if want := i < 390; (fate == Changed) != want || (at == i) != want || !want && fate != Gone {
			t.Fatalf("article %d, %s: fate %d, row %d", i, e.Path, fate, at)
		}
	}
}

// TestFolderThatLosesItsPermissionIsLookedAt says what the system says of such a folder.
func TestFolderThatLosesItsPermissionIsLookedAt(t *testing.T) {
	t.Parallel()
	dir := agedFolder(t, map[string]string{"sub/b.txt": "B\n\nText."})
	l := opened(t, dir)
	w := &watch{lib: l, dirty: &dirty{}, wake: make(chan struct{}, 1)}
	w.hear(fsnotify.Event{Name: filepath.Join(l.sources[0].abs, "sub"), Op: fsnotify.Chmod})
	if how := w.take().how(0, "sub"); how != wholly {
		t.Errorf("the folder is looked at %d", how)
	}
}
