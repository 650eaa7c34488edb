"""Lines as they stand on pages, to the paragraphs that were set in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

EDGE = 3  # lines at a page's head and foot that may stand on other pages, too
NEAR = 60  # lines above and below that tell how wide a column is
OTHER = 0.15  # by how much, of its height, type of another size differs
_NUMBER = re.compile(r"\d+")
_CLOSED = re.compile(r"""[.!?:;…]["'”’»)\]]*$""")
_BROKEN = re.compile(r"([^\W\d_]+)-$")
_BEGINS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: its words, where they begin and end, its base and the height of its type, in points from below and the left."""

    text: str
    left: float
    right: float
    base: float
    height: float


def paragraphs(pages: list[list[Line]]) -> Iterator[str]:
    """The paragraphs of the pages, without what stands on all of them at the head or foot, and with words broken at a line's end whole."""
    kept = list(_without_edges(pages))
    # 'long-' and 'term' are 'long-term' where that is found within a line, and else one word
    hyphenated = {found.casefold() for page in kept for line in page for found in re.findall(r"[^\W\d_]+-[^\W\d_]+", line.text)}
    spacing = _spacing(kept)
    paragraph = ""
    above: Line | None = None
    for page in kept:
        columns = _columns(page)
        for number, line in enumerate(page):
            if above is None:
                paragraph = line.text
            elif _goes_on(above, line, columns[number - 1], spacing) if number else _goes_over(above, line):
                paragraph = _joined(paragraph, line.text, hyphenated)
            else:
                yield paragraph
                paragraph = line.text
            above = line
    if paragraph:
        yield paragraph


def _without_edges(pages: list[list[Line]]) -> Iterator[list[Line]]:
    """The pages without their numbers, and without what but for numbers also stands at the edge of one of the two pages before or after."""
    found = [{_NUMBER.sub("#", line.text) for line in page[:EDGE] + page[-EDGE:]} for page in pages]
    for number, page in enumerate(pages, 1):
        # heads may change from left to right, and with each chapter
        near = set[str]().union(*found[max(number - 3, 0) : number - 1], *found[number : number + 2])
        edges = [_NUMBER.sub("#", line.text) in near or _numbers(line, number, len(pages)) for line in page]
        first = next((at for at, edge in enumerate(edges[:EDGE]) if not edge), min(EDGE, len(page)))
        last = next((at for at, edge in enumerate(reversed(edges[first:][-EDGE:])) if not edge), min(EDGE, len(page) - first))
        yield page[first : len(page) - last]


def _numbers(line: Line, page: int, pages: int) -> bool:
    """Whether a line is the number of its page: '3', '- 3 -', 'Page 3 of 5'."""
    numbers = [int(found) for found in _NUMBER.findall(line.text[:40])]
    words = len(line.text.split())
    return bool(numbers) and set(numbers) <= {page, pages} and (not re.search(r"[^\W\d]", line.text) or len(numbers) == 2 and words == 4)


def _spacing(pages: Iterable[list[Line]]) -> float:
    """From one line's base to the next one's, within a paragraph: a quarter of them, at least, are no further apart."""
    pairs = (pair for page in pages for pair in pairwise(page))
    steps = sorted(above.base - line.base for above, line in pairs if 0.5 * line.height < above.base - line.base < 3 * line.height)
    return steps[len(steps) // 4] if steps else 0.0


def _columns(page: list[Line]) -> list[tuple[float, float]]:
    """For each line, how far the lines reach that are set in one column with it: those that begin where it does, but for an indent."""
    found = []
    for number, line in enumerate(page):
        near = page[max(number - NEAR, 0) : number + NEAR]
        beside = [other for other in near if abs(other.left - line.left) < 4 * line.height and other.left < line.right] or [line]
        found.append((min(other.left for other in beside), max(other.right for other in beside)))
    return found


def _goes_on(above: Line, line: Line, column: tuple[float, float], spacing: float) -> bool:
    """Whether a line belongs to the paragraph of the one above it on the page."""
    step = above.base - line.base
    if step < 0:
        return _goes_over(above, line)
    if abs(step) < 0.3 * line.height:
        return True  # raised or lowered: the same line
    if step > 1.3 * spacing or abs(above.height - line.height) > OTHER * line.height:
        return False
    if line.text[0].islower() and not _CLOSED.search(above.text):
        return True
    left, right = column
    indented = line.left - left > 0.5 * line.height and above.left - left <= 0.5 * line.height
    if indented and _CLOSED.search(above.text):
        return False
    # a line was broken because the next word did not fit, or because its paragraph was at its end
    each = (line.right - line.left) / max(len(line.text), 1)
    return right - above.right < (len(line.text.split(maxsplit=1)[0]) + 1.5) * each


def _goes_over(above: Line, line: Line) -> bool:
    """Whether a paragraph goes on at the top of the next column or page."""
    return line.text[:1].islower() or not _CLOSED.search(above.text) and abs(above.height - line.height) < OTHER * line.height


def _joined(paragraph: str, line: str, hyphenated: set[str]) -> str:
    broken, begins = _BROKEN.search(paragraph), _BEGINS.match(line)
    if broken is None or begins is None:
        # 2010-/2012, and a dash alone
        return paragraph + ("" if re.search(r"\w-$", paragraph) else " ") + line
    if begins[0][0].isupper() or f"{broken[1]}-{begins[0]}".casefold() in hyphenated:
        return paragraph + line
    return paragraph[:-1] + line
