package kit

import (
	"time"

	"golang.org/x/sys/unix"
)

var (
	clockBase   = time.Now()
	clockBaseNs = monotonicNs()
)

func monotonicNs() int64 {
	var now unix.Timespec
	if err := unix.ClockGettime(unix.CLOCK_MONOTONIC, &now); err != nil {
		panic(err)
	}
	return now.Nano()
}

// nowNs is CLOCK_MONOTONIC in ns, comparable over the processes of one machine. time.Since reads the
// same clock without a system call, so the epoch is asked for only once.
func nowNs() int64 { return clockBaseNs + int64(time.Since(clockBase)) }
