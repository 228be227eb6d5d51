package main

import (
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"
)

// allListed is what the header says then.
func (b *bench) allListed() string { return thousands(b.n) + " articles" }

func firstScreen(b *bench) []row {
	p := alternate(many, func() time.Duration {
		s := b.run(b.corpus, b.folder())
		took := s.until("the first screen", s.writes(" broadsheet "))
		s.quit()
		return took
	}, func() time.Duration {
		return timed(func() { check(exec.Command(b.program, "--version").Run()) })
	})
	return []row{under("first screen, no catalogue yet", p.figure, 50*time.Millisecond, fmt.Sprintf("%.1fx --version %s", p.ratio(), ms(p.anchor)))}
}

// secondStart is over a catalogue that the first start has written.
func secondStart(b *bench) []row {
	home := b.folder()
	first := exec.Command(b.program, "list", b.corpus)
	first.Env = environment(home)
	check(first.Run())
	p := alternate(many, func() time.Duration {
		s := b.run(b.corpus, home)
		took := s.until("everything is listed", s.shows(b.allListed()))
		s.quit()
		return took
	}, func() time.Duration {
		return timed(func() { check(exec.Command(b.program, "--version").Run()) })
	})
	return []row{under("second start, all listed", p.figure, 100*time.Millisecond, fmt.Sprintf("%.1fx --version %s", p.ratio(), ms(p.anchor)))}
}

// memory is what stays of a start over everything, above one over a single article.
func memory(b *bench) []row {
	most, bar := 300, "<= 300 B"
	if b.n < million {
		most, bar = math.MaxInt, ""
	}
	if runtime.GOOS != "linux" {
		return []row{{promise: "memory", figure: "not measured", anchor: "only Linux says how much is resident"}}
	}
	one, home := b.folder(), b.folder()
	check(os.WriteFile(filepath.Join(one, "one.txt"), []byte(newWriter().text(papers[0], "2024-03-30", 20, true)), 0o600))
	own, _ := held(b.run(one, home), "1 article")
	var rows []row
	for _, start := range []string{"first", "second"} {
		all, peak := held(b.run(b.corpus, home), b.allListed())
		each := (all - own - b.text) / b.n
		rows = append(rows, row{
			"memory an article above its text, " + start + " start", fmt.Sprintf("%d B", each), bar, each <= most,
			fmt.Sprintf("resident %d MB, at most %d; text %d MB, program alone %d MB", all>>20, peak>>20, b.text>>20, own>>20),
		})
	}
	return rows
}

// held is what the program holds when all is listed and it rests, and the most that it held.
func held(s *screen, listed string) (now, peak int) {
	s.until("everything is listed", s.shows(listed))
	s.settle()
	now, peak = s.resident("VmRSS"), s.resident("VmHWM")
	s.quit()
	return now, peak
}

func quitting(b *bench) []row {
	var all []time.Duration
	for range few {
		s := b.run(b.corpus, b.folder())
		s.until("it reads", s.shows("reading… "))
		all = append(all, s.quit())
	}
	return []row{under("quitting while it reads", median(all), 100*time.Millisecond, "")}
}
