package e2e_test

import (
	"strings"
	"syscall"
	"testing"
)

func TestEveryWayOutRestoresTheTerminal(t *testing.T) {
	t.Parallel()
	for name, leave := range map[string]struct {
		keys   []step
		signal syscall.Signal
	}{
		"q in the list":         {keys: []step{{"q", ""}}},
		"Q in an article":       {keys: []step{{keyEnter, "no one on the front"}, {"Q", ""}}},
		"ctrl+c in the list":    {keys: []step{{ctrlC, ""}}},
		"ctrl+c in an article":  {keys: []step{{keyEnter, "no one on the front"}, {ctrlC, ""}}},
		"ctrl+c in the help":    {keys: []step{{"?", "all keys"}, {ctrlC, ""}}},
		"ctrl+c while typing":   {keys: []step{{"/bees", "1 of 14"}, {ctrlC, ""}}},
		"q through every layer": {keys: []step{{keyEnter, "no one on the front"}, {"?", "Moving about"}, {"q", "no one on the front"}, {"q", "1 of 14"}, {"q", ""}}},
		"told to terminate":     {signal: syscall.SIGTERM},
		"interrupted":           {signal: syscall.SIGINT},
		"hung up":               {signal: syscall.SIGHUP},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			x := openAct(t, act{}, 80, 24)
			for i, s := range leave.keys {
				x.Send(s.keys)
				if i < len(leave.keys)-1 {
					x.Wait(s.wait)
				}
			}
			if leave.signal != 0 {
				x.Signal(leave.signal)
			}
			x.MustLeaveClean(0)
		})
	}
}

func TestSuspendAndContinue(t *testing.T) {
	t.Parallel()
	// A program that runs straight on the terminal has no shell to stop for: the kernel drops the signal.
	x := start(t, stage{w: 80, h: 24, argv0: "/bin/bash", args: []string{"--norc", "--noprofile", "-i"}})
	x.Wait("$")
	x.Send(binary(t) + " archive\r")
	x.Wait("14 articles", "Forty-one")
	x.Send("jj")
	x.Wait("3 of 14")
	x.Send(ctrlZ)
	x.Wait("Stopped")
	x.WaitGone("Forty-one")
	x.Send("echo I am the shell\r")
	x.Wait("\nI am the shell")
	x.Send("fg\r")
	x.Wait("14 articles", "Forty-one", "3 of 14")
	x.WaitGone("I am the shell")
	x.Send("q")
	x.WaitGone("Forty-one")
	x.Send("exit 7\r")
	if code := x.Exit(); code != 7 {
		t.Errorf("exit code %d, want 7 of the shell", code)
	}
	if fault := x.disorder(); strings.TrimPrefix(fault, "mode 2004") != "" { // bash's own
		t.Errorf("the terminal is left behind with %s", fault)
	}
}
