package e2e_test

import (
	"encoding/base64"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// script writes a program for the shell, and returns its path.
func script(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte("#!/bin/sh\n"+text+"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestEditsTheFileAtThePlaceAndReadsItAgain(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	put(t, dir, "long.txt", longArticle("A very long report", 80))
	// An editor by the name of vi: it notes what it is asked, and changes the file.
	vi := script(t, "vi", `printf "%s\n" "$*" > `+filepath.Join(dir, "asked")+`
for file; do :; done
sed 's/paragraph number/passage with the number/' "$file" > "$file.new" && mv "$file.new" "$file"`)
	x := start(t, stage{w: 100, h: 30, dir: dir, env: []string{"EDITOR=" + vi + " -n"}, args: []string{"long.txt"}})
	x.Wait("paragraph number 1 of")
	x.Send("3 ")
	x.WaitFor("does not page", func(s string) bool { return firstParagraph(s) != "1" && firstParagraph(s) != "" })
	place := firstParagraph(x.Screen())
	x.Send("e")
	x.Wait("passage with the number " + place + " of")
	asked, err := os.ReadFile(filepath.Join(dir, "asked"))
	if words := strings.Fields(string(asked)); err != nil || len(words) != 3 || words[0] != "-n" || words[1][0] != '+' || words[2] != "long.txt" {
		t.Errorf("the editor was asked %q, %v", asked, err)
	}
	x.Send("q")
	x.MustLeaveClean(0)
}

func TestEditorThatFailsSaysSo(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	put(t, dir, "a.txt", longArticle("A report", 3))
	x := start(t, stage{w: 100, h: 30, dir: dir, env: []string{"VISUAL=/nowhere/editor"}, args: []string{"."}})
	x.Wait("A report", "1 article")
	x.Send("e")
	x.Wait("/nowhere/editor")
	if err := os.Remove(filepath.Join(dir, "a.txt")); err != nil {
		t.Fatal(err)
	}
	x.Send("e")
	x.Wait("there is no file to edit")
	x.Send("q")
	x.MustLeaveClean(0)
}

func TestPipesTheArticleIntoACommand(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	put(t, dir, "a.txt", longArticle("A report", 3))
	pager := script(t, "pager", "cat > "+filepath.Join(dir, "paged")+"; echo paging; read line < /dev/tty")
	x := start(t, stage{w: 100, h: 30, dir: dir, env: []string{"PAGER=" + pager}, args: []string{"."}})
	x.Wait("A report", "1 article", "paragraph number 3 of")
	x.Send("|")
	x.Wait(" | " + pager)
	x.Send("\r")
	x.Wait("paging")
	x.Send("\r")
	x.Wait("all keys")
	paged, err := os.ReadFile(filepath.Join(dir, "paged"))
	if err != nil || !strings.HasPrefix(string(paged), "THE TEST GAZETTE\n\nA report\n\n") || strings.Contains(string(paged), "\x1b") {
		t.Errorf("the pager was given %.80q, %v", paged, err)
	}
	x.Send("|")
	x.Wait(" | " + pager)
	x.Send("\x15grep -c 'paragraph number' | sed s/^/counted-/\r") // ^u
	x.Wait("counted-3", "[Enter goes back to the article]")
	x.Send("\r")
	x.WaitFor("does not come back", func(s string) bool { return strings.Contains(s, "all keys") && !strings.Contains(s, "counted-3") })
	x.Send("|")
	x.Wait(" | " + pager)
	x.Send("\x15echo said why >&2; exit 3\r")
	x.Wait("said why", "[Enter goes back to the article]") // a failure is seen before the screen comes back
	x.Send("\r")
	x.Wait("exit status 3")
	x.Send("|")
	x.Wait(" | " + pager)
	x.Send("\x1b")
	x.WaitGone(" | " + pager)
	x.Send("q")
	x.MustLeaveClean(0)
}

func TestAddressIsCopiedThroughTheTerminal(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	put(t, dir, "a.txt", longArticle("A report", 3)+"\nSee https://council.example/report.pdf for more.\n")
	x := start(t, stage{w: 100, h: 30, dir: dir, args: []string{"."}})
	x.Wait("A report", "1 article", "https://council.example/report.pdf")
	x.Send("#")
	x.Wait("1 link")
	x.Send("y")
	x.Wait("copied https://council.example/report.pdf")
	x.WaitFor("does not copy", func(string) bool {
		return strings.Contains(string(x.Raw()), "\x1b]52;c;"+base64.StdEncoding.EncodeToString([]byte("https://council.example/report.pdf")))
	})
}
