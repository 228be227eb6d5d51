package parse_test

import (
	"crypto/sha256"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"broadsheet/parse"
)

const versionFile = "../testdata/version.txt"

// TestVersionCountsTheRules has a change of what comes out of the cases raise the version, so that no list
// shows what older rules made of a file.
func TestVersionCountsTheRules(t *testing.T) {
	sum := sha256.New()
	all := cases(t)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		for _, p := range read(t, name, all[name]) {
			sum.Write(fmt.Appendf(nil, "%s %s %+v\n", name, p.Format, *p.Facts()))
		}
	}
	now := fmt.Sprintf("%d %x\n", parse.Version, sum.Sum(nil))
	held, err := os.ReadFile(versionFile)
	if err != nil && !*update {
		t.Fatal(err)
	}
	if string(held) == now {
		return
	}
	if strings.HasPrefix(string(held), fmt.Sprintf("%d ", parse.Version)) {
		t.Fatal("what the lists show of the cases has changed: raise parse.Version, then run with -update")
	}
	if !*update {
		t.Fatalf("the version is %d, that of %s is %s: run with -update", parse.Version, versionFile, strings.Fields(string(held))[0])
	}
	if err := os.WriteFile(versionFile, []byte(now), 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestFactsHaveTheFigures holds what a list is filtered by against the article.
func TestFactsHaveTheFigures(t *testing.T) {
	for name, data := range cases(t) {
		for _, p := range read(t, name, data) {
			figures := slices.DeleteFunc(p.Article().Blocks, func(b parse.Block) bool { return b.Kind != parse.Figure })
			if got, want := fmt.Sprintf("%+v", p.Facts().Blocks), fmt.Sprintf("%+v", figures); got != want {
				t.Errorf("%s: %s, want %s", name, got, want)
			}
		}
	}
}
