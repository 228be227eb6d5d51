package reader

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// archivesOf writes n small articles as one archive of each kind.
func archivesOf(b *testing.B, n int) map[string]string {
	b.Helper()
	body := strings.Repeat("The harbour wall that gave way in January will be rebuilt, the council said.\n\n", 75)
	files := make([]packedFile, 0, n)
	for i := range n {
		a := invented(i)
		files = append(files, packedFile{fmt.Sprintf("%03d/%06d.txt", i/100, i), a.Headline + "\n\n" + invented(i+n).Headline + ".\n\n" + body})
	}
	tarred := tarOf(files...)
	paths := map[string]string{}
	for name, data := range map[string][]byte{"zip": zipOf(files...), "tar": tarred, "tar.gz": gzipped(tarred), "tar.zst": zstandard(tarred)} {
		paths[name] = filepath.Join(b.TempDir(), "a."+name)
		if err := os.WriteFile(paths[name], data, 0o600); err != nil {
			b.Fatal(err)
		}
	}
	return paths
}

var benchArchives = []string{"zip", "tar", "tar.gz", "tar.zst"}

// BenchmarkScanArchive against BenchmarkScan is what an archive costs above a folder of the same files.
func BenchmarkScanArchive(b *testing.B) {
	archives := archivesOf(b, benchFiles)
	for _, name := range benchArchives {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				l, err := Open([]string{archives[name]}, nil)
				if err != nil {
					b.Fatal(err)
				}
				if err := l.Scan(context.Background(), func(Progress) {}); err != nil || l.Len() != benchFiles {
					b.Fatal(l.Len(), err)
				}
			}
		})
	}
}

// BenchmarkPageInArchive opens an article in the middle of an archive, and one after another.
func BenchmarkPageInArchive(b *testing.B) {
	archives := archivesOf(b, benchFiles)
	for _, name := range benchArchives {
		l, err := Open([]string{archives[name]}, nil)
		if err != nil {
			b.Fatal(err)
		}
		if err := l.Scan(context.Background(), func(Progress) {}); err != nil {
			b.Fatal(err)
		}
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				l.kept.Store(nil) // as if another archive had been read
				if _, err := l.Page(context.Background(), benchFiles/2); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(name+"/next", func(b *testing.B) {
			for n := ID(0); b.Loop(); n = (n + 1) % benchFiles {
				if _, err := l.Page(context.Background(), n); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
