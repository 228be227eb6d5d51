package reader

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestGrades holds what looks at eight tiers at once against what looks at one.
func TestGrades(t *testing.T) {
	t.Parallel()
	chance := rand.New(rand.NewPCG(1, 2)) //nolint:gosec // the same ones each time
	some := func(n int) grades {
		g := make(grades, n)
		for i := range g {
			g[i] = byte(chance.UintN(tiers + 1)) //nolint:gosec // it is small
		}
		return g
	}
	for n := range 70 {
		n *= n
		g, other := some(n), some(n)
		var counts [tiers + 1]int
		worse := make(grades, n)
		for i := range g {
			counts[g[i]]++
			worse[i] = max(g[i], other[i])
		}
		if got := g.counts(); got != counts {
			t.Errorf("%d tiers: %v, want %v", n, got, counts)
		}
		if g.raise(other); !slices.Equal(g, worse) {
			t.Errorf("%d tiers are not raised", n)
		}
	}
	all := make(grades, 5000) // of one tier
	for tier := range byte(tiers + 1) {
		for i := range all {
			all[i] = tier
		}
		if got := all.counts(); got[tier] != len(all) {
			t.Errorf("tier %d: %v", tier, got)
		}
	}
}
