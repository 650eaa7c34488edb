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


def test_without_a_page_it_says_what_makes_one(tmp_path, opened, capsys):
    assert main(["view", str(tmp_path)]) == 1
    assert f"kg build INPUT… -o {tmp_path}" in capsys.readouterr().err


def test_without_a_browser_it_says_what_helps(built, monkeypatch, capsys):
    monkeypatch.setattr("webbrowser.open", lambda address: False)
    assert main(["view", str(built)]) == 1
    assert "--no-open" in capsys.readouterr().err
