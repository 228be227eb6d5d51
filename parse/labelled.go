package parse

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// labels are the words before a colon that say a fact of the page, folded.
var labels = sync.OnceValue(func() map[string]Role {
	m := map[string]Role{}
	for role, words := range labelWords {
		for word := range strings.FieldsSeq(words) {
			m[word] = role
		}
	}
	return m
})

// labelWords are the labels of each fact, folded.
var labelWords = map[Role]string{
	RolePublication: `publication newspaper paper sitename site publisher source medium journal zeitung quelle publikation publicación periódico
		diario fuente
		testata giornale quotidiano fonte krant bron jornal veículo tidning kilde gazeta`,
	RoleSection: `section category desk topic channel sección categoría rubrique catégorie ressort rubrik kategorie sezione rubrica categoria seção
		secção
		editoria caderno rubriek katern avdelning`,
	RolePage:     `page pages página seite pagina pág pag blz sida side strona`,
	RoleEdition:  `edition ausgabe edición édition edizione edição editie`,
	RoleKicker:   `kicker strapline overline antetítulo antetitulo occhiello dachzeile surtitre`,
	RoleHeadline: `title headline heading titel überschrift schlagzeile título titular titre titolo titolazione manchete kop tytuł`,
	RoleStandfirst: `subtitle standfirst subheadline subheading deck dek summary description abstract lead untertitel vorspann unterzeile subtítulo
		bajada
		entradilla soustitre chapô chapo sottotitolo sommario ondertitel intro linhafina`,
	RoleByline: `author authors byline by writer reporter autor autores autora autorin autoren verfasser auteur auteurs autore autori door journalist
		journaliste
		firma periodista jornalista giornalista`,
	RoleDate: `date published publicationdate datepublished dateofpublication publishedon publishedat publisheddate pubdate posted postedon created
		dateline
		datum veröffentlicht veröffentlichtam erschienen erschienenam erscheinungsdatum fecha publicado publicadoel fechadepublicación publié publiéle
		datedepublication data pubblicato pubblicatoil datadipubblicazione publicadoem datadepublicação gepubliceerd gepubliceerdop publicatiedatum`,
	RoleURL:      `url link sourceurl permalink canonical canonicalurl address webaddress enlace lien adresse indirizzo`,
	RoleLanguage: `language lang sprache langue idioma lingua língua taal`,
	RoleCountry:  `country land pays país paese`,
	RoleAgency:   `agency agencia agence agentur agenzia agência persbureau newsagency`,
	RoleDateline: `place location city ort lugar lieu luogo local plaats`,
	RoleCut: `lastmodified lastmodifiedon lastupdated lastupdate updated updatedon modified retrieved accessed scraped scrapedon downloaded wordcount
		words id
		articleid crawled tags keywords copyright aktualisiert bijgewerkt aggiornato actualizado atualizado misàjour schlagwörter stichwörter etiquetas
		motsclés parolechiave palavraschave trefwoorden readingtime lesezeit tempodilettura tiempodelectura tempsdelecture leestijd abgerufen consultado`,
}

// fitsLabel reports whether what stands behind a label can be the fact: "Source: who knows? The
// story …" is none.
func fitsLabel(role Role, value string) bool {
	switch role {
	case RoleDate:
		return date(value) != ""
	case RoleURL:
		return strings.Contains(value, "://") && !strings.Contains(value, " ")
	case RoleHeadline, RoleStandfirst, RoleCut:
		return true
	}
	if first, _ := utf8.DecodeRuneInString(value); role == RolePublication && unicode.IsLower(first) && !strings.Contains(value, ".") {
		return false
	}
	sentence := strings.HasSuffix(value, ".") && len(strings.Fields(value)) > 6
	return value != "" && len(value) <= 120 && !strings.ContainsAny(value, "?!") && !sentence
}

// labelledLines reads facts off lines such as "Author: Ada Farrow" above the text, and off several
// that close the page. A headline with a colon ("Storm: port closed") carries none of the labels.
func labelledLines(s *sheet) {
	seen := 0
	for i := s.open(0); i < len(s.lines) && seen < headLines; i = s.open(i + 1) {
		seen++
		if role, from, to := s.labelled(i); role != "" {
			s.markLabelled(i, role, from, to)
		} else if !strings.Contains(s.text(i)[:min(24, len(s.text(i)))], ":") && isText(s.text(i)) && seen > 1 {
			break
		}
	}
	s.labelledFoot()
}

// labelledFoot reads the facts that close the page: two lines at least, or one that says where or
// when it was published. A single "Source: …" is of the text.
func (s *sheet) labelledFoot() {
	var found []int
	strong := false
	for i := len(s.lines) - 1; i > 0 && len(found) < headLines; i-- {
		if s.lines[i].done {
			continue
		}
		role, _, _ := s.labelled(i)
		if role == "" || role == RoleHeadline || role == RoleStandfirst || role == RoleKicker {
			break
		}
		strong = strong || role == RoleURL || role == RoleDate
		found = append(found, i)
	}
	if len(found) > 1 || strong {
		for _, i := range found {
			role, from, to := s.labelled(i)
			s.markLabelled(i, role, from, to)
		}
	}
}

// labelled is the fact that line i says behind a label, and where it stands; "" if none.
func (s *sheet) labelled(i int) (role Role, from, to int) {
	l := s.lines[i]
	colon := strings.IndexByte(s.src[l.start:min(l.end, l.start+24)], ':')
	if colon < 1 || isBullet(s.text(i)) {
		return "", 0, 0
	}
	role, ok := labels()[fold(s.src[l.start:l.start+colon])]
	from, to = trim(s.src, l.start+colon+1, l.end)
	if !ok || !fitsLabel(role, s.src[from:to]) || role == RoleByline && !s.isByline(from, to, true) {
		return "", 0, 0
	}
	return role, from, to
}

// markLabelled labels line i, of which labelled said what it is.
func (s *sheet) markLabelled(i int, role Role, from, to int) {
	l := &s.lines[i]
	l.done = true
	s.mark(l.start, from, RoleCut)
	if role == RoleByline {
		s.names(from, to)
	} else {
		s.mark(from, to, role)
	}
}
