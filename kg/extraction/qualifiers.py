"""Qualifiers: when and where."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

from spacy.tokens import Span, Token

from kg.extraction import syntax
from kg.extraction.arguments import Scene
from kg.extraction.known_names import PLACING
from kg.extraction.topics import passage
from kg.model import ActorType, Mention, Modality, Time


def time(scene: Scene, trigger: Token, modality: Modality) -> Time | None:
    """The time expression that belongs to the trigger's clause, resolved against the day of publication where there is one."""
    direction = "future" if modality is Modality.INTENDED else "past"
    for node in _clause(trigger):
        for ent in scene.dates.get(node.i, ()):
            if ent.root.i != trigger.i:
                return Time(passage(scene.doc, _with_preposition(ent), ent.end), resolved(ent.text, scene.doc._.published, direction))
    return None


def _with_preposition(ent: Span) -> int:
    return ent.start - 1 if ent.start > ent.sent.start and ent.doc[ent.start - 1].lower_ in {"on", "in"} else ent.start


def location(scene: Scene, trigger: Token) -> Mention | None:
    """The place where the trigger's clause says that it was."""
    for node in _clause(trigger):
        for child in syntax.obliques(node):
            if syntax.preposition(child) in PLACING:
                for row in scene.named.heads.get(child.i, ()):
                    if row.type in {ActorType.PLACE.value, ActorType.COUNTRY.value} and row.kind == "name":
                        return scene.mention(row)
    return None


def _clause(trigger: Token) -> list[Token]:
    """The trigger, and for a noun the verb that it depends on."""
    nodes = [trigger]
    if trigger.pos_ in {"NOUN", "PROPN"} and trigger.dep_ in {"obj", "nsubj", "nsubj:pass"}:
        nodes.append(trigger.head)
    return nodes


@lru_cache(maxsize=4096)
def resolved(words: str, published: str | None, direction: str = "past") -> str | None:
    """'Monday' → '2017-01-30' for a text of that day; None where the words don't name a day, month or year that can be known.

    `direction`: whether a weekday or a date without a year is the last ('past') or the next one ('future').
    """
    from dateparser.date import DateDataParser

    settings: dict[str, object] = {"PREFER_DATES_FROM": direction}
    if published is None:
        settings["REQUIRE_PARTS"] = ["year"]
    else:
        today = datetime.fromisoformat(published)
        # dateparser takes a weekday for the last one before the base, a week ago today
        if words.strip().casefold() == f"{today:%A}".casefold():
            return published
        settings["RELATIVE_BASE"] = today
    found = DateDataParser(languages=["en"], settings=settings).get_date_data(words)
    if found.date_obj is None or published is None and not any(c.isdigit() for c in words):
        return None
    day: str = found.date_obj.date().isoformat()
    return day[:4] if found.period == "year" else day[:7] if found.period == "month" else day
