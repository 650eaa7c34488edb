"""Statements to make graphs of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kg import namespaces
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
    Statement,
    Time,
    Topic,
    Word,
)
from kg.model.records import attribution_id

TEXT = (
    "On Monday Russia and the United States were cooperating in Geneva. Lavrov said: “We may propose safe havens.” Turkey never met Russia."
)
DOCUMENT = Document("news.txt", TEXT, "Safe havens", date(2017, 1, 30), "TASS", "https://tass.example/1", "MOSCOW")

RUSSIA = Actor(namespaces.ACTOR + "russia", "Russia", ActorType.COUNTRY)
UNITED_STATES = Actor(namespaces.ACTOR + "united-states", "United States", ActorType.COUNTRY)
TURKEY = Actor(namespaces.ACTOR + "turkey", "Turkey", ActorType.COUNTRY)
LAVROV = Actor(namespaces.ACTOR + "sergey-lavrov", "Sergey Lavrov", ActorType.PERSON)
FOREIGN_MINISTER = Actor(namespaces.BASE + "office/foreign-minister", "foreign minister", ActorType.OFFICE)
MINISTER = Affiliation(LAVROV, FOREIGN_MINISTER, RUSSIA)
GENEVA = Actor(namespaces.ACTOR + "geneva", "Geneva", ActorType.PLACE)
BELARUS = Actor(namespaces.ACTOR + "belarus", "Belarus", ActorType.COUNTRY)
HAVEN = Topic(namespaces.TOPIC + "safe-haven", "safe haven")
JOURNALISTS = Topic(namespaces.TOPIC + "journalists", "journalists")


def passage(words: str, after: str = "") -> Passage:
    """The words where they first stand in the text, behind these others."""
    start = TEXT.index(words, TEXT.index(after))
    return Passage(words, start, start + len(words))


def mention(entity: Actor | Topic, words: str, after: str = "") -> Mention:
    return Mention(entity, passage(words, after))


def word(words: str, lemma: str) -> Word:
    here = passage(words)
    return Word(here.text, here.start, here.end, lemma)


def evidence(sentence: str, trigger: Word, cue: Word | None = None, confidence: float = 0.87) -> Evidence:
    return Evidence(DOCUMENT.id, DOCUMENT.published, passage(sentence), trigger, cue, confidence)


COOPERATION = Statement(
    subject=mention(RUSSIA, "Russia"),
    predicate="cooperatesWith",
    object=mention(UNITED_STATES, "the United States"),
    location=mention(GENEVA, "Geneva"),
    time=Time(passage("On Monday"), "2017-01-30"),
    plover="COOPERATE",
    evidence=evidence("On Monday Russia and the United States were cooperating in Geneva.", word("cooperating", "cooperate")),
)
PROPOSAL = Statement(
    subject=mention(RUSSIA, "We"),
    predicate="proposes",
    object=mention(HAVEN, "safe havens"),
    source=mention(LAVROV, "Lavrov"),
    attribution=AttributionKind.DIRECT,
    modality=Modality.POSSIBLE,
    plover="AGREE",
    evidence=evidence("Lavrov said: “We may propose safe havens.”", word("propose", "propose"), word("said", "say"), 0.6),
)
NEGATED_MEETING = Statement(
    subject=mention(TURKEY, "Turkey"),
    predicate="meetsWith",
    object=mention(RUSSIA, "Russia", after="never met"),
    polarity=Polarity.NEGATIVE,
    plover="CONSULT",
    evidence=evidence("Turkey never met Russia.", word("met", "meet")),
)
STATEMENTS = (COOPERATION, PROPOSAL, NEGATED_MEETING)


def attribution(kind: AttributionKind, source: str, speaker: Actor, cue: Word, content: str, within: str | None = None) -> Attribution:
    made = Attribution("", DOCUMENT.id, kind, passage(source), speaker, cue, (passage(content),), within)
    return replace(made, id=attribution_id(made))


SAYING = attribution(AttributionKind.DIRECT, "Lavrov", LAVROV, word("said", "say"), "“We may propose safe havens.”")
THOUGHT = attribution(AttributionKind.INDIRECT, "We", RUSSIA, word("propose", "propose"), "safe havens", within=SAYING.id)
ATTRIBUTIONS = (SAYING, THOUGHT)
"""Who says what in the text, the second within the words of the first."""

MEETING = replace(NEGATED_MEETING, subject=mention(LAVROV, "Lavrov"), object=mention(TURKEY, "Turkey"), polarity=Polarity.POSITIVE)
MEETING = replace(MEETING, location=mention(GENEVA, "Geneva"), time=Time(passage("On Monday"), "2017-01"))
REQUEST = Statement(
    subject=mention(RUSSIA, "Russia"),
    predicate="requests",
    object=mention(BELARUS, "Turkey"),
    topic=mention(JOURNALISTS, "safe havens"),
    plover="REQUEST",
    evidence=evidence("Turkey never met Russia.", word("never", "call")),
)
"""Beside those three: a meeting, and a request to somebody for something."""


def elsewhere(statement: Statement, document: str) -> Statement:
    """The same statement, read in another document."""
    return replace(statement, evidence=replace(statement.evidence, document=document))


def said_elsewhere(attribution: Attribution, document: str) -> Attribution:
    """The same attribution, by itself, read in another document."""
    moved = replace(attribution, document=document, within=None)
    return replace(moved, id=attribution_id(moved))


CEASEFIRE = Topic(namespaces.TOPIC + "ceasefire", "ceasefire")
WITHDRAWAL = Topic(namespaces.TOPIC + "withdrawal", "withdrawal")
OFFICIAL = Actor(namespaces.ACTOR + "us-official", "US official", ActorType.PERSON)
SENTENCE = PROPOSAL.evidence.sentence
DOCUMENTS = tuple(
    replace(DOCUMENT, id=name, publisher=publisher, published=day)
    for name, publisher, day in (
        ("a.txt", "TASS", date(2017, 1, 10)),
        ("b.txt", "Reuters", date(2017, 2, 20)),
        ("c.txt", "TASS", date(2018, 3, 1)),
    )
)


def said(
    subject: Actor,
    predicate: str,
    object: Actor | Topic,  # noqa: A002
    *,
    topic: Topic | None = None,
    source: Actor | None = None,
    modality: Modality = Modality.ACTUAL,
    plover: str | None = None,
    place: Actor | None = None,
    document: str = "a.txt",
    confidence: float = 0.87,
) -> Statement:
    """A statement in one of the DOCUMENTS, for questions that look at what is said and not at the words."""
    published = next(found.published for found in DOCUMENTS if found.id == document)
    cue = PROPOSAL.evidence.cue if source else None
    return Statement(
        subject=mention(subject, "We"),
        predicate=predicate,
        object=mention(object, "safe havens"),
        topic=mention(topic, "safe havens") if topic else None,
        source=mention(source, "Lavrov") if source else None,
        attribution=AttributionKind.DIRECT if source else AttributionKind.NONE,
        modality=modality,
        plover=plover,
        location=mention(place, "Geneva") if place else None,
        evidence=Evidence(document, published, SENTENCE, PROPOSAL.evidence.trigger, cue, confidence),
    )
