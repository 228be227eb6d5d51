package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"

	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

const patience = time.Minute // for the program to write anything

// screen is the program in a pseudo-terminal with an emulator behind it.
type screen struct {
	cmd   *exec.Cmd
	tty   *os.File
	began time.Time
	em    *vt.Emulator
	said  chan []byte // what it writes; closed when it ends
	raw   []byte      // what of it has been drawn
}

// run starts the program over a folder, with its catalogues in home.
func (b *bench) run(folder, home string) *screen {
	cmd := exec.Command(b.program, folder)
	cmd.Dir, cmd.Env = home, environment(home)
	s := &screen{cmd: cmd, em: vt.NewEmulator(120, 40), began: time.Now(), said: make(chan []byte, 16)}
	s.tty = must(pty.StartWithSize(cmd, &pty.Winsize{Rows: 40, Cols: 120}))
	go s.listen()
	go func() { _, _ = io.Copy(s.tty, s.em) }() // its answers to what the program asks
	return s
}

// environment keeps the program away from what this user has set and kept.
func environment(home string) []string {
	return []string{"TERM=xterm-256color", "COLORTERM=truecolor", "HOME=" + home, "XDG_CACHE_HOME=" + home}
}

// listen takes what the program writes, until it ends.
func (s *screen) listen() {
	defer close(s.said)
	for {
		buf := make([]byte, 1<<16)
		n, err := s.tty.Read(buf)
		if err != nil {
			return
		}
		s.said <- buf[:n]
	}
}

func (s *screen) draw(said []byte) {
	s.raw = append(s.raw, said...)
	_ = must(s.em.Write(said))
}

// until reads until it is so, and returns how long the program has run by then.
func (s *screen) until(what string, so func() bool) time.Duration {
	for !so() {
		select {
		case said, ok := <-s.said:
			if !ok {
				fatal(fmt.Errorf("the program ended before %s on\n%s", what, s.em))
			}
			s.draw(said)
		case <-time.After(patience):
			_ = s.cmd.Process.Kill()
			fatal(fmt.Errorf("in %s, never %s on\n%s", patience, what, s.em))
		}
	}
	return time.Since(s.began)
}

// shows reports whether the text is on the screen.
func (s *screen) shows(text string) func() bool {
	return func() bool { return strings.Contains(s.em.String(), text) }
}

// writes reports whether the program has written the text in one piece.
func (s *screen) writes(text string) func() bool {
	return func() bool { return bytes.Contains(s.raw, []byte(text)) }
}

// quit sends q, and returns how long the program then lives.
func (s *screen) quit() time.Duration {
	start := time.Now()
	_ = must(s.tty.WriteString("q"))
	for range s.said { // until it ends
	}
	_ = s.cmd.Wait()
	took := time.Since(start)
	_ = s.tty.Close()
	_ = s.em.Close()
	return took
}

// settle reads until the program has done nothing for a second.
func (s *screen) settle() {
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for last := ""; ; {
		select {
		case said := <-s.said:
			s.draw(said)
		case <-tick.C:
			_, stat, _ := strings.Cut(s.proc("stat"), ")")
			now := strings.Join(strings.Fields(stat)[11:13], " ") // its times in user and system mode
			if now == last {
				return
			}
			last = now
		}
	}
}

// proc is a file that Linux has of the program.
func (s *screen) proc(name string) string {
	return string(must(os.ReadFile(fmt.Sprintf("/proc/%d/%s", s.cmd.Process.Pid, name))))
}

// resident is the bytes that the program has in memory: VmRSS now, VmHWM at most so far.
func (s *screen) resident(key string) int {
	_, after, _ := strings.Cut(s.proc("status"), key+":")
	return must(strconv.Atoi(strings.Fields(after)[0])) << 10
}

func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
