"""Help comes at once, and every help ends with an example that works."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
import time

import pytest

import kg
from kg.cli import main
from kg.cli.main import VERBS

NAMES = [verb.__name__.rpartition(".")[2].rstrip("_") for verb in VERBS]
HEAVY = {
    "spacy",
    "onnxruntime",
    "numpy",
    "rdflib",
    "pyoxigraph",
    "networkx",
    "scipy",
    "matplotlib",
    "pyvis",
    "dateparser",
    "starlette",
    "uvicorn",
}


def helped(capsys, *arguments) -> str:
    with pytest.raises(SystemExit) as end:
        main([*arguments, "--help"])
    assert end.value.code == 0
    return capsys.readouterr().out


def test_help_names_the_verbs_in_the_order_of_the_work(capsys):
    text = helped(capsys)
    assert NAMES == [
        "build",
        "add",
        "remove",
        "status",
        "import",
        "extract",
        "attributions",
        "query",
        "analyze",
        "validate",
        "view",
        "serve",
        "export",
        "evaluate",
    ]
    assert [line.split()[0] for line in text.splitlines() if line.split()[:1] and line.split()[0] in NAMES] == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_each_help_ends_with_an_example_that_works(name, capsys, workplace, tmp_path, monkeypatch):
    *_, example = helped(capsys, name).splitlines()
    command = shlex.split(example.removeprefix("example: "))
    assert command[:2] == ["kg", name]
    # an example may change what it is about
    shutil.copytree(workplace, tmp_path / "workplace", ignore=shutil.ignore_patterns(".readers"))
    monkeypatch.chdir(tmp_path / "workplace")
    # a server that is up has done what the example shows
    monkeypatch.setattr("uvicorn.Server.run", lambda server, sockets: None)
    assert main(command[1:]) == 0
    assert capsys.readouterr().out


def test_the_version_is_that_of_the_package(capsys):
    with pytest.raises(SystemExit) as end:
        main(["--version"])
    assert end.value.code == 0
    assert capsys.readouterr().out == f"kg {kg.__version__}\n"


@pytest.mark.parametrize(
    "arguments", [[], ["dance"], ["build"], ["build", "seeds"], ["query"], ["query", "build", "ASK {}", "--name", "x"]]
)
def test_misuse_ends_with_2_and_says_how_to_use_it(arguments, capsys):
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert end.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("usage: kg")


def test_help_answers_in_under_half_a_second():
    def seconds() -> float:
        began = time.perf_counter()
        subprocess.run([sys.executable, "-m", "kg", "--help"], check=True, stdout=subprocess.DEVNULL)
        return time.perf_counter() - began

    assert min(seconds() for _ in range(5)) < 0.5


def test_nothing_heavy_is_imported_before_it_is_needed():
    program = "import sys; from kg.cli.main import parser; parser(); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout.split()
    assert HEAVY.isdisjoint(loaded)
