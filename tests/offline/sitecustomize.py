"""Nothing leaves this machine: a Python with this folder in its path talks to loopback only.

Python loads a module of this name by itself when it starts, so kernels and servers that a test
starts are held to it as well. `tests/conftest.py` puts the folder in place.
"""

from __future__ import annotations

import ipaddress
import socket

_LOCAL_NAMES = {"", "localhost", "localhost.localdomain", "ip6-localhost"}


class Outside(OSError):
    """Somebody tried to reach another machine."""


def local(host: object) -> bool:
    """Say whether an address of a socket (or None, for “here”) stays on this machine."""
    if host is None:
        return True
    name = host.decode() if isinstance(host, bytes) else str(host)
    if name in _LOCAL_NAMES:
        return True
    try:
        address = ipaddress.ip_address(name.partition("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def _guarded(method):
    def guarded(self, *arguments):
        address = arguments[-1]
        if self.family in (socket.AF_INET, socket.AF_INET6) and not local(address[0]):
            raise Outside(f"a test may not reach {address[0]}")
        return method(self, *arguments)

    return guarded


def _lookup(look_up):
    def guarded(host, *arguments, **settings):
        if not local(host):
            raise Outside(f"a test may not look up {host}")
        return look_up(host, *arguments, **settings)

    return guarded


def forbid() -> None:
    """Close the ways out, once."""
    if getattr(socket, "kit_offline", False):
        return
    socket.kit_offline = True
    plain = socket.socket

    class Socket(plain):
        connect = _guarded(plain.connect)
        connect_ex = _guarded(plain.connect_ex)
        sendto = _guarded(plain.sendto)

    Socket.__name__ = Socket.__qualname__ = "socket"
    socket.socket = socket.SocketType = Socket
    for name in ("getaddrinfo", "gethostbyname", "gethostbyname_ex"):
        setattr(socket, name, _lookup(getattr(socket, name)))


forbid()
