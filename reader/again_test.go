package reader

import (
	"compress/gzip"
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// The place in a packed tar is kept as long as that is the same file.
func TestPackedTarThatIsReplacedByOneOfTheSameSize(t *testing.T) {
	t.Parallel()
	press := func(second string) string {
		return string(gzipWith(gzip.NoCompression, tarOf(packedFile{"1.txt", story("Harbour wall")}, packedFile{"2.txt", story(second)})))
	}
	for name, replace := range map[string]func(path string) error{
		"not": func(string) error { return nil },
		"by another file": func(path string) error {
			info, err := os.Stat(path)
			if err != nil {
				return err
			}
			if err := os.WriteFile(path+".new", []byte(press("Bells rung")), 0o600); err != nil {
				return err
			}
			if err := os.Chtimes(path+".new", time.Time{}, info.ModTime()); err != nil {
				return err
			}
			return os.Rename(path+".new", path)
		},
		"in its place": func(path string) error {
			if err := os.WriteFile(path, []byte(press("Bells rung")), 0o600); err != nil {
				return err
			}
			return os.Chtimes(path, time.Time{}, time.Unix(1, 0))
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := inFolder(t, map[string]string{"a.tgz": press("Ferry sues")})
			l := opened(t, dir)
			scanned(t, l)
			rows := must(l.Query(context.Background(), Query{Sort: "path"})).Window(0, 2)
			must(l.Page(context.Background(), rows[0].ID))
			before := l.kept.Load()
			if err := replace(filepath.Join(dir, "a.tgz")); err != nil {
				t.Fatal(err)
			}
			want := "Bells rung"
			if name == "not" {
				want = "Ferry sues"
			}
			if got := must(l.Page(context.Background(), rows[1].ID)).Facts().Headline; got != want {
				t.Errorf("%q, want %q", got, want)
			}
			after := l.kept.Load()
			if (after == before) != (name == "not") {
				t.Errorf("the place was kept: %v", after == before)
			}
			l.Close()
			if l.kept.Load() != nil || after.c.users.Load() != 0 {
				t.Error("it is still open after the library is closed")
			}
		})
	}
}
