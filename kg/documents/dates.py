"""Days as texts and their edges write them: 'Jan. 30', '30 January 2017', 'Monday, March 3rd', '2017-01-30', '30.01.2017'."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")

_MONTH = rf"(?P<month>{'|'.join(rf'{name[:3]}(?:{name[3:]}|{name[3:4]})?' for name in _MONTHS)})\b\.?"
_DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?\b"
_YEAR = r"(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
DAYS = (rf"{_WEEKDAY}{_MONTH}\s+{_DAY}{_YEAR}", rf"{_WEEKDAY}{_DAY}\s+{_MONTH}{_YEAR}", r"(?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d)\b")
"""Patterns to be matched without regard to case; `day_in` and `year_in` read their groups."""

_NUMERIC = r"\b(?P<first>[0-3]?\d)(?P<sign>[./])(?P<second>[0-3]?\d)(?P=sign)(?P<year>(?:19|20)\d\d)\b"
_WHOLE = [re.compile(pattern, re.IGNORECASE) for pattern in (*DAYS, _NUMERIC)]


def month_of(word: str) -> int | None:
    """The number of the month that a word names, in full or cut to three letters or more."""
    word = word.casefold()
    return next((number for number, name in enumerate(_MONTHS, 1) if len(word) > 2 and name.startswith(word)), None)


def day_in(told: Mapping[str, str | None]) -> tuple[int, int] | None:
    """(month, day) of the groups that one of `DAYS` matched."""
    if iso := told.get("iso"):
        return int(iso[5:7]), int(iso[8:])
    month = month_of(told.get("month") or "")
    return (month, int(told["day"] or 0)) if month else None


def year_in(told: Mapping[str, str | None]) -> int | None:
    """The year of the groups that one of `DAYS` matched."""
    year = told.get("year") or (told.get("iso") or "")[:4]
    return int(year) if year else None


def whole_date(text: str) -> date | None:
    """The first day in a text that has its year; '3/4/2019' is none, for some write the month first and some the day."""
    matches = (match for pattern in _WHOLE for match in pattern.finditer(text))
    for match in sorted(matches, key=lambda match: match.start()):
        told = match.groupdict()
        day, year = day_in(told) or _numbered(told), year_in(told)
        if day is not None and year is not None:
            try:
                return date(year, *day)
            except ValueError:
                continue
    return None


def _numbered(told: Mapping[str, str | None]) -> tuple[int, int] | None:
    if told.get("first") is None:
        return None
    first, second = int(told["first"] or 0), int(told["second"] or 0)
    if told["sign"] == "." or first > 12:
        return second, first
    return (first, second) if second > 12 else None
