package reader

import (
	"bufio"
	"bytes"
	"compress/bzip2"
	"encoding/binary"
	"io"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
	"github.com/mikelolasagasti/xz"
)

// packing is a way to make a file smaller.
type packing struct {
	magic  string // how such a file begins
	ending string // of its name
	open   func(r io.Reader) (io.ReadCloser, error)
}

// packings are known by how a file begins, whatever its name is.
var packings = []packing{
	{"\x1f\x8b\x08", ".gz", openGzip},
	{"\x28\xb5\x2f\xfd", ".zst", openZstd},
	{"BZh", ".bz2", openBzip2},
	{"\xfd7zXZ\x00", ".xz", openXZ},
}

// largestWindow is how many bytes a packed file may want to look back, and so the memory that
// unpacking it takes: what the highest levels of zstd want. Those of xz want 64 MiB.
const largestWindow = 128 << 20

// The readers that are used again for the next file, since a new one takes longer than a short text.
var (
	idleGzip sync.Pool
	idleZstd sync.Pool
)

type pooledGzip struct{ *gzip.Reader }

func openGzip(r io.Reader) (io.ReadCloser, error) {
	z, ok := idleGzip.Get().(*gzip.Reader)
	if !ok {
		z = new(gzip.Reader)
	}
	if err := z.Reset(r); err != nil {
		return nil, err //nolint:wrapcheck // see damaged
	}
	return pooledGzip{z}, nil
}

func (p pooledGzip) Close() error {
	idleGzip.Put(p.Reader)
	return nil
}

type pooledZstd struct{ *zstd.Decoder }

func openZstd(r io.Reader) (io.ReadCloser, error) {
	z, ok := idleZstd.Get().(*zstd.Decoder)
	if !ok {
		made, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(largestWindow))
		if err != nil {
			return nil, err //nolint:wrapcheck // see damaged
		}
		z = made
	}
	if err := z.Reset(r); err != nil {
		return nil, err //nolint:wrapcheck // see damaged
	}
	return pooledZstd{z}, nil
}

func (p pooledZstd) Close() error {
	if p.Reset(nil) == nil { // lets go of what it read
		idleZstd.Put(p.Decoder)
	}
	return nil
}

func openBzip2(r io.Reader) (io.ReadCloser, error) { return io.NopCloser(bzip2.NewReader(r)), nil }

func openXZ(r io.Reader) (io.ReadCloser, error) {
	z, err := xz.NewReader(r, xz.DefaultDictMax)
	if err != nil {
		return nil, err //nolint:wrapcheck // see damaged
	}
	return io.NopCloser(z), nil
}

// shape is what a file is by the way it begins. The zero shape is that of a text, or of anything else.
type shape struct {
	packing *packing
	form    form
}

// form is a kind of archive.
type form uint8

const (
	noArchive form = iota
	zipArchive
	tarArchive
)

// shapeSize is how many bytes tell what a file is.
const shapeSize = 1024

// zipNameLength is where in the header of a file in a ZIP the length of its name stands.
const zipNameLength = 26

// shapeOf tells the shape by the first bytes of a file; 1 KiB is enough. What is in a packed
// file it does not say: see unpackedShape.
func shapeOf(head []byte) shape {
	for i := range packings {
		if bytes.HasPrefix(head, []byte(packings[i].magic)) && (packings[i].magic != "BZh" || isBzip2(head)) {
			return shape{packing: &packings[i]}
		}
	}
	switch {
	case isZip(head):
		return shape{form: zipArchive}
	case isTar(head):
		return shape{form: tarArchive}
	}
	return shape{}
}

// isBzip2 looks beyond the three letters that a text may begin with too.
func isBzip2(head []byte) bool {
	return len(head) >= 10 && head[3] >= '1' && head[3] <= '9' &&
		(string(head[4:10]) == "1AY&SY" || string(head[4:10]) == "\x17\x72\x45\x38\x50\x90") // a block, or none
}

// documents are the names that the first file of an archive has where the archive is one document: the
// whole name, or the folder.
var documents = []string{"[Content_Types].xml", "mimetype", "_rels/", "META-INF/", "word/", "xl/", "ppt/", "docProps/", "customXml/"}

// isZip leaves out office documents, e-books and programs, which are ZIP archives too: nobody
// wants to read their parts.
func isZip(head []byte) bool {
	if bytes.HasPrefix(head, []byte("PK\x05\x06")) {
		return true // without a file
	}
	if len(head) < zipLocalSize || !bytes.HasPrefix(head, []byte(zipLocal)) {
		return bytes.HasPrefix(head, []byte(zipLocal))
	}
	length := int(binary.LittleEndian.Uint16(head[zipNameLength:]))
	name := string(head[zipLocalSize:min(zipLocalSize+length, len(head))])
	return !slices.ContainsFunc(documents, func(d string) bool {
		return name == d || strings.HasSuffix(d, "/") && strings.HasPrefix(name, d)
	})
}

// isTar reports whether head holds the header of a file in a tar, by the sum that it gives.
func isTar(head []byte) bool {
	const size, from, to = 512, 148, 156 // of the sum, as octal digits
	if len(head) < size || head[0] == 0 {
		return false
	}
	want, digits := 0, 0
	for _, c := range head[from:to] {
		switch {
		case c >= '0' && c <= '7':
			want, digits = want<<3|int(c-'0'), digits+1
		case c != ' ' && c != 0:
			return false
		}
	}
	if digits == 0 {
		return false
	}
	sum, signed := 0, 0 // old programs added up signed bytes
	for i, c := range head[:size] {
		if i >= from && i < to {
			c = ' '
		}
		sum += int(c)
		signed += int(int8(c))
	}
	return want == sum || want == signed
}

// unpackedShape is the shape of r, which begins with head, once it is unpacked: that of an archive
// where the packed file is one. The head is read again with what follows it by the reader that it returns.
func (s shape) unpackedShape(r io.Reader) (shape, io.ReadCloser, error) {
	z, err := s.packing.open(r)
	if err != nil {
		return s, nil, damaged(err)
	}
	b := bufio.NewReaderSize(z, shapeSize)
	head, err := b.Peek(shapeSize)
	if err != nil && len(head) == 0 && err != io.EOF { //nolint:errorlint // Peek returns it bare
		_ = z.Close() // the reason is known already
		return s, nil, damaged(err)
	}
	in := shapeOf(head)
	if in.packing != nil || in.form == zipArchive {
		_ = z.Close() // nothing of it is needed
		return s, nil, errPackedTwice
	}
	s.form = in.form
	return s, unpacked{b, z}, nil
}

// unpacked is what comes out of a packed file. Where that is damaged, its error says so.
type unpacked struct {
	io.Reader
	io.Closer
}

func (u unpacked) Read(p []byte) (int, error) {
	n, err := u.Reader.Read(p)
	return n, damaged(err)
}

// withoutPacking is a file's name less the ending that says how it is packed.
func withoutPacking(name string) string {
	ending := path.Ext(name)
	for _, p := range packings {
		if strings.EqualFold(ending, p.ending) {
			return strings.TrimSuffix(name, ending)
		}
	}
	return name
}

// IsPacked reports whether a file is packed, by its name: what it holds is not what stands on the disk.
func IsPacked(name string) bool { return withoutPacking(name) != name }

// heeding reads from r until stopped gives an error, as that of a context does.
type heeding struct {
	stopped func() error
	r       io.Reader
}

func (h heeding) Read(p []byte) (int, error) {
	if err := h.stopped(); err != nil {
		return 0, err
	}
	return h.r.Read(p) //nolint:wrapcheck // the caller names the file
}
