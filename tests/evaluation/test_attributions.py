"""The scores of attributions."""

from __future__ import annotations

import json

import pytest

from kg.evaluation.attributions import Marked, Words, compared, evaluate
from kg.evaluation.count import Count

TEXT = 'Lavrov said "Russia is ready". Kerry agreed that talks should begin.'
LAVROV = Marked(((0, 6),), ((7, 11),), ((12, 29),))
KERRY = Marked(((31, 36),), ((37, 43),), ((44, 67),))


def test_the_same_roles_are_right_in_every_sense():
    scores, missed, added = compared(Words(TEXT), [LAVROV, KERRY], [KERRY, LAVROV])
    assert [count.right for count in scores] == [2, 2, 2, 2]
    assert (missed, added) == ([], [])


def test_marks_and_spaces_at_the_ends_do_not_count():
    bare = Marked(((0, 6),), ((7, 11),), ((13, 28),))
    assert compared(Words(TEXT), [LAVROV], [bare])[0].strict == Count(1, 1, 1)


def test_half_of_the_content_and_the_source_make_it_lenient():
    half = KERRY._replace(content=((49, 67),))  # 'talks should begin' of 'that talks should begin'
    little = KERRY._replace(content=((44, 48),))
    other = KERRY._replace(source=((0, 6),))
    for found, lenient, strict, source in ((half, 1, 0, 1), (little, 0, 0, 1), (other, 0, 0, 0)):
        scores = compared(Words(TEXT), [KERRY], [found])[0]
        assert (scores.detect.right, scores.lenient.right, scores.strict.right, scores.source.right) == (1, lenient, strict, source)


def test_what_is_missed_and_added_is_told():
    scores, missed, added = compared(Words(TEXT), [LAVROV], [KERRY])
    assert (scores.detect.f1, missed, added) == (0.0, [LAVROV], [KERRY])


def test_articles_are_read_and_set_beside_what_others_publish(tmp_path, nlp):
    folder = tmp_path / "polnear"
    folder.mkdir()
    text = "Lavrov said that Russia was ready for talks."
    marks = {"source": [[0, 6]], "cue": [[7, 11]], "content": [[12, 43]]}
    (folder / "dev.jsonl").write_text(json.dumps({"id": "one", "text": text, "attributions": [marks]}), encoding="utf-8")
    (table,) = evaluate(nlp, tmp_path)
    assert table.rows[0].values == (100.0, 100.0, 100.0, 100.0)
    assert table.rows[-1].values[0] == pytest.approx(81.0)
    assert table.mistakes == ()
