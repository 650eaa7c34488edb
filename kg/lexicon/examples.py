"""Examples: the sentences of the lexicon that show what an entry finds, and what it must leave alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.lexicon import turtle
from kg.namespaces import LEXICON, ONTOLOGY

_ROLE = re.compile(r"\[([A-Z]+) ([^\[\]]+)\]")


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence, the entry and relation that it is for, and its roles' words; `counter`: the relation must not be found in it."""

    entry: str
    relation: str
    text: str
    roles: tuple[tuple[str, str], ...]
    counter: bool


def examples() -> Iterator[Example]:
    """The examples and counter-examples of ontologies/lexicon.ttl, in the order of the file."""
    lexicon = turtle.index("lexicon.ttl")
    for entry in lexicon.with_predicate(turtle.dip("evokes")):
        relation = lexicon[entry][turtle.dip("evokes")][0].removeprefix(ONTOLOGY)
        for predicate, counter in ((turtle.SKOS + "example", False), (turtle.dip("counterExample"), True)):
            for marked in lexicon[entry].get(predicate, ()):
                text = _ROLE.sub(lambda match: match[2], marked)
                yield Example(entry.removeprefix(LEXICON), relation, text, tuple(_ROLE.findall(marked)), counter)
