//go:build !unix

package reader

import "os"

// openDisk opens a file to be read.
func openDisk(path string) (handle, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err //nolint:wrapcheck // the caller names the file
	}
	return plainHandle{f}, nil
}

// stampDisk tells the state of a file.
func stampDisk(path string) (stamp, error) {
	info, err := os.Stat(path)
	if err != nil {
		return stamp{}, err //nolint:wrapcheck // the caller names the file
	}
	return stampOf(info)
}
