package reader

import "path/filepath"

// place is where a source is: its path from the root of the file system on, and what of the file there it is.
type place struct {
	abs, inside string
	part        int
}

// nest returns for each source which others lie in it, by their paths in it: what is named itself is read
// once.
func nest(sources []*source) []map[string]bool {
	folders := map[string]int{}
	for i, s := range sources {
		if s.abs != "" && s.file == "" {
			folders[s.abs] = i
		}
	}
	nested := make([]map[string]bool, len(sources))
	for _, s := range sources {
		if s.abs == "" || s.part > 0 || s.inside != "" || len(folders) == 0 {
			continue
		}
		rest := filepath.Base(s.abs)
		for at := s.abs; ; {
			above := filepath.Dir(at)
			if i, ok := folders[above]; ok {
				if nested[i] == nil {
					nested[i] = map[string]bool{}
				}
				nested[i][rest] = true
			}
			if above == at {
				break
			}
			at, rest = above, filepath.Base(above)+"/"+rest
		}
	}
	return nested
}
