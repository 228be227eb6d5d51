package page

import (
	"slices"
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
	}
	for _, contact := range contacts(a) {
		add("mailto:" + contact)
	}
	return links
}

// blockText is all of the text of a block.
func blockText(b *parse.Block) string {
	return strings.Join(append([]string{b.Text, b.Caption, b.Credit, b.Image, cells(b.Rows)}, b.Items...), "\n")
}

// contacts are the e-mail addresses of the authors; a handle is none.
func contacts(a *parse.Article) []string {
	var out []string
	for _, author := range a.Authors {
		if strings.IndexByte(author.Contact, '@') > 0 && allowed("mailto:"+author.Contact) {
			out = append(out, author.Contact)
		}
	}
	return out
}

// Link is where an address stands on a line of a part. One that goes over a line's end has several.
type Link struct {
	Mark

	Address string
}

// LinksOn returns the addresses that stand on the lines of part i, sorted by line.
func (t *Text) LinksOn(i int) []Link {
	p := &t.parts[i]
	if p.looked {
		return p.links
	}
	p.looked = true
	stretches, found := t.addressesIn(t.Plain(i))
	if len(found) == 0 {
		return nil
	}
	for _, m := range t.Marks(i, stretches) {
		p.links = append(p.links, Link{m, found[m.Of]})
	}
	return p.links
}

// addressesIn finds the addresses in a text, in its order, and where they stand.
func (t *Text) addressesIn(plain string) (stretches [][2]int, found []string) {
	if strings.Contains(plain, ":") {
		for _, at := range addresses().FindAllStringIndex(plain, -1) {
			if link := plain[at[0]:at[1]]; allowed(link) {
				stretches, found = append(stretches, [2]int{at[0], at[1]}), append(found, link)
			}
		}
	}
	for _, contact := range t.contacts {
		at := strings.Index(plain, contact)
		if at < 0 || slices.ContainsFunc(stretches, func(r [2]int) bool { return at < r[1] && r[0] < at+len(contact) }) {
			continue
		}
		n, _ := slices.BinarySearchFunc(stretches, at, func(r [2]int, at int) int { return r[0] - at })
		stretches = slices.Insert(stretches, n, [2]int{at, at + len(contact)})
		found = slices.Insert(found, n, "mailto:"+contact)
	}
	return stretches, found
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
