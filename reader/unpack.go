package reader

// dealer hands out the files of an archive while one worker goes through it.
type dealer struct {
	scan  *scan
	w     *worker
	size  int // of the next chunk
	files []found
	bytes int64    // of them, in memory
	from  *content // that they are read from
	met   int
	in    *archive // nil: nothing was met
}

// unpack reads the files of an archive, with the help of the other workers. It returns the archive,
// unless it is empty, and how many files it met.
func (s *scan) unpack(w *worker, f found, is shape, raw []byte) (in *archive, files int, err error) {
	w.buf.leave() // what it goes on to read may need the room
	d := dealer{scan: s, w: w, size: 1}
	defer func() { // also where it panics
		if in, files = d.in, d.met; in != nil {
			w.takeUp(in)
		}
	}()
	defer d.deal()
	err = s.lib.unpack(s.ctx, f, is, raw, d.meet)
	return d.in, d.met, err
}

// meet is called with each file.
func (d *dealer) meet(f found, m member, c *content) bool {
	if d.met++; d.met > 1 {
		d.scan.found.Add(1)
	}
	if d.in == nil {
		d.in = f.in
		d.w.setAside(d.scan, d.in)
	}
	topOf(d.in).open.Add(1)
	f.hand = m.open
	_, want := d.scan.lib.sources[f.src].wants(f)
	// What lies in an archive in this one is read in its order, so that it is listed in it.
	alone := want == leading || f.in.at.in != nil || m.passing && (m.size == 0 || m.size > smallSize)
	if alone {
		d.scan.readFile(d.w, f)
		return d.scan.ctx.Err() == nil
	}
	if m.passing {
		h, err := m.inMemory(smallSize)
		if err != nil {
			d.w.begin(d.scan, f)
			d.scan.fail(d.w, err)
			d.w.end(d.scan, nil, err)
			d.scan.read.Add(1)
			return d.scan.ctx.Err() == nil
		}
		f.hand = func() (handle, error) { return h, nil }
		d.bytes += m.size
	} else if d.from == nil {
		c.hold() // until the chunk has been read
		d.from = c
	}
	if d.files = append(d.files, f); len(d.files) >= d.size || d.bytes > smallSize {
		d.deal()
	}
	return d.scan.ctx.Err() == nil
}

// deal hands over what there is, or reads it itself if all others have enough to do.
func (d *dealer) deal() {
	if len(d.files) == 0 {
		return
	}
	c := chunk{files: d.files, from: d.from}
	d.size = min(d.size*chunkGrowth, largeChunk)
	d.files, d.bytes, d.from = nil, 0, nil
	d.scan.pending.Add(1)
	select {
	case d.scan.chunks <- c:
	default:
		d.scan.readChunk(d.w, c)
	}
}
