"""Coverage-guided fuzzing of the readers and the extraction: python -m tests.fuzzing TARGET [options of libFuzzer].

TARGET is 'text', for the extraction, or the name of a file of the format to read, such as a.csv or a.tar.gz. It goes on until something
fails, or for -max_total_time=SECONDS; -help=1 tells the options. Not a test: it needs atheris, and time.
"""

from __future__ import annotations

import sys
import tempfile
from io import BytesIO
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["kg"]):
    from kg.documents import Choices, Known, document
    from kg.documents import aside as elsewhere
    from kg.documents.formats import by_name
    from kg.errors import InputError
    from kg.extraction import load
    from kg.model import Document

from tests.documents.formats import test_damaged, test_hostile
from tests.extraction.test_hostile_texts import check, read


def here(where: str, name: str, arguments: tuple[object, ...], seconds: float) -> object:
    """What the process aside would answer: in this one, the fuzzer sees where the reader goes."""
    done, answer = elsewhere._answer(where, name, arguments)
    if not done:
        raise InputError(answer)
    return answer


def read_file(name: str, data: bytes) -> None:
    """What is read of a file is whole, and what is not read is told in a line."""
    form = by_name(name)
    assert form is not None
    for one in form.documents(name, BytesIO(data), Known(), Choices()):
        if isinstance(one, Document):
            assert all(one.text[block.passage.start : block.passage.end] == block.passage.text for block in one.blocks)
            told = (one.id, one.text, one.title, one.publisher, one.url, one.place, one.language)
        else:
            told = (one.document, one.why)
            assert "\n" not in one.why
        "".join(filter(None, told)).encode()


def seeds(name: str) -> list[bytes]:
    """What the fuzzer begins with."""
    if name == "text":
        return [b"Lavrov said on Monday that Russia proposed talks with Turkey.", "“We rejected it,” he said.".encode()]
    return [test_damaged.good(name) if name in test_damaged.GOOD else test_hostile.whole(name)]


def main(target: str, options: list[str]) -> None:
    elsewhere._aside.ask = here  # type: ignore[method-assign]
    nlp = load("fast") if target == "text" else None

    def once(data: bytes) -> None:
        if nlp is None:
            read_file(target, data)
        elif text := data.decode(errors="replace").replace("\0", "").strip():
            assert document("fuzzed.txt", text).text
            check(read(text, nlp))

    with tempfile.TemporaryDirectory() as folder:
        for number, data in enumerate(seeds(target)):
            Path(folder, str(number)).write_bytes(data)
        atheris.Setup([sys.argv[0], *options, folder], once)
        atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
