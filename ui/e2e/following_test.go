package e2e_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// press makes a folder of so many small articles, written long ago.
func press(t *testing.T, n int) string {
	t.Helper()
	dir := t.TempDir()
	for i := range n {
		addArticle(t, dir, fmt.Sprintf("%02d/%03d.txt", i%7, i), fmt.Sprintf("Article %03d", i))
	}
	return dir
}

// addArticle writes an article as if it had been there for an hour.
func addArticle(t *testing.T, dir, name, headline string) {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
		t.Fatal(err)
	}
	text := headline + "\n\nPublished: 2024-03-30\n\n" + strings.Repeat("The harbour wall is to be rebuilt, the council said.\n\n", 40)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	then := time.Now().Add(-time.Hour)
	if err := os.Chtimes(path, then, then); err != nil {
		t.Fatal(err)
	}
}

func TestListAndArticleFollowTheDisk(t *testing.T) {
	t.Parallel()
	dir := press(t, 5)
	x := Start(t, 100, 24, "", dir)
	x.Wait("5 articles")
	x.Wait("Article 000")
	x.Send("jl") // the second one is read
	x.Wait("2 of 5")
	addArticle(t, dir, "a/new.txt", "Bells rung")
	x.Wait("6 articles")
	x.Wait("Bells rung")
	addArticle(t, dir, "01/001.txt", "Article 001, corrected")
	x.Wait("changed on the disk · r reads it again")
	x.Wait("Article 001, corrected") // in the list
	x.Send("r")
	x.WaitFor("the new headline in the article", func(screen string) bool {
		return strings.Count(screen, "Article 001, corrected") == 2 && !strings.Contains(screen, "changed on")
	})
	if err := os.Remove(filepath.Join(dir, "01/001.txt")); err != nil {
		t.Fatal(err)
	}
	x.Wait("no longer on the disk")
	x.Wait("5 articles")
	x.Send("qq")
	if code := x.Exit(); code != 0 {
		t.Errorf("exit code %d", code)
	}
}

// killed runs the program with args and kills it as soon as its catalogue is of some size, or it ends.
func killed(t *testing.T, env []string, cache string, size int64, args ...string) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	cmd := exec.CommandContext(ctx, binary(t), args...)
	cmd.Env = append(os.Environ(), env...)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	for {
		select {
		case err := <-ended:
			if err != nil {
				t.Fatal(err)
			}
			return
		default:
		}
		kept, err := filepath.Glob(filepath.Join(cache, "broadsheet", "*.catalogue"))
		if err != nil {
			t.Fatal(err)
		}
		if len(kept) == 1 {
			if info, err := os.Stat(kept[0]); err == nil && info.Size() > size {
				cancel()
				if err := <-ended; err == nil {
					t.Log("it ended before it was killed")
				}
				return
			}
		}
	}
}

// TestKilledAtAnyMomentTheNextStartIsRight kills the program while it writes, ever later.
func TestKilledAtAnyMomentTheNextStartIsRight(t *testing.T) {
	t.Parallel()
	dir, cache := press(t, 300), t.TempDir()
	env := []string{"XDG_CACHE_HOME=" + cache}
	for i := range 12 {
		killed(t, env, cache, int64(1+i*7000), "list", dir)
		addArticle(t, dir, fmt.Sprintf("k/%d.txt", i), fmt.Sprintf("Kill %d", i))
		if err := os.Remove(filepath.Join(dir, fmt.Sprintf("%02d/%03d.txt", i%7, i))); err != nil {
			t.Fatal(err)
		}
		kept := errand{env: env, args: []string{"list", "--json", "--sort", "path", dir}}.do(t).must(t, 0)
		fresh := errand{env: env, args: []string{"list", "--json", "--sort", "path", "--no-cache", dir}}.do(t).must(t, 0)
		if kept.out != fresh.out {
			t.Fatalf("after kill %d:\n%s", i, diff(fresh.out, kept.out))
		}
	}
}

func TestTwoProgramsOnOneFolder(t *testing.T) {
	t.Parallel()
	dir, cache := press(t, 300), t.TempDir()
	env := []string{"XDG_CACHE_HOME=" + cache}
	args := []string{"list", "--json", "--sort", "path", dir}
	want := errand{args: append([]string{"--no-cache"}, args[1:]...), env: env}
	want.args = append([]string{"list", "--no-cache"}, args[1:]...)
	fresh := want.do(t).must(t, 0)
	outs := make(chan string, 4)
	for range cap(outs) {
		go func() {
			cmd := exec.CommandContext(t.Context(), binary(t), args...)
			cmd.Env = append(os.Environ(), env...)
			out, err := cmd.Output()
			if err != nil {
				out = []byte(err.Error())
			}
			outs <- string(out)
		}()
	}
	for range cap(outs) {
		if got := <-outs; got != fresh.out {
			t.Errorf("beside another:\n%s", diff(fresh.out, got))
		}
	}
	last := errand{env: env, args: args}.do(t).must(t, 0)
	if last.out != fresh.out {
		t.Errorf("after both:\n%s", diff(fresh.out, last.out))
	}
}

func TestCacheIsShownAndCleared(t *testing.T) {
	t.Parallel()
	dir, cache := press(t, 3), t.TempDir()
	env := []string{"XDG_CACHE_HOME=" + cache}
	bare := errand{env: env, args: []string{"list", "--no-cache", dir}}.do(t).must(t, 0)
	if left, err := os.ReadDir(cache); err != nil || len(left) > 0 {
		t.Errorf("--no-cache wrote %v, %v", left, err)
	}
	if kept := (errand{env: env, args: []string{"list", dir}}).do(t).must(t, 0); kept.out != bare.out {
		t.Errorf("with a catalogue:\n%s", diff(bare.out, kept.out))
	}
	shown := errand{env: env, args: []string{"cache"}}.do(t).must(t, 0)
	if !strings.Contains(shown.out, "B  "+dir+"\n") || !strings.Contains(shown.out, "in "+cache) {
		t.Errorf("cache prints %q", shown.out)
	}
	cleared := errand{env: env, args: []string{"cache", "--clear"}}.do(t).must(t, 0)
	left, err := filepath.Glob(filepath.Join(cache, "broadsheet", "*.catalogue"))
	if err != nil || len(left) > 0 || !strings.Contains(cleared.out, "freed") {
		t.Errorf("after %q there is %v, %v", cleared.out, left, err)
	}
}

// TestBrokenCatalogueCostsOnlyTime has every kind of file where the catalogue should be.
func TestBrokenCatalogueCostsOnlyTime(t *testing.T) {
	t.Parallel()
	dir, cache := press(t, 20), t.TempDir()
	env := []string{"XDG_CACHE_HOME=" + cache}
	list := errand{env: env, args: []string{"list", "--json", dir}}
	want := list.do(t).must(t, 0).out
	kept, err := filepath.Glob(filepath.Join(cache, "broadsheet", "*.catalogue"))
	if err != nil || len(kept) != 1 {
		t.Fatal(kept, err)
	}
	good, err := os.ReadFile(kept[0])
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{
		"empty": {}, "text": []byte("no catalogue"), "cut": good[:len(good)-5], "twice": append(bytes.Clone(good), good...),
		"newer": bytes.Replace(good, []byte("catalogue 1"), []byte("catalogue 2"), 1), "nulls": make([]byte, len(good)),
	} {
		if err := os.WriteFile(kept[0], data, 0o600); err != nil {
			t.Fatal(err)
		}
		for range 2 {
			if got := list.do(t).must(t, 0); got.out != want || got.err != "" {
				t.Errorf("%s: %s\n%s", name, got.err, diff(want, got.out))
			}
		}
	}
	x := start(t, stage{w: 100, h: 24, args: []string{dir}, env: []string{"XDG_CACHE_HOME=" + filepath.Join(kept[0], "below a file")}})
	x.Wait("20 articles")
	x.Wait("the catalogue cannot be written: not a directory")
	x.Send("q")
	x.Exit()
}
