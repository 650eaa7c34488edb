"""Readings on their way to the standard output or a graph, and words about what was skipped."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from kg.cli.arguments import reads
from kg.cli.counted import number
from kg.cli.plain import plain
from kg.errors import InputError
from kg.model import Omission, Reading

if TYPE_CHECKING:
    from kg.pipeline import Change
    from kg.pipeline.reading import Found, Progress

Tell = Callable[[Omission], None]


def progress(options: Namespace, quiet: bool = False) -> Progress:
    """Lets what becomes of the inputs pass, with a bar on a terminal and with none in a pipe, and writes --log."""

    def passing(found: Iterator[Found]) -> Iterator[Found]:
        from tqdm import tqdm

        from kg.documents import expected

        shown = sys.stderr.isatty() and not quiet
        total = expected(options.inputs) if shown else None
        with _log(options.log) as tell, tqdm(total=total, unit=" documents", leave=False, delay=1, disable=not shown) as bar:
            for one in found:
                if tell:
                    for omission in _omissions(one):
                        tell(omission)
                yield one
                bar.update()

    return passing


def write_lines(options: Namespace, lines: Callable[[Reading], Iterable[str]]) -> int:
    """Write each reading's lines as soon as it is read; 1 where an input could not be read."""
    from kg.pipeline import read

    status = 0
    coming = read(options.inputs, options.pipeline, **reads(options))
    # records on a terminal show progress enough; a reader of them that goes away ends the processes that read
    with closing(coming):
        for found in progress(options, quiet=sys.stdout.isatty())(coming):
            if isinstance(found, Reading):
                sys.stdout.writelines(lines(found))
            else:
                status = 1
            if not options.log:
                for omission in _omissions(found):
                    complain(omission)
    return status


def complain(omission: Omission) -> None:
    """One line about what was left out."""
    print(complaint(omission), file=sys.stderr)


def complain_of(change: Change, log: str | None) -> None:
    """A line about each input that could not be read, where no log tells them."""
    for omission in change.unread if not log else ():
        complain(omission)


def complaint(omission: Omission) -> str:
    """'seeds/empty.txt: is empty: …', with the characters that it is about where they are known."""
    where = f":{omission.passage.start}-{omission.passage.end}" if omission.passage else ""
    name = plain(omission.document).replace("\n", r"\n")
    return f"{name}{where}: {plain(omission.why)}"


def left_out(change: Change, log: str | None) -> Iterator[str]:
    """Lines about what was left out of documents that were read."""
    if log:
        if change.omitted:
            yield f"  {number(change.omitted, 'passage')} in what was read, each told in {log}"
        return
    for omission in change.omissions:
        yield f"  {complaint(omission)}"
    if more := change.omitted - len(change.omissions):
        yield f"  and {more} more; --log FILE tells them all"


def _omissions(found: Found) -> tuple[Omission, ...]:
    if isinstance(found, Reading):
        return found.omissions
    return (found,) if isinstance(found, Omission) else ()


@contextmanager
def _log(path: str | None) -> Iterator[Tell | None]:
    """A function that writes what was skipped into a file, each line at once; None where none is wanted."""
    if path is None:
        yield None
        return
    try:
        # line by line, so that it is there whatever becomes of this process
        file = open(path, "w", encoding="utf-8", newline="\n", buffering=1)  # noqa: SIM115
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror}\n  --log takes a file, which is made or replaced") from None
    with file:
        yield lambda omission: print(json.dumps(_record(omission), ensure_ascii=False), file=file)


def _record(omission: Omission) -> dict[str, object]:
    record: dict[str, object] = {"document": omission.document, "why": omission.why}
    if passage := omission.passage:
        record |= {"start": passage.start, "end": passage.end, "text": passage.text}
    return record
