from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import DCTERMS, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, XSD, BNode, Dataset, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from kg import namespaces
from kg.errors import GraphError, InputError
from kg.graph import dataset, statements
from kg.graph.names import ACTORS_GRAPH, DIP, OA, PLOVER, RUNS_GRAPH, document_iri
from kg.graph.oxigraph import quads
from kg.lexicon.relations import relations
from kg.model import (
    Actor,
    ActorType,
    AttributionKind,
    Document,
    Evidence,
    Mention,
    Modality,
    Passage,
    Polarity,
    Run,
    Statement,
    Time,
    Topic,
    Word,
)
from kg.model.records import record, statement_id
from tests.graph.samples import (
    COOPERATION,
    DOCUMENT,
    FOREIGN_MINISTER,
    HAVEN,
    LAVROV,
    MINISTER,
    NEGATED_MEETING,
    PROPOSAL,
    RUSSIA,
    STATEMENTS,
    TURKEY,
    UNITED_STATES,
    elsewhere,
    mention,
)

RELATIONS = sorted(relation.name for relation in relations().values() if not relation.background)
RUN = Run("0.1.0", "en_diplomacy 0.1.0", datetime(2026, 11, 23, 14, 0, tzinfo=UTC))
HOSTILE = ("\"'\\", "line\nend\r\n\t", "</script><b>", "\x00\x07\x1b[31m", "Йемен ☮ \U0001f54a", "<http://x> . }", "  ", "@prefix", "%20")


def node(statement: Statement) -> URIRef:
    return URIRef(namespaces.STATEMENT + statement_id(statement))


def entity(about: Actor | Topic) -> URIRef:
    return URIRef(about.id)


def test_the_graph_of_one_proposal_is_the_golden_one() -> None:
    made = dataset([PROPOSAL], [DOCUMENT]).graph(document_iri(DOCUMENT.id))
    golden = (Path(__file__).parent / "proposal.ttl").read_text(encoding="utf-8").replace("ID", statement_id(PROPOSAL))
    assert isomorphic(Graph().parse(data=golden, format="turtle"), made)


def test_a_positive_statement_makes_a_one_hop_triple_in_the_graph_of_its_document() -> None:
    made = dataset([PROPOSAL])
    assert (entity(RUSSIA), DIP.proposes, entity(HAVEN)) in made.graph(document_iri("news.txt"))


def test_a_symmetric_relation_can_be_asked_from_either_side_but_is_told_as_in_the_text() -> None:
    made = dataset([COOPERATION])
    assert (entity(RUSSIA), DIP.cooperatesWith, entity(UNITED_STATES)) in made
    assert (entity(UNITED_STATES), DIP.cooperatesWith, entity(RUSSIA)) in made
    assert list(made.objects(node(COOPERATION), RDF.subject)) == [entity(RUSSIA)]


def test_a_negative_statement_makes_a_negative_assertion_and_no_one_hop_triple() -> None:
    made = dataset([NEGATED_MEETING])
    assert (None, DIP.meetsWith, None) not in made
    negation = made.value(predicate=RDF.type, object=OWL.NegativePropertyAssertion)
    assert made.value(negation, OWL.sourceIndividual) == entity(TURKEY)
    assert made.value(negation, OWL.assertionProperty) == DIP.meetsWith
    assert made.value(negation, OWL.targetIndividual) == entity(RUSSIA)
    assert made.value(negation, PROV.wasDerivedFrom) == node(NEGATED_MEETING)


def test_a_statement_without_an_object_makes_no_edge() -> None:
    made = dataset([replace(PROPOSAL, object=None), replace(NEGATED_MEETING, object=None)])
    assert (None, DIP.proposes, None) not in made
    assert (None, RDF.type, OWL.NegativePropertyAssertion) not in made


@pytest.mark.parametrize(
    ("statement", "label"),
    [
        (COOPERATION, "Russia cooperates with United States"),
        (PROPOSAL, "Russia proposes safe haven (possible)"),
        (NEGATED_MEETING, "Turkey meets with Russia (negative)"),
        (replace(PROPOSAL, object=None, modality=Modality.ACTUAL), "Russia proposes"),
    ],
)
def test_a_statement_has_a_label_that_reads(statement: Statement, label: str) -> None:
    assert dataset([statement]).value(node(statement), RDFS.label) == Literal(label, lang="en")


def test_what_a_statement_does_not_have_is_not_told() -> None:
    made = dataset([NEGATED_MEETING])
    for absent in (DIP.source, DIP.attribution, DIP.cue, DIP.topic, DIP.place, DIP.time):
        assert (node(NEGATED_MEETING), absent, None) not in made


@pytest.mark.parametrize(
    ("value", "kind"), [("2017-01-30", XSD.date), ("2017-01", XSD.gYearMonth), ("2017", XSD.gYear), ("2017-02-30", XSD.string)]
)
def test_a_time_is_a_day_a_month_or_a_year(value: str, kind: URIRef) -> None:
    assert COOPERATION.time is not None
    statement = replace(COOPERATION, time=replace(COOPERATION.time, value=value))
    assert dataset([statement]).value(node(statement), DIP.time) == Literal(value, datatype=kind, normalize=False)


def test_evidence_selects_the_words_of_the_document() -> None:
    made = dataset([PROPOSAL])
    piece = made.value(node(PROPOSAL), DIP.evidence)
    selector = made.value(piece, OA.hasSelector)
    sentence = PROPOSAL.evidence.sentence
    assert made.value(piece, OA.hasSource) == document_iri("news.txt")
    assert set(made.objects(selector, RDF.type)) == {OA.TextPositionSelector, OA.TextQuoteSelector}
    assert [made.value(selector, term) for term in (OA.exact, OA.start, OA.end)] == [
        Literal(sentence.text),
        Literal(sentence.start),
        Literal(sentence.end),
    ]


def test_a_document_is_a_news_article_with_all_that_is_known_of_its_publication() -> None:
    made = dataset([], [DOCUMENT])
    article = document_iri("news.txt")
    assert set(made.objects(article, RDF.type)) == {SDO.NewsArticle, PROV.Entity}
    assert made.value(article, SDO.headline) == Literal("Safe havens")
    assert made.value(article, SDO.datePublished) == Literal(date(2017, 1, 30))
    assert made.value(article, SDO.dateline) == Literal("MOSCOW")
    assert made.value(article, SDO.url) == Literal("https://tass.example/1", datatype=XSD.anyURI)
    assert made.value(made.value(article, SDO.publisher), SDO.name) == Literal("TASS", lang="en")
    assert made.value(article, DCTERMS.identifier) == Literal("news.txt")


@pytest.mark.parametrize(
    ("name", "iri"),
    [
        ("news.txt", namespaces.DOCUMENT + "news.txt"),
        ("my folder/ä b.txt", namespaces.DOCUMENT + "my%20folder%2F%C3%A4%20b.txt"),
        ("../<a>\"'{}|\\^`#?%.txt", namespaces.DOCUMENT + "..%2F%3Ca%3E%22%27%7B%7D%7C%5C%5E%60%23%3F%25.txt"),
        ("c:/news/a.txt", namespaces.DOCUMENT + "c%3A%2Fnews%2Fa.txt"),
        ("https://tass.example/новости?id=1#top", "https://tass.example/новости?id=1#top"),
        ("https://tass.example/not an iri", namespaces.DOCUMENT + "https%3A%2F%2Ftass.example%2Fnot%20an%20iri"),
        ("urn:isbn:1", "urn:isbn:1"),
    ],
)
def test_a_document_has_its_id_as_iri_or_one_made_from_it(name: str, iri: str) -> None:
    statement = elsewhere(PROPOSAL, name)
    made = dataset([statement])
    assert URIRef(iri) in {graph.identifier for graph in made.graphs()}
    assert [found.evidence.document for found in statements(made)] == [name]


def test_two_ids_never_share_a_graph() -> None:
    with pytest.raises(InputError, match="has the same IRI as"):
        dataset([elsewhere(PROPOSAL, "a.txt"), elsewhere(PROPOSAL, namespaces.DOCUMENT + "a.txt")])


def test_actors_and_topics_are_described_in_the_graph_of_each_document_that_mentions_them() -> None:
    made = dataset([PROPOSAL, elsewhere(PROPOSAL, "b.txt")])
    for name in ("news.txt", "b.txt"):
        graph = made.graph(document_iri(name))
        assert set(graph.objects(entity(HAVEN), RDF.type)) == {SKOS.Concept, DIP.Topic}
        assert graph.value(entity(HAVEN), SKOS.prefLabel) == Literal("safe haven", lang="en")
        assert graph.value(entity(LAVROV), RDF.type) == DIP.Person


def test_what_a_document_says_depends_on_no_other_document_and_on_no_run() -> None:
    alone = dataset([PROPOSAL], [DOCUMENT]).graph(document_iri("news.txt"))
    other = Actor(RUSSIA.id, "THE RUSSIANS", ActorType.GROUP)
    beside = dataset([PROPOSAL, elsewhere(replace(PROPOSAL, subject=mention(other, "We")), "b.txt")], [DOCUMENT], RUN)
    assert set(alone) == set(beside.graph(document_iri("news.txt")))


def test_an_actor_called_by_several_labels_keeps_the_most_frequent() -> None:
    said = [
        replace(PROPOSAL, subject=mention(Actor(RUSSIA.id, label, ActorType.COUNTRY), "We")) for label in ("Russia", "Moscow", "Moscow")
    ]
    said = [replace(one, predicate=predicate) for one, predicate in zip(said, ("proposes", "supports", "praises"), strict=True)]
    assert [*dataset(said).objects(entity(RUSSIA), SKOS.prefLabel)] == [Literal("Moscow", lang="en")]
    assert [*dataset([*said, said[0], said[0]]).objects(entity(RUSSIA), SKOS.prefLabel)] == [Literal("Moscow", lang="en")]


def test_what_the_actor_table_knows_stands_in_a_graph_of_its_own() -> None:
    made = dataset([PROPOSAL])
    assert {str(code) for code in made.graph(ACTORS_GRAPH).objects(entity(RUSSIA), DIP.iso3166)} >= {"RU", "RUS"}
    assert (entity(RUSSIA), DIP.iso3166, None) not in made.graph(document_iri("news.txt"))
    assert (entity(UNITED_STATES), None, None) not in made


def test_for_whom_an_actor_stands_is_told_in_the_graph_of_the_document() -> None:
    made = dataset([PROPOSAL], affiliations={"news.txt": [MINISTER]}).graph(document_iri("news.txt"))
    assert (entity(LAVROV), DIP.holdsOffice, entity(FOREIGN_MINISTER)) in made
    assert (entity(LAVROV), DIP.represents, entity(RUSSIA)) in made
    assert made.value(entity(FOREIGN_MINISTER), RDF.type) == DIP.Office


def test_terms_of_office_are_told_of_the_persons_mentioned() -> None:
    lavrov = Actor("https://w3id.org/diplomacy-kg/actor/sergey-lavrov", "Sergey Lavrov", ActorType.PERSON)
    made = dataset([replace(PROPOSAL, subject=mention(lavrov, "Lavrov"))]).graph(ACTORS_GRAPH)
    [minister] = (term for term in made.subjects(ORG.member, URIRef(lavrov.id)) if "foreign-minister" in term)
    assert made.value(minister, ORG.organization) == entity(RUSSIA)
    assert made.value(minister, DIP["from"]) == Literal("2004-03-09", datatype=XSD.date)


def test_the_run_tells_with_what_it_read_what_and_when() -> None:
    runs = dataset([PROPOSAL], [DOCUMENT], RUN).graph(RUNS_GRAPH)
    run = runs.value(predicate=RDF.type, object=PROV.Activity)
    assert runs.value(run, PROV.used) == document_iri("news.txt")
    assert runs.value(run, DIP.pipeline) == Literal("en_diplomacy 0.1.0")
    assert runs.value(runs.value(run, PROV.wasAssociatedWith), SDO.softwareVersion) == Literal("0.1.0")
    assert str(runs.value(run, PROV.startedAtTime)) == "2026-11-23T14:00:00Z"


def test_two_runs_differ_in_their_time_alone() -> None:
    one, two = (set(quads(dataset(STATEMENTS, [DOCUMENT], replace(RUN, started=RUN.started + timedelta(hours=h))))) for h in (0, 1))
    (only,) = one - two
    assert only.predicate.value == str(PROV.startedAtTime)
    assert str(only.graph_name) == f"<{RUNS_GRAPH}>"


def test_there_are_no_blank_nodes() -> None:
    made = dataset(STATEMENTS, [DOCUMENT], RUN)
    assert not [term for quad in made.quads() for term in quad if isinstance(term, BNode)]


def test_a_plain_question_is_answered_from_all_graphs_by_rdflib_as_well() -> None:
    made = dataset([PROPOSAL, elsewhere(PROPOSAL, "b.txt")])
    assert [tuple(row) for row in made.query("SELECT ?s ?o { ?s dip:proposes ?o }")] == [(entity(RUSSIA), entity(HAVEN))]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        (replace(PROPOSAL, predicate="dreamsOf"), r"^news.txt: no relation 'dreamsOf': ontologies/diplomacy.ttl has accepts, "),
        (replace(PROPOSAL, predicate="memberOf"), r"^news.txt: no relation 'memberOf'"),
        (replace(PROPOSAL, subject=mention(Actor("no iri", "x", ActorType.PERSON), "We")), r"^news.txt: 'no iri' is not an IRI"),
        (
            replace(PROPOSAL, evidence=replace(PROPOSAL.evidence, confidence=0.5)),
            r"^news.txt: .* is told twice, and not the same: confidence 0.6 and 0.5",
        ),
        (
            replace(COOPERATION, evidence=replace(COOPERATION.evidence, published=date(2017, 2, 1))),
            r"^news.txt: .* is told twice, and not the same: datePublished 2017-01-30 and 2017-02-01",
        ),
    ],
)
def test_statements_that_have_no_meaning_here_or_contradict_each_other_are_refused(statement: Statement, message: str) -> None:
    with pytest.raises(InputError, match=message):
        dataset([PROPOSAL, statement])


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda g: g.remove((None, DIP.trigger, None)), "not a whole statement: .*trigger is missing"),
        (lambda g: g.remove((None, RDF.subject, None)), "not a whole statement: .*subject is missing"),
        (lambda g: g.remove((None, SKOS.prefLabel, None)), "not a whole statement: .*prefLabel is missing"),
        (lambda g: g.remove((entity(LAVROV), RDF.type, None)), "neither an actor nor a topic"),
        (lambda g: g.set((node(PROPOSAL), DIP.modality, DIP.doubtful)), "not a statement of ours: 'doubtful' is not a valid Modality"),
    ],
)
def test_a_statement_that_is_not_whole_cannot_be_read_back(change: Callable[[Graph], object], message: str) -> None:
    made = dataset([PROPOSAL])
    change(made.graph(document_iri("news.txt")))
    with pytest.raises(GraphError, match=message):
        list(statements(made))


def test_statements_come_back_by_document_in_the_order_of_the_text() -> None:
    said = [elsewhere(statement, name) for name in ("a.txt", "b.txt") for statement in STATEMENTS]
    assert list(statements(dataset(reversed(said)))) == said


def test_qualifiers_are_terms_of_the_ontology() -> None:
    made = dataset([PROPOSAL])
    assert made.value(node(PROPOSAL), DIP.modality) == DIP.possible
    assert made.value(node(PROPOSAL), DIP.attribution) == DIP.direct
    assert made.value(node(PROPOSAL), DIP.ploverType) == PLOVER.AGREE
    assert made.value(node(PROPOSAL), DIP.cue) == Literal("say")


# Laws

labels = st.one_of(st.sampled_from(HOSTILE), st.text(min_size=1, max_size=12))
iris = st.sampled_from(
    [namespaces.ACTOR + "x", namespaces.ACTOR + "größe", "https://example.org/a?b=c#d", "urn:x:1", namespaces.TOPIC + "%20"]
)


@st.composite
def worlds(draw: st.DrawFn) -> list[Statement]:
    """Statements of a few documents, in which one IRI has one label, one document one text and one date."""
    entities: list[Actor | Topic] = [
        Topic(iri, draw(labels)) if draw(st.booleans()) else Actor(iri, draw(labels), draw(st.sampled_from(list(ActorType))))
        for iri in draw(st.lists(iris, min_size=1, max_size=4, unique=True))
    ]
    said: list[Statement] = []
    for name in draw(
        st.lists(st.one_of(st.sampled_from(["my folder/ä b.txt", "https://x.example/1", *HOSTILE]), labels), max_size=3, unique=True)
    ):
        text = draw(st.lists(labels, min_size=1, max_size=5).map(" ".join))
        published = draw(st.none() | st.dates())

        def passage(text: str = text) -> Passage:
            start = draw(st.integers(0, len(text)))
            end = draw(st.integers(start, len(text)))
            return Passage(text[start:end], start, end)

        def mentioned() -> Mention:
            return Mention(draw(st.sampled_from(entities)), passage())

        def word() -> Word:
            here = passage()
            return Word(here.text, here.start, here.end, draw(labels))

        def maybe(make: Callable[[], object]) -> object:
            return make() if draw(st.booleans()) else None

        for _ in range(draw(st.integers(0, 3))):
            said.append(
                Statement(
                    subject=mentioned(),
                    predicate=draw(st.sampled_from(RELATIONS)),
                    object=maybe(mentioned),  # type: ignore[arg-type]
                    topic=maybe(mentioned),  # type: ignore[arg-type]
                    source=maybe(mentioned),  # type: ignore[arg-type]
                    location=maybe(mentioned),  # type: ignore[arg-type]
                    time=maybe(lambda: Time(passage(), draw(st.sampled_from([None, "2017-01-30", "2017-01", "2017", "0000", "soon"])))),  # type: ignore[arg-type]
                    attribution=draw(st.sampled_from(AttributionKind)),
                    polarity=draw(st.sampled_from(Polarity)),
                    modality=draw(st.sampled_from(Modality)),
                    plover=draw(st.sampled_from([None, "AGREE", "CONSULT"])),
                    evidence=Evidence(name, published, passage(), word(), maybe(word), draw(st.floats(0, 1))),  # type: ignore[arg-type]
                )
            )
    return list({statement_id(statement): statement for statement in said}.values())


def told(said: list[Statement]) -> list[str]:
    """Everything that the statements' records hold, offsets and labels included, in an order that does not depend on theirs."""
    return sorted(str(record(statement)) for statement in said)


@given(worlds())
def test_reading_back_is_the_inverse_of_making(said: list[Statement]) -> None:
    assert told(list(statements(dataset(said)))) == told(said)


@given(worlds(), st.randoms(use_true_random=False))
def test_neither_order_nor_repetition_changes_the_dataset(said: list[Statement], random: object) -> None:
    shuffled = [*said, *said]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert set(quads(dataset(said))) == set(quads(dataset(shuffled)))


@given(worlds())
def test_a_document_is_one_graph_and_leaves_with_it(said: list[Statement]) -> None:
    made = dataset(said)
    for name in {statement.evidence.document for statement in said}:
        rest = [statement for statement in said if statement.evidence.document != name]
        made.remove_graph(document_iri(name))
        expected: Dataset = dataset(rest)
        left, right = ({quad for quad in quads(found) if str(quad.graph_name) != f"<{ACTORS_GRAPH}>"} for found in (made, expected))
        assert left == right
        said = rest


@given(labels, st.none() | labels, st.none() | labels, st.none() | labels)
def test_any_words_may_describe_a_document(name: str, title: str | None, publisher: str | None, url: str | None) -> None:
    made = dataset([], [Document(name, "", title, None, publisher, url)])
    assert made.value(document_iri(name), SDO.headline) == (Literal(title) if title else None)
    assert list(quads(made))
