package reader

import (
	"archive/zip"
	"bytes"
	"context"
	"strings"
	"testing"
)

// FuzzArchive reads any bytes as a file: it ends, the paths stay in the archive, and what is listed
// can be opened.
func FuzzArchive(f *testing.F) {
	files := pressFiles()
	inner := packedFile{"in.zip", string(zipOf(files...))}
	stored := zipWith(func(h *zip.FileHeader) { h.Method = zip.Store }, append(files, inner)...)
	for _, seed := range [][]byte{
		zipOf(files...), stored, tarOf(append(files, inner)...), gzipped(tarOf(files...)), zstandard(tarOf(files...)),
		decoded(ferryXZ), decoded(ferryBzip2), decoded(ferryTarXZ), decoded(ferryTarBz2), stored[:len(stored)-30],
		zipOf(files...)[:150], bytes.ReplaceAll(stored, []byte("bells.txt"), []byte("../../a.b")), []byte("PK\x05\x06"),
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		l := pressOf(map[string][]byte{"a": data})
		l.whole = 1 << 20
		last := scanned(t, l)
		if last.Found != last.Read {
			t.Errorf("%+v", last)
		}
		for _, p := range paths(t, l) {
			if p != "press/a" && !strings.HasPrefix(p, "press/a/") || strings.Contains("/"+p+"/", "/../") {
				t.Errorf("path %q", p)
			}
		}
		for _, p := range l.Problems() {
			if strings.Contains(p.Reason, "cannot be read: ") {
				t.Errorf("a panic: %v", p.Reason)
			}
		}
		mustOpenAll(t, l)
		shown := 0
		for _, err := range l.Pages(context.Background()) {
			if err == nil {
				shown++
			}
		}
		if shown != last.Articles && last.Problems == 0 {
			t.Errorf("%d are listed and %d shown", last.Articles, shown)
		}
	})
}
