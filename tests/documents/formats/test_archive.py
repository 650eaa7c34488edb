"""What is in archives, how it is named, and archives that were made to fill a disk or the memory."""

from __future__ import annotations

import io
import json
import random
import struct
import tarfile
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.documents import documents
from kg.documents.formats import archive
from kg.model import Document

TEXT = "Norway agreed."


def zipped(**files: bytes | str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return made.getvalue()


def tarred(mode: str = "w:gz", **files: bytes | str) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode=mode) as packed:
        for name, told in files.items():
            data = told.encode() if isinstance(told, str) else told
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            packed.addfile(entry, io.BytesIO(data))
    return made.getvalue()


FILES = {"deep/a.txt": TEXT, "b.jsonl": json.dumps({"id": "b", "text": TEXT}), "c.png": b"\x89PNG", ".d.txt": TEXT, "__MACOSX/._a.txt": "x"}


@pytest.mark.parametrize("name", ["all.zip", "all.tar", "all.tgz", "all.tar.gz", "all.tar.bz2", "all.tar.xz"])
def test_what_is_in_an_archive_is_named_by_both(read, name):
    data = zipped(**FILES) if name == "all.zip" else tarred("w:" + {"tar": "", "tgz": "gz"}.get(name[4:], name[8:]), **FILES)
    assert read(name, data) == ([f"{name}/deep/a.txt", "b"], {})


def test_archives_are_read_through_other_archives(read):
    data = zipped(**{"a.txt": TEXT, "b.csv": f"text\n{TEXT}\n"})
    for number in range(3):
        data = zipped(**{"in.tgz": data}) if number % 2 else tarred(**{"in.zip": data, "c.txt": TEXT, "d.csv": f"text\n{TEXT}\n"})
    inner = ("in.zip/in.tgz/in.zip/a.txt", "in.zip/in.tgz/in.zip/b.csv#1", "in.zip/in.tgz/c.txt", "in.zip/in.tgz/d.csv#1")
    assert read("all.tgz", data) == ([f"all.tgz/{name}" for name in (*inner, "c.txt", "d.csv#1")], {})
    deeper = zipped(**{"out.tgz": data, "e.txt": TEXT})
    assert read("all.zip", deeper)[1] == {"all.zip/out.tgz/in.zip/in.tgz/in.zip": "is in 3 archives: unpack it first"}


def test_a_folder_whose_name_is_hidden_hides_nothing_in_an_archive(tmp_path):
    (tmp_path / ".cache").mkdir()
    (tmp_path / ".cache" / "all.zip").write_bytes(zipped(**{"./a.txt": TEXT}))
    [found] = documents([tmp_path / ".cache" / "all.zip"])
    assert isinstance(found, Document)


def test_an_archive_without_a_file_that_is_read_is_told(read):
    assert read("all.zip", zipped(**{"a.png": b"x"})) == ([], {"all.zip": "has no file that is read"})
    assert read("all.tar", tarred("w")) == ([], {"all.tar": "has no file that is read"})


def test_a_name_that_a_terminal_would_obey_is_shown_and_one_that_is_no_text_too(read):
    found, _ = read("all.tar", tarred("w", **{"a\x1b[2Jb\n.txt": TEXT, "c\udcff.txt": TEXT}))
    assert found == ["all.tar/a\\x1b[2Jb\\n.txt", "all.tar/c\\udcff.txt"]


def test_links_devices_and_paths_out_of_an_archive_are_nothing(read):
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as packed:
        for kind, target in ((tarfile.SYMTYPE, "/etc/passwd"), (tarfile.LNKTYPE, "x"), (tarfile.CHRTYPE, ""), (tarfile.FIFOTYPE, "")):
            entry = tarfile.TarInfo(f"{kind.decode()}.txt")
            entry.type, entry.linkname = kind, target
            packed.addfile(entry)
        entry = tarfile.TarInfo("../../a.txt")
        entry.size = len(TEXT)
        packed.addfile(entry, io.BytesIO(TEXT.encode()))
    assert read("all.tar", made.getvalue()) == (["all.tar/../../a.txt"], {})


def test_a_file_that_unpacks_to_much_more_than_it_is_is_left_out(read):
    zeros = b"0" * 30_000_000
    found, omitted = read("all.zip", zipped(**{"zeros.txt": zeros, "good.txt": TEXT}))
    assert found == ["all.zip/good.txt"]
    assert "made to fill a disk" in omitted["all.zip/zeros.txt"]
    # what follows in a packed tar file is behind it
    found, omitted = read("all.tgz", tarred(**{"good.txt": TEXT, "zeros.png": zeros, "more.txt": TEXT}))
    assert found == ["all.tgz/good.txt"]
    assert "made to fill a disk" in omitted["all.tgz/zeros.png"]


def test_files_that_overlap_are_not_unpacked(read):
    data = bytearray(zipped(**{"a.txt": bytes(random.Random(1).choices(b"abcdefgh", k=3000)), "b.txt": TEXT}))
    second = data.rindex(b"PK\x01\x02")
    # the second entry is said to be as long as the file, from its beginning
    struct.pack_into("<I", data, second + 20, len(data))
    assert read("all.zip", bytes(data)) == ([], {"all.zip": "has files that overlap: it was made to fill a disk"})


def test_what_archives_in_archives_hold_counts_together(read, monkeypatch):
    monkeypatch.setattr(archive, "MOST_FILES", 10)
    inner = zipped(**{f"{number}.txt": TEXT for number in range(4)})
    found, omitted = read("all.zip", zipped(**{f"{number}.zip": inner for number in range(4)}))
    assert len(found) == 8
    assert all("nor is what follows" in why for why in omitted.values())


def test_a_name_that_would_fill_the_memory_is_not_read(read):
    entry = tarfile.TarInfo("pax")
    entry.type, entry.size = tarfile.XHDTYPE, 8 * 10**9
    found, omitted = read("all.tar", entry.tobuf() + b"0" * 10_240)
    assert found == []
    assert "is said to have 8000000000 bytes" in omitted["all.tar"]


def test_what_is_encrypted_is_told_and_the_rest_is_read(read):
    data = bytearray(zipped(**{"a.txt": TEXT, "b.txt": TEXT}))
    for at in (data.index(b"PK\x03\x04") + 6, data.index(b"PK\x01\x02") + 8):
        data[at] |= 1
    assert read("all.zip", bytes(data)) == (["all.zip/b.txt"], {"all.zip/a.txt": "is encrypted: unpack it first"})


@pytest.mark.parametrize("size", [1, 2, 3, 5, 11, 17])
def test_an_archive_of_which_only_the_head_came_is_told(read, size):
    found, omitted = read("all.tgz", tarred("w:gz", **{"a.txt": TEXT})[:size])
    assert found == []
    assert omitted["all.tgz"].startswith("is no tar file that can be read to its end")


WORDS = bytes(random.Random(1).choices(b"Norway agreed to cod. ", k=5000))
WHOLE = {
    "all.zip": zipped(**{"a.txt": WORDS, "b.jsonl": WORDS, "c.csv": b"text\n" + WORDS, "d.zip": zipped(**{"e.txt": WORDS})}),
    "all.tar": tarred("w", **{"a.txt": WORDS, "b.csv": b"text\n" + WORDS}),
    "all.tgz": tarred("w:gz", **{"a.txt": WORDS, "b.jsonl": WORDS}),
    "all.tar.bz2": tarred("w:bz2", **{"a.txt": WORDS, "b.mbox": WORDS}),
    "all.tar.xz": tarred("w:xz", **{"a.txt": WORDS}),
}


@settings(deadline=None, max_examples=200)
@given(st.sampled_from(sorted(WHOLE)), st.data())
def test_a_damaged_archive_is_told_or_read(tmp_path_factory, name, data):
    whole = bytearray(WHOLE[name])
    for at, byte in data.draw(st.lists(st.tuples(st.integers(0, len(whole) - 1), st.integers(0, 255)), max_size=6)):
        whole[at] = byte
    path = tmp_path_factory.getbasetemp() / name
    path.write_bytes(whole[: data.draw(st.integers(1, len(whole)))] if data.draw(st.booleans()) else whole)
    for found in documents([path]):
        assert not isinstance(found, Document) or all(
            found.text[block.passage.start : block.passage.end] == block.passage.text for block in found.blocks
        )
