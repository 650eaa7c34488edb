"""`kg view` opens the page, or tells where it is."""

from __future__ import annotations

import pytest

from kg.cli import main


@pytest.fixture
def opened(monkeypatch):
    """The addresses that a browser was asked to open."""
    addresses = []
    monkeypatch.setattr("webbrowser.open", lambda address: addresses.append(address) is None)
    return addresses


def test_it_opens_the_page_by_its_whole_address(built, opened, capsys):
    assert main(["view", str(built)]) == 0
    assert opened == [(built / "index.html").as_uri()]
    assert capsys.readouterr().out == ""


def test_it_can_tell_the_path_instead(workplace, monkeypatch, opened, capsys):
    monkeypatch.chdir(workplace)
    assert main(["view", "build", "--no-open"]) == 0
    assert capsys.readouterr().out == "build/index.html\n"
    assert opened == []


def test_a_page_that_is_older_than_its_graph_is_written_anew(tmp_path, opened, capsys):
    (tmp_path / "a.txt").write_text("Russia met Turkey on Monday.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Iran criticized Israel on Monday.", encoding="utf-8")
    assert main(["build", str(tmp_path / "a.txt"), "-o", str(tmp_path / "built")]) == 0
    page = tmp_path / "built" / "index.html"
    before = page.read_bytes()
    assert main(["view", str(tmp_path / "built")]) == 0
    assert page.read_bytes() == before
    assert main(["add", str(tmp_path / "built"), str(tmp_path / "b.txt")]) == 0
    capsys.readouterr()
    assert main(["view", str(tmp_path / "built")]) == 0
    assert capsys.readouterr().err == f"{page}: written anew, for the graph has changed\n"
    assert "Iran criticized Israel" in page.read_text(encoding="utf-8")


def test_without_a_page_it_says_what_makes_one(tmp_path, opened, capsys):
    assert main(["view", str(tmp_path)]) == 1
    assert f"kg build INPUT… -o {tmp_path}" in capsys.readouterr().err


def test_without_a_browser_it_says_what_helps(built, monkeypatch, capsys):
    monkeypatch.setattr("webbrowser.open", lambda address: False)
    assert main(["view", str(built)]) == 1
    assert "--no-open" in capsys.readouterr().err
