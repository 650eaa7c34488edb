"""The README's commands and programs run as they stand there, in its order."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from kg.cli import main

README = Path(__file__).resolve().parent.parent / "README.md"
TEXT = README.read_text(encoding="utf-8") if README.exists() else ""
# "$ kg …" in a console block, and "kg …" in an indented one
COMMANDS = re.findall(r"^(?:\$|   ) (kg .+)$", TEXT.replace("\\\n", " "), re.MULTILINE)
PROGRAMS = re.findall(r"^```python\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_works(command, workplace, monkeypatch, capsys):
    monkeypatch.chdir(workplace)
    monkeypatch.setattr("webbrowser.open", lambda address: True)
    monkeypatch.setattr("uvicorn.Server.run", lambda server, sockets: None)
    # what the shell does with the output is the shell's
    arguments = shlex.split(re.split(r"\s[|>]\s", command)[0], comments=True)[1:]
    try:
        status = main(arguments)
    except SystemExit as end:  # --help
        status = end.code
    assert status == 0
    assert capsys.readouterr().out or arguments[0] == "view"


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.splitlines()[0])
def test_each_program_works(program, workplace, monkeypatch):
    monkeypatch.chdir(workplace)
    exec(compile(program, "README.md", "exec"), {"__name__": "readme"})


def test_the_readme_shows_the_whole_road():
    shown = " ".join(COMMANDS)
    assert all(f"kg {verb} " in shown for verb in ("build", "extract", "query", "view"))
    assert PROGRAMS
