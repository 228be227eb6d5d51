package reader

import "runtime/debug"

// How much garbage there may be beside what stays, in percent of that. A scan makes much beside little:
// collecting it less often saves a seventh of the time. Where much stays, a little of that is a lot.
const (
	gcPercent  = 300 // while a scan runs
	gcLarge    = 40  // while one runs, in a large library
	gcAfter    = 25  // afterwards, where there is more than a fair number
	gcStandard = 100
	large      = 100_000 // articles, while a scan runs
	fair       = 10_000  // articles, afterwards
)

// spare has less garbage lie about once the library is large.
func (l *Library) spare() {
	if l.Len() > large && !l.spares {
		l.spares = true
		debug.SetGCPercent(gcLarge)
	}
}

// thrift gives back what a scan used.
func (l *Library) thrift() {
	l.spares = false
	if l.Len() <= fair {
		debug.SetGCPercent(gcStandard)
		return
	}
	debug.SetGCPercent(gcAfter)
	debug.FreeOSMemory()
}
