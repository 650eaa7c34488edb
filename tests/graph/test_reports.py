"""The same report in several documents: found by its words, kept, and counted once."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph import ask, dataset, question, stores
from kg.graph.answers import Rows
from kg.graph.names import DIP, REPORTS_GRAPH, document_iri
from kg.graph.reports import Worded, same_reports, wording
from kg.model import Document, Reading, Run, Statement
from tests.graph.samples import CEASEFIRE, HAVEN, RUSSIA, TURKEY, said

REPORT = (
    "OSLO, March 4 (NTB) - Norway rejected a proposal of Chile on Monday to hold talks on fishing in the southern ocean. The foreign "
    "minister told reporters that his government would not negotiate before the ships had left. Chile said that it was surprised. Its "
    "ambassador was summoned to the ministry in the afternoon and stayed for half an hour. Diplomats in both capitals expect that the "
    "dispute will be on the agenda of the summit in Lima next month, where the presidents of the two countries are to meet. Peru offered "
    "to mediate. In a letter to the two governments its president recalled the treaty of 1959 and asked them to show restraint."
)
OTHER = (
    "LIMA, March 4 (NTB) - Peru opened its border with Bolivia on Monday after a strike of customs officers had ended. Long lines of "
    "lorries waited at the crossing. The interior minister thanked the unions for their patience and promised that wages would rise before "
    "the end of the year, as the two sides had agreed in the night. Bolivia said that trade would be back to normal within a week."
)
DAY = date(2019, 3, 4)
RUN = Run("1", "test", datetime(2019, 3, 5, tzinfo=UTC))


def copied(text: str, *, share: float = 1.0, changed: float = 0.0) -> str:
    """A paper's copy of an agency's report: another head, a shorter end, other words here and there."""
    chance = random.Random(1)
    sentences = re.split(r"(?<=[.])\s+", text.partition(" - ")[2])
    words = " ".join(sentences[: round(len(sentences) * share)]).split()
    return "No Talks on Fishing, Says Oslo\nBy Kari Nordmann\nOSLO, Norway - " + " ".join(
        "such" if chance.random() < changed else word for word in words
    )


def document(name: str, text: str, published: date | None = DAY) -> Worded:
    signature = wording(text)
    assert signature is not None
    return Worded(name, published, signature)


@pytest.mark.parametrize(("share", "changed"), [(1.0, 0.0), (0.6, 0.0), (0.4, 0.0), (1.0, 0.05), (1.0, 0.1), (0.6, 0.05)])
def test_a_copy_with_another_head_a_shorter_end_and_other_words_is_the_same_report(share: float, changed: float) -> None:
    copy = copied(REPORT, share=share, changed=changed)
    assert same_reports([document("a", REPORT), document("b", copy, DAY + timedelta(days=1))]) == {"b": "a"}


def test_another_report_of_that_day_and_agency_is_not_the_same() -> None:
    assert same_reports([document("a", REPORT), document("b", OTHER)]) == {}


def test_the_first_is_the_earliest_and_of_one_day_that_of_the_first_id() -> None:
    assert same_reports([document("a", REPORT, DAY + timedelta(days=1)), document("b", REPORT)]) == {"a": "b"}
    assert same_reports([document("b", REPORT), document("a", REPORT), document("c", REPORT, None)]) == {"b": "a", "c": "a"}


def test_what_is_printed_again_after_a_week_is_another_report() -> None:
    week = timedelta(days=7)
    assert same_reports([document("a", REPORT), document("b", REPORT, DAY + week)]) == {"b": "a"}
    assert same_reports([document("a", REPORT), document("b", REPORT, DAY + week + timedelta(days=1))]) == {}


def test_a_document_without_a_day_carries_the_nearest_report_of_any_day() -> None:
    weeks = [DAY + timedelta(weeks=number) for number in range(9)]
    cut = copied(REPORT, share=0.6)
    dated = [document("a", REPORT, weeks[0]), document("b", cut, weeks[4]), document("c", OTHER, weeks[8])]
    assert same_reports([*dated, document("0", cut, None), document("1", REPORT, None), document("2", OTHER, None)]) == {
        "0": "b",
        "1": "a",
        "2": "c",
    }


def test_a_short_text_has_no_signature() -> None:
    assert wording("Norway agreed. " * 3) is None
    assert wording("") is None


@given(
    st.permutations([document(str(number), text, day) for number, (text, day) in enumerate([(REPORT, DAY), (OTHER, DAY), (REPORT, None)])])
)
def test_the_order_of_the_documents_does_not_matter(documents: list[Worded]) -> None:
    assert same_reports(documents) == {"2": "0"}


NEWS = {
    "a.txt": Document("a.txt", REPORT, published=DAY, publisher="NTB"),
    "b.txt": Document("b.txt", copied(REPORT), published=DAY + timedelta(days=1), publisher="Dagen"),
    "c.txt": Document("c.txt", OTHER, published=DAY, publisher="NTB"),
}


def dated(statement: Statement) -> Statement:
    day = NEWS[statement.evidence.document].published
    return replace(statement, evidence=replace(statement.evidence, published=day))


SAID = [
    dated(statement)
    for statement in (
        said(RUSSIA, "cooperatesWith", TURKEY, plover="COOPERATE"),
        said(RUSSIA, "cooperatesWith", TURKEY, plover="COOPERATE", document="b.txt"),
        said(RUSSIA, "cooperatesWith", TURKEY, plover="COOPERATE", document="c.txt"),
        said(RUSSIA, "proposes", HAVEN, source=TURKEY),
        said(RUSSIA, "proposes", HAVEN, source=TURKEY, document="b.txt"),
        said(RUSSIA, "proposes", CEASEFIRE, source=TURKEY, document="b.txt"),
    )
]


def reading(name: str) -> Reading:
    return Reading(NEWS[name], tuple(statement for statement in SAID if statement.evidence.document == name), ())


def relations(store: stores.Store) -> dict[str, str]:
    store.settle()
    return store.same_reports()


def test_a_store_finds_the_report_of_a_document_that_it_has_and_forgets_it_when_that_goes() -> None:
    with stores.writing(stores.MEMORY) as store:
        store.put(reading("b.txt"), RUN)
        assert relations(store) == {}
        store.put(reading("a.txt"), RUN)
        store.put(reading("c.txt"), RUN)
        assert relations(store) == {"b.txt": "a.txt"}
        repeats = f"SELECT ?one ?other {{ GRAPH <{REPORTS_GRAPH}> {{ ?one <{DIP.repeats}> ?other }} }}"
        assert len(store.rows(repeats)) == 2
        store.put(replace(reading("a.txt"), document=replace(NEWS["a.txt"], text=OTHER)), RUN)
        assert relations(store) == {"c.txt": "a.txt"}
        store.remove(["a.txt"])
        assert relations(store) == {}
        assert list(store.quads.triples(str(REPORTS_GRAPH))) == []


def test_in_whatever_order_documents_come_the_store_is_the_same() -> None:
    found = []
    for names in (["a.txt", "b.txt", "c.txt"], ["c.txt", "b.txt", "a.txt"]):
        with stores.writing(stores.MEMORY) as store:
            for name in names:
                store.put(reading(name), RUN)
            store.settle()
            found.append({str(quad) for quad in store.quads_of_graphs()})
    assert found[0] == found[1]


@pytest.fixture(scope="module")
def news():
    return dataset(SAID, NEWS.values())


def test_a_dataset_tells_the_same_as_a_store(news) -> None:
    assert set(news.graph(REPORTS_GRAPH)) >= {(document_iri("b.txt"), DIP.sameReportAs, document_iri("a.txt"))}
    with stores.writing(stores.MEMORY) as store:
        for name in NEWS:
            store.put(reading(name), RUN)
        store.settle()
        assert {str(triple) for triple in store.quads.triples(str(REPORTS_GRAPH))} == {
            f"{one.n3()} {relation.n3()} {other.n3()}" for one, relation, other in news.graph(REPORTS_GRAPH)
        }


def answer(news, name: str) -> list[list[str]]:
    found = ask(news, question(name), {})
    assert isinstance(found, Rows)
    return [[cell.strip() for cell in line.split("  ") if cell.strip()] for line in found.text().splitlines()[2:]]


def test_what_is_the_same_report_can_be_asked(news) -> None:
    assert answer(news, "which-documents-are-the-same-report") == [
        ["2019-03-05", "document:b.txt", "Dagen", "2019-03-04", "document:a.txt", "NTB", "2"]
    ]


def test_questions_count_what_a_report_says_once(news) -> None:
    assert answer(news, "who-cooperates-with-whom") == [["actor:russia", "actor:turkey", "2"]]
    assert answer(news, "cooperation-against-conflict")[0] == ["actor:russia", "actor:turkey", "2019-03", "2", "0"]
    [quoted] = answer(news, "sources-quoted-most")
    assert quoted[:2] == ["Turkey", "2"]
    edges = {tuple(row[1:3]): row[3:] for row in answer(news, "resting-on-one-publisher")}
    assert edges["dip:cooperatesWith", "actor:turkey"] == ["NTB", "2"]
    assert edges["dip:proposes", "topic:ceasefire"] == ["Dagen", "1"]
