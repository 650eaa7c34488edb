"""Data under a base of their own: asked, checked, listed and written out as ours are."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import VOID

from kg.cli.export import FORMATS, OF_NETWORKS
from kg.graph import ask, query, question, read, statements, stores, write_quads
from kg.graph.exports import FILES, export, export_folder
from kg.graph.exports.contents import as_stored
from kg.graph.exports.contents import statements as contents
from kg.graph.inference import consequences
from kg.graph.listing import listing
from kg.graph.oxigraph import local, prefixes
from kg.graph.stores import Store
from kg.graph.stores.bases import Base, told
from kg.graph.validation import reports
from kg.model import Reading
from kg.network.files import FILES as NETWORKS
from tests.graph.samples import DOCUMENT, MINISTER, OFFICIAL, PROPOSAL, STATEMENTS, mention
from tests.graph.stores.test_store import RUN

THEIRS = "https://example.org/kg/"
SAID = (*STATEMENTS, replace(PROPOSAL, subject=mention(OFFICIAL, "We"), object=mention(OFFICIAL, "We"), predicate="criticizes"))
RDF = {"turtle": "ttl", "trig": "trig", "ntriples": "nt", "nquads": "nq", "jsonld": "jsonld", "rdfxml": "rdf", "rdf12": "trig"}
RDF |= {"nanopub": "trig", "sem": "trig"}


def kept(base: str | None) -> Store:
    made = stores.writing(stores.MEMORY, base=base)
    made.put(Reading(DOCUMENT, SAID, (), affiliations=(MINISTER,)), RUN)
    made.settle()
    made.infer(consequences(made.quads.triples(made.documents[DOCUMENT.id].iri)))
    return made


def exported(store: ox.Store, form: str) -> bytes:
    file = io.BytesIO()
    if form in OF_NETWORKS:
        NETWORKS[form]((as_stored(store, statement) for statement in contents(store)), file)
    else:
        export(store, form, file)
    return file.getvalue()


@pytest.fixture(scope="module", params=["store", "files"])
def theirs(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> ox.Store:
    """The same from a store, and from the files of a build without one."""
    made = kept(THEIRS)
    if request.param == "store":
        return local(stores.dataset(made))
    folder: Path = tmp_path_factory.mktemp("files")
    write_quads(made.quads_of_graphs(), folder, made.base.prefixes)
    return local(read(folder))


@pytest.fixture(scope="module")
def ours() -> ox.Store:
    return local(stores.dataset(kept(None)))


def moved(found: bytes, form: str) -> set[ox.Quad]:
    """The quads in a file of theirs, in our IRIs."""
    iri = Base(THEIRS).read

    def term(one: object) -> object:
        if isinstance(one, ox.Triple):
            return ox.Triple(*map(term, one))  # type: ignore[arg-type]
        return ox.NamedNode(iri(one.value)) if isinstance(one, ox.NamedNode) else one

    return {ox.Quad(*map(term, quad)) for quad in ox.parse(found, format=ox.RdfFormat.from_extension(RDF[form]))}  # type: ignore[arg-type]


def of_documents(quads: set[ox.Quad]) -> set[ox.Quad]:
    """Without what the description of the whole tells of the base."""
    return {quad for quad in quads if "versionInfo" not in quad.predicate.value and quad.predicate.value != str(VOID.uriSpace)}


@pytest.mark.parametrize("form", sorted(RDF))
def test_rdf_of_theirs_is_ours_in_other_iris(form: str, theirs: ox.Store, ours: ox.Store) -> None:
    found = exported(theirs, form)
    assert of_documents(moved(found, form)) == of_documents(
        set(ox.parse(exported(ours, form), format=ox.RdfFormat.from_extension(RDF[form])))
    )
    text = found.decode()
    for room in ("statement", "topic", "document", "graph", "publisher", "run", "nanopublication", "event"):
        assert f"https://w3id.org/diplomacy-kg/{room}/" not in text, room
    if form not in ("ntriples", "nquads"):
        assert f"{THEIRS}statement/" in text
        assert f"<{THEIRS}statement/" not in text.replace(f": <{THEIRS}statement/>", "")


@pytest.mark.parametrize("form", sorted({*FORMATS} - {*RDF, "jsonl", "neo4j"}))
def test_tables_and_networks_of_theirs_are_ours_in_other_iris(form: str, theirs: ox.Store, ours: ox.Store) -> None:
    assert {*FORMATS} - {"neo4j"} == {*FILES, *OF_NETWORKS}
    there, here = exported(theirs, form).decode(), exported(ours, form).decode()
    for name in ("actor/us-official", "topic/safe-haven"):
        assert f"{THEIRS}{name}" in there
        here = here.replace(f"https://w3id.org/diplomacy-kg/{name}", f"{THEIRS}{name}")
    there, here = (re.sub(r' id="\d+"', "", text) if form == "gexf" else text for text in (there, here))
    assert sorted(there.splitlines()) == sorted(here.splitlines())
    assert "https://w3id.org/diplomacy-kg/actor/russia" in there, "ontologies/ has it"


def test_nodes_and_relationships_of_theirs_meet(theirs: ox.Store, ours: ox.Store, tmp_path: Path) -> None:
    for store, name in ((theirs, "there"), (ours, "here")):
        (tmp_path / name).mkdir()
        export_folder(store, "neo4j", tmp_path / name)
    for name in ("nodes.csv", "relationships.csv"):
        there, here = ((tmp_path / place / name).read_text(encoding="utf-8") for place in ("there", "here"))
        for iri in ("actor/us-official", "topic/safe-haven"):
            assert f"{THEIRS}{iri}" in there
            here = here.replace(f"https://w3id.org/diplomacy-kg/{iri}", f"{THEIRS}{iri}")
        assert sorted(there.splitlines()) == sorted(here.splitlines())


def test_records_are_the_same_under_any_base(theirs: ox.Store, ours: ox.Store) -> None:
    assert exported(theirs, "jsonl") == exported(ours, "jsonl")


def test_what_was_inferred_stands_apart(theirs: ox.Store) -> None:
    fact = "{ actor:russia dip:cooperatesWith actor:united-states } "
    wider = "{ actor:russia dip:actsTowards actor:united-states } "
    assert [query(theirs, f"ASK {one}").text() for one in (fact, wider, f"{{ GRAPH graph:inferred {wider} }}")] == [
        "yes\n",
        "no\n",
        "yes\n",
    ]


@pytest.mark.parametrize("form", ["russia", "Russia", "actor:russia", "https://w3id.org/diplomacy-kg/actor/russia"])
def test_an_actor_of_the_ontologies_is_asked_for(form: str, theirs: ox.Store, ours: ox.Store) -> None:
    asked = question("what-one-said-about-another")
    there, here = (ask(store, asked, {"actor": form}).text() for store in (theirs, ours))
    assert there == here != ""


@pytest.mark.parametrize("form", ["us-official", "US official", f"{THEIRS}actor/us-official", f"<{THEIRS}actor/us-official>"])
def test_an_actor_that_ontologies_lack_is_asked_for(form: str, theirs: ox.Store, ours: ox.Store) -> None:
    asked = question("who-accuses-whom")
    there, here = (
        ask(store, asked, {"actor": form.replace(THEIRS, base)}).text() for store, base in ((theirs, THEIRS), (ours, Base().iri))
    )
    assert there == here
    assert "US official" in there
    [one] = listing(theirs, {"subject": form, "relation": "criticizes"}).statements
    assert one["subject"] == {"id": f"{THEIRS}actor/us-official", "label": "US official"}


def test_it_has_no_faults(theirs: ox.Store) -> None:
    found = list(reports(theirs))
    assert [report.faults for report in found if report.faults] == []
    assert [report.document for report in found if report.document] == [DOCUMENT.id]


def test_a_graph_tells_its_base(theirs: ox.Store, ours: ox.Store, tmp_path: Path) -> None:
    assert prefixes(theirs)["statement"] == f"{THEIRS}statement/"
    assert [told(store.quads_for_pattern(None, None, None, None)).iri for store in (theirs, ours)] == [THEIRS, Base().iri]
    assert told([]).own
    made = kept(THEIRS)
    write_quads(made.quads_of_graphs(), tmp_path, made.base.prefixes)
    assert list(statements(read(tmp_path))) == list(made.statements())
