"""Lines around the news, and news that only looks like them."""

from __future__ import annotations

from datetime import date

import pytest

from kg.documents import imprint
from kg.documents.imprint import Imprint


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("By Kari Nordmann", Imprint()),
        ("By KARI NORDMANN, Ola Hansen and Per van den Berg, Associated Press", Imprint("Associated Press")),
        ("Source: Xinhua| 2019-07-09 21:13:12|Editor: Kari Nordmann", Imprint("Xinhua", date(2019, 7, 9))),
        ("Oslo, Norway | AFP | Thursday 2/28/2019 - 10:15 UTC", Imprint("Agence France-Presse", date(2019, 2, 28))),
        ("Kari Nordmann   |05.11.2019 - Update : 06.11.2019", Imprint(None, date(2019, 11, 5))),
        ("Adopted by the Security Council at its 8765th meeting, on 4 March 2021", Imprint("UN Security Council", date(2021, 3, 4))),
        ("EMBARGOED UNTIL 10:00 GMT, 5 JUNE 2019", Imprint()),
        ("Norway-Chile-diplomacy", Imprint()),
    ],
)
def test_a_line_above_the_news_tells_who_publishes_and_when(line: str, told: Imprint) -> None:
    assert imprint.above(line) == told


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("(Reporting by Kari Nordmann; Editing by Ola Hansen)", Imprint()),
        ("© Agence France-Presse", Imprint("Agence France-Presse")),
        ("Copyright 2019 The Associated Press. All rights reserved.", Imprint("Associated Press")),
        ("Our Standards: The Thomson Reuters Trust Principles.", Imprint("Reuters")),
        ("Interfax-West kn oh", Imprint("Interfax")),
        (
            "Distributed by APO Group on behalf of the Ministry of Foreign Affairs of Norway.",
            Imprint("Ministry of Foreign Affairs of Norway"),
        ),
        ("Done at Nairobi, 5 May 2021", Imprint(None, date(2021, 5, 5))),
    ],
)
def test_a_line_below_the_news_tells_who_publishes_and_when(line: str, told: Imprint) -> None:
    assert imprint.below(line) == told


@pytest.mark.parametrize(
    "line",
    [
        "By the evening Norway had agreed to the plan.",
        "By Land and Sea: Norway's New Strategy",
        "Norway agrees",
        "Norway | Chile",
        "Source: three diplomats in Oslo",
        "Norway - Chile",
    ],
)
def test_a_title_or_a_sentence_is_no_line_above_the_news(line: str) -> None:
    assert imprint.above(line) is None


@pytest.mark.parametrize("line", ["Norway agreed.", "(Norway has not agreed.)", "The report was written by the minister.", "we agree"])
def test_a_sentence_is_no_line_below_the_news(line: str) -> None:
    assert imprint.below(line) is None
    assert imprint.ends(line) is None


def test_credits_and_an_end_mark_may_close_the_last_paragraph() -> None:
    assert imprint.closing("Norway agreed. (Reporting by Kari Nordmann)") == len("Norway agreed. ")
    assert imprint.closing('"Norway agreed." Enditem') == len('"Norway agreed." ')
    assert imprint.closing("Norway agreed (and Chile did).") == len("Norway agreed (and Chile did).")
    assert imprint.closing("Norway agreed. Chile.") == len("Norway agreed. Chile.")


def test_a_version_is_no_part_of_the_title() -> None:
    assert imprint.before_title("UPDATE 2-Norway rejects the offer") == len("UPDATE 2-")
    assert imprint.before_title("Update on the talks") == 0
