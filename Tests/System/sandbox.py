"""Lays on a child process what systemd would by SystemCallFilter, RestrictAddressFamilies, MemoryDenyWriteExecute."""

import ctypes
import socket
import subprocess
from collections.abc import Callable, Iterator

ALLOW, EPERM, EAFNOSUPPORT = 0x7FFF0000, 0x00050001, 0x00050061
WRITE, EXECUTE = 2, 4
EQUAL, MASKED_EQUAL = 4, 7
MOST_FAMILIES = 64
NO_NEW_PRIVILEGES = 38


class Comparison(ctypes.Structure):
    _fields_ = [
        ("argument", ctypes.c_uint), ("how", ctypes.c_int), ("mask", ctypes.c_uint64), ("value", ctypes.c_uint64)]


def library() -> ctypes.CDLL:
    """libseccomp, which systemd itself brings."""
    found = ctypes.CDLL("libseccomp.so.2")
    found.seccomp_init.restype = ctypes.c_void_p
    found.seccomp_load.argtypes = [ctypes.c_void_p]
    found.seccomp_rule_add_array.argtypes = [
        ctypes.c_void_p, ctypes.c_uint32, ctypes.c_int, ctypes.c_uint, ctypes.POINTER(Comparison)]
    return found


def calls(name: str) -> Iterator[str]:
    """The calls of a group such as @system-service, as this systemd knows it."""
    if not name.startswith("@"):
        yield name
        return
    text = subprocess.run(
        ["systemd-analyze", "--no-pager", "syscall-filter", name], capture_output=True, text=True, check=True).stdout
    for line in text.splitlines()[1:]:
        if line.strip() and not line.strip().startswith("#"):
            yield from calls(line.strip())


def allowed(filters: list[str]) -> set[str]:
    """What the lines SystemCallFilter= leave: the first allows, those with ~ take away."""
    # systemd always lets these through: without them nothing can be started.
    found = {"execve", "exit", "exit_group", "rt_sigreturn", "sigreturn", "arch_prctl"} | set(calls("@default"))
    for line in filters:
        named = {call for name in line.removeprefix("~").split() for call in calls(name)}
        found = found - named if line.startswith("~") else found | named
    return found


def confinement(
    filters: list[str], families: list[str], refuses_write_and_execute: bool
) -> Callable[[], None]:
    """To be called in the child, before it becomes the program."""
    seccomp, libc = library(), ctypes.CDLL(None)

    def rule(where: int, action: int, call: str, *comparisons: Comparison) -> None:
        number = seccomp.seccomp_syscall_resolve_name(call.encode())
        if number >= 0:
            seccomp.seccomp_rule_add_array(where, action, number, len(comparisons), (Comparison * 1)(*comparisons))

    listed, refused = seccomp.seccomp_init(EPERM), seccomp.seccomp_init(ALLOW)
    for call in allowed(filters):
        rule(listed, ALLOW, call)
    for family in set(range(MOST_FAMILIES)) - {getattr(socket, name) for name in families}:
        rule(refused, EAFNOSUPPORT, "socket", Comparison(0, EQUAL, family, 0))
    if refuses_write_and_execute:
        both = WRITE | EXECUTE
        rule(refused, EPERM, "mmap", Comparison(2, MASKED_EQUAL, both, both))
        for call in ["mprotect", "pkey_mprotect"]:
            rule(refused, EPERM, call, Comparison(2, MASKED_EQUAL, EXECUTE, EXECUTE))

    def confine() -> None:
        libc.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0)
        # The list last: to lay on another asks for a call that it may not have.
        for one in [refused, listed]:
            if seccomp.seccomp_load(one):
                raise OSError("the filter was not taken")

    return confine
