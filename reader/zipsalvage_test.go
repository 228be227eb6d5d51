package reader

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"strings"
	"testing"
)

// localZip is a ZIP archive without its directory, whose members have the sizes in their local headers:
// packed by packedBy too many, and unpacked, whatever they are, size.
func localZip(method uint16, packedBy, size int, files ...packedFile) []byte {
	whole := zipWith(func(h *zip.FileHeader) { h.Method = method }, files...)
	var out bytes.Buffer
	for _, f := range must(zip.NewReader(bytes.NewReader(whole), int64(len(whole)))).File {
		body := append(must(io.ReadAll(must(f.OpenRaw()))), make([]byte, max(packedBy, 0))...)
		head := make([]byte, zipLocalSize)
		copy(head, zipLocal)
		binary.LittleEndian.PutUint16(head[8:], method)
		binary.LittleEndian.PutUint32(head[18:], small(len(body)+min(packedBy, 0)))
		binary.LittleEndian.PutUint32(head[22:], small(size))
		binary.LittleEndian.PutUint32(head[zipNameLength:], small(len(f.Name))) // and no extra fields
		out.Write(head)
		out.WriteString(f.Name)
		out.Write(body)
	}
	return out.Bytes()
}

func TestSalvageBelievesNoSize(t *testing.T) {
	t.Parallel()
	const end = "The last words of it."
	long := "Ferry firm sues\n\n" + strings.Repeat("A sentence of some length.\n\n", 45_000) + end
	for name, c := range map[string]struct {
		method         uint16
		packedBy, size int
		text           string
		problem        string
	}{
		"deflated":           {zip.Deflate, 0, 20, story("Ferry firm sues") + end, "damaged near file 3: it ends too soon"},
		"long":               {zip.Deflate, 0, 20, long, "damaged near file 3: it ends too soon"},
		"stored":             {zip.Store, 0, 20, story("Ferry firm sues") + end, "damaged near file 3: it ends too soon"},
		"long, stored":       {zip.Store, 0, 20, long, "damaged near file 3: it ends too soon"},
		"none":               {zip.Deflate, 0, 0, story("Ferry firm sues") + end, "damaged near file 3: it ends too soon"},
		"more than there is": {zip.Deflate, 0, 60 << 20, story("Ferry firm sues") + end, "damaged near file 3: it ends too soon"},
		"packed, fewer":      {zip.Store, -9, 20, story("Ferry firm sues") + end, "damaged near file 1"},
		"packed, too many":   {zip.Deflate, 9, 20, story("Ferry firm sues") + end, "1.txt: damaged"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			data := localZip(c.method, c.packedBy, c.size, packedFile{"1.txt", c.text}, packedFile{"2.txt", c.text}, packedFile{"3.txt", c.text})
			l := pressOf(map[string][]byte{"a": data})
			scanned(t, l)
			if got := strings.Join(wrong(l, "press/a"), "\n"); !strings.Contains(got, c.problem) {
				t.Errorf("problems %q, want %q", got, c.problem)
			}
			if c.packedBy == 0 {
				mustEqual(t, "the list", paths(t, l), []string{"press/a/1.txt", "press/a/2.txt", "press/a/3.txt"})
			}
			mustOpenAll(t, l)
			for at, err := range pressOf(map[string][]byte{"a": data}).Pages(context.Background()) {
				if err == nil && c.packedBy == 0 && !strings.HasSuffix(at.Page.Source, end) {
					t.Errorf("%s has only %d bytes of %d", at.Path, len(at.Page.Source), len(c.text))
				}
			}
		})
	}
}

// A worker opens a member when the list is at a later one already, which may have its sizes behind it.
func TestSalvageOfMembersOfBothKinds(t *testing.T) {
	t.Parallel()
	files := manyPages(200)
	trailed := zipOf(files[100:]...)
	l := pressOf(map[string][]byte{"a": append(localZip(zip.Deflate, 0, 1, files[:100]...), trailed[:at(trailed, zipRecord)]...)})
	scanned(t, l)
	want := make([]string, len(files))
	for i, f := range files {
		want[i] = "press/a/" + f.name
	}
	mustEqual(t, "the list", paths(t, l), want)
	mustEqual(t, "the problems", wrong(l, "press"), []string{"a: damaged near file 200: it ends too soon"})
	mustOpenAll(t, l)
}

// What members of an archive say of their size is no reason to take memory, nor a way round the limit.
func TestSizeThatIsALie(t *testing.T) {
	t.Parallel()
	var b buffer
	text := strings.Repeat("A sentence of some length.\n\n", 1000)
	if _, _, err := b.load(context.Background(), inMemory([]byte(text)), maxSize, false); err != nil || cap(b.bytes) > keepSize {
		t.Errorf("%d bytes taken for %d, error %v", cap(b.bytes), len(text), err)
	}
	files := make([]packedFile, 0, 50)
	for i := range 50 {
		files = append(files, packedFile{fmt.Sprintf("%02d.txt", i), strings.Repeat("A sentence. ", 80_000)})
	}
	l := pressOf(map[string][]byte{"a": localZip(zip.Deflate, 0, 1, files...)})
	l.whole = 10 << 20
	last := scanned(t, l)
	if got := strings.Join(wrong(l, ""), "\n"); !strings.Contains(got, errWhole.Error()) || last.Articles > 11 {
		t.Errorf("%d articles, problems %q", last.Articles, got)
	}
}
