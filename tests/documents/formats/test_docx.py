"""Word documents: paragraphs, tables, and what a file tells of itself."""

from __future__ import annotations

import io
import zipfile

import pytest

from kg.documents.formats import Choices
from kg.documents.formats import docx as room
from kg.documents.publication import Known
from kg.errors import InputError

docx = pytest.importorskip("docx", reason="python-docx is not installed: pip install 'diplomacy-kg[docx]'")


def written(*parts: str | list[list[str]], **properties: str) -> bytes:
    made = docx.Document()
    for name, value in properties.items():
        setattr(made.core_properties, name, value)
    for part in parts:
        if isinstance(part, str):
            made.add_paragraph(part)
            continue
        table = made.add_table(rows=len(part), cols=len(part[0]))
        for row, words in zip(table.rows, part, strict=True):
            for cell, text in zip(row.cells, words, strict=True):
                cell.text = text
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def read(data: bytes):
    [found] = room.read("a.docx", io.BytesIO(data), Known(), Choices())
    return found


def test_paragraphs_and_those_in_tables_come_in_their_order():
    found = read(written("Statement", "Norway\u00a0agreed to the state\u00adment.", [["Cod", "Eel"], ["12", "7"]], "Oslo", title="Fish"))
    assert found.text == "Statement\n\nNorway agreed to the statement.\n\nCod\n\nEel\n\n12\n\n7\n\nOslo"
    assert (found.title, found.published) == ("Fish", None)


def test_a_cell_over_several_columns_is_read_once():
    made = docx.Document()
    table = made.add_table(rows=1, cols=3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "Norway agreed."
    file = io.BytesIO()
    made.save(file)
    assert read(file.getvalue()).text == "Norway agreed."


def test_what_was_inserted_or_filled_in_is_read_and_what_was_deleted_is_not():
    made = docx.Document()
    paragraph = made.add_paragraph()
    run = "<w:r><w:t>{}</w:t></w:r>"
    for piece in (
        f"<w:ins>{run}</w:ins>".format("Norway "),
        "<w:del><w:r><w:delText>never </w:delText></w:r></w:del>",
        f"<w:hyperlink>{run}</w:hyperlink>".format("agreed"),
        f"<w:sdt><w:sdtContent>{run}</w:sdtContent></w:sdt>".format(" in Oslo"),
        "<w:r><w:tab/><w:t>to</w:t><w:br/><w:t>talks.</w:t></w:r>",
    ):
        paragraph._p.append(xml(piece))
    box = "<w:r><w:t>A box.</w:t></w:r>"
    made.add_paragraph("Chile")._p.append(
        xml(
            f"<w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p>{box}</w:p></w:txbxContent></mc:Choice>"
            f"<mc:Fallback><w:txbxContent><w:p>{box}</w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>"
        )
    )
    file = io.BytesIO()
    made.save(file)
    assert read(file.getvalue()).text == "Norway agreed in Oslo to\ntalks.\n\nChile\n\nA box."


def xml(piece: str):
    tag = piece[1:].partition(">")[0]
    spaces = f'xmlns:w="{room.WORD}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    return docx.oxml.parse_xml(piece.replace(f"<{tag}>", f"<{tag} {spaces}>", 1))


def test_what_unpacks_to_too_much_is_not_unpacked():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed, packed.open("word/document.xml", "w") as inner:
        for _ in range(21):
            inner.write(b" " * 10_000_000)
    with pytest.raises(InputError, match="unpacks to 210 MB"):
        read(file.getvalue())


def test_an_entity_is_not_looked_up(tmp_path):
    (tmp_path / "secret").write_text("secret words")
    data = io.BytesIO(written("Norway agreed."))
    changed = io.BytesIO()
    with zipfile.ZipFile(data) as whole, zipfile.ZipFile(changed, "w") as packed:
        for entry in whole.infolist():
            content = whole.read(entry)
            if entry.filename == "word/document.xml":
                content = content.replace(
                    b"<w:document", f'<!DOCTYPE w [<!ENTITY e SYSTEM "{(tmp_path / "secret").as_uri()}">]><w:document'.encode(), 1
                ).replace(b"Norway", b"Norway &e;")
            packed.writestr(entry, content)
    assert "secret words" not in read(changed.getvalue()).text
