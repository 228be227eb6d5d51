package parse_test

import (
	"bytes"
	"fmt"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"

	"broadsheet/parse"
)

// page is a page of the ordinary shape with about 900 words.
func page() []byte {
	var b strings.Builder
	b.WriteString("Harbour Post\n\nFerry firm sues over harbour wall\n\n- Ada Farrow Ada Farrow is environment correspondent of the Harbour Post\n\n")
	for i := range 18 {
		fmt.Fprintf(&b, "The harbour wall that gave way in January will be rebuilt with its own stones, the council said in its report number %d. ", i)
		b.WriteString("Engineers who looked at the seabed found them lying where they had fallen, and no worse for a winter under water. The work is to begin after Easter and to end before the herring come.\n\n")
	}
	b.WriteString(" ?? REUTERS ?? Waves break over the harbour wall in January\nREUTERS Waves break over the harbour wall in January\n ?? ??\n\nNewspapers in English\n\nNewspapers from United Kingdom\n")
	return []byte(b.String())
}

// BenchmarkParse collects its garbage as seldom as a scan does.
func BenchmarkParse(b *testing.B) {
	defer debug.SetGCPercent(debug.SetGCPercent(300))
	src := page()
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		for p, err := range parse.Articles("x.txt", src) {
			if err != nil {
				b.Fatal(err)
			}
			p.Article()
		}
	}
}

// BenchmarkDoubling reads inputs that grow by two: the time a byte must stay what it is.
func BenchmarkDoubling(b *testing.B) {
	shapes := map[string]string{
		"marks": "??", "caption lines": "small words go on\n", "figures": " ?? ADA VAN DER FARROW ?? A wall %d\n", "marks apart": "?? ", "bullets": "- \n", "bullet names": "- Ada Farrow\n", "captions": " ?? REUTERS ?? The same wall\n", "one line": "word ", "letters": "a",
		"blank": "\n", "hyphens": "ab- cd-", "quotes": "“The same sentence that stands here again and again.”\n\n", "escapes": "\x1b]", "crossheads": "A crosshead\n\nThe text under it goes on for a while.\n\n",
		"brackets": "(Reporting by ", "jumps": "Continued on Page 7\n", "mojibake": "Ã©â€™", "short": "a\n", "tabs": "a\tb\n", "quotation marks": "\"", "opening marks": "“", "full stops": ". ", "dialogue": "- Who is it?\n", "sentences": "It rained.\n", "desks": "It rained. (Editing by Ada)\n", "datelines": "LONDON (Reuters) - ", "parts": "A | B · ", "names": "Ada Farrow and ", "at signs": "@", "drop capitals": "T H",
	}
	for name, unit := range shapes {
		for _, size := range []int{1 << 18, 1 << 19, 1 << 20} {
			src := []byte("Head\n\n" + strings.Repeat(unit, size/len(unit)))
			if name == "caption lines" {
				src = append([]byte("Head\n\n ?? ADA FARROW ?? A wall\n"), src[len("Head\n\n"):]...)
			}
			if strings.Contains(unit, "%d") {
				src = numbered(unit, size)
			}
			b.Run(fmt.Sprintf("%s/%d", name, size), func(b *testing.B) {
				b.SetBytes(int64(len(src)))
				for b.Loop() {
					for p, err := range parse.Articles("x.txt", src) {
						if err == nil {
							p.Article()
						}
					}
				}
			})
		}
	}
}

// numbered repeats unit, with a number in each, up to a size.
func numbered(unit string, size int) []byte {
	var b bytes.Buffer
	b.WriteString("Head\n\n")
	for i := 0; b.Len() < size; i++ {
		b.WriteString(strings.ReplaceAll(unit, "%d", strconv.Itoa(i)))
	}
	return b.Bytes()
}
