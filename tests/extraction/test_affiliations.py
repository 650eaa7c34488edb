"""For whom those that a document mentions stand."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russian Foreign Minister Sergey Lavrov left.", ("Sergey Lavrov", "foreign minister", "Russia")),
        ("Lavrov, the Russian foreign minister, left.", ("Sergey Lavrov", "foreign minister", "Russia")),
        ("Eritrea's Foreign Minister Saleh Mohammed left.", ("Saleh Mohammed", "foreign minister", "Eritrea")),
        ("Turkish President Erdogan's spokesman Ibrahim Kalin left.", ("Ibrahim Kalin", "spokesperson", "Turkey")),
        ("President Anna Keller of Switzerland left.", ("Anna Keller", "president", "Switzerland")),
        ("A senior State Department official left.", ("State Department official", "official", "United States")),
        ("The Russian Foreign Ministry denied it.", ("Russian Foreign Ministry", None, "Russia")),
        ("The Kremlin denied it.", None),
        ("Boris Johnson left.", ("Boris Johnson", "foreign minister", "United Kingdom")),
        ("John Kerry left.", None),  # ten days before
    ],
)
def test_an_office_and_a_state_are_told_of_their_holder(read, text, expected):
    found = [
        (told.actor.label, told.office and told.office.label, told.represents and told.represents.label) for told in read(text).affiliations
    ]
    if expected is None:
        assert found == []
    else:
        assert expected in found


def test_each_is_told_once(read):
    found = read("Russian Foreign Minister Sergey Lavrov left. Lavrov said that Lavrov would return. He did.").affiliations
    assert len(found) == 1
