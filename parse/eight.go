package parse

// Most of a text is printable ASCII. Where a byte at a time is too slow, eight are looked at as
// one number; the masks have 0x80 in each byte that they are about, and 0 in the others.

// eight is the first eight bytes of s as one number, the first one lowest.
func eight(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// ones and highs hold 0x01 and 0x80 in each byte.
const ones, highs = 0x0101010101010101, 0x8080808080808080

// differs has 0x80 in the bytes of w that are not c; w is ASCII, as c is. The other bits mean nothing.
func differs(w uint64, c byte) uint64 { return (w ^ ones*uint64(c)) + ^uint64(highs) }

// odd reports whether one of the bytes of w is no printable ASCII.
func odd(w uint64) bool { return (w|^(w+ones*(0x80-0x20))|(w+ones))&highs != 0 }

// letters are the letters among the bytes of w, which are all ASCII.
func letters(w uint64) uint64 {
	small := w | ones*0x20
	return (small + ones*(0x80-'a')) &^ (small + ones*(0x7f-'z')) & highs
}

// digits are the digits among the bytes of w, which are all ASCII.
func digits(w uint64) uint64 { return (w + ones*(0x80-'0')) &^ (w + ones*(0x7f-'9')) & highs }
