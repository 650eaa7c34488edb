"""What becomes of the documents of an earlier build that cannot be read this time."""

from __future__ import annotations

import json

from kg import pipeline
from kg.documents import Choices


def test_what_an_input_that_is_not_there_had_stays_and_so_does_what_is_empty_or_foreign_now(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    names = ["a.txt", "b/b.txt", "c/c.txt", "d.txt", "e.txt", "f.txt"]
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Russia supports Iran.")
    inputs = ["a.txt", "b", "c/*.txt", "d.txt", "e.txt", "f.txt"]
    pipeline.build(inputs, "out")
    for folder in ("b", "c"):
        (tmp_path / folder).rename(f"{folder} somewhere else")
    (tmp_path / "d.txt").write_text("")
    (tmp_path / "e.txt").write_text(
        "La Norvège a rejeté lundi la proposition du Chili de tenir des pourparlers sur la pêche, a déclaré le ministre."
    )
    (tmp_path / "f.txt").unlink()
    summary = pipeline.build(inputs, "out")
    assert [omission.document for omission in summary.change.unread] == ["b", "c", "d.txt", "e.txt", "f.txt"]
    assert (summary.change.kept, summary.change.removed) == (names[1:], [])
    assert pipeline.build(["a.txt"], "out").change.removed == names[1:], "which are no inputs any more"


def test_what_no_reader_is_installed_for_stays(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("a.html", "b.html", "c.html", "d.txt"):
        (tmp_path / name).write_text(f"<article><h1>News</h1><p>{40 * 'Russia supports Iran. '}</p></article>")
    inputs = ["a.html", "b.html", "d.txt"]
    pipeline.build([*inputs, "c.html"], "out")
    monkeypatch.setattr("kg.documents.formats.format.find_spec", lambda name: None)
    change = pipeline.build(inputs, "out").change
    assert [(omission.document, omission.also) for omission in change.unread] == [("a.html", ("b.html",))]
    assert (change.kept, change.removed) == (["a.html", "b.html"], ["c.html"])


def test_nothing_goes_while_a_line_cannot_be_read_that_may_be_it(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    lines = [json.dumps({"id": name, "text": "Russia supports Iran."}) + "\n" for name in ("one", "two", "three")]
    (tmp_path / "news.jsonl").write_text("".join(lines))
    pipeline.build(["news.jsonl"], "out")
    (tmp_path / "news.jsonl").write_text(lines[0] + lines[1][:20])
    assert pipeline.build(["news.jsonl"], "out").change.kept == ["three", "two"]
    (tmp_path / "news.jsonl").write_text("".join(lines[:2]))
    assert pipeline.build(["news.jsonl"], "out").change.removed == ["three"]


def test_an_address_whose_server_is_down_keeps_what_was_there(tmp_path, site):
    for name in "abc":
        site.has(f"/{name}", b"Russia supports Iran.", Content_Type="text/plain")
    a, b, c = (site.url(f"/{name}") for name in "abc")
    out = tmp_path / "out"
    pipeline.build([a, b, c], out, fetcher=site.fetcher())
    site.has("/a", status=500)
    site.has("/b", status=404)
    change = pipeline.build([a, b, c], out, fetcher=site.fetcher()).change
    assert (change.kept, change.removed, change.unchanged) == ([a, b], [], [c])
    site.has("/robots.txt", status=503)
    (tmp_path / "d.txt").write_text("Russia supports Iran.")
    assert pipeline.build([a, c, tmp_path / "d.txt"], out, fetcher=site.fetcher()).change.kept == [a, c]
    assert pipeline.status(out).documents == tuple(sorted([a, c, (tmp_path / "d.txt").as_posix()]))


def test_a_feed_whose_links_are_followed_keeps_its_pages_while_it_is_away(tmp_path, site):
    page = f"<article><h1>News</h1><p>{40 * 'Russia supports Iran. '}</p></article>".encode()
    item = f"<item><title>News</title><link>{site.url('/page')}</link><description>Russia …</description></item>"
    site.has("/feed", f"<rss version='2.0'><channel>{item}</channel></rss>".encode(), Content_Type="application/rss+xml")
    site.has("/page", page, Content_Type="text/html")
    (tmp_path / "d.txt").write_text("Russia supports Iran.")
    inputs, choices = [site.url("/feed"), tmp_path / "d.txt"], Choices(follow=True)
    built = pipeline.build(inputs, tmp_path / "out", fetcher=site.fetcher(), choices=choices)
    assert site.url("/page") in built.change.added
    site.has("/feed", status=503)
    assert pipeline.build(inputs, tmp_path / "out", fetcher=site.fetcher(), choices=choices).change.kept == [site.url("/page")]
    assert pipeline.build(inputs, tmp_path / "out", fetcher=site.fetcher()).change.removed == [site.url("/page")]
