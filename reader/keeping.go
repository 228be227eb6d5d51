package reader

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path/filepath"
	"strings"
	"sync"

	"broadsheet/parse"
	"broadsheet/reader/catalogue"
)

// book is the catalogue of one source: what was read of it, kept for the next start.
type book struct {
	mu    sync.Mutex
	file  *catalogue.File
	fault error    // why nothing is written
	lost  error    // why not all of it could be used, until everything has been read
	first uint32   // the number of the first file that it knows
	keys  []uint32 // of the files from that one on; noKey: it is of another source
	next  uint32   // the key of the next one
	words wordKeys // of those that it has
	loose int      // articles that do not stand in it by date, and those in it that are gone
}

const noKey = 1<<32 - 1

// bookcase is the catalogues of a library.
type bookcase struct {
	folder string  // that they lie in, "" for none
	of     []*book // the sources, nil for those that are not kept

	opening sync.Mutex
	closed  bool
}

// Keep has the library keep what it reads in catalogues in that folder, so that the next start need
// not read it again. It is to be called before Scan, which opens them.
func (l *Library) Keep(folder string) { l.books.folder = folder }

// own is the folder of the catalogues as a folder of the source, "" if it lies elsewhere. To read what is
// written there would never end.
func (l *Library) own(s *source) string {
	if l.books.folder == "" || s.abs == "" || s.file != "" {
		return ""
	}
	rest, ok := belowRoot(s.abs, l.books.folder)
	if !ok {
		return ""
	}
	return rest
}

// Catalogue is what is kept of one source.
type Catalogue struct {
	Source string // from the root of the file system on; raw; "" if the file does not say, or cannot be read
	Name   string // of the file, without its folder
	Size   int64  // in bytes
}

// Catalogues lists what is kept in that folder.
func Catalogues(folder string) ([]Catalogue, error) {
	list, err := catalogue.Survey(folder)
	all := make([]Catalogue, len(list))
	for i, info := range list {
		const parts = 4 // see heading; the last is the source
		all[i] = Catalogue{Name: info.Name, Size: info.Size}
		if of := strings.SplitN(info.Heading, " ", parts); len(of) == parts {
			all[i].Source = of[parts-1]
		}
	}
	return all, err //nolint:wrapcheck // says all
}

// ClearCatalogues deletes what is kept in that folder.
func ClearCatalogues(folder string) error {
	return catalogue.Clear(folder) //nolint:wrapcheck // says all
}

// openBooks opens the catalogues of the sources.
func (l *Library) openBooks(ctx context.Context) {
	l.books.opening.Lock()
	defer l.books.opening.Unlock()
	if l.books.folder == "" || l.books.closed {
		return
	}
	for i, s := range l.sources {
		if s.abs != "" && s.part == 0 && s.inside == "" && (s.file == "" || isArchive(ctx, s.arg)) {
			sum := sha256.Sum256([]byte(l.heading(s)))
			path := filepath.Join(l.books.folder, hex.EncodeToString(sum[:8])+catalogue.Extension)
			file, err := catalogue.Open(path, fmt.Sprintf("%d.%d %s", layout, parse.Version, l.heading(s)))
			l.books.of[i] = &book{file: file, fault: err}
		}
	}
}

// heading names the source of a catalogue: what is left out of it makes it another one.
func (l *Library) heading(s *source) string {
	return fmt.Sprintf("hidden=%t ignored=%t %s", l.include.hidden, l.include.ignored, s.abs)
}

// key is that of a file of that number.
func (b *book) key(number uint32) uint32 {
	at := int(number) - int(b.first)
	for at >= len(b.keys) {
		b.keys = append(b.keys, noKey)
	}
	if b.keys[at] == noKey {
		b.keys[at] = b.next
		b.next++
	}
	return b.keys[at]
}

// write adds what a batch holds, whose files have their numbers, and that these files are gone.
func (b *book) write(batch *batch, gone []uint32) {
	if b == nil {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.loose += len(batch.rows)
	if !b.file.Writable() {
		return
	}
	if err := b.file.Append(batch.encode(room{}, b.key, &b.words, gone)); err != nil {
		b.fault = err
	}
	for i := range batch.files {
		batch.files[i].written = true
	}
}

// waste notes that so many articles in the catalogue are gone.
func (b *book) waste(articles int) {
	if b == nil {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.loose += articles
}

// note is what there is to say of the catalogues, and of the watch; "" if all is well.
func (l *Library) note() string {
	if l.watch != nil {
		if note := l.watch.note(); note != "" {
			return note
		}
	}
	for _, b := range l.books.of {
		if b == nil {
			continue
		}
		b.mu.Lock()
		err := cmp.Or(b.fault, b.lost)
		b.mu.Unlock()
		if err != nil {
			about, _, _ := strings.Cut(err.Error(), ": ")
			if why := reason(err); !strings.HasPrefix(why, about) {
				return about + ": " + why
			}
			return err.Error()
		}
	}
	return ""
}

// complete says that everything has been read: what the catalogues lost is there again.
func (l *Library) complete() {
	for _, b := range l.books.of {
		if b != nil {
			b.mu.Lock()
			b.lost = nil
			b.mu.Unlock()
		}
	}
}

// Close ends what the library keeps. It is not to be used afterwards.
func (l *Library) Close() {
	l.books.opening.Lock()
	defer l.books.opening.Unlock()
	l.books.closed = true
	for _, b := range l.books.of {
		if b != nil {
			b.mu.Lock()
			b.file.Close()
			b.mu.Unlock()
		}
	}
	if k := l.kept.Swap(nil); k != nil {
		k.close()
	}
}
