package parse

// Article is one article as a subeditor would set it. What the source does not say stays empty;
// nothing is made up. Every string has passed the gate: it holds no control character, and
// apart from verse and tables no line break.
type Article struct {
	Publication string   `json:"publication,omitempty"`
	Section     string   `json:"section,omitempty"`
	Page        string   `json:"page,omitempty"`
	Edition     string   `json:"edition,omitempty"`
	Kicker      string   `json:"kicker,omitempty"`
	Headline    string   `json:"headline,omitempty"`
	Standfirst  string   `json:"standfirst,omitempty"`
	Authors     []Author `json:"authors,omitempty"`
	Agency      string   `json:"agency,omitempty"`
	Place       string   `json:"place,omitempty"`     // the dateline's
	Published   string   `json:"published,omitempty"` // as far as known: 2024, 2024-03, 2024-03-30, 2024-03-30T14:05:00Z
	Language    string   `json:"language,omitempty"`  // BCP 47
	Country     string   `json:"country,omitempty"`   // ISO 3166, of publication
	URL         string   `json:"url,omitempty"`
	Blocks      []Block  `json:"blocks,omitempty"` // in source order
	Words       int      `json:"words,omitempty"`
	Minutes     int      `json:"minutes,omitempty"` // reading time, rounded up
}

// Author is one person of the byline.
type Author struct {
	Name    string `json:"name,omitempty"`
	Role    string `json:"role,omitempty"`    // a lower-case noun phrase: "political editor"
	Place   string `json:"place,omitempty"`   // "Ada Farrow in Whitby"
	Bio     string `json:"bio,omitempty"`     // whole sentences that begin with the name
	Contact string `json:"contact,omitempty"` // an address or a handle
}

// Kind says what a block is.
type Kind string

// The kinds of block.
const (
	Paragraph Kind = "paragraph"
	Crosshead Kind = "crosshead"
	Quote     Kind = "quote" // a pull quote
	List      Kind = "list"
	Table     Kind = "table"
	Figure    Kind = "figure"
	Aside     Kind = "aside"
)

// Block is one piece of the article's body. Which fields are set depends on the kind: Items for
// a list, Rows for a table, Caption, Credit and Image for a figure, Text for the others.
type Block struct {
	Kind    Kind       `json:"kind"`
	Text    string     `json:"text,omitempty"`
	Items   []string   `json:"items,omitempty"`
	Rows    [][]string `json:"rows,omitempty"`
	Caption string     `json:"caption,omitempty"`
	Credit  string     `json:"credit,omitempty"`
	Image   string     `json:"image,omitempty"`

	// First and Last are the indexes in Page.Spans of the block's first and last span.
	First int `json:"-"`
	Last  int `json:"-"`
}
