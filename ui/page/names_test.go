package page

import (
	"testing"

	"broadsheet/parse"
)

func TestLanguagesAndCountriesAreWrittenOut(t *testing.T) {
	for in, want := range map[string]string{
		"en": "English", "de": "German", "pt-BR": "Brazilian Portuguese", "zh-Hant": "Traditional Chinese", "EN": "English", "xx": "xx", "": "", "e\n": "e\n",
	} {
		if got := languageName(in); got != want {
			t.Errorf("languageName(%q) = %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{"GB": "United Kingdom", "de": "Germany", "XX": "XX", "": "", "England": "England"} {
		if got := countryName(in); got != want {
			t.Errorf("countryName(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestDatesAreWrittenAsFarAsKnown(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "2024": "2024", "2024-03": "March 2024", "2024-03-30": "Saturday 30 March 2024",
		"2024-03-30T14:05:00Z":      "Saturday 30 March 2024, 14:05 UTC",
		"2024-03-30T14:05:00+02:00": "Saturday 30 March 2024, 14:05 +0200",
		"2024-02-31":                "2024-02-31", "last week": "last week",
	} {
		if got := Date(in); got != want {
			t.Errorf("Date(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestBylinesReadWell(t *testing.T) {
	ada := parse.Author{Name: "Ada Farrow", Role: "environment correspondent", Place: "Whitby"}
	ben, cy, dot := parse.Author{Name: "Ben Sorley"}, parse.Author{Name: "Cy Amos", Place: "Goole"}, parse.Author{Name: "Dot Ray"}
	for want, authors := range map[string][]parse.Author{
		"":                          nil,
		"By Ben Sorley":             {ben},
		"By Cy Amos in Goole":       {cy},
		"By Ben Sorley and Dot Ray": {ben, dot},
		"By Ben Sorley, Dot Ray and Cy Amos in Goole":                                           {ben, dot, cy},
		"By Ada Farrow, environment correspondent, in Whitby":                                   {ada},
		"By Ada Farrow, environment correspondent, in Whitby, and Ben Sorley":                   {ada, ben},
		"By Ada Farrow, environment correspondent, in Whitby; Ben Sorley; and Cy Amos in Goole": {ada, ben, cy},
		"Staff reporter":           {{Role: "staff reporter"}},
		"Staff reporter in Whitby": {{Role: "staff reporter", Place: "Whitby"}},
	} {
		if got := Byline(authors); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestCountsAreReadable(t *testing.T) {
	for n, want := range map[int]string{0: "", 1: "1 word", 411: "411 words", 1000: "1,000 words", 1234567: "1,234,567 words"} {
		if got := count(n, "word"); got != want {
			t.Errorf("count(%d) = %q, want %q", n, got, want)
		}
	}
}
