//go:build unix

package ui

import (
	"os"

	"golang.org/x/sys/unix"
)

// canSuspend reports whether a shell waits above the program. The kernel does not stop a process
// group that has no parent in its session, and the program would wait for ever to be woken.
func canSuspend() bool {
	session, err := unix.Getsid(0)
	if err != nil {
		return true
	}
	group := unix.Getpgrp()
	for pid := os.Getppid(); pid > 1; pid = parentOf(pid) {
		above, err := unix.Getsid(pid)
		if err != nil || above != session {
			return false
		}
		if other, err := unix.Getpgid(pid); err == nil && other != group {
			return true
		}
	}
	return false
}
