package reader

import "slices"

// condition is what an entry must meet.
type condition interface {
	// grade makes each of g, which are those of the entries from … to-1, no better than the entry meets
	// the condition. It need not look at those that are tiers already.
	grade(c *columns, from, to int, g grades)
}

// all is met by what meets each; the cheapest stand first.
type all []condition

func (a all) grade(c *columns, from, to int, g grades) {
	for _, one := range a {
		one.grade(c, from, to, g)
	}
}

// either is met by what meets one, as well as it meets that best.
type either []condition

func (e either) grade(c *columns, from, to int, g grades) {
	best := make(grades, len(g))
	for i := range best {
		best[i] = tiers
	}
	for _, one := range e {
		tried := slices.Clone(g)
		one.grade(c, from, to, tried)
		for i, t := range tried {
			best[i] = min(best[i], t)
		}
	}
	copy(g, best)
}

// not is met by what does not meet it.
type not struct{ condition }

func (n not) grade(c *columns, from, to int, g grades) {
	met := make(grades, len(g))
	n.condition.grade(c, from, to, met)
	for i, t := range met {
		if t < tiers {
			g[i] = tiers
		}
	}
}

// each is a condition that looks at one entry at a time, and returns its tier.
type each func(c *columns, id ID) byte

func (e each) grade(c *columns, from, _ int, g grades) {
	for i, t := range g {
		if t < tiers {
			g[i] = max(t, e(c, ID(small(from+i))))
		}
	}
}

// met is the tier of what is met or not.
func met(ok bool) byte {
	if ok {
		return wholeWord
	}
	return tiers
}
