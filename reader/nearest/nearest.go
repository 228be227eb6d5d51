// Package nearest finds the name that was meant by one that does not exist.
package nearest

import "strings"

// Name is the name that s was most likely meant to be, or "" where none is near: more than
// half of it would have to change.
func Name(s string, names []string) string {
	best, least := "", len([]rune(s))/2+1
	for _, n := range names {
		d := distance(strings.ToLower(s), n)
		if s != "" && strings.HasPrefix(n, strings.ToLower(s)) {
			d = 0
		}
		if d < least {
			best, least = n, d
		}
	}
	return best
}

// distance is how many letters must be put in, taken out, changed or swapped with their neighbour
// to make b of a (optimal string alignment).
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	rows := make([][]int, len(x)+1)
	for i := range rows {
		rows[i] = make([]int, len(y)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := range x {
		for j := range y {
			change := 1
			if x[i] == y[j] {
				change = 0
			}
			d := min(rows[i][j+1]+1, rows[i+1][j]+1, rows[i][j]+change)
			if i > 0 && j > 0 && x[i] == y[j-1] && x[i-1] == y[j] {
				d = min(d, rows[i-1][j-1]+1)
			}
			rows[i+1][j+1] = d
		}
	}
	return rows[len(x)][len(y)]
}

// Hint says after an unknown name which was meant, or, where none is near, which there are.
func Hint(s string, names []string) string {
	if near := Name(s, names); near != "" {
		return "did you mean " + near + "?"
	}
	return "one of " + strings.Join(names, ", ")
}
