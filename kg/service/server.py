"""The server: the application on a port."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

from kg.errors import InputError
from kg.service.application import Limits, application


def serve(
    folder: Path, host: str, port: int, origins: tuple[str, ...], limits: Limits, ready: Callable[[str], None], *, writable: bool = False
) -> None:
    """Serve a folder's graph until interrupted; `ready` is told the address once the port is bound. Port 0 takes a free one.

    Raises `GraphError` where the folder has no graph, and `InputError` where the port cannot be had.
    """
    import uvicorn

    app = application(folder, host, origins, limits, writable=writable)
    bound = _bound(host, port)
    name = f"[{host}]" if ":" in host else host
    config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=2, lifespan="on")
    ready(f"http://{name}:{bound.getsockname()[1]}/")
    with bound:
        uvicorn.Server(config).run(sockets=[bound])


def _bound(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        made = socket.socket(family, kind, protocol)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(address)
        made.listen(128)
    except OSError as wrong:
        raise InputError(f"{host}:{port}: cannot be served at: {wrong.strerror}\n  --port 0 takes a free port") from None
    return made
