package catalogue

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Info is what stands in a folder of catalogues.
type Info struct {
	Name    string // of the file, without its folder
	Heading string // "" if it cannot be read
	Size    int64  // in bytes
}

// anew is the ending of a catalogue that is being written anew.
const anew = Extension + ".new"

// Survey lists the catalogues in a folder. A folder that is not there has none.
func Survey(folder string) ([]Info, error) {
	var all []Info
	err := each(folder, func(path string) error {
		if !strings.HasSuffix(path, Extension) {
			return nil
		}
		info, err := os.Stat(path)
		if err == nil {
			all = append(all, Info{filepath.Base(path), headingOf(path), info.Size()})
		}
		return err //nolint:wrapcheck // each wraps it
	})
	return all, err
}

// Clear deletes the catalogues in a folder. The locks stay: who has one must be the only one.
func Clear(folder string) error { return each(folder, os.Remove) }

func each(folder string, do func(path string) error) error {
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("the catalogues: %w", err)
	}
	var wrong []error
	for _, e := range entries {
		name := e.Name()
		if strings.HasSuffix(name, Extension) || strings.HasSuffix(name, anew) {
			if err := do(filepath.Join(folder, name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
				wrong = append(wrong, err)
			}
		}
	}
	if err := errors.Join(wrong...); err != nil {
		return fmt.Errorf("the catalogues: %w", err)
	}
	return nil
}

// headingOf reads the heading of any version, "" if there is none.
func headingOf(path string) string {
	const longest = 1 << 16
	file, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer func() { _ = file.Close() }() // it was only read
	r := bufio.NewReader(file)
	first, err := r.ReadString('\n')
	var frame [lengthSize + checkSize]byte
	if _, more := io.ReadFull(r, frame[:]); err != nil || more != nil || first != magic {
		return ""
	}
	heading := make([]byte, min(binary.LittleEndian.Uint32(frame[:]), longest))
	_, err = io.ReadFull(r, heading)
	if err != nil || crc32.Checksum(heading, table) != binary.LittleEndian.Uint32(frame[lengthSize:]) {
		return ""
	}
	return string(heading)
}
