package catalogue_test

import (
	"bytes"
	"errors"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"broadsheet/reader/catalogue"
)

const heading = "rules 7"

// read is what stands in the catalogue, and why not more.
func read(f *catalogue.File) (payloads []string, err error) {
	for p, e := range f.Segments(func(n int) []byte { return make([]byte, n) }) {
		if e != nil {
			err = e
			continue
		}
		payloads = append(payloads, string(p))
	}
	return payloads, err
}

// open opens a catalogue that is closed at the end of the test.
func open(t *testing.T, path, heading string) *catalogue.File {
	t.Helper()
	f, _ := catalogue.Open(path, heading)
	t.Cleanup(f.Close)
	return f
}

// written is the path of a catalogue with these segments.
func written(t *testing.T, payloads ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "folder", "a.catalogue")
	f, err := catalogue.Open(path, heading)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	want(t, f, nil, nil)
	for _, p := range payloads {
		if err := f.Append([]byte(p)); err != nil {
			t.Fatal(err)
		}
	}
	return path
}

func want(t *testing.T, f *catalogue.File, payloads []string, fault error) {
	t.Helper()
	got, err := read(f)
	if !slices.Equal(got, payloads) || !errors.Is(err, fault) || fault == nil && err != nil {
		t.Errorf("%q, %v; want %q, %v", got, err, payloads, fault)
	}
}

// segments yields these payloads, and at last an error, unless it is nil.
func segments(err error, payloads ...string) iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		for _, p := range payloads {
			if !yield([]byte(p), nil) {
				return
			}
		}
		if err != nil {
			yield(nil, err)
		}
	}
}

func TestSegmentsComeBack(t *testing.T) {
	path := written(t, "one", "", strings.Repeat("three", 100_000))
	f := open(t, path, heading)
	want(t, f, []string{"one", "", strings.Repeat("three", 100_000)}, nil)
	if err := f.Append([]byte("four")); err != nil {
		t.Fatal(err)
	}
	want(t, f, []string{"one", "", strings.Repeat("three", 100_000), "four"}, nil)
	if err := f.Rewrite(segments(nil, "all", "anew")); err != nil {
		t.Fatal(err)
	}
	if err := f.Append([]byte("and more")); err != nil {
		t.Fatal(err)
	}
	want(t, f, []string{"all", "anew", "and more"}, nil)
	info, err := os.Stat(path)
	if err != nil || info.Size() != f.Size() {
		t.Errorf("%v bytes, %v, of which %d count", info.Size(), err, f.Size())
	}
}

func TestRewritingThatFailsChangesNothing(t *testing.T) {
	f := open(t, written(t, "one", "two"), heading)
	want(t, f, []string{"one", "two"}, nil)
	if err := f.Rewrite(segments(os.ErrInvalid, "all")); !errors.Is(err, os.ErrInvalid) {
		t.Errorf("error %v", err)
	}
	if err := f.Append([]byte("three")); err != nil {
		t.Error(err)
	}
	want(t, f, []string{"one", "two", "three"}, nil)
}

func TestAnotherVersionBeginsAnew(t *testing.T) {
	path := written(t, "one")
	f := open(t, path, "rules 8")
	want(t, f, nil, catalogue.ErrStale)
	if err := f.Append([]byte("new")); err != nil {
		t.Fatal(err)
	}
	want(t, f, []string{"new"}, nil)
}

// TestEveryCutAndEveryFlippedByteIsSeen is the program killed, or the disk failing, at any byte.
func TestEveryCutAndEveryFlippedByteIsSeen(t *testing.T) {
	path := written(t, "one", "two", "three")
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	all := []string{"one", "two", "three"}
	check := func(what string, at int, data []byte) {
		if err := os.WriteFile(path, data, 0o600); err != nil { //nolint:gosec // it is in the folder of the test
			t.Fatal(err)
		}
		f, _ := catalogue.Open(path, heading)
		defer f.Close()
		before, _ := read(f)
		if len(before) > 3 || !slices.Equal(before, all[:len(before)]) || len(before) == 3 && !bytes.Equal(data, whole) {
			t.Errorf("%s at %d: %q", what, at, before)
		}
		if err := f.Append([]byte("after")); err != nil {
			t.Fatal(err)
		}
		want(t, f, append(slices.Clone(before), "after"), nil)
	}
	for i := range whole {
		check("cut", i, whole[:i])
		flipped := slices.Clone(whole)
		flipped[i] ^= 0x10
		check("flipped", i, flipped)
	}
}

func TestSecondProgramOnlyReads(t *testing.T) {
	path := written(t, "one")
	first, second := open(t, path, heading), open(t, path, heading)
	if !first.Writable() || second.Writable() {
		t.Error("two write, or none")
	}
	want(t, second, []string{"one"}, nil)
	if err := second.Append([]byte("lost")); err != nil {
		t.Error(err)
	}
	want(t, first, []string{"one"}, nil)
	first.Close()
	if third := open(t, path, heading); !third.Writable() {
		t.Error("nobody writes any more")
	}
}

func TestFolderThatCannotBeWrittenCostsNothing(t *testing.T) {
	blocked := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(blocked, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	f := open(t, filepath.Join(blocked, "a.catalogue"), heading)
	if f.Writable() || f.Append([]byte("x")) != nil || f.Rewrite(segments(nil, "x")) != nil {
		t.Error("it is written, or fails")
	}
}

func TestLyingLengthTakesNoMemory(t *testing.T) {
	path := written(t, "one")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	data = append(data, 0xff, 0xff, 0xff, 0x0f, 1, 2, 3, 4, 5)
	if err := os.WriteFile(path, data, 0o600); err != nil { //nolint:gosec // it is in the folder of the test
		t.Fatal(err)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	want(t, open(t, path, heading), []string{"one"}, catalogue.ErrDamaged)
	runtime.ReadMemStats(&after)
	if took := after.TotalAlloc - before.TotalAlloc; took > 1<<21 {
		t.Errorf("%d bytes for a length that lies", took)
	}
}

// FuzzSegments reads any bytes as a catalogue: it never panics, and goes on behind what was whole.
func FuzzSegments(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte("broadsheet catalogue 1\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		path := filepath.Join(t.TempDir(), "a.catalogue")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		c, err := catalogue.Open(path, heading)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		before, _ := read(c)
		if err := c.Append([]byte("after")); err != nil {
			t.Fatal(err)
		}
		want(t, c, append(before, "after"), nil)
	})
}
