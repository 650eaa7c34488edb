"""`kg serve`: it tells its address, and serves until it is ended."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from kg.cli import main


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_until_it_is_ended_and_leaves_no_process(built, how):
    command = [sys.executable, "-m", "kg", "serve", str(built), "--port", "0", "--workers", "2"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        try:
            address = process.stdout.readline().strip()
            assert httpx.get(f"{address}health").json() == {"status": "ok", "workers": 2}
            children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
            workers = children.read_text().split() if children.exists() else []
            process.send_signal(how)
            process.wait(20)
        finally:
            process.kill()
        assert process.stderr.read() == ""
    for worker in workers:
        with pytest.raises(ProcessLookupError):
            os.kill(int(worker), 0)


@pytest.mark.skipif(not Path("/proc").exists(), reason="looks at the processes by /proc")
def test_a_worker_ends_even_when_the_server_was_killed(built):
    command = [sys.executable, "-m", "kg", "serve", str(built), "--port", "0", "--workers", "1", "--timeout", "0.5"]
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True) as process:
        try:
            address = process.stdout.readline().strip()
            assert httpx.get(f"{address}health").json()["workers"] == 1
            [worker] = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
            with pytest.raises(httpx.ReadTimeout):
                httpx.get(f"{address}sparql", params={"query": endless}, timeout=0.3)
        finally:
            process.kill()
    for _ in range(100):
        if not Path(f"/proc/{worker}").exists() or Path(f"/proc/{worker}/stat").read_text().split()[2] == "Z":
            return
        time.sleep(0.1)
    pytest.fail("the worker is still there")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere"], "nowhere: no graph here"),
        (["build", "--host", "no.such.host.invalid"], "no.such.host.invalid:8321: cannot be served at"),
    ],
)
def test_what_cannot_be_served_is_told(arguments, said, workplace, monkeypatch, capsys):
    monkeypatch.chdir(workplace)
    assert main(["serve", *arguments]) == 1
    assert said in capsys.readouterr().err


def test_a_port_that_is_taken_is_told_with_what_helps(workplace, monkeypatch, capsys):
    monkeypatch.chdir(workplace)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert main(["serve", "build", "--port", str(taken.getsockname()[1])]) == 1
    assert "--port 0 takes a free port" in capsys.readouterr().err


NOT_ALONE = [["--writable", "--host", "0.0.0.0"], ["--writable", "--cors", "*"]]


@pytest.mark.parametrize("arguments", [["--workers", "0"], ["--timeout", "-1"], ["--port", "70000"], *NOT_ALONE])
def test_limits_that_are_none_are_misuse(arguments, built):
    with pytest.raises(SystemExit) as end:
        main(["serve", str(built), *arguments])
    assert end.value.code == 2


def test_without_the_extra_it_is_named(built, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "kg.service.server", None)
    monkeypatch.setitem(sys.modules, "kg.service.application", None)
    assert main(["serve", str(built)]) == 1
    assert "pip install 'diplomacy-kg[serve]'" in capsys.readouterr().err
