package ui

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"

	"broadsheet/parse"
	"broadsheet/reader"
)

// scanning is how far the library is read.
type scanning struct {
	feed     chan scanned
	cancel   context.CancelFunc
	progress reader.Progress
	ended    bool   // all has been read, or no more will be
	first    bool   // all was read once
	over     bool   // nothing is followed any more
	stopped  string // what was read when the reader stopped it, for as long as that is all there is
}

// start reads the library.
func (s *scanning) start(ctx context.Context, lib library) tea.Cmd {
	s.feed = make(chan scanned, 1)
	scan, cancel := context.WithCancel(ctx)
	s.cancel = cancel
	return tea.Batch(scanAll(scan, lib, s.feed), awaitScan(ctx, s.feed))
}

// take takes a report. It returns what the status line has to say about the end of the scan, and
// whether that is bad news.
func (s *scanning) take(report scanned) (note string, failed bool) {
	s.progress, s.ended = report.progress, report.progress.Done || report.ended
	s.first, s.over = s.first || s.ended, report.ended
	if !report.ended {
		return "", false
	}
	s.cancel()
	switch {
	case report.err == nil:
		return "", false
	case errors.Is(report.err, context.Canceled):
		s.stopped = "stopped after " + counted(report.progress.Read, "file", "files")
		return "", false
	default:
		return parse.Clean(report.err.Error()), true
	}
}
