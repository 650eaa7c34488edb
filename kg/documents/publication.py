"""What is known of a text's publication: what it was given with, what its dateline tells, and what its name and address tell."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from kg.documents import imprint
from kg.documents.dateline import Dateline, dateline, place_alone
from kg.documents.dates import whole_date
from kg.documents.layout import blocks
from kg.errors import InputError
from kg.lexicon.publishers import publisher
from kg.model import Block, BlockKind, Document

_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_/.]?([01]\d)[-_/.]?([0-3]\d)(?!\d)")
_HELD = re.compile(
    r"(?:[-–—,(]|\bon)\s+(?P<day>(?:[A-Z][a-z]+\.?\s+\d{1,2}(?:st|nd|rd|th)?,?|\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+\.?,?)\s+(?:19|20)\d\d)\)?$"
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Known:
    """What somebody says of a text's publication; None is not known."""

    title: str | None = None
    published: date | None = None
    publisher: str | None = None
    url: str | None = None
    place: str | None = None
    language: str | None = None

    @classmethod
    def read(cls, values: Mapping[str, Any]) -> Known:
        """From JSON: `published` is a date, or begins with one (ISO 8601), all else is text; null is not known.

        Raises `InputError` for a value of another kind. Keys that are none of these are left to others.
        """
        known: dict[str, Any] = {}
        for field in fields(cls):
            value = values.get(field.name)
            if value is not None and not isinstance(value, str):
                raise InputError(f'"{field.name}" is {value!r}: text is needed, or null where it is not known')
            known[field.name] = value or None
        if known["published"]:
            try:
                known["published"] = date.fromisoformat(known["published"][:10])
            except ValueError:
                raise InputError(f'"published" is {known["published"]!r}: a date is needed, e.g. "2017-01-30"') from None
        return cls(**known)

    def over(self, told: Known) -> Known:
        """This, and where it is not known what a file tells of itself."""
        return Known(*(getattr(self, field.name) or getattr(told, field.name) for field in fields(self)))

    def shared(self) -> Known:
        """What holds of each of many documents in a file: the title, the day and the URL are those of the file."""
        return Known(publisher=self.publisher, place=self.place, language=self.language)


def document(name: str, text: str, known: Known | None = None) -> Document:
    """The text as a Document with its blocks. What is known comes first, then what its dateline and title tell, then its name and address.

    A dateline without a year is put in the year of a date in the URL or the name, the nearest where that is a whole date.
    """
    known = known or Known()
    found = blocks(text)
    sent = [passage.text for passage in _of(found, BlockKind.DATELINE)]
    datelines = [told for words in sent if (told := dateline(words)) is not None]
    imprints = [imprint.told(passage.text) for passage in _of(found, BlockKind.IMPRINT)]
    title = next((" ".join(passage.text.split()) for passage in _of(found, BlockKind.TITLE)), None)
    places = (*(told.place for told in datelines), *map(place_alone, sent))
    days = filter(None, (told.published for told in imprints))
    publishers = (known.publisher, *(told.publisher for told in datelines), *(told.publisher for told in imprints))
    named = next(filter(None, publishers), None)
    return Document(
        id=name,
        text=text,
        title=known.title or title,
        published=known.published or _published(datelines, next(days, None) or _held(title or ""), (known.url or "", name)),
        publisher=publisher(named) if named else None,
        url=known.url,
        place=known.place or next(filter(None, places), None),
        language=known.language or "en",
        blocks=found,
    )


def completed(found: Document, told: Known) -> Document:
    """The document with its title, day and publisher as told elsewhere where it tells none itself."""
    named = found.publisher or (publisher(told.publisher) if told.publisher else None)
    return replace(found, title=found.title or told.title, published=found.published or told.published, publisher=named)


def _of(found: tuple[Block, ...], kind: BlockKind) -> Any:
    return (block.passage for block in found if block.kind is kind)


def _published(datelines: list[Dateline], beside: date | None, names: tuple[str, ...]) -> date | None:
    """The day that datelines tell, or another line `beside` them, in the year that they, or else that line or a name tells."""
    whole = next(filter(None, (told.published() for told in datelines)), None)
    named = next(filter(None, (beside, *map(_date_in, names))), None)
    told = next((told for told in datelines if told.day is not None), None)
    if whole is not None or told is None or told.year:
        return whole or named
    if named is not None:
        near = filter(None, (told.published(named.year + difference) for difference in (0, -1, 1)))
        return min(near, key=lambda day: abs(day - named), default=named)
    year = next((int(match[1]) for name in names if (match := _YEAR.search(name))), None)
    return told.published(year)


def _held(title: str) -> date | None:
    """The day at a title's end on which something was said: 'Briefing – March 3, 2021', but not 'the attacks of 11 September 2001'."""
    match = _HELD.search(title)
    return whole_date(match["day"]) if match is not None else None


def _date_in(name: str) -> date | None:
    for match in _DAY.finditer(name):
        try:
            return date(*map(int, match.groups()))
        except ValueError:
            continue
    return None
