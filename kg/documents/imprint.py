"""What stands around the news: bylines, slugs, feed lines, credits, copyright, contacts. It may tell who publishes, and when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from kg.documents.dates import whole_date
from kg.lexicon.publishers import Line, Standing, lines, publisher, publishers

LONGEST = 600  # characters
_BRACKETED = re.compile(r"\((?P<inside>[^()]+)\)\.?\s*$")
_LAST_WORD = re.compile(r"""[.!?]["'”’)]*\s+(?P<word>[^\s.].{0,15})$""")


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a line around the news tells of its publication."""

    publisher: str | None = None
    published: date | None = None


def above(text: str) -> Imprint | None:
    """What a line above the news tells; None for one that is news, a title or a dateline."""
    return _feed(text) or _matched(text, Standing.ABOVE)


def below(text: str) -> Imprint | None:
    """What a line below the news tells, or a remark in brackets; None for news."""
    inside = _BRACKETED.fullmatch(text)
    return _matched(text, Standing.BELOW) or (_matched(inside["inside"], Standing.BELOW) if inside else None)


def ends(text: str) -> Imprint | None:
    """What a line tells below which there is no news; None for others."""
    return _matched(text.rstrip(":"), Standing.ENDS) or _matched(text, Standing.ENDS)


def told(text: str) -> Imprint:
    """What a line around the news tells, wherever it stands."""
    return above(text) or below(text) or ends(text) or Imprint()


def before_title(text: str) -> int:
    """How many characters of a title's line are no part of it: 'UPDATE 2-'."""
    matches = (line.pattern.match(text) for line in lines(Standing.BEFORE_TITLE))
    return max((match.end() for match in matches if match is not None), default=0)


def closing(text: str) -> int:
    """Where in the last paragraph of the news its credits begin: '(Reporting by …)', 'Enditem'; the end of the text if there are none."""
    bracketed = _BRACKETED.search(text)
    if bracketed is not None and bracketed.start() and below(bracketed.group()) is not None:
        return bracketed.start()
    last = _LAST_WORD.search(text)
    return last.start("word") if last is not None and ends(last["word"]) is not None else len(text)


def _matched(text: str, standing: Standing) -> Imprint | None:
    if len(text) > LONGEST:
        return None
    matches = [(line, match) for line in lines(standing) if (match := line.pattern.fullmatch(text)) is not None]
    if not matches:
        return None
    publishers_told = (_publisher(line, match.groupdict()) for line, match in matches)
    dated = any("DATE" in line.text for line, _ in matches)
    return Imprint(next(filter(None, publishers_told), None), whole_date(text) if dated else None)


def _publisher(line: Line, told: dict[str, str | None]) -> str | None:
    named = told.get("agency") or told.get("publisher")
    return line.publisher or (publisher(named) if named else None)


def _feed(text: str) -> Imprint | None:
    """'Source: Xinhua| 2019-07-09 21:13:12|Editor: Kari Nordmann': fields between bars, one of which is a day."""
    fields = [field.strip() for field in text.split("|")]
    if len(fields) < 2 or len(text) > LONGEST or not any(map(_is_day, fields)):
        return None
    named = (publishers().get(field.rpartition(": ")[2].casefold()) for field in fields)
    return Imprint(next(filter(None, named), None), whole_date(text))


def _is_day(field: str) -> bool:
    return len(field) < 60 and re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", field) is not None
