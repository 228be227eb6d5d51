package reader

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"math"
)

// findDirectory reads the end of a ZIP archive, which says where its directory lies. It errs with
// errDamaged where there is none.
func findDirectory(c *content) (zipDirectory, error) {
	size := min(c.size, zipEndSize+zipLongest)
	tail := make([]byte, size)
	if n, err := c.ReadAt(tail, c.size-size); n < len(tail) && !errors.Is(err, io.EOF) {
		return zipDirectory{}, err //nolint:wrapcheck // see damaged
	}
	at := endRecord(tail)
	if at < 0 {
		return zipDirectory{}, errDamaged
	}
	end := c.size - size + int64(at)
	fields := tail[at:]
	records := uint64(binary.LittleEndian.Uint16(fields[10:]))
	length := uint64(binary.LittleEndian.Uint32(fields[12:]))
	offset := uint64(binary.LittleEndian.Uint32(fields[16:]))
	if records == zipUnknownCount || length == zipUnknown || offset == zipUnknown {
		if long, place, ok := endRecord64(c, end); ok {
			end = place
			records = binary.LittleEndian.Uint64(long[32:])
			length = binary.LittleEndian.Uint64(long[40:])
			offset = binary.LittleEndian.Uint64(long[48:])
		}
	}
	if length > math.MaxInt64 || offset > math.MaxInt64 || int64(length) > end || int64(offset) > end {
		return zipDirectory{}, errDamaged
	}
	dir := zipDirectory{start: end - int64(length), end: end, records: records}
	dir.base = dir.start - int64(offset)
	if dir.base > 0 && begins(c, int64(offset), zipRecord) { // its end says wrong where it is itself
		dir.start, dir.base = int64(offset), 0
	}
	if dir.base < 0 || records > 0 && !begins(c, dir.start, zipRecord) {
		return zipDirectory{}, errDamaged
	}
	return dir, nil
}

// endRecord is where the last record stands in the tail of an archive, or -1.
func endRecord(tail []byte) int {
	for at := len(tail) - zipEndSize; at >= 0; at-- {
		at = bytes.LastIndex(tail[:at+len(zipEnd)], []byte(zipEnd))
		if at < 0 {
			return -1
		}
		if comment := int(binary.LittleEndian.Uint16(tail[at+20:])); at+zipEndSize+comment <= len(tail) {
			return at
		}
	}
	return -1
}

// endRecord64 finds the longer record that large archives have before the last one.
func endRecord64(c *content, end int64) (record []byte, at int64, ok bool) {
	locator := make([]byte, zipLocatorSize)
	if !readsAt(c, locator, end-zipLocatorSize) || string(locator[:4]) != zipLocator {
		return nil, 0, false
	}
	record = make([]byte, zipEnd64Size)
	said := binary.LittleEndian.Uint64(locator[8:])
	for _, at := range []int64{int64(min(said, math.MaxInt64)), end - zipLocatorSize - zipEnd64Size} {
		if at < end && readsAt(c, record, at) && string(record[:4]) == zipEnd64 {
			return record, at, true
		}
	}
	return nil, 0, false
}

func begins(c *content, at int64, magic string) bool {
	found := make([]byte, len(magic))
	return readsAt(c, found, at) && string(found) == magic
}

// readsAt fills p with what stands at that offset.
func readsAt(c *content, p []byte, at int64) bool {
	if at < 0 || at > c.size-int64(len(p)) {
		return false
	}
	n, _ := c.ReadAt(p, at)
	return n == len(p)
}

// zipTail is a directory of a few records with the ends that belong to it, which stands at that offset.
func zipTail(records []byte, count int, offset int64) []byte {
	le := binary.LittleEndian
	n, at := uint64(count), uint64(offset) //nolint:gosec // neither is negative
	size, end := uint64(len(records)), at+uint64(len(records))
	out := append([]byte(nil), records...)
	out = append(out, zipEnd64...)
	out = le.AppendUint64(out, zipEnd64Size-12) // what follows of it
	out = append(out, 45, 0, 45, 0)             // the version that knows such records
	out = append(out, make([]byte, 8)...)       // the first disk of one
	for _, v := range []uint64{n, n, size, at} {
		out = le.AppendUint64(out, v)
	}
	out = append(out, zipLocator...)
	out = le.AppendUint64(append(out, 0, 0, 0, 0), end)
	out = append(out, 1, 0, 0, 0)
	out = append(out, zipEnd...)
	out = append(out, 0, 0, 0, 0)
	out = append(out, 0xff, 0xff, 0xff, 0xff)                         // the counts
	out = append(out, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff) // size and offset
	return append(out, 0, 0)
}
