"""How a user calls an actor or topic."""

from __future__ import annotations

import pytest

from kg.errors import GraphError
from kg.network import named
from kg.network.names import answers_to
from tests.network.samples import ALDIA, SPEAKER

LABELS = {"https://x/actor/ada-lind": "Ada Lind", "https://x/actor/aldia": "Aldia", "https://y/actor/aldia": "Aldia of old"}


@pytest.mark.parametrize("name", ["Ada Lind", "ada lind", "ada-lind", "https://x/actor/ada-lind"])
def test_a_label_the_last_part_of_an_iri_and_the_whole_are_names(name):
    assert named(name, LABELS) == "https://x/actor/ada-lind"


def test_one_that_several_have_and_one_that_none_has_are_told():
    with pytest.raises(GraphError, match=r"several have this name.*\n  https://x/actor/aldia\n  https://y/actor/aldia"):
        named("aldia", LABELS)
    with pytest.raises(GraphError, match="no actor of this name in what was selected; did you mean ada lind"):
        named("Ada Lynd", LABELS)


def test_an_actor_answers_to_its_names():
    assert answers_to(SPEAKER, "ADA LIND")
    assert answers_to(SPEAKER, "ada-lind")
    assert not answers_to(ALDIA, "ada")
