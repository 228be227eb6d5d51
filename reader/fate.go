package reader

// Fate is what has become of an article since it was listed.
type Fate int

// The fates.
const (
	Stays   Fate = iota
	Moved        // its file has another path
	Changed      // its file says something else
	Gone         // there is no such file
)

// Fate returns what has become of an article.
func (l *Library) Fate(id ID) Fate {
	heir := l.index.heir(id)
	c := l.index.snapshot()
	switch {
	case int(id) >= c.len() || !c.gone.has(id):
		return Stays
	case heir == id || c.gone.has(heir):
		return Gone
	case c.print[heir] == c.print[id]:
		return Moved
	}
	return Changed
}
