package ui

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"strings"
)

var errOpenQuote = errors.New("a quotation mark is not closed")

// commandIn is the words of the command in the first of the variables that has one, none if none has.
func commandIn(variables ...string) ([]string, error) {
	for _, name := range variables {
		words, err := shellWords(os.Getenv(name), runtime.GOOS != "windows") // where a backslash parts folders
		if err != nil {
			return nil, fmt.Errorf("$%s: %w", name, err)
		}
		if len(words) > 0 && words[0] != "" {
			return words, nil
		}
	}
	return nil, nil
}

// shellWords parts a command into its words as a shell does, with quotation marks and, if escapes says so,
// backslashes. It expands nothing.
func shellWords(text string, escapes bool) ([]string, error) {
	var words []string
	var word strings.Builder
	begun := false // a word, which may be empty: ''
	quote := byte(0)
	for i := 0; i < len(text); i++ {
		c := text[i]
		blank := strings.IndexByte(" \t\n", c) >= 0
		switch {
		case c == quote:
			quote = 0
		case quote == 0 && (c == '"' || c == '\''):
			quote, begun = c, true
		case quote == 0 && blank:
			if begun {
				words = append(words, word.String())
			}
			word.Reset()
			begun = false
		default:
			if escapes && c == '\\' && i+1 < len(text) && (quote == 0 || quote == '"' && strings.IndexByte("\"\\$`", text[i+1]) >= 0) {
				i++
			}
			word.WriteByte(text[i])
			begun = true
		}
	}
	if quote != 0 {
		return nil, errOpenQuote
	}
	if begun {
		words = append(words, word.String())
	}
	return words, nil
}
