"""What is known of a publication, and which source of it is believed."""

from __future__ import annotations

from datetime import date

import pytest

from kg.documents import Known, document
from kg.errors import InputError

STORY = "Norway to host talks\n\nOSLO, January 30. /NTB/. Norway agreed."


def test_title_and_dateline_tell_what_nobody_else_does():
    read = document("story.txt", STORY)
    assert (read.title, read.place, read.publisher, read.published) == ("Norway to host talks", "Oslo", "NTB", None)


def test_what_is_known_is_believed_before_title_and_dateline():
    known = Known("A title", date(2011, 1, 1), "A paper", "https://example.org/2012/02/02/story", "Bergen", "en-GB")
    read = document("2013-03-03.txt", STORY, known)
    assert (read.title, read.published, read.publisher, read.url) == ("A title", date(2011, 1, 1), "A paper", known.url)
    assert (read.place, read.language) == ("Bergen", "en-GB")


@pytest.mark.parametrize(
    ("name", "url", "published"),
    [
        ("ntb-2017-01-30-talks.txt", None, date(2017, 1, 30)),
        ("ntb-2017.txt", None, date(2017, 1, 30)),
        ("ntb/2017/talks.txt", None, date(2017, 1, 30)),
        ("talks.txt", "https://example.org/2017/02/01/talks", date(2017, 1, 30)),
        ("ntb-2018-01-30.txt", "https://example.org/2017/01/30/talks", date(2017, 1, 30)),
        ("talks-20170131.txt", None, date(2017, 1, 30)),
        ("talks-1234567890.txt", None, None),
        ("talks-2017-13-45.txt", None, date(2017, 1, 30)),
    ],
)
def test_a_dateline_without_year_takes_that_of_the_address_or_the_name(name, url, published):
    assert document(name, STORY, Known(url=url)).published == published


def test_a_dateline_of_december_in_a_file_of_january_is_of_the_year_before():
    assert document("2018-01-02.txt", "OSLO, December 31. /NTB/. Norway agreed.").published == date(2017, 12, 31)


def test_a_dateline_with_its_year_is_believed_before_the_name():
    assert document("2018-01-02.txt", "Oslo, 5 March 2011 – Norway agreed.").published == date(2011, 3, 5)


def test_without_a_dateline_the_name_tells_the_day():
    assert document("talks-2018-01-02.txt", "Norway agreed.").published == date(2018, 1, 2)
    assert document("talks-2018.txt", "Norway agreed.").published is None


def test_a_time_of_publication_counts_as_its_day():
    assert Known.read({"published": "2017-01-30T23:59:00Z"}).published == date(2017, 1, 30)


@pytest.mark.parametrize(("key", "value"), [("published", "January 30"), ("published", 2017), ("title", ["a"]), ("url", 1)])
def test_a_value_of_another_kind_is_named(key, value):
    with pytest.raises(InputError, match=f'"{key}" is '):
        Known.read({key: value})
