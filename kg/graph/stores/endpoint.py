"""An address that others run: it may be busy, or stop for a while, and then is asked again."""

from __future__ import annotations

import logging
import os
import random
import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import unquote, urlsplit, urlunsplit

import requests
from requests.auth import HTTPBasicAuth, HTTPDigestAuth

from kg.errors import GraphError

USER, PASSWORD = "KG_STORE_USER", "KG_STORE_PASSWORD"
PATIENCE = 300.0
"""Seconds to go on asking a server that has answered before and now does not; each request may be answered late, too."""
CONNECTING, ANSWERING = 10.0, 300.0  # seconds
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0  # seconds
BUSY = {429, 502, 503, 504}
_PASSING = (requests.ConnectionError, requests.Timeout, requests.exceptions.ChunkedEncodingError)
_LASTING = (requests.exceptions.SSLError, requests.exceptions.InvalidURL)
_LOG = logging.getLogger(__name__)


class RefusedError(GraphError):
    """A server answered that it does not do this; `status` is HTTP's."""

    def __init__(self, said: str, status: int) -> None:
        super().__init__(said)
        self.status = status


class Endpoint:
    """An address that is asked over one connection, and asked again, later and later, while it is busy or away.

    So everything that is asked must be such that doing it twice does what doing it once does. `patience` is how many seconds it may be
    away; without one it is `PATIENCE`, but none before the first answer, for then the address may be wrong. Name and password are those in
    the address, in the environment, or in ~/.netrc, in this order, sent only once they are asked for, as HTTP Basic or Digest.
    """

    def __init__(self, address: str, patience: float | None = None) -> None:
        self.address = without_password(address)
        self._patience = patience
        self._answered = False
        self._session = requests.Session()
        # else ~/.netrc would be sent unasked
        self._session.auth = _unsigned
        self._pair = _pair(address)
        self._signed = False

    def post(self, content: bytes | dict[str, str], accept: str, kind: str | None = None) -> requests.Response:
        """The answer to a form, or to content of a kind; raises `GraphError` for none, `RefusedError` for one that refuses."""
        return self._asked("POST", content, {"Accept": accept} | ({"Content-Type": kind} if kind else {}))

    def get(self, accept: str, **parameters: str) -> requests.Response:
        """What is there; raises as `post` does."""
        return self._asked("GET", None, {"Accept": accept}, parameters)

    def close(self) -> None:
        """Let the connection go."""
        self._session.close()

    def _asked(
        self, method: str, content: bytes | dict[str, str] | None, headers: dict[str, str], parameters: dict[str, str] | None = None
    ) -> requests.Response:
        deadline: float | None = None
        patience, pause = 0.0, FIRST_PAUSE
        while True:
            least = 0.0
            try:
                answer = self._session.request(
                    method, self.address, parameters, content, headers, timeout=(CONNECTING, ANSWERING), allow_redirects=method == "GET"
                )
                self._answered = True
                if answer.status_code in (401, 403) and self._sign(answer):
                    continue
                if answer.status_code not in BUSY:
                    return self._read(answer)
                why, least = f"{answer.status_code} {answer.reason}", _asked_for(answer)
            except _LASTING as wrong:
                raise GraphError(f"{self.address}: no answer: {_innermost(wrong)}") from None
            except _PASSING as wrong:
                why = _innermost(wrong)
            except (requests.RequestException, ValueError) as wrong:
                raise GraphError(f"{self.address}: cannot be asked: {_innermost(wrong)}") from None
            now = time.monotonic()
            if deadline is None:
                patience = (PATIENCE if self._answered else 0.0) if self._patience is None else self._patience
                deadline = now + patience
                if patience:
                    _LOG.warning("%s: %s; asking again for up to %.0f seconds", self.address, why, patience)
            if now >= deadline or now + least > deadline:
                raise self._given_up(patience, why, least)
            # many clients of one server that stopped must not come back at once
            time.sleep(min(max(least, pause * random.uniform(0.5, 1)), deadline - now))
            pause = min(2 * pause, LONGEST_PAUSE)

    def _read(self, answer: requests.Response) -> requests.Response:
        if answer.ok and not answer.is_redirect:
            return answer
        why = answer.text[:2000].strip()
        told = f"{self.address}: refused it ({answer.status_code} {answer.reason}): {why}"
        if answer.status_code in (401, 403):
            told += f"\n  {USER} and {PASSWORD} in the environment, or ~/.netrc, tell who asks"
        if answer.is_redirect:
            told = f"{self.address}: has moved to {answer.headers['Location']}\n  give that address"
        raise RefusedError(told, answer.status_code)

    def _sign(self, answer: requests.Response) -> bool:
        """Whether there is a name to give that was not given yet."""
        if self._signed or self._pair is None:
            return False
        digest = answer.headers.get("WWW-Authenticate", "").lower().startswith("digest")
        self._session.auth = (HTTPDigestAuth if digest else HTTPBasicAuth)(*self._pair)
        self._signed = True
        return True

    def _given_up(self, waited: float, why: str, asked_for: float) -> GraphError:
        # what is asked in leaving must not be waited for as long again
        self._patience = 0.0
        how_long = f" for {waited:.0f} seconds" if waited else ""
        later = f"; it asks to be left alone for {asked_for:.0f} seconds" if asked_for else ""
        hint = (
            "when it answers, run the same command again: what was finished is there; --wait SECONDS waits longer"
            if self._answered
            else "is a SPARQL server running there?"
        )
        return GraphError(f"{self.address}: no answer{how_long}: {why}{later}\n  {hint}")


def without_password(address: str) -> str:
    """An address that can be shown."""
    parts = urlsplit(address)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def _pair(address: str) -> tuple[str, str] | None:
    parts = urlsplit(address)
    if parts.username:
        return unquote(parts.username), unquote(parts.password or "")
    if user := os.environ.get(USER):
        return user, os.environ.get(PASSWORD, "")
    found: tuple[str, str] | None = requests.utils.get_netrc_auth(address)
    return found


def _unsigned(asked: requests.PreparedRequest) -> requests.PreparedRequest:
    return asked


def _asked_for(answer: requests.Response) -> float:
    """The seconds in Retry-After, which tells them or a time; 0 for none."""
    told = answer.headers.get("Retry-After", "").strip()
    if told.isdigit():
        return float(told)
    try:
        when = parsedate_to_datetime(told)
    except ValueError:
        return 0.0
    return max(0.0, (when.replace(tzinfo=when.tzinfo or UTC) - datetime.now(UTC)).total_seconds())


def _innermost(wrong: BaseException) -> str:
    """What the system said, without what each floor above it added."""
    while inner := wrong.__cause__ or wrong.__context__:
        wrong = inner
    return str(wrong) or type(wrong).__name__
