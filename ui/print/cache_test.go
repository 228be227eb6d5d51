package print

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"broadsheet/reader"
)

// TestCatalogueThatCannotBeReadIsNamed damages a catalogue in the ways that a disk does.
func TestCatalogueThatCannotBeReadIsNamed(t *testing.T) {
	t.Parallel()
	dir, lib := folder(t, threeFiles())
	cache := t.TempDir()
	lib.Keep(cache)
	if err := lib.Scan(t.Context(), func(reader.Progress) {}); err != nil {
		t.Fatal(err)
	}
	lib.Close()
	kept, err := reader.Catalogues(cache)
	if err != nil || len(kept) != 1 {
		t.Fatal(kept, err)
	}
	name := kept[0].Name
	path := filepath.Join(cache, name)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	at := bytes.Index(whole, []byte(dir))
	flipped := bytes.Clone(whole)
	flipped[at] ^= 1
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"whole", whole, dir},
		{"cut in its heading", whole[:at], name + ": cannot be read"},
		{"damaged there", flipped, name + ": cannot be read"},
		{"something else", []byte("what is this\n"), name + ": cannot be read"},
		{"just begun", nil, name + ": empty"},
	} {
		if err := os.WriteFile(path, c.data, 0o600); err != nil {
			t.Fatal(err)
		}
		kept, err := reader.Catalogues(cache)
		if err != nil || len(kept) != 1 || keptOf(kept[0]) != c.want {
			t.Errorf("%s: %+v, %v, want %q", c.name, kept, err, c.want)
		}
	}
}
