"""Women and men, by given names and nouns."""

from __future__ import annotations

import pytest

from kg.lexicon import genders
from kg.lexicon.genders import Gender, of_given_name, of_noun


@pytest.mark.parametrize(
    ("name", "gender"),
    [("Angela", Gender.FEMALE), ("Sergey", Gender.MALE), ("Kim", None), ("Andrea", None), ("Xyzzy", None), ("angela", None)],
)
def test_a_given_name_tells_unless_both_bear_it(name, gender):
    assert of_given_name(name) is gender


@pytest.mark.parametrize(
    ("noun", "gender"), [("Mrs.", Gender.FEMALE), ("spokesman", Gender.MALE), ("Queen", Gender.FEMALE), ("minister", None)]
)
def test_a_noun_tells_if_it_is_said_of_one_of_them_alone(noun, gender):
    assert of_noun(noun) is gender


def test_no_name_is_in_both_lists():
    knowledge = genders.turtle.index("givennames.ttl")
    female, male = (set(knowledge[subject][genders.turtle.dip("givenName")]) for subject in knowledge)
    assert not female & male
    assert len(female) > 300
    assert len(male) > 400
