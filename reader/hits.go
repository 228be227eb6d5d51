package reader

// hits is a set of entries, or of files, one bit each.
type hits []uint64

const wordBits = 64

func (h hits) add(id int)     { h[id/wordBits] |= 1 << (id % wordBits) }
func (h hits) has(id ID) bool { return h[id/wordBits]&(1<<(id%wordBits)) != 0 }
