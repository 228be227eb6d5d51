package nearest_test

import (
	"testing"

	"broadsheet/reader/nearest"
)

func TestNameThatWasMeant(t *testing.T) {
	names := []string{"date", "headline", "publication", "path", "relevance"}
	for in, want := range map[string]string{
		"dat": "date", "DATE": "date", "h": "headline", "haedline": "headline", "relevence": "relevance", "pth": "path", "zzzz": "", "": "",
	} {
		if got := nearest.Name(in, names); got != want {
			t.Errorf("Name(%q) = %q, want %q", in, got, want)
		}
	}
}
