package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// linked is a library of an article with two links, and one without.
func linked() *fakeLibrary {
	lib := newFake("Linked", "Bare")
	lib.texts[0] = "Linked\n\nURL: https://echo.example/wall\n\nThe report is at http://council.example/report.pdf, said the council, and nowhere else.\n\nThere is javascript:alert(1) too, and file:///etc/passwd, which nobody should open from here.\n"
	return lib.finish()
}

// browserThatWrites is a browser that writes what it is to open into a file.
func browserThatWrites(t *testing.T) (file string) {
	t.Helper()
	dir := t.TempDir()
	file = filepath.Join(dir, "opened")
	script := filepath.Join(dir, "browser")
	if err := os.WriteFile(script, []byte("#!/bin/sh\necho \"$@\" > "+file+"\n"), 0o700); err != nil { //nolint:gosec // it is to be run
		t.Fatal(err)
	}
	t.Setenv("BROWSER", script+" --new-tab")
	return file
}

func TestLinksAreListedAndOpenedWhenTheReaderAgrees(t *testing.T) {
	file := browserThatWrites(t)
	s := newStage(t, linked(), 120, 40)
	s.keys("#")
	s.has("2 links")
	s.has("1  https://echo.example/wall")
	s.hasNot("javascript")
	s.keys("j", "enter")
	s.has("Enter opens http://council.example/report.pdf")
	s.keys("enter")
	s.until("the browser", func() bool { _, err := os.Stat(file); return err == nil })
	s.until("what it wrote", func() bool {
		opened, err := os.ReadFile(file)
		return err == nil && string(opened) == "--new-tab http://council.example/report.pdf\n"
	})
}

func TestNothingIsOpenedUnasked(t *testing.T) {
	file := browserThatWrites(t)
	s := newStage(t, linked(), 120, 40)
	s.keys("o")
	s.has("Enter opens https://echo.example/wall")
	s.keys("esc", "enter", "o", "j", "enter")
	if _, err := os.Stat(file); err == nil {
		t.Error("a link was opened")
	}
}

func TestArticleWithoutLinksSaysSo(t *testing.T) {
	s := newStage(t, linked(), 120, 40)
	s.keys("j", "o")
	s.has("this article has no links")
	s.keys("#")
	s.has("This article has no links")
	s.keys("enter", "q")
	s.hasNot("This article has no links")
}

func TestAddressIsCopied(t *testing.T) {
	s := newStage(t, linked(), 120, 40)
	s.keys("#", "j", "y")
	s.has("copied http://council.example/report.pdf")
}

func TestBrowserThatFailsSaysSo(t *testing.T) {
	t.Setenv("BROWSER", "/nowhere/browser")
	s := newStage(t, linked(), 120, 40)
	s.keys("o", "enter")
	s.until("the failure", func() bool { return strings.Contains(s.screen(), "cannot open https://echo.example/wall") })
}
