from __future__ import annotations

import httpx
import pytest

from tests.service.conftest import served


@pytest.mark.parametrize(("host", "status"), [("localhost:1", 200), ("LOCALHOST", 200), ("[::1]:80", 200), ("127.0.0.1", 200)])
def test_the_names_of_this_machine_are_known(client, host, status):
    assert client.get("/health", headers={"Host": host}).status_code == status


@pytest.mark.parametrize("host", ["rebound.example", "localhost.example", "127.0.0.1.example:80", "", "localhost@rebound.example"])
def test_a_foreign_name_is_refused(client, host):
    answer = client.get("/sparql", params={"query": "ASK {}"}, headers={"Host": host})
    assert answer.status_code == 400
    assert "true" not in answer.text


def test_no_other_origin_may_read_unless_it_is_told(folder, client):
    foreign = {"Origin": "https://other.example"}
    assert "access-control-allow-origin" not in client.get("/health", headers=foreign).headers
    assert client.options("/sparql", headers={**foreign, "Access-Control-Request-Method": "POST"}).status_code == 405
    with served(folder, "--cors", "https://friend.example", "--workers", "1") as address:
        friend = httpx.get(f"{address}/health", headers={"Origin": "https://friend.example"})
        assert friend.headers["access-control-allow-origin"] == "https://friend.example"
        assert "access-control-allow-origin" not in httpx.get(f"{address}/health", headers=foreign).headers


@pytest.mark.parametrize("address", ["/", "/page.js", "/health", "/statements", "/sparql?query=ASK%7B%7D"])
def test_a_browser_is_told_to_take_nothing_from_elsewhere(client, address):
    headers = client.get(address).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'; ")


def test_no_file_is_reached_but_those_of_the_pages(client):
    for address in ("/graph.trig", "/../graph.trig", "/%2e%2e/graph.trig", "/questions/..%2f..%2fplover", "/page.html"):
        assert client.get(address).status_code == 404
