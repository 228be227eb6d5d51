package page

import (
	"strings"
	"sync"

	"mvdan.cc/xurls/v2"

	"broadsheet/parse"
)

// addresses finds web addresses and e-mail addresses in a text; made when first needed.
var addresses = sync.OnceValue(xurls.Strict)

// Links are the addresses in an article, in the order in which they stand: its own, those in the
// text, and the authors'. Each once; http, https and mailto alone.
func Links(a *parse.Article) []string {
	var links []string
	seen := map[string]bool{}
	add := func(link string) {
		if allowed(link) && !seen[link] {
			seen[link] = true
			links = append(links, link)
		}
	}
	add(a.URL)
	for i := range a.Blocks {
		for _, link := range addresses().FindAllString(blockText(&a.Blocks[i]), -1) {
			add(link)
		}
	}
	for _, author := range a.Authors {
		for _, link := range addresses().FindAllString(author.Bio, -1) {
			add(link)
		}
		if at := strings.IndexByte(author.Contact, '@'); at > 0 { // not a handle
			add("mailto:" + author.Contact)
		}
	}
	return links
}

// blockText is all of the text of a block.
func blockText(b *parse.Block) string {
	return strings.Join(append([]string{words(b)}, b.Items...), "\n")
}

// allowed reports whether a link is of a kind that is opened.
func allowed(link string) bool {
	for _, scheme := range []string{"http://", "https://", "mailto:"} {
		if len(link) > len(scheme) && strings.EqualFold(link[:len(scheme)], scheme) {
			return !strings.ContainsFunc(link, func(r rune) bool { return r <= ' ' || r == 0x7f })
		}
	}
	return false
}
