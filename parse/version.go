package parse

// Version counts the changes of what comes out of a file: what was kept of an older one is read again.
const Version = 2
