"""SPARQL servers on loopback to try the remote store on."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sysconfig
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

VIRTUOSO = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = temporary.db
TransactionFile = temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{port}
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
DirsAllowed = .
[HTTPServer]
ServerPort = 127.0.0.1:{http}
[SPARQL]
ResultSetMaxRows = 1000000
"""


class Running:
    """A server that can be killed and started again, over the same data and at the same address."""

    def __init__(self, command: list[str | Path], folder: Path, address: str, asked: str) -> None:
        self.address = address
        self.started = 0
        self._command, self._folder, self._asked = command, folder, asked

    def start(self) -> None:
        """Start it, and wait until it answers."""
        # what a killed Virtuoso leaves
        (self._folder / "virtuoso.lck").unlink(missing_ok=True)
        with (self._folder / "log").open("ab") as log:
            self.process = subprocess.Popen(self._command, cwd=self._folder, stdout=log, stderr=log)
        deadline = time.monotonic() + 60
        while not _answers(self._asked):
            assert self.process.poll() is None, (self._folder / "log").read_text()
            assert time.monotonic() < deadline, f"{self._command[0]} does not answer"
            time.sleep(0.1)
        self.started += 1

    def kill(self) -> None:
        """End it without a word to it."""
        self.process.kill()
        self.process.wait()


@contextmanager
def running(kind: str, folder: Path) -> Iterator[Running]:
    """Oxigraph's own server, or Debian's Virtuoso."""
    with {"oxigraph": _oxigraph, "virtuoso": _virtuoso}[kind](folder) as server:
        yield server


@contextmanager
def oxigraph(folder: Path) -> Iterator[str]:
    """Oxigraph's own server; its address."""
    with _oxigraph(folder) as server:
        yield server.address


@contextmanager
def virtuoso(folder: Path) -> Iterator[str]:
    """Debian's Virtuoso, with the right to update given to its endpoint; the endpoint."""
    with _virtuoso(folder) as server:
        yield server.address


@contextmanager
def _oxigraph(folder: Path) -> Iterator[Running]:
    program = shutil.which("oxigraph", path=sysconfig.get_path("scripts")) or shutil.which("oxigraph")
    if not program:
        pytest.skip("Oxigraph's server is not installed: pip install oxigraph")
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    command = [program, "serve", "--location", folder / "data", "--bind", f"127.0.0.1:{port}"]
    with _started(Running(command, folder, address, f"{address}/query")) as server:
        yield server


@contextmanager
def _virtuoso(folder: Path) -> Iterator[Running]:
    program, shell = shutil.which("virtuoso-t"), shutil.which("isql-vt")
    if not program or not shell:
        pytest.skip("Virtuoso is not installed: apt-get install virtuoso-opensource-7-bin")
    port, http = _free_port(), _free_port()
    (folder / "virtuoso.ini").write_text(VIRTUOSO.format(port=port, http=http))
    address = f"http://127.0.0.1:{http}/sparql"
    with _started(Running([program, "-f"], folder, address, address)) as server:
        grant = 'grant SPARQL_UPDATE to "SPARQL";'
        subprocess.run([shell, f"127.0.0.1:{port}", "dba", "dba", f"exec={grant}"], check=True, capture_output=True)
        yield server


@contextmanager
def _started(server: Running) -> Iterator[Running]:
    try:
        server.start()
        yield server
    finally:
        server.kill()


def _answers(address: str) -> bool:
    try:
        urllib.request.urlopen(address, timeout=5).close()
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
