from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest
from rdflib import RDF, Dataset, Literal, URIRef

from kg.graph.exports.sem import EVENT, SEM, is_event
from kg.graph.names import DIP
from kg.model import Modality, Statement
from kg.model.records import statement_id
from tests.graph.exports.samples import exported, store
from tests.graph.samples import COOPERATION, GENEVA, MEETING, NEGATED_MEETING, PROPOSAL, RUSSIA, UNITED_STATES


def events(*said: Statement) -> Dataset:
    made = Dataset(default_union=True)
    made.parse(data=exported(store(said), "sem"), format="trig")
    return made


def test_a_deed_is_an_event_with_actors_place_and_time() -> None:
    found = events(COOPERATION)
    event = URIRef(EVENT + statement_id(COOPERATION))
    assert list(found.subjects(RDF.type, SEM.Event)) == [event]
    assert found.value(event, SEM.eventType) == DIP.cooperatesWith
    assert set(found.objects(event, SEM.hasActor)) == {URIRef(RUSSIA.id), URIRef(UNITED_STATES.id)}
    assert found.value(event, SEM.hasPlace) == URIRef(GENEVA.id)
    assert str(found.value(event, SEM.hasTimeStamp)) == "2017-01-30"


def test_a_visited_place_is_the_place_and_no_actor() -> None:
    visit = replace(MEETING, predicate="visits", object=replace(COOPERATION.location, entity=GENEVA), location=None)  # type: ignore[type-var]
    found = events(visit)
    event = URIRef(EVENT + statement_id(visit))
    assert found.value(event, SEM.hasPlace) == URIRef(GENEVA.id)
    assert URIRef(GENEVA.id) not in set(found.objects(event, SEM.hasActor))
    assert found.value(event, SEM.hasTimeStamp) == Literal("2017-01", datatype=URIRef("http://www.w3.org/2001/XMLSchema#gYearMonth"))


@pytest.mark.parametrize("statement", [PROPOSAL, NEGATED_MEETING, replace(MEETING, modality=Modality.INTENDED)])
def test_what_is_only_said_denied_or_planned_is_no_event(statement: Statement) -> None:
    assert not is_event(statement)
    assert list(ox.parse(exported(store([statement]), "sem"), format=ox.RdfFormat.TRIG)) == []
