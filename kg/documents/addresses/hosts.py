"""Which machines a host's name stands for, and whether they may be asked."""

from __future__ import annotations

import ipaddress
import socket
import threading
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address
from typing import Any

from kg.documents.addresses.address import Address
from kg.errors import InputError

MayConnect = Callable[[IPv4Address | IPv6Address], bool]
Resolve = Callable[..., list[Any]]  # as socket.getaddrinfo
Endpoint = tuple[socket.AddressFamily, tuple[Any, ...]]

_UNICAST = ipaddress.IPv6Network("2000::/3")
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


class UnreachableError(InputError):
    """A host that is not known, may not be asked or does not answer: all of its pages are out of reach."""


def is_public(found: IPv4Address | IPv6Address) -> bool:
    """Whether this is an address in the public internet; one of IPv6 that leads to one of IPv4 is judged by that.

    What `is_global` alone lets pass is multicast and, in IPv6, much that was never given to anybody, such as ::127.0.0.1 and fec0::1.
    """
    if isinstance(found, IPv4Address):
        return found.is_global and not found.is_multicast
    inner = found.ipv4_mapped or found.sixtofour or (IPv4Address(int(found) & 0xFFFFFFFF) if found in _NAT64 else None)
    if inner is not None:
        return is_public(inner)
    return found in _UNICAST and found.is_global


def endpoints(address: Address, may_connect: MayConnect, resolve: Resolve, seconds: float) -> list[Endpoint]:
    """What to connect to for a host: its name is looked up here and nowhere else, so what was checked is what is asked.

    Raises `UnreachableError` where one of its addresses may not be connected to, even if others may.
    """
    found = [
        (family, place) for family, _, _, _, place in _looked_up(address, resolve, seconds) if family in (socket.AF_INET, socket.AF_INET6)
    ]
    for _, place in found:
        machine = ipaddress.ip_address(place[0])
        if not may_connect(machine):
            known = "" if address.host == str(machine) else f" ({address.host} stands for {machine})"
            raise UnreachableError(f"is not in the public internet{known}: nothing is fetched from within a network; give it as a file")
    if not found:
        raise UnreachableError(f"has a host without an address: {address.host}")
    return found


def _looked_up(address: Address, resolve: Resolve, seconds: float) -> list[Any]:
    # the system's look-up knows no time-out: where it hangs, its thread is left to itself
    answers: list[list[Any] | OSError | UnicodeError] = []

    def look_up() -> None:
        try:
            answers.append(resolve(address.host, address.port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP))
        except (OSError, UnicodeError) as error:
            answers.append(error)

    thread = threading.Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(seconds)
    if not answers:
        raise UnreachableError(f"has a host whose address could not be looked up within {seconds:g} seconds: {address.host}")
    if isinstance(answers[0], Exception):
        raise UnreachableError(f"has a host that is not known: {address.host}; is it spelled right, and is there a network?")
    return answers[0]
