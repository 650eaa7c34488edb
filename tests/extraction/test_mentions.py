"""Who is named: states and their metonyms, offices, bodies, persons."""

from __future__ import annotations

import pytest


def named(nlp, text: str) -> list[tuple[str, str]]:
    """The words of each mention and who they mean, adjectives left out."""
    doc = nlp(text)
    return [(doc[row.start : row.end].text, row.label) for row in doc._.mentions if row.kind != "adjective"]


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("The Kremlin denied the report.", "Kremlin", "Russia"),
        ("Moscow denied the report.", "Moscow", "Russia"),
        ("He met Kerry in Moscow.", "Moscow", "Moscow"),
        ("The US rejected the plan.", "US", "United States"),
        ("Türkiye rejected the plan.", "Türkiye", "Turkey"),
        ("Daesh attacked the town.", "Daesh", "Islamic State"),
        ("The Syrian government rejected the plan.", "Syrian government", "Syrian government"),
        ("A senior Russian official rejected the plan.", "senior Russian official", "senior Russian official"),
    ],
)
def test_a_name_means_its_actor(nlp, text, words, label):
    found = dict(named(nlp, text))
    assert any(label == found[said] and words.split()[-1] in said for said in found)


def test_the_pronoun_us_is_no_country(nlp):
    assert ("us", "United States") not in named(nlp, "They told us the truth.")


def test_an_office_before_a_name_gives_the_person_and_the_state(nlp):
    [row] = [row for row in nlp("Russian Foreign Minister Sergey Lavrov left.")._.mentions if row.type == "Person"]
    assert (row.label, row.office, row.represented.label) == ("Sergey Lavrov", "foreign minister", "Russia")


def test_a_name_behind_an_office_is_a_person_whether_or_not_the_model_knows_it(nlp):
    assert ("Security Minister Clement Sawadogo", "Clement Sawadogo") in [
        (said.split("Burkinabe ")[-1], label) for said, label in named(nlp, "Burkinabe Security Minister Clement Sawadogo left.")
    ]


def test_two_nations_share_an_office(nlp):
    assert {"Russian officials", "US officials"} <= {label for _, label in named(nlp, "Russian and US officials discussed the plan.")}


def test_a_bare_surname_is_the_person_named_in_full(nlp):
    assert [label for _, label in named(nlp, "Sergey Lavrov arrived. Lavrov left.")] == ["Sergey Lavrov", "Sergey Lavrov"]


def test_a_weak_name_needs_support(nlp):
    assert "Georgia" in [label for _, label in named(nlp, "Tbilisi agreed. Georgia signed the accord.")]


def test_an_officeholder_without_a_state_is_of_the_one_that_the_dateline_names(read):
    reading = read('"We reject the plan," Foreign Minister Ivica Dacic said.')
    assert {s.subject.entity.label for s in reading.statements} == {"Ivica Dacic"}
