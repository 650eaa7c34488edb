"""Datelines as the agencies write them, and sentences that only look like one."""

from __future__ import annotations

from datetime import date

import pytest

from kg.documents.dateline import dateline

# the bar ends the dateline
DATELINES = [
    ("MOSCOW, January 30. /TASS/.| Norway agreed.", "Moscow", (1, 30), None, "TASS"),
    ("BEIJING, Feb. 3 (Xinhua) --| Norway agreed.", "Beijing", (2, 3), None, "Xinhua"),
    ("PARIS (Reuters) -| Norway agreed.", "Paris", None, None, "Reuters"),
    ("(Reuters) -| Norway agreed.", None, None, None, "Reuters"),
    ("OSLO Jan 30 (Reuters) -| Norway agreed.", "Oslo", (1, 30), None, "Reuters"),
    ("LONDON, March 5 (AP) —| “We agree.”", "London", (3, 5), None, "AP"),
    ("WASHINGTON, D.C., Sept. 5, 2018 (AP) —| Norway agreed.", "Washington, D.C.", (9, 5), 2018, "AP"),
    ("PORT-AU-PRINCE, Haiti (AP) —| Norway agreed.", "Port-Au-Prince, Haiti", None, None, "AP"),
    ("Geneva, 12 March 2019 –| Norway agreed.", "Geneva", (3, 12), 2019, None),
    ("Brussels, 12th March 2019|", "Brussels", (3, 12), 2019, None),
    ("30 January 2017|", None, (1, 30), 2017, None),
    ("KYIV, May 3, 2019 /Ukrinform/.| Norway agreed.", "Kyiv", (5, 3), 2019, "Ukrinform"),
    ("MINSK. Jan 30 (Interfax) -| Norway agreed.", "Minsk", (1, 30), None, "Interfax"),
    ("Tehran, Jan 30, IRNA –| Norway agreed.", "Tehran", (1, 30), None, "IRNA"),
    ("New Delhi, Jan 30 (PTI)| Norway agreed.", "New Delhi", (1, 30), None, "PTI"),
    ("ST. PETERSBURG, June 3. /TASS/.| Norway agreed.", "St. Petersburg", (6, 3), None, "TASS"),
    ("Rio de Janeiro, 3rd March 2019:| Norway agreed.", "Rio de Janeiro", (3, 3), 2019, None),
    ("Moscow, Monday, 30 January —| Norway agreed.", "Moscow", (1, 30), None, None),
    ("UNITED NATIONS, New York, 2019-03-12 -| Norway agreed.", "United Nations, New York", (3, 12), 2019, None),
    ("CAIRO —| Norway agreed.", "Cairo", None, None, None),
    ("BAGHDAD, Iraq —| Norway agreed.", "Baghdad, Iraq", None, None, None),
]
SENTENCES = [
    "Russia and the United States agreed.",
    "NATO — the alliance of 29 states — agreed.",
    "The European Union (EU) – which has 28 members – agreed.",
    "On 12 March 2019, the EU agreed.",
    "May 3. Norway agreed.",
    "May, the prime minister, agreed.",
    "In May 2019 the ministers met.",
    "EU - Russia summit",
    "Statement on the Attacks of 11 September 2001",
    "Statement on Chile, 12 March 2019",
    pytest.param("A." * 5000, id="only initials"),  # must not take long either
    "",
]


@pytest.mark.parametrize(("text", "place", "day", "year", "publisher"), DATELINES, ids=[text for text, *_ in DATELINES])
def test_a_dateline_tells_place_day_and_publisher(text, place, day, year, publisher):
    before, _ = text.split("|")
    told = dateline(text.replace("|", ""))
    assert (told.place, told.day, told.year, told.publisher) == (place, day, year, publisher)
    assert told.length == len(before)
    assert dateline(before) == told


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_is_no_dateline(text):
    assert dateline(text) is None


def test_the_day_needs_a_year():
    told = dateline("OSLO, February 29 (NTB) - Norway agreed.")
    assert told.published() is None
    assert told.published(2020) == date(2020, 2, 29)
    assert told.published(2019) is None


def test_its_own_year_is_the_stronger():
    assert dateline("Oslo, 5 March 2019 – Norway agreed.").published(2001) == date(2019, 3, 5)
