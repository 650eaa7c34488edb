"""What the components leave on a `doc`: rows of plain values, which survive pickling, `DocBin` and other processes.

Positions are token indices, half-open. `doc._.mentions`, `doc._.quotations` and `doc._.attributions` are tuples of the rows below,
`doc._.statements` a tuple of `kg.model.Statement`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Any, NamedTuple

from spacy.tokens import Doc, Token

from kg.lexicon.cues import Act
from kg.model import Actor, ActorType, BlockKind, Statement, records


class BlockRow(NamedTuple):
    """A block of the document: its kind and tokens."""

    kind: str
    start: int
    end: int


class MentionRow(NamedTuple):
    """Words that point to an actor. Two rows with one head are two actors named at once ('Russian and US officials', 'both countries')."""

    start: int
    end: int
    head: int
    id: str
    label: str
    type: str
    kind: str  # name, adjective, role, pronoun
    state: tuple[str, str, str] | None = None  # id, label and type of the one this actor acts for
    office: str | None = None

    @property
    def actor(self) -> Actor:
        """Who is meant."""
        return Actor(self.id, self.label, ActorType(self.type))

    @property
    def represented(self) -> Actor:
        """Whom the actor speaks for when saying 'we': its state or organization, or itself."""
        if self.state is None:
            return self.actor
        name, label, kind = self.state
        return Actor(name, label, ActorType(kind))

    def meant_by(self, pronoun: int) -> MentionRow:
        """The row of a pronoun, by its index, that means the same actor."""
        return self._replace(start=pronoun, end=pronoun + 1, head=pronoun, kind="pronoun")


class QuotationRow(NamedTuple):
    """A stretch in quotation marks, the marks included; not `closed` where the closing one is missing."""

    start: int
    end: int
    closed: bool


class AttributionRow(NamedTuple):
    """One act of saying or thinking: indices of its cue and source, its content, and the index of the attribution that holds it."""

    kind: str
    cue: tuple[int, int] | None
    lemma: str
    source: tuple[int, int] | None
    speaker: int | None  # index in doc._.mentions
    content: tuple[tuple[int, int], ...]
    stance: str
    act: str
    within: int | None = None

    @property
    def length(self) -> int:
        """The tokens of the content."""
        return sum(end - start for start, end in self.content)

    def holds(self, token: Token) -> bool:
        """Whether the token is part of what is said."""
        return any(start <= token.i < end for start, end in self.content)


_ROWS: dict[str, type[Any]] = {"blocks": BlockRow, "mentions": MentionRow, "quotations": QuotationRow, "attributions": AttributionRow}


def _register(name: str, row: type[Any]) -> None:
    key = f"diplomatic_{name}"

    def get(doc: Doc) -> tuple[Any, ...]:
        return tuple(row(*(values if isinstance(values, tuple) else _tuples(values))) for values in doc.user_data.get(key, ()))

    def put(doc: Doc, rows: list[Any]) -> None:
        doc.user_data[key] = [tuple(values) for values in rows]

    Doc.set_extension(name, getter=get, setter=put, force=True)


def _tuples(value: Any) -> Any:
    # Through another process tuples come back as lists, a row with all that is in it.
    return tuple(_tuples(item) for item in value) if isinstance(value, (list, tuple)) else value


def _statements(doc: Doc) -> tuple[Statement, ...]:
    return tuple(records.statement(record) for record in doc.user_data.get("diplomatic_statements", ()))


def _put_statements(doc: Doc, statements: list[Statement]) -> None:
    doc.user_data["diplomatic_statements"] = [records.record(statement) for statement in statements]


for _name, _row in _ROWS.items():
    _register(_name, _row)
Doc.set_extension("statements", getter=_statements, setter=_put_statements, force=True)
Doc.set_extension("document_id", default="", force=True)
Doc.set_extension("published", default=None, force=True)  # ISO 8601


def read_blocks(doc: Doc) -> tuple[BlockRow, ...]:
    """The blocks, or where nobody marked any, each line that holds more than spaces as a paragraph."""
    if doc._.blocks:
        return doc._.blocks  # type: ignore[no-any-return]
    rows, start = [], 0
    for token in doc:
        if token.is_space and "\n" in token.text:
            rows.append((start, token.i))
            start = token.i + 1
    rows.append((start, len(doc)))
    return tuple(BlockRow(BlockKind.PARAGRAPH.value, first, last) for first, last in rows if first < last)


def chains(rows: Sequence[AttributionRow], length: int) -> list[list[int]]:
    """For each of a doc's tokens the attributions whose content holds it, outermost first.

    Who takes a position on a thing doesn't say what is said of it: 'criticized the plan, which Turkey supports'.
    """
    found: list[list[int]] = [[] for _ in range(length)]
    spoken = (n for n, row in enumerate(rows) if row.act != Act.POSITION.value)
    for n in sorted(spoken, key=lambda n: -rows[n].length):
        for i in {i for start, end in rows[n].content for i in range(start, end)}:
            found[i].append(n)
    return found


def overlapping(rows: Sequence[QuotationRow], start: int, end: int) -> Sequence[QuotationRow]:
    """The quotations that have tokens of this stretch; `rows` are in the order of the text, as `doc._.quotations` are."""
    first = bisect_right(rows, start, key=lambda row: row.end)
    return rows[first : bisect_left(rows, end, key=lambda row: row.start)]
