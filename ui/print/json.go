package print

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"unicode"
	"unicode/utf16"

	"broadsheet/parse"
	"broadsheet/reader"
)

// record is an article as one JSON object, its fields in this order.
type record struct {
	Path           string  `json:"path"`
	Format         string  `json:"format,omitempty"`
	Part           int     `json:"part,omitempty"`
	*parse.Article         //nolint:embeddedstructfieldcheck // stands here for the order of the fields
	Fingerprint    string  `json:"fingerprint,omitempty"`
	Source         *string `json:"source,omitempty"`
	Spans          []span  `json:"spans,omitempty"`
}

// span is a parse.Span as JSON.
type span struct {
	At   [2]int     `json:"at"`
	As   parse.Role `json:"as"`
	Rule string     `json:"rule,omitempty"`
	Text string     `json:"text,omitempty"`
}

func printJSON(_ context.Context, w *bytes.Buffer, at reader.Located, opt ShowOptions) error {
	a := at.Page.Article()
	r := record{Path: at.Path, Format: at.Page.Format, Part: at.Part, Article: a, Fingerprint: a.Fingerprint()}
	if opt.Source {
		r.Source = &at.Page.Source
		for _, s := range at.Page.Spans {
			r.Spans = append(r.Spans, span{[2]int{s.Start, s.End}, s.Role, s.Rule, s.Text})
		}
	}
	return appendJSON(w, r)
}

// appendJSON writes v as JSON on one line. Whatever could act on a terminal or hide on it is
// escaped, so that the line is safe to look at and yet loses nothing.
func appendJSON(w *bytes.Buffer, v any) error {
	var raw bytes.Buffer
	e := json.NewEncoder(&raw)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return fmt.Errorf("cannot write as JSON: %w", err)
	}
	for _, r := range string(bytes.TrimSuffix(raw.Bytes(), []byte("\n"))) {
		switch {
		case !hidden(r):
			w.WriteRune(r)
		case r > 0xffff:
			high, low := utf16.EncodeRune(r)
			fmt.Fprintf(w, `\u%04x\u%04x`, high, low)
		default:
			fmt.Fprintf(w, `\u%04x`, r)
		}
	}
	w.WriteByte('\n')
	return nil
}

// hidden says whether r is a control, a format character or a line or paragraph separator. In
// JSON these stand only within strings, where an escape means the same.
func hidden(r rune) bool {
	return r >= 0x7f && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp)
}
