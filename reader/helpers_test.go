package reader

import (
	"context"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"broadsheet/parse"
)

// folderSource is a source of the files in fsys, named press.
func folderSource(fsys fs.FS) *source { return &source{arg: "press", fsys: fsys} }

// scanned reads the whole library and returns the last report.
func scanned(t *testing.T, l *Library) Progress {
	t.Helper()
	var last Progress
	err := l.Scan(context.Background(), func(p Progress) { last = p })
	if err != nil || last.Err != nil || !last.Done {
		t.Fatalf("the scan ended with %v and %+v", err, last)
	}
	return last
}

// opened opens a library that has nothing wrong with it.
func opened(t *testing.T, paths ...string) *Library {
	t.Helper()
	l, err := Open(paths, nil)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// paths returns the paths of all articles, in their order, slash-separated.
func paths(t *testing.T, l *Library) []string {
	t.Helper()
	rows, err := l.Query(context.Background(), Query{Sort: "path"})
	if err != nil {
		t.Fatal(err)
	}
	list := make([]string, 0, rows.Len())
	for _, e := range rows.Window(0, rows.Len()) {
		list = append(list, strings.ReplaceAll(e.Path, `\`, "/"))
	}
	return list
}

// wrong returns the problems as "path: reason", slash-separated, less the folder dir.
func wrong(l *Library, dir string) []string {
	problems := l.Problems()
	list := make([]string, 0, len(problems))
	for _, p := range problems {
		list = append(list, strings.TrimPrefix(strings.ReplaceAll(p.Error(), `\`, "/"), dir+"/"))
	}
	return list
}

func mustEqual(t *testing.T, what string, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s:\n%q, want\n%q", what, got, want)
	}
}

// put adds the entry of an article that was found in f.
func (b *batch) put(f found, part int, format string, a *parse.Article) {
	b.begin(f)
	b.add(part, format, a, 0)
}
