"""Relations: the closed inventory that the ontology defines."""

from __future__ import annotations

import pytest

from kg.lexicon.relations import event_types, plover_told, relations

INVENTORY = """
meetsWith negotiatesWith visits invites mediates cooperatesWith agreesWith alliedWith aids recognizes attacks coerces sanctions
threatens protests investigates violates proposes supports opposes rejects accepts demands requests promises accuses criticizes
praises warns denies hopesFor concernedAbout discusses mobilizes withdraws asserts
""".split()
BACKGROUND = ["holdsOffice", "represents", "memberOf", "partOf", "locatedIn", "bordersOn"]


def test_the_inventory_is_closed():
    assert {name for name, relation in relations().items() if not relation.background} == set(INVENTORY)
    assert {name for name, relation in relations().items() if relation.background} == set(BACKGROUND)


def test_what_holds_both_ways_is_symmetric():
    both = {name for name, relation in relations().items() if relation.symmetric and not relation.background}
    assert both == {"meetsWith", "negotiatesWith", "cooperatesWith", "agreesWith", "alliedWith"}


@pytest.mark.parametrize(
    ("name", "plover"),
    [
        ("meetsWith", "CONSULT"),
        ("aids", "AID"),
        ("attacks", "ASSAULT"),
        ("coerces", "COERCE"),
        ("threatens", "THREATEN"),
        ("demands", "REQUEST"),
        ("accuses", "ACCUSE"),
        ("mobilizes", "MOBILIZE"),
        ("withdraws", "RETREAT"),
        ("violates", None),
        ("denies", None),
        ("asserts", None),
    ],
)
def test_a_relation_has_its_plover_type_or_none(name, plover):
    assert relations()[name].plover == plover


def test_whoever_has_a_plover_type_has_its_quad_class():
    assert not [relation.name for relation in relations().values() if (relation.plover is None) != (relation.quad is None)]


def test_relations_know_their_type_and_their_sides():
    cooperates, rejects = relations()["cooperatesWith"], relations()["rejects"]
    assert (cooperates.label, cooperates.plover, cooperates.quad) == ("cooperates with", "COOPERATE", "materialCooperation")
    assert cooperates.symmetric
    assert cooperates.between_actors
    assert (rejects.plover, rejects.symmetric, rejects.between_actors) == ("REJECT", False, False)
    assert relations()["holdsOffice"].background


def test_what_is_promised_or_not_done_may_be_of_another_plover_type():
    assert plover_told("CONSULT", intended=True) == "AGREE"
    assert plover_told("AGREE", negative=True) == "REJECT"
    assert plover_told("ACCUSE", intended=True, negative=True) == "ACCUSE"


def test_positions_are_for_or_against_or_take_no_side():
    sides = {name: relation.in_favour for name, relation in relations().items() if relation.is_position}
    assert [name for name in "supports accepts praises demands".split() if sides[name] is not True] == []
    assert [name for name in "opposes rejects criticizes accuses".split() if sides[name] is not False] == []
    assert {name for name, side in sides.items() if side is None} == {"asserts", "denies", "discusses", "warns"}
    assert {relation.in_favour for relation in relations().values() if not relation.is_position} == {None}


def test_every_event_type_that_a_relation_has_is_told_with_its_intensity():
    types = event_types()
    assert {relation.plover for relation in relations().values() if relation.plover} <= set(types)
    assert (types["ASSAULT"].intensity, types["ASSAULT"].cooperates) == (-9.3, False)
    assert (types["AGREE"].quad, types["AGREE"].cooperates) == ("verbalCooperation", True)
