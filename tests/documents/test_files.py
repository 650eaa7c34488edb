"""Which files folders and patterns stand for."""

from __future__ import annotations

import gzip
import os

import pytest

from kg.documents import documents, expected
from kg.documents.files import matches
from kg.model import Document, Omission

TEXT = "Norway agreed."


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """A working directory with a folder of news."""
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.TXT", "c", "d.png", ".e.txt", "manifest.json", "2019/f.txt", "2019/deep/g.txt", ".git/h.txt"):
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{}" if name.endswith("json") else TEXT)
    return tmp_path


def found(pattern):
    return [path.as_posix() for path in matches(pattern)]


def test_a_pattern_names_files_that_are_read_and_folders(folder):
    assert found("news/*") == ["news/2019", "news/a.txt", "news/b.TXT", "news/c"]
    assert found("news/?.txt") == ["news/a.txt"]
    assert found("n*s/[ab].*") == ["news/a.txt", "news/b.TXT"]
    assert found("*/2019/*.txt") == ["news/2019/f.txt"]
    assert found(str(folder / "news" / "*.txt")) == [(folder / "news" / "a.txt").as_posix()]
    assert found("nothing/*.txt") == []


def test_two_asterisks_are_folders_at_any_depth():
    assert found("news/**/*.txt") == ["news/2019/deep/g.txt", "news/2019/f.txt", "news/a.txt"]
    assert [one.id for one in documents(["news/**"])] == [one.id for one in documents(["news"])]


def test_packed_files_are_known_by_the_names_inside(folder):
    for name in ("i.txt.gz", "j.png.gz", "k.gz", ".l.txt.gz"):
        (folder / "news" / name).write_bytes(gzip.compress(TEXT.encode()))
    assert [one.id for one in documents(["news"]) if one.id.endswith("gz")] == ["news/i.txt.gz"]
    # as files without an end to their names are read where they are named, and left alone in a folder
    assert found("news/*.gz") == ["news/i.txt.gz", "news/k.gz"]


def test_what_is_hidden_has_to_be_named_by_its_dot():
    assert found("news/.*.txt") == ["news/.e.txt"]
    assert found("news/.git/*") == ["news/.git/h.txt"]


def test_a_file_that_is_called_like_a_pattern_is_a_file(folder):
    (folder / "[1].txt").write_text(TEXT)
    (folder / "1.txt").write_text(TEXT)
    assert [one.id for one in documents(["[1].txt"])] == ["[1].txt"]


def test_a_pattern_of_nothing_and_one_that_is_none_are_told():
    # 'a**b' is an error of some versions of Python, and in others the same as 'a*b'
    assert [one.document for one in documents(["news/*.pdf", "a**b"]) if isinstance(one, Omission)] == ["news/*.pdf", "a**b"]


def test_links_that_lead_in_circles_end(folder):
    for number in range(3):
        (folder / "news" / f"again{number}").symlink_to(folder / "news", target_is_directory=True)
    (folder / "news" / "self.txt").symlink_to(folder / "news" / "self.txt")
    for given, many in {"news": 4, "news/**/*.txt": 3}.items():
        told = list(documents([given]))
        assert len([one for one in told if isinstance(one, Document)]) == many
        assert [one.document for one in told if isinstance(one, Omission)] == ["news/self.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes on this system")
def test_pipes_and_devices_are_left_out_and_told(folder):
    os.mkfifo(folder / "pipe.txt")
    told = list(documents(["pipe.txt", "/dev/zero", "news/a.txt"]))
    assert [one.document for one in told if isinstance(one, Omission)] == ["pipe.txt", "/dev/zero"]
    assert isinstance(told[-1], Document)


def test_as_many_are_expected_of_a_pattern_as_come():
    assert expected(["news/**/*.txt"]) == 3
    assert expected(["news/*.pdf"]) == 0


def test_folders_in_folders_by_the_thousand_are_read(folder):
    os.mkdir("deep")
    os.chdir("deep")
    for _ in range(1_200):
        os.mkdir("d")
        os.chdir("d")
    (folder / "deep").joinpath(*["d"] * 1_200, "a.txt").write_text(TEXT)
    try:
        for given in (folder / "deep", f"{folder}/deep/**/*.txt"):
            [one] = documents([given])
            # '**' goes as deep as the Python it runs on
            assert isinstance(one, Document) or "nested too deeply" in one.why and given != folder / "deep"
    finally:
        # what pytest removes folders with is not as patient
        os.remove("a.txt")
        for _ in range(1_200):
            os.chdir("..")
            os.rmdir("d")
        os.chdir(folder)
