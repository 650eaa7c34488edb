"""Readings that nobody read: documents of the length and variety of news, to measure a store with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from kg import namespaces
from kg.lexicon.relations import relations
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
    Time,
    Topic,
    Word,
)
from kg.model.records import attribution_id

T = TypeVar("T")
STATEMENTS = 10
"""Statements in each document."""
PERSONS, TOPICS, PUBLISHERS = 20_000, 50_000, 200
FIRST_DAY, DAYS = date(2015, 1, 1), 3650
_QUALITIES = "joint comprehensive immediate bilateral regional humanitarian military economic legal technical draft new final".split()
_MATTERS = "ceasefire agreement sanctions talks exercises aid summit resolution withdrawal border trade inspection corridor treaty".split()
_CUES = (("said", "say"), ("told", "tell"), ("announced", "announce"), ("stressed", "stress"), ("claimed", "claim"))


@dataclass(slots=True)
class _Text:
    """A text that grows, and the passages of what was added to it."""

    parts: list[str] = field(default_factory=list)
    length: int = 0

    def add(self, words: str) -> Passage:
        start = self.length
        self.parts.append(words)
        self.length += len(words)
        return Passage(words, start, self.length)


def readings(count: int, start: int = 0) -> Iterator[Reading]:
    """`count` readings, the same at every call; those from `start` on are the same however many come before.

    Actors and topics come as often as in news: few very often, most seldom.
    """
    world = _World()
    for number in range(start, start + count):
        yield world.reading(number)


class _World:
    """Who acts, what is talked about, and how often each comes."""

    def __init__(self) -> None:
        from kg.lexicon.actors import actors

        found = actors().actors.values()
        self.states = sorted((actor for actor in found if actor.type is ActorType.COUNTRY), key=lambda actor: actor.id)
        self.bodies = sorted((actor for actor in found if actor.type is ActorType.ORGANIZATION), key=lambda actor: actor.id)
        self.places = [Actor(f"{namespaces.ACTOR}town-{n}", f"Town {n}", ActorType.PLACE) for n in range(1000)]
        self.persons = [Actor(f"{namespaces.ACTOR}person-{n}", f"Person {n}", ActorType.PERSON) for n in range(PERSONS)]
        self.topics = [_topic(n) for n in range(TOPICS)]
        inventory = [relation for relation in relations().values() if not relation.background]
        self.between = [relation for relation in inventory if relation.between_actors]
        self.on_topics = [relation for relation in inventory if not relation.between_actors]
        self.office = Actor(namespaces.BASE + "office/foreign-minister", "foreign minister", ActorType.OFFICE)

    def reading(self, number: int) -> Reading:
        random = Random(f"reading {number}")
        text = _Text()
        name = f"news/{number:07}.txt"
        day = FIRST_DAY + timedelta(days=random.randrange(DAYS))
        speaker, state = _often(random, self.persons), _often(random, self.states)
        statements: list[Statement] = []
        attributions: list[Attribution] = []
        while len(statements) < STATEMENTS:
            statements.append(self._statement(random, text, name, day, speaker, state))
            attributions += _attribution(statements[-1], speaker)
            text.add("\n" if random.random() < 0.3 else " ")
        document = Document(
            name,
            "".join(text.parts),
            title=f"{state.label}, {_often(random, self.topics).label}",
            published=day,
            publisher=f"Agency {random.randrange(PUBLISHERS)}",
            url=f"https://news.example/{number}",
        )
        stand = (Affiliation(speaker, self.office, state),)
        return Reading(document, tuple(statements), tuple(attributions), affiliations=stand)

    def _statement(self, random: Random, text: _Text, name: str, day: date, speaker: Actor, state: Actor) -> Statement:
        start = text.length
        before = len(text.parts)
        source = cue = None
        kind = AttributionKind.NONE
        if random.random() < 0.7:
            source = Mention(speaker, text.add(speaker.label))
            text.add(" ")
            words, lemma = random.choice(_CUES)
            cue = _word(text.add(words), lemma)
            kind = random.choice((AttributionKind.DIRECT, AttributionKind.INDIRECT, AttributionKind.MIXED))
            text.add(" that ")
        subject = state if random.random() < 0.5 else _often(random, self.states if random.random() < 0.8 else self.bodies)
        who = Mention(subject, text.add(subject.label))
        relation = _often(random, self.between if random.random() < 0.6 else self.on_topics)
        text.add(" ")
        trigger = _word(text.add(relation.label), relation.label.split()[0])
        text.add(" ")
        target = _often(random, self.states) if relation.between_actors else _often(random, self.topics)
        whom = Mention(target, text.add(target.label))
        topic = location = time = None
        if relation.between_actors and random.random() < 0.5:
            text.add(" about ")
            about = _often(random, self.topics)
            topic = Mention(about, text.add(about.label))
        if random.random() < 0.2:
            text.add(" in ")
            place = _often(random, self.places)
            location = Mention(place, text.add(place.label))
        if random.random() < 0.3:
            text.add(" ")
            time = Time(text.add("on Monday"), (day - timedelta(days=day.weekday())).isoformat())
        text.add(".")
        return Statement(
            subject=who,
            predicate=relation.name,
            object=whom,
            topic=topic,
            source=source,
            attribution=kind,
            polarity=Polarity.NEGATIVE if random.random() < 0.1 else Polarity.POSITIVE,
            modality=Modality.ACTUAL if random.random() < 0.6 else random.choice(list(Modality)),
            plover=relation.plover,
            location=location,
            time=time,
            evidence=Evidence(
                name, day, Passage("".join(text.parts[before:]), start, text.length), trigger, cue, round(random.uniform(0.4, 0.99), 2)
            ),
        )


def _attribution(statement: Statement, speaker: Actor) -> Iterator[Attribution]:
    """The words that a statement was found in, from behind the cue up to the full stop, as those of its source."""
    cue, sentence = statement.evidence.cue, statement.evidence.sentence
    if statement.source and cue:
        start, end = cue.end + 1, sentence.end - 1
        content = Passage(sentence.text[start - sentence.start : end - sentence.start], start, end)
        made = Attribution("", statement.evidence.document, statement.attribution, statement.source.passage, speaker, cue, (content,))
        yield replace(made, id=attribution_id(made))


def _word(passage: Passage, lemma: str) -> Word:
    return Word(passage.text, passage.start, passage.end, lemma)


def _topic(number: int) -> Topic:
    quality, matter = _QUALITIES[number % len(_QUALITIES)], _MATTERS[number // len(_QUALITIES) % len(_MATTERS)]
    label = f"{quality} {matter} {number}"
    return Topic(namespaces.TOPIC + namespaces.slug(label), label)


def _often(random: Random, things: Sequence[T]) -> T:
    """One of these; the first come most often, as words do (Zipf)."""
    return things[int(len(things) ** random.random()) - 1]
