// Bench measures what broadsheet promises, each figure beside what it is held against, in one table.
// It is a module of its own so that the program does not depend on what it is compared with.
package main

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"runtime/pprof"
	"slices"
	"strconv"
	"strings"
	"time"
)

// bench is what is measured.
type bench struct {
	program string // the built program
	scratch string // a folder for what is written meanwhile
	corpus  string
	names   []string // of its files
	n       int      // articles in it
	text    int      // bytes of what the list shows of them
}

// row is one promise and what came of it.
type row struct {
	promise, figure, bar string
	holds                bool // counts where there is a bar
	anchor               string
}

// measures are taken in this order. Each is named by what one may ask for.
var measures = []struct {
	name string
	take func(*bench) []row
}{
	{"start", firstScreen},
	{"read", everythingListed},
	{"again", secondStart},
	{"check", checked},
	{"filter", keystrokes},
	{"open", opening},
	{"memory", memory},
	{"parse", parsing},
	{"quit", quitting},
}

const (
	few  = 5 // runs of what takes seconds
	many = 15
)

func main() {
	b := &bench{scratch: os.Args[1], program: filepath.Join(os.Args[1], "broadsheet"), corpus: os.Getenv("BENCH_CORPUS")}
	files, err := strconv.Atoi(os.Args[2])
	if err != nil || files < 1 {
		fatal(fmt.Errorf("%q is no number of files", os.Args[2]))
	}
	if b.corpus == "" {
		b.corpus = filepath.Join(b.scratch, "corpus")
		writeCorpus(b.corpus, files)
	}
	b.names = walk(b.corpus)
	readAll(b.names) // into the system's cache
	b.survey()
	defer profile()()
	fmt.Printf("%d articles in %d files, %s; medians, each run beside its anchor\n\n", b.n, len(b.names), b.corpus)
	print := func(r row, verdict string) {
		fmt.Printf("%-48s %13s  %-9s %-4s  %s\n", r.promise, r.figure, r.bar, verdict, r.anchor)
	}
	print(row{promise: "promise", figure: "figure", bar: "bar", anchor: "anchor"}, "")
	for _, m := range measures {
		if !strings.Contains(m.name, os.Getenv("BENCH_ONLY")) {
			continue
		}
		for _, r := range m.take(b) {
			print(r, map[bool]string{true: "yes", false: "NO"}[r.holds || r.bar == ""])
		}
	}
}

// profile starts the profile that was asked for, and returns what ends it.
func profile() func() {
	name := os.Getenv("BENCH_PROFILE")
	if name == "" {
		return func() {}
	}
	f := must(os.Create(name))
	check(pprof.StartCPUProfile(f))
	return func() { pprof.StopCPUProfile(); check(f.Close()) }
}

// pair is a figure and its anchor.
type pair struct{ figure, anchor time.Duration }

// alternate takes the figure and its anchor in turn, so many times, and returns the median of each.
func alternate(times int, figure, anchor func() time.Duration) pair {
	var f, a []time.Duration
	for range times {
		a = append(a, anchor())
		f = append(f, figure())
	}
	return pair{median(f), median(a)}
}

func (p pair) ratio() float64 { return float64(p.figure) / float64(p.anchor) }

func median[T cmp.Ordered](all []T) T {
	all = slices.Sorted(slices.Values(all))
	return all[len(all)/2]
}

func timed(work func()) time.Duration {
	start := time.Now()
	work()
	return time.Since(start)
}

// under is a promise that holds a time below a bar.
func under(promise string, figure, bar time.Duration, anchor string) row {
	return row{promise, ms(figure), "< " + strconv.Itoa(int(bar.Milliseconds())) + " ms", figure < bar, anchor}
}

// atMost is a promise that holds a ratio below a bar.
func atMost(promise string, p pair, bar float64, anchor string) row {
	return row{promise, fmt.Sprintf("%.2fx", p.ratio()), fmt.Sprintf("<= %gx", bar), p.ratio() <= bar, ms(p.figure) + "; " + anchor + " " + ms(p.anchor)}
}

func ms(d time.Duration) string {
	if d < 100*time.Millisecond {
		return fmt.Sprintf("%.1f ms", float64(d.Microseconds())/1000)
	}
	return fmt.Sprintf("%d ms", d.Milliseconds())
}

func must[T any](v T, err error) T {
	check(err)
	return v
}

func check(err error) {
	if err != nil {
		fatal(err)
	}
}

func fatal(err error) {
	fmt.Fprintln(os.Stderr, "bench:", err)
	os.Exit(1)
}
