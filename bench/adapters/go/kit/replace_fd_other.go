//go:build !linux

package kit

import "syscall"

func replaceFd(source, target int) error { return syscall.Dup2(source, target) }
