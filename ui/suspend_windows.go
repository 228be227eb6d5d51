package ui

// canSuspend reports whether a shell waits above the program; here none does.
func canSuspend() bool { return false }
