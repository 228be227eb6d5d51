//go:build unix

package reader

import (
	"context"
	"net"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

func link(t *testing.T, target, name string) {
	t.Helper()
	if err := os.Symlink(target, name); err != nil {
		t.Fatal(err)
	}
}

func mkfifo(t *testing.T, name string) {
	t.Helper()
	if err := syscall.Mkfifo(name, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestLinks(t *testing.T) {
	t.Parallel()
	outside := inFolder(t, map[string]string{"o.txt": "Outside", "deep/d.txt": "Deep"})
	dir := inFolder(t, map[string]string{"a.txt": "A wall", "sub/b.txt": "B"})
	link(t, filepath.Join(outside, "o.txt"), filepath.Join(dir, "l1.txt"))
	link(t, "l1.txt", filepath.Join(dir, "l2.txt")) // a link to a link to a file
	link(t, "nowhere.txt", filepath.Join(dir, "l3.txt"))
	link(t, "l4.txt", filepath.Join(dir, "l4.txt"))                     // a link to itself
	link(t, "..", filepath.Join(dir, "sub", "up"))                      // a loop of folders
	link(t, filepath.Join(outside, "deep"), filepath.Join(dir, "deep")) // a folder, not followed
	link(t, os.DevNull, filepath.Join(dir, "null"))
	l := opened(t, dir)
	scanned(t, l)
	mustEqual(t, "the list", paths(t, l), []string{dir + "/a.txt", dir + "/l1.txt", dir + "/l2.txt", dir + "/sub/b.txt"})
	mustEqual(t, "the problems", wrong(l, dir), []string{
		"l3.txt: link to a file that does not exist", "l4.txt: too many levels of symbolic links", "null: not a regular file",
	})

	named := opened(t, filepath.Join(dir, "deep")) // named, a link to a folder is that folder
	scanned(t, named)
	mustEqual(t, "the named folder", paths(t, named), []string{dir + "/deep/d.txt"})
}

func TestPipesAndSocketsInAFolder(t *testing.T) {
	t.Parallel()
	dir := inFolder(t, map[string]string{"a.txt": "A"})
	mkfifo(t, filepath.Join(dir, "pipe"))
	link(t, "pipe", filepath.Join(dir, "to pipe"))
	var listen net.ListenConfig
	socket, err := listen.Listen(context.Background(), "unix", filepath.Join(dir, "s"))
	if err != nil {
		t.Fatal(err)
	}
	defer socket.Close() //nolint:errcheck // the test is over
	l := opened(t, dir)
	scanned(t, l)
	mustEqual(t, "the problems", wrong(l, dir), []string{
		"pipe: not a regular file", "s: not a regular file", "to pipe: not a regular file",
	})
	// A file may turn into a pipe after the walk has met it.
	if _, _, err := l.load(context.Background(), found{base: "pipe"}, &buffer{}); reason(err) != "not a regular file" {
		t.Errorf("opened directly: %v", err)
	}
}

func TestNamedPipeIsRead(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "pipe")
	mkfifo(t, path)
	written := make(chan error, 1)
	go func() { written <- os.WriteFile(path, []byte("A wall\n\nA paragraph."), 0o600) }()
	l := opened(t, path)
	scanned(t, l)
	if err := <-written; err != nil {
		t.Fatal(err)
	}
	mustEqual(t, "the list", paths(t, l), []string{path})
	if _, err := l.Page(context.Background(), 0); err != nil {
		t.Error(err)
	}
}

func TestDevicesAreRefused(t *testing.T) {
	t.Parallel()
	if _, err := Open([]string{"/dev/zero"}, nil); err == nil || err.Error() != "/dev/zero: not a regular file" {
		t.Errorf("error %v", err)
	}
}

// Archives hold names in the encodings of their time.
func TestNamesThatAreNotUTF8(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "M\xe4rz"), 0o750); err != nil {
		t.Logf("this file system has no such names: %v", err)
		return
	}
	path := filepath.Join(dir, "M\xe4rz", "\xfcber\x1b[2J.txt")
	if err := os.WriteFile(path, []byte("A wall"), 0o600); err != nil {
		t.Fatal(err)
	}
	l := opened(t, dir)
	scanned(t, l)
	mustEqual(t, "the list", paths(t, l), []string{path})
	if _, err := l.Page(context.Background(), 0); err != nil {
		t.Error(err)
	}
}

func TestLargeFileIsNotRead(t *testing.T) {
	t.Parallel()
	dir := inFolder(t, map[string]string{"a.txt": "A wall"})
	path := filepath.Join(dir, "large.txt")
	if err := os.WriteFile(path, []byte("A wall"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(path, 65<<20); err != nil { // a hole: it takes no room
		t.Fatal(err)
	}
	l := opened(t, dir)
	scanned(t, l)
	mustEqual(t, "the problems", wrong(l, dir), []string{"large.txt: larger than 64 MB"})
}

func TestScanDoesNotWaitForAPipeForEver(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "pipe")
	mkfifo(t, path)
	l := opened(t, path)
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- l.Scan(ctx, func(Progress) {}) }()
	cancel()
	select {
	case err := <-ended:
		if err == nil {
			t.Error("no error")
		}
	case <-time.After(time.Minute):
		t.Error("it waits for somebody to write into the pipe")
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0) // lets the last goroutine go; opened to write alone, it might wait itself
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Error(err)
	}
}

func TestFileThatWasNotOpenedIsTriedAgain(t *testing.T) {
	t.Parallel()
	dir := agedFolder(t, map[string]string{"a.txt": "A\n\nText.", "b.txt": "B\n\nText."})
	link(t, "target.md", filepath.Join(dir, "l.txt"))
	l := opened(t, dir)
	scanned(t, l)
	mustAll(t, os.Rename(filepath.Join(dir, "b.txt"), filepath.Join(dir, "target.md")))
	lookAgainAt(t, l, nil)
	mustBeWhole(t, l, dir)
}

// TestSameSizeAndTimeIsNotTheSameFile sets the time of a file back after a change.
func TestSameSizeAndTimeIsNotTheSameFile(t *testing.T) {
	t.Parallel()
	dir := agedFolder(t, map[string]string{"a.txt": "AAAA\n\nText."})
	path := filepath.Join(dir, "a.txt")
	info, err := os.Stat(path)
	mustAll(t, err)
	l := opened(t, dir)
	scanned(t, l)
	mustAll(t, os.WriteFile(path, []byte("BBBB\n\nText."), 0o600), os.Chtimes(path, info.ModTime(), info.ModTime()))
	lookAgainAt(t, l, nil)
	mustBeWhole(t, l, dir)
}
