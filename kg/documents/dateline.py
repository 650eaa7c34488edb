"""Datelines: 'MOSCOW, January 30. /TASS/.', 'PARIS (Reuters) -', 'Geneva, 12 March 2019 –'."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from kg.documents.dates import DAYS, day_in, month_of, year_in

LONGEST = 200  # characters; a text that has not come to its news by then has no dateline

_WORD = r"(?:St\.|(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’-][^\W\d_]+)*)"
_PLACE = rf"(?P<place>{_WORD}(?:(?:,\s+|\s+|/){_WORD}){{0,5}}?)"
_PUBLISHER = r"(?:\((?P<round>[^()\n]{2,40})\)|\[(?P<square>[^][\n]{2,40})\]|/(?P<slashed>[^/\n]{2,40})/)"
_BARE_PUBLISHER = r"(?P<bare>[^\W\d_][\w-]{1,20})"
_DASH = r"(?P<end>--+|[—–]|-(?=\s|$))"
# "The Union (EU) – which …" goes on; what follows a dateline begins
_BEGINS = r"(?=\s*(?:[^\W_]|[\"'“‘«(\[]|$))(?!\s*(?-i:[a-zß-öø-ÿ]))"


def _patterns() -> list[re.Pattern[str]]:
    after = r"[.,]?\s+"
    shapes = [
        shape
        for day in DAYS
        for shape in (
            rf"(?:{_PLACE}{after})?{day}[.,]?\s*{_PUBLISHER}\s*(?:{_DASH}|\.|:)?{_BEGINS}",
            rf"(?:{_PLACE}{after})?{day},\s+{_BARE_PUBLISHER}\s*{_DASH}{_BEGINS}",
            rf"(?:{_PLACE}{after})?{day}\s*(?:{_DASH}{_BEGINS}|$)",
            rf"{_PLACE}{after}{day}\s*[.:]{_BEGINS}",
        )
    ]
    shapes += [
        rf"(?:{_PLACE},?\s*)?{_PUBLISHER}\s*{_DASH}{_BEGINS}",
        rf"{_PLACE}[.,]?\s*/(?P<slashed>[^/\n]{{2,40}})/\.{_BEGINS}",
        rf"(?P<place>(?-i:[^\W\d_a-z]{{4,}}(?:[ /-][^\W\d_a-z]+){{0,3}}(?:,\s[^\W\d_a-z]{_WORD})?))\s*{_DASH}{_BEGINS}",
    ]
    return [re.compile(shape, re.IGNORECASE) for shape in shapes]


_PATTERNS = _patterns()
_ABOUT = frozenset({"on", "by", "for"})  # "Statement on Chile, 12 March 2019"


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where, when and by whom a text was sent, as far as its first words tell; `length` is the number of characters they take.

    `day` is (month, day) and `year` stands apart, since most datelines leave it out.
    """

    length: int
    place: str | None
    day: tuple[int, int] | None
    year: int | None
    publisher: str | None

    def published(self, year: int | None = None) -> date | None:
        """The day in its own year, else in the one given; None where the dateline tells no day or no year has it."""
        year = self.year or year
        if self.day is None or year is None:
            return None
        try:
            return date(year, *self.day)
        except ValueError:
            return None


def dateline(text: str) -> Dateline | None:
    """The dateline that a paragraph begins with, or None.

    It needs two of place, date and publisher, or one of them that nothing else explains: a place in capitals, a publisher in brackets or a
    date before a dash, a date alone on its line.
    """
    for pattern in _PATTERNS:
        match = pattern.match(text[:LONGEST])
        if match is not None:
            told = match.groupdict()
            place = told.get("place")
            if place and not _is_name(place):
                continue
            publisher = told.get("round") or told.get("square") or told.get("slashed") or told.get("bare")
            return Dateline(
                length=len(match.group().rstrip()),
                place=_written(place) if place else None,
                day=day_in(told),
                year=year_in(told),
                publisher=publisher.strip() if publisher else None,
            )
    return None


def place_alone(text: str) -> str | None:
    """The place that a line of its own names in capitals, and perhaps the state it is in, as it is written elsewhere: 'DOHA, Qatar'."""
    return _written(text) if re.fullmatch(r"(?:[^\W\d_a-z]+[ '’./-]?){1,4}(?:,\s[^\W\d_a-z][\w .'’-]+)?", text) else None


def _written(place: str) -> str:
    return ", ".join(part.title() if part.isupper() else part for part in re.split(r",\s+", place))


def _is_name(place: str) -> bool:
    """Whether each word is capitalized but for small ones within ('Rio de Janeiro'), none of which tells what a text is about."""
    words = re.split(r"[\s,/]+", place)
    if not (words[0][0].isupper() and words[-1][0].isupper()) or month_of(words[0]) is not None:
        return False
    return all(word[0].isupper() or len(word) < 4 and word not in _ABOUT for word in words)
