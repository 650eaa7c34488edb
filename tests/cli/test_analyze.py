"""`kg analyze`: tables, CSV and JSON of what was measured, and the statements behind each row."""

from __future__ import annotations

import csv
import io
import json

import pytest

from kg.cli import main, tables
from kg.cli.analyze import MEASURES, METHODS, MODALITIES, PERIODS, POLARITIES, SEVERAL, WEIGHTS
from kg.cli.measures import MEASURES as FUNCTIONS
from kg.graph import stores
from kg.model import Modality, Polarity
from kg.model.records import lines, record, statement_id
from kg.network import Method, Period, Weight
from tests.network.samples import ALDIA, BORAVIA, CANAL, CORVANIA, FRIENDS, QUARREL, SPEAKER, TARIFF, WORLD, ids, said, square

POSITIONS = [
    said(ALDIA, "opposes" if month < 8 else "supports", CANAL, day=f"2020-{month:02}-05", document=f"{month}.txt", source=SPEAKER)
    for month in range(1, 13)
]
SAID = [*WORLD, *POSITIONS, said(BORAVIA, "supports", CANAL, place=7), *square(), said(BORAVIA, "supports", TARIFF, place=8)]


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A graph of the small invented world."""
    folder = tmp_path_factory.mktemp("world")
    (folder / "said.jsonl").write_text("".join(lines(map(record, SAID))), encoding="utf-8")
    assert main(["import", str(folder / "said.jsonl"), "-o", str(folder / "build")]) == 0
    return str(folder / "build")


def analyzed(capsys, *arguments: str) -> str:
    capsys.readouterr()
    assert main(["analyze", *arguments]) == 0
    return capsys.readouterr().out


def cells(text: str) -> list[list[str]]:
    return [line.split() for line in text.splitlines()]


def test_the_choices_are_those_that_there_are():
    assert (tuple(Weight), tuple(Period), tuple(Method)) == (WEIGHTS, PERIODS, METHODS)
    assert (tuple(Modality), tuple(Polarity)) == (MODALITIES, POLARITIES)
    assert [*MEASURES, "timeline", "position"] == list(FUNCTIONS)
    assert set(SEVERAL) <= set(MEASURES)


def test_without_a_measure_several_are_shown(place, capsys):
    said = analyzed(capsys, place)
    assert said.splitlines()[0] == f"{len(SAID)} of {len(SAID)} statements, 2020-01-05 to 2020-12-05"
    assert [line for line in said.splitlines() if line in FUNCTIONS] == list(SEVERAL)


def test_a_table_says_how_it_was_found_and_has_the_most_important_first(place, capsys):
    found = cells(analyzed(capsys, place, "--pairs", "--top", "1"))
    assert found[2][:2] == ["weight:", "number"]
    assert found[4] == "Aldia Boravia 3 1 0 2 1 0 2020-01-15 2020-01-15".split()
    assert found[5] == "and 9 more: --top 10 shows all".split()


def test_every_row_can_name_its_statements_in_words(place, capsys):
    said = analyzed(capsys, place, "--pairs", "--about", "aldia", "--top", "1", "--why")
    for one in (*FRIENDS, QUARREL):
        assert f"    {statement_id(one)}  2020-01-15  a.txt\n      They said it.\n" in said


@pytest.mark.parametrize("measure", MEASURES)
def test_csv_has_all_rows_and_ids_of_statements_that_the_graph_has(measure, place, capsys):
    with stores.reading(place) as store:
        known = {statement_id(statement) for statement in store.statements()}
    rows = list(csv.DictReader(io.StringIO(analyzed(capsys, place, f"--{measure}", "--format", "csv"))))
    assert rows
    for row in rows:
        assert set(row["statements"].split(" ")) <= known


def test_json_has_the_same_rows_and_how_they_were_found(place, capsys):
    found = json.loads(analyzed(capsys, place, "--pairs", "--format", "json"))
    rows = list(csv.DictReader(io.StringIO(analyzed(capsys, place, "--pairs", "--format", "csv"))))
    assert found["selected"].startswith(f"{len(SAID)} of {len(SAID)} statements")
    assert "number of statements" in found["pairs"]["how"]
    assert [row["one"] for row in found["pairs"]["rows"]] == [row["one"] for row in rows]
    assert found["pairs"]["rows"][0]["statements"] == list(ids(*FRIENDS, QUARREL))
    balance = json.loads(analyzed(capsys, place, "--balance", "--format", "json"))["balance"]
    assert balance["summary"]["triads"] == [2, 0, 1, 0]


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        (["--relation", "attacks"], 1),
        (["--relation", "attacks", "--relation", "sanctions"], 2),
        (["--since", "2020-02-01"], 11),
        (["--since", "2020-02-01", "--until", "2020-03-31"], 2),
        (["--source", "ada-lind"], 12),
        (["--publisher", "Gazette"], 0),
    ],
)
def test_filters_tell_what_they_select(filters, count, place, capsys):
    assert analyzed(capsys, place, "--pairs", *filters).startswith(f"{count} of {len(SAID)} statements")


def test_a_publisher_is_that_of_the_document(built, capsys):
    everything, nothing = (analyzed(capsys, str(built), "--actors", "--publisher", name) for name in ("TASS", "Gazette"))
    assert everything.split()[0] == everything.split()[2] != "0"
    assert nothing.split()[0] == "0"


def test_modality_and_polarity_let_in_what_is_no_fact(tmp_path, capsys):
    told = [said(ALDIA, "attacks", BORAVIA, negative=True), said(ALDIA, "attacks", CORVANIA, modality=Modality.INTENDED)]
    (tmp_path / "said.jsonl").write_text("".join(lines(map(record, told))), encoding="utf-8")
    assert main(["import", str(tmp_path / "said.jsonl"), "-o", str(tmp_path / "build")]) == 0

    def pairs(*options: str) -> list[list[str]]:
        return cells(analyzed(capsys, str(tmp_path / "build"), "--pairs", *options))[4:]

    assert pairs() == []
    assert [row[:4] for row in pairs("--polarity", "negative")] == [["Aldia", "Boravia", "1", "0"]]
    assert [row[:4] for row in pairs("--modality", "intended", "--weight", "intensity")] == [["Aldia", "Corvania", "5.1", "-5.1"]]


def test_the_timeline_of_two_goes_by_periods(place, capsys):
    found = cells(analyzed(capsys, place, "--timeline", "aldia", "Boravia", "--by", "year"))
    assert found[-1] == ["2020", "2", "1", "1"]
    assert cells(analyzed(capsys, place, "--timeline", "aldia"))[-1] == ["2020-01", "2", "2", "0"]


def test_a_position_tells_when_it_changed(place, capsys):
    found = cells(analyzed(capsys, place, "--position", "Aldia", "canal"))
    assert found[2] == ["Aldia", "on", "canal"]
    assert [row for row in found if row[-1:] == ["yes"]] == [["2020-08", "1", "0", "1", "yes"]]


@pytest.mark.parametrize("measure", [*(f"--{name}" for name in MEASURES), "--timeline aldia", "--position aldia canal"])
def test_plots_are_written_beside_the_table(measure, place, tmp_path, capsys):
    pytest.importorskip("matplotlib", reason="matplotlib is not installed: pip install '.[plots]'")
    name = measure.split()[0].removeprefix("--")
    assert main(["analyze", place, *measure.split(), "--plot", str(tmp_path / "plots")]) == 0
    assert sorted(path.name for path in (tmp_path / "plots").iterdir()) == [f"{name}.png", f"{name}.svg"]
    assert capsys.readouterr().err.splitlines() == [str(tmp_path / "plots" / f"{name}{end}") for end in (".png", ".svg")]


@pytest.mark.parametrize(
    "arguments",
    [
        ["--format", "csv"],
        ["--plot", "plots"],
        ["--timeline", "a", "b", "c"],
        ["--pairs", "--actors"],
        ["--since", "yesterday"],
        ["--top", "-1"],
        ["--weight", "gold"],
    ],
)
def test_misuse_ends_with_2(arguments, place, capsys):
    with pytest.raises(SystemExit) as end:
        main(["analyze", place, *arguments])
    assert end.value.code == 2
    assert capsys.readouterr().err.startswith("usage: kg analyze")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--timeline", "Aldya"], "Aldya: no actor of this name in what was selected; did you mean aldia?"),
        (["--position", "aldia", "canall"], "canall: no topic that any takes a position on of this name"),
        (["--pairs", "--about", "nobody"], "nobody: no actor or topic of this name"),
        (["--pairs", "--relation", "dances"], "no relation 'dances': there is "),
    ],
)
def test_what_there_is_not_is_told(arguments, told, place, capsys):
    assert main(["analyze", place, *arguments]) == 1
    assert capsys.readouterr().err.startswith(told)


def test_a_missing_library_is_told_with_its_extra(place, tmp_path, monkeypatch, capsys):
    for name, arguments in {"leidenalg": ["--method", "leiden"], "matplotlib.figure": ["--plot", str(tmp_path)]}.items():
        monkeypatch.setitem(__import__("sys").modules, name, None)
        assert main(["analyze", place, "--communities", *arguments]) == 1
        assert "pip install 'diplomacy-kg[" in capsys.readouterr().err


def test_a_folder_without_a_graph_is_told(tmp_path, capsys):
    assert main(["analyze", str(tmp_path)]) == 1
    assert "no store here" in capsys.readouterr().err


def test_labels_do_not_steer_a_terminal_and_long_ones_are_cut():
    found = list(tables.table([("a\x1b[31m\nb", 1.0), ("x" * 100, 0.25)], [("name", lambda row: row[0]), ("n", lambda row: row[1])]))
    assert found[1].split() == ["a", "[31m", "b", "1"]
    assert found[2] == "x" * 59 + "…  0.250"


def test_a_period_without_statements_has_none_to_show(place, capsys):
    assert "\n\n" not in analyzed(capsys, place, "--timeline", "aldia", "--by", "day", "--why").partition("\n\n")[2]


def test_what_several_papers_carry_of_one_report_counts_once(tmp_path, capsys):
    report = (
        "Russia met Turkey in Astana on Monday to discuss the north of Syria, where both have soldiers. The talks took four hours and "
        "ended without a statement. Delegates from seven other countries waited in the corridor, and the hosts served tea and apricots."
    )
    (tmp_path / "first.txt").write_text(f"MOSCOW, January 30. /TASS/. {report}", encoding="utf-8")
    (tmp_path / "second.txt").write_text(f"ANKARA, January 30. /TASS/. {report} More follows.", encoding="utf-8")
    assert main(["build", *map(str, sorted(tmp_path.glob("*.txt"))), "-o", str(tmp_path / "built")]) == 0
    capsys.readouterr()
    assert main(["analyze", str(tmp_path / "built"), "--pairs", "--format", "json"]) == 0
    [pair] = [row for row in json.loads(capsys.readouterr().out)["pairs"]["rows"] if "russia" in str(row) and "turkey" in str(row)]
    assert len(pair["statements"]) == 1
