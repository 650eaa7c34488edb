"""Single files that are packed: read by the name inside, to the place where they are damaged, and not without end."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile

import pytest

from kg.documents import documents
from kg.documents.formats import archive
from kg.documents.formats.packing import name_inside

TEXT = "Norway agreed."
LINES = "".join(json.dumps({"id": str(number), "text": f"{TEXT} {number}"}) + "\n" for number in range(5000)).encode()
PACKED = {".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress}


@pytest.mark.parametrize("end", PACKED)
@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("a.txt", TEXT.encode(), "a.txt{}"),
        ("A.TXT", TEXT.encode(), "A.TXT{}"),
        ("a.csv", f"text\n{TEXT}".encode(), "a.csv{}#1"),
        ("a.jsonl", LINES[: LINES.index(b"\n")], "0"),
        ("a", TEXT.encode(), "a{}"),
        ("a", LINES[: LINES.index(b"\n")], "0"),
    ],
)
def test_what_is_inside_is_read_by_its_own_name_or_how_it_begins(read, end, name, data, found):
    assert read(name + end, PACKED[end](data)) == ([found.format(end)], {})


def test_a_manifest_tells_of_a_packed_file(read, tmp_path):
    (tmp_path / "manifest.json").write_text('{"a.txt.gz": {"title": "Cod", "publisher": "NTB"}}')
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(TEXT.encode()))
    [found] = documents(["a.txt.gz"])
    assert (found.title, found.publisher) == ("Cod", "NTB")


def test_names_may_be_wrong_about_how_a_file_is_packed_or_whether(read):
    assert read("a.txt.gz", bz2.compress(TEXT.encode())) == (["a.txt.gz"], {})
    assert read("a.txt.gz", "Yaoundé agreed.".encode()) == (["a.txt.gz"], {})
    why = "is packed by neither gzip, bzip2 nor xz, whatever its name says"
    assert read("a.txt.gz", gzip.compress(TEXT.encode())[1:]) == ([], {"a.txt.gz": why})
    assert read("a.txt.gz", b"") == ([], {"a.txt.gz": "is empty: there is no text to read"})
    assert read("a.txt.gz", gzip.compress(b"")) == ([], {"a.txt.gz": "is empty: there is no text to read"})


@pytest.mark.parametrize("end", PACKED)
def test_what_comes_before_a_damaged_place_is_read_and_the_place_is_told(read, end):
    # bzip2 unpacks blocks of 900,000 bytes
    lines = b"".join(LINES.replace(b'"id": "', b'"id": "%d-' % time) for time in range(20))
    whole = PACKED[end](lines)
    found, omitted = read(f"a.jsonl{end}", whole[: len(whole) * 3 // 4])
    assert 10_000 < len(found) < 100_000
    assert list(omitted) == [f"a.jsonl{end}"]
    assert omitted[f"a.jsonl{end}"].startswith("cannot be unpacked to its end: ")
    assert read(f"a.txt{end}", whole[:-20])[0] == []


@pytest.mark.parametrize("end", PACKED)
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.csv", "a.mbox", "a"])
def test_what_unpacks_to_much_more_than_it_is_ends_there(read, end, name):
    found, omitted = read(name + end, PACKED[end](b"0" * 60_000_000))
    assert found == []
    [why] = omitted.values()
    assert why == "unpacks to more than 200 times its size: it was made to fill a disk"


def test_packed_files_share_what_archives_may_hold(read, monkeypatch):
    monkeypatch.setattr(archive, "MOST_UNPACKED", 2500)
    monkeypatch.setattr("kg.documents.formats.packing._SEEN", 10)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        for number in range(4):
            packed.writestr(f"{number}.txt.gz", gzip.compress(TEXT.encode() * 60))
    found, omitted = read("all.zip", made.getvalue())
    assert found == ["all.zip/0.txt.gz", "all.zip/1.txt.gz"]
    assert list(omitted) == ["all.zip/2.txt.gz", "all.zip/3.txt.gz"]
    assert all("nor is what follows" in why for why in omitted.values())


def test_archives_in_packed_files_and_packed_files_in_archives_are_read(read):
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as packed:
        for name in ("a.txt.xz", "b.txt"):
            data = lzma.compress(TEXT.encode()) if name.endswith("xz") else TEXT.encode()
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            packed.addfile(entry, io.BytesIO(data))
    assert read("all.gz", gzip.compress(made.getvalue())) == (["all.gz/a.txt.xz", "all.gz/b.txt"], {})
    zipped = io.BytesIO()
    with zipfile.ZipFile(zipped, "w") as packed:
        packed.writestr("in.tar.bz2", bz2.compress(made.getvalue()))
        packed.writestr("in.gz", gzip.compress(TEXT.encode()))
    assert read("all.zip.xz", lzma.compress(zipped.getvalue())) == (
        [f"all.zip.xz/{name}" for name in ("in.tar.bz2/a.txt.xz", "in.tar.bz2/b.txt", "in.gz")],
        {},
    )
    data = TEXT.encode()
    for _ in range(5):
        data = gzip.compress(data)
    assert read("a.gz", data) == ([], {"a.gz": "is in 3 archives: unpack it first"})


def test_the_name_inside_is_the_name_without_its_last_end():
    names = ["a.txt.gz", "a.TXT.GZ", "a.gz", ".gz", "a.txt", "https://example.org/a.csv.xz"]
    assert [name_inside(name) for name in names] == ["a.txt", "a.TXT", "a", "", "", "https://example.org/a.csv"]
