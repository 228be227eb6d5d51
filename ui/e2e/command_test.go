package e2e_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// outcome is what a run without a terminal gives back.
type outcome struct {
	out, err string
	code     int
}

// errand is a run of the program without a terminal, as a script makes it.
type errand struct {
	dir   string    // working folder; empty: testdata
	stdin io.Reader // nil: /dev/null
	env   []string
	uid   uint32 // run as this user, where we are root
	args  []string
}

// do does the errand in a session of its own, so that the program finds no terminal either that the tests run in.
func (e errand) do(t *testing.T) outcome {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), binary(t), e.args...)
	log := raceLog(t)
	cmd.Env = append(environment(t, log), e.env...)
	cmd.Dir, cmd.Stdin = e.dir, e.stdin
	if e.dir == "" {
		cmd.Dir = filepath.Join(top, "testdata")
	}
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	if e.uid != 0 && os.Getuid() == 0 {
		cmd.SysProcAttr.Credential = &syscall.Credential{Uid: e.uid, Gid: e.uid}
	}
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	reportRaces(t, log)

	return outcome{out.String(), errs.String(), cmd.ProcessState.ExitCode()}
}

// prints runs the program with args in testdata.
func prints(t *testing.T, args ...string) outcome {
	t.Helper()

	return errand{args: args}.do(t)
}

// must checks the exit code, and that standard error holds each of the texts; with none it must be empty.
func (o outcome) must(t *testing.T, code int, stderr ...string) outcome {
	t.Helper()
	if o.code != code {
		t.Errorf("exit code %d, want %d; standard error: %s", o.code, code, o.err)
	}
	if len(stderr) == 0 && o.err != "" {
		t.Errorf("standard error says %q, want nothing", o.err)
	}
	for _, want := range stderr {
		if !strings.Contains(o.err, want) {
			t.Errorf("standard error says %q, want %q in it", o.err, want)
		}
	}

	return o
}
