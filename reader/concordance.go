package reader

import "sync"

// concordance says which words stand in a block of entries, and in which of them. Where a text is looked
// for, only the entries are touched that have it; without one, every word of every entry is looked at.
type concordance struct {
	words []uint32 // each once
	ends  []uint32 // where the entries of each word end in at
	at    []uint16 // entries, counted from the first of the block
}

// blockSize is how many entries a concordance has; they are counted by 16 bits.
const blockSize = 1 << 15

// concordances are those of the first entries. They are made beside the reading, and lag behind it.
type concordances struct {
	making sync.Mutex
	counts []uint32 // for each word; all are 0
}

// gather makes the concordances of the blocks that are full, unless another does so.
func (x *index) gather(stop func() bool) {
	if !x.concordances.making.TryLock() {
		return
	}
	defer x.concordances.making.Unlock()
	for !stop() {
		c := x.snapshot()
		from := len(c.blocks) * c.block
		if from+c.block > c.len() {
			return
		}
		made := x.concordances.of(&c, from, from+c.block)
		x.mu.Lock()
		x.columns.blocks = append(x.columns.blocks, made)
		x.mu.Unlock()
	}
}

// of makes the concordance of the entries from … to-1.
func (k *concordances) of(c *columns, from, to int) *concordance {
	if more := c.vocabulary.len() - len(k.counts); more > 0 {
		k.counts = append(k.counts, make([]uint32, more)...)
	}
	counts := k.counts
	all := c.words[c.ends[from].words:c.ends[to].words]
	made := &concordance{}
	for _, n := range all {
		if counts[n]++; counts[n] == 1 && n >= firstWord {
			made.words = append(made.words, n)
		}
	}
	made.ends = make([]uint32, len(made.words))
	sum := uint32(0)
	for i, n := range made.words {
		sum, counts[n] = sum+counts[n], sum
		made.ends[i] = sum
	}
	made.at = make([]uint16, sum)
	entry := uint16(0)
	for _, n := range all {
		switch {
		case n >= firstWord:
			made.at[counts[n]] = entry
			counts[n]++
		case n == textEnd:
			entry++
		}
	}
	counts[fieldEnd], counts[textEnd] = 0, 0
	for _, n := range made.words {
		counts[n] = 0
	}
	return made
}

// best puts into g, which has tiers alone, the tier of the best word of each entry.
func (k *concordance) best(g grades, tier []byte) {
	from := uint32(0)
	for i, n := range k.words {
		to := k.ends[i]
		if t := tier[n]; t < tiers {
			for _, at := range k.at[from:to] {
				g[at] = min(g[at], t)
			}
		}
		from = to
	}
}
