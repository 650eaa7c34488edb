"""Files of each format become documents, and what is damaged, hostile or too much is named while the rest is read."""

from __future__ import annotations

import io
import json
import mailbox
import zipfile
from datetime import date
from email.message import EmailMessage

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kg.documents import documents
from kg.documents.formats import FORMATS, UNNAMED, by_media_type, by_name
from kg.documents.normalizing import normalized
from kg.model import Document, Omission

SENTENCE = "Norway proposed a treaty on cod, and Iceland agreed to talks in Bergen on Monday."
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Cod treaty | Fjord News</title><meta property="og:site_name" content="Fjord News">
<meta property="og:title" content="Cod treaty"><meta property="article:published_time" content="2024-03-05T10:00:00Z"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Cod treaty</h1><p>{SENTENCE}</p><p>{SENTENCE} The ministers will meet again in spring,
the government said in a state\u00adment.</p></article><footer>About us</footer></body></html>"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read(*inputs: str) -> tuple[list[Document], dict[str, str]]:
    found = list(documents(inputs))
    return [one for one in found if isinstance(one, Document)], {one.document: one.why for one in found if isinstance(one, Omission)}


def words_of_pdf(*pages: str) -> bytes:
    fpdf = pytest.importorskip("fpdf", reason="fpdf2 is not installed: pip install '.[test]'")
    made = fpdf.FPDF()
    made.set_font("Helvetica", size=12)
    for page in pages:
        made.add_page()
        made.multi_cell(0, 6, page)
    return bytes(made.output())


def test_a_saved_page_has_its_article_and_what_it_tells_of_its_publication(folder):
    pytest.importorskip("trafilatura", reason="trafilatura is not installed: pip install '.[html]'")
    (folder / "page.html").write_text(PAGE, encoding="utf-8")
    [found], omitted = read("page.html")
    assert omitted == {}
    assert (found.title, found.publisher, found.published) == ("Cod treaty", "Fjord News", date(2024, 3, 5))
    assert SENTENCE in found.text
    assert "said in a statement." in found.text
    assert "About us" not in found.text


def test_a_manifest_knows_better_than_the_page(folder):
    pytest.importorskip("trafilatura", reason="trafilatura is not installed: pip install '.[html]'")
    (folder / "page.html").write_text(PAGE, encoding="utf-8")
    (folder / "manifest.json").write_text(json.dumps({"page.html": {"publisher": "Ministry of Fish"}}))
    [found], _ = read("page.html")
    assert (found.publisher, found.title) == ("Ministry of Fish", "Cod treaty")


def test_the_lines_of_a_pdf_are_joined_to_paragraphs(folder):
    pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed: pip install '.[pdf]'")
    (folder / "note.pdf").write_bytes(words_of_pdf(f"{SENTENCE} {SENTENCE}\n\n{SENTENCE}"))
    [found], _ = read("note.pdf")
    assert found.text == f"{SENTENCE} {SENTENCE}\n\n{SENTENCE}"


def test_a_word_document_has_its_paragraphs_and_title(folder):
    docx = pytest.importorskip("docx", reason="python-docx is not installed: pip install '.[docx]'")
    made = docx.Document()
    made.core_properties.title = "Cod"
    for paragraph in (SENTENCE, "Iceland agreed."):
        made.add_paragraph(paragraph)
    made.save(folder / "note.docx")
    [found], _ = read("note.docx")
    assert (found.text, found.title) == (f"{SENTENCE}\n\nIceland agreed.", "Cod")


def test_each_entry_of_a_feed_is_a_document(folder):
    pytest.importorskip("feedparser", reason="feedparser is not installed: pip install '.[feeds]'")
    (folder / "news.rss").write_text(
        f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Fjord News</title>
        <item><title>Cod</title><link>https://example.org/1</link><guid>one</guid><pubDate>Sun, 05 Mar 2034 10:00:00 GMT</pubDate>
        <description>&lt;p&gt;{SENTENCE}&lt;/p&gt;&lt;p&gt;More.&lt;/p&gt;</description></item>
        <item><title>Only a title</title><guid>two</guid></item></channel></rss>""",
        encoding="utf-8",
    )
    [found], omitted = read("news.rss")
    assert (found.id, found.text, found.title, found.url) == ("news.rss#one", f"{SENTENCE}\n\nMore.", "Cod", "https://example.org/1")
    assert (found.publisher, found.published) == ("Fjord News", date(2034, 3, 5))
    assert omitted == {"news.rss#two": "has no text in the feed: only its title"}


def letter(subject: str, text: str, number: int) -> EmailMessage:
    made = EmailMessage()
    made["Subject"], made["From"], made["Date"] = subject, "Ministry of Fish <press@example.org>", "Sun, 05 Mar 2034 10:00:00 +0000"
    made["Message-ID"] = f"<{number}@example.org>"
    made.set_content(text)
    return made


def test_a_letter_and_a_box_of_letters(folder):
    (folder / "one.eml").write_bytes(bytes(letter("Cod", SENTENCE, 1)))
    box = mailbox.mbox(folder / "all.mbox")
    for number in (1, 2):
        box.add(letter(f"Cod {number}", f"{SENTENCE} ({number})", number))
    box.close()
    [one, first, second], _ = read("one.eml", "all.mbox")
    assert (one.id, one.title, one.publisher, one.published) == ("one.eml", "Cod", "Ministry of Fish", date(2034, 3, 5))
    assert [(found.id, found.text) for found in (first, second)] == [
        (f"all.mbox#<{number}@example.org>", f"{SENTENCE} ({number})") for number in (1, 2)
    ]


def test_each_row_of_a_table_is_a_document(folder):
    (folder / "news.csv").write_text(f'id;title;text;published\n7;Cod;"{SENTENCE}\nMore.";2034-03-05\n8;Empty;;\n', encoding="utf-8")
    [found], omitted = read("news.csv")
    assert (found.id, found.title, found.text, found.published) == ("news.csv#7", "Cod", f"{SENTENCE}\nMore.", date(2034, 3, 5))
    assert omitted == {"news.csv#8": "is empty: there is no text to read"}


def test_a_table_without_a_column_of_texts_says_what_it_has(folder):
    (folder / "news.csv").write_text("nr,body\n1,words\n", encoding="utf-8")
    _, omitted = read("news.csv")
    assert omitted["news.csv"].startswith("has no column 'text', but 'nr', 'body'")


def test_the_pages_of_a_web_archive(folder):
    pytest.importorskip("warcio", reason="warcio is not installed: pip install '.[warc]'")
    pytest.importorskip("trafilatura", reason="trafilatura is not installed: pip install '.[html]'")
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with (folder / "web.warc.gz").open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for address, kind, data in (
            ("https://example.org/cod", "text/html", PAGE.encode()),
            ("https://example.org/a.png", "image/png", b"x"),
        ):
            headers = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.0")
            writer.write_record(writer.create_warc_record(address, "response", payload=io.BytesIO(data), http_headers=headers))
    [found], omitted = read("web.warc.gz")
    assert (found.id, found.title, omitted) == ("https://example.org/cod", "Cod treaty", {})


def test_a_pipe_is_not_waited_for_and_a_loop_of_links_ends(folder):
    import os

    (folder / "in").mkdir()
    os.mkfifo(folder / "in" / "pipe.txt")
    (folder / "in" / "again").symlink_to(folder / "in", target_is_directory=True)
    (folder / "in" / "good.txt").write_text(SENTENCE)
    [found], omitted = read("in")
    assert found.id == "in/good.txt"
    assert omitted == {"in/pipe.txt": "is no file but a pipe or a device: it is left out"}


def test_a_line_of_10_megabytes_and_only_emoji_are_texts(folder):
    (folder / "long.txt").write_text("word " * 2_000_000)
    (folder / "doves.txt").write_text("🕊😀" * 1000)
    found, _ = read("long.txt", "doves.txt")
    assert [len(one.text) for one in found] == [10_000_000, 2000]


def test_deeply_nested_markup_and_entities_of_entities_end(folder):
    pytest.importorskip("trafilatura", reason="trafilatura is not installed: pip install '.[html]'")
    pytest.importorskip("feedparser", reason="feedparser is not installed: pip install '.[feeds]'")
    (folder / "deep.html").write_text("<div>" * 100_000 + SENTENCE + "</div>" * 100_000)
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    (folder / "laughs.xml").write_text(
        f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY e0 "ha">{entities}]><rss><channel><item><title>&e11;</title></item></channel></rss>'
    )
    (folder / "good.txt").write_text(SENTENCE)
    found, _ = read("deep.html", "laughs.xml", "good.txt")
    assert found[-1].id == "good.txt"
    assert all(len(one.text) < 10_000 for one in found)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
@given(data=st.binary(min_size=1, max_size=400))
def test_no_bytes_bring_a_reader_down(form, data, tmp_path_factory):
    if form.missing:
        pytest.skip(form.missing)
    path = tmp_path_factory.mktemp("any") / f"any{form.suffixes[0]}"
    path.write_bytes(data)
    for one in documents([path]):
        if isinstance(one, Document):
            assert all(one.text[block.passage.start : block.passage.end] == block.passage.text for block in one.blocks)


def test_what_is_not_installed_is_named_once_with_what_would_help(folder, monkeypatch):
    monkeypatch.setattr("kg.documents.formats.format.find_spec", lambda module: None if module == "pypdfium2" else object())
    for name in ("a.pdf", "b.pdf"):
        (folder / name).write_bytes(b"%PDF")
    with zipfile.ZipFile(folder / "d.zip", "w") as packed:
        packed.writestr("e.pdf", b"%PDF")
    (folder / "c.txt").write_text(SENTENCE)
    [found], omitted = read(".", "a.pdf")
    assert found.id == "c.txt"
    assert omitted == {"a.pdf": "is PDF, which needs pypdfium2: pip install 'diplomacy-kg[pdf]'; so are 3 more"}


@given(st.text())
@example("e\u00ad\u0301")
@example("\ufb01\u200b\u0301")
def test_a_normalized_text_stays_as_it_is(text):
    assert normalized(normalized(text)) == normalized(text)


def test_formats_are_known_by_names_and_media_types():
    assert [by_name(name).name for name in ("a.TXT", "a.tar.gz", "a.warc.gz", "x.HTML")] == ["text", "tar", "WARC", "HTML"]
    assert by_name("a/b") is UNNAMED
    assert by_name("a.exe") is None
    assert by_media_type("text/html; charset=utf-8").name == "HTML"
