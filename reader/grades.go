package reader

import "encoding/binary"

// grades is how well each entry meets what is asked for, one tier each. Whoever handles a part of them
// knows its first entry.
type grades []byte

// A tier is two bits, and eight of them are looked at as one number, which is eight times as fast.
const (
	lows  = 0x0101010101010101
	highs = lows << 1
	eight = 8
)

// raise makes each the worse of the two. The other ones are as many.
func (g grades) raise(other grades) {
	le := binary.LittleEndian
	for len(g) >= eight && len(other) >= eight {
		a, b := le.Uint64(g), le.Uint64(other)
		// The lower bit is that of the one with the higher one, or of either.
		low := a&(a>>1|^(b>>1)) | b&(b>>1|^(a>>1))
		le.PutUint64(g, (a|b)&highs|low&lows)
		g, other = g[eight:], other[eight:]
	}
	for i, t := range other {
		g[i] = max(g[i], t)
	}
}

// counts is how many there are of each tier.
func (g grades) counts() (n [tiers + 1]int) {
	for len(g) >= eight {
		var one, two, three uint64 // eight counts each
		n[0] += len(g)
		for range 255 { // which is what fits into each
			a := binary.LittleEndian.Uint64(g)
			low, high := a&lows, a>>1&lows
			one, two, three = one+low&^high, two+high&^low, three+low&high
			if g = g[eight:]; len(g) < eight {
				break
			}
		}
		n[0] -= len(g)
		for i, all := range []uint64{one, two, three} {
			for ; all != 0; all >>= 8 {
				n[i+1] += int(all & 0xff)
				n[0] -= int(all & 0xff)
			}
		}
	}
	for _, t := range g {
		n[t]++
	}
	return n
}

// of is how many there are of each tier among ids.
func (g grades) of(ids []ID) (n [tiers + 1]int) {
	if len(ids) == len(g) {
		return g.counts()
	}
	for _, id := range ids {
		n[g[id]]++
	}
	return n
}

// found returns those of ids that meet it, in their order.
func (g grades) found(ids []ID) []ID {
	n := g.of(ids)
	return g.inOrder(ids, make([]ID, len(ids)-n[tiers]+1))
}

// inOrder puts into out, which has room for one more, those of ids that meet it.
func (g grades) inOrder(ids, out []ID) []ID {
	n := 0
	for _, id := range ids {
		out[n] = id
		if g[id] < tiers {
			n++
		}
	}
	return out[:n]
}

// ranked returns those of ids that meet it, the best first, and how many there are of each tier.
func (g grades) ranked(ids []ID, reverse bool) ([]ID, [tiers]int) {
	n := g.of(ids)
	all := len(ids) - n[tiers]
	out := make([]ID, all+1) // what does not meet it goes to the end, for nothing
	var next, step [tiers + 1]int
	next[tiers] = all
	for i, at := 0, 0; i < tiers; i++ {
		tier := i
		if reverse {
			tier = tiers - 1 - i
		}
		next[tier], step[tier] = at, 1
		at += n[tier]
	}
	of := [tiers]int(n[:tiers])
	if alike(of) {
		return g.inOrder(ids, out), of
	}
	for _, id := range ids {
		t := g[id]
		out[next[t]] = id
		next[t] += step[t]
	}
	return out[:all], of
}

// alike reports whether all are of one tier.
func alike(n [tiers]int) bool { return max(n[0], n[1], n[2]) == n[0]+n[1]+n[2] }
