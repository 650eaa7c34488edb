"""Tables: which column holds what, by what it is divided, and where it cannot be read."""

from __future__ import annotations

import csv
import io
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.documents.formats import Choices, table
from kg.documents.publication import Known
from kg.errors import InputError
from kg.model import Document, Omission

TEXT = "Norway agreed, and Iceland; both."


def read(data: str | bytes, known: Known = Known(), **columns: str) -> list[Document | Omission]:  # noqa: B008
    return list(table.read("t.csv", io.BytesIO(data.encode() if isinstance(data, str) else data), known, Choices(columns)))


def written(*rows: list[str], **options: str) -> str:
    made = io.StringIO()
    csv.writer(made, **options).writerows(rows)
    return made.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_first_line_tells_what_divides_a_table(delimiter):
    [found] = read("\ufeff" + written(["id", "Text", "Published"], ["7", f'"{TEXT}"\nMore.', "2020-03-05"], delimiter=delimiter))
    assert (found.id, found.text, found.published) == ("t.csv#7", f'"{TEXT}"\nMore.', date(2020, 3, 5))


def test_columns_are_named_and_those_of_the_right_names_are_taken_without():
    [found] = read(written(["nr", "body", "day", "publisher"], ["7", TEXT, "2020-03-05", "NTB"]), id="nr", text="body", published="day")
    assert (found.id, found.text, found.published, found.publisher) == ("t.csv#7", TEXT, date(2020, 3, 5), "NTB")


def test_a_row_without_an_id_is_named_by_its_number_and_one_without_a_text_is_told():
    found = read(written(["text", "title"], [TEXT], [], ["", "Cod"], [TEXT, "Cod", ""]))
    assert [one.id if isinstance(one, Document) else (one.document, one.why) for one in found] == [
        "t.csv#1",
        ("t.csv#3", "is empty: there is no text to read"),
        "t.csv#4",
    ]


@pytest.mark.parametrize("header", ["text", "id,text"])
def test_a_text_that_its_own_commas_would_cut_is_told(header):
    [found, other] = read(f"{header}\nNorway agreed, Chile, too, did.\n{',' if 'id' in header else ''}Norway agreed.\n")
    assert isinstance(found, Omission)
    assert "than the table has columns" in found.why
    assert isinstance(other, Document)


def test_what_is_known_of_the_table_holds_of_each_row_but_for_its_title_and_day():
    [found] = read(written(["text"], [TEXT]), Known(title="Table", published=date(2020, 1, 1), publisher="NTB", url="https://t.example/"))
    assert (found.title, found.published, found.publisher, found.url) == (None, None, "NTB", None)


@pytest.mark.parametrize(
    ("data", "columns", "why"),
    [
        ("", {}, "is empty"),
        ("nr,body\n1,words\n", {}, "has no column 'text', but 'nr', 'body': --columns text=NAME"),
        ("nr,body\n1,words\n", {"text": "words"}, "has no column 'words' for the text: it has 'nr', 'body'"),
        (b"text\nYaound\xe9\n", {}, r"is not UTF-8 \(byte 0xe9 in line 2\)"),
        ('text\n"' + "no end\n" * 2_000_000, {}, "is no table that can be read beyond line"),
        ("text\n" + "a" * 21_000_000, {}, "has more than 20 MB in line 2"),
    ],
)
def test_what_is_no_table_is_told(data, columns, why):
    with pytest.raises(InputError, match=why):
        read(data, **columns)


@given(st.lists(st.lists(st.text(st.characters(codec="utf-8")), min_size=1, max_size=4), max_size=6))
def test_a_table_that_was_written_is_read(rows):
    found = read(written(["id", "text", "title", "published"], *rows))
    assert len(found) <= len(rows)
    assert all(isinstance(one, (Document, Omission)) for one in found)


@given(st.binary(max_size=200))
def test_any_bytes_are_rows_or_no_table(data):
    with suppress(InputError):
        assert all(isinstance(one, (Document, Omission)) for one in read(b"text,id\n" + data))
