"""How a user calls an actor or topic."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches

from kg import namespaces
from kg.errors import GraphError
from kg.model import Actor, Topic


def answers_to(entity: Actor | Topic, name: str) -> bool:
    """Whether a name is its label, its IRI or the last part of that, in any case of letters."""
    folded = name.casefold().strip()
    return folded in (entity.label.casefold(), entity.id.casefold()) or _last(entity.id) in (folded, namespaces.slug(name))


def named(name: str, labels: Mapping[str, str], what: str = "actor") -> str:
    """The IRI of the one that a name means, among those that there are (IRI → label).

    An IRI goes before the last part of one, and that before a label. Raises `GraphError` where none has the name, with the nearest that
    there are, or several.
    """
    folded = name.casefold().strip()
    if name in labels:
        return name
    found = [iri for iri in labels if _last(iri) in (folded, namespaces.slug(name))]
    found = found or [iri for iri, label in labels.items() if label.casefold() == folded]
    if len(found) == 1:
        return found[0]
    if found:
        raise GraphError(f"{name}: several have this name; say which by its IRI:" + "".join(f"\n  {iri}" for iri in sorted(found)))
    near = get_close_matches(folded, sorted({label.casefold(): label for label in labels.values()}), n=3)
    hint = f"; did you mean {' or '.join(near)}?" if near else ""
    raise GraphError(f"{name}: no {what} of this name in what was selected{hint}")


def _last(iri: str) -> str:
    return iri.rpartition("/")[2].casefold()
