package print

import (
	"bytes"
	"context"
	"strings"

	"broadsheet/parse"
	"broadsheet/reader"
	"broadsheet/ui/page"
)

// printMarkdown prints an article as Markdown (CommonMark, tables as GitHub has them).
func printMarkdown(_ context.Context, w *bytes.Buffer, at reader.Located, _ ShowOptions) error {
	a := at.Page.Article()
	parts := append(markdownHead(a), markdownBody(a)...)
	parts = append(parts, markdownFoot(a)...)
	first := true
	for _, p := range parts {
		if p == "" {
			continue
		}
		if !first {
			w.WriteByte('\n')
		}
		first = false
		w.WriteString(p + "\n")
	}
	return nil
}

// markdownHead is what stands above the blocks; parts may be empty.
func markdownHead(a *parse.Article) []string {
	return []string{
		escape(a.Kicker),
		around("# ", oneLine(a.Headline), ""),
		around("*", escape(a.Standfirst), "*"),
		escape(page.Byline(a.Authors)),
		escape(page.Dateline(a)),
		escape(page.Masthead(a)),
	}
}

func markdownBody(a *parse.Article) []string {
	setters, parts := markdownBlocks(), make([]string, len(a.Blocks))
	for i, b := range a.Blocks {
		set, ok := setters[b.Kind]
		if !ok { // a kind that is not known here
			set = setters[parse.Paragraph]
		}
		parts[i] = set(b)
	}
	return parts
}

// markdownBlocks says how each kind of block is written.
func markdownBlocks() map[parse.Kind]func(parse.Block) string {
	return map[parse.Kind]func(parse.Block) string{
		parse.Paragraph: func(b parse.Block) string { return escape(b.Text) },
		parse.Crosshead: func(b parse.Block) string { return around("## ", oneLine(b.Text), "") },
		parse.Quote:     func(b parse.Block) string { return indent("> ", "> ", escape(b.Text)) },
		parse.Aside:     func(b parse.Block) string { return indent("> ", "> ", escape(b.Text)) },
		parse.List:      markdownList,
		parse.Table:     markdownTable,
		parse.Figure:    markdownFigure,
	}
}

func markdownList(b parse.Block) string {
	items := make([]string, len(b.Items))
	for i, item := range b.Items {
		items[i] = indent("- ", "  ", escape(item))
	}
	return strings.Join(items, "\n")
}

// markdownFigure is the caption in italics, and the credit on a line of its own.
func markdownFigure(b parse.Block) string {
	caption, credit := around("*", escape(b.Caption), "*"), escape(b.Credit)
	switch {
	case caption == "" && credit == "":
		return escape(b.Image)
	case caption == "" || credit == "":
		return caption + credit
	default:
		return caption + "\\\n" + credit
	}
}

// markdownTable makes the first row the head; rows that are short get empty cells, so that no
// cell of a long one is lost.
func markdownTable(b parse.Block) string {
	columns := 0
	for _, row := range b.Rows {
		columns = max(columns, len(row))
	}
	if columns == 0 {
		return ""
	}
	var lines []string
	for i, row := range b.Rows {
		cells := make([]string, columns)
		for j, cell := range row {
			cells[j] = oneLine(cell)
		}
		lines = append(lines, "| "+strings.Join(cells, " | ")+" |")
		if i == 0 {
			lines = append(lines, "|"+strings.Repeat(" --- |", columns))
		}
	}
	return strings.Join(lines, "\n")
}

// markdownFoot is who the authors are and where the article stands.
func markdownFoot(a *parse.Article) []string {
	notes := make([]string, 0, 2*len(a.Authors)+1)
	for _, who := range a.Authors {
		notes = append(notes, escape(who.Bio), escape(who.Contact))
	}
	notes = append(notes, escape(a.URL))
	if strings.Join(notes, "") == "" {
		return nil
	}
	return append([]string{"---"}, notes...)
}

// around puts marks around text that is there.
func around(before, text, after string) string {
	if text == "" {
		return ""
	}
	return before + text + after
}

// indent puts first before the first line, and rest before the others.
func indent(first, rest, text string) string {
	return around(first, strings.ReplaceAll(text, "\n", "\n"+rest), "")
}

// oneLine is text for where Markdown takes no line break.
func oneLine(s string) string { return escape(strings.ReplaceAll(s, "\n", " ")) }

// marks are escaped wherever they stand.
var marks = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "&", `\&`, "|", `\|`, "~", `\~`, "#", `\#`,
)

// escape makes text read as data: every mark that Markdown could take for its own is escaped,
// line breaks are hard, and blanks at the start of a line count.
func escape(s string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		text := strings.TrimLeft(line, " ")
		blanks := len(line) - len(text)
		lines[i] = strings.Repeat("&#32;", blanks) + opening(marks.Replace(text))
	}
	return strings.Join(lines, "\\\n")
}

// opening escapes what means something at the start of a line only: a list, a rule, a heading's
// underline, the number of an item.
func opening(line string) string {
	if line == "" {
		return ""
	}
	if strings.ContainsRune("-+=:", rune(line[0])) {
		return `\` + line
	}
	rest := strings.TrimLeft(line, "0123456789")
	if n := len(line) - len(rest); n > 0 && rest != "" && strings.ContainsRune(".)", rune(rest[0])) {
		return line[:n] + `\` + rest
	}
	return line
}
