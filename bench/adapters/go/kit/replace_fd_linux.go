package kit

import "syscall"

func replaceFd(source, target int) error { return syscall.Dup3(source, target, 0) }
