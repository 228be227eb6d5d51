package e2e_test

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// watcher shows what the program writes to its terminal on an emulated screen, as bare as can be.
type watcher struct {
	cmd    *exec.Cmd
	tty    *os.File
	screen *vt.Emulator
}

func watch(b *testing.B, dir string, args ...string) *watcher {
	b.Helper()
	if broken != "" {
		b.Fatal(broken)
	}
	cmd := exec.CommandContext(b.Context(), program, args...)
	cmd.Dir, cmd.Env = dir, []string{"TERM=xterm-256color", "COLORTERM=truecolor", "HOME=" + b.TempDir()}
	tty, err := pty.StartWithSize(cmd, winsize(120, 40))
	if err != nil {
		b.Fatal(err)
	}
	w := &watcher{cmd: cmd, tty: tty, screen: vt.NewEmulator(120, 40)}
	go func() { _, _ = io.Copy(tty, w.screen) }() // its answers to what the program asks

	return w
}

// until reads until the text is on the screen.
func (w *watcher) until(b *testing.B, text string) {
	b.Helper()
	buf := make([]byte, 1<<16)
	for !strings.Contains(w.screen.String(), text) {
		n, err := w.tty.Read(buf)
		if err != nil {
			b.Fatalf("%v before %q on\n%s", err, text, w.screen)
		}
		if _, err := w.screen.Write(buf[:n]); err != nil {
			b.Fatal(err)
		}
	}
}

// writes reads until the program has written the text in one piece.
func (w *watcher) writes(b *testing.B, text string) {
	b.Helper()
	var all []byte
	buf := make([]byte, 1<<16)
	for !bytes.Contains(all, []byte(text)) {
		n, err := w.tty.Read(buf)
		if err != nil {
			b.Fatalf("%v before %q in\n%q", err, text, all)
		}
		all = append(all, buf[:n]...)
	}
}

func (w *watcher) end(b *testing.B) {
	b.Helper()
	_ = w.cmd.Process.Kill()
	_ = w.cmd.Wait()
	_ = w.tty.Close()
	_ = w.screen.Close()
}

// manyFiles is a folder of n articles of 1,000 words.
func manyFiles(b *testing.B, n int) string {
	b.Helper()
	dir := b.TempDir()
	for i := range n {
		text := longArticle(fmt.Sprintf("Report %05d", i), 60)
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%05d.txt", i)), []byte(text), 0o600); err != nil {
			b.Fatal(err)
		}
	}

	return dir
}

// BenchmarkFirstScreen is the time from the start of the process to the first screen, over a folder
// that takes far longer to read. BenchmarkStart is what of it every start takes.
func BenchmarkFirstScreen(b *testing.B) { benchmarkFirst(b, manyFiles(b, 2000), "broadsheet", ".") }

// benchmarkFirst reports the median of the times from the start of the process until it writes the text.
func benchmarkFirst(b *testing.B, dir, text string, args ...string) {
	b.Helper()
	var took []time.Duration
	for b.Loop() {
		start := time.Now()
		w := watch(b, dir, args...)
		w.writes(b, text)
		took = append(took, time.Since(start))
		w.end(b)
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "ms/median")
}

// BenchmarkFirstArticle is the time from the start of the process to the text of a single file.
func BenchmarkFirstArticle(b *testing.B) {
	benchmarkFirst(b, manyFiles(b, 1), "paragraph number 1 of", "00000.txt")
}

// BenchmarkStart is a process that starts and ends, without a screen.
func BenchmarkStart(b *testing.B) {
	if broken != "" {
		b.Fatal(broken)
	}
	for b.Loop() {
		if err := exec.CommandContext(b.Context(), program, "--version").Run(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkOpenArticle is the time from a key in the list to the next article, of 1,000 words, on the screen.
func BenchmarkOpenArticle(b *testing.B) {
	const n = 120
	dir := b.TempDir()
	for i := range n {
		text := strings.Replace(longArticle("Report", 45), "This is", fmt.Sprintf("Copy %05d is", i), 1)
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%05d.txt", i)), []byte(text), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	w := watch(b, dir, ".", "--sort", "path")
	defer w.end(b)
	w.until(b, fmt.Sprintf("%d articles", n))
	w.until(b, "Copy 00000")
	at, step, key := 0, 1, "j"
	for b.Loop() {
		switch {
		case at+step == n:
			step, key = -1, "k"
		case at+step < 0:
			step, key = 1, "j"
		}
		at += step
		if _, err := w.tty.WriteString(key); err != nil {
			b.Fatal(err)
		}
		w.until(b, fmt.Sprintf("Copy %05d", at))
	}
}
