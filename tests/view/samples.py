"""Readings as the page gets them: an invented spring of news, and words that would do harm if they were more than words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import accumulate
from typing import Any

from kg.model import (
    Actor,
    ActorType,
    Affiliation,
    Attribution,
    AttributionKind,
    Document,
    Evidence,
    Mention,
    Modality,
    Passage,
    Polarity,
    Reading,
    Statement,
    Topic,
    Word,
)
from kg.namespaces import ACTOR, TOPIC, slug


def actor(label: str, kind: ActorType = ActorType.COUNTRY) -> Actor:
    return Actor(ACTOR + slug(label), label, kind)


def topic(label: str) -> Topic:
    return Topic(TOPIC + slug(label), label)


RUSSIA, TURKEY, IRAN, UNITED_STATES = map(actor, ("Russia", "Turkey", "Iran", "United States"))
LAVROV = actor("Sergey Lavrov", ActorType.PERSON)
HAVEN, WAR = topic("safe haven"), topic("war")
FOREIGN_MINISTER = actor("foreign minister", ActorType.OFFICE)


def passage(text: str, words: str, after: int = 0) -> Passage:
    start = text.index(words, after)
    return Passage(words, start, start + len(words))


def statement(
    document: Document,
    sentence: str,
    subject: tuple[Actor, str],
    predicate: tuple[str, str],
    target: tuple[Actor | Topic, str],
    *,
    topic: tuple[Topic, str] | None = None,
    source: tuple[Actor, str] | None = None,
    confidence: float = 0.8,
    **qualifiers: Any,
) -> Statement:
    """A statement whose words stand in a sentence of the document's text."""
    whole = passage(document.text, sentence)

    def mention(of: tuple[Actor | Topic, str]) -> Mention:
        return Mention(of[0], passage(document.text, of[1], whole.start))

    trigger = passage(document.text, predicate[1], whole.start)
    return Statement(
        subject=mention(subject),
        predicate=predicate[0],
        object=mention(target),
        topic=mention(topic) if topic else None,
        source=mention(source) if source else None,
        evidence=Evidence(
            document=document.id,
            published=document.published,
            sentence=whole,
            trigger=Word(trigger.text, trigger.start, trigger.end, predicate[1]),
            cue=None,
            confidence=confidence,
        ),
        **qualifiers,
    )


WE = "“We propose safe havens 🕊 in the north,” Lavrov said."
WITH = "Russia is ready for cooperation with the United States in the war on terror."
JANUARY = Document(
    "january.txt",
    f"MOSCOW, January 30. /TASS/. {WE}\n{WITH}",
    title="Lavrov on havens",
    published=date(2017, 1, 30),
    publisher="TASS",
    url="https://example.org/january",
    place="Moscow",
)
PROPOSAL = statement(
    JANUARY,
    WE,
    (RUSSIA, "We"),
    ("proposes", "propose"),
    (HAVEN, "safe havens"),
    source=(LAVROV, "Lavrov"),
    attribution=AttributionKind.DIRECT,
)
COOPERATION = statement(
    JANUARY,
    WITH,
    (RUSSIA, "Russia"),
    ("cooperatesWith", "cooperation"),
    (UNITED_STATES, "the United States"),
    topic=(WAR, "the war on terror"),
    modality=Modality.INTENDED,
    confidence=0.6,
)
QUOTE = "“We propose safe havens 🕊 in the north,”"
CUE = passage(JANUARY.text, "said")
QUOTED = Attribution(
    id="a1",
    document=JANUARY.id,
    kind=AttributionKind.DIRECT,
    source=passage(JANUARY.text, "Lavrov"),
    speaker=LAVROV,
    cue=Word(CUE.text, CUE.start, CUE.end, "say"),
    content=(passage(JANUARY.text, QUOTE),),
)

FEBRUARY = Document(
    "february.txt",
    "Turkey met Russia in Astana. Turkey did not attack Iran.",
    title="Turkey in Astana",
    published=date(2017, 2, 14),
    publisher="Anadolu",
)
MEETING = statement(FEBRUARY, "Turkey met Russia in Astana.", (TURKEY, "Turkey"), ("meetsWith", "met"), (RUSSIA, "Russia"))
DENIAL = statement(
    FEBRUARY, "Turkey did not attack Iran.", (TURKEY, "Turkey"), ("attacks", "attack"), (IRAN, "Iran"), polarity=Polarity.NEGATIVE
)

MARCH = Document("march.txt", "Iran criticized Turkey over safe havens.", published=date(2017, 3, 20), publisher="Anadolu")
CRITICISM = statement(MARCH, MARCH.text, (IRAN, "Iran"), ("criticizes", "criticized"), (TURKEY, "Turkey"), topic=(HAVEN, "safe havens"))

SPRING = (
    Reading(JANUARY, (PROPOSAL, COOPERATION), (QUOTED,), affiliations=(Affiliation(LAVROV, FOREIGN_MINISTER, RUSSIA),)),
    Reading(FEBRUARY, (MEETING, DENIAL), ()),
    Reading(MARCH, (CRITICISM,), ()),
)

HOSTILE = (
    "</script><script>window.hacked=1</script>",
    "<img src=x onerror=window.hacked=1>",
    "\" onmouseover=window.hacked=1 x='",
    "javascript:window.hacked=1",
    "data:text/html,<script>window.hacked=1</script>",
    'href="x"',
    "\u202eright to left\u2028and on",
    "x" * 10_000,
)


def hostile() -> Iterator[Reading]:
    """A reading for each hostile label, which is a name, a title, an address, a publisher, and words of the text."""
    for number, label in enumerate(HOSTILE):
        text = f"{label} met {label} of b."
        document = Document(f"{label}.txt", text, title=label, publisher=label, url=label, published=date(2017, 1, 1 + number))
        subject, target = Actor(ACTOR + f"h{number}", label, ActorType.GROUP), Actor(ACTOR + label, label, ActorType.PERSON)
        met = statement(document, text, (subject, label), ("meetsWith", "met"), (target, "b"), source=(subject, label))
        quoted = Attribution("a", document.id, AttributionKind.DIRECT, None, subject, None, (passage(text, label),))
        yield Reading(document, (met,), (quoted,))


def many(names: int, lines: int) -> Reading:
    """A reading of a document in which numbered actors meet: a few of them with very many, most with one or two."""
    actors = [actor(f"Actor {number}", list(ActorType)[number % 4]) for number in range(names)]
    pairs = [(number, number // 3) for number in range(1, names)]
    pairs += [(number % names, (number * number) % max(2, names // 20)) for number in range(lines - len(pairs))]
    sentences = [f"{actors[a].label} met {actors[b].label} today ({number})." for number, (a, b) in enumerate(pairs)]
    starts = [0, *accumulate(len(sentence) + 1 for sentence in sentences)]
    document = Document("many.txt", " ".join(sentences), published=date(2017, 1, 1))
    found = []
    for (a, b), sentence, start in zip(pairs, sentences, starts, strict=False):
        one, other = actors[a].label, actors[b].label

        def words(text: str, at: int, start: int = start) -> Passage:
            return Passage(text, start + at, start + at + len(text))

        met = words("met", len(one) + 1)
        found.append(
            Statement(
                subject=Mention(actors[a], words(one, 0)),
                predicate="meetsWith",
                object=Mention(actors[b], words(other, len(one) + 5)),
                evidence=Evidence(document.id, document.published, words(sentence, 0), Word("met", met.start, met.end, "meet"), None, 0.8),
            )
        )
    return Reading(document, tuple(found), ())
