//go:build race

package e2e_test

// raceDetector says that the tests run under the race detector: then the program is built with it too.
const raceDetector = true
