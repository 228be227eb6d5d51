package e2e_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// article is a page of PressReader's text view with three paragraphs.
func article(headline string) string {
	return longArticle(headline, 3)
}

// longArticle is such a page with as many paragraphs as one likes, each of which says its number.
func longArticle(headline string, paragraphs int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "The Test Gazette\n%s\n\n- Ada Farrow\n\n", headline)
	for i := range paragraphs {
		fmt.Fprintf(&b, "This is paragraph number %d of the report, which the harbour master read out to the council on a grey morning in March.\n\n", i+1)
	}

	return b.String()
}

// put writes a file into dir, and the folders on the way to it.
func put(t *testing.T, dir, name, content string) {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}
