package print

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"broadsheet/parse"
	"broadsheet/reader"
)

// CacheFolder is where catalogues are kept, "" if this user has no place for such things.
func CacheFolder() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "broadsheet")
}

// Cache says where the catalogues are, of which folders, and how large; or deletes them.
func (s Session) Cache(empty bool) error {
	dir := CacheFolder()
	if dir == "" {
		return s.Write("There is no folder for caches: nothing is kept.\n")
	}
	kept, err := reader.Catalogues(dir)
	if err != nil {
		return err //nolint:wrapcheck // says all
	}
	total := int64(0)
	var out strings.Builder
	for _, k := range kept {
		total += k.Size
		fmt.Fprintf(&out, "%10s  %s\n", bytesOf(k.Size), parse.CleanPath(keptOf(k)))
	}
	if empty {
		if err := reader.ClearCatalogues(dir); err != nil {
			return err //nolint:wrapcheck // says all
		}
		return s.Write(fmt.Sprintf("%s freed in %s\n", bytesOf(total), parse.CleanPath(dir)))
	}
	return s.Write(fmt.Sprintf("%s%10s  in %s\n", out.String(), bytesOf(total), parse.CleanPath(dir)))
}

// keptOf is the folder that a catalogue is of, or else the name of the file, and why it does not say.
func keptOf(k reader.Catalogue) string {
	switch {
	case k.Source != "":
		return k.Source
	case k.Size == 0:
		return k.Name + ": empty"
	}
	return k.Name + ": cannot be read"
}

// bytesOf is a size as one reads it.
func bytesOf(n int64) string {
	const kilo = 1000
	switch {
	case n < kilo:
		return fmt.Sprintf("%d B", n)
	case n < kilo*kilo:
		return fmt.Sprintf("%.1f kB", float64(n)/kilo)
	case n < kilo*kilo*kilo:
		return fmt.Sprintf("%.1f MB", float64(n)/kilo/kilo)
	}
	return fmt.Sprintf("%.1f GB", float64(n)/kilo/kilo/kilo)
}
