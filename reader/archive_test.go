package reader

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/base64"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"

	"github.com/klauspost/compress/zstd"
)

// packedFile is a file in an archive that a test makes.
type packedFile struct{ name, text string }

// pressFiles are a few articles, as an archive of a scraper may have them.
func pressFiles() []packedFile {
	return []packedFile{
		{"2024/harbour.txt", story("Harbour wall to be rebuilt")},
		{"2024/ferry.txt", story("Ferry firm sues")},
		{"bells.txt", story("Bells rung by jackdaws")},
		{"deep/er/eels.txt", story("A record catch of eels")},
	}
}

func story(headline string) string { return headline + "\n\nA paragraph of the text, and no more.\n" }

// manyPages are so many articles that they need several windows and marks.
func manyPages(n int) []packedFile {
	files := make([]packedFile, 0, n)
	for i := range n {
		files = append(files, packedFile{fmt.Sprintf("%02d/%04d.txt", i%7, i), story(fmt.Sprintf("Story of number %d", i))})
	}
	return files
}

func zipOf(files ...packedFile) []byte {
	return zipWith(func(h *zip.FileHeader) { h.Method = zip.Deflate }, files...)
}

// zipWith makes a ZIP archive whose headers are set before they are written.
func zipWith(set func(*zip.FileHeader), files ...packedFile) []byte {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range files {
		h := &zip.FileHeader{Name: f.name}
		set(h)
		if _, err := io.WriteString(must(w.CreateHeader(h)), f.text); err != nil {
			panic(err)
		}
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return out.Bytes()
}

func tarOf(files ...packedFile) []byte {
	return tarWith(func(*tar.Header) {}, files...)
}

func tarWith(set func(*tar.Header), files ...packedFile) []byte {
	var out bytes.Buffer
	w := tar.NewWriter(&out)
	for _, f := range files {
		h := &tar.Header{Name: f.name, Size: int64(len(f.text)), Mode: 0o600, Typeflag: tar.TypeReg}
		set(h)
		if err := w.WriteHeader(h); err != nil {
			panic(err)
		}
		if h.Size > 0 {
			if _, err := io.WriteString(w, f.text); err != nil {
				panic(err)
			}
		}
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return out.Bytes()
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func gzipped(data []byte) []byte { return gzipWith(gzip.BestSpeed, data) }

func gzipWith(level int, data []byte) []byte {
	var out bytes.Buffer
	w := must(gzip.NewWriterLevel(&out, level))
	if _, err := w.Write(data); err != nil {
		panic(err)
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return out.Bytes()
}

func zstandard(data []byte) []byte {
	w := must(zstd.NewWriter(nil))
	return w.EncodeAll(data, nil)
}

// The same article by other programs, since Go can only read these: alone, and in a tar as ferry.txt.
const (
	ferryXZ = "/Td6WFoAAATm1rRGAgAhARwAAAAQz1jMAQA2RmVycnkgZmlybSBzdWVzIG92ZXIgaGFyYm91cgoKQSBwYXJhZ3JhcGggb2YgdGhlIHRleHQuCgAA" +
		"9YvGWqOPdXUAAU837kPa7x+2830BAAAAAARZWg=="
	ferryTarXZ = "/Td6WFoAAATm1rRGAgAhARwAAAAQz1jM4Cf/AJpdADMZSr4GBK5V75aq868ElEfDcmftcSrvrq4URqqdAF61D0AOAARLNVWfLZJxcGAz/lSudYBJiepn" +
		"yZNrlwsOv9CsqsVcaIG9RWRwdOj7pjVlGkxMesz81RUXep2hXc5gDn2UioBIaJWW+iulYwC6AStD1M6ANJjtG8ne4ra0NC+bbhb31p/+5MqAJlYUUjvRp+DcYX7BX7iv" +
		"WgAAAACJfLsaSx63nwABtgGAUAAAjpVDs7HEZ/sCAAAAAARZWg=="
	ferryBzip2  = "QlpoOTFBWSZTWfcwSNoAAAbVgAAQQAEhADPi32AgAEEU/RDQm1MaaQo0ZA0aZGmQnUxtc4Z7lUnsYj6FjW7HL26OCpVj4IRRToLjFKf4u5IpwoSHuYJG0A=="
	ferryTarBz2 = "QlpoOTFBWSZTWYiHj+cAAHt/hcqQAEBAAWWAIQAAgHPi32AAAIAQAAggAHQaamkn6TKDGoaGmjT9TUGUT0ho0AAHqAFD2fEECRCCCEhGKXo4TsJIDQIK9HRN8brz" +
		"cvrTKU+3NETxyQVWMDnHvDHeIyHHaql9MXZ7V2pC5qKQw/KGvOZc74PcJgtKdifij7CNjhK8UREA/i7kinChIREPH84="
)

func decoded(s string) []byte { return must(base64.StdEncoding.DecodeString(s)) }

// pressOf is a library of one folder that holds these files.
func pressOf(files map[string][]byte) *Library {
	fsys := fstest.MapFS{}
	for name, data := range files {
		fsys[name] = &fstest.MapFile{Data: data}
	}
	return newLibrary(1, folderSource(strictFS{fsys}))
}

// strictFS minds that nobody reads a file that is closed.
type strictFS struct{ fstest.MapFS }

func (s strictFS) Open(name string) (fs.File, error) {
	f, err := s.MapFS.Open(name)
	return &strictFile{File: f}, err
}

type strictFile struct {
	fs.File

	closed atomic.Bool
}

func (f *strictFile) Close() error {
	f.closed.Store(true)
	return f.File.Close()
}

func (f *strictFile) ReadAt(p []byte, off int64) (int, error) {
	at, ok := f.File.(io.ReaderAt)
	if !ok || f.closed.Load() {
		return 0, &fs.PathError{Op: "read", Err: fs.ErrClosed}
	}
	return at.ReadAt(p, off)
}

// mustOpenAll opens every article again, and compares it with what is listed.
func mustOpenAll(t *testing.T, l *Library) {
	t.Helper()
	mustOpen(t, l, false)
	mustOpen(t, l, true) // a packed tar cannot be read backwards
}

func mustOpen(t *testing.T, l *Library, reverse bool) {
	t.Helper()
	rows, err := l.Query(context.Background(), Query{Sort: "path", Reverse: reverse})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range rows.Window(0, rows.Len()) {
		p, err := l.Page(context.Background(), e.ID)
		if err != nil {
			t.Fatalf("%s: %v", e.Path, err)
		}
		if got := p.Facts().Headline; got != e.Headline {
			t.Errorf("%s is listed as %q and opened as %q", e.Path, e.Headline, got)
		}
	}
}

func TestArchivesAreReadLikeFolders(t *testing.T) {
	t.Parallel()
	files := pressFiles()
	stored := func(h *zip.FileHeader) { h.Method = zip.Store }
	for name, data := range map[string][]byte{
		"a.zip":          zipOf(files...),
		"stored.zip":     zipWith(stored, files...),
		"prefixed.zip":   append([]byte("PK\x03\x04"), zipOf(files...)...),
		"a.tar":          tarOf(files...),
		"a.tar.gz":       gzipped(tarOf(files...)),
		"a.tgz":          gzipped(tarOf(files...)),
		"a.tar.zst":      zstandard(tarOf(files...)),
		"zip-without":    zipOf(files...), // the content tells
		"tar-without":    tarOf(files...),
		"tgz-named.txt":  gzipped(tarOf(files...)),
		"two-stream.tgz": append(gzipped(tarOf(files...)[:700]), gzipped(tarOf(files...)[700:])...),
		"gnu.tar":        tarWith(func(h *tar.Header) { h.Format = tar.FormatGNU }, files...),
		"pax.tar":        tarWith(func(h *tar.Header) { h.Format, h.PAXRecords = tar.FormatPAX, map[string]string{"ECHO.x": "y"} }, files...),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			l := pressOf(map[string][]byte{"old/" + name: data, "z.txt": []byte(story("Last"))})
			last := scanned(t, l)
			want := make([]string, 0, len(files)+1)
			for _, f := range files {
				want = append(want, "press/old/"+name+"/"+f.name)
			}
			want = append(want, "press/z.txt")
			mustEqual(t, "the list", paths(t, l), want)
			mustEqual(t, "the problems", wrong(l, ""), []string{})
			if last.Found != 5 || last.Read != 5 {
				t.Errorf("%+v", last)
			}
			mustOpenAll(t, l)
			var shown []string
			for at, err := range pressOf(map[string][]byte{"old/" + name: data, "z.txt": []byte(story("Last"))}).Pages(context.Background()) {
				if err != nil {
					t.Error(err)
				}
				shown = append(shown, at.Path)
			}
			mustEqual(t, "shown", shown, want)
		})
	}
}

func TestManyFilesInAnArchive(t *testing.T) {
	t.Parallel()
	const n = 400
	files := manyPages(n)
	for name, data := range map[string][]byte{
		"zip": zipOf(files...), "tar": tarOf(files...), "tgz": gzipped(tarOf(files...)), "cut zip": zipOf(files...)[:30_000],
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			l := pressOf(map[string][]byte{"a": data})
			last := scanned(t, l)
			if whole := name != "cut zip"; (last.Articles == n) != whole || last.Articles < n/2 || (last.Problems == 0) != whole {
				t.Errorf("%+v", last)
			}
			want := make([]string, 0, n)
			for _, f := range files[:last.Articles] {
				want = append(want, "press/a/"+f.name)
			}
			mustEqual(t, "the list", paths(t, l), want)
			mustOpenAll(t, l)
		})
	}
}

func TestCompressedFiles(t *testing.T) {
	t.Parallel()
	text := []byte(story("Ferry firm sues"))
	l := pressOf(map[string][]byte{
		"2024-03-30-a.txt.gz": gzipped(text), "b.txt.zst": zstandard(text), "c": gzipped(text), "d.txt.bz2": decoded(ferryBzip2), "e.xz": decoded(ferryXZ),
		"f.tar.xz": decoded(ferryTarXZ), "g.tar.bz2": decoded(ferryTarBz2), "h.zip": zipOf(packedFile{"x.txt.gz", string(gzipped(text))}),
		"large.gz": gzipped([]byte("Ferry firm sues\n\n" + strings.Repeat("A sentence of some length.\n\n", 100_000))),
		"twice.gz": gzipped(gzipped(text)), "zip.gz": gzipped(zipOf(pressFiles()...)),
		"picture.gz": gzipped([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00")),
		"cut.gz":     gzipped(text)[:30], "cut.xz": decoded(ferryXZ)[:60], "wrong.zst": []byte("\x28\xb5\x2f\xfd and no more"),
		"wrong.gz": append(gzipped(text)[:12], "nonsense, which it is not"...),
		"text.gz":  text, // is not
	})
	scanned(t, l)
	mustEqual(t, "the list", paths(t, l), []string{
		"press/2024-03-30-a.txt.gz", "press/b.txt.zst", "press/c", "press/d.txt.bz2", "press/e.xz", "press/f.tar.xz/ferry.txt",
		"press/g.tar.bz2/ferry.txt", "press/h.zip/x.txt.gz", "press/large.gz", "press/text.gz",
	})
	mustEqual(t, "the problems", wrong(l, "press"), []string{
		"cut.gz: damaged: it ends too soon", "cut.xz: damaged",
		"picture.gz: not a text that can be read: a PNG picture", "twice.gz: packed twice: unpack it once",
		"wrong.gz: damaged", "wrong.zst: damaged", "zip.gz: packed twice: unpack it once",
	})
	mustOpenAll(t, l)
	rows, err := l.Query(context.Background(), Query{Sort: "path"})
	if err != nil {
		t.Fatal(err)
	}
	if e := rows.Window(0, 1)[0]; e.Published != "2024-03-30" || !strings.HasPrefix(e.Headline, "Ferry firm sues") {
		t.Errorf("%+v", e)
	}
}

func TestArchiveInAnArchive(t *testing.T) {
	t.Parallel()
	inner := zipOf(manyPages(100)...)
	third := zipOf(packedFile{"b.tar", string(tarOf(packedFile{"c.zip", string(zipOf(pressFiles()...))}))})
	for name, data := range map[string][]byte{
		"a.zip": zipOf(packedFile{"1.txt", story("First")}, packedFile{"in/b.zip", string(inner)}, packedFile{"z.txt", story("Last")}),
		"a.tgz": gzipped(tarOf(packedFile{"1.txt", story("First")}, packedFile{"in/b.zip", string(inner)}, packedFile{"z.txt", story("Last")})),
	} {
		l := pressOf(map[string][]byte{name: data, "third.zip": third})
		scanned(t, l)
		want := make([]string, 0, 102)
		want = append(want, "press/"+name+"/1.txt")
		for _, f := range manyPages(100) {
			want = append(want, "press/"+name+"/in/b.zip/"+f.name)
		}
		mustEqual(t, name, paths(t, l), append(want, "press/"+name+"/z.txt"))
		mustEqual(t, "the problems", wrong(l, "press"), []string{
			"third.zip/b.tar/c.zip: an archive in an archive in an archive: unpack the outer one",
		})
		mustOpenAll(t, l)
	}
}

func TestNamesInAnArchiveAreOnlyNames(t *testing.T) {
	t.Parallel()
	names := []string{
		"../../etc/passwd", "/etc/passwd", "a/../../b.txt", "c\x1b[2J\u202e.txt", "d\xff\xfe.txt", `e\f.txt`, "g/./h.txt",
		"twice.txt", "twice.txt", ".hidden", ".git/x.txt", "i/.j/k.txt", "__MACOSX/._a.txt", strings.Repeat("m", 300) + "/n.txt", "..",
	}
	files := make([]packedFile, 0, len(names))
	for i, name := range names {
		files = append(files, packedFile{name, story(fmt.Sprintf("Story of number %d", i))})
	}
	for kind, data := range map[string][]byte{"zip": zipOf(files...), "tar": tarOf(files...)} {
		want := []string{
			"etc/passwd", "etc/passwd", "b.txt", "c\x1b[2J\u202e.txt", "d\xff\xfe.txt", "e/f.txt", "g/h.txt",
			"twice.txt", "twice.txt", strings.Repeat("m", 300) + "/n.txt", "unnamed",
		}
		for i := range want {
			want[i] = "press/a/" + want[i]
		}
		l := pressOf(map[string][]byte{"a": data})
		scanned(t, l)
		mustEqual(t, kind, paths(t, l), want)
		mustEqual(t, "the problems", wrong(l, ""), []string{})
		mustOpenAll(t, l) // also the second of two with one name
		all := pressOf(map[string][]byte{"a": data})
		all.include.hidden = true
		scanned(t, all)
		if got := len(paths(t, all)); got != len(names) {
			t.Errorf("%s: %d articles with what is hidden", kind, got)
		}
	}
}

func TestLinksAndDevicesInAnArchiveAreLeftOut(t *testing.T) {
	t.Parallel()
	kinds := map[string]byte{
		"b": tar.TypeSymlink, "c": tar.TypeLink, "d": tar.TypeChar, "e": tar.TypeBlock, "f": tar.TypeFifo, "g/": tar.TypeDir,
	}
	files := []packedFile{{"a.txt", story("First")}, {"b", ""}, {"c", ""}, {"d", ""}, {"e", ""}, {"f", ""}, {"g/", ""}, {"h.txt", story("Last")}}
	tarred := tarWith(func(h *tar.Header) {
		if kind, odd := kinds[h.Name]; odd {
			h.Typeflag = kind
			if kind == tar.TypeSymlink || kind == tar.TypeLink {
				h.Linkname = "/etc/passwd"
			}
		}
	}, files...)
	modes := map[string]fs.FileMode{
		"b": fs.ModeSymlink, "c": fs.ModeSocket, "d": fs.ModeDevice | fs.ModeCharDevice, "e": fs.ModeDevice, "f": fs.ModeNamedPipe, "g/": fs.ModeDir,
	}
	zipped := zipWith(func(h *zip.FileHeader) { h.SetMode(modes[h.Name] | 0o600) }, files...)
	for name, data := range map[string][]byte{"tar": tarred, "zip": zipped} {
		l := pressOf(map[string][]byte{"a": data})
		scanned(t, l)
		mustEqual(t, name, paths(t, l), []string{"press/a/a.txt", "press/a/h.txt"})
		mustEqual(t, "the problems", wrong(l, ""), []string{})
		mustOpenAll(t, l)
	}
}

// at and atLast are where what stands in the data begins.
func at(data []byte, what string) int     { return max(bytes.Index(data, []byte(what)), 0) }
func atLast(data []byte, what string) int { return max(bytes.LastIndex(data, []byte(what)), 0) }

func TestDamagedArchives(t *testing.T) {
	t.Parallel()
	files := pressFiles()
	zipped, tarred := zipOf(files...), tarOf(files...)
	withSizes := zipWith(func(h *zip.FileHeader) { h.Method = zip.Store }, files...)
	unpressed := gzipWith(gzip.NoCompression, tarred)
	spoiled := slices.Clone(withSizes)
	copy(spoiled[at(spoiled, "Ferry"):], "Merry")
	badHead := slices.Clone(tarred)
	copy(badHead[2*1024:], "not a header any more")
	locked := zipWith(func(h *zip.FileHeader) {
		if strings.HasPrefix(h.Name, "2024") {
			h.Flags |= 1
		}
	}, files...)
	method := slices.Clone(withSizes)
	method[atLast(method, "PK\x01\x02")+10] = 77
	shortDirectory := slices.Clone(zipped)
	copy(shortDirectory[atLast(shortDirectory, "PK\x01\x02"):], "XX")
	for name, c := range map[string]struct {
		data    []byte
		listed  int
		problem []string
	}{
		"cut zip":             {zipped[:at(zipped, "bells.txt")], 2, []string{"a: damaged near file 2: it ends too soon"}},
		"zip cut in a file":   {zipped[:at(zipped, "bells.txt")+20], 2, []string{"a: damaged near file 3: it ends too soon"}},
		"zip less directory":  {zipped[:at(zipped, "PK\x01\x02")], 4, []string{"a: damaged near file 4: it ends too soon"}},
		"zip less its end":    {zipped[:atLast(zipped, "PK\x01\x02")], 4, []string{"a: damaged near file 4"}},
		"cut tar":             {tarred[:1024+530], 1, []string{"a: damaged near file 2: it ends too soon"}},
		"tar cut at its fill": {tarred[:1024+600], 2, []string{"a: damaged near file 2: it ends too soon"}},
		"tar less its end":    {tarred[:len(tarred)-1024], 4, []string{}}, // some programs write none
		"tar cut at a header": {tarred[:1024+200], 1, []string{"a: damaged near file 1: it ends too soon"}},
		"cut tgz":             {unpressed[:2048+545], 2, []string{"a: damaged near file 3: it ends too soon"}},
		"spoiled file":        {spoiled, 3, []string{"a/2024/ferry.txt: damaged"}},
		"spoiled header":      {badHead, 2, []string{"a: damaged near file 2"}},
		"encrypted":           {locked, 2, []string{"a: 2 encrypted files cannot be opened"}},
		"unknown method":      {method, 3, []string{"a/deep/er/eels.txt: packed in a way that is not known"}},
		"spoiled directory":   {shortDirectory, 0, []string{"a: damaged"}},
		"nothing of a zip":    {[]byte("PK\x03\x04 and no more"), 0, []string{"a: damaged: it ends too soon"}},
		"empty zip":           {zipOf(), 0, []string{}},
		"a document":          {zipOf(packedFile{"[Content_Types].xml", "<?xml"}), 0, []string{"a: not a text that can be read: a ZIP archive, as office documents and e-books are"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			l := pressOf(map[string][]byte{"a": c.data, "b.txt": []byte(story("Another"))})
			last := scanned(t, l)
			if last.Articles != c.listed+1 || last.Found != last.Read {
				t.Errorf("%+v, listed %q", last, paths(t, l))
			}
			mustEqual(t, "the problems", wrong(l, "press"), c.problem)
			mustOpenAll(t, l)
			var problems []string
			for _, err := range pressOf(map[string][]byte{"a": c.data}).Pages(context.Background()) {
				if err != nil {
					problems = append(problems, strings.TrimPrefix(err.Error(), "press/"))
				}
			}
			if len(c.problem) > 0 && !slices.Contains(problems, c.problem[0]) {
				t.Errorf("shown: %q", problems)
			}
		})
	}
}

func TestBombsAreLimited(t *testing.T) {
	t.Parallel()
	blank := strings.Repeat("A sentence. ", 100_000) // 1.2 MB, and packed nearly nothing
	files := make([]packedFile, 0, 50)
	for i := range 50 {
		files = append(files, packedFile{fmt.Sprintf("%02d.txt", i), blank})
	}
	huge := gzipped(bytes.Repeat([]byte("Much ado. "), maxSize/10+1))
	packedMembers := make([]packedFile, 0, 50)
	for i := range 50 {
		packedMembers = append(packedMembers, packedFile{fmt.Sprintf("%02d.gz", i), string(gzipped([]byte(blank)))})
	}
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"zip":         {zipOf(files...), "a: " + errWhole.Error()},
		"tgz":         {gzipped(tarOf(files...)), "a: " + errWhole.Error()},
		"zip in zip":  {zipOf(packedFile{"b.zip", string(zipOf(files...))}), "a/b.zip: " + errWhole.Error()},
		"gzip in zip": {zipOf(packedMembers...), "a/49.gz: " + errWhole.Error()},
		"one file":    {huge, "a: larger than 64 MB"},
		"one member":  {tarOf(packedFile{"b.txt.gz", string(huge)}), "a/b.txt.gz: larger than 64 MB"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			l := pressOf(map[string][]byte{"a": c.data})
			l.whole = 10 << 20
			if strings.HasPrefix(name, "one") {
				l.whole = wholeLimit
			}
			last := scanned(t, l)
			if got := wrong(l, "press"); !slices.Contains(got, c.want) {
				t.Errorf("problems %q", got)
			}
			if last.Articles >= 50 {
				t.Errorf("%+v", last)
			}
			if first := paths(t, l); len(first) > 0 {
				mustOpenAll(t, l) // what is listed can be opened, however much has come out of the archive
			}
		})
	}
}

func TestFilesInAnArchiveCanBeNamed(t *testing.T) {
	dir := inFolder(t, map[string]string{
		"a.zip": string(zipOf(append(pressFiles(), packedFile{".h/i.txt", story("Hidden")},
			packedFile{"in.tgz", string(gzipped(tarOf(pressFiles()...)))})...)),
		"b.tar": string(tarOf(pressFiles()...)), "c.txt": story("No archive"),
		"d.tgz": string(gzipped(tarOf(append(pressFiles(), packedFile{"bells.txt#2", story("Named so")})...))),
	})
	t.Chdir(dir)
	for arg, want := range map[string][]string{
		"a.zip/bells.txt":           {"a.zip/bells.txt"},
		"a.zip/2024":                {"a.zip/2024/harbour.txt", "a.zip/2024/ferry.txt"},
		"./a.zip/2024/":             {"a.zip/2024/harbour.txt", "a.zip/2024/ferry.txt"},
		"a.zip/2024/ferry.txt#1":    {"a.zip/2024/ferry.txt"},
		"a.zip/.h/i.txt":            {"a.zip/.h/i.txt"},
		"a.zip/in.tgz/bells.txt":    {"a.zip/in.tgz/bells.txt"},
		"b.tar/deep":                {"b.tar/deep/er/eels.txt"},
		"d.tgz/bells.txt#2":         {"d.tgz/bells.txt#2"},
		"d.tgz/bells.txt#1":         {"d.tgz/bells.txt"},
		"a.zip/nothing":             nil,
		"a.zip/2024/ferry.txt/more": nil,
		"a.zip/2024/ferry.txt#2":    nil,
	} {
		l := opened(t, arg)
		scanned(t, l)
		mustEqual(t, arg, paths(t, l), append([]string{}, want...))
		if got := wrong(l, ""); (len(got) == 0) != (want != nil) || want == nil && !strings.HasPrefix(got[0], "a.zip/") {
			t.Errorf("%s: problems %q", arg, got)
		}
		mustOpenAll(t, l)
	}
	if _, err := Open([]string{"c.txt/more"}, nil); err == nil || err.Error() != "c.txt/more: not a directory" {
		t.Errorf("error %v", err)
	}
	for arg, want := range map[string]bool{"a.zip": false, "b.tar": false, "c.txt": true, "a.zip/bells.txt": true} {
		if l := opened(t, arg); l.Single() != want {
			t.Errorf("%s: single %v", arg, !want)
		}
	}
}

// Where the damage is does not depend on what is read.
func TestDamageIsCountedByAllFiles(t *testing.T) {
	files := append(pressFiles(), packedFile{".hidden", story("Hidden")}, packedFile{"z.txt", story("Last")})
	tarred := tarOf(files...)
	dir := inFolder(t, map[string]string{"a.tar": string(tarred[:5*1024+700]), "a.zip": string(zipOf(files...)[:at(zipOf(files...), "z.txt")])})
	t.Chdir(dir)
	for arg, want := range map[string]string{
		"a.tar": "near file 6", "a.tar/deep": "near file 6", "a.zip": "near file 5", "a.zip/deep/er/eels.txt": "near file 5",
	} {
		l := opened(t, arg)
		scanned(t, l)
		mustEqual(t, arg, wrong(l, ""), []string{arg + ": damaged " + want + ": it ends too soon"})
	}
}

func TestArchiveThroughStandardInput(t *testing.T) {
	t.Parallel()
	for name, data := range map[string][]byte{
		"zip": zipOf(pressFiles()...), "tgz": gzipped(tarOf(pressFiles()...)), "gz": gzipped([]byte(story("Alone"))),
	} {
		l, err := Open([]string{"-"}, io.MultiReader(bytes.NewReader(data))) // no more than a reader
		if err != nil {
			t.Fatal(err)
		}
		scanned(t, l)
		want := []string{"-/2024/harbour.txt", "-/2024/ferry.txt", "-/bells.txt", "-/deep/er/eels.txt"}
		if name == "gz" {
			want = []string{"-"}
		}
		mustEqual(t, name, paths(t, l), want)
		mustOpenAll(t, l)
	}
}

func TestArchiveThatChanges(t *testing.T) {
	t.Parallel()
	files := map[string][]byte{"a.zip": zipOf(pressFiles()...)}
	l := pressOf(files)
	scanned(t, l)
	fsys, ok := l.sources[0].fsys.(strictFS)
	if !ok {
		t.Fatal("another file system")
	}
	for _, data := range [][]byte{zipOf(manyPages(4)...), zipOf(), []byte(story("A text now")), gzipped(tarOf(pressFiles()...))} {
		fsys.MapFS["a.zip"].Data = data
		for id := range ID(4) {
			if p, err := l.Page(context.Background(), id); err == nil {
				t.Errorf("opened %q", p.Source)
			}
		}
	}
}

func TestUnpackingIsCancelled(t *testing.T) {
	t.Parallel()
	for name, data := range map[string][]byte{"zip": zipOf(manyPages(5000)...), "tgz": gzipped(tarOf(manyPages(5000)...))} {
		l := pressOf(map[string][]byte{"a": data})
		ctx, cancel := context.WithCancel(context.Background())
		err := l.Scan(ctx, func(p Progress) {
			if p.Articles > 0 {
				cancel()
			}
		})
		cancel()
		if err == nil || len(l.Problems()) > 0 {
			t.Errorf("%s: error %v, problems %q", name, err, wrong(l, ""))
		}
	}
}

// Where all others have enough to do, one worker reads the archive alone, to the last file.
func TestOneWorkerReadsAnArchive(t *testing.T) {
	t.Parallel()
	l := pressOf(map[string][]byte{"a.zip": zipOf(pressFiles()...)})
	s := &scan{lib: l, ctx: context.Background(), chunks: make(chan chunk), first: make(chan struct{})} // nobody takes any
	var w worker
	s.readFile(&w, found{base: "a.zip"})
	w.flush(s)
	mustEqual(t, "the problems", wrong(l, ""), []string{})
	if n := l.Len(); n != len(pressFiles()) {
		t.Errorf("%d articles", n)
	}
}
