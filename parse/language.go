package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/abadojack/whatlanggo"
)

// functionWords are the words that a language cannot do without. A few sentences decide by them
// alone, which takes a hundredth of the time that the library needs.
var functionWords = map[string]*vocabulary{
	"en": set(`the of and to in that is was for with on as it at by from has have be are were will said which this not who would an`),
	"es": set(`de la que el en los del las por con una un para se no es al su lo como más pero sus fue ha este está y`),
	"fr": set(`de la le les et des est une du dans pour que qui sur en au un par pas il ce se plus son avec sont a aux ne cette`),
	"de": set(`der die und das den von mit ist dem ein eine zu im nicht auf für des sich es auch als an wird nach bei aus hat sie er`),
	"nl": set(`de het een van en dat is op te zijn voor met die niet aan er om ook als bij door naar maar uit heeft werd wordt ze`),
	"pt": set(`de que do da em um para não uma os no se na por mais as dos como mas ao das foi à pelo seu sua ou são é com`),
	"it": set(`di che il la della per un del non sono una con le gli dei nel da al si alla più è anche ha come dal ma delle i`),
}

const (
	languageSample = 700 // bytes that are looked at
	languageHits   = 4   // function words that decide, at least
)

// languageOf finds the language of a text as a BCP 47 tag, or "" where that is not certain.
func languageOf(text string) string {
	if len(text) > languageSample {
		text = strings.ToValidUTF8(text[:languageSample], "")
	}
	if tag := byScript(text); tag != "" {
		return tag
	}
	if tag, certain := byFunctionWords(text); certain {
		return tag
	}
	if utf8.RuneCountInString(text) < 80 {
		return ""
	}
	found := whatlanggo.Detect(text)
	if !found.IsReliable() {
		return ""
	}
	return found.Lang.Iso6391()
}

// byScript tells the languages that their letters tell.
func byScript(text string) string {
	var han, kana, hangul, letters int
	for _, r := range text {
		switch {
		case r < utf8.RuneSelf:
			if alnum[r] {
				letters++
			}
		case unicode.Is(unicode.Han, r):
			han++
		case unicode.In(r, unicode.Hiragana, unicode.Katakana):
			kana++
		case unicode.Is(unicode.Hangul, r):
			hangul++
		case unicode.IsLetter(r):
			letters++
		}
	}
	switch east := han + kana + hangul; {
	case east < 8 || east < letters:
		return ""
	case hangul*2 > east:
		return "ko"
	case kana*10 > east:
		return "ja"
	}
	return "zh"
}

// byFunctionWords counts the words of each language, and is certain where one leads clearly.
func byFunctionWords(text string) (tag string, certain bool) {
	var best, second int
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' })
	for name, known := range functionWords {
		n := 0
		for _, w := range words {
			if known.has(w) {
				n++
			}
		}
		if n > best || n == best && name < tag {
			best, second, tag = n, best, name
		} else {
			second = max(second, n)
		}
	}
	return tag, best >= languageHits && best*2 >= second*3 && best*8 >= len(words)
}
