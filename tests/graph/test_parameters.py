from __future__ import annotations

from contextlib import suppress

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import namespaces
from kg.errors import GraphError
from kg.graph import dataset
from kg.graph.oxigraph import engine
from kg.graph.parameters import Kind, Parameter, kind, value
from kg.model import Actor, ActorType
from tests.graph.samples import DOCUMENTS, HAVEN, LAVROV, MINISTER, RUSSIA, TURKEY, elsewhere, said

NAMESAKE = Actor(namespaces.ACTOR + "lavrov-the-painter", "Sergey Lavrov", ActorType.PERSON)
URL = "https://tass.example/1"


@pytest.fixture(scope="module")
def store() -> ox.Store:
    told = (said(RUSSIA, "proposes", HAVEN, source=LAVROV), said(NAMESAKE, "meetsWith", TURKEY))
    return engine(dataset([*told, elsewhere(told[0], URL)], DOCUMENTS, affiliations={"a.txt": [MINISTER]}))


def meant(store: ox.Store, wanted: Kind, text: str) -> str:
    return value(store, Parameter("it", wanted, "meant"), text).value


@pytest.mark.parametrize(
    "text",
    [
        "russia",
        "Russia",
        "RUSSIA",
        " russia ",
        "actor:russia",
        RUSSIA.id,
        f"<{RUSSIA.id}>",
        # another name, from ontologies/actors.ttl
        "Russian Federation",
        "russian federation",
    ],
)
def test_an_actor_is_told_by_its_iri_or_one_of_its_names(store: ox.Store, text: str) -> None:
    assert meant(store, Kind.ACTOR, text) == RUSSIA.id


@pytest.mark.parametrize("text", ["safe-haven", "safe haven", "Safe Haven", "topic:safe-haven", HAVEN.id])
def test_so_is_a_topic(store: ox.Store, text: str) -> None:
    assert meant(store, Kind.THING, text) == HAVEN.id


@pytest.mark.parametrize(
    ("wanted", "text", "found"),
    [
        (Kind.DOCUMENT, "b.txt", namespaces.DOCUMENT + "b.txt"),
        (Kind.DOCUMENT, "document:b.txt", namespaces.DOCUMENT + "b.txt"),
        (Kind.DOCUMENT, URL, URL),
        (Kind.PUBLISHER, "tass", namespaces.BASE + "publisher/tass"),
        (Kind.PUBLISHER, "TASS", namespaces.BASE + "publisher/tass"),
        (Kind.RELATION, "proposes", namespaces.ONTOLOGY + "proposes"),
        (Kind.RELATION, "dip:proposes", namespaces.ONTOLOGY + "proposes"),
        (Kind.DATE, "2017-01-30", "2017-01-30"),
        (Kind.NUMBER, "0.5", "0.5"),
        (Kind.POLARITY, "negative", namespaces.ONTOLOGY + "negative"),
        (Kind.MODALITY, "dip:possible", namespaces.ONTOLOGY + "possible"),
    ],
)
def test_each_kind_is_told_in_its_own_way(store: ox.Store, wanted: Kind, text: str, found: str) -> None:
    assert meant(store, wanted, text) == found


@pytest.mark.parametrize(
    ("wanted", "text", "message"),
    [
        (Kind.ACTOR, "rusia", r"^it=rusia: this graph has none of this name; did you mean Russia"),
        (Kind.ACTOR, "actor:nobody", r"nothing in this graph has the IRI https://w3id.org/diplomacy-kg/actor/nobody"),
        (Kind.ACTOR, "topic:safe-haven", r"is a topic, and an actor is asked for"),
        (Kind.ACTOR, "safe haven", r"is a topic, and an actor is asked for"),
        (Kind.ACTOR, "safe havens", r"none of this name$"),
        (Kind.ACTOR, "<not an iri>", r"is not an IRI"),
        (Kind.ACTOR, "", r"none of this name"),
        (Kind.THING, "safe havens", r"did you mean safe"),
        (Kind.DOCUMENT, "d.txt", r"did you mean .*a\.txt"),
        (Kind.PUBLISHER, "TAS", r"did you mean TASS"),
        (Kind.RELATION, "propose", r"there is no such relation; did you mean proposes"),
        (Kind.DATE, "30.1.2017", r"is not a day, such as 2017-01-30"),
        (Kind.NUMBER, "half", r"is not a number, such as 0\.5"),
        (Kind.MODALITY, "maybe", r"is none of actual, intended, possible"),
    ],
)
def test_what_is_not_known_is_told_with_what_is_near(store: ox.Store, wanted: Kind, text: str, message: str) -> None:
    with pytest.raises(GraphError, match=message):
        meant(store, wanted, text)


def test_a_name_of_several_asks_for_the_iri(store: ox.Store) -> None:
    # the slug of the one is an IRI, and so decides
    assert meant(store, Kind.ACTOR, "sergey-lavrov") == LAVROV.id
    others = engine(dataset([said(NAMESAKE, "meetsWith", Actor(namespaces.ACTOR + "x", "Sergey Lavrov", ActorType.PERSON))], DOCUMENTS))
    with pytest.raises(GraphError, match=r"several have this name; say which by its IRI:\n  <.*lavrov-the-painter>\n  <.*actor/x>"):
        meant(others, Kind.ACTOR, "Sergey Lavrov")


@given(wanted=st.sampled_from(Kind), text=st.text(max_size=30) | st.text(alphabet="acors:/-<>\\\"'{}%# \udcff", max_size=20))
def test_any_text_means_something_or_is_refused_in_plain_words(store: ox.Store, wanted: Kind, text: str) -> None:
    with suppress(GraphError):
        assert isinstance(value(store, Parameter("it", wanted, "meant"), text), (ox.NamedNode, ox.Literal))


@pytest.mark.parametrize("each", Kind)
def test_each_kind_has_an_example_and_is_known_by_its_name(each: Kind) -> None:
    assert each.example
    assert kind(str(each)) is each
