package reader

import "fmt"

// heirs knows which entry has taken the place of one that is gone: that of the same article under
// another path, or of the same place in a file that has changed. So who holds on to an entry does not
// lose it when a file is moved.
type heirs struct {
	on   bool // nothing can be gone before
	next map[ID]ID
	come map[uint64]ID // the new entries, by fingerprint
	left map[uint64]ID // those that are gone and have no heir
	away map[string]ID // the same by their places: a file may be gone for a moment while it is saved
	gone []ID          // just now
	new  ID            // the first that may take their places
}

// mostHeirs is how many entries are remembered. What is forgotten only costs the reader a place in the list.
const mostHeirs = 1 << 18

func (h *heirs) begin() {
	h.on = true
	h.next, h.come, h.left, h.away = map[ID]ID{}, map[uint64]ID{}, map[uint64]ID{}, map[string]ID{}
}

// meet takes note of the entries from first on, which are new.
func (h *heirs) meet(c *columns, first int) {
	if !h.on {
		return
	}
	if len(h.come) > mostHeirs || len(h.left) > mostHeirs {
		h.begin()
	}
	for i, print := range c.print[first:] {
		id := ID(small(first + i))
		old, ok := h.left[print]
		if !ok && len(h.away) > 0 {
			old, ok = h.away[c.place(id)]
		}
		if ok {
			h.next[old] = id
			delete(h.left, c.print[old])
			delete(h.away, c.place(old))
		}
		h.come[print] = id
	}
}

// since says which entries may take the places of those that go now: that one and those after it.
func (h *heirs) since(first ID) { h.new = first }

// part takes note of an entry that is gone.
func (h *heirs) part(id ID) {
	if h.on {
		h.gone = append(h.gone, id)
	}
}

// settle finds the heirs of those that have gone, when all have.
func (h *heirs) settle(c *columns) {
	if len(h.gone) == 0 {
		return
	}
	places := map[string]ID{}
	for id := int(h.new); id < c.len(); id++ {
		places[c.place(ID(small(id)))] = ID(small(id))
	}
	for _, old := range h.gone {
		heir, ok := h.come[c.print[old]]
		if !ok || c.gone.has(heir) {
			heir, ok = places[c.place(old)]
		}
		if ok && !c.gone.has(heir) {
			h.next[old] = heir
		} else {
			h.left[c.print[old]], h.away[c.place(old)] = old, old
		}
	}
	h.gone = h.gone[:0]
}

// place names the file of an entry and where in it that stands.
func (c *columns) place(id ID) string {
	f := &c.files.list[c.rows[id].file]
	in := &c.folders[f.folder]
	return fmt.Sprintf("%d %d %s/%s", in.src, max(c.rows[id].part, 1), in.dir, c.files.name(c.rows[id].file))
}

// heir is the entry that has taken the place of id, or id itself.
func (x *index) heir(id ID) ID {
	x.mu.Lock()
	defer x.mu.Unlock()
	for next, ok := x.heirs.next[id]; ok; next, ok = x.heirs.next[id] {
		id = next
	}
	return id
}
