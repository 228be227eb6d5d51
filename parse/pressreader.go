package parse

import "strings"

// isPressReader recognises a page from PressReader's text view by what only such a page has: a
// caption between its marks, the site's footer, or a byline as a bullet under the first lines.
func isPressReader(s *sheet) bool {
	for i := len(s.lines) - 1; i >= max(0, len(s.lines)-4); i-- {
		if _, _, ok := footerIn(s.text(i)); ok {
			return true
		}
	}
	if strings.Contains(s.src, "?? ") || strings.HasSuffix(strings.TrimSpace(s.src), "??") {
		for i := range s.lines {
			if t := s.text(i); strings.HasPrefix(t, "??") && isCaptionLine(t) {
				return true
			}
		}
	}
	for i := 1; i < min(6, len(s.lines)); i++ {
		if isBullet(s.text(i)) {
			return s.opensByline(i)
		}
	}
	return false
}

// isCaptionLine reports whether t is "?? CREDIT ?? caption".
func isCaptionLine(t string) bool {
	rest := t[2:]
	end := strings.Index(rest, "??")
	return end > 0 && space(rest[0]) && (end+2 == len(rest) || space(rest[end+2])) && creditLike(rest[:end])
}
