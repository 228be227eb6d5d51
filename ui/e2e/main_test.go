// Package e2e_test drives the compiled program as a reader does: in a pseudo-terminal with a terminal
// emulator behind it, and from scripts and pipes. It holds no code of the program itself.
package e2e_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// patience is how long a test waits for a state before it fails. A busy machine needs seconds for what
// takes milliseconds elsewhere, and a test that passes never waits that long.
const patience = 20 * time.Second

// top is the folder of the repository, as seen from here.
const top = "../.."

var (
	update = flag.Bool("update", false, "write the golden screens and outputs anew")

	program string // path of the compiled program
	broken  string // why it could not be compiled
	races   string // folder for what the race detector of the program writes
)

func TestMain(m *testing.M) {
	flag.Parse()
	os.Exit(buildAndRun(m))
}

// buildAndRun compiles the program once for all tests. A program that does not compile fails the tests
// that need it, and lets the others speak.
func buildAndRun(m *testing.M) int {
	dir, err := os.MkdirTemp("", "broadsheet-e2e-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)

		return 1
	}
	defer func() { _ = os.RemoveAll(dir) }()
	program, races = filepath.Join(dir, "broadsheet"), filepath.Join(dir, "races")
	// A test runs the program as another user, who has to reach it, and may have a race to report.
	if err := errors.Join(os.Chmod(dir, 0o755), os.Mkdir(races, 0o755), os.Chmod(races, 0o777)); err != nil {
		fmt.Fprintln(os.Stderr, err)

		return 1
	}
	args := []string{"build", "-o", program}
	if raceDetector {
		args = append(args, "-race")
	}
	out, err := exec.CommandContext(context.Background(), "go", append(args, top)...).CombinedOutput()
	if err != nil {
		broken = fmt.Sprintf("go build: %v\n%s", err, out)
	}
	code := m.Run()
	if code == 0 && wholeRun() {
		code = strays()
	}

	return code
}

// wholeRun says that no test was left out by a flag, so that a golden file nobody asked for is a stray.
func wholeRun() bool {
	for _, name := range []string{"test.run", "test.skip", "test.list", "test.fuzz"} {
		if f := flag.Lookup(name); f != nil && f.Value.String() != "" {
			return false
		}
	}

	return true
}
