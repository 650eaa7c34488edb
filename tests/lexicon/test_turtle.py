"""The files of ontologies/ as an index, and errors that say where."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.lexicon import turtle

TEXT = """PREFIX dip: <https://w3id.org/diplomacy-kg/ontology#>
PREFIX : <https://example.org/>

:b a dip:Country ; dip:capital "Oslo"@en, "Bergen"@en ; dip:partOf :a .

:a
    a dip:Group ;
    dip:actsForState true .
"""
EXAMPLE = "https://example.org/"


@pytest.fixture
def indexed(tmp_path: Path):
    """Turtle to what is read in it as a file test.ttl."""

    def index(text: str, encoding: str = "utf-8") -> turtle.Index:
        (tmp_path / "test.ttl").write_text(text, encoding=encoding)
        return turtle.index("test.ttl", tmp_path)

    return index


def test_subjects_and_values_stand_in_the_order_of_the_file(indexed) -> None:
    found = indexed(TEXT)
    assert list(found) == [EXAMPLE + "b", EXAMPLE + "a"]
    assert found[EXAMPLE + "b"] == {
        turtle.RDF_TYPE: [turtle.dip("Country")],
        turtle.dip("capital"): ["Oslo", "Bergen"],
        turtle.dip("partOf"): [EXAMPLE + "a"],
    }


def test_one_value_is_the_first_or_none(indexed) -> None:
    found = indexed(TEXT)
    assert found.one(EXAMPLE + "b", turtle.dip("capital")) == "Oslo"
    assert found.one(EXAMPLE + "a", turtle.dip("actsForState")) == "true"
    assert found.one(EXAMPLE + "a", turtle.dip("capital")) is None


def test_subjects_are_found_by_type_and_by_predicate(indexed) -> None:
    found = indexed(TEXT)
    assert list(found.of_type(turtle.dip("Group"), turtle.dip("Place"))) == [EXAMPLE + "a"]
    assert list(found.with_predicate(turtle.dip("partOf"))) == [EXAMPLE + "b"]


def test_an_error_names_the_line_that_begins_with_the_words_rather_than_one_that_has_them(indexed) -> None:
    assert str(indexed(TEXT).error(":a", "is wrong", "mend it")) == "ontologies/test.ttl:6: is wrong\n  mend it"


def test_an_error_names_the_first_line_that_has_the_words_where_none_begins_with_them(indexed) -> None:
    assert str(indexed(TEXT).error('"Oslo"', "is wrong")) == "ontologies/test.ttl:4: is wrong"


def test_what_is_not_turtle_is_an_error_with_its_line(indexed) -> None:
    with pytest.raises(OntologyError, match=r"^ontologies/test\.ttl:10: not Turtle: .*neither"):
        indexed(TEXT + "\n:c dip:capital neither .\n")


def test_what_is_not_utf_8_is_an_error_with_its_line(indexed) -> None:
    with pytest.raises(OntologyError, match=r"^ontologies/test\.ttl:4: not UTF-8\n"):
        indexed(TEXT.replace("Bergen", "Tromsø"), encoding="latin-1")
