"""Nothing leaves this machine while tests run, neither from here nor from what a test starts."""

from __future__ import annotations

import socket
import subprocess
import sys
import urllib.request

import pytest

OTHER = "192.0.2.1"  # an address that is reserved for examples
TRY = f"import socket; socket.create_connection(('{OTHER}', 80), timeout=1)"


def test_a_socket_to_another_machine_is_refused():
    with socket.socket() as tried, pytest.raises(OSError, match="may not reach 192"):
        tried.connect((OTHER, 80))


def test_a_name_is_not_looked_up():
    with pytest.raises(OSError, match=r"may not look up example\.org"):
        urllib.request.urlopen("http://example.org")


def test_a_program_that_a_test_starts_is_held_to_it():
    done = subprocess.run([sys.executable, "-c", TRY], capture_output=True, text=True, check=False)
    assert f"may not look up {OTHER}" in done.stderr


def test_this_machine_can_be_reached():
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        with socket.create_connection(server.getsockname(), timeout=5):
            server.accept()[0].close()
