package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// properName sets a name that stands in capitals as a name: "ADA VAN DER BERG-O'NEILL" gives
// "Ada van der Berg-O'Neill". Words in mixed case, initials and acronyms stay as they are.
func properName(s string) string {
	words := strings.Fields(s)
	all := !strings.ContainsFunc(s, unicode.IsLower)
	for i, w := range words {
		bare := strings.Trim(w, ".,;:()")
		switch {
		case strings.HasPrefix(bare, "Mc") && shouted(bare[2:]): // McGRATH
			words[i] = strings.Replace(w, bare, "Mc"+capitalise(bare[2:]), 1)
		case all && i > 1 && i < len(words)-1 && (bare == "Y" || bare == "E"): // Ortega y Gasset
			words[i] = strings.ToLower(w)
		case !shouted(bare), nameAcronyms.has(bare), strings.Contains(w, "@"):
		case all && i > 0 && i < len(words)-1 && particles.has(strings.ToLower(bare)):
			words[i] = strings.ToLower(w)
		case all && i == 0 && len(words) > 1 && longParticles.has(strings.ToLower(bare)):
			words[i] = capitalise(w)
		default:
			words[i] = capitalise(w)
		}
	}
	return strings.Join(words, " ")
}

// shouted reports whether w is a word in capitals: two letters at least, and no initials ("J.K.").
func shouted(w string) bool {
	letters := 0
	for i, r := range w {
		switch {
		case unicode.IsLower(r):
			return false
		case unicode.IsUpper(r):
			letters++
		case r == '.' && i < len(w)-1:
			return false
		}
	}
	return letters > 1
}

// capitalise sets "O'NEILL-MCADAM" as "O'Neill-McAdam".
func capitalise(w string) string {
	var out strings.Builder
	start := true
	for _, r := range w {
		if start {
			out.WriteRune(unicode.ToUpper(r))
		} else {
			out.WriteRune(unicode.ToLower(r))
		}
		start = !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) && !unicode.IsDigit(r)
	}
	w = possessive(out.String())
	if rest, ok := strings.CutPrefix(w, "Mac"); ok && macNames.has(rest) {
		r, n := utf8.DecodeRuneInString(rest)
		w = "Mac" + string(unicode.ToUpper(r)) + rest[n:]
	}
	for _, part := range strings.FieldsFunc(w, func(r rune) bool { return r == '-' }) {
		if strings.HasPrefix(part, "Mc") && len(part) > 3 {
			r, n := utf8.DecodeRuneInString(part[2:])
			w = strings.Replace(w, part, "Mc"+string(unicode.ToUpper(r))+part[2+n:], 1)
		}
	}
	return w
}

// possessive puts the s of "Ada'S" back in lower case.
func possessive(w string) string {
	for _, mark := range []string{"'", "’"} {
		if strings.HasSuffix(w, mark+"S") {
			return w[:len(w)-1] + "s"
		}
	}
	return w
}

// jobTitle sets what an author is as a lower-case noun phrase: "POLITICAL EDITOR" and "Political
// Editor" give "political editor". Acronyms and proper names in it stay: "UK", "Middle East", and
// in mixed case all that is no word for a job.
func jobTitle(s string) string {
	words := strings.Fields(s)
	all := isUpper(s)
	for i, w := range words {
		bare := strings.Trim(w, ".,;:()'’s")
		switch upper := strings.ToUpper(bare); {
		case jobAcronyms.has(upper):
			words[i] = strings.Replace(w, bare, upper, 1)
		case jobProper.has(strings.ToLower(bare)):
			if shouted(bare) {
				words[i] = capitalise(w)
			}
		case all, i == 0, jobWords.has(strings.ToLower(w)), jobWords.has(strings.ToLower(bare)), jobNouns.has(strings.ToLower(bare)):
			words[i] = strings.ToLower(w)
		}
	}
	return strings.Join(words, " ")
}

// properCredit gives agencies their own spelling and photographers that of names: "JANE DOE/AFP
// VIA GETTY IMAGES" gives "Jane Doe/AFP via Getty Images".
func properCredit(s string) string {
	if name, ok := agencies()[fold(s)]; ok {
		return name
	}
	for _, sep := range creditSeparators {
		if i := strings.Index(strings.ToLower(s), sep); i >= 0 && len(strings.ToLower(s)) == len(s) {
			left, right := properCredit(strings.TrimSpace(s[:i])), properCredit(strings.TrimSpace(s[i+len(sep):]))
			return left + sep + right
		}
	}
	return common(properName(s))
}

// common puts a credit that names nobody in lower case behind its first word: "Archivo familiar".
func common(s string) string {
	first, rest, more := strings.Cut(s, " ")
	for word := range strings.FieldsSeq(strings.ToLower(s)) {
		more = more && commonCredits.has(word)
	}
	if !more {
		return s
	}
	return first + " " + strings.ToLower(rest)
}

// commonCredits are words of credits that name nobody.
var commonCredits = set(`
	of the family familiar photo photos picture pictures image images archive archives archivo arquivo archivio archief collection collections
	file handout supplied courtesy by via for familiale famille privé privée privées particulier particulière particular privat privata privato
	fotoarchiv leser leserin cortesía cedida cedidas gentileza cortesia divulgação pessoal familie famiglia di della`)

// creditSeparators part the photographer from the agency, the outermost first. They are set in
// lower case.
var creditSeparators = []string{" via ", " for ", " / ", "/", " | ", ", ", " - ", " – ", " & ", " and "}
