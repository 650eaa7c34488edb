"""Who is named: states and their metonyms, offices, bodies, persons."""

from __future__ import annotations

import pytest


def named(nlp, text: str) -> list[tuple[str, str]]:
    """The words of each mention and who they mean, adjectives left out."""
    doc = nlp(text)
    return [(doc[row.start : row.end].text, row.label) for row in doc._.mentions if row.kind != "adjective"]


def persons(nlp, text: str, published: str | None = None) -> list:
    """The mentions of persons in a text that was published at a date."""
    doc = nlp.make_doc(text)
    doc._.published = published
    return [row for row in nlp(doc)._.mentions if row.type == "Person" and row.kind != "pronoun"]


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


def test_a_place_before_its_state_is_no_state(nlp):
    assert ("Paris", "Paris") in named(nlp, "He was born in 1928 at Paris, France.")


@pytest.mark.parametrize("text", ["Sergei Lavrov left.", "Sergey Lavrov left."])
def test_a_spelling_leads_to_the_person(nlp, text):
    [row] = persons(nlp, text)
    assert (row.id.rpartition("/")[2], row.label) == ("sergey-lavrov", "Sergey Lavrov")


@pytest.mark.parametrize(
    ("text", "date", "label"),
    [
        ("Lavrov met reporters.", "2016-09-09", "Sergey Lavrov"),  # in office then, and no other of that name
        ("Lavrov met reporters.", None, "Lavrov"),
        ("Foreign Minister Lavrov met reporters.", None, "Sergey Lavrov"),  # an office of his
        ("Sergei Lavrov arrived. Lavrov met reporters.", None, "Sergey Lavrov"),  # the full name
        ("Russian President Putin met reporters.", None, "Vladimir Putin"),
        ("President Bush met reporters.", "2003-01-01", "George W. Bush"),
        ("Clinton met reporters.", "2010-05-05", "Hillary Clinton"),
        ("Clinton met reporters.", "1999-05-05", "Bill Clinton"),
        ("Bill Clinton arrived. Clinton met reporters.", "2010-05-05", "Bill Clinton"),
        ("Lyudmila Putin arrived. Putin met reporters.", "2012-01-01", "Lyudmila Putin"),  # another full name
        ("Prime Minister May met reporters.", "2018-05-05", "Theresa May"),
    ],
)
def test_a_surname_links_where_the_text_supports_it(nlp, text, date, label):
    assert persons(nlp, text, date)[-1].label == label


def test_a_common_surname_needs_more_than_a_date(nlp):
    assert "Wang Yi" not in [row.label for row in persons(nlp, "Wang met reporters.", "2016-01-01")]
    assert "Wang Yi" in [row.label for row in persons(nlp, "Chinese Foreign Minister Wang met reporters.", "2016-01-01")]


def test_a_surname_in_a_longer_name_is_no_person(nlp):
    assert "Donald Trump" not in [row.label for row in persons(nlp, "Trump Tower is in New York.", "2018-05-05")]


@pytest.mark.parametrize(
    ("text", "date", "office", "state"),
    [
        ("Vladimir Putin left.", "2007-01-01", "president", "Russia"),
        ("Vladimir Putin left.", "2010-01-01", "prime minister", "Russia"),
        ("Vladimir Putin left.", None, None, "Russia"),  # all his offices are Russia's
        ("Sergei Lavrov left.", None, None, "Russia"),
        ("Maria Zakharova left.", None, "spokesperson", "Russia"),
        ("Ban Ki-moon left.", None, None, None),
        ("Ban Ki-moon left.", "2012-01-01", "secretary general", "United Nations"),
        ("Heather Nauert left.", "2018-01-01", "spokesperson", "United States"),  # the State Department acts for it
        ("Barack Obama left.", "2020-01-01", None, None),  # no longer
        ("Senator John Kerry left.", "2014-01-01", "senator", "United States"),  # the text goes before the table
    ],
)
def test_a_known_person_has_the_office_and_state_of_the_date(nlp, text, date, office, state):
    [row] = persons(nlp, text, date)
    assert (row.office, row.state and row.state[1]) == (office, state)


def test_we_means_the_state_of_a_known_officeholder(read):
    reading = read('"We reject the plan," Foreign Minister Ivica Dacic said.')
    assert {s.subject.entity.label for s in reading.statements} == {"Serbia"}


def test_we_means_an_officeholder_whose_state_nobody_tells(read):
    reading = read('"We reject the plan," Foreign Minister Jovan Petrovic said.')
    assert {s.subject.entity.label for s in reading.statements} == {"Jovan Petrovic"}
