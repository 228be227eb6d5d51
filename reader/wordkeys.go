package reader

// wordKeys are the numbers that words have in a catalogue. Those that end something are the same
// everywhere.
type wordKeys struct {
	of   []uint32 // by their numbers in the index; 0: it has none yet
	next uint32   // from firstWord on
}

// key is the number of word n in the catalogue, and whether it is new there.
func (k *wordKeys) key(n uint32) (key uint32, isNew bool) {
	if n < firstWord {
		return n, false
	}
	k.reach(n)
	if k.of[n] == 0 {
		k.add(n)
		return k.of[n], true
	}
	return k.of[n], false
}

// add gives word n the next number.
func (k *wordKeys) add(n uint32) {
	k.reach(n)
	k.next = max(k.next, firstWord)
	k.of[n] = k.next
	k.next++
}

func (k *wordKeys) reach(n uint32) {
	for int(n) >= len(k.of) {
		k.of = append(k.of, 0)
	}
}

// count is how many words the catalogue has.
func (k *wordKeys) count() int { return int(max(k.next, firstWord)) - firstWord }
