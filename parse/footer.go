package parse

import (
	"maps"
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// footer is one form of the lines that PressReader's site puts under an article.
type footer struct {
	lead   string // how the line begins, folded as words: lower case, no accents changed
	locale string // the language that the rest is written in
	role   Role   // whether the rest is a language or a country
}

// footers of the languages that the site speaks.
var footers = []footer{
	{"newspapers in", "en", RoleLanguage}, {"newspapers from", "en", RoleCountry},
	{"magazines in", "en", RoleLanguage}, {"magazines from", "en", RoleCountry},
	{"journaux en", "fr", RoleLanguage}, {"journaux de la", "fr", RoleCountry}, {"journaux de l'", "fr", RoleCountry},
	{"journaux de l’", "fr", RoleCountry},
	{"journaux du", "fr", RoleCountry}, {"journaux des", "fr", RoleCountry}, {"journaux de", "fr", RoleCountry}, {"journaux d'",
		"fr", RoleCountry}, {"journaux d’", "fr", RoleCountry},
	{"periódicos en", "es", RoleLanguage}, {"periódicos de", "es", RoleCountry}, {"periódicos del", "es", RoleCountry},
	{"diarios de", "es", RoleCountry},
	{"zeitungen auf", "de", RoleLanguage}, {"zeitungen in", "de", RoleLanguage}, {"zeitungen aus der", "de", RoleCountry},
	{"zeitungen aus den", "de", RoleCountry}, {"zeitungen aus dem", "de", RoleCountry}, {"zeitungen aus", "de", RoleCountry},
	{"jornais em", "pt", RoleLanguage}, {"jornais de", "pt", RoleCountry}, {"jornais do", "pt", RoleCountry}, {"jornais da",
		"pt", RoleCountry}, {"jornais dos", "pt", RoleCountry},
	{"giornali in", "it", RoleLanguage}, {"quotidiani in", "it", RoleLanguage}, {"giornali da", "it", RoleCountry},
	{"giornali dal", "it", RoleCountry}, {"giornali dalla", "it", RoleCountry},
	{"giornali dall'", "it", RoleCountry}, {"giornali dall’", "it", RoleCountry}, {"giornali dagli", "it", RoleCountry},
	{"kranten in het", "nl", RoleLanguage}, {"kranten in", "nl", RoleLanguage}, {"kranten uit de", "nl", RoleCountry},
	{"kranten uit het", "nl", RoleCountry}, {"kranten uit", "nl", RoleCountry},
}

// siteFooter reads the language and the country off the site's lines at the end of the text.
// "Newspapers in English lessons" names no language, and stays text.
func siteFooter(s *sheet) {
	seen := 0
	for i := len(s.lines) - 1; i >= 0 && seen < 6; i-- {
		if s.lines[i].done {
			continue
		}
		seen++
		if at, role, ok := footerIn(s.text(i)); ok {
			l := &s.lines[i]
			l.done = true
			s.mark(l.start, l.start+at, RoleCut)
			s.mark(l.start+at, l.end, role)
		}
	}
}

// footerIn returns where in the line the name of the language or country begins.
func footerIn(line string) (int, Role, bool) {
	if len(line) > 80 {
		return 0, "", false
	}
	if strings.IndexByte("NnMmJjPpDdZzGgQqKk", line[0]) < 0 {
		return 0, "", false
	}
	lower := strings.ToLower(line)
	if len(lower) != len(line) {
		return 0, "", false
	}
	for _, f := range footers {
		rest, ok := strings.CutPrefix(lower, f.lead)
		if !ok || rest == "" || rest[0] != ' ' && !strings.HasSuffix(f.lead, "'") && !strings.HasSuffix(f.lead, "’") {
			continue
		}
		if placeCode(f.role, f.locale, plain(line[len(f.lead):])) != "" {
			return len(f.lead), f.role, true
		}
	}
	return 0, "", false
}

// placeCode is the BCP 47 tag of the language or the ISO 3166 code of the country that is
// called name in the language of the locale, or "" where it is neither.
func placeCode(role Role, locale, name string) string {
	names := namesIn(locale)[role]
	key := fold(name)
	if code := names[key]; code != "" {
		return code
	}
	return names[strings.TrimPrefix(key, "the")]
}

// anyCode looks the name up in all the languages of the site.
func anyCode(role Role, name string) string {
	for _, locale := range siteLanguages {
		if code := placeCode(role, locale, name); code != "" {
			return code
		}
	}
	return ""
}

var siteLanguages = []string{"en", "fr", "es", "de", "pt", "it", "nl"}

// moreNames are used beside those that the library knows, folded.
var moreNames = map[Role]map[string]string{
	RoleCountry: {"usa": "US", "unitedstatesofamerica": "US", "uk": "GB", "greatbritain": "GB", "uae": "AE", "türkiye": "TR",
		"czechrepublic": "CZ", "hongkong": "HK", "macau": "MO", "holland": "NL", "republicofireland": "IE", "palestine": "PS",
		"ivorycoast": "CI", "burma": "MM"},
	RoleLanguage: {"chinesesimplified": "zh-Hans", "chinesetraditional": "zh-Hant", "farsi": "fa", "flemish": "nl", "mandarin": "zh"},
}

// namesIn are the names of languages and countries in a language, folded, with their codes.
// Made when first asked for: most files never do.
var namesIn = func() func(string) map[Role]map[string]string {
	made := map[string]func() map[Role]map[string]string{}
	for _, locale := range siteLanguages {
		made[locale] = sync.OnceValue(func() map[Role]map[string]string { return makeNames(language.Make(locale)) })
	}
	return func(locale string) map[Role]map[string]string { return made[locale]() }
}()

func makeNames(locale language.Tag) map[Role]map[string]string {
	languages, countries := map[string]string{}, map[string]string{}
	maps.Copy(languages, moreNames[RoleLanguage])
	maps.Copy(countries, moreNames[RoleCountry])
	for _, tag := range display.Supported.Tags() {
		if base, _ := tag.Base(); base.String() != "und" {
			languages[fold(display.Languages(locale).Name(base))] = base.String()
		}
	}
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			if region, err := language.ParseRegion(string([]rune{a, b})); err == nil && region.IsCountry() {
				region = region.Canonicalize()
				countries[fold(display.Regions(locale).Name(region))] = region.String()
			}
		}
	}
	return map[Role]map[string]string{RoleLanguage: languages, RoleCountry: countries}
}
