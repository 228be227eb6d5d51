package e2e_test

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// boxed makes papers.zip and papers.tgz of the archive of testdata, in a folder that it returns, with old.txt.gz
// and a damaged archive beside them.
func boxed(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	root := filepath.Join(top, "testdata", "archive")
	var zipped, tarred, alone bytes.Buffer
	z, g, a := zip.NewWriter(&zipped), gzip.NewWriter(&tarred), gzip.NewWriter(&alone)
	tw := tar.NewWriter(g)
	if err := z.AddFS(os.DirFS(root)); err != nil {
		t.Fatal(err)
	}
	if err := tw.AddFS(os.DirFS(root)); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Write([]byte(read(t, filepath.Join(root, "fenland-echo", "bells.txt")))); err != nil {
		t.Fatal(err)
	}
	for _, c := range []interface{ Close() error }{z, tw, g, a} {
		if err := c.Close(); err != nil {
			t.Fatal(err)
		}
	}
	put(t, dir, "papers.zip", zipped.String())
	put(t, dir, "papers.tgz", tarred.String())
	put(t, dir, "old.txt.gz", alone.String())
	put(t, dir, "cut.zip", zipped.String()[:3000])

	return dir
}

func TestArchivesPrintLikeFolders(t *testing.T) {
	t.Parallel()
	dir := boxed(t)
	folder := prints(t, "list", "archive").must(t, 0).out
	for _, name := range []string{"papers.zip", "papers.tgz"} {
		in := func(s string) string { return strings.ReplaceAll(s, "archive/", name+"/") }
		for _, args := range [][]string{{"list", name}, {name}} {
			o := errand{dir: dir, args: args}.do(t).must(t, 0)
			if o.out != in(folder) {
				t.Errorf("%q prints other than the folder:\n%s", args, diff(in(folder), o.out))
			}
		}
		o := errand{dir: dir, args: []string{"show", name + "/fenland-echo/harbour-wall.txt"}}.do(t).must(t, 0)
		if want := in(prints(t, "show", wall).out); o.out != want {
			t.Errorf("an article of %s is shown otherwise:\n%s", name, diff(want, o.out))
		}
		o = errand{dir: dir, args: []string{"list", "-"}, stdin: strings.NewReader(read(t, filepath.Join(dir, name)))}.do(t).must(t, 0)
		if want := strings.ReplaceAll(folder, "archive/", "-/"); o.out != want {
			t.Errorf("%s through standard input:\n%s", name, diff(want, o.out))
		}
	}
	o := errand{dir: dir, args: []string{"old.txt.gz"}}.do(t).must(t, 0)
	if !strings.Contains(o.out, "Bells rung by jackdaws") || !strings.Contains(o.out, "garden hose") {
		t.Errorf("a packed file is shown as %q", o.out)
	}
	o = errand{dir: dir, args: []string{"check", "cut.zip", "papers.zip/nothing.txt"}}.do(t).must(t, 1, "2 could not be read")
	for _, want := range []string{"cut.zip: damaged near file ", "papers.zip/nothing.txt: no such file in the archive\n"} {
		if !strings.Contains(o.out, want) {
			t.Errorf("check says %q, want %q in it", o.out, want)
		}
	}
}

func TestHiddenAndIgnoredFilesAreReadOnDemand(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for name, content := range map[string]string{
		".gitignore": "drafts/\n", "a.txt": "One\n\nText.\n", "drafts/b.txt": "Two\n\nText.\n", ".c.txt": "Three\n\nText.\n",
	} {
		put(t, dir, name, content)
	}
	for flags, want := range map[string]string{
		"": "a.txt", "--no-ignore": "a.txt drafts/b.txt", "--hidden": ".c.txt .gitignore a.txt", "--hidden --no-ignore": ".c.txt .gitignore a.txt drafts/b.txt",
	} {
		for _, command := range []string{"list", "show", "check", ""} {
			args := slices.Concat(strings.Fields(command), strings.Fields(flags), []string{"."})
			o := errand{dir: dir, args: args}.do(t)
			n := len(strings.Fields(want))
			switch command {
			case "check":
				o.must(t, 0, count(n, "file"))
			case "show":
				if got := strings.Count(o.out, "\nFile "); got != n {
					t.Errorf("%q shows %d articles, want %d", args, got, n)
				}
			default:
				var got []string
				for line := range strings.Lines(o.out) {
					got = append(got, strings.TrimSpace(line[strings.LastIndex(line, "\t")+1:]))
				}
				slices.Sort(got)
				if strings.Join(got, " ") != want {
					t.Errorf("%q lists %q, want %q", args, got, want)
				}
			}
		}
	}
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}

	return string(rune('0'+n)) + " " + what + "s"
}

// A researcher gets the papers as an archive, and reads them where they are.
func TestStoryOfAnArchive(t *testing.T) {
	t.Parallel()
	x := Start(t, 120, 40, boxed(t), "papers.tgz")
	x.Wait("papers.tgz", "14 articles")
	x.WaitGone("reading")
	x.Send("/jackdaws\r")
	x.Wait("1 of 14", "garden hose", "papers.tgz/fenland-echo/bells.txt")
	x.Send(keyEscape)
	x.Wait("14 articles")
	x.Send("/ferry firm\r") // lies before the other in the tar, or behind it: both can be opened
	x.Wait("1 of 14", "Ferry firm sues over harbour", "for somebody to fetch a dredger")
	x.Send(keyEscape + "/winds\r")
	x.Wait("1 of 14", "A dictionary of winds")
	x.Send("Q")
	x.MustLeaveClean(0)
}
