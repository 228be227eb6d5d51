package ui

import (
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"broadsheet/parse"
	"broadsheet/ui/page"
)

// linksPane lists the links of the article that is shown.
type linksPane struct {
	scroller

	w, h   int
	look   *look
	all    []string
	cursor int
	of     *parse.Page // whose they are
	here   bool        // they have been found
	wanted int         // the one that was wanted before they were; -1: none
	asked  string      // the link that opens when the reader says yes; "": none
}

// SetSize gives the pane w by h cells.
func (p *linksPane) SetSize(w, h int) {
	p.w, p.h = w, h
	p.resize(h, len(p.all)+linksHead)
}

// linksHead is how many lines stand above the first link.
const linksHead = 2

// want asks for the links of a page, unless they are there already or on their way: a book has to
// be read through for them. n is the one that is to open, -1 for none.
func (p *linksPane) want(of *parse.Page, n int) tea.Cmd {
	p.wanted = n
	if p.of == of {
		return nil
	}
	p.of, p.all, p.cursor, p.here = of, nil, 0, of == nil
	if of == nil {
		return nil
	}
	return func() tea.Msg {
		answer := linksFound{of: of}
		answer.err = guarded(func() error {
			answer.links = page.Links(of.Article())
			return nil
		})
		return answer
	}
}

// linksFound is sent when the links of an article were asked for.
type linksFound struct {
	of    *parse.Page
	links []string
	err   error
}

func (m *root) hearLinks(msg linksFound) {
	p := m.links
	if msg.of != p.of {
		return
	}
	p.all, p.here = msg.links, true
	p.SetSize(p.w, p.h)
	if msg.err != nil {
		m.frame.say(parse.Clean(msg.err.Error()), true)
	}
	if p.wanted >= 0 {
		m.askLink(p.wanted)
	}
}

// Update takes the mouse.
func (p *linksPane) Update(msg tea.MouseMsg) {
	mouse := msg.Mouse()
	switch msg.(type) {
	case tea.MouseWheelMsg:
		p.lineBy(wheelLines * notch(mouse))
	case tea.MouseClickMsg:
		p.choose(p.top + mouse.Y - linksHead)
	}
}

func (p *linksPane) choose(n int) {
	p.cursor = min(max(n, 0), max(len(p.all)-1, 0))
	line := p.cursor + linksHead
	switch {
	case p.cursor == 0:
		p.scrollTo(0)
	case line < p.top:
		p.scrollTo(line)
	case line >= p.top+p.height:
		p.scrollTo(line - p.height + 1)
	}
}

// The movements of the pane choose a link.
func (p *linksPane) lineBy(n int) { p.choose(p.cursor + n) }
func (p *linksPane) halfBy(n int) { p.choose(p.cursor + n*max(p.height/2, 1)) }
func (p *linksPane) pageBy(n int) { p.choose(p.cursor + n*max(p.height-1, 1)) }
func (p *linksPane) toTop()       { p.choose(0) }
func (p *linksPane) toEnd()       { p.choose(len(p.all) - 1) }
func (p *linksPane) toRow(n int)  { p.choose(n - 1) }

// View is the list, exactly of its size.
func (p *linksPane) View() string {
	title := "This article has no links"
	switch {
	case !p.here:
		title = "Looking for links…"
	case len(p.all) > 0:
		title = counted(len(p.all), "link", "links")
	}
	lines := make([]string, 0, p.h)
	width := len(strconv.Itoa(len(p.all)))
	for n := p.top; n < min(p.top+p.h, len(p.all)+linksHead); n++ { // of many thousand, only what is seen
		i := n - linksHead
		switch {
		case n == 0:
			lines = append(lines, " "+p.look.title.Render(title))
			continue
		case i < 0:
			lines = append(lines, "")
			continue
		}
		style, bar := p.look.plain, "  "
		if i == p.cursor {
			style, bar = p.look.chosen, p.look.bar.Render("▌ ")
		}
		lines = append(lines, bar+style.Render(fmt.Sprintf("%*d  %s", width, i+1, cutMiddle(parse.Clean(p.all[i]), p.w-gutter-width-gutter))))
	}
	return fill(lines, p.w, p.h)
}

// linkActions are the keys of links where an article is shown.
func linkActions() []action {
	return []action{
		{"links", reading, bind("the links of the article", "#"), "", (*root).toggleLinks},
		{"open-link", reading, bind("open the first link, or that of the number before, in the browser", "o"), "", (*root).openFirstLink},
	}
}

// linksActions are the keys in the list of links.
func linksActions() []action {
	return []action{
		{"links.open", reading, bind("open the link in the browser", "enter", "o"), "open", (*root).openChosenLink},
		{"links.copy", reading, bind("copy the address of the link", "y"), "copy", (*root).copyChosenLink},
	}
}

func (m *root) toggleLinks() tea.Cmd {
	return tea.Batch(m.links.want(m.article.shownPage(), -1), m.toggleSheet(inLinks))
}

// shownPage is the page of the article that is shown, nil if there is none.
func (p *articlePane) shownPage() *parse.Page {
	if p.text == nil || p.text.err != nil {
		return nil
	}
	return p.text.page
}

func (m *root) openFirstLink() tea.Cmd {
	n := m.times() - 1
	cmd := m.links.want(m.article.shownPage(), n)
	if m.links.here {
		m.askLink(n)
	}
	return cmd
}

// askLink shows the address of a link, which opens when the reader agrees.
func (m *root) askLink(n int) {
	m.links.wanted = -1
	if n >= len(m.links.all) {
		has := "no links"
		if len(m.links.all) > 0 {
			has = "only " + counted(len(m.links.all), "link", "links")
		}
		m.frame.say("this article has "+has, false)
		return
	}
	m.askAddress(m.links.all[n])
}

// askAddress shows an address, which opens when the reader agrees.
func (m *root) askAddress(link string) {
	const asks, percent = "Enter opens ", 8
	m.links.asked = link
	m.frame.say(asks+shortAddress(parse.Clean(link), m.lay.w-len(asks)-percent), false)
}

// shortAddress is an address in w cells. Where it would go is what matters most: of its host the end is
// always there, and all of it as long as that is possible.
func shortAddress(link string, w int) string {
	scheme := strings.Index(link, "://")
	if ansi.StringWidth(link) <= w {
		return link
	}
	if scheme < 0 { // mailto:, whose domain closes it
		return cutStart(link, w)
	}
	end := strings.IndexAny(link[scheme+len("://"):], `/?#\`)
	if end < 0 {
		end = len(link) - scheme - len("://")
	}
	host := link[:scheme+len("://")+end]
	if name := strings.LastIndexByte(host, '@'); name >= 0 { // what stands before it is no host
		link, host = "…"+link[name+1:], "…"+host[name+1:]
	}
	if room := w - ansi.StringWidth(host); room > len("/…/x") {
		return host + cutMiddle(link[len(host):], room)
	}
	return cutStart(host, w)
}

func (m *root) openChosenLink() tea.Cmd {
	if m.links.here {
		m.askLink(m.links.cursor)
	}
	return nil
}

// copyChosenLink puts an address where the terminal keeps what is copied.
func (m *root) copyChosenLink() tea.Cmd {
	if !m.links.here || len(m.links.all) == 0 {
		return nil
	}
	link := m.links.all[m.links.cursor]
	m.frame.say("copied "+shortAddress(parse.Clean(link), m.lay.w-len(" copied ")), false)
	return tea.SetClipboard(link)
}

// agree opens the link that was asked about, if the key says so, and reports whether it was about that.
func (m *root) agree(msg tea.KeyPressMsg) (tea.Cmd, bool) {
	link := m.links.asked
	m.links.asked = ""
	if link == "" {
		return nil, false
	}
	if msg.String() != "enter" {
		return nil, msg.String() == "esc"
	}
	return m.followLink(link), true
}

// followLink opens a link.
func (m *root) followLink(link string) tea.Cmd {
	m.frame.say("opening "+parse.Clean(link), false)
	return browse(m.ctx, link)
}

// browsed is sent when the browser was asked to open a link.
type browsed struct {
	link string
	err  error
}

func (m *root) hearBrowsed(msg browsed) {
	if msg.err != nil {
		m.frame.say("cannot open "+parse.Clean(msg.link)+": "+parse.Clean(msg.err.Error()), true)
	}
}
