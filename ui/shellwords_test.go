package ui

import (
	"errors"
	"slices"
	"testing"
)

func TestShellWords(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text string
		want []string // as sh -c 'printf "%s\n" …' prints them
	}{
		{"", nil},
		{" \t\n ", nil},
		{"vi", []string{"vi"}},
		{"  code  --wait\t-n ", []string{"code", "--wait", "-n"}},
		{`"/opt/my editor/ed" --wait`, []string{"/opt/my editor/ed", "--wait"}},
		{`'/opt/my editor/ed' --wait`, []string{"/opt/my editor/ed", "--wait"}},
		{`/opt/my\ editor/ed`, []string{"/opt/my editor/ed"}},
		{`/opt/"my editor"/ed`, []string{"/opt/my editor/ed"}},
		{`ed '' ""`, []string{"ed", "", ""}},
		{`a"b'c"'d"e'`, []string{`ab'cd"e`}},
		{`"a\"b\\c\d"`, []string{`a"b\c\d`}},
		{`'a\'b`, []string{`a\b`}},
		{`\"a\'`, []string{`"a'`}},
		{`a\`, []string{`a\`}},
		{"é \\é 'é'", []string{"é", "é", "é"}},
	} {
		if got, err := shellWords(c.text, true); err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, error %v, want %q", c.text, got, err, c.want)
		}
	}
	for _, text := range []string{`"a`, `a 'b`, `"a\"`} {
		if got, err := shellWords(text, true); !errors.Is(err, errOpenQuote) {
			t.Errorf("%s: %q, error %v", text, got, err)
		}
	}
	if got, err := shellWords(`"C:\my editor\ed.exe" C:\x`, false); err != nil || !slices.Equal(got, []string{`C:\my editor\ed.exe`, `C:\x`}) {
		t.Errorf("%q, error %v", got, err)
	}
}

func TestEditorIsReadAsAShellDoes(t *testing.T) {
	for _, c := range []struct {
		visual, editor string
		want           []string
		err            string
	}{
		{`"/opt/my editor/ed" --wait`, "vi", []string{"/opt/my editor/ed", "--wait", "a.txt"}, ""},
		{"", `/opt/my\ editor/vim -n`, []string{"/opt/my editor/vim", "-n", "+7", "a.txt"}, ""},
		{" ", "", []string{"vi", "+7", "a.txt"}, ""},
		{`''`, "ed", []string{"ed", "a.txt"}, ""},
		{`"ed`, "vi", nil, "$VISUAL: a quotation mark is not closed"},
	} {
		t.Setenv("VISUAL", c.visual)
		t.Setenv("EDITOR", c.editor)
		got, err := editor("a.txt", 7)
		if !slices.Equal(got, c.want) || (err != nil) != (c.err != "") || err != nil && err.Error() != c.err {
			t.Errorf("%q, %q: %q, error %v, want %q", c.visual, c.editor, got, err, c.want)
		}
	}
	t.Setenv("BROWSER", `"/opt/my browser" --new`)
	if got, err := browser(); err != nil || !slices.Equal(got, []string{"/opt/my browser", "--new"}) {
		t.Errorf("%q, error %v", got, err)
	}
}
