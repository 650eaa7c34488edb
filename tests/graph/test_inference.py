"""What follows from the samples, and what does not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import namespaces, paths
from kg.errors import OntologyError
from kg.graph import inference, stores
from kg.graph.dataset import dataset, statements
from kg.graph.files import read, write_quads
from kg.graph.inference import consequences
from kg.graph.names import INFERRED_GRAPH, PREFIXES
from kg.graph.oxigraph import local
from kg.graph.query import query
from kg.graph.stores import Store
from kg.graph.validation import reports
from kg.model import Actor, ActorType, Affiliation, Modality, Polarity, Reading, Statement
from tests.graph.samples import (
    COOPERATION,
    DOCUMENT,
    MEETING,
    MINISTER,
    NEGATED_MEETING,
    PROPOSAL,
    RUSSIA,
    TURKEY,
    elsewhere,
    mention,
)
from tests.graph.stores.test_store import RUN

CAVUSOGLU = Actor(namespaces.ACTOR + "mevlut-cavusoglu", "Mevlüt Çavuşoğlu", ActorType.PERSON)
PUTIN = Actor(namespaces.ACTOR + "vladimir-putin", "Vladimir Putin", ActorType.PERSON)
OF_TURKEY = Affiliation(CAVUSOGLU, None, TURKEY)
OF_RUSSIA = Affiliation(PUTIN, None, RUSSIA)
MET = replace(MEETING, object=mention(CAVUSOGLU, "Turkey"))


def follows(said: list[Statement], *stand: Affiliation) -> set[str]:
    """What follows from each document, as 'russia meetsWith turkey'."""
    made = local(dataset(said, affiliations={DOCUMENT.id: stand}))
    graphs = [[quad.triple for quad in made.quads_for_pattern(None, None, None, name)] for name in made.named_graphs()]
    found = [triple for graph in graphs for triple in consequences(graph)]
    return {" ".join(term.value.rpartition("/")[2].rpartition("#")[2] for term in triple) for triple in found}


def test_a_symmetric_relation_holds_the_other_way_round() -> None:
    assert "united-states cooperatesWith russia" in follows([COOPERATION])
    assert "russia cooperatesWith united-states" not in follows([COOPERATION]), "it was told"


def test_a_relation_is_also_what_it_is_a_kind_of() -> None:
    found = follows([replace(PROPOSAL, modality=Modality.ACTUAL)])
    wider = ("cooperatesInWord", "actsCooperatively", "takesPositionOn", "actsInWord", "actsTowards")
    assert found == {f"russia {relation} safe-haven" for relation in wider}


def test_what_a_minister_does_counts_for_the_state_that_he_represents_in_the_document() -> None:
    assert "russia meetsWith turkey" in follows([MEETING], MINISTER)
    assert "russia meetsWith turkey" not in follows([MEETING])
    assert "russia meetsWith turkey" not in follows([elsewhere(MEETING, "other.txt")], MINISTER), "another day, perhaps another minister"


def test_a_meeting_of_ministers_is_one_of_their_states() -> None:
    found = {triple for triple in follows([MET], MINISTER, OF_TURKEY) if "meetsWith" in triple}
    assert found == {
        "mevlut-cavusoglu meetsWith sergey-lavrov",
        "russia meetsWith mevlut-cavusoglu",
        "mevlut-cavusoglu meetsWith russia",
        "turkey meetsWith sergey-lavrov",
        "sergey-lavrov meetsWith turkey",
        "russia meetsWith turkey",
        "turkey meetsWith russia",
    }


def test_a_state_does_not_meet_itself_or_its_own_ministers() -> None:
    inside = replace(MEETING, object=mention(PUTIN, "Turkey"))
    assert {triple for triple in follows([inside], MINISTER, OF_RUSSIA) if triple.startswith("russia ")} == set()


def test_what_is_denied_possible_or_intended_has_no_consequences() -> None:
    assert follows([NEGATED_MEETING], MINISTER) == set()
    for modality in set(Modality) - {Modality.ACTUAL}:
        assert follows([replace(MEETING, modality=modality)], MINISTER) == set()
    both = [replace(MEETING, polarity=Polarity.NEGATIVE), replace(COOPERATION, modality=Modality.POSSIBLE)]
    assert follows(both, MINISTER) == set()


def test_what_follows_may_be_what_is_only_possible_by_another_statement() -> None:
    perhaps = replace(MEETING, subject=mention(RUSSIA, "Russia"), modality=Modality.POSSIBLE)
    assert "russia meetsWith turkey" in follows([perhaps, MEETING], MINISTER)


def kept() -> Store:
    """A store in memory, in which what follows is not told yet."""
    made = stores.writing(stores.MEMORY)
    made.put(Reading(DOCUMENT, (MEETING, PROPOSAL), (), affiliations=(MINISTER,)), RUN)
    made.settle()
    return made


def inferring() -> Store:
    made = kept()
    made.infer(consequences(made.quads.triples(namespaces.DOCUMENT + DOCUMENT.id)))
    return made


def told(store: Store) -> set[str]:
    return {str(quad) for quad in store.quads_of_graphs() if quad.graph_name != ox.NamedNode(str(INFERRED_GRAPH))}


def test_it_is_written_in_a_graph_of_its_own_in_place_of_what_was_there() -> None:
    made, once = kept(), inferring()
    stale = ox.Triple(*(ox.NamedNode(PREFIXES["actor"] + name) for name in ("a", "b", "c")))
    made.infer([stale])
    for _ in range(2):
        made.infer(consequences(made.quads.triples(namespaces.DOCUMENT + DOCUMENT.id)))
        found = set(made.quads.triples(str(INFERRED_GRAPH)))
        assert found == set(once.quads.triples(str(INFERRED_GRAPH))) > set()
    assert stale not in found
    assert told(made) == told(kept())


def test_the_files_keep_it_apart_from_what_was_read(tmp_path: Path) -> None:
    write_quads(kept().quads_of_graphs(), tmp_path / "plain")
    write_quads(inferring().quads_of_graphs(), tmp_path / "more")
    assert (tmp_path / "plain" / "graph.ttl").read_bytes() == (tmp_path / "more" / "graph.ttl").read_bytes()
    back = read(tmp_path / "more")
    asked = "{ actor:russia dip:meetsWith actor:turkey }"
    assert query(back, f"ASK {asked}").text() == "no\n"
    assert query(back, f"ASK {{ GRAPH graph:inferred {asked} }}").text() == "yes\n"
    assert list(statements(back)) == list(statements(read(tmp_path / "plain")))


def test_a_graph_with_inferences_is_right() -> None:
    assert not any(report.faults for report in reports(local(stores.dataset(inferring()))))


@pytest.mark.parametrize(
    ("rule", "message"),
    [("CONSTRUCT { ?s ?p } WHERE {}", "rules/told.rq: not SPARQL: error at 1:"), ("ASK {}", "rules/told.rq: not a CONSTRUCT query")],
)
def test_a_rule_that_cannot_be_read_is_named(rule: str, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inference, "_rules", lambda: {"told": rule})
    with pytest.raises(OntologyError, match=message):
        follows([MEETING])


def test_each_rule_opens_with_its_meaning_in_english() -> None:
    rules = sorted((paths.ontologies() / "rules").glob("*.rq"))
    assert [path.stem for path in rules] == ["representation", "sub-properties", "symmetry", "told"]
    for path in rules:
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        assert first.startswith("# ")
        assert first.endswith(".")


@settings(max_examples=25)
@given(st.permutations([MET, COOPERATION, PROPOSAL, NEGATED_MEETING]), st.integers(0, 4), st.permutations([MINISTER, OF_TURKEY]))
def test_more_told_means_more_that_follows_and_order_means_nothing(said: list[Statement], some: int, stand: list[Affiliation]) -> None:
    everything = closure(said, *stand)
    assert closure(said[:some], *stand) <= everything
    assert everything == closure(sorted(said, key=repr), *stand[::-1])


def closure(said: list[Statement], *stand: Affiliation) -> set[str]:
    """What is told as a fact, and what follows."""
    actual = {statement for statement in said if statement.modality is Modality.ACTUAL and statement.polarity is Polarity.POSITIVE}
    names = ((s.subject.entity.id, s.predicate, s.object.entity.id) for s in actual if s.object)
    told = {f"{subject.rpartition('/')[2]} {name} {thing.rpartition('/')[2]}" for subject, name, thing in names}
    return told | follows(said, *stand)
