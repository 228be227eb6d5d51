package page

import (
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// languageName writes a BCP 47 tag in English: "pt-BR" is "Brazilian Portuguese". What has no
// name stands as it is.
func languageName(tag string) string {
	t, err := language.Parse(tag)
	if err != nil {
		return tag
	}
	return orCode(display.English.Tags().Name(t), tag)
}

// countryName writes an ISO 3166 code in English; what has no name stands as it is.
func countryName(code string) string {
	r, err := language.ParseRegion(code)
	if err != nil || !r.IsCountry() {
		return code
	}
	return orCode(display.English.Regions().Name(r), code)
}

// orCode is the name, or the code where the library has none for it.
func orCode(name, code string) string {
	if name == "" || strings.HasPrefix(name, "Unknown") {
		return code
	}
	return name
}
