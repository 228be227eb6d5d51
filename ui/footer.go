package ui

import (
	"strings"

	bubblehelp "charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"
	"github.com/charmbracelet/x/ansi"
)

// footer is the last line: the main keys of what has the focus.
type footer struct {
	w     int
	look  *look
	keys  keyTable
	in    situation
	drawn memo[footerState]
}

type footerState struct {
	w    int
	look *look
	in   situation
}

// footItem is one word of the footer and the keys before it, each with the name of its action.
type footItem struct {
	signs, names []string
	word         string
}

// footBetween stands between two items.
const footBetween = "  "

// SetSize makes the line w cells wide.
func (f *footer) SetSize(w int) { f.w = w }

// View is the line, exactly as wide as it is to be.
func (f *footer) View() string {
	return f.drawn.get(footerState{f.w, f.look, f.in}, func() string {
		view := bubblehelp.New()
		view.ShortSeparator = footBetween
		view.Styles.ShortKey, view.Styles.ShortDesc, view.Styles.ShortSeparator = f.look.key, f.look.dim, f.look.dim
		items := f.shown()
		all := make([]key.Binding, 0, len(items))
		for _, item := range items {
			all = append(all, key.NewBinding(key.WithKeys(item.names...), key.WithHelp(item.sign(), item.word)))
		}
		return fit(" "+view.ShortHelpView(all), f.w)
	})
}

// at is the action whose key, or word, stands in a column; of a word that several keys share it is
// that of the last.
func (f *footer) at(x int) string {
	from := 1
	for _, item := range f.shown() {
		for i, sign := range item.signs {
			from += ansi.StringWidth(sign)
			if x < from && x >= 1 {
				return item.names[i]
			}
		}
		from += ansi.StringWidth(" " + item.word)
		if x < from && x >= 1 {
			return item.names[len(item.names)-1]
		}
		if from += len(footBetween); x < from {
			break
		}
	}
	return ""
}

// shown is as many items as fit, and always the last one, which shows all keys.
func (f *footer) shown() []footItem {
	all := f.items()
	if len(all) == 0 { // the reader took their keys away
		return nil
	}
	last := all[len(all)-1]
	w := 1 + last.width()
	n := 0
	for ; n < len(all)-1; n++ {
		if w += all[n].width() + len(footBetween); w > f.w {
			break
		}
	}
	return append(all[:n:n], last)
}

// items is the rows with a word for the footer. Neighbours that share one share its place.
func (f *footer) items() []footItem {
	var out []footItem
	for _, row := range f.keys[f.in] {
		if row.foot == "" || len(row.bind.Keys()) == 0 {
			continue
		}
		if n := len(out); n == 0 || out[n-1].word != row.foot {
			out = append(out, footItem{word: row.foot})
		}
		item := &out[len(out)-1]
		item.signs, item.names = append(item.signs, label(row.bind.Keys()[0])), append(item.names, row.name)
	}
	return out
}

func (i footItem) sign() string {
	return strings.Join(i.signs, "")
}

func (i footItem) width() int { return ansi.StringWidth(i.sign() + " " + i.word) }
