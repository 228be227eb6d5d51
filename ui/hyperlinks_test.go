package ui

import (
	"fmt"
	"os"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// clickOn clicks on the first cell of a text on the screen.
func (s *stage) clickOn(text string) {
	s.t.Helper()
	for y, line := range strings.Split(s.screen(), "\n") {
		if before, _, found := strings.Cut(line, text); found {
			s.send(click(ansi.StringWidth(before), y))
			return
		}
	}
	s.t.Fatalf("%q is not on\n%s", text, s.screen())
}

func TestClickOnALinkAsksAndASecondOneOpensIt(t *testing.T) {
	file := browserThatWrites(t)
	s := newStage(t, linked(), 120, 40)
	s.clickOn("http://council.example/report.pdf")
	s.has("Enter opens http://council.example/report.pdf")
	s.clickOn("The report is")
	s.hasNot("Enter opens")
	s.keys("enter")
	if _, err := os.Stat(file); err == nil {
		t.Fatal("a link was opened that nobody asks about any more")
	}
	s.clickOn("https://echo.example/wall")
	s.clickOn("http://council.example/report.pdf")
	s.has("Enter opens http://council.example/report.pdf")
	s.clickOn("http://council.example/report.pdf")
	s.until("what the browser wrote", func() bool {
		opened, err := os.ReadFile(file)
		return err == nil && string(opened) == "--new-tab http://council.example/report.pdf\n"
	})
}

func TestClickOnALinkInColumns(t *testing.T) {
	lib := newFake("Long")
	var text strings.Builder
	for i := range 26 {
		fmt.Fprintf(&text, "%d is the number of a paragraph that is as long as it has to be for two lines.\n\n", i)
	}
	lib.texts[0] = "Long\n\n" + text.String() + "See https://council.example/in/the/third/column for more of it.\n"
	s := newStage(t, lib.finish(), 200, 36)
	s.keys("enter", "C")
	s.clickOn("https://council.example/")
	s.has("Enter opens https://council.example/in/the/third/column")
}

func TestTerminalIsToldOfLinks(t *testing.T) {
	lib := newFake("Linked")
	lib.texts[0] = "Linked\n\nSee https://echo.example/größe and https://echo.example/a;b and https://echo.example/" + strings.Repeat("long/", 30) + " for more.\n"
	s := newStage(t, lib.finish(), 120, 40)
	for _, want := range []string{"https://echo.example/gr%C3%B6%C3%9Fe\x07", "https://echo.example/" + strings.Repeat("long/", 30) + "\x07"} {
		if !strings.Contains(s.m.View().Content, want) {
			t.Errorf("the terminal does not hear of %q", want)
		}
	}
	if strings.Contains(s.m.View().Content, "a;b\x07") { // a semicolon parts the fields of the sequence
		t.Error("the terminal hears of an address that it would read wrongly")
	}
	s.send(tea.EnvMsg{"TERM=linux"})
	if strings.Contains(s.m.View().Content, "\x1b]8;") {
		t.Error("a terminal that knows no links hears of them")
	}
	s.has("https://echo.example/größe")
}

func TestMatchInALinkIsMarked(t *testing.T) {
	s := newStage(t, linked(), 120, 40)
	s.keys("enter", "/", "c", "o", "u", "n", "c", "i", "l", "enter")
	s.has("1 of 2")
	s.fits("a match in a link")
	s.clickOn("http://council.example/report.pdf")
	s.has("Enter opens http://council.example/report.pdf")
}

func TestAddressIsShortenedWhereItMattersLeast(t *testing.T) {
	const long = "https://www.council.example/reports/2024/harbour-wall/final.pdf"
	for _, c := range []struct {
		w    int
		want string
	}{
		{80, long},
		{50, "https://www.council.example/reports/2…l/final.pdf"},
		{30, "https://www.council.example"},
		{20, "…www.council.example"},
		{10, "…l.example"},
	} {
		got := shortAddress(long, c.w)
		if ansi.StringWidth(got) > c.w || c.w != 50 && got != c.want || c.w == 50 && !strings.HasPrefix(got, "https://www.council.example/rep") {
			t.Errorf("in %d cells: %q, want %q", c.w, got, c.want)
		}
	}
	for hostile, host := range map[string]string{
		"https://evil.example?" + strings.Repeat("a", 90) + ".good-bank.example/login":                  "https://evil.example",
		"https://evil.example\\" + strings.Repeat("a", 90) + ".good-bank.example/login":                 "https://evil.example",
		"https://evil.example#" + strings.Repeat("a", 90) + ".good-bank.example/login":                  "https://evil.example",
		"https://good-bank.example:" + strings.Repeat("a", 90) + "@evil.example/login/of/the/good-bank": "…evil.example/",
		"https://" + strings.Repeat("a", 90) + ".evil.example":                                          "aa.evil.example",
	} {
		if got := shortAddress(hostile, 40); !strings.Contains(got, host) || ansi.StringWidth(got) > 40 {
			t.Errorf("%q is shown as %q, without its host", hostile, got)
		}
	}
	if got := shortAddress("mailto:somebody.with.a.long.name@fenlandecho.example", 24); !strings.HasSuffix(got, "@fenlandecho.example") {
		t.Errorf("%q", got)
	}
}
