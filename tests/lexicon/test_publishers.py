"""Publishers and conventions: their names, and the examples of ontologies/publishers.ttl."""

from __future__ import annotations

import pytest

from kg.errors import OntologyError
from kg.lexicon import publishers, turtle
from kg.lexicon.actors import actors
from kg.lexicon.publishers import Label, Standing, lines, publisher, turn_labels
from kg.namespaces import BASE, slug

KNOWLEDGE = turtle.index("publishers.ttl")
CONVENTIONS = [name for name in KNOWLEDGE.of_type(turtle.dip("Convention")) if turtle.dip("turnLabel") not in KNOWLEDGE[name]]
EXAMPLES = [(name, example) for name in CONVENTIONS for example in KNOWLEDGE[name][turtle.SKOS + "example"]]


@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=[example for _, example in EXAMPLES])
def test_an_example_is_described_by_a_line_of_its_convention(name: str, example: str) -> None:
    own = {value for standing in Standing for value in KNOWLEDGE[name].get(turtle.dip(standing.value), ())}
    described = [line for standing in Standing for line in lines(standing) if line.text in own]
    inside = example.strip("()")
    whole = [line for line in described if any(line.pattern.fullmatch(text) for text in (example, example.rstrip(":"), inside))]
    assert whole or any(line.standing is Standing.BEFORE_TITLE and line.pattern.match(example) for line in described)


def test_every_convention_has_an_example() -> None:
    assert {name for name, _ in EXAMPLES} == set(CONVENTIONS)
    assert len(CONVENTIONS) > 10


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("AP", "Associated Press"),
        ("afp", "Agence France-Presse"),
        ("Interfax-West", "Interfax"),
        ("Balkan Wire", "Balkan Wire"),
        ("TASS", "TASS"),
    ],
)
def test_a_publisher_is_shown_under_one_name(name: str, shown: str) -> None:
    assert publisher(name) == shown


def test_a_publishers_iri_is_its_name_and_one_that_acts_is_called_as_the_actor_is() -> None:
    for iri in KNOWLEDGE.of_type(turtle.dip("Publisher")):
        shown = KNOWLEDGE[iri][turtle.SKOS + "prefLabel"][0]
        assert iri == f"{BASE}publisher/{slug(shown)}"
        same = actors().actors.get(f"{BASE}actor/{slug(shown)}")
        assert same is None or same.label == shown


def test_labels_that_name_nobody_are_known() -> None:
    assert turn_labels()["q"] is Label.ASKS
    assert turn_labels()["answer"] is Label.ANSWERS
    assert turn_labels()["moderator"] is Label.LEADS


def test_a_line_of_an_unknown_publisher_is_an_error(tmp_path, monkeypatch) -> None:
    head = (
        "@prefix convention: <https://w3id.org/diplomacy-kg/convention/> .\n@prefix dip: <https://w3id.org/diplomacy-kg/ontology#> .\n"
        "@prefix publisher: <https://w3id.org/diplomacy-kg/publisher/> .\n"
    )
    (tmp_path / "publishers.ttl").write_text(
        head + 'convention:end a dip:Convention ; dip:ofPublisher publisher:nobody ; dip:endsText "End" .\n'
    )
    read = turtle.index
    monkeypatch.setattr(publishers.turtle, "index", lambda name: read(name, tmp_path))
    lines.cache_clear()
    publishers.publishers.cache_clear()
    try:
        with pytest.raises(OntologyError, match=r"publishers.ttl:4: .*nobody"):
            lines(Standing.ENDS)
    finally:
        lines.cache_clear()
        publishers.publishers.cache_clear()
