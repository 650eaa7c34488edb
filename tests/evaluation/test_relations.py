"""The scores of re3d's relations."""

from __future__ import annotations

import json

from kg.corpora.re3d import Marked
from kg.evaluation.count import Count
from kg.evaluation.relations import Found, compared, evaluate

MEETING = Marked("CommWith", "Russia", "Turkey", (0, 6), (20, 26), "met")
PRAISE = Marked("Likes", "Russia", "Turkey", (0, 6), (20, 26), "praised")


def test_arguments_overlap_either_way_where_the_relation_holds_both_ways():
    assert compared("CommWith", [MEETING], [Found("discusses", (22, 30), (3, 9))]) == (Count(1, 1, 1), [])
    assert compared("Likes", [PRAISE], [Found("praises", (20, 26), (0, 6))]) == (Count(0, 1, 1), [PRAISE])


def test_other_relations_do_not_count():
    assert compared("Likes", [PRAISE], [Found("attacks", (0, 6), (20, 26))]) == (Count(0, 0, 1), [PRAISE])


def test_a_relation_marked_both_ways_counts_once(tmp_path, nlp):
    folder = tmp_path / "re3d" / "uk-government"
    folder.mkdir(parents=True)
    ends = {"sourceBegin": 0, "sourceEnd": 6, "source": "Russia", "targetBegin": 16, "targetEnd": 22, "target": "Turkey"}
    back = {"sourceBegin": 16, "sourceEnd": 22, "source": "Turkey", "targetBegin": 0, "targetEnd": 6, "target": "Russia"}
    rows = [{**way, "type": "CommWith", "value": "met with", "documentId": "one", "confidence": 1} for way in (ends, back)]
    (folder / "relations.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    (folder / "documents.jsonl").write_text(json.dumps({"_id": "one", "text": "Russia met with Turkey on Monday."}), encoding="utf-8")
    (table,) = evaluate(nlp, tmp_path)
    assert table.rows[0].values == (1, 100.0, 100.0, 100.0)
