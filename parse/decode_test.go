package parse

import (
	"testing"

	"golang.org/x/text/encoding/unicode"
)

func TestUTF16WithoutItsMark(t *testing.T) {
	const text = "The Paper\n\nA headline here\n"
	for _, order := range []unicode.Endianness{unicode.LittleEndian, unicode.BigEndian} {
		data, err := unicode.UTF16(order, unicode.IgnoreBOM).NewEncoder().String(text)
		if err != nil {
			t.Fatal(err)
		}
		if got := decode(data); got != text {
			t.Errorf("little endian %v: %q", bool(order), got)
		}
	}
}

func TestDamagedUTF8KeepsTheRest(t *testing.T) {
	for in, want := range map[string]string{
		"caf\xe9":                   "café",
		"é à ü ö caf\xe9 \x93x\x94": "é à ü ö café “x”",
		"\x93caf\xe9\x94":           "“café”",
		"a\r\nb\rc\n":               "a\nb\nc\n",
		"\xef\xbb\xbfa":             "a",
		"\xff\xfea\x00\xe9":         "a\uFFFD",
		"\xfe\xff\x00a\xd8\x00":     "a\uFFFD",
	} {
		if got := decode(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
