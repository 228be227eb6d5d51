package parse

import "strings"

// furnitureLines cuts whole lines that the site adds.
func furnitureLines(s *sheet) {
	for i := range s.lines {
		l := &s.lines[i]
		if l.done || l.end-l.start > 60 {
			continue
		}
		if (furniture.has(fold(s.src[l.start:l.end])) || isButton(s.src[l.start:l.end])) && s.standsAlone(i) {
			s.cut(i)
		}
	}
}

// buttonVerbs ask the reader to do what a button does, in lower case, and buttonWords are all that
// such a button says besides.
var (
	buttonVerbs = set(`
		share follow print email e-mail save tweet pin copy listen subscribe bookmark like join
		teilen teile drucken merken anhören vorlesen folgen abonnieren
		partager partagez imprimer envoyer écouter suivez suivre enregistrer copier abonnez-vous
		compartir comparte compartí imprimir enviar escuchar escucha síguenos síganos seguinos guardar
		condividi condividere stampa invia ascolta seguici salva
		partilhar partilhe compartilhar compartilhe ouvir ouça siga siga-nos salvar enviar
		deel delen afdrukken bewaar bewaren luister volg dela lyssna del udostępnij drukuj`)
	buttonWords = set(`
		this that article story page post news link us our on via by with to the a in it at now more all and or & + | / , channel group updates
		facebook twitter x whatsapp linkedin telegram instagram threads bluesky mastodon pinterest reddit flipboard messenger youtube tiktok pocket
		email e-mail mail sms pdf social media google discover podcast audio newsletter version friend friends
		diesen diese den die das artikel beitrag seite auf per mit als uns auch bei drucken teilen
		cet cette l’article l'article article page sur par avec nous votre nos nous réseaux sociaux
		este esta artículo artigo nota noticia notícia página en por con no na nas nos em redes sociales sociais nuestras nosso nossa canal
		questo questa articolo pagina su con sui social via
		dit artikel bericht op met ons onze in den här artikeln på`)
)

// isButton reports whether a line says nothing but what buttons say: "Share this article",
// "Follow us on social media".
func isButton(t string) bool {
	verb := false
	n := 0
	for word := range strings.FieldsSeq(strings.ToLower(t)) {
		n++
		word = strings.TrimRight(word, ":,")
		switch {
		case buttonVerbs.has(word):
			verb = true
		case word != "" && !buttonWords.has(word):
			return false
		}
	}
	return verb && n > 1
}

// standsAlone reports whether line i is set off from the text: it is no sentence's end, and what
// stands right above it is none that goes on ("… brought from" / "home.").
func (s *sheet) standsAlone(i int) bool {
	l := s.lines[i]
	if s.src[l.end-1] == '.' {
		return false
	}
	return i == 0 || l.gap > 0 || s.lines[i-1].done || len(s.text(i-1)) < 36 || ends(s.text(i-1)) || furniture.has(fold(s.text(i-1)))
}

// jumps begin the line that says where the text goes on or comes from, before a page's number.
var jumps = []string{
	"continued on page", "continued from page", "continued on p", "continued from p", "continued on", "continued from",
	"continues on page", "continues on p", "continues from page", "continues page", "continued page",
	"full story page", "full story on page", "turn to page", "turn to p", "see page", "from page", "from p", "to page",
	"more on page", "report on page", "story on page", "details page", "cont. on page", "cont. on p", "cont’d on page",
	"cont'd on page", "contd on page", "» page", "page suite",
	"viene de la página", "viene de página", "sigue en la página", "pasa a la página", "continúa en la página",
	"suite page", "suite en page", "suite de la page", "lire page", "lire aussi page", "lire la suite page",
	"lesen sie weiter auf seite", "lesen sie mehr auf seite", "mehr dazu auf seite", "mehr auf seite", "bericht auf seite", "bericht seite",
	"kommentar seite",
	"siehe auch seite", "lesen sie dazu seite", "voir page", "voir aussi page", "nos informations page", "suite et fin page", "à lire page",
	"à suivre page",
	"sigue en página", "sigue en pág.", "continúa en página", "pase a la página", "más información en la página", "ver página", "véase página",
	"continua a pag.", "segue a pag.", "continua alla pagina", "continua nella pagina", "servizio a pagina", "servizi a pagina", "alle pagine",
	"a pagina",
	"continua na pág", "continua na pagina", "segue na página", "ver página", "leia mais na página", "vervolg pagina", "verder op pagina",
	"lees verder pagina", "lees meer op pagina", "lees ook pagina", "vervolg op blz.", "fortsättning på sidan", "se sidan",
	"continued overleaf", "story continues on page", "full report page", "full report on page", "report, page", "reports, page", "report page",
	"analysis page", "analysis, page", "editorial, page", "see also page", "more, page", "more page", "related story, page", "see story, page",
	"see story on page", "please see page", "see p", "from a1", "from front page", "from the front page",
	"fortsetzung auf seite", "fortsetzung von seite", "fortsetzung seite", "weiter auf seite", "siehe seite",
	"vervolg op pagina", "vervolg van pagina", "lees verder op pagina", "zie pagina",
	"continua na página", "continua na pág.", "segue a pagina", "continua a pagina", "segue dalla prima", "dalla prima pagina",
	"dalla prima", "vem da página",
}

// jumpLines cuts the lines "Continued on Page 7" and "From page 1", and the same words where
// they end a paragraph.
func jumpLines(s *sheet) {
	for i := range s.lines {
		l := &s.lines[i]
		if l.done {
			continue
		}
		if isJump(s.text(i)) {
			s.cut(i)
			continue
		}
		if c := s.src[l.end-1]; c < '0' || c > '9' {
			continue
		}
		// At the end of a paragraph: behind its last full stop.
		tail := s.src[max(l.start, l.end-48):l.end]
		if j := strings.LastIndexAny(tail[:max(0, len(tail)-2)], ".!?”\"’"); j >= 0 {
			from := l.end - len(tail) + j
			for from < l.end && (s.src[from] == '.' || s.src[from] == '!' || s.src[from] == '?' || s.src[from] == '"' || s.src[from] >= 0x80) {
				from++
			}
			if isJump(s.src[from:l.end]) {
				s.mark(from, l.end, RoleCut)
				s.endAt(i, from)
			}
		}
	}
}

// isJump reports whether s is a jump line as a whole.
func isJump(s string) bool {
	s = strings.TrimSpace(s)
	if len(s) > 60 || len(s) < 6 || !hasDigit(s) && !strings.Contains(s, "age") { // back page, page one
		return false
	}
	lower := strings.ToLower(strings.Trim(s, " ()[]•●►▶»>→*–-—."))
	if sendsTo(s) {
		return true
	}
	for _, lead := range jumps {
		if rest, ok := strings.CutPrefix(lower, lead); ok && pageNumber(strings.Trim(rest, " .:,")) {
			return true
		}
	}
	return false
}

// sendsTo reports whether s is "See CROSSING, Page A6": the catchword of a story that goes on.
func sendsTo(s string) bool {
	word, rest, _ := strings.Cut(s, " ")
	at := strings.LastIndexByte(rest, ' ')
	if at < 0 || !jumpVerbs.has(strings.ToLower(word)) || !pageNumber(strings.ToLower(strings.TrimRight(rest[at+1:], ".)"))) {
		return false
	}
	mid := strings.TrimRight(rest[:at], " ")
	cut := strings.LastIndexAny(mid, " ,")
	return cut > 0 && jumpPages.has(strings.ToLower(mid[cut+1:])) && isUpper(strings.Trim(mid[:cut], " ,"))
}

// jumpVerbs open the line that sends the reader to a page, and jumpPages stand before its number.
var (
	jumpVerbs = set(`see please turn continued siehe voir véase ver vedi veja zie lire leia`)
	jumpPages = set(`page pages p. p pg. seite página pagina pág. pag. blz. pagine`)
)

// pageNumber reports whether s is the number of a page: 7, A12, 12b, "7 and 8"; or one word after
// "Continued on", as "back page".
func pageNumber(s string) bool {
	switch s {
	case "back page", "front page", "next page", "previous page", "page one", "one":
		return true
	}
	s = pageJoints.Replace(s)
	digits := 0
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case r < 'a' || r > 'z':
			return false
		}
	}
	return digits > 0 && len(s)-digits <= 2 && digits <= 6
}

// pageJoints stand between the numbers of several pages.
var pageJoints = strings.NewReplacer(" and ", "", " & ", "", "-", "", "–", "", ", ", "")

// pageWords stand before the number of a page.
var pageWords = []string{"page ", "page: ", "pages ", "pg. ", "pg ", "p. ", "p.", "pp. ", "pp", "p", "sida ", "side ", "strona ", "str. ",
	"página ", "pagina ",
	"pág. ", "pag. ", "seite ", "s. ", "blz. "}

// pageLine returns where in s the number of the page begins, if s is nothing but a page's number.
func pageLine(s string) (int, bool) {
	if len(s) > 20 {
		return 0, false
	}
	lower := strings.ToLower(s)
	if len(lower) != len(s) {
		return 0, false
	}
	if len(s) > 1 && len(s) < 4 && s[0] >= 'A' && s[0] <= 'F' && pageNumber(lower) { // A9
		return 0, true
	}
	for _, w := range pageWords {
		if rest, ok := strings.CutPrefix(lower, w); ok && pageNumber(strings.TrimSpace(rest)) {
			return len(s) - len(strings.TrimLeft(rest, " ")), true
		}
	}
	return 0, false
}
