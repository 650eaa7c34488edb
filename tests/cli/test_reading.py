"""What verbs that read tell on the way: a bar on a terminal alone, and what was skipped where it is wanted."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
import termios

import pytest

from kg.cli import main

UNCLOSED = '"Russia supports the proposal, Sergey Lavrov said.'


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A working directory with two texts, of which one has an unclosed quotation, and an empty one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.txt").write_text("Russia supports the proposal.")
    (tmp_path / "open.txt").write_text(UNCLOSED)
    (tmp_path / "empty.txt").write_text("")
    return tmp_path


@pytest.mark.parametrize(
    "verb", [["build", "-o", "out"], ["add", "grown"], ["extract"], ["attributions"], ["extract", "--partitions", "p"]]
)
def test_what_was_skipped_goes_into_the_log_and_not_among_other_words(verb, folder, capsys):
    assert main([*verb, "good.txt", "empty.txt", "open.txt", "--fast", "--log", "log.jsonl"]) == 1
    said = capsys.readouterr()
    assert said.err == ""
    assert "empty.txt" not in said.out
    why = "a quotation is not closed; it is taken to end with its paragraph"
    assert [json.loads(line) for line in (folder / "log.jsonl").read_text(encoding="utf-8").splitlines()] == [
        {"document": "empty.txt", "why": "is empty: there is no text to read"},
        {"document": "open.txt", "why": why, "start": 0, "end": len(UNCLOSED), "text": UNCLOSED},
    ]


def test_a_log_tells_of_inputs_none_of_which_can_be_read(folder, capsys):
    assert main(["build", "empty.txt", "-o", "out", "--fast", "--log", "log.jsonl"]) == 1
    assert json.loads((folder / "log.jsonl").read_text(encoding="utf-8"))["document"] == "empty.txt"
    assert "1 input that could not be read, each named in log.jsonl" in capsys.readouterr().out


def test_a_log_that_cannot_be_written_is_told(folder, capsys):
    assert main(["extract", "good.txt", "--fast", "--log", "nowhere/log.jsonl"]) == 1
    assert capsys.readouterr().err.startswith("nowhere/log.jsonl: cannot be written: ")


def test_of_much_that_was_left_out_the_first_is_named_and_the_rest_counted(folder, monkeypatch, capsys):
    monkeypatch.setattr("kg.pipeline.outcomes.MOST_OMISSIONS", 2)
    for number in range(5):
        (folder / f"open{number}.txt").write_text(UNCLOSED)
    assert main(["add", "out", *(f"open{number}.txt" for number in range(5)), "--fast"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in lines[1:3]] == ["  open0.txt", "  open1.txt"]
    assert lines[3:] == ["  and 3 more; --log FILE tells them all"]


def test_without_resume_all_documents_are_read_again(folder, capsys):
    for resume, line in ([], "  1 document had been read before"), (["--no-resume"], ""):
        main(["build", "good.txt", "-o", "out", "--fast"])
        capsys.readouterr()
        assert main(["build", "good.txt", "-o", "out", "--fast", *resume]) == 0
        assert capsys.readouterr().out.splitlines()[1] == line


@pytest.mark.parametrize("jobs", ["0", "-1", "two"])
def test_no_less_than_one_process_can_read(jobs, folder, capsys):
    with pytest.raises(SystemExit, match="2"):
        main(["build", "good.txt", "-o", "out", "--jobs", jobs])
    assert "is not 1 or more" in capsys.readouterr().err


def test_a_terminal_sees_a_bar_with_rate_and_time_left_and_a_pipe_nothing(folder):
    for number in range(40):
        (folder / f"{number}.txt").write_text("Russia supports Iran. Turkey met Iran on Monday. " * 30)
    command = [sys.executable, "-m", "kg", "build", ".", "-o", "out", "--fast", "--no-resume", "--log", os.devnull]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 100))
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=theirs)
    os.close(theirs)
    seen = b""
    try:
        while chunk := os.read(ours, 4096):
            seen += chunk
    except OSError:  # nobody has the other end any more
        pass
    os.close(ours)
    assert process.wait() == 1
    assert b"/43 [" in seen
    assert b"documents/s]" in seen
    piped = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    assert piped.stderr == b""


FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Fjord News</title><item><guid>1</guid><link>http://127.0.0.1/1</link>
<description>Russia supports the proposal.</description></item></channel></rss>"""


def test_links_of_feeds_are_followed_where_that_is_wanted_and_else_hinted_at(folder, capsys, caplog):
    pytest.importorskip("feedparser", reason="feedparser is not installed: pip install 'diplomacy-kg[feeds]'")
    pytest.importorskip("protego", reason="Protego is not installed: pip install 'diplomacy-kg[web]'")
    (folder / "news.rss").write_text(FEED)
    assert main(["extract", "news.rss", "--fast"]) == 0
    assert json.loads(capsys.readouterr().out)["document"] == "news.rss#1"
    assert "--follow reads the pages" in caplog.text
    caplog.clear()
    assert main(["extract", "news.rss", "--fast", "--follow"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("http://127.0.0.1/1: is not in the public internet: ")
    assert caplog.text == ""


def test_a_name_cannot_steer_the_terminal(folder, capsys):
    named = "\x1b]0;title\x07\u202etxt.\nempty.txt"
    (folder / named).write_text("")
    assert main(["build", ".", "-o", "out"]) == 1
    assert main(["query", "out/\x1b[31m", "ASK {}"]) == 1
    told = capsys.readouterr().err
    assert r"\x1b]0;title\x07\u202etxt.\nempty.txt: is empty" in told
    assert r"out/\x1b[31m: no graph here" in told
    assert not {"\x1b", "\x07", "\u202e"} & {*told}
