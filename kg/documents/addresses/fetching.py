"""From a URL to what is there, by the rules of its site."""

from __future__ import annotations

import re
import socket
import ssl
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from email.message import Message
from http import HTTPStatus

import kg
from kg.documents.addresses.address import Address, address, redirected
from kg.documents.addresses.connection import BY_HAND, Answer, answer
from kg.documents.addresses.hosts import MayConnect, Resolve, UnreachableError, endpoints, is_public
from kg.documents.addresses.limits import Limits
from kg.documents.addresses.pace import Pace, retry_after
from kg.documents.addresses.packing import ACCEPTED
from kg.documents.addresses.robots import LARGEST, ROBOT, Rules
from kg.errors import InputError

BUSY = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE)
REDIRECTS = (301, 302, 303, 307, 308)
HEADERS = {
    "User-Agent": f"{ROBOT}/{kg.__version__}",
    "Accept": "text/html, application/xhtml+xml, application/xml;q=0.9, text/*;q=0.9, */*;q=0.5",
    "Accept-Encoding": ACCEPTED,
    "Accept-Language": "en, *;q=0.5",
    "Connection": "close",
}

_MEDIA_TYPE = re.compile(r"[\w!#$&^.+-]+/[\w!#$&^.+-]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was at an address."""

    url: str  # after the redirects
    data: bytes  # unpacked
    media_type: str | None  # in lower case; None where the server tells none
    charset: str | None  # the server's, which may differ from what the page tells of itself


Unread = Callable[[str | None, str], str | None]
"""Why what has this media type and is at this URL is not to be read, worded as what follows the URL; None where it is to be."""

_Wanted = Callable[[Address, int, Message], bool]


class Fetcher:
    """Fetches pages, one after the other, and remembers what their sites ask for.

    Nothing is sent but GET requests without cookies, names and passwords, over connections of its own: no proxy that the environment
    names is used, for it would look hosts' names up itself, and what was checked here would not be what is asked.

    `may_connect` judges each address that a host's name stands for, `resolve` looks names up, `tls` holds the trusted certificates,
    `ports` are allowed beside 80 and 443.
    """

    def __init__(
        self,
        *,
        ports: Collection[int] = (),
        limits: Limits | None = None,
        may_connect: MayConnect = is_public,
        resolve: Resolve = socket.getaddrinfo,
        tls: ssl.SSLContext | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._ports, self._limits = ports, limits or Limits()
        self._may_connect, self._resolve = may_connect, resolve
        self._tls = tls
        self._pace = Pace(self._limits.patience, sleep)
        self._rules: dict[str, Rules | InputError] = {}

    def fetch(self, url: str, unread: Unread = lambda media_type, url: None) -> Fetched:
        """What is at a URL; raises `InputError`, worded as what follows the URL, where that is not to be had or not to be read."""

        def wanted(place: Address, status: int, headers: Message) -> bool:
            if status == HTTPStatus.OK and (why := unread(_media_type(headers), place.url)):
                raise InputError(why)
            return status == HTTPStatus.OK

        place, found = self._followed(address(url, self._ports), wanted, self._rules_of)
        if found.status != HTTPStatus.OK:
            raise InputError(_refusal(found))
        return Fetched(place.url, found.data, _media_type(found.headers), found.headers.get_content_charset())

    def _rules_of(self, place: Address) -> Rules:
        """What the site's robots.txt says; raises `InputError` where it cannot be had, which forbids all (RFC 9309, 2.3.1)."""
        if place.site not in self._rules:
            try:
                self._rules[place.site] = self._fetched_rules(replace(place, target="/robots.txt"))
            except InputError as error:
                self._rules[place.site] = error
        rules = self._rules[place.site]
        if isinstance(rules, InputError):
            raise type(rules)(str(rules))
        return rules

    def _fetched_rules(self, place: Address) -> Rules:
        try:
            _, found = self._followed(place, lambda place, status, headers: status == HTTPStatus.OK, None)
        except UnreachableError:
            raise
        except InputError as error:
            raise InputError(f"is not asked for, as nobody knows whether it may be: {place.url} {error}") from None
        if found.status == HTTPStatus.OK:
            return Rules(found.data.decode("utf-8-sig", "replace"))
        if 400 <= found.status < 500 and found.status not in BUSY:
            return Rules("")
        raise InputError(f"is not asked for, as nobody knows whether it may be: {place.url} {_refusal(found)}")

    def _followed(self, place: Address, wanted: _Wanted, rules_of: Callable[[Address], Rules] | None) -> tuple[Address, Answer]:
        """The answer at the end of the redirects, each of which is checked as the first address was, and where that is."""
        seconds = self._limits.page
        for hops in range(self._limits.redirects + 1):
            try:
                found, spent = self._asked(place, wanted, rules_of, seconds)
            except InputError as error:
                raise (type(error)(f"leads to {place.url}, which {error}") if hops else error) from None
            seconds -= spent
            location = found.headers["Location"]
            if found.status not in REDIRECTS or location is None:
                return place, found
            try:
                place = redirected(place, location, self._ports)
            except InputError as error:
                raise InputError(f"leads to an address that {error}") from None
        raise InputError(f"leads from one address to the next without end: {self._limits.redirects} are followed")

    def _asked(self, place: Address, wanted: _Wanted, rules_of: Callable[[Address], Rules] | None, seconds: float) -> tuple[Answer, float]:
        """The answer of one address, and the seconds that it took; a busy host is asked once more, after the pause that it asks for."""
        rules = rules_of(place) if rules_of else None
        if rules and not rules.allow(place.url):
            raise InputError(f"is closed to programs by {place.site}/robots.txt: {BY_HAND}")
        self._tls = self._tls or ssl.create_default_context()
        spent = 0.0
        for again in (False, True):
            self._pace.wait(place.host)
            begun = time.monotonic()
            try:
                found = answer(
                    place,
                    endpoints(place, self._may_connect, self._resolve, self._limits.connecting),
                    HEADERS,
                    self._limits if rules else replace(self._limits, size=LARGEST),
                    lambda status, headers: wanted(place, status, headers),
                    self._tls,
                    seconds - spent,
                    cut=rules is None,
                )
            finally:
                self._pace.pause(place.host, max(self._limits.interval, rules.delay if rules else 0))
            spent += time.monotonic() - begun
            pause = retry_after(found.headers["Retry-After"]) if found.status in BUSY else None
            if pause is None:
                break
            self._pace.pause(place.host, pause)
            if again or pause > self._limits.patience:
                break
        return found, spent


def _media_type(headers: Message) -> str | None:
    told = _MEDIA_TYPE.match(str(headers.get("Content-Type", "")).strip())
    return told[0].lower() if told else None


def _refusal(found: Answer) -> str:
    """What a status says, in the words of the standard, not the server's."""
    try:
        status = f"{found.status} {HTTPStatus(found.status).phrase}"
    except ValueError:
        status = str(found.status)
    match found.status:
        case 404 | 410:
            return f"is not there ({status}): has the page moved?"
        case 401 | 402 | 403 | 451:
            return f"is not given to everybody ({status}): {BY_HAND}"
        case 429 | 500 | 502 | 503 | 504:
            return f"is not to be had now ({status}): try again later"
        case _:
            return f"has no page to read ({status}): {BY_HAND}"
