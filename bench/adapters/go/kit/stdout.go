package kit

import (
	"encoding/json"
	"log"
	"os"
	"sync"
	"syscall"
)

// protocolOut is the real stdout; file descriptor 1 becomes a second stderr, so that whatever a
// framework prints lands in the log.
type protocolOut struct {
	mutex sync.Mutex
	file  *os.File
}

func takeStdout() (*protocolOut, error) {
	fd, err := syscall.Dup(1)
	if err != nil {
		return nil, err
	}
	syscall.CloseOnExec(fd)
	if err := replaceFd(2, 1); err != nil {
		return nil, err
	}
	return &protocolOut{file: os.NewFile(uintptr(fd), "protocol")}, nil
}

// write sends one message as one line; it blocks while the reader is behind.
func (out *protocolOut) write(message any) {
	line, err := json.Marshal(message)
	if err != nil {
		log.Fatalf("cannot write %+v: %v", message, err)
	}
	out.mutex.Lock()
	defer out.mutex.Unlock()
	if _, err := out.file.Write(append(line, '\n')); err != nil {
		os.Exit(0) // the reader has gone
	}
}
