"""What a site's robots.txt asks of programs (RFC 9309)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.errors import InputError

if TYPE_CHECKING:
    from protego import Protego

ROBOT = "diplomacy-kg"
LARGEST = 500 * 2**10  # bytes; what comes after them does not count

_AGENT = re.compile(r"^\s*user[- ]?agent\b\s*:?([^#\r\n]*).*$", re.IGNORECASE | re.MULTILINE)


class Rules:
    """The rules of a robots.txt that are meant for us, or for every program.

    Protego reads them: the standard library's parser takes the first rule that matches instead of the longest, and knows no wildcards.
    """

    def __init__(self, text: str) -> None:
        self._rules: Protego = _parser().parse(_AGENT.sub(_who, text))

    def allow(self, url: str) -> bool:
        """Whether we may ask for this."""
        allowed: bool = self._rules.can_fetch(url, ROBOT)
        return allowed

    @property
    def delay(self) -> float:
        """The seconds that they want between two requests; 0 where they say nothing."""
        return self._rules.crawl_delay(ROBOT) or 0


def _who(line: re.Match[str]) -> str:
    # each rule is kept once for each program that it is for, so thousands of names before thousands of rules would fill the memory
    name = line[1].strip().lower()
    return f"User-agent: {name if name == '*' else ROBOT if ROBOT in name else 'another'}"


def _parser() -> type[Protego]:
    try:
        from protego import Protego
    except ModuleNotFoundError:
        raise InputError("is an address, and to read robots.txt takes Protego: pip install 'diplomacy-kg[web]'") from None
    return Protego
