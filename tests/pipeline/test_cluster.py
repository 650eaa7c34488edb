"""The workers of a dask scheduler read what one process does, whatever becomes of them on the way."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg import pipeline
from kg.cli import main
from kg.errors import ClusterError, PipelineError
from kg.model import Omission, Reading
from kg.pipeline import cluster as door
from tests.pipeline.conftest import DEADLY
from tests.pipeline.samples import news
from tests.pipeline.test_workers import timeless

dask = pytest.importorskip("dask", reason="dask is not installed: pip install 'diplomacy-kg[dask]'")
distributed = pytest.importorskip("distributed", reason="dask is not installed: pip install 'diplomacy-kg[dask]'")


@pytest.fixture
def cluster(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A scheduler and two workers, processes of their own that are started again when they die."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as started:
        yield started


def pids(cluster: Any) -> list[int]:
    with distributed.Client(cluster.scheduler_address, set_as_default=False) as client:
        return list(client.run(os.getpid).values())


def test_what_is_to_be_encrypted_is_not_sent_otherwise() -> None:
    with (
        dask.config.set({"distributed.comm.require-encryption": True}),
        pytest.raises(ClusterError, match=r"tcp://127.0.0.1:9: dask's configuration requires encryption\n  --scheduler tls://HOST:PORT"),
    ):
        next(pipeline.read(["seeds"], scheduler="tcp://127.0.0.1:9"))


def test_two_workers_one_of_them_killed_on_the_way_leave_what_one_process_does(cluster: Any, tmp_path: Path) -> None:
    given = news(tmp_path / "news.jsonl", 24)
    alone = pipeline.build([given], tmp_path / "alone", "fast")
    first, _ = pids(cluster)
    seen: list[str] = []

    def killing(found: Iterator[Any]) -> Iterator[Any]:
        for one in found:
            if not seen:
                os.kill(first, signal.SIGKILL)
            seen.append(one.document.id)
            yield one

    there = pipeline.build([given], tmp_path / "there", "fast", killing, scheduler=cluster.scheduler_address)
    assert first not in pids(cluster)
    assert len(seen) == len(set(seen)) == 24
    assert there.change == alone.change
    assert timeless(tmp_path / "there") == timeless(tmp_path / "alone")


def test_a_document_that_kills_whoever_reads_it_is_left_out_and_named(deadly: str, tmp_path: Path) -> None:
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 1}),
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster,
    ):
        read = list(pipeline.read([news(tmp_path / "news.jsonl", 5, {1: DEADLY})], deadly, scheduler=cluster.scheduler_address))
    assert [found.document.id if isinstance(found, Reading) else found.document for found in read] == [f"n{n:03}" for n in range(5)]
    (left_out,) = (found for found in read if isinstance(found, Omission))
    assert left_out.document == "n001"
    assert left_out.why.startswith("cannot be read: workers died of it (the last at tcp://")


def test_what_is_wrong_with_a_cluster_is_told(cluster: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given, address = news(tmp_path / "news.jsonl", 1), cluster.scheduler_address
    with pytest.raises(PipelineError, match=r"^no_such_pipeline: "):
        pipeline.read([given], "no_such_pipeline", scheduler=address)
    with monkeypatch.context() as patch:
        patch.setattr("kg.pipeline.reading.how_it_reads", lambda: "otherwise")
        with pytest.raises(ClusterError, match="another version of kg"):
            pipeline.read([given], "fast", scheduler=address)
    cluster.scale(0)
    cluster.sync(cluster._correct_state)
    with pytest.raises(ClusterError, match="has no workers"):
        pipeline.read([given], "fast", scheduler=address)
    monkeypatch.setattr(door, "TIMEOUT", 1)
    with pytest.raises(ClusterError, match=r"^tcp://127\.0\.0\.1:9: no scheduler answers: "):
        pipeline.read([given], "fast", scheduler="tcp://127.0.0.1:9")


def test_an_engine_and_its_scheduler_need_each_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for options in (["--engine", "dask"], ["--scheduler", "tcp://127.0.0.1:9"]):
        with pytest.raises(SystemExit, match="2"):
            main(["extract", str(news(tmp_path / "news.jsonl", 1)), *options])
        assert "--engine dask and --scheduler ADDRESS need each other" in capsys.readouterr().err


def test_a_scheduler_is_spoken_to_by_the_certificates_of_dasks_configuration(tmp_path: Path) -> None:
    pytest.importorskip("cryptography", reason="cryptography is not installed: it makes the certificates")
    security = distributed.Security.temporary()
    (tmp_path / "ca.pem").write_text(security.tls_ca_file)
    (tmp_path / "cert.pem").write_text(security.tls_client_cert)
    (tmp_path / "key.pem").write_text(security.tls_client_key)
    own = {"cert": str(tmp_path / "cert.pem"), "key": str(tmp_path / "key.pem")}
    given = news(tmp_path / "news.jsonl", 2)
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, processes=True, dashboard_address=None, protocol="tls://", security=security
    ) as cluster:
        assert cluster.scheduler_address.startswith("tls://")
        with dask.config.set({"distributed.comm.tls.ca-file": str(tmp_path / "ca.pem"), "distributed.comm.tls.client": own}):
            read = list(pipeline.read([given], "fast", scheduler=cluster.scheduler_address))
        with pytest.raises(ClusterError, match="no scheduler answers"):
            pipeline.read([given], "fast", scheduler=cluster.scheduler_address)
    assert read == list(pipeline.read([given], "fast"))
