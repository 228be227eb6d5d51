package reader

import (
	"context"
	"io/fs"
	"slices"
	"testing"
	"testing/fstest"
)

func text(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }

func TestWalkMeetsFilesInOrder(t *testing.T) {
	t.Parallel()
	l := newLibrary(2, folderSource(fstest.MapFS{
		"b.txt": text("B"), "a/z.txt": text("Z"), "a/k/1.txt": text("1"), "a-b.txt": text("A"), "c/d/e/f.txt": text("F"),
		"noext": text("N"), ".hidden": text("H"), ".git/config": text("G"), "c/.cache/x.txt": text("X"),
	}), &source{arg: "more", fsys: fstest.MapFS{"a.txt": text("A")}})
	want := []string{
		"press/a/k/1.txt", "press/a/z.txt", "press/a-b.txt", "press/b.txt", "press/c/d/e/f.txt", "press/noext", "more/a.txt",
	}
	last := scanned(t, l)
	mustEqual(t, "the list", paths(t, l), want)
	if want := (Progress{Changes: last.Changes, Total: last.Total, Found: 7, Read: 7, Articles: 7, Done: true}); last != want {
		t.Errorf("last report %+v, want %+v", last, want)
	}
	var shown []string
	for at, err := range l.Pages(context.Background()) {
		if err != nil {
			t.Error(err)
		}
		shown = append(shown, at.Path)
	}
	if !slices.Equal(shown, want) {
		t.Errorf("shown %q", shown)
	}
}

// closedFS is a file system with a folder that cannot be listed.
type closedFS struct {
	fstest.MapFS

	folder string
	before int // entries that are listed before it fails
}

func (f closedFS) ReadDir(name string) ([]fs.DirEntry, error) {
	list, err := f.MapFS.ReadDir(name)
	if name == f.folder {
		return list[:f.before], &fs.PathError{Op: "open", Path: "/" + name, Err: fs.ErrPermission}
	}
	return list, err
}

func TestUnreadableFolderIsAProblem(t *testing.T) {
	t.Parallel()
	files := fstest.MapFS{"a/1.txt": text("1"), "b/1.txt": text("1"), "b/2.txt": text("2"), "c/1.txt": text("1")}
	for _, c := range []struct {
		fsys    fs.FS
		listed  []string
		problem string
	}{
		{closedFS{files, "b", 0}, []string{"press/a/1.txt", "press/c/1.txt"}, "press/b: permission denied"},
		{closedFS{files, "b", 1}, []string{"press/a/1.txt", "press/b/1.txt", "press/c/1.txt"}, "press/b: permission denied"},
		{closedFS{files, ".", 0}, nil, "press: permission denied"},
	} {
		l := newLibrary(1, folderSource(c.fsys))
		last := scanned(t, l)
		mustEqual(t, "the list", paths(t, l), c.listed)
		mustEqual(t, "the problems", wrong(l, ""), []string{c.problem})
		if last.Found != len(c.listed) || last.Problems != 1 {
			t.Errorf("%+v", last)
		}
	}
}

func TestSpecialFilesAreNeverOpened(t *testing.T) {
	t.Parallel()
	l := newLibrary(1, folderSource(fstest.MapFS{
		"a.txt": text("A"),
		"pipe":  {Mode: fs.ModeNamedPipe}, "sda": {Mode: fs.ModeDevice}, "socket": {Mode: fs.ModeSocket},
	}))
	last := scanned(t, l)
	mustEqual(t, "the list", paths(t, l), []string{"press/a.txt"})
	mustEqual(t, "the problems", wrong(l, "press"), []string{
		"pipe: not a regular file", "sda: not a regular file", "socket: not a regular file",
	})
	if last.Found != 4 || last.Read != 4 {
		t.Errorf("%+v", last)
	}
}

func TestFilesThatHoldNoArticle(t *testing.T) {
	t.Parallel()
	l := newLibrary(1, folderSource(fstest.MapFS{
		"a.txt": text("A headline\n\nA paragraph."), "blank.txt": text(" \n\t"), "empty": text(""),
		"picture.txt": text("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00"),
	}))
	scanned(t, l)
	mustEqual(t, "the list", paths(t, l), []string{"press/a.txt"})
	if got := wrong(l, "press"); len(got) != 3 || got[0] != "blank.txt: no text" || got[1] != "empty: no text" {
		t.Errorf("problems %q", got)
	}
}
