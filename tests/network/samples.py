"""Statements of a small invented world, whose figures can be counted by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from kg import namespaces
from kg.model import Actor, ActorType, AttributionKind, Evidence, Mention, Modality, Passage, Polarity, Statement, Topic, Word
from kg.model.records import statement_id

SENTENCE = "They said it."
ALDIA, BORAVIA, CORVANIA, DELMARK, EASTRIA = (
    Actor(f"{namespaces.ACTOR}{name.lower()}", name, ActorType.COUNTRY) for name in "Aldia Boravia Corvania Delmark Eastria".split()
)
PORT = Actor(f"{namespaces.ACTOR}port", "Port", ActorType.PLACE)
SPEAKER = Actor(f"{namespaces.ACTOR}ada-lind", "Ada Lind", ActorType.PERSON)
TRUCE, CANAL, TARIFF = (Topic(f"{namespaces.TOPIC}{name}", name) for name in ("truce", "canal", "tariff"))


def said(
    subject: Actor,
    predicate: str,
    target: Actor | Topic | None,
    *,
    topic: Topic | None = None,
    day: str | None = "2020-01-15",
    negative: bool = False,
    modality: Modality = Modality.ACTUAL,
    confidence: float = 0.5,
    source: Actor | None = None,
    document: str = "a.txt",
    place: int = 0,
    plover: str | None = None,
) -> Statement:
    """A statement at a place of a document: those that differ in nothing else have ids of their own by it."""
    start = len(SENTENCE) * place
    words = Passage("They", start, start + 4)
    published = date.fromisoformat(day) if day else None
    sentence, trigger = Passage(SENTENCE, start, start + len(SENTENCE)), Word("said", start + 5, start + 9, "say")
    return Statement(
        Mention(subject, words),
        predicate,
        Mention(target, words) if target else None,
        topic=Mention(topic, words) if topic else None,
        source=Mention(source, words) if source else None,
        attribution=AttributionKind.INDIRECT if source else AttributionKind.NONE,
        polarity=Polarity.NEGATIVE if negative else Polarity.POSITIVE,
        modality=modality,
        plover=plover,
        evidence=Evidence(document, published, sentence, trigger, trigger if source else None, confidence),
    )


def ids(*statements: Statement) -> tuple[str, ...]:
    return tuple(sorted(map(statement_id, statements)))


# Aldia and Boravia get on with each other, and neither with Corvania
FRIENDS = [said(ALDIA, "cooperatesWith", BORAVIA, place=n) for n in range(2)]
QUARREL = said(ALDIA, "criticizes", BORAVIA)
STRIKE = said(CORVANIA, "attacks", ALDIA)
BAN = said(BORAVIA, "sanctions", CORVANIA, confidence=0.9)
WORLD = [*FRIENDS, QUARREL, STRIKE, BAN]


def square() -> list[Statement]:
    """Two friendly pairs of three, with one friendly tie between them: a, b, c and d, e, f; c and d are the bridge."""
    return [said(state(one), "meetsWith", state(other)) for one, other in ("ab", "bc", "ac", "de", "ef", "df", "cd")]


def state(name: str) -> Actor:
    return Actor(f"{namespaces.ACTOR}{name}", name.upper(), ActorType.COUNTRY)


RELATIONS = ("cooperatesWith", "meetsWith", "attacks", "criticizes", "supports", "rejects", "asserts", "demands")
worlds = st.lists(
    st.builds(
        said,
        st.sampled_from([ALDIA, BORAVIA, CORVANIA, DELMARK, EASTRIA]),
        st.sampled_from(RELATIONS),
        st.sampled_from([ALDIA, BORAVIA, CORVANIA, DELMARK, EASTRIA, PORT, TRUCE, CANAL]),
        topic=st.sampled_from([None, TRUCE, TARIFF]),
        day=st.sampled_from([None, "2020-01-15", "2020-02-01", "2020-05-31", "2021-01-01"]),
        negative=st.booleans(),
        modality=st.sampled_from(list(Modality)),
        confidence=st.sampled_from([0.1, 0.3, 0.7]),
    ),
    max_size=25,
).map(lambda found: [elsewhere(statement, number) for number, statement in enumerate(found)])


def elsewhere(statement: Statement, place: int) -> Statement:
    """The same statement at another place of its document."""
    return replace(statement, evidence=replace(statement.evidence, trigger=Word("said", place, place + 4, "say")))
