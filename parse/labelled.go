package parse

import (
	"strings"
)

// labels are the words before a colon that say a fact of the page, folded.
var labels = map[string]Role{
	"publication": RolePublication, "newspaper": RolePublication, "paper": RolePublication, "sitename": RolePublication,
	"site": RolePublication, "publisher": RolePublication, "source": RolePublication, "zeitung": RolePublication,
	"publicación": RolePublication, "journal": RolePublication,
	"section": RoleSection, "category": RoleSection, "sección": RoleSection, "rubrique": RoleSection, "ressort": RoleSection,
	"rubrik": RoleSection, "sezione": RoleSection, "seção": RoleSection,
	"page": RolePage, "página": RolePage, "seite": RolePage, "pagina": RolePage, "edition": RoleEdition, "ausgabe": RoleEdition,
	"edición": RoleEdition,
	"title":   RoleHeadline, "headline": RoleHeadline, "titel": RoleHeadline, "título": RoleHeadline, "titre": RoleHeadline,
	"titolo":   RoleHeadline,
	"subtitle": RoleStandfirst, "standfirst": RoleStandfirst, "subheadline": RoleStandfirst, "summary": RoleStandfirst,
	"description": RoleStandfirst,
	"author":      RoleByline, "authors": RoleByline, "byline": RoleByline, "by": RoleByline, "autor": RoleByline,
	"autorin": RoleByline, "auteur": RoleByline, "autore": RoleByline, "writer": RoleByline,
	"date": RoleDate, "published": RoleDate, "publicationdate": RoleDate, "datepublished": RoleDate, "publishedon": RoleDate,
	"publisheddate": RoleDate, "pubdate": RoleDate, "datum": RoleDate, "fecha": RoleDate, "posted": RoleDate,
	"postedon": RoleDate, "data": RoleDate, "publié": RoleDate, "veröffentlicht": RoleDate, "publicado": RoleDate,
	"url": RoleURL, "link": RoleURL, "sourceurl": RoleURL, "permalink": RoleURL, "canonical": RoleURL,
	"language": RoleLanguage, "lang": RoleLanguage, "sprache": RoleLanguage, "langue": RoleLanguage, "idioma": RoleLanguage,
	"country": RoleCountry, "land": RoleCountry, "pays": RoleCountry, "país": RoleCountry,
	"agency": RoleAgency, "place": RoleDateline, "location": RoleDateline,
	"lastmodified": RoleCut, "lastmodifiedon": RoleCut, "lastupdated": RoleCut, "updated": RoleCut, "modified": RoleCut,
	"lastupdate": RoleCut, "retrieved": RoleCut, "accessed": RoleCut, "scraped": RoleCut, "downloaded": RoleCut,
	"wordcount": RoleCut, "words": RoleCut, "id": RoleCut, "crawled": RoleCut, "tags": RoleCut, "keywords": RoleCut,
	"copyright": RoleCut,
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
	sentence := strings.HasSuffix(value, ".") && len(strings.Fields(value)) > 6
	return value != "" && len(value) <= 120 && !strings.ContainsAny(value, "?!") && !sentence
}

// labelledLines reads facts off lines such as "Author: Ada Farrow" above the text. A headline
// with a colon ("Storm: port closed") carries none of the labels.
func labelledLines(s *sheet) {
	seen := 0
	for i := s.open(0); i < len(s.lines) && seen < headLines; i = s.open(i + 1) {
		seen++
		l := s.lines[i]
		colon := strings.IndexByte(s.src[l.start:min(l.end, l.start+24)], ':')
		if colon < 1 || isBullet(s.text(i)) {
			if isText(s.text(i)) && seen > 1 {
				return
			}
			continue
		}
		role, ok := labels[fold(s.src[l.start:l.start+colon])]
		from, to := trim(s.src, l.start+colon+1, l.end)
		if !ok || !fitsLabel(role, s.src[from:to]) || role == RoleByline && !s.isByline(from, to, true) {
			continue
		}
		s.lines[i].done = true
		s.mark(l.start, l.start+colon+1, RoleCut)
		if role == RoleByline {
			s.names(from, to)
		} else {
			s.mark(from, to, role)
		}
	}
}
