from __future__ import annotations

from dataclasses import replace

import pytest
from rdflib import URIRef

from kg import namespaces
from kg.graph import dataset
from kg.graph.distance import ReportDistance, report_distance
from kg.graph.names import DIP
from kg.model import AttributionKind, Statement, Word
from kg.model.records import statement_id
from tests.graph.samples import COOPERATION, PROPOSAL


def cued(lemma: str) -> Statement:
    return replace(PROPOSAL, evidence=replace(PROPOSAL.evidence, cue=Word("…", 0, 1, lemma)))


@pytest.mark.parametrize(
    ("statement", "distance"),
    [
        (COOPERATION, ReportDistance.TOLD),
        (cued("say"), ReportDistance.PASSED_ON),
        (cued("deny"), ReportDistance.PASSED_ON),
        (cued("acknowledge"), ReportDistance.ENDORSED),
        (cued("speculate about"), ReportDistance.DOUBTED),
        (cued("claim"), ReportDistance.DOUBTED),
        (cued("imply"), ReportDistance.DOUBTED),
        (cued(":"), ReportDistance.PASSED_ON),
        (replace(PROPOSAL, source=None), ReportDistance.HEARSAY),
        (replace(cued("rumour"), source=None), ReportDistance.DOUBTED),
        (replace(cued("claim"), attribution=AttributionKind.NONE), ReportDistance.TOLD),
    ],
)
def test_the_report_keeps_its_distance_by_cue_and_source(statement: Statement, distance: ReportDistance) -> None:
    assert report_distance(statement) is distance


def test_the_three_uncertainties_are_three_properties() -> None:
    made = dataset([cued("claim")])
    node = URIRef(namespaces.STATEMENT + statement_id(PROPOSAL))
    assert made.value(node, DIP.modality) == DIP.possible
    assert made.value(node, DIP.reportDistance) == DIP.doubted
    assert float(str(made.value(node, DIP.confidence))) == 0.6
