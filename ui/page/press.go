package page

import (
	"bytes"
	"fmt"
	"image/color"
	"strconv"
	"strings"

	"broadsheet/ui/theme"

	gansi "charm.land/glamour/v2/ansi"
	"github.com/charmbracelet/x/ansi"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// role is a way to set text. The first six are Glamour's six headings, in their order.
type role int

const (
	masthead role = iota + 1
	headline
	standfirst
	byline
	crosshead
	caption
	body
	dim
	cut
)

// press renders text through Glamour. There is no Markdown in between: it builds the tree that a
// parser would have made, so that no text can be read as mark-up. Lines are broken before, by
// wrap, because Glamour's own wrapping lets lines with hyphens run past the measure and loses
// combining marks after some blanks. Not for use by several goroutines at once: Glamour's
// renderer shares its stack.
type press struct {
	renderer renderer.Renderer
	palette  theme.Palette
	source   []byte
	out      bytes.Buffer
	err      error // the first that Glamour gave
}

func newPress(p theme.Palette) *press {
	node := gansi.NewRenderer(gansi.Options{Styles: styles(p), PreserveNewLines: true})
	return &press{
		palette:  p,
		renderer: renderer.NewRenderer(renderer.WithNodeRenderers(util.Prioritized(node, 1000))),
	}
}

// styles gives each role its look. Colours never stand on Document or Paragraph, which would
// colour blanks one by one. Faint does not exist in Glamour: dim is a colour.
func styles(p theme.Palette) gansi.StyleConfig {
	yes := true
	heading := func(c color.Color, bold, italic bool) gansi.StyleBlock {
		var s gansi.StyleBlock
		s.Color = hex(c)
		if bold {
			s.Bold = &yes
		}
		if italic {
			s.Italic = &yes
		}
		return s
	}
	return gansi.StyleConfig{
		H1:     heading(p.Accent, true, false),
		H2:     heading(p.Ink, true, false),
		H3:     heading(p.Ink, false, true),
		H4:     heading(p.Accent, false, false),
		H5:     heading(p.Accent, true, false),
		H6:     heading(p.Ink, false, false),
		Text:   gansi.StylePrimitive{},
		Strong: gansi.StylePrimitive{Color: hex(p.Dim)},
		Emph:   pencil(p),
	}
}

// pencil is the look of what was cut. Without a colour it is slanted, as an editor's hand is.
func pencil(p theme.Palette) gansi.StylePrimitive {
	slanted := p.Cut == nil
	return gansi.StylePrimitive{Color: hex(p.Cut), Italic: &slanted}
}

// hex writes a colour as Glamour wants it: one of the terminal's 16 by its number, for they are
// what the reader made them; the terminal's own is nil.
func hex(c color.Color) *string {
	if c == nil {
		return nil
	}
	if basic, ok := c.(ansi.BasicColor); ok {
		s := strconv.Itoa(int(basic))
		return &s
	}
	r, g, b, _ := c.RGBA()
	s := fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
	return &s
}

// set breaks s into lines of at most width cells and sets them in the role.
func (p *press) set(r role, s string, width int) []string {
	return p.render(r, wrap(s, width))
}

// line sets s, which has no line break, as one line, however long.
func (p *press) line(r role, s string) string {
	if s == "" {
		return ""
	}
	return p.render(r, []string{s})[0]
}

// render sets lines that are broken already; it gives back as many.
func (p *press) render(r role, lines []string) []string {
	if len(lines) == 0 {
		return nil
	}
	p.out.Reset()
	doc := p.tree(r, lines)
	if err := p.renderer.Render(&p.out, p.source, doc); err != nil && p.err == nil {
		p.err = fmt.Errorf("rendering with glamour: %w", err)
	}
	out := strings.Split(strings.TrimSuffix(p.out.String(), "\n"), "\n")
	for len(out) < len(lines) { // Glamour leaves out a paragraph of blanks only
		out = append(out, "")
	}
	return out[:len(lines)]
}

// escape guards the two characters that Glamour reads in the text of a finished tree.
var escape = strings.NewReplacer("&", "&amp;", `\`, `\\`)

// tree is a document with one block: the lines as text with soft breaks between them.
func (p *press) tree(r role, lines []string) ast.Node {
	p.source = p.source[:0]
	block, inline := nodes(r)
	for i, line := range lines {
		from := len(p.source)
		p.source = append(p.source, escape.Replace(line)...)
		t := ast.NewTextSegment(text.NewSegment(from, len(p.source)))
		t.SetSoftLineBreak(i < len(lines)-1)
		inline.AppendChild(inline, t)
	}
	doc := ast.NewDocument()
	doc.AppendChild(doc, block)
	return doc
}

// nodes gives the block that stands for the role, and the node in it that takes the text.
func nodes(r role) (ast.Node, ast.Node) {
	if r <= caption {
		h := ast.NewHeading(int(r))
		return h, h
	}
	block := ast.NewParagraph()
	if r == body {
		return block, block
	}
	inline := ast.NewEmphasis(map[role]int{cut: 1, dim: 2}[r])
	block.AppendChild(block, inline)
	return block, inline
}

// mark colours a sign that is no text: a bar, a rule.
func mark(c color.Color, s string) string {
	if c == nil {
		return s
	}
	return ansi.Style{}.ForegroundColor(c).Styled(s)
}
