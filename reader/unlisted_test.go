package reader

import (
	"context"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// A folder that cannot be listed, as on a network drive, may be so for a moment.

// moodyDisk does not list some of its folders.
type moodyDisk struct {
	disk

	mood *mood
}

type mood struct {
	folder string // slash-separated, "." at the top; "" for none
	err    error
	before int // entries that are listed before it fails: the last, which the system may give first
}

func (d moodyDisk) ReadDir(name string) ([]fs.DirEntry, error) {
	list, err := d.disk.ReadDir(name)
	if err == nil && name == d.mood.folder {
		return list[max(len(list)-d.mood.before, 0):], &fs.PathError{Op: "readdirent", Path: d.path(name), Err: d.mood.err}
	}
	return list, err
}

// moody reads the folder dir with the catalogue in cache, "" for none.
func moody(t *testing.T, dir, cache string, m *mood) *Library {
	t.Helper()
	l := newLibrary(1, &source{arg: dir, fsys: moodyDisk{disk(dir), m}, abs: dir})
	l.Keep(cache)
	t.Cleanup(l.Close)
	scanned(t, l)
	return l
}

// dirtyAt are folders to be looked at closely.
func dirtyAt(dirs ...string) *dirty {
	d := &dirty{}
	for _, dir := range dirs {
		d.mark(0, dir, closely)
	}
	return d
}

// TestFolderThatCannotBeListedKeepsItsArticles has a folder fail in a pass. What comes, changes and goes in it
// meanwhile is seen in the next, whatever that is about.
func TestFolderThatCannotBeListedKeepsItsArticles(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		mood   mood
		during *dirty // the pass in which it fails; nil: everything is looked at
		after  *dirty
	}{
		{"a folder", mood{folder: "b", err: syscall.EIO}, nil, nil},
		{"that may not be read for a while", mood{folder: "b", err: fs.ErrPermission}, nil, nil},
		{"half of it", mood{folder: "b", err: syscall.EIO, before: 1}, nil, nil},
		{"a folder in it", mood{folder: "b/deep", err: syscall.EIO}, nil, nil},
		{"everything", mood{folder: ".", err: syscall.ESTALE}, nil, nil},
		{"half of everything", mood{folder: ".", err: syscall.ESTALE, before: 1}, nil, nil},
		{"where something changed", mood{folder: "b", err: syscall.EIO}, dirtyAt("b"), dirtyAt("a")},
		{"where, and above which, something changed", mood{folder: "b/deep", err: syscall.EIO}, dirtyAt("b", "b/deep"), dirtyAt("a")},
		{"at the top", mood{folder: ".", err: syscall.EIO}, dirtyAt(""), dirtyAt("a")},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			dir := agedFolder(t, map[string]string{
				"a/1.txt": "A one\n\nText.", "b/1.txt": "B one\n\nText.", "b/2.txt": "B two\n\nText.", "c/1.txt": "C one\n\nText.",
				"b/deep/1.txt": "Deep one\n\nText.", "b/deep/2.txt": "Deep two\n\nText.",
			})
			m := &mood{}
			l := moody(t, dir, "", m)
			before, all := paths(t, l), listed(t, l, Query{Sort: "path"})
			*m = c.mood
			lookAgainAt(t, l, c.during)
			mustEqual(t, "the list", paths(t, l), before)
			if now := listed(t, l, Query{Sort: "path"}); !slices.Equal(now, all) {
				t.Errorf("articles %v, want %v: they were read anew", now, all)
			}
			lookAgainAt(t, l, dirtyAt("a")) // it is tried, and still fails
			mustEqual(t, "the list later", paths(t, l), before)
			problem := path.Join(filepath.Base(dir), c.mood.folder) + ": " + c.mood.err.Error()
			mustEqual(t, "the problems", wrong(l, filepath.Dir(dir)), []string{problem})

			writeAged(t, filepath.Join(dir, "b", "0.txt"), "New\n\nText.")
			writeAged(t, filepath.Join(dir, "b", "deep", "1.txt"), "Changed\n\nText.")
			mustAll(t, os.Remove(filepath.Join(dir, "b", "deep", "2.txt")))
			lookAgainAt(t, l, c.during)
			*m = mood{}
			lookAgainAt(t, l, c.after)
			mustBeWhole(t, l, dir)
		})
	}
}

// TestFolderThatIsNotThereIsGone is what the system says of one that is no folder any more.
func TestFolderThatIsNotThereIsGone(t *testing.T) {
	t.Parallel()
	for _, err := range []error{fs.ErrNotExist, syscall.ENOENT, syscall.ENOTDIR} {
		for _, only := range []*dirty{nil, dirtyAt("b")} {
			dir := agedFolder(t, map[string]string{"a.txt": "A\n\nText.", "b/1.txt": "B one\n\nText.", "b/deep/1.txt": "Deep one\n\nText."})
			m := &mood{}
			l := moody(t, dir, "", m)
			*m = mood{folder: "b", err: err}
			lookAgainAt(t, l, only)
			mustEqual(t, "the list", paths(t, l), []string{dir + "/a.txt"})
		}
	}
}

func TestProblemOfAFolderGoesWithTheOneAboveIt(t *testing.T) {
	t.Parallel()
	for _, only := range []*dirty{nil, dirtyAt("")} {
		dir := agedFolder(t, map[string]string{"a.txt": "A\n\nText.", "b/deep/1.txt": "Deep one\n\nText."})
		m := &mood{folder: "b/deep", err: syscall.EIO}
		l := moody(t, dir, "", m)
		mustEqual(t, "the problems", wrong(l, dir), []string{"b/deep: " + syscall.EIO.Error()})
		mustAll(t, os.RemoveAll(filepath.Join(dir, "b")))
		lookAgainAt(t, l, only)
		mustEqual(t, "the problems without the folder", wrong(l, dir), nil)
	}
}

// TestFolderThatCannotBeListedIsThereAtTheNextStart reads nothing anew for it.
func TestFolderThatCannotBeListedIsThereAtTheNextStart(t *testing.T) {
	t.Parallel()
	cache, dir := t.TempDir(), agedFolder(t, map[string]string{"a.txt": "A\n\nText.", "b/1.txt": "B one\n\nText."})
	l := moody(t, dir, cache, &mood{})
	before := paths(t, l)
	l.Close()
	l = moody(t, dir, cache, &mood{folder: "b", err: syscall.EIO})
	mustEqual(t, "the list", paths(t, l), before)
	mustEqual(t, "the problems", wrong(l, dir), []string{"b: " + syscall.EIO.Error()})
	l.Close()
	l, read := restarted(t, cache, dir)
	mustEqual(t, "opened at the third start", read, nil)
	mustBeWhole(t, l, dir)
}

// TestFolderThatNeverCouldBeListedIsTriedAgain has one away from the first.
func TestFolderThatNeverCouldBeListedIsTriedAgain(t *testing.T) {
	t.Parallel()
	dir := agedFolder(t, map[string]string{"a/1.txt": "A one\n\nText.", "b/1.txt": "B one\n\nText."})
	m := &mood{folder: "b", err: syscall.EIO}
	l := moody(t, dir, "", m)
	*m = mood{}
	lookAgainAt(t, l, dirtyAt("a"))
	mustBeWhole(t, l, dir)
}

// TestManyFoldersThatCannotBeListedAreAll looks at everything where that is quicker.
func TestManyFoldersThatCannotBeListedAreAll(t *testing.T) {
	t.Parallel()
	dir := agedFolder(t, map[string]string{"a/1.txt": "A one\n\nText.", "b/1.txt": "B one\n\nText."})
	m := &mood{}
	l := moody(t, dir, "", m)
	*m = mood{folder: "b", err: syscall.EIO}
	lookAgainAt(t, l, nil)
	c := l.index.snapshot()
	stock := takeStock(&c, 1)
	if only := l.retry(dirtyAt("a"), stock); only.how(0, "b") != wholly || only.how(0, "a") != closely {
		t.Errorf("only %v are looked at", only)
	}
	lots := &dirty{}
	for i := range 200 {
		lots.mark(0, string(rune('A'+i)), closely)
	}
	if only := l.retry(lots, stock); only != nil {
		t.Errorf("only %d folders are looked at", len(only.folders))
	}
}

// TestWhateverCannotBeListedForAMomentComesBack changes folders at random while one of them is not listed.
func TestWhateverCannotBeListedForAMomentComesBack(t *testing.T) {
	histories(t, 8, 3, func(t *testing.T, c *churn) {
		t.Helper()
		m := &mood{}
		l := moody(t, c.dir, t.TempDir(), m)
		for range 12 {
			before := paths(t, l)
			if len(before) == 0 {
				break
			}
			at := strings.TrimPrefix(filepath.Dir(strings.Split(before[c.IntN(len(before))], ".zip")[0]), c.dir)
			*m = mood{folder: strings.TrimPrefix(at, "/"), err: syscall.EIO, before: c.IntN(3)}
			if at == "" {
				m.folder = "."
			}
			only := c.some()
			if c.IntN(3) == 0 {
				only = nil
			}
			c.must(l.pass(context.Background(), only, func(Progress) {}))
			if _, err := os.Stat(filepath.Join(c.dir, m.folder)); err == nil {
				now := paths(t, l)
				for _, one := range before {
					_, err := os.Stat(strings.Split(one, ".zip/")[0])
					if strings.HasPrefix(one, c.dir+at+"/") && err == nil && !slices.Contains(now, one) {
						t.Fatalf("%s is not listed, and %s could not be", one, m.folder)
					}
				}
			}
			m.folder = ""
			c.must(l.pass(context.Background(), c.some(), func(Progress) {}))
			mustBeWhole(t, l, c.dir)
		}
	})
}
