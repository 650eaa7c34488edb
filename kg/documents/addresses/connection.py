"""One request to one server, within bounds."""

from __future__ import annotations

import io
import socket
import ssl
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection, IncompleteRead
from typing import Any

from kg.documents.addresses.address import Address
from kg.documents.addresses.hosts import Endpoint, UnreachableError
from kg.documents.addresses.limits import Limits
from kg.documents.addresses.packing import unpacked
from kg.errors import InputError

BY_HAND = "save the page from a browser and give the file"

_PIECE = 2**16
_HEADERS = 2**19  # bytes beside the content that an answer may have


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered; no data where they were not wanted."""

    status: int
    headers: Message
    data: bytes = b""


def answer(
    address: Address,
    endpoints: Sequence[Endpoint],
    headers: Mapping[str, str],
    limits: Limits,
    wanted: Callable[[int, Message], bool],
    tls: ssl.SSLContext,
    seconds: float,
    cut: bool = False,
) -> Answer:
    """Ask the first of the endpoints that can be connected to; the content is read where it is `wanted`, unpacked.

    What is larger than allowed raises `InputError`, or with `cut` ends there. Raises `UnreachableError` where there is no answer.
    """
    deadline = time.monotonic() + seconds
    try:
        connection = (HTTPSConnection if address.scheme == "https" else HTTPConnection)(address.host, address.port)
        connection.auto_open = 0
        connection.sock = _Bounded(_connected(address, endpoints, limits, tls, deadline), limits, deadline)
        try:
            connection.request("GET", address.target, headers=dict(headers))
            with connection.getresponse() as response:
                if not wanted(response.status, response.headers):
                    return Answer(response.status, response.headers)
                data = _content(response, limits.size, cut)
        finally:
            connection.close()
    except ssl.SSLCertVerificationError as error:
        raise UnreachableError(f"has a certificate that cannot be trusted: {error.verify_message}") from None
    except TimeoutError:
        if time.monotonic() >= deadline:
            raise InputError(f"took longer than {limits.page:g} seconds: try again later, or {BY_HAND}") from None
        raise UnreachableError(f"was not answered by {address.host} in time: try again later") from None
    except IncompleteRead:
        raise InputError("broke off: less was sent than was announced; try again later") from None
    except HTTPException as error:
        raise InputError(f"was not answered in HTTP that can be read ({type(error).__name__})") from None
    except OSError as error:
        why = (error.reason or "TLS") if isinstance(error, ssl.SSLError) else error.strerror or "no connection"
        raise UnreachableError(f"was not answered by {address.host}: {why.replace('_', ' ').lower()}") from None
    if len(data) > limits.size and not cut:
        raise _too_large(limits.size)
    return Answer(response.status, response.headers, data[: limits.size])


def _connected(address: Address, endpoints: Sequence[Endpoint], limits: Limits, tls: ssl.SSLContext, deadline: float) -> socket.socket:
    wrong: OSError = OSError("no address")
    for family, place in endpoints:
        made = socket.socket(family, socket.SOCK_STREAM)
        try:
            made.settimeout(_left(deadline, limits.connecting))
            made.connect(place)
            if address.scheme == "https":
                made.settimeout(_left(deadline, limits.silence))
                return tls.wrap_socket(made, server_hostname=address.host)
            return made
        except ssl.SSLCertVerificationError:
            made.close()
            raise
        except OSError as error:
            made.close()
            wrong = error
    raise wrong


def _content(response: HTTPResponse, size: int, cut: bool) -> bytes:
    """The content, unpacked, and at most some bytes more than `size`."""
    coding = response.headers.get("Content-Encoding", "")
    if (response.length or 0) > size and (coding or not cut):
        raise _too_large(size)
    found = bytearray()
    while len(found) <= size and (piece := response.read(_PIECE)):
        found += piece
    if len(found) > size:
        if coding:
            raise _too_large(size)
        return bytes(found)
    if response.length:
        raise IncompleteRead(bytes(found), response.length)
    return unpacked(bytes(found), coding, size)


def _too_large(size: int) -> InputError:
    return InputError(f"is larger than {size / 1e6:g} MB: save it and give its texts as files")


def _left(deadline: float, most: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return min(left, most)


class _Bounded:
    """A socket for `http.client`, which knows a time-out for each piece of an answer, but none for all of it, and no end of headers."""

    def __init__(self, connected: socket.socket, limits: Limits, deadline: float) -> None:
        self._socket, self._limits, self._deadline = connected, limits, deadline

    def sendall(self, data: bytes) -> None:
        self._socket.settimeout(_left(self._deadline, self._limits.silence))
        self._socket.sendall(data)

    def makefile(self, mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Received(self._socket, self._limits, self._deadline), _PIECE)

    def close(self) -> None:
        self._socket.close()


class _Received(io.RawIOBase):
    def __init__(self, connected: socket.socket, limits: Limits, deadline: float) -> None:
        self._socket, self._silence, self._deadline = connected, limits.silence, deadline
        # chunks may be small, each with its length before it
        self._left = 2 * limits.size + _HEADERS
        self._bytes = connected.makefile("rb", buffering=0)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        self._socket.settimeout(_left(self._deadline, self._silence))
        count = self._bytes.readinto(buffer)
        self._left -= count or 0
        if self._left < 0:
            raise HTTPException("endless")
        return count

    def close(self) -> None:
        self._bytes.close()
        super().close()
