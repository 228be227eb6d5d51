package parse

import (
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// notice is a kind of line that is no part of the article, by how it begins and what it holds.
type notice struct {
	leads []string // how it begins, in lower case
	holds []string // one of these stands in it too, if there are any
	most  int      // bytes it has at most

	goesOn func(rest string) bool // whether it can go on so behind its beginning; nil is always
	also   func(t string) bool    // whether the line is one all the same; nil is never

	byFirst func() *[256][]string // the leads by their first byte, in lower case; made when first needed
}

// ready is the notice with its leads in order.
func ready(n notice) notice {
	n.byFirst = byFirst(n.leads)
	return n
}

// byFirst makes, when first asked, the words by their first byte in lower case, in their order.
func byFirst(words []string) func() *[256][]string {
	return sync.OnceValue(func() *[256][]string {
		var m [256][]string
		for _, w := range words {
			m[w[0]|0x20] = append(m[w[0]|0x20], w)
		}
		return &m
	})
}

// crossReferences send the reader to another article.
var crossReferences = ready(notice{leads: []string{
	"read more:", "read more at ", "read also:", "also read:", "see also:", "related:", "related article:", "related story:", "more on this:", "more:",
	"read next:", "don’t miss:", "don't miss:", "from the archive:", "go deeper:", "watch:", "listen:", "what to read next:",
	"lire aussi", "à lire aussi", "lire également", "lesen sie auch", "lesen sie mehr", "mehr zum thema",
	"lea también", "lee también", "leer más", "lea más", "ver también", "vea también", "en savoir plus", "à relire",
	"weiterlesen:", "mehr dazu:", "leggi tutto", "vedi anche", "saiba mais", "veja também", "zie ook",
	"le puede interesar", "te puede interesar", "puede interesarle", "también te puede", "leggi anche", "leia também", "leia mais:", "lees ook",
	"lees meer:", "sur le même sujet", "notre dossier :", "auch interessant", "das könnte sie", "lesetipp", "więcej:",
	"czytaj też", "läs också", "läs mer:", "les også", "læs også", "potrebbe interessarti", "ti potrebbe interessare", "pode gostar", "veja mais",
	"you may also like", "you might also like", "more from ", "more in ", "related articles:", "related stories:", "read the full story",
	"read the full article", "full story:", "in case you missed it", "recommended:", "also in the news:", "more on this story:",
}, most: 240, goesOn: toTitle})

// newsletterCalls ask the reader to sign up.
var newsletterCalls = ready(notice{leads: []string{
	"sign up", "subscribe to", "subscribe for", "subscribe now", "subscribe here", "register for", "register to",
	"register now", "get our", "get the latest", "get the day", "get the news", "get breaking", "get stories", "join our", "never miss",
	"don’t miss", "don't miss", "want more", "like this story", "enjoying this", "click here to", "receive our", "receive the",
	"follow our", "download our", "stay informed", "stay up to date", "keep up to date", "you can sign up", "to get ",
	"abonnez-vous", "inscrivez-vous", "recevez", "ne manquez", "pour recevoir", "téléchargez", "suivez notre", "rejoignez",
	"suscríbete", "suscríbase", "suscríbanse", "suscribite", "recibe", "recibí ", "reciba", "regístrate", "apúntate", "no te pierdas", "únete",
	"abonnieren sie", "abonniere", "melden sie sich", "melde dich", "jetzt anmelden", "jetzt abonnieren", "hier anmelden", "newsletter abonnieren",
	"jetzt newsletter", "unser newsletter", "mit unserem newsletter", "erhalten sie", "bestellen sie",
	"iscriviti", "iscrivetevi", "ricevi", "ricevete", "abbonati", "resta aggiornato", "non perdere",
	"subscreva", "assine", "inscreva-se", "cadastre-se", "receba", "clique aqui", "não perca", "junte-se", "entre no nosso",
	"meld je aan", "meld u aan", "schrijf je in", "schrijf u in", "ontvang", "abonneer", "prenumerera", "anmäl dig", "zapisz się", "subskrybuj",
}, holds: []string{
	"newsletter", "inbox", "e-mail", "email", "alerts", "boletín", "boletines", "infolettre", "lettre d", "nieuwsbrief", "boletim", "nyhetsbrev",
	"subscription", "whatsapp", "podcast", "telegram", "our app", "notre application", "nuestra app", "benachrichtigung", "posteingang", "bandeja de",
}, most: 240, goesOn: noStory, also: isNewsletterButton})

// copyrights say whose the text is.
var copyrights = ready(notice{leads: []string{"©", "(c) 1", "(c) 2", "copyright ©", "copyright (c)", "copyright 1",
	"copyright 2", "all rights reserved", "tous droits réservés", "alle rechte vorbehalten",
	"todos los derechos reservados", "todos os direitos reservados", "tutti i diritti riservati",
	"alle rechten voorbehouden", "riproduzione riservata", "reproducción prohibida", "prohibida la reproducción", "reprodução proibida",
	"reproduction interdite", "nachdruck verboten", "overname verboden", "este contenido no puede", "this material may not be published",
	"this article may not be reproduced", "no part of this"}, most: 200, goesOn: ofOwner, also: isCopyright})

// changes say when the page was changed, which is not when it was published.
var changes = []string{
	"last modified", "last updated", "last edited", "last changed", "updated", "modified", "edited", "page updated", "page last updated",
	"this article was updated", "this story was updated", "article updated", "story updated",
	"mis à jour", "mise à jour", "dernière mise à jour", "dernière modification", "modifié", "actualisé", "mise en ligne modifiée",
	"aktualisiert", "letzte aktualisierung", "zuletzt aktualisiert", "letzte änderung", "zuletzt geändert", "geändert", "stand",
	"actualizado", "actualizada", "última actualización", "última modificación", "modificado", "modificada",
	"aggiornato", "aggiornata", "aggiornamento", "ultimo aggiornamento", "ultima modifica", "modificato",
	"atualizado", "atualizada", "última atualização", "última modificação", "atualização",
	"bijgewerkt", "laatst bijgewerkt", "laatste update", "laatst gewijzigd", "laatste wijziging", "gewijzigd", "update",
	"senast uppdaterad", "uppdaterad", "opdateret", "oppdatert", "ostatnia aktualizacja", "aktualizacja",
}

// firsts say when the article was published.
var firsts = []string{
	"first published", "originally published", "published", "date published", "posted", "created",
	"publié", "publiée", "paru", "mis en ligne", "première publication", "publication",
	"veröffentlicht", "erstellt", "erschienen", "veröffentlichung", "publicado", "publicada", "creado", "publicación", "criado", "publicação",
	"pubblicato", "pubblicata", "pubblicazione", "gepubliceerd", "geplaatst", "publicerad", "publicerat", "udgivet", "publisert", "opublikowano",
	"data publikacji",
}

// toTitle reports whether a reference goes on with another article's title, and is no sentence of
// this one: "Lire aussi tard qu’on voulait …".
func toTitle(rest string) bool {
	rest = strings.TrimLeft(rest, " \u00a0")
	return rest == "" || !ends(rest) || strings.IndexByte(":-–—|>»", rest[0]) >= 0 || last(rest) == '?' || last(rest) == '!'
}

// noStory reports whether a call to the reader goes on as one, and is not told of somebody.
func noStory(rest string) bool {
	return !holdsOne(" "+rest, told) && !strings.ContainsAny(rest, "“”\"«»„")
}

// told are words of a story, which no call to the reader holds.
var told = []string{
	" had ", " was ", " were ", " said ", " says ", " he ", " she ", " they ", " asked ", " wrote ", " replied ", " reads ", " read, ", " told ",
	" sagte ", " schrieb ", " stand ", " hieß ", " fragte ", " dit ", " disait ", " écrit ", " écrivait ", " proposait ", " était ",
	" dijo ", " dice ", " decía ", " escribió ", " era ", " disse ", " dizia ", " diz ", " escreveu ", " diceva ", " scrisse ", " rispose ", " invitò ",
	" zei ", " zegt ", " schreef ", " vroeg ",
}

// ofOwner reports whether what follows a copyright sign names an owner, and does not tell of one.
func ofOwner(rest string) bool {
	if ends(rest) && len(strings.Fields(rest)) > 9 && !holdsOne(rest, reserved) { // a sentence about the sign
		return false
	}
	return rest == "" || strings.IndexByte(" .,;|-–0123456789", rest[0]) >= 0 && !holdsOne(rest+" ", []string{" is ",
		" was ", " has ", " had ", " their ", " are ", " est ", " était ", " ist ", " war ", " es ", " era ", " è ", " é "})
}

// reserved says in a copyright line that the rights are.
var reserved = []string{"reserved", "vorbehalten", "reservados", "réservés", "riservat", "voorbehouden", "permission", "genehmigung", "autorización",
	"autorização", "autorisation", "autorizzazione", "toestemming", "copyright"}

// isCopyright reports whether a short line without a full stop holds a copyright sign.
func isCopyright(t string) bool {
	if len(t) >= 80 {
		return false
	}
	at := strings.Index(t, "©")
	alone := at == 0 || at > 0 && (t[at-1] == ' ' || t[at-1] == '(') // and no part of mojibake: CafÃ©
	return alone && !ends(t) && (holdsOne(strings.ToLower(t), reserved) || hasDigit(t))
}

// is reports whether the line is such a notice.
func (n notice) is(t string) bool {
	if t[0] < utf8.RuneSelf && !alnum[t[0]] || t[0] >= utf8.RuneSelf {
		t = strings.TrimLeft(t, "►▶»>→*•- \u00a0")
	}
	if t == "" || len(t) > n.most {
		return false
	}
	for _, lead := range n.byFirst()[t[0]|0x20] {
		if !startsWith(t, lead) {
			continue
		}
		lower := strings.ToLower(t)
		if n.goesOn == nil || n.goesOn(lower[len(lead):]) {
			return len(n.holds) == 0 || holdsOne(lower, n.holds)
		}
	}
	return n.also != nil && n.also(t)
}

// newsletterVerbs and newsletterNames stand in a short line that is a call, whatever comes first:
// "Zum Newsletter anmelden".
var (
	newsletterVerbs = []string{"anmelden", "abonnieren", "bestellen", "sign up", "signup", "subscribe", "register", "s’abonner", "s'abonner",
		"s’inscrire",
		"s'inscrire", "suscribirse", "suscríbete", "suscribirme", "iscriviti", "iscriversi", "abbonati", "assinar", "subscrever", "inscrever", "aanmelden",
		"inschrijven", "abonneren", "prenumerera", "zapisz"}
	newsletterNames = []string{"newsletter", "nieuwsbrief", "boletín", "boletim", "infolettre", "nyhetsbrev", "biuletyn"}
)

// isNewsletterButton reports whether a short line without a full stop asks to sign up.
func isNewsletterButton(t string) bool {
	if len(t) > 60 || ends(t) {
		return false
	}
	lower := strings.ToLower(t)
	return holdsOne(lower, newsletterNames) && holdsOne(lower, newsletterVerbs)
}

// startsWith reports whether s begins with lead, which is in lower case, in any case.
func startsWith(s, lead string) bool {
	return len(s) >= len(lead) && s[0]|0x20 == lead[0]|0x20 && strings.EqualFold(s[:len(lead)], lead)
}

func holdsOne(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// notices cuts the lines of one kind.
func notices(n notice) func(*sheet) {
	return func(s *sheet) {
		for i := s.open(0); i < len(s.lines); i = s.open(i + 1) {
			t := s.text(i)
			if s.garbled() && needsWork(t) {
				t = plain(t)
			}
			if t != "" && n.is(t) {
				s.cut(i)
			}
		}
	}
}

// pageDates reads "First published on …" as the date, and cuts "Last modified on …" and "3 min read".
func pageDates(s *sheet) {
	for i := s.open(0); i < len(s.lines); i = s.open(i + 1) {
		l := s.lines[i]
		if l.end-l.start > 80 || !hasDigit(s.text(i)) {
			continue
		}
		lower := strings.ToLower(s.text(i))
		if len(lower) != l.end-l.start {
			continue
		}
		if at := dated(lower, firsts); at > 0 {
			s.lines[i].done = true
			s.mark(l.start, l.start+at, RoleCut)
			s.mark(l.start+at, l.end, RoleDate)
		} else if dated(lower, changes) > 0 || counter(lower) {
			s.cut(i)
		}
	}
}

// dated is the length of the words before a date, 0 if the line is not that.
func dated(lower string, leads []string) int {
	for _, lead := range leads {
		rest, ok := strings.CutPrefix(lower, lead)
		if !ok {
			continue
		}
		rest = strings.TrimLeft(rest, " :–-\u00a0")
		for word, more, _ := strings.Cut(rest, " "); dateJoints.has(word); word, more, _ = strings.Cut(rest, " ") {
			rest = more
		}
		if date(rest) != "" || strings.HasSuffix(rest, " ago") {
			return len(lower) - len(rest)
		}
	}
	return 0
}

// dateJoints stand between "published" and the day.
var dateJoints = set(`on at the op om am um den el le il em às as à a alle del de : d.`)

// counter reports whether the line only counts: "3 min read", "12 comments", "4 hours ago".
func counter(lower string) bool {
	words := strings.Fields(lower)
	if len(words) < 2 || len(words) > 4 {
		return false
	}
	if _, err := strconv.Atoi(strings.ReplaceAll(words[0], ",", "")); err != nil {
		return false
	}
	switch strings.Join(words[1:], " ") {
	case "min read", "mins read", "minute read", "minutes read", "minute de lecture", "minutes de lecture",
		"min de lectura", "min. lesezeit", "min lesezeit", "minuten lesezeit",
		"min di lettura", "min de leitura", "comment", "comments", "share", "shares", "views", "likes", "hours ago",
		"hour ago", "minutes ago", "days ago", "day ago",
		"commentaires", "kommentare", "comentarios", "commenti", "comentários", "reacties":
		return true
	}
	return false
}

// endSigns close an article on paper.
const endSigns = "■◼▪●◆□▲★♦"

// endSign cuts the sign that closes the text on paper, alone or behind its last full stop.
func endSign(s *sheet) {
	for i := s.open(0); i < len(s.lines); i = s.open(i + 1) {
		l := s.lines[i]
		if s.src[l.end-1] < utf8.RuneSelf {
			continue
		}
		t := strings.TrimRight(s.text(i), endSigns+" \u00a0")
		switch {
		case len(t) == l.end-l.start:
		case t == "":
			s.cut(i)
		case ends(t):
			s.mark(l.start+len(t), l.end, RoleCut)
			s.endAt(i, l.start+len(t))
		}
	}
}
