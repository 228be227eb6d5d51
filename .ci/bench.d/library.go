package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"time"

	"broadsheet/parse"
	"broadsheet/reader"
	"broadsheet/ui/page"
	"broadsheet/ui/theme"
)

// scanned is the library of a folder, and how long it took until everything was listed and checked.
func scanned(dir, keep string) (*reader.Library, time.Duration) {
	runtime.GC() // what the last one left is not its affair
	start := time.Now()
	l := must(reader.Open([]string{dir}, nil))
	l.Keep(keep)
	var took time.Duration
	check(l.Scan(context.Background(), func(p reader.Progress) {
		if p.Done {
			took = time.Since(start)
		}
	}))
	return l, took
}

func query(l *reader.Library, text string) *reader.Rows {
	rows := must(l.Query(context.Background(), reader.Query{Text: text, Sort: reader.ByRelevance})) // as the screen does
	rows.Window(0, 40)
	return rows
}

// folder is a new one.
func (b *bench) folder() string { return must(os.MkdirTemp(b.scratch, "")) }

// survey counts the articles, and the bytes that the list shows of them.
func (b *bench) survey() {
	l, _ := scanned(b.corpus, "")
	defer l.Close()
	b.n = l.Len()
	for _, e := range query(l, "").Window(0, b.n) {
		b.text += len(e.Headline) + len(e.Publication) + len(strings.Join(e.Authors, "")) + len(e.Published)
	}
}

func everythingListed(b *bench) []row {
	p := alternate(few, func() time.Duration {
		l, took := scanned(b.corpus, b.folder())
		l.Close()
		return took
	}, func() time.Duration { return timed(func() { readAll(b.names) }) })
	return []row{atMost("everything listed, no catalogue yet", p, 4, "os.ReadFile, 4 workers")}
}

func checked(b *bench) []row {
	keep := b.folder()
	l, _ := scanned(b.corpus, keep)
	l.Close()
	p := alternate(many, func() time.Duration {
		l, took := scanned(b.corpus, keep)
		l.Close()
		return took
	}, func() time.Duration { return timed(func() { walk(b.corpus) }) })
	return []row{atMost("second start, checked against the disk", p, 1.5, "walk with lstat, 4 folders at once")}
}

// typed is how long a query takes after another one, which it narrows or not.
func typed(l *reader.Library, before, text string) func() time.Duration {
	return func() time.Duration {
		query(l, before)
		return timed(func() { query(l, text) })
	}
}

const (
	apart   = "qz" // narrows to no single letter
	million = 1_000_000
)

func keystrokes(b *bench) []row {
	l, _ := scanned(b.corpus, "")
	defer l.Close()
	headlines := make([]string, 0, b.n)
	for _, e := range query(l, "").Window(0, b.n) {
		headlines = append(headlines, e.Headline)
	}
	worst, slowest := "", time.Duration(0)
	for _, r := range "abcdefghijklmnopqrstuvwxyz" {
		var all []time.Duration
		for range few {
			all = append(all, typed(l, apart, string(r))())
		}
		if m := median(all); m > slowest {
			worst, slowest = string(r), m
		}
	}
	bar, least := 16*time.Millisecond, 0.0
	if b.n >= million {
		bar, least = 60*time.Millisecond, 10
	}
	fzf := newFinder(headlines)
	var rows []row
	for _, k := range []struct {
		name, before, text string
		bar                time.Duration
	}{
		{"the worst letter", apart, worst, bar},
		{"narrowing", "h", "ha", 16 * time.Millisecond},
	} {
		found := 0
		p := alternate(many, typed(l, k.before, k.text), func() time.Duration { return timed(func() { found = fzf.find(k.text) }) })
		name := fmt.Sprintf("filter keystroke, %s (%s)", k.name, k.text)
		rows = append(rows, under(name, p.figure, k.bar, ""), row{
			"    faster than fzf's algorithm", fmt.Sprintf("%.1fx", 1/p.ratio()), barOf(least), 1/p.ratio() >= least,
			fmt.Sprintf("FuzzyMatchV2, %d cores %s, %d hits to %d", runtime.GOMAXPROCS(0), ms(p.anchor), found, query(l, k.text).Len()),
		})
	}
	return append(rows, b.ripgrep(l, headlines)...)
}

func barOf(least float64) string {
	if least == 0 {
		return ""
	}
	return fmt.Sprintf(">= %gx", least)
}

// ripgrep is how long it looks for the longest word of a headline.
func (b *bench) ripgrep(l *reader.Library, headlines []string) []row {
	if _, err := exec.LookPath("rg"); err != nil {
		return nil
	}
	word := ""
	for _, w := range strings.Fields(headlines[0]) {
		if len(w) > len(word) {
			word = w
		}
	}
	p := alternate(few, typed(l, apart, word), func() time.Duration {
		return timed(func() { _ = exec.Command("rg", "-c", "-i", "-F", word, b.corpus).Run() })
	})
	return []row{{"filter, a whole word", ms(p.figure), "", true, "rg -c in the folder " + ms(p.anchor)}}
}

// opening reads an article from the disk and sets what of it stands on the first screen.
func opening(b *bench) []row {
	var rows []row
	for _, words := range []int{1_000, 100_000} {
		dir := b.folder()
		name := filepath.Join(dir, "article.txt")
		check(os.WriteFile(name, []byte(newWriter().text(papers[0], "2024-03-30", words/40, true)), 0o600))
		l, _ := scanned(dir, "")
		e := query(l, "").Window(0, 1)[0]
		p := alternate(many, func() time.Duration { return timed(func() { open(l, e) }) }, func() time.Duration {
			return timed(func() { _ = must(os.ReadFile(name)) })
		})
		rows = append(rows, under(fmt.Sprintf("opening an article of %d words", e.Words), p.figure, 16*time.Millisecond, "os.ReadFile "+ms(p.anchor)))
		l.Close()
	}
	return rows
}

func open(l *reader.Library, e reader.Entry) {
	ctx := context.Background()
	text := must(page.Compose(ctx, must(l.Page(ctx, e.ID)), page.Options{Width: 76, Captions: true, Palette: theme.Dark(), Path: e.Path}))
	for i, lines := 0, 0; i < text.Len() && lines < 40; i++ {
		lines += len(text.Part(i))
	}
}

// parsing is on one goroutine, over as many files as fit into memory with ease.
func parsing(b *bench) []row {
	defer debug.SetGCPercent(debug.SetGCPercent(300)) // as during a scan
	names := b.names[:min(len(b.names), 5000)]
	bytes := 0
	var files [][]byte
	p := alternate(few, func() time.Duration {
		return timed(func() {
			for i, data := range files {
				for p, err := range parse.Articles(names[i], data) {
					if err == nil {
						p.Article()
					}
				}
			}
		})
	}, func() time.Duration {
		files, bytes = files[:0], 0
		return timed(func() {
			for _, name := range names {
				files = append(files, must(os.ReadFile(name)))
				bytes += len(files[len(files)-1])
			}
		})
	})
	speed := func(d time.Duration) string { return fmt.Sprintf("%.0f MB/s", float64(bytes)/1e6/d.Seconds()) }
	return []row{{"parsing, a core", speed(p.figure), "", true, fmt.Sprintf("os.ReadFile %s, %.1fx", speed(p.anchor), p.ratio())}}
}
