package parse

import (
	"strings"
	"testing"
)

// Every label says one thing, and as the rules look it up: folded. One that says two would be read
// now as this and now as that.
func TestLabelsSayOneThing(t *testing.T) {
	t.Parallel()
	said := map[string]Role{}
	for role, words := range labelWords {
		for word := range strings.FieldsSeq(words) {
			if other, ok := said[word]; ok {
				t.Errorf("%q is %s and %s", word, other, role)
			}
			if fold(word) != word {
				t.Errorf("%q of %s is looked up as %q", word, role, fold(word))
			}
			said[word] = role
		}
	}
}
