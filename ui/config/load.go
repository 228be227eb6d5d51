package config

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// variable is the environment's word for where the file is.
const variable = "BROADSHEET_CONFIG"

// largest is the most bytes that a file may have.
const largest = 1 << 20

// Loaded is the settings that are in force, and where they come from.
type Loaded struct {
	Settings

	Path     string // of the file, whether it is there or not
	Problems []Problem
}

// Load reads the reader's file. One that is not there is no problem, unless the environment names
// it.
func Load(known Vocabulary) Loaded {
	path, named := os.Getenv(variable), true
	if path == "" {
		named = false
		dir, err := os.UserConfigDir()
		if err != nil { // no home: nothing can be set
			settings, _ := Parse(nil, known)
			return Loaded{Settings: settings}
		}
		path = filepath.Join(dir, "broadsheet", "config.toml")
	}
	src, err := contents(path)
	settings, problems := Parse(src, known)
	if err != nil && (named || !errors.Is(err, fs.ErrNotExist)) {
		problems = append(problems, Problem{Text: reason(err)})
	}
	for i := range problems {
		problems[i].File = filepath.Base(path)
	}
	return Loaded{settings, path, problems}
}

// contents reads a file, if it is not larger than any settings could be.
func contents(path string) ([]byte, error) {
	f, err := os.Open(path) //nolint:gosec // the file that the reader names is hers to name
	if err != nil {
		return nil, err //nolint:wrapcheck // reason takes it apart
	}
	defer func() { _ = f.Close() }()
	src, err := io.ReadAll(io.LimitReader(f, largest+1))
	if len(src) > largest {
		return nil, fmt.Errorf("larger than %d MB", largest>>20)
	}
	return src, err //nolint:wrapcheck // as above
}

// reason is an error without the name of the file.
func reason(err error) string {
	if at := (*fs.PathError)(nil); errors.As(err, &at) {
		return at.Err.Error()
	}
	return err.Error()
}

// Home writes a path below the home folder with a tilde.
func Home(path string) string {
	home, err := os.UserHomeDir()
	if rest, ok := strings.CutPrefix(path, home+string(filepath.Separator)); ok && err == nil && home != "" {
		return filepath.Join("~", rest)
	}
	return path
}
