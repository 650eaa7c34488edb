"""URLs, taken apart and held to what is fetched."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from kg.errors import InputError

PORTS = {"http": 80, "https": 443}
LONGEST = 4000  # characters

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_NAME_AND_PASSWORD = re.compile(r"(?<=//)[^/?#]*@")
_SEPARATORS = re.compile(r"[\x00-\x20\x7f\\]")
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]{0,251}[a-z0-9_])?")
_KEPT = "!#$%&'()*+,/:;=?@[]~"  # what a URL may have beside letters, digits and "_.-"


@dataclass(frozen=True, slots=True)
class Address:
    """Where a page is: a URL in ASCII, without its fragment. Two are equal where the same is asked of the same server."""

    scheme: str
    host: str  # lower case; an IPv6 address without its brackets
    port: int
    target: str  # path and query

    @property
    def site(self) -> str:
        """Whose robots.txt counts: 'https://example.org'."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" if self.port == PORTS[self.scheme] else f"{self.scheme}://{host}:{self.port}"

    @property
    def url(self) -> str:
        """The whole."""
        return self.site + self.target


def is_address(given: object) -> bool:
    """Whether this is a URL, of whatever scheme, rather than the name of a file."""
    return isinstance(given, str) and _SCHEME.match(given) is not None


def shown(url: str) -> str:
    """The URL as it may be printed: without a name and password."""
    return _NAME_AND_PASSWORD.sub("", url)


def address(url: str, ports: Collection[int]) -> Address:
    """The address that a URL gives; raises `InputError` for one that is not fetched.

    A name of a host in other letters than Latin is written as IDNA 2003 has it. Ports are those of http and https, and these.
    """
    if len(url) > LONGEST:
        raise InputError(f"has {len(url)} characters: addresses of up to {LONGEST} are fetched")
    if _SEPARATORS.search(url):
        raise InputError("has a space, a backslash or a control character in it: write a space as %20")
    try:
        parts = urlsplit(url)
        port, name = parts.port, parts.hostname
    except ValueError:
        # its words would repeat what may be a password
        raise InputError("is no address that can be read: https://example.org/news is one") from None
    scheme = parts.scheme
    if scheme not in PORTS:
        raise InputError(f"begins with {ascii(scheme)[1:-1]}: only http and https are fetched")
    if "@" in parts.netloc:
        raise InputError("has a name or a password in it, which are never sent: leave them out")
    if port is None:
        port = PORTS[scheme]
    if port not in {*PORTS.values(), *ports}:
        raise InputError(f"has port {port}: of servers on others than 80 and 443 nothing is fetched unless --port {port} allows it")
    target = quote(parts.path or "/", safe=_KEPT) + (f"?{quote(parts.query, safe=_KEPT)}" if parts.query else "")
    return Address(scheme, _host(name or ""), port, target)


def redirected(origin: Address, location: str, ports: Collection[int]) -> Address:
    """The address that a server's Location header gives, in which some write bytes as they are."""
    try:
        whole = urljoin(origin.url, quote(location.strip().encode("latin-1", "replace"), safe=_KEPT))
    except ValueError:
        raise InputError("cannot be read") from None
    return address(whole, ports)


def _host(name: str) -> str:
    if ":" in name:
        try:
            found = ipaddress.IPv6Address(name)
        except ValueError:
            found = None
        if found is None or found.scope_id:
            raise InputError("has no host: [ and ] are for an IPv6 address, e.g. https://[2606:2800::1]/")
        return found.compressed
    try:
        host = name.encode("idna").decode().lower().removesuffix(".")
    except UnicodeError:
        host = ""
    if not _HOST.fullmatch(host):
        raise InputError("has no host that can be looked up, e.g. example.org in https://example.org/news")
    return host
