"""Coreference on GUM's test part, from raw text: whom personal pronouns mean, and how alike the chains of mentions are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from kg.corpora.treebanks import treebank
from kg.evaluation.actors import genre, read
from kg.evaluation.chains import MEASURES, Agreement, chains
from kg.evaluation.report import Row, Table

NEEDS = "gum-test.conllu, of UD English GUM"
GENRES = ("news", "interview", "speech")
THIRD = frozenset("he him his himself she her hers herself it its itself they them their theirs themselves".split())
FIRST = frozenset("i me my mine myself we us our ours ourselves".split())
ACTORS = frozenset({"person", "organization"})
NAMED = frozenset({"person", "organization", "place"})
XRENNER = Row("xrenner, gold parses", (None, None, None, 55.0), "Zeldes 2022: GUM dev, all genres, exact spans")


class GoldMention(NamedTuple):
    """A mention by the character that its head begins with."""

    head: int
    entity: str
    type: str
    named: bool
    word: str  # in lower case where it is a pronoun, else empty


class Pronouns(NamedTuple):
    """Pronouns that mean a named person or organization, those of them that we link rightly, and all that we link."""

    gold: int = 0
    right: int = 0
    linked: int = 0


def evaluate(nlp: Language, data: Path) -> list[Table]:
    """The figures for news, interviews and speeches, each and together."""
    golds = [gold for gold in treebank(data / "gum-test.conllu", nlp.vocab) if genre(gold) in GENRES]
    pairs = [(gold, read(nlp, gold)) for gold in golds]
    return [_pronouns(pairs), _chains("all entities mentioned more than once", pairs, False), _chains(NAMED_TITLE, pairs, True)]


NAMED_TITLE = "persons, organizations and places that are named, mentioned more than once"


def _groups(pairs: list[tuple[Doc, Doc]]) -> Iterator[tuple[str, list[tuple[Doc, Doc]]]]:
    yield "kg, all three", pairs
    for name in GENRES:
        yield f"kg, {name}", [pair for pair in pairs if genre(pair[0]) == name]


def _pronouns(pairs: list[tuple[Doc, Doc]]) -> Table:
    rows = []
    for name, group in _groups(pairs):
        values: list[float | None] = []
        for words in (THIRD | FIRST, THIRD, FIRST):
            counts = [pronouns(gold, doc, words) for gold, doc in group]
            gold, right, linked = (sum(column) for column in zip(*counts, strict=True)) if counts else (0, 0, 0)
            values += [float(gold), 100 * right / gold if gold else None, 100 * right / linked if linked else None]
        rows.append(Row(name, tuple(values)))
    return Table(
        "GUM test, personal pronouns that mean a named person or organization",
        ("all", "right", "prec.", "third", "right", "prec.", "first", "right", "prec."),
        tuple(rows),
        "right: the share linked to a mention of the same entity that is no pronoun; prec.: the share of those linked at all",
    )


def pronouns(gold: Doc, doc: Doc, words: frozenset[str]) -> Pronouns:
    """How the pronouns among these words are linked in a doc."""
    mentions = gold_mentions(gold)
    entity_of = {mention.head: mention.entity for mention in mentions}
    named = {mention.entity for mention in mentions if mention.named and mention.type in ACTORS}
    ours: dict[int, list[str]] = {}
    heads: dict[str, set[int]] = {}
    for row in doc._.mentions:
        if row.kind == "pronoun":
            ours.setdefault(doc[row.start].idx, []).append(row.id)
        else:
            heads.setdefault(row.id, set()).add(doc[row.head].idx)
    count = right = linked = 0
    for mention in mentions:
        if mention.word in words and mention.entity in named:
            links = ours.get(mention.head, [])
            count += 1
            linked += bool(links)
            right += any(entity_of.get(head) == mention.entity for link in links for head in heads.get(link, ()))
    return Pronouns(count, right, linked)


def _chains(what: str, pairs: list[tuple[Doc, Doc]], named_only: bool) -> Table:
    rows = []
    for name, group in _groups(pairs):
        total = dict.fromkeys(MEASURES, Agreement())
        for gold, doc in group:
            expected, found = gold_chains(gold, named_only), our_chains(doc)
            for measure, compare in MEASURES.items():
                total[measure] = total[measure].plus(compare(expected, found))
        values = [agreement.f1 for agreement in total.values()]
        rows.append(Row(name, (*values, sum(values) / len(values))))
    note = "F1; a mention is known by its head"
    return Table(f"GUM test, {what}", (*MEASURES, "mean"), (*rows, *(() if named_only else (XRENNER,))), note)


def gold_mentions(gold: Doc) -> list[GoldMention]:
    """The mentions of one of GUM's documents; of several with one head the longest."""
    found: dict[int, tuple[int, GoldMention]] = {}
    for mention in gold.user_data.get("mentions", ()):
        span = gold[mention.start : mention.end]
        root = span.root
        word = root.lower_ if len(span) == 1 and root.lower_ in THIRD | FIRST else ""
        one = GoldMention(root.idx, mention.entity, mention.type, root.pos_ == "PROPN", word)
        if root.idx not in found or found[root.idx][0] < len(span):
            found[root.idx] = len(span), one
    return [mention for _, mention in found.values()]


def gold_chains(gold: Doc, named_only: bool) -> list[frozenset[int]]:
    """The heads of the mentions of each entity, all of them or those of the kinds that we know and that have a name."""
    mentions = gold_mentions(gold)
    named = {mention.entity for mention in mentions if mention.named and mention.type in NAMED}
    return chains((mention.entity, mention.head) for mention in mentions if not named_only or mention.entity in named)


def our_chains(doc: Doc) -> list[frozenset[int]]:
    """The heads of the mentions of each of our actors; a mention of two actors at once belongs to neither chain."""
    rows = [row for row in doc._.mentions if row.kind != "adjective"]
    several = {row.head for row in rows if sum(other.head == row.head and other.id != row.id for other in rows)}
    return chains((row.id, doc[row.head].idx) for row in rows if row.head not in several)
