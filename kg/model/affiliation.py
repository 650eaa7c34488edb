"""For whom an actor stands, on the day of a document."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.actor import Actor


@dataclass(frozen=True, slots=True)
class Affiliation:
    """A person's office, and the state or organization that an actor acts for, as a document tells them or as they are known for its day.

    It is a background fact: nobody says it, and it is no statement.
    """

    actor: Actor
    office: Actor | None = None
    represents: Actor | None = None
