"""Publishers by their names, and the lines that stand around the news, as patterns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from kg.lexicon import turtle
from kg.lexicon.turtle import SKOS
from kg.namespaces import BASE


class Standing(StrEnum):
    """Where a line stands: the predicates of ontologies/publishers.ttl."""

    ABOVE = "lineAbove"
    BELOW = "lineBelow"
    ENDS = "endsText"
    BEFORE_TITLE = "beforeTitle"


class Label(StrEnum):
    """Who speaks behind a label that is no name: the last parts of IRIs in ontologies/publishers.ttl."""

    ASKS = "asks"
    ANSWERS = "answers"
    LEADS = "leads"


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is no news. Its pattern is to be matched with the whole line, and may have the groups 'agency' and 'publisher'.

    `publisher` is whom it gives away by itself. `text`: as the file has it.
    """

    text: str
    pattern: re.Pattern[str]
    standing: Standing
    publisher: str | None = None


_NAME = r"(?-i:[^\W\d_a-z][\w.'’-]*)(?:\s+(?:(?-i:[^\W\d_a-z][\w.'’-]*)|al|bin|da|de|del|den|der|di|du|el|ibn|la|le|van|von)){0,4}"
_PERIOD = r"[ap]\.?m\.?"
_SLOTS = {
    "NAMES": rf"{_NAME}(?:(?:,\s+and|,|\s+and|\s+&|;)\s+{_NAME})*",
    "PUBLISHER": r"(?:the\s+)?(?P<publisher>(?-i:[^\W\d_a-z])[^\n.:;]{2,80}?)",
    "DATE": r"[^\n]{0,12}?\d[^\n]{0,30}?",
    "TIME": rf"\d{{1,2}}(?:[:.]\d\d)?(?:\s?(?:{_PERIOD}|h))?(?:\s+[A-Z]{{2,4}})?",
    "NUMBER": r"\d+(?:/\d+)?",
    "SLUG": r"(?-i:[^\W_]+(?:--?[^\W_]+){2,})",
    "SYMBOL": r"(?-i:[A-Z]{1,4}(?:/[A-Z0-9.]+)+)(?:\s\(\d{4}\))?",
    "INITIALS": r"(?-i:[a-z]{2,4}(?:(?:[-/]|\s+)[a-z]{2,4}){1,4})",
    "MAIL": r"\S+@\S+",
}


@cache
def publishers() -> Mapping[str, str]:
    """The names that we show for publishers, by all their names in lower case."""
    knowledge = turtle.index("publishers.ttl")
    table: dict[str, str] = {}
    for subject in knowledge.of_type(turtle.dip("Publisher")):
        shown = knowledge[subject][SKOS + "prefLabel"][0]
        for name in (shown, *knowledge[subject].get(SKOS + "altLabel", ())):
            table[name.casefold()] = shown
    return table


def publisher(name: str) -> str:
    """The name that we show for a publisher: 'AP' is 'Associated Press'; one that is not known keeps its own."""
    name = " ".join(name.split())
    return publishers().get(name.casefold(), name)


@cache
def lines(standing: Standing) -> tuple[Line, ...]:
    """The lines of ontologies/publishers.ttl that stand there, in the order of the file."""
    knowledge = turtle.index("publishers.ttl")
    found = []
    for subject in knowledge.of_type(turtle.dip("Convention")):
        whose = knowledge.one(subject, turtle.dip("ofPublisher"))
        name = knowledge[whose][SKOS + "prefLabel"][0] if whose is not None and whose in knowledge else None
        if whose is not None and name is None:
            name = subject.removeprefix(BASE).replace("/", ":")
            raise knowledge.error(name, f"{name} is of the unknown publisher {whose}", "name a dip:Publisher of that file")
        found += [Line(text, _pattern(text), standing, name) for text in knowledge[subject].get(turtle.dip(standing.value), ())]
    return tuple(found)


@cache
def turn_labels() -> Mapping[str, Label]:
    """Who speaks behind the labels of a transcript's turns that name nobody, by their words in lower case."""
    knowledge = turtle.index("publishers.ttl")
    return {word: label for label in Label for word in knowledge[f"{BASE}convention/{label.value}"][turtle.dip("turnLabel")]}


def _pattern(text: str) -> re.Pattern[str]:
    slots = {**_SLOTS, "AGENCY": rf"(?:the\s+)?(?P<agency>{'|'.join(sorted(map(re.escape, publishers()), key=len, reverse=True))})"}
    # "UPDATE" has no DATE in it, "NUMBERth" a NUMBER
    parts = re.split(rf"((?<![^\W_])(?:{'|'.join(slots)})(?![A-Z])|…)", " ".join(text.split()))
    written = "".join(".*?" if part == "…" else slots.get(part) or re.escape(part).replace(r"\ ", r"\s+") for part in parts)
    return re.compile(written, re.IGNORECASE | re.DOTALL)
