package e2e_test

import (
	"bytes"
	"errors"
	"fmt"
	"image/color"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
	"unicode/utf8"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// Keys as a terminal sends them.
const (
	keyUp     = "\x1b[A"
	keyDown   = "\x1b[B"
	keyRight  = "\x1b[C"
	keyLeft   = "\x1b[D"
	keyHome   = "\x1b[H"
	keyEnd    = "\x1b[F"
	keyPgUp   = "\x1b[5~"
	keyPgDown = "\x1b[6~"
	keyEnter  = "\r"
	keyEsc    = "\x1b"     // before another key it would be that key with Alt
	keyEscape = "\x1b[27u" // as terminals send it that tell the two apart
	keyTab    = "\t"
	ctrlC     = "\x03"
	ctrlL     = "\x0c"
	ctrlN     = "\x0e"
	ctrlP     = "\x10"
	ctrlU     = "\x15"
	ctrlW     = "\x17"
	ctrlZ     = "\x1a"
)

// stage is what a test sets up before the curtain rises. Only the size is needed.
type stage struct {
	w, h  int
	dir   string    // working folder; empty: the folder of testdata
	env   []string  // beside the fixed environment, and after it
	light bool      // the terminal has a white background
	stdin io.Reader // instead of the terminal's keyboard: a pipe, or a file
	argv0 string    // another program than broadsheet: a shell
	args  []string
}

// Term is a program in a pseudo-terminal, with an emulator that draws what it prints.
type Term struct {
	t    *testing.T
	cmd  *exec.Cmd
	tty  *os.File
	far  *os.File    // the program's end of it, held open so that the settings outlive the program
	cook *term.State // the terminal's settings before the program began
	left *term.State // and after it has gone

	drawn  chan struct{} // closed when all output is drawn
	exited chan struct{} // closed then, and when the program has gone

	mu    sync.Mutex // guards what follows
	em    *vt.Emulator
	raw   []byte // everything the program wrote
	held  []byte // not yet given to the emulator, see draw
	modes map[ansi.Mode]bool
	title string
	next  chan struct{} // closed at the next output
}

// Start runs the program with args in a terminal of w by h cells, in the folder dir.
func Start(t *testing.T, w, h int, dir string, args ...string) *Term {
	t.Helper()

	return start(t, stage{w: w, h: h, dir: dir, args: args})
}

// start runs what s says. The program is killed when the test ends, if it still runs.
func start(t *testing.T, s stage) *Term {
	t.Helper()
	if s.argv0 == "" {
		s.argv0 = binary(t)
	}
	cmd := exec.CommandContext(t.Context(), s.argv0, s.args...)
	log := raceLog(t)
	cmd.Env = append(environment(t, log), s.env...)
	cmd.Dir, cmd.Stdin = s.dir, s.stdin
	if s.dir == "" {
		cmd.Dir = filepath.Join(top, "testdata")
	}
	x := &Term{
		t: t, cmd: cmd, drawn: make(chan struct{}), exited: make(chan struct{}), em: vt.NewEmulator(s.w, s.h),
		modes: map[ansi.Mode]bool{}, next: make(chan struct{}),
	}
	if err := x.open(s); err != nil {
		t.Fatal(err)
	}
	x.listen(s.light)
	go x.answer()
	go x.read()
	go x.wait()
	t.Cleanup(func() { x.strike(log) })

	return x
}

// open makes the pseudo-terminal and starts the program in it.
func (x *Term) open(s stage) error {
	var err error
	if x.tty, x.far, err = pty.Open(); err != nil {
		return err
	}
	if err = pty.Setsize(x.tty, winsize(s.w, s.h)); err != nil {
		return err
	}
	if x.cook, err = term.GetState(x.far.Fd()); err != nil {
		return err
	}
	if x.cmd.Stdin == nil {
		x.cmd.Stdin = x.far
	}
	x.cmd.Stdout, x.cmd.Stderr = x.far, x.far
	// Standard input may be a pipe, so the controlling terminal is the one at standard output.
	x.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true, Ctty: 1}

	return x.cmd.Start()
}

// environment is the same on every machine: no variable of the caller decides what a screen looks like.
func environment(t *testing.T, log string) []string {
	t.Helper()
	home := t.TempDir()

	return []string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + home, "XDG_CACHE_HOME=" + home + "/cache", "XDG_STATE_HOME=" + home + "/state",
		"TERM=xterm-256color", "COLORTERM=truecolor", "LANG=C.UTF-8", "TZ=UTC", "PS1=$ ",
		"GORACE=exitcode=0 log_path=" + log,
	}
}

func binary(t *testing.T) string {
	t.Helper()
	if broken != "" {
		t.Fatal(broken)
	}

	return program
}

func winsize(w, h int) *pty.Winsize {
	return &pty.Winsize{Rows: uint16(h), Cols: uint16(w)}
}

// listen notes what the emulator would not tell later.
func (x *Term) listen(light bool) {
	if light {
		x.em.SetDefaultBackgroundColor(color.White)
		x.em.SetDefaultForegroundColor(color.Black)
	}
	x.em.SetCallbacks(vt.Callbacks{
		EnableMode:  func(m ansi.Mode) { x.modes[m] = true },
		DisableMode: func(m ansi.Mode) { x.modes[m] = false },
	})
}

// answer hands the emulator's answers (its colours, its name) back to the program.
// Without a reader the emulator would block at the first question.
func (x *Term) answer() {
	_, _ = io.Copy(x.tty, x.em) // ends when strike closes the pipe
}

// wait notes in which state the program leaves the terminal, and then lets read come to its end.
func (x *Term) wait() {
	_ = x.cmd.Wait()                      // the exit code is read by Exit
	x.left, _ = term.GetState(x.far.Fd()) // without an answer it differs from cook
	_ = x.far.Close()
	<-x.drawn
	close(x.exited)
}

// read draws what the program prints until it has gone.
func (x *Term) read() {
	defer close(x.drawn)
	b := make([]byte, 1<<16)
	for {
		n, err := x.tty.Read(b)
		x.draw(b[:n], err != nil)
		if err != nil { // EIO: nobody holds the other end any more
			return
		}
	}
}

// draw gives p to the emulator, all of it if it is the last. The emulator ends a character with each Write, so
// what is not ASCII at the end of p, and the letter before it that a combining mark may belong to, is held until
// more comes.
func (x *Term) draw(p []byte, last bool) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.raw = append(x.raw, p...)
	x.held = x.takeTitles(append(x.held, p...))
	end := len(x.held)
	if at := bytes.LastIndex(x.held, []byte(titleStart)); at >= 0 {
		end = at // its end is still to come
	}
	for end > 0 && x.held[end-1] >= utf8.RuneSelf {
		end--
	}
	if end > 0 && end < len(x.held) {
		end--
	}
	if last {
		end = len(x.held)
	}
	_, _ = x.em.Write(x.held[:end]) // fails only after Close
	x.held = append(x.held[:0], x.held[end:]...)
	close(x.next)
	x.next = make(chan struct{})
}

const titleStart = "\x1b]2;"

var titles = regexp.MustCompile(`\x1b\]2;([^\x07\x1b]*)\x07`)

// takeTitles takes out what sets the title of the window, and notes it. The emulator takes a byte 0x9c for the
// end of a title, also within a letter such as 最, and would print the rest.
func (x *Term) takeTitles(p []byte) []byte {
	return titles.ReplaceAllFunc(p, func(title []byte) []byte {
		x.title = string(titles.FindSubmatch(title)[1])

		return nil
	})
}

// strike ends the program and takes the stage down, and reports the races the program met.
func (x *Term) strike(log string) {
	_ = x.cmd.Process.Kill() // it may have gone
	<-x.exited
	_ = x.tty.Close()
	if c, ok := x.em.InputPipe().(io.Closer); ok {
		_ = c.Close() // not em.Close, which is a data race with a Read that waits
	}
	reportRaces(x.t, log)
}

// raceLog is where the race detector of one run of the program writes.
func raceLog(t *testing.T) string {
	t.Helper()

	return filepath.Join(races, strings.NewReplacer("/", "-", " ", "-").Replace(t.Name())+"-"+strconv.FormatInt(logs.Add(1), 10))
}

var logs atomic.Int64 // race logs so far, for their names

// reportRaces fails the test with what the race detector of the program wrote.
func reportRaces(t *testing.T, log string) {
	t.Helper()
	found, err := filepath.Glob(log + ".*") // the detector adds the number of the process
	if err != nil {
		t.Error(err)
	}
	for _, name := range found {
		b, err := os.ReadFile(name)
		for report := range strings.SplitSeq(string(b), "WARNING: DATA RACE") {
			if strings.Contains(report, "goroutine") && !closingReader(report) {
				t.Errorf("data race in the program: %s", report)
			}
		}
		if err != nil {
			t.Error(err)
		}
	}
}

// closingReader says whether the race is the one of the library that reads keys: Bubble Tea waits half a
// second for that to end before it closes it, and a busy machine takes longer. The program ends right then.
func closingReader(report string) bool {
	return strings.Contains(report, "epollCancelReader).Close") && strings.Contains(report, "epollCancelReader).Read")
}

// Send types s.
func (x *Term) Send(s string) {
	x.t.Helper()
	if _, err := x.tty.WriteString(s); err != nil {
		x.t.Fatalf("cannot type %q: %v", s, err)
	}
}

// Resize makes the terminal w by h cells.
func (x *Term) Resize(w, h int) {
	x.t.Helper()
	x.mu.Lock()
	x.em.Resize(w, h)
	x.mu.Unlock()
	if err := pty.Setsize(x.tty, winsize(w, h)); err != nil {
		x.t.Fatal(err)
	}
}

// mouse sends an SGR mouse event at column col and line row, both from 0; end is M (press) or m (release).
func (x *Term) mouse(button, col, row int, end string) {
	x.t.Helper()
	x.Send(fmt.Sprintf("\x1b[<%d;%d;%d%s", button, col+1, row+1, end))
}

// Click presses and releases the left button.
func (x *Term) Click(col, row int) {
	x.t.Helper()
	x.mouse(0, col, row, "M")
	x.mouse(0, col, row, "m")
}

// Wheel turns the wheel by n notches, down if n is positive.
func (x *Term) Wheel(col, row, n int) {
	x.t.Helper()
	button := 65
	if n < 0 {
		button, n = 64, -n
	}
	for range n {
		x.mouse(button, col, row, "M")
	}
}

// Signal sends sig to the program.
func (x *Term) Signal(sig syscall.Signal) {
	x.t.Helper()
	if err := x.cmd.Process.Signal(sig); err != nil {
		x.t.Fatal(err)
	}
}

// Screen returns the lines of the screen, without the blanks at their ends, each ended by "\n".
func (x *Term) Screen() string {
	return x.shot().text()
}

// Raw returns every byte that the program has written so far.
func (x *Term) Raw() []byte {
	x.mu.Lock()
	defer x.mu.Unlock()

	return bytes.Clone(x.raw)
}

// Title returns the title of the window.
func (x *Term) Title() string {
	x.mu.Lock()
	defer x.mu.Unlock()

	return x.title
}

// shot copies the screen.
func (x *Term) shot() shot {
	x.mu.Lock()
	defer x.mu.Unlock()

	return newShot(x.em)
}

// Wait waits until each of the texts stands on the screen.
func (x *Term) Wait(texts ...string) string {
	x.t.Helper()

	return x.WaitFor(fmt.Sprintf("no %q", texts), func(s string) bool {
		for _, text := range texts {
			if !strings.Contains(s, text) {
				return false
			}
		}

		return true
	})
}

// WaitGone waits until text stands on the screen no longer.
func (x *Term) WaitGone(text string) string {
	x.t.Helper()

	return x.WaitFor(fmt.Sprintf("still %q", text), func(s string) bool { return !strings.Contains(s, text) })
}

// WaitFor waits until ok holds for the screen and returns it; fault says what is wrong as long as it does not.
func (x *Term) WaitFor(fault string, ok func(screen string) bool) string {
	x.t.Helper()
	s, err := x.await(ok)
	if err != nil {
		x.t.Fatalf("%s: %v; the screen is\n%s", fault, err, frame(s))
	}

	return s
}

var (
	errTooLate = errors.New("waited " + patience.String())
	errGone    = errors.New("the program has ended")
)

// await is WaitFor with an error instead of a failure. It returns the last screen that it saw.
func (x *Term) await(ok func(screen string) bool) (string, error) {
	late := time.NewTimer(patience)
	defer late.Stop()
	for {
		x.mu.Lock()
		next := x.next
		x.mu.Unlock()
		gone := x.gone() // asked before the look: what was drawn until then is seen
		s := x.Screen()
		if ok(s) {
			return s, nil
		}
		if gone {
			return s, errGone
		}
		select {
		case <-next:
		case <-x.exited:
		case <-late.C:
			return s, errTooLate
		}
	}
}

func (x *Term) gone() bool {
	select {
	case <-x.exited:
		return true
	default:
		return false
	}
}

// quiet is how long nothing must be printed before a screen counts as finished; only -update uses it.
const quiet = 700 * time.Millisecond

// settle waits until the program has printed nothing for a while.
func (x *Term) settle() {
	for {
		x.mu.Lock()
		next := x.next
		x.mu.Unlock()
		select {
		case <-next:
		case <-time.After(quiet):
			return
		}
	}
}

// Exit waits until the program has gone and returns its exit code; -1 when a signal ended it.
func (x *Term) Exit() int {
	x.t.Helper()
	select {
	case <-x.exited:
		return x.cmd.ProcessState.ExitCode()
	case <-time.After(patience):
		x.t.Fatalf("the program does not end; the screen is\n%s", frame(x.Screen()))

		return -1
	}
}

// MustLeaveClean waits for the exit code and checks that the terminal is as it was before.
func (x *Term) MustLeaveClean(code int) {
	x.t.Helper()
	if got := x.Exit(); got != code {
		x.t.Errorf("exit code %d, want %d; the screen is\n%s", got, code, frame(x.Screen()))
	}
	if fault := x.disorder(); fault != "" {
		x.t.Errorf("the terminal is left behind with %s", fault)
	}
}

// disorder names what the program has set in the terminal and not taken back; empty if nothing.
func (x *Term) disorder() string {
	x.mu.Lock()
	defer x.mu.Unlock()
	var faults []string
	if x.em.IsAltScreen() {
		faults = append(faults, "the alternate screen")
	}
	if x.em.CursorHidden() {
		faults = append(faults, "a hidden cursor")
	}
	for _, m := range []ansi.DECMode{
		ansi.ModeMouseNormal, ansi.ModeMouseButtonEvent, ansi.ModeMouseAnyEvent, ansi.ModeMouseExtSgr,
		ansi.ModeBracketedPaste, ansi.ModeFocusEvent,
	} {
		if x.modes[m] {
			faults = append(faults, fmt.Sprintf("mode %d", m))
		}
	}
	if x.left == nil || *x.left != *x.cook {
		faults = append(faults, "other settings")
	}

	return strings.Join(faults, ", ")
}

// shot is a copy of the screen at one moment.
type shot struct {
	cells      [][]uv.Cell // line by line; the right half of a wide character has the width 0
	cursor     uv.Position
	hidden     bool // the cursor
	background color.Color
}

func newShot(em *vt.Emulator) shot {
	s := shot{cursor: em.CursorPosition(), hidden: em.CursorHidden(), background: em.BackgroundColor()}
	for y := range em.Height() {
		line := make([]uv.Cell, em.Width())
		for x := range line {
			if c := em.CellAt(x, y); c != nil {
				line[x] = *c
			}
		}
		s.cells = append(s.cells, line)
	}

	return s
}

// text returns the lines without the blanks at their ends, each ended by "\n".
func (s shot) text() string {
	var b strings.Builder
	for _, line := range s.cells {
		var l strings.Builder
		for _, c := range line {
			l.WriteString(c.Content)
		}
		b.WriteString(strings.TrimRight(l.String(), " ") + "\n")
	}

	return b.String()
}

// frame draws a box around a screen, for messages.
func frame(s string) string {
	lines := strings.Split(strings.TrimSuffix(s, "\n"), "\n")
	w := 0
	for _, l := range lines {
		w = max(w, ansi.StringWidth(l))
	}
	rule := strings.Repeat("─", w)
	for i, l := range lines {
		lines[i] = "│" + l + strings.Repeat(" ", w-ansi.StringWidth(l)) + "│"
	}

	return "┌" + rule + "┐\n" + strings.Join(lines, "\n") + "\n└" + rule + "┘"
}
