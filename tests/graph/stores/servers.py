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


@contextmanager
def oxigraph(folder: Path) -> Iterator[str]:
    """Oxigraph's own server; its address."""
    program = shutil.which("oxigraph", path=sysconfig.get_path("scripts")) or shutil.which("oxigraph")
    if not program:
        pytest.skip("Oxigraph's server is not installed: pip install oxigraph")
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    with _running([program, "serve", "--location", folder / "data", "--bind", f"127.0.0.1:{port}"], folder, f"{address}/query"):
        yield address


@contextmanager
def virtuoso(folder: Path) -> Iterator[str]:
    """Debian's Virtuoso, with the right to update given to its endpoint; the endpoint."""
    program, shell = shutil.which("virtuoso-t"), shutil.which("isql-vt")
    if not program or not shell:
        pytest.skip("Virtuoso is not installed: apt-get install virtuoso-opensource-7-bin")
    port, http = _free_port(), _free_port()
    (folder / "virtuoso.ini").write_text(VIRTUOSO.format(port=port, http=http))
    address = f"http://127.0.0.1:{http}/sparql"
    with _running([program, "-f"], folder, address):
        grant = 'grant SPARQL_UPDATE to "SPARQL";'
        subprocess.run([shell, f"127.0.0.1:{port}", "dba", "dba", f"exec={grant}"], check=True, capture_output=True)
        yield address


@contextmanager
def _running(command: list[str | Path], folder: Path, address: str) -> Iterator[None]:
    with (folder / "log").open("wb") as log, subprocess.Popen(command, cwd=folder, stdout=log, stderr=log) as process:
        try:
            deadline = time.monotonic() + 60
            while not _answers(address):
                assert process.poll() is None, (folder / "log").read_text()
                assert time.monotonic() < deadline, f"{command[0]} does not answer"
                time.sleep(0.1)
            yield
        finally:
            process.kill()


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
