"""Who held which office when, and what the loader refuses."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.lexicon import actors as lexicon
from kg.lexicon import turtle
from kg.lexicon.actors import actors
from kg.lexicon.officeholders import compiled, officeholders
from kg.model import ActorType
from kg.namespaces import ACTOR, slug

HEADER = """PREFIX actor: <https://w3id.org/diplomacy-kg/actor/>
PREFIX dip: <https://w3id.org/diplomacy-kg/ontology#>
PREFIX office: <https://w3id.org/diplomacy-kg/office/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX term: <https://w3id.org/diplomacy-kg/term/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

actor:a a dip:Country ; skos:prefLabel "A"@en .
actor:b a dip:Person ; skos:prefLabel "B"@en .
office:king a dip:OfficeKind ; skos:prefLabel "King"@en ; dip:plural "kings"@en ; dip:actsForState true .
"""


@pytest.fixture
def holders(tmp_path: Path):
    """A term of actor:b, given by what is special about it, to the officeholders of it."""

    def compile_term(*lines: str) -> dict:
        text = HEADER + "term:b a org:Membership ;\n" + " ;\n".join(lines) + " .\n"
        (tmp_path / "officeholders.ttl").write_text(text, encoding="utf-8")
        knowledge = turtle.index("officeholders.ttl", tmp_path)
        return compiled(knowledge, lexicon.compiled(knowledge))

    return compile_term


def offices(person: str, date: str) -> list[tuple[str, str]]:
    """The offices of a person at a date, with whose they were."""
    return [(term.office, term.organization.label) for term in officeholders()[ACTOR + person].terms_on(date)]


@pytest.mark.parametrize(
    ("person", "date", "held"),
    [
        ("sergey-lavrov", "2017-01-30", [("foreign minister", "Russia")]),
        ("vladimir-putin", "2007-10-01", [("president", "Russia")]),
        ("vladimir-putin", "2010-10-01", [("prime minister", "Russia")]),
        ("john-kerry", "2016-09-09", [("secretary of state", "United States")]),
        ("john-kerry", "2018-09-09", []),
        ("ban-ki-moon", "2005-06-01", [("foreign minister", "South Korea")]),
        ("ban-ki-moon", "2012-06-01", [("secretary general", "United Nations")]),
        ("federica-mogherini", "2015-06-01", [("high representative", "European Union")]),
        ("mohammed-bin-salman", "2020-01-01", [("defence minister", "Saudi Arabia"), ("crown prince", "Saudi Arabia")]),
        ("heather-nauert", "2018-03-01", [("spokesperson", "US State Department")]),
        ("staffan-de-mistura", "2016-02-03", [("envoy", "United Nations")]),
    ],
)
def test_an_office_is_held_between_its_dates(person: str, date: str, held: list[tuple[str, str]]) -> None:
    assert offices(person, date) == held


@pytest.mark.parametrize(
    ("date", "covered"),
    [
        ("2003-12-31", False),
        ("2004", True),
        ("2004-03-08", False),
        ("2004-03-09", True),
        ("2004-03-09T12:00:00+00:00", True),
        ("2006-05-31", True),
        ("2006-06-01", False),
    ],
)
def test_dates_count_whole_and_are_compared_as_far_as_they_are_exact(holders, date: str, covered: bool) -> None:
    told = ("org:member actor:b", "org:role office:king", "org:organization actor:a", 'dip:from "2004-03-09"', 'dip:until "2006-05"')
    assert bool(holders(*told)[ACTOR + "b"].terms_on(date)) is covered


def test_a_term_without_an_end_goes_on(holders) -> None:
    told = ("org:member actor:b", "org:role office:king", "org:organization actor:a", 'dip:from "2004"')
    [term] = holders(*told)[ACTOR + "b"].terms_on("2030-01-01")
    assert (term.office, term.organization.label, term.start, term.end) == ("king", "A", "2004", None)


def test_those_who_matter_most_are_there() -> None:
    listed = {holder.actor.label for holder in officeholders().values()}
    assert len(listed) == len(officeholders()) > 1000
    assert {"Vladimir Putin", "Xi Jinping", "Kofi Annan", "Javier Solana", "Maria Zakharova", "Mohammad Javad Zarif"} <= listed


@pytest.mark.parametrize(
    ("office", "organization"),
    [
        *(("president", name) for name in ("Russia", "United States", "France", "China", "Turkey", "Iran", "Syria", "European Commission")),
        *(("prime minister", name) for name in ("United Kingdom", "India", "Japan", "Israel", "Italy", "Spain", "Pakistan", "Australia")),
        *(("foreign minister", name) for name in ("Russia", "China", "France", "Germany", "Iran", "Saudi Arabia", "Turkey", "Japan")),
        ("secretary of state", "United States"),
        ("chancellor", "Germany"),
        ("secretary general", "United Nations"),
        ("secretary general", "NATO"),
        ("high representative", "European Union"),
        ("director", "International Atomic Energy Agency"),
    ],
)
def test_an_office_has_a_holder_in_every_year_from_2005_to_2024(office: str, organization: str) -> None:
    terms = [term for holder in officeholders().values() for term in holder.terms]
    of_office = [term for term in terms if (term.office, term.organization.label) == (office, organization)]
    assert [year for year in range(2005, 2025) if not any(term.covers(str(year)) for term in of_office)] == []


def test_the_head_of_a_government_is_one_at_a_time() -> None:
    terms = [
        (term.organization.label, term.start, term.end or "9999", holder.actor.label)
        for holder in officeholders().values()
        for term in holder.terms
        if term.office == "prime minister"
    ]
    for before, after in zip(sorted(terms), sorted(terms)[1:], strict=False):
        if before[0] == after[0]:
            assert before[2] <= after[1] or before[2].startswith(after[1]) or after[1].startswith(before[2]), (before, after)


def test_every_iri_is_the_label_as_a_slug() -> None:
    assert [holder.actor.id for holder in officeholders().values() if holder.actor.id != ACTOR + slug(holder.actor.label)] == []


def test_all_of_them_are_persons_and_actors() -> None:
    assert {actors().actors[iri].type for iri in officeholders()} == {ActorType.PERSON}


def test_persons_stand_in_the_order_of_the_alphabet_and_terms_below_them_in_that_of_time() -> None:
    text = (turtle.paths.ontologies() / "officeholders.ttl").read_text(encoding="utf-8")
    for section in text.split("\n# ")[1:]:
        people = re.findall(r"^actor:(\S+)$", section, re.MULTILINE)
        assert people == sorted(people), section.partition("\n")[0]
        for person in re.split(r"^actor:", section, flags=re.MULTILINE)[1:]:
            starts = [start[:4] for start in re.findall(r'dip:from "(\S+)"', person)]
            assert starts == sorted(starts), person.partition("\n")[0]


def test_spellings_lead_to_one_person() -> None:
    spelled = ("Sergey Lavrov", "Sergei Lavrov")
    assert {name.actor.id for text in spelled for name in actors().names[text]} == {ACTOR + "sergey-lavrov"}
    spelled = ("Bashar al-Assad", "Bashar Al-Assad", "Bashar Assad")
    assert {name.actor.id for text in spelled for name in actors().names[text]} == {ACTOR + "bashar-al-assad"}


@pytest.mark.parametrize(
    ("text", "bearers", "common"),
    [
        ("Lavrov", {"sergey-lavrov"}, False),
        ("Clinton", {"bill-clinton", "hillary-clinton"}, False),
        ("Rice", {"condoleezza-rice", "susan-rice"}, True),
        ("May", {"theresa-may"}, True),
    ],
)
def test_a_surname_is_weak_and_may_be_common(text: str, bearers: set[str], common: bool) -> None:
    names = actors().names[text]
    assert {name.actor.id.removeprefix(ACTOR) for name in names} == bearers
    assert {(name.weak, name.common) for name in names} == {(True, common)}


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"from": ""}, "has no dip:from"),
        ({"member": ""}, "has no org:member"),
        ({"member": "org:member actor:a"}, "has the unknown member actor:a"),
        ({"role": "org:role office:earl"}, "has the unknown office office:earl"),
        ({"organization": "org:organization actor:c"}, "is of the unknown actor:c"),
        ({"from": 'dip:from "May"'}, 'has the date "May"'),
        ({"until": 'dip:until "2003"'}, "ends in 2003, before it begins"),
        ({"until": 'dip:till "2006"'}, "has the unknown predicate dip:till"),
    ],
)
def test_what_has_no_meaning_is_an_error_with_its_line(holders, changed: dict[str, str], message: str) -> None:
    right = {"member": "org:member actor:b", "role": "org:role office:king", "organization": "org:organization actor:a"}
    lines = right | {"from": 'dip:from "2004"'} | changed
    with pytest.raises(OntologyError) as raised:
        holders(*filter(None, lines.values()))
    assert str(raised.value).startswith(f"ontologies/officeholders.ttl:12: term:b {message}")
