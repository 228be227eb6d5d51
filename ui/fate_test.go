package ui

import (
	"strings"
	"testing"

	"broadsheet/reader"
)

// replace has the article "Harbour" become another, or go, as the library tells it: the row of the
// new one stands where that of the old one stood.
func (f *fakeLibrary) replace(by string, fate reader.Fate) {
	const headline = "Harbour"
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.fates == nil {
		f.fates, f.heirs = map[reader.ID]reader.Fate{}, map[reader.ID]reader.ID{}
	}
	for i, e := range f.entries {
		if e.Headline != headline {
			continue
		}
		f.fates[e.ID] = fate
		if fate == reader.Gone {
			f.entries = append(f.entries[:i:i], f.entries[i+1:]...)
			break
		}
		heir := reader.ID(1000 + len(f.fates)) //nolint:gosec // a handful
		f.texts[heir] = strings.Replace(f.texts[e.ID], headline, by, 1)
		f.heirs[e.ID] = heir
		e.ID, e.Headline = heir, by
		f.entries[i] = e
	}
	f.changes++
	f.reports <- reader.Progress{Articles: len(f.entries), Changes: 100 + f.changes, Done: true}
}

// followed is a stage whose library has been read, and is followed.
func followed(t *testing.T, headlines ...string) *stage {
	t.Helper()
	lib := newFake(headlines...)
	lib.finished = true
	lib.reports <- reader.Progress{Articles: len(headlines), Changes: len(headlines), Done: true}
	return newStage(t, lib, 120, 40)
}

func TestWhatIsReadIsNotTornAway(t *testing.T) {
	s := followed(t, "Bells", "Harbour", "Wall")
	s.keys("j", "l", "j", "j", "j")
	at := s.m.article.where()
	s.lib.replace("Harbour, later", reader.Changed)
	s.until("the new row", func() bool { return s.m.pages.keep.any })
	s.settle()
	mustShow(t, s, "changed on the disk · r reads it again", "Harbour, later")
	if s.m.article.text.entry.Headline != "Harbour" || s.m.article.where() != at || s.m.list.cursor != 1 {
		t.Errorf("the article was torn away:\n%s", s.screen())
	}
	s.keys("z") // as it is set now, it is the one that was read all the same
	if s.m.article.text.entry.Headline != "Harbour" {
		t.Errorf("another article:\n%s", s.screen())
	}
	s.keys("r")
	if got := s.m.article.text.entry.Headline; got != "Harbour, later" || s.m.article.where() != at {
		t.Errorf("after r %q is shown at %v, not at %v", got, s.m.article.where(), at)
	}
	if strings.Contains(s.screen(), "changed on the disk") {
		t.Errorf("it is still said:\n%s", s.screen())
	}
}

func TestArticleThatIsGoneStaysUntilOneMoves(t *testing.T) {
	s := followed(t, "Bells", "Harbour", "Wall")
	s.keys("j")
	s.lib.replace("", reader.Gone)
	s.until("the row to go", func() bool { return s.m.list.length() == 2 && s.m.find.cancel == nil })
	s.settle()
	mustShow(t, s, "no longer on the disk")
	if s.m.article.text.entry.Headline != "Harbour" || s.m.list.cursor != 1 {
		t.Errorf("the article was torn away:\n%s", s.screen())
	}
	s.keys("r", "e") // there is nothing to read again, and nothing to edit
	mustShow(t, s, "what is shown is no longer on the disk")
	if s.m.article.text.entry.Headline != "Harbour" {
		t.Errorf("r shows another article:\n%s", s.screen())
	}
	s.keys("k")
	if s.m.article.text.entry.Headline != "Bells" || strings.Contains(s.screen(), "no longer") {
		t.Errorf("it stays for good:\n%s", s.screen())
	}
}

func TestArticleThatMovedGoesOn(t *testing.T) {
	s := followed(t, "Bells", "Harbour", "Wall")
	s.keys("j", "l", "j", "j")
	at := s.m.article.where()
	s.lib.replace("Harbour", reader.Moved)
	s.until("the article under its new name", func() bool { return s.m.article.text.id == 1001 })
	if s.m.article.where() != at || strings.Contains(s.screen(), "disk") {
		t.Errorf("at %v, not at %v:\n%s", s.m.article.where(), at, s.screen())
	}
}

// TestWhatComesDoesNotMoveTheRow has articles come that stand above the selected one.
func TestWhatComesDoesNotMoveTheRow(t *testing.T) {
	s := followed(t, "Bells", "Harbour", "Wall")
	s.lib.mu.Lock()
	first := s.lib.entries[0]
	first.ID, first.Headline = 77, "Ahead"
	s.lib.entries = append([]reader.Entry{first}, s.lib.entries...)
	s.lib.mu.Unlock()
	s.lib.reports <- reader.Progress{Articles: 4, Changes: 99, Done: true}
	s.until("the new row", func() bool { return s.m.list.length() == 4 && s.m.find.cancel == nil })
	s.settle()
	if e, _ := s.m.list.selected(); e.Headline != "Bells" || s.m.list.cursor != 1 {
		t.Errorf("row %d, %q is selected", s.m.list.cursor, e.Headline)
	}
	s.keys("/", "a")
	if s.m.list.cursor != 0 {
		t.Errorf("what is typed does not begin at the first row, but at %d", s.m.list.cursor)
	}
}

func mustShow(t *testing.T, s *stage, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if !strings.Contains(s.screen(), text) {
			t.Errorf("%q is not on\n%s", text, s.screen())
		}
	}
}

func TestEnterOpensTheRowAndNotWhatIsGone(t *testing.T) {
	s := followed(t, "Bells", "Harbour", "Wall")
	s.keys("j")
	s.lib.replace("", reader.Gone)
	s.until("the row to go", func() bool { return s.m.pages.keep.any })
	s.settle()
	s.keys("enter")
	if got := s.m.article.text.entry.Headline; got != "Wall" || strings.Contains(s.screen(), "no longer") {
		t.Errorf("%q is open:\n%s", got, s.screen())
	}
}

func TestWhatIsReadStaysThoughNoRowIsLeft(t *testing.T) {
	s := followed(t, "Harbour")
	s.keys("l", "j", "j")
	at := s.m.article.where()
	s.lib.replace("", reader.Gone)
	s.until("the row to go", func() bool { return s.m.pages.keep.any })
	s.settle()
	mustShow(t, s, "no longer on the disk")
	if s.m.article.text.entry.Headline != "Harbour" || s.m.article.where() != at {
		t.Errorf("the article was torn away:\n%s", s.screen())
	}
}

// The row after the last is the one before it.
func TestLastRowThatGoesLeavesTheCursorAtTheEnd(t *testing.T) {
	s := followed(t, "Bells", "Wall", "Harbour")
	s.keys("G")
	s.lib.replace("", reader.Gone)
	s.until("the row to go", func() bool { return s.m.list.length() == 2 && s.m.find.cancel == nil })
	if s.m.list.cursor != 1 {
		t.Errorf("the cursor is in row %d of 2:\n%s", s.m.list.cursor+1, s.screen())
	}
}
