from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.errors import GraphError
from kg.graph import dataset
from kg.graph.listing import listing
from kg.graph.oxigraph import engine
from kg.model import Polarity
from kg.model.records import statement_id
from tests.graph.samples import ATTRIBUTIONS, DOCUMENT, MEETING, MINISTER, REQUEST, STATEMENTS
from tests.graph.test_questions import DOCUMENTS, WORLD

SAID = (*STATEMENTS, MEETING, REQUEST, *WORLD)


@pytest.fixture(scope="module")
def store() -> ox.Store:
    return engine(dataset(SAID, [DOCUMENT, *DOCUMENTS], None, {DOCUMENT.id: [MINISTER]}, ATTRIBUTIONS))


@pytest.mark.parametrize(
    ("settings", "fits"),
    [
        ({}, lambda s: True),
        ({"document": "b.txt"}, lambda s: s.evidence.document == "b.txt"),
        ({"source": "sergey-lavrov"}, lambda s: s.source and s.source.entity.label == "Sergey Lavrov"),
        ({"subject": "turkey"}, lambda s: s.subject.entity.label == "Turkey"),
        ({"object": "safe-haven"}, lambda s: s.object.entity.label == "safe haven"),
        ({"topic": "journalists"}, lambda s: s.topic and s.topic.entity.label == "journalists"),
        ({"relation": "demands"}, lambda s: s.predicate == "demands"),
        ({"polarity": "negative"}, lambda s: s.polarity is Polarity.NEGATIVE),
        ({"modality": "hypothetical"}, lambda s: s.modality == "hypothetical"),
        ({"publisher": "Reuters"}, lambda s: s.evidence.document == "b.txt"),
        ({"from": "2017-02-20", "until": "2017-12-31"}, lambda s: s.evidence.document == "b.txt"),
        ({"confidence": "0.5"}, lambda s: s.evidence.confidence >= 0.5),
        (
            {"subject": "russia", "relation": "rejects", "publisher": "TASS"},
            lambda s: s.subject.entity.label == "Russia" and s.predicate == "rejects",
        ),
    ],
)
def test_the_statements_that_fit_come_by_their_ids(store, settings, fits):
    page = listing(store, settings)
    assert [record["id"] for record in page.statements] == sorted(statement_id(statement) for statement in SAID if fits(statement))
    assert page.after is None


def test_pages_add_up_to_the_whole(store):
    found, after = [], ""
    while after is not None:
        page = listing(store, {"subject": "russia"}, after, limit=4)
        assert len(page.statements) <= 4
        found += page.statements
        after = page.after
    assert found == list(listing(store, {"subject": "russia"}).statements)


def test_a_record_tells_all_of_a_statement(store):
    [record] = listing(store, {"document": "news.txt", "relation": "proposes"}).statements
    [proposal] = (statement for statement in STATEMENTS if statement.predicate == "proposes")
    assert record == {
        "id": statement_id(proposal),
        "iri": f"https://w3id.org/diplomacy-kg/statement/{statement_id(proposal)}",
        "label": "Russia proposes safe haven (possible)",
        "source": {"id": "https://w3id.org/diplomacy-kg/actor/sergey-lavrov", "label": "Sergey Lavrov"},
        "attribution": "direct",
        "cue": "say",
        "subject": {"id": "https://w3id.org/diplomacy-kg/actor/russia", "label": "Russia"},
        "relation": "proposes",
        "object": {"id": "https://w3id.org/diplomacy-kg/topic/safe-haven", "label": "safe haven"},
        "topic": None,
        "place": None,
        "time": None,
        "polarity": "positive",
        "modality": "possible",
        "plover": "AGREE",
        "confidence": 0.6,
        "sentence": {
            "text": "Lavrov said: “We may propose safe havens.”",
            "start": proposal.evidence.sentence.start,
            "end": proposal.evidence.sentence.end,
        },
        "document": {
            "id": "https://w3id.org/diplomacy-kg/document/news.txt",
            "headline": "Safe havens",
            "published": "2017-01-30",
            "publisher": "TASS",
            "url": "https://tass.example/1",
        },
    }


@pytest.mark.parametrize(
    ("settings", "limit", "message"),
    [
        ({"speaker": "russia"}, 10, r"statements have no filter 'speaker'"),
        ({"subject": "rusia"}, 10, r"subject=rusia: this graph has none of this name"),
        ({"after": "x"}, 10, r"no filter 'after'"),
        ({}, 0, r"a page has from 1 to 1000 statements"),
    ],
)
def test_what_cannot_be_listed_is_told(store, settings, limit, message):
    with pytest.raises(GraphError, match=message):
        listing(store, settings, limit=limit)
