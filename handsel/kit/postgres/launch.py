"""Become an ordinary user, then become PostgreSQL. Run as a script by `account.py`, by root only.

    python -I -S launch.py UID GID CAPABILITY PROGRAM ARGUMENT...

PostgreSQL refuses to run as root. CAPABILITY is a Linux capability number that is kept (ambient)
so that the server can enter a state folder below a closed one such as /root, or -1 for none.
"""

import ctypes
import os
import sys

PR_SET_SECUREBITS = 28
SECBIT_NO_SETUID_FIXUP = 1 << 2
PR_CAP_AMBIENT = 47
PR_CAP_AMBIENT_RAISE = 2
LINUX_CAPABILITY_VERSION_3 = 0x20080522


def keep_only(capability: int) -> None:
    """Drop every capability but this one, and keep it across exec."""
    libc = ctypes.CDLL(None, use_errno=True)
    header = (ctypes.c_uint32 * 2)(LINUX_CAPABILITY_VERSION_3, 0)
    low = 1 << capability
    # effective, permitted, inheritable; then the same for capabilities 32 and up
    words = (ctypes.c_uint32 * 6)(low, low, low, 0, 0, 0)
    require(libc.capset(header, words))
    require(libc.prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, capability, 0, 0))


def keep_capabilities_on_setuid() -> None:
    """Also lets access(2) see the kept capability, which PostgreSQL asks about its programs."""
    libc = ctypes.CDLL(None, use_errno=True)
    require(libc.prctl(PR_SET_SECUREBITS, SECBIT_NO_SETUID_FIXUP, 0, 0, 0))


def require(result: int) -> None:
    if result:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


def become(uid: int, gid: int, capability: int) -> None:
    if os.geteuid() != 0:
        return
    if capability >= 0:
        keep_capabilities_on_setuid()
    os.setgroups([])
    os.setgid(gid)
    os.setuid(uid)
    if capability >= 0:
        keep_only(capability)


def main() -> None:
    uid, gid, capability = (int(argument) for argument in sys.argv[1:4])
    become(uid, gid, capability)
    # The caller's umask could make files that another of our processes cannot read back.
    os.umask(0o077)
    os.execv(sys.argv[4], sys.argv[4:])  # noqa: S606


if __name__ == "__main__":
    main()
