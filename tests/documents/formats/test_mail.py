"""Letters: what they are named by, which of their parts is read, and headers that were made to take hours."""

from __future__ import annotations

import io
import mailbox
import time
from datetime import date
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.documents.formats import Choices, mail
from kg.documents.publication import Known
from kg.errors import InputError
from kg.model import Document, Omission

TEXT = "Norway proposed a treaty on cod.\n\nFrom Bergen, the minister went home."


def letter(subject: str = "Cod", text: str = TEXT, number: int = 1) -> EmailMessage:
    made = EmailMessage()
    made["Subject"], made["From"], made["Date"] = subject, "Ministry of Fish <press@fish.example>", "Sun, 05 Mar 2017 23:30:00 -0500"
    made["Message-ID"] = f"<{number}@fish.example>"
    made.set_content(text)
    return made


def read(data: bytes | EmailMessage) -> Document:
    [found] = mail.read_letter("a.eml", io.BytesIO(bytes(data)), Known(), Choices())
    return found


def box(data: bytes) -> list[Document | Omission]:
    return list(mail.read_box("a.mbox", io.BytesIO(data), Known(), Choices()))


def test_a_letter_tells_its_title_publisher_and_day_where_it_was_sent():
    found = read(letter("Kvóta – “cod”"))
    assert (found.title, found.publisher, found.published) == ("Kvóta – “cod”", "Ministry of Fish", date(2017, 3, 5))
    assert found.text == TEXT


def test_the_plain_text_is_read_before_the_html():
    made = letter()
    made.add_alternative(f"<p>{TEXT} And more.</p>", subtype="html")
    made.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="a.pdf")
    assert read(made).text == TEXT


def test_a_letter_of_html_alone_is_read_as_a_page():
    pytest.importorskip("trafilatura", reason="trafilatura is not installed: pip install 'diplomacy-kg[html]'")
    made = letter()
    said = "Norway proposed a treaty on cod, and Iceland agreed to talks in Bergen on Monday."
    made.set_content(f"<html><body><article><p>{said}</p><p>{said} The talks will be long.</p></article></body></html>", subtype="html")
    found = read(made)
    assert (found.title, found.text.split("\n\n")[0]) == ("Cod", said)


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252"])
def test_a_letter_is_read_in_its_charset(charset):
    made = letter()
    made.set_content("Yaoundé agreed.", charset=charset, cte="quoted-printable")
    assert read(made).text == "Yaoundé agreed."


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252"])
def test_bytes_beyond_ascii_are_read_where_no_charset_is_told(encoding):
    found = read("Subject: Yaoundé’s talks\nFrom: Ministère <a@fish.example>\n\nYaoundé “agreed”.".encode(encoding))
    assert (found.title, found.publisher, found.text) == ("Yaoundé’s talks", "Ministère", "Yaoundé “agreed”.")


def test_what_a_letter_quotes_and_its_signature_are_not_its_words():
    assert read(letter(text="We agree.\n\n> Do you agree?\n\n-- \nPress office\nOslo")).text == "We agree."


def test_lines_that_a_letter_says_are_broken_are_whole():
    found = read(b"Content-Type: text/plain; format=flowed\n\nNorway proposed a treaty on \ncod.\n\n From Bergen, he went home.\n")
    assert found.text == "Norway proposed a treaty on cod.\n\nFrom Bergen, he went home."


def test_a_few_lines_of_html_are_read_though_they_are_no_article():
    pytest.importorskip("trafilatura", reason="trafilatura is not installed: pip install 'diplomacy-kg[html]'")
    found = read(
        b"Content-Type: text/html; charset=utf-8\n\n<style>p {color: red}</style><p>Norway\nagreed.</p><p>Chile &amp; Peru did not.</p>"
    )
    assert found.text == "Norway agreed.\n\nChile & Peru did not."


def test_letters_of_a_box_are_named_by_their_ids_or_numbers(tmp_path):
    made = mailbox.mbox(tmp_path / "a.mbox")
    for number in (1, 2):
        made.add(letter(f"Cod {number}", number=number))
    last = letter("Cod 3")
    del last["Message-ID"]
    made.add(last)
    made.close()
    found = box((tmp_path / "a.mbox").read_bytes())
    assert [(one.id, one.title, one.text) for one in found if isinstance(one, Document)] == [
        ("a.mbox#<1@fish.example>", "Cod 1", TEXT),
        ("a.mbox#<2@fish.example>", "Cod 2", TEXT),
        ("a.mbox#3", "Cod 3", TEXT),
    ]


def test_a_paragraph_that_begins_with_from_begins_no_letter():
    found = box(b"From a@b Mon Jan  2 10:00:00 2017\nSubject: x\n\nHe went.\n\nFrom Oslo, he flew home in 2017.\n")
    assert [one.text for one in found if isinstance(one, Document)] == ["He went.\n\nFrom Oslo, he flew home in 2017."]


def test_a_letter_that_cannot_be_read_is_told_and_the_others_are_read():
    begins = b"From a@b Mon Jan  2 10:00:00 2017\n"
    found = box(
        begins + b"Subject: empty\n\n\n\n" + begins + b"Content-Type: text/plain; charset=klingon\n\n\xff\n\n" + begins + b"\nNorway.\n"
    )
    assert [type(one) for one in found] == [Omission, Omission, Document]
    with pytest.raises(InputError, match="has no letter in it"):
        box(b"Norway agreed.")


@pytest.mark.parametrize("header", ["From", "Subject", "Message-ID", "Date", "Content-Type: text/plain; charset"])
@pytest.mark.parametrize("piece", ["=?utf-8?q?a?= ", "a,", '"', "x;", "(", "<", "a@b,"])
def test_a_header_that_was_made_to_take_hours_takes_none(header, piece):
    begun = time.monotonic()
    found = box(f"From a@b Mon Jan  2 10:00:00 2017\n{header}: {piece * 30_000}\n\nNorway agreed.\n".encode())
    assert time.monotonic() - begun < 5
    assert len(found) == 1


@pytest.mark.parametrize("piece", [b"Content-Type: message/rfc822\n\n", b"Content-Type: multipart/mixed; boundary=b\n\n--b\n", b"\n--b\n"])
def test_parts_in_parts_end(piece):
    begun = time.monotonic()
    for data in (piece * 20_000, b"Content-Type: multipart/mixed; boundary=b\n\n" + piece * 20_000):
        assert len(box(b"From a@b Mon Jan  2 10:00:00 2017\n" + data)) == 1
    assert time.monotonic() - begun < 10


HEADERS = st.sampled_from(["From", "Subject", "Date", "Message-ID", "Content-Type", "Content-Transfer-Encoding", "MIME-Version"])
VALUES = st.one_of(
    st.text(max_size=40), st.sampled_from(["multipart/mixed; boundary=b", "text/html", "base64", "quoted-printable", "=?x?b?/?="])
)


@settings(deadline=None)
@given(st.lists(st.tuples(HEADERS, VALUES), max_size=5), st.text(max_size=60), st.binary(max_size=40))
def test_any_letter_is_read_or_told(headers, text, rest):
    made = "".join(f"{name}: {value}\n" for name, value in headers) + "\n" + text
    for one in box(b"From a@b Mon Jan  2 10:00:00 2017\n" + made.encode(errors="surrogateescape") + rest):
        if isinstance(one, Document):
            one.id.encode(), one.text.encode(), (one.title or "").encode(), (one.publisher or "").encode()
