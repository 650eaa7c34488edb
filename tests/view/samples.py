"""Statements as a reader might find them, with hostile words among them."""

from __future__ import annotations

from datetime import date

from kg.model import Actor, ActorType, AttributionKind, Evidence, Mention, Modality, Passage, Polarity, Statement, Topic, Word
from kg.namespaces import ACTOR, TOPIC, slug

SENTENCE = "“We propose safe havens,” Lavrov said 🕊 of Syria."


def actor(label: str, kind: ActorType = ActorType.COUNTRY) -> Actor:
    return Actor(ACTOR + slug(label), label, kind)


def mention(entity: Actor | Topic, text: str, sentence: str = SENTENCE) -> Mention:
    start = sentence.index(text)
    return Mention(entity, Passage(text, start, start + len(text)))


def statement(
    subject: Actor,
    predicate: str,
    target: Actor | Topic,
    sentence: str = SENTENCE,
    words: tuple[str, str, str] = ("We", "propose", "safe havens"),
    **qualifiers: object,
) -> Statement:
    trigger = mention(subject, words[1], sentence).passage
    evidence = Evidence(
        document="a.txt",
        published=date(2017, 1, 30),
        sentence=Passage(sentence, 0, len(sentence)),
        trigger=Word(trigger.text, trigger.start, trigger.end, words[1]),
        cue=None,
        confidence=0.8,
    )
    return Statement(
        subject=mention(subject, words[0], sentence),
        predicate=predicate,
        object=mention(target, words[2], sentence),
        evidence=evidence,
        **qualifiers,
    )


RUSSIA, TURKEY = actor("Russia"), actor("Turkey")
LAVROV = actor("Sergey Lavrov", ActorType.PERSON)
HAVEN = Topic(TOPIC + "safe-haven", "safe haven")
PROPOSAL = statement(RUSSIA, "proposes", HAVEN, source=mention(LAVROV, "Lavrov"), attribution=AttributionKind.DIRECT)
MEETING = statement(RUSSIA, "meetsWith", TURKEY)
PLAN = statement(RUSSIA, "meetsWith", TURKEY, modality=Modality.INTENDED)
DENIAL = statement(RUSSIA, "attacks", TURKEY, polarity=Polarity.NEGATIVE)
AFTER_A_DOVE = statement(RUSSIA, "discusses", Topic(TOPIC + "syria", "Syria"), words=("We", "of", "Syria"))

HOSTILE = (
    "</script><script>window.hacked=1</script>",
    "<img src=x onerror=window.hacked=1>",
    "\" onmouseover=window.hacked=1 x='",
    "javascript:window.hacked=1",
    'href="x"',
    "\u202eright to left\u2028and on",
    "x" * 10_000,
)


def hostile() -> list[Statement]:
    found = []
    for number, label in enumerate(HOSTILE):
        sentence = f"{label} met {label} of b."
        found.append(
            statement(
                Actor(ACTOR + f"h{number}", label, ActorType.GROUP),
                "meetsWith",
                Actor(ACTOR + label, label, ActorType.PERSON),
                sentence,
                (label, "met", "b"),
            )
        )
    return found
