"""Servers that stop, are busy, or leave in the middle: nothing that was finished is lost, and nothing is there twice."""

from __future__ import annotations

import base64
import http.client
import http.server
import os
import signal
import threading
import time
import urllib.parse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.cli import main
from kg.errors import GraphError
from kg.evaluation.generated import readings
from kg.graph import stores
from kg.graph.stores import Store, endpoint, remote
from kg.graph.stores.endpoint import Endpoint, RefusedError, _asked_for
from kg.model import Reading
from tests.graph.samples import COOPERATION, MEETING, PROPOSAL
from tests.graph.stores import servers
from tests.graph.stores.test_remote import held
from tests.graph.stores.test_store import LATER, RUN, reading

DROPPED = 0  # in place of a status: the connection ends without an answer
PATIENCE = 30.0  # seconds; a server that stops for a minute needs twice as many
DOCUMENTS = 6
SHOWN = {"Content-Type", "WWW-Authenticate", "X-SPARQL-MaxRows"}
Fault = tuple[int, bool, dict[str, str]]


class Between:
    """What stands between a client and a server, and does to updates what it is told to: a status, whether it is carried out, headers."""

    def __init__(self, server: str) -> None:
        self.server = urllib.parse.urlsplit(server)
        self.address = ""
        self.faults: list[Fault] = []
        self.asked: list[tuple[float, str, bytes, str | None]] = []

    def updates(self) -> list[bytes]:
        return [content for _, kind, content, _ in self.asked if kind == remote.UPDATE]


@contextmanager
def between(server: str) -> Iterator[Between]:
    found = Between(server)

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            content = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            kind = self.headers.get("Content-Type", "")
            found.asked.append((time.monotonic(), kind, content, self.headers.get("Authorization")))
            status, done, headers = found.faults.pop(0) if kind == remote.UPDATE and found.faults else (200, True, {})
            answer, told = b"no", headers
            if done:
                connection = http.client.HTTPConnection(found.server.netloc, timeout=30)
                passed = {name: value for name, value in self.headers.items() if name not in ("Host", "Content-Length")}
                connection.request(self.command, self.path, content or None, passed)
                response = connection.getresponse()
                answer = response.read()
                told = headers | {name: value for name, value in response.getheaders() if name in SHOWN}
                status = response.status if status == 200 else status
                connection.close()
            if status == DROPPED:
                self.close_connection = True
                return
            self.send_response(status)
            for name, value in told.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        do_GET = do_POST  # noqa: N815

        def log_message(self, *words: object) -> None:
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        thread = threading.Thread(target=listening.serve_forever)
        thread.start()
        found.address = f"http://127.0.0.1:{listening.server_port}{found.server.path}"
        try:
            yield found
        finally:
            listening.shutdown()
            thread.join()


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pauses for tests."""
    monkeypatch.setattr(endpoint, "FIRST_PAUSE", 0.05)
    monkeypatch.setattr(endpoint, "LONGEST_PAUSE", 0.5)


@pytest.fixture(params=["oxigraph", "virtuoso"])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[servers.Running]:
    with servers.running(request.param, tmp_path) as found:
        yield found


@pytest.fixture
def oxigraph(tmp_path: Path) -> Iterator[servers.Running]:
    with servers.running("oxigraph", tmp_path) as found:
        yield found


def short() -> list[Reading]:
    """Documents with three statements each, and two of them again, changed."""
    found = [replace(one, statements=one.statements[:3], attributions=one.attributions[:3]) for one in readings(DOCUMENTS)]
    again = [
        replace(one, document=replace(one.document, text="a later text"), statements=one.statements[:1], attributions=()) for one in found
    ]
    return [*found[:-2], *again[:2], *found[-2:]]


def filled(store: Store, step: Callable[[int], object] = lambda number: None) -> Store:
    """The store with these documents, each sent by itself, and one removed; before each, `step` does something to the server."""
    with store:
        for number, one in enumerate(short()):
            step(number)
            store.put(one, RUN)
            store.quads.flush()
        store.remove([short()[3].document.id])
    return store


def expected() -> set[ox.Quad]:
    return held(filled(stores.writing(stores.MEMORY)))


def assert_nothing_is_lost_or_doubled(address: str) -> None:
    """What is on the server is what is in memory, the union included, where the server does not make it."""
    kept = stores.reading(address)
    assert held(kept) == expected()
    assert isinstance(kept.quads, remote.RemoteQuads)
    if not kept.quads.unites:
        union = {ox.Quad(*row) for row in kept.rows("SELECT ?s ?p ?o { ?s ?p ?o }")}  # type: ignore[arg-type]
        assert union == {ox.Quad(quad.subject, quad.predicate, quad.object) for quad in expected()}


def test_a_server_that_is_killed_and_comes_back_has_all_and_nothing_twice(server: servers.Running, quick: None) -> None:
    def step(number: int) -> None:
        if number in (3, 6):
            server.kill()
            threading.Timer(2, server.start).start()

    filled(stores.writing(server.address, wait=PATIENCE), step)
    assert server.started == 3
    assert_nothing_is_lost_or_doubled(server.address)


def test_a_server_that_stands_still_for_some_seconds_is_waited_for(server: servers.Running) -> None:
    def step(number: int) -> None:
        if number == 4:
            os.kill(server.process.pid, signal.SIGSTOP)
            threading.Timer(3, os.kill, (server.process.pid, signal.SIGCONT)).start()

    filled(stores.writing(server.address, wait=PATIENCE), step)
    assert_nothing_is_lost_or_doubled(server.address)


@pytest.mark.parametrize("done", [True, False])
@pytest.mark.parametrize("status", [DROPPED, 429, 502, 503, 504])
def test_an_update_that_was_or_was_not_carried_out_is_told_again(oxigraph: servers.Running, quick: None, status: int, done: bool) -> None:
    with between(oxigraph.address) as way:
        way.faults += [fault for _ in range(5) for fault in ((status, done, {}), (status, done, {}), (200, True, {}))]
        filled(stores.writing(way.address, wait=PATIENCE))
        assert not way.faults
        assert len(way.updates()) - len(set(way.updates())) >= 10
    assert_nothing_is_lost_or_doubled(oxigraph.address)


def test_a_server_is_left_alone_for_as_long_as_it_asks(oxigraph: servers.Running, quick: None, caplog: pytest.LogCaptureFixture) -> None:
    with between(oxigraph.address) as way:
        store = stores.writing(way.address, wait=PATIENCE)
        store.quads.flush()
        before = len(way.updates())
        way.faults.append((503, False, {"Retry-After": "2"}))
        store.put(reading(PROPOSAL), RUN)
        store.close()
        refused, told_again = [when for when, kind, _, _ in way.asked if kind == remote.UPDATE][before:][:2]
        assert told_again - refused >= 2
    assert "503 Service Unavailable; asking again for up to 30 seconds" in caplog.text


def test_what_a_server_asks_for_may_be_a_time() -> None:
    answer = endpoint.requests.Response()
    for told, seconds in ((None, 0), ("7", 7), ("Wed, 21 Oct 2015 07:28:00 GMT", 0), ("soon", 0)):
        answer.headers["Retry-After"] = told or ""
        assert _asked_for(answer) == seconds
    answer.headers["Retry-After"] = "Fri, 31 Dec 2999 23:59:59 GMT"
    assert _asked_for(answer) > 1e9


def test_patience_ends_with_words_that_help_and_the_next_run_goes_on(oxigraph: servers.Running, quick: None) -> None:
    store = stores.writing(oxigraph.address, wait=1)
    store.put(reading(PROPOSAL), RUN)
    store.settle()
    oxigraph.kill()
    began = time.monotonic()
    with (
        pytest.raises(GraphError, match=r"/update: no answer for 1 seconds: .*refused\n  when it answers, run the same command again"),
        store,
    ):
        store.put(reading(MEETING, name="b.txt"), RUN)
    # leaving does not wait anew
    assert 1 <= time.monotonic() - began < 3
    oxigraph.start()
    with stores.writing(oxigraph.address) as again:
        assert list(again.documents) == ["news.txt"]
        again.put(reading(MEETING, name="b.txt"), RUN)
    assert len(stores.reading(oxigraph.address).documents) == 2


def test_a_server_that_asks_for_more_than_our_patience_is_told_of_at_once(oxigraph: servers.Running) -> None:
    with between(oxigraph.address) as way:
        store = stores.writing(way.address, wait=5)
        way.faults.append((429, False, {"Retry-After": "3600"}))
        began = time.monotonic()
        with pytest.raises(GraphError, match="429 Too Many Requests; it asks to be left alone for 3600 seconds"), store:
            store.put(reading(PROPOSAL), RUN)
        assert time.monotonic() - began < 3


def test_an_address_that_never_answered_is_not_waited_for_unless_it_is_asked_for(quick: None) -> None:
    for wait, least in ((None, 0), (1, 1)):
        began = time.monotonic()
        with pytest.raises(GraphError, match="is a SPARQL server running there"):
            stores.writing("http://127.0.0.1:9", wait=wait)
        assert least <= time.monotonic() - began < least + 3


def test_what_a_server_refuses_is_not_told_again(oxigraph: servers.Running) -> None:
    with between(oxigraph.address) as way:
        store = stores.writing(way.address, wait=PATIENCE)
        before = len(way.updates())
        way.faults.append((500, False, {}))
        with pytest.raises(RefusedError, match="500"), store:
            store.put(reading(PROPOSAL), RUN)
        assert len(way.updates()) == before + 1


def test_documents_go_in_batches_and_one_that_is_refused_leaves_the_others(
    oxigraph: servers.Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remote, "SOON", PATIENCE)
    with between(oxigraph.address) as way:
        store = stores.writing(way.address)
        store.quads.flush()
        before = len(way.updates())
        for one in short()[:4]:
            store.put(one, RUN)
        store.quads.flush()
        assert len(way.updates()) == before + 1
        way.faults += [(400, False, {}), (200, True, {}), (400, False, {})]
        for name in "abc":
            store.put(reading(COOPERATION, name=name), LATER)
        with pytest.raises(RefusedError):
            store.quads.flush()
    assert {"a", "c"} <= set(stores.reading(oxigraph.address).documents)
    assert "b" not in stores.reading(oxigraph.address).documents


def test_a_request_that_is_too_large_for_a_server_goes_in_two(oxigraph: servers.Running) -> None:
    with between(oxigraph.address) as way:
        store = stores.writing(way.address)
        way.faults.append((413, False, {}))
        filled(store)
    assert_nothing_is_lost_or_doubled(oxigraph.address)


@pytest.mark.parametrize("kind", ["oxigraph", "virtuoso"])
def test_a_large_document_goes_in_several_requests_and_a_stop_between_them_is_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    """Whichever request is the last: the next run knows that the document is not as it should be, and makes it so."""
    monkeypatch.setattr(remote, "MOST_BYTES", 5_000)
    monkeypatch.setattr(remote, "MOST_LINES", 20)
    first, second = reading(PROPOSAL, COOPERATION), reading(MEETING, text="another text")
    wanted = stores.writing(stores.MEMORY)
    wanted.put(second, RUN)
    wanted.settle()
    stops = 0
    with servers.running(kind, tmp_path) as server:
        for stop in range(100):
            with stores.writing(server.address) as store:
                store.remove(list(store.documents))
                store.put(first, RUN)
            store = stores.writing(server.address)
            sent = store.quads._updates.post  # type: ignore[attr-defined]
            left = iter(range(stop))

            def post(*told: object, sent: Callable[..., object] = sent, left: Iterator[int] = left) -> object:
                if next(left, None) is None:
                    raise GraphError("it stops here")
                return sent(*told)

            monkeypatch.setattr(store.quads._updates, "post", post)  # type: ignore[attr-defined]
            try:
                store.put(second, RUN, "1" * 32)
                store.quads.flush()
            except GraphError:
                stops += 1
            else:
                break
            with stores.writing(server.address) as again:
                if again.has("news.txt", "1" * 32):
                    pytest.fail("a document that is half there counts as read")
                again.put(second, RUN)
            kept = stores.reading(server.address)
            assert held(kept) == held(wanted), f"stopped after {stop} requests"
            union = {str(ox.Triple(*row)) for row in kept.rows("SELECT DISTINCT ?s ?p ?o { ?s ?p ?o }")} if kind == "oxigraph" else None  # type: ignore[arg-type]
            assert union in (None, {str(quad.triple) for quad in kept.quads_of_graphs()}), f"stopped after {stop} requests"
    assert stops >= 4


def test_a_document_of_many_statements_is_taken_by_every_server(server: servers.Running) -> None:
    many = [f'<http://x.example/{number}> <http://x.example/p> "no. {number}" .\n' for number in range(12_000)]
    with stores.writing(server.address) as store:
        store.quads.change({}, {"http://x.example/graph": many})
        assert len(list(store.quads.triples("http://x.example/graph"))) == len(many)
        store.quads.change({"http://x.example/graph": many}, {})
        assert list(store.quads.triples("http://x.example/graph")) == []


def test_answers_that_virtuoso_cuts_are_asked_for_in_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(servers, "VIRTUOSO", servers.VIRTUOSO.replace("ResultSetMaxRows = 1000000", "ResultSetMaxRows = 40"))
    many = {f'<http://x.example/{number}> <http://x.example/p> "no. {number}" .\n' for number in range(100)}
    with servers.running("virtuoso", tmp_path) as server:
        with stores.writing(server.address) as store, stores.writing(stores.MEMORY) as memory:
            for found in (store, memory):
                found.put(reading(PROPOSAL), RUN)
                found.put(reading(MEETING), RUN)
            store.quads.change({}, {"http://x.example/graph": many})
            assert len(set(store.quads.triples("http://x.example/graph"))) == 100
        assert held(stores.reading(server.address)) == held(memory)
        with pytest.raises(GraphError, match=r"cuts its answers after 40 rows.*\n.*ResultSetMaxRows"):
            stores.reading(server.address).rows("SELECT * { GRAPH ?g { ?s ?p ?o } } ORDER BY ?s")


def test_virtuoso_is_told_who_asks_by_digest_from_the_environment_or_netrc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with servers.running("virtuoso", tmp_path) as server:
        address = server.address + "-auth"
        with pytest.raises(RefusedError, match=f"(?s)401.*{endpoint.USER} and {endpoint.PASSWORD} in the environment, or ~/.netrc"):
            stores.writing(address)
        netrc = tmp_path / "netrc"
        netrc.write_text("machine 127.0.0.1 login dba password dba\n")
        netrc.chmod(0o600)
        monkeypatch.setenv("NETRC", str(netrc))
        with stores.writing(address) as store:
            store.put(reading(PROPOSAL), RUN)
        monkeypatch.setenv("NETRC", str(tmp_path / "none"))
        monkeypatch.setenv(endpoint.USER, "dba")
        monkeypatch.setenv(endpoint.PASSWORD, "dba")
        assert list(stores.reading(address).documents) == ["news.txt"]


def test_a_password_is_sent_only_when_it_is_asked_for_and_never_shown(oxigraph: servers.Running) -> None:
    with between(oxigraph.address) as way:
        store = stores.writing(way.address.replace("//", "//me:secret@"))
        assert {sign for *_, sign in way.asked} == {None}
        way.faults += [(401, False, {"WWW-Authenticate": 'Basic realm="graphs"'}), (200, True, {}), (400, False, {})]
        store.put(reading(PROPOSAL), RUN)
        store.quads.flush()
        assert way.asked[-1][3] == f"Basic {base64.b64encode(b'me:secret').decode()}"
        store.put(reading(MEETING, name="b.txt"), RUN)
        with pytest.raises(RefusedError) as told:
            store.quads.flush()
        assert "secret" not in str(told.value) + store.where


def test_the_command_goes_on_when_the_server_does(
    oxigraph: servers.Running, quick: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = {"a.txt": "Russia supports Iran.", "b.txt": "Turkey rejected the plan. Russia supports Iran."}
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
    with between(oxigraph.address) as way:
        way.faults += [(503, False, {"Retry-After": "1"}), (DROPPED, True, {}), (200, True, {}), (DROPPED, False, {})]
        assert main(["add", way.address, *(str(tmp_path / name) for name in texts), "--wait", "20"]) == 0
        assert not way.faults
    assert capsys.readouterr().out.startswith("2 documents added")
    assert main(["query", oxigraph.address, "SELECT (COUNT(*) AS ?n) { ?s a dip:Statement }", "--format", "csv"]) == 0
    assert capsys.readouterr().out.split() == ["n", "3"]


def test_a_stale_connection_is_no_fault(oxigraph: servers.Running) -> None:
    asked = Endpoint(oxigraph.address + "/query", patience=0)
    assert asked.post({"query": "ASK {}"}, "*/*").ok
    oxigraph.kill()
    oxigraph.start()
    assert asked.post({"query": "ASK {}"}, "*/*").ok
