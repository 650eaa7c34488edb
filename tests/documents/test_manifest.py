"""manifest.json tells what a text does not, and its faults are told."""

from __future__ import annotations

import json
from datetime import date

import pytest

from kg.documents import documents
from kg.model import Document, Omission


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """news/a.txt, and news/b.txt, which is not in the manifest."""
    monkeypatch.chdir(tmp_path)
    news = tmp_path / "news"
    news.mkdir()
    for name in ("a.txt", "b.txt"):
        (news / name).write_text("OSLO, May 3. /NTB/. Norway agreed.")
    return news


def test_a_manifest_is_believed_for_the_files_that_it_names(folder):
    (folder / "manifest.json").write_text(
        json.dumps({"a.txt": {"title": "Talks", "published": "2019-05-04", "url": None, "language": "en"}})
    )
    first, second = documents(["news"])
    assert (first.title, first.published, first.publisher, first.url) == ("Talks", date(2019, 5, 4), "NTB", None)
    assert (second.title, second.published) == (None, None)


def test_a_manifest_counts_for_a_file_that_is_named_alone(folder):
    (folder / "manifest.json").write_text(json.dumps({"a.txt": {"title": "Talks"}}))
    (read,) = documents(["news/a.txt"])
    assert read.title == "Talks"


@pytest.mark.parametrize(
    ("manifest", "why"),
    [
        ("{", "is not JSON: Expecting property name"),
        ("[]", 'needs an object: {"file name": {"title": …'),
        ('{"a.txt": "Talks"}', "'a.txt' needs an object with title, published"),
        ('{"a.txt": {"titel": "Talks"}}', "'a.txt' has the unknown key 'titel': known are title, published"),
        ('{"c.txt": {"title": "Talks"}}', "'c.txt' is no file in this folder"),
        ('{"a.txt": {"published": "May 3"}}', "'a.txt': \"published\" is 'May 3': a date is needed"),
    ],
)
def test_a_faulty_manifest_is_told_once_and_the_texts_are_read_without_it(folder, manifest, why):
    (folder / "manifest.json").write_text(manifest)
    found = list(documents(["news"]))
    omissions = [omission for omission in found if isinstance(omission, Omission)]
    assert [omission.document for omission in omissions] == ["news/manifest.json"]
    assert omissions[0].why.startswith(why)
    assert omissions[0].why.endswith("; the texts beside it are read without it")
    assert [read.title for read in found if isinstance(read, Document)] == [None, None]
