"""A minister's deeds as those of the state."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from kg.model import Actor, Affiliation, Mention, Statement


def represented(statements: Iterable[Statement], affiliations: Mapping[str, Iterable[Affiliation]]) -> Iterator[Statement]:
    """The statements with those who stand for a state or an organization replaced by it, as they come.

    `affiliations` are those of each document, by its id. Who stands for nobody in the document of a statement stands for whom it stands in
    most of the others, if there is one: news name a minister's office once, or take it for known. Words and evidence stay as they are;
    since a statement's id is that of what it says, it is another one.
    """
    here: dict[tuple[str, str], Actor] = {}
    elsewhere: defaultdict[str, Counter[Actor]] = defaultdict(Counter)
    for document, told in affiliations.items():
        for affiliation in told:
            if affiliation.represents is not None:
                here[document, affiliation.actor.id] = affiliation.represents
                elsewhere[affiliation.actor.id][affiliation.represents] += 1
    mostly = {actor: whom for actor, found in elsewhere.items() for whom, count in found.items() if 2 * count > found.total()}

    def for_whom(mention: Mention, document: str) -> Mention:
        name = mention.entity.id
        whom = here.get((document, name)) or mostly.get(name)
        return replace(mention, entity=whom) if whom else mention

    for statement in statements:
        document = statement.evidence.document
        yield replace(
            statement,
            subject=for_whom(statement.subject, document),
            object=statement.object and for_whom(statement.object, document),
            source=statement.source and for_whom(statement.source, document),
        )
