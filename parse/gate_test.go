package parse

import (
	"testing"
	"unicode/utf8"
)

// TestWhatIsUnsafeIsSeen holds the quick look against the gate: nothing unsafe gets by it.
func TestWhatIsUnsafeIsSeen(t *testing.T) {
	for r := range rune(utf8.MaxRune) {
		if utf8.ValidRune(r) && unsafeRune(r) && r != '\n' && !needsWork("a"+string(r)+"b") {
			t.Errorf("%U is not looked at", r)
		}
	}
}
