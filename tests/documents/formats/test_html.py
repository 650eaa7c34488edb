"""Saved pages: in what charset, whose, of which day, and where from."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest

from kg.documents.formats import Choices, html
from kg.documents.publication import Known

pytest.importorskip("trafilatura", reason="trafilatura is not installed: pip install 'diplomacy-kg[html]'")

SENTENCE = "Norway proposed a treaty on cod, and Iceland agreed to talks in Bergen on Monday."


def page(head: str = "", above: str = "", first: str = SENTENCE, below: str = "") -> str:
    return (
        f'<!DOCTYPE html>{above}<html lang="en-GB"><head><title>Cod treaty</title>{head}</head><body><nav><a href="/">Home</a></nav>'
        f"<article><h1>Cod treaty</h1><p>{first}</p><p>{SENTENCE} {SENTENCE}</p></article><footer>About us{below}</footer></body></html>"
    )


def read(data: str | bytes, known: Known = Known()):  # noqa: B008
    (found,) = html.read("page.html", BytesIO(data.encode() if isinstance(data, str) else data), known, Choices())
    return found


@pytest.mark.parametrize(
    ("told", "charset"),
    [
        ("<meta charset=utf-8>", "utf-8"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">', "windows-1252"),
        ("<meta charset='windows-1252'>", "windows-1252"),
        ("<meta charset=windows-1252>", "utf-8"),
        ("<meta charset=klingon>", "utf-8"),
        ("", "utf-8"),
    ],
)
def test_a_page_is_read_in_its_charset_as_browsers_read_it(told, charset):
    said = "“We agree”, said the minister in Yaoundé – and left for the talks in Bergen."
    assert said in read(page(told, first=said).encode(charset)).text


def test_each_paragraph_has_a_line_and_a_blank_one_below():
    assert read(page(first="the ministers met")).text.split("\n\n")[-2:] == ["the ministers met", f"{SENTENCE} {SENTENCE}"]


def test_a_day_from_elsewhere_in_the_page_does_not_hide_that_of_the_dateline():
    found = read(page(first=f"OSLO, March 3, 2021. /NTB/. {SENTENCE}", below=" © 2019 Fjord News, founded on 4 May 2005"))
    assert found.published == date(2021, 3, 3)
    assert read(page(below=' © 2019 <span class="date">4 May 2005</span>')).published is None


def test_a_page_tells_its_day_for_programs_or_else_for_people():
    assert read(page('<meta property="article:published_time" content="2020-05-03T23:30:00+02:00">')).published == date(2020, 5, 3)
    data = '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2020-05-03T10:00:00Z"}</script>'
    assert read(page(data, first='<time datetime="2019-01-01">then</time>')).published == date(2020, 5, 3)
    for shown in ('<span class="post-date">3 May 2020</span>', '<time datetime="2020-05-03T10:00">Sunday</time>'):
        assert read(page(first=f'{shown} {SENTENCE} <span class="date">1 January 2019</span>')).published == date(2020, 5, 3)


def test_a_page_tells_its_publisher_title_and_language():
    found = read(page('<meta property="og:site_name" content="Fjord News"><meta property="og:title" content="The cod treaty">'))
    assert (found.publisher, found.title, found.language) == ("Fjord News", "The cod treaty", "en-GB")


def test_what_is_known_of_a_page_comes_before_what_it_tells():
    head = '<meta property="og:site_name" content="Fjord News">'
    assert read(page(head), Known(publisher="NTB", published=date(2020, 1, 1))).publisher == "NTB"


@pytest.mark.parametrize(
    "above",
    [
        "<!-- saved from url=(0029)https://fjord.example/cod.htm -->",
        "<!--\n Page saved with SingleFile \n url: https://fjord.example/cod.htm \n saved date: Mon -->",
    ],
)
def test_a_page_that_a_browser_saved_tells_where_it_was(above):
    assert read(page(above=above)).url == "https://fjord.example/cod.htm"
    assert read(page(above=above), Known(url="https://other.example/")).url == "https://other.example/"
