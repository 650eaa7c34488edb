"""Whom pronouns and bare offices mean."""

from __future__ import annotations

import pytest


def meant(nlp, text: str, word: str) -> str | None:
    """Whom the last such word means."""
    doc = nlp(text)
    found = [row.label for row in doc._.mentions if doc[row.start : row.end].text.lower().endswith(word)]
    return found[-1] if found else None


@pytest.mark.parametrize(
    ("text", "word", "label"),
    [
        ("Sergey Lavrov arrived on Monday. He met John Kerry.", "he", "Sergey Lavrov"),
        ("Russian Foreign Minister Sergey Lavrov arrived. The minister left.", "minister", "Sergey Lavrov"),
        ("Russian Foreign Minister Sergey Lavrov arrived. The Russian diplomat left.", "diplomat", "Sergey Lavrov"),
        ("The African Union met in Lome. The Union sent experts.", "union", "African Union"),
        ("NATO sent soldiers. The alliance rejected the plan.", "alliance", "NATO"),
    ],
)
def test_the_one_told_of_before_is_meant(nlp, text, word, label):
    assert meant(nlp, text, word) == label


def test_it_is_not_the_subject_of_the_same_verb(nlp):
    assert meant(nlp, "Kosovo declared independence. Serbia does not recognise it.", "it") == "Kosovo"


def test_it_is_no_actor_where_a_thing_was_told_of(nlp):
    assert meant(nlp, "Serbia was quiet. The question was not raised. If it is raised, Oslo will answer.", "it") is None


def test_i_and_we_are_the_speaker_and_whom_he_speaks_for(nlp):
    doc = nlp('"I think that we can talk," Russian Foreign Minister Sergey Lavrov said.')
    said = {doc[row.start].text: row.label for row in doc._.mentions if row.kind == "pronoun"}
    assert said == {"I": "Sergey Lavrov", "we": "Russia"}
