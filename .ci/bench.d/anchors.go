package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"github.com/junegunn/fzf/src/algo"
	"github.com/junegunn/fzf/src/util"
)

const workers = 4 // as many as broadsheet reads with

// walk lists the files below a folder, four folders at once, with the size and the time of each.
func walk(dir string) []string {
	var (
		mu    sync.Mutex
		names []string
		group sync.WaitGroup
		room  = make(chan struct{}, workers)
		list  func(string)
	)
	list = func(dir string) {
		room <- struct{}{}
		entries := must(os.ReadDir(dir))
		files := make([]string, 0, len(entries))
		for _, e := range entries {
			path := filepath.Join(dir, e.Name())
			if e.IsDir() {
				group.Go(func() { list(path) })
				continue
			}
			_ = must[fs.FileInfo](e.Info())
			files = append(files, path)
		}
		<-room
		mu.Lock()
		defer mu.Unlock()
		names = append(names, files...)
	}
	group.Go(func() { list(dir) })
	group.Wait()
	return names
}

// readAll reads the files with four workers.
func readAll(names []string) {
	var group sync.WaitGroup
	for i := range workers {
		group.Go(func() {
			for at := i; at < len(names); at += workers {
				_ = must(os.ReadFile(names[at]))
			}
		})
	}
	group.Wait()
}

// finder is fzf's algorithm over headlines.
type finder []util.Chars

func newFinder(headlines []string) finder {
	algo.Init("default")
	f := make(finder, len(headlines))
	for i, h := range headlines {
		f[i] = util.ToChars([]byte(h))
	}
	return f
}

// find counts what matches, on every core, as fzf calls it: smart case, accents aside.
func (f finder) find(text string) int {
	cores, found := runtime.GOMAXPROCS(0), make(chan int)
	for c := range cores {
		go func() {
			slab, hits := util.MakeSlab(100*1024, 2048), 0 // fzf's own sizes
			for i := len(f) * c / cores; i < len(f)*(c+1)/cores; i++ {
				if r, _ := algo.FuzzyMatchV2(false, true, true, &f[i], []rune(text), false, slab); r.Start >= 0 {
					hits++
				}
			}
			found <- hits
		}()
	}
	total := 0
	for range cores {
		total += <-found
	}
	return total
}
