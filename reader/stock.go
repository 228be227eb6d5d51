package reader

import (
	"bytes"
	"slices"
	"strings"
)

// stock is which files the library had when a walk began, by folder, so that the walk sees what is
// new, and what is gone.
type stock struct {
	c    *columns
	of   map[folder]*held
	left []int // by source: files that the walk has not met yet

	unlisted map[folder]bool // folders of which nobody knows what is in them or below

	turns map[folder]uint32 // see under
}

// held are the files of a folder.
type held struct {
	files []uint32 // by name
	met   bool     // the walk has seen the folder
}

// takeStock looks at the files of that many sources.
func takeStock(c *columns, sources int) *stock {
	s := &stock{c: c, of: map[folder]*held{}, left: make([]int, sources), unlisted: map[folder]bool{}}
	byFolder := make([]*held, len(c.folders))
	for i := range c.files.list {
		f := &c.files.list[i]
		in := c.folders[f.folder].folder
		if in.in != nil || c.files.gone.has(ID(small(i))) {
			continue
		}
		h := byFolder[f.folder]
		if h == nil {
			h = &held{}
			byFolder[f.folder], s.of[in] = h, h
		}
		h.files = append(h.files, small(i))
		s.left[in.src]++
	}
	for _, h := range s.of {
		slices.SortFunc(h.files, func(a, b uint32) int { return bytes.Compare(c.files.name(a), c.files.name(b)) })
	}
	return s
}

// size is how many files there were.
func (s *stock) size() int {
	n := 0
	for _, left := range s.left {
		n += left
	}
	return n
}

// shelf begins a comparison of what a folder holds with what it held.
func (s *stock) shelf(src int, dir string) comparing {
	h := s.of[folder{src: src, dir: dir}]
	if h == nil {
		return comparing{c: s.c}
	}
	h.met = true
	return comparing{s.c, h.files, nil}
}

// unmet are the files of the folders of a source below dir that the walk did not see, except those in
// the folders in there, which it has left alone, and in those that could not be listed.
func (s *stock) unmet(src int, dir string, there map[string]bool) []uint32 {
	var files []uint32
	for f, h := range s.of {
		below, ok := under(f.dir, dir)
		if first, _, _ := strings.Cut(below, "/"); f.src == src && ok && !h.met && !there[first] && !s.unsure(f) {
			files = append(files, h.files...)
		}
	}
	return files
}

// unsure reports whether the folder could not be listed, or one above it.
func (s *stock) unsure(f folder) bool {
	for len(s.unlisted) > 0 {
		if s.unlisted[f] {
			return true
		}
		if f.dir == "" {
			break
		}
		f.dir = parent(f.dir)
	}
	return false
}

// under cuts a folder off the path of one below it.
func under(name, dir string) (below string, ok bool) {
	if dir == "" {
		return name, name != ""
	}
	below, ok = strings.CutPrefix(name, dir)
	if !ok || below == "" || below[0] != '/' {
		return "", false
	}
	return below[1:], true
}

// knows reports whether there were files in the folder or below.
func (s *stock) knows(src int, dir string) bool {
	_, ok := s.under()[folder{src: src, dir: dir}]
	return ok
}

// latest is the last turn of the files in the folder and below.
func (s *stock) latest(src int, dir string) uint32 { return s.under()[folder{src: src, dir: dir}] }

// under is the last turn of every folder in which there were files, or below which.
func (s *stock) under() map[folder]uint32 {
	if s.turns == nil {
		s.turns = map[folder]uint32{}
		for f, h := range s.of {
			for dir := f.dir; ; dir = parent(dir) {
				at := folder{src: f.src, dir: dir}
				s.turns[at] = max(s.turns[at], s.last(h.files))
				if dir == "" {
					break
				}
			}
		}
	}
	return s.turns
}

// last is the turn of the last of files, which are in the order of the walk; 0 if there are none.
func (s *stock) last(files []uint32) uint32 {
	if len(files) == 0 {
		return 0
	}
	return s.c.files.list[files[len(files)-1]].turn
}

// before is the last turn of the files that the walk meets before the folder dir.
func (s *stock) before(src int, dir string) uint32 {
	turn, key := uint32(0), strings.ReplaceAll(dir, "/", "\x00")
	for f, h := range s.of {
		if f.src != src || f.dir == dir {
			continue
		}
		if rest, ok := under(dir, f.dir); ok {
			name, _, _ := strings.Cut(rest, "/")
			n, _ := slices.BinarySearchFunc(h.files, name, func(n uint32, name string) int { return strings.Compare(string(s.c.files.name(n)), name) })
			turn = max(turn, s.last(h.files[:n]))
		} else if strings.ReplaceAll(f.dir, "/", "\x00") < key {
			turn = max(turn, s.last(h.files))
		}
	}
	return turn
}

// parent is the folder that a folder lies in, "" at the top.
func parent(dir string) string { return dir[:max(strings.LastIndexByte(dir, '/'), 0)] }

// comparing goes through the names of a folder, as they are met, and those that were held.
type comparing struct {
	c    *columns
	left []uint32
	gone []uint32
}

// meet returns the number, from 1, of the file of that name, or 0 if there was none. Those before it
// that were not met are gone.
func (k *comparing) meet(name string) (known uint32) {
	for len(k.left) > 0 {
		switch d := strings.Compare(string(k.c.files.name(k.left[0])), name); {
		case d > 0:
			return 0
		case d == 0:
			known = k.left[0] + 1
			k.left = k.left[1:]
			return known
		}
		k.gone = append(k.gone, k.left[0])
		k.left = k.left[1:]
	}
	return 0
}

// end returns the files that are gone.
func (k *comparing) end() []uint32 { return append(k.gone, k.left...) }
