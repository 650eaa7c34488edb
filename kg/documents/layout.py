"""What the stretches of a text are: title, dateline, headings, paragraphs, and the headlines of other stories at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.documents.dateline import Dateline, dateline
from kg.model import Block, BlockKind, Passage

TITLE_CHARACTERS, HEADING_CHARACTERS, HEADING_WORDS = 200, 80, 12
# More short lines than these in a row, without a sentence among them, are a list and not headings.
HEADINGS_IN_A_ROW = 3

_BULLET = re.compile(r"(?:[•·▪◦‣]|[-–—*](?=\s))\s*")
_CLOSED = re.compile(r"""[.!?:;,…]["'”’»)\]]*$|["”»]$""")


@dataclass(frozen=True, slots=True)
class _Stretch:
    """One or more lines that belong together, spaces and bullet left out."""

    start: int
    end: int
    text: str
    bulleted: bool = False
    blank_after: bool = False

    @property
    def closed(self) -> bool:
        """Whether it ends as a sentence, a clause or a speech does."""
        return bool(_CLOSED.search(self.text))

    @property
    def bare(self) -> bool:
        """Whether it looks like a heading: one short line that begins like a name and does not end like a sentence."""
        words = self.text.split()
        short = len(self.text) <= HEADING_CHARACTERS and len(words) <= HEADING_WORDS
        return short and not self.closed and not self.bulleted and not self.text[0].islower() and len(self.text.splitlines()) == 1

    @property
    def headline(self) -> bool:
        """Whether it can be another story's headline: three words or more behind a bullet, no period."""
        return self.bulleted and len(self.text.split()) > 2 and not self.text.endswith((".", ";", ",", ":")) and not self.text[0].islower()


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text, in its order; between them stand only spaces, bullets and lines without a letter or digit.

    A paragraph is a line, or where lines were broken to fit a width, all lines up to a blank one.
    """
    stretches = _stretches(text)
    headlines = _headlines(stretches)
    body = stretches[: len(stretches) - len(headlines)]
    opening = _opening(body)
    kinds = _kinds(body, opening)
    found: list[Block] = []
    for number, (stretch, kind) in enumerate(zip(body, kinds, strict=True)):
        start = stretch.start
        if number == opening and (told := _dateline(stretch)) is not None:
            found.append(_block(text, BlockKind.DATELINE, start, start + told.length))
            start += told.length
        if text[start : stretch.end].strip():
            found.append(_block(text, kind, start, stretch.end))
    found += (_block(text, BlockKind.HEADLINE, stretch.start, stretch.end) for stretch in headlines)
    return tuple(found)


def _block(text: str, kind: BlockKind, start: int, end: int) -> Block:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    words = words.strip()
    return Block(kind, Passage(words, start, start + len(words)))


def _stretches(text: str) -> list[_Stretch]:
    lines = list(_lines(text))
    width = _width(lines)
    joined: list[_Stretch] = []
    last: _Stretch | None = None
    for line in lines:
        if not any(map(str.isalnum, line.text)):
            last = None
            continue
        if last is not None and width is not None and _goes_on(last, line, width):
            joined[-1] = replace(joined[-1], end=line.end, blank_after=line.blank_after)
        else:
            joined.append(line)
        last = line
    return [replace(stretch, text=text[stretch.start : stretch.end]) for stretch in joined]


def _lines(text: str) -> Iterator[_Stretch]:
    position = 0
    found: _Stretch | None = None
    for line in text.splitlines(keepends=True):
        words = line.strip()
        if words:
            if found is not None:
                yield found
            start = position + line.index(words)
            bullet = _BULLET.match(words)
            skipped = bullet.end() if bullet else 0
            found = _Stretch(start + skipped, start + len(words), words[skipped:], bulleted=bullet is not None)
        elif found is not None:
            found = replace(found, blank_after=True)
        position += len(line)
    if found is not None:
        yield replace(found, blank_after=True)


def _width(lines: list[_Stretch]) -> int | None:
    """The number of characters that lines were broken to fit; None where a line's end is a paragraph's end.

    Lines were broken where every third one or more stops amid a sentence: no final punctuation, and the next line begins in lower case.
    """
    inner = [(line, following) for line, following in pairwise(lines) if not line.blank_after]
    broken = [len(line.text) for line, following in inner if _amid(line, following)]
    return max(broken) if broken and 3 * len(broken) >= len(inner) else None


def _amid(line: _Stretch, following: _Stretch) -> bool:
    return following.text[:1].islower() and not re.search(r"[.!?:;]$", line.text)


def _goes_on(line: _Stretch, following: _Stretch, width: int) -> bool:
    """Whether two lines are one paragraph: amid a sentence, or broken because the next line's first word would not have fitted."""
    if line.blank_after:
        return False
    # "… in Syria\n- a group that …" is a dash, no bullet
    if _amid(line, following):
        return True
    return not following.bulleted and len(line.text) + 1 + len(following.text.split(maxsplit=1)[0]) > width


def _headlines(stretches: list[_Stretch]) -> list[_Stretch]:
    """The list at the end, unless a sentence with a colon leads into it."""
    first = len(stretches)
    while first and stretches[first - 1].headline:
        first -= 1
    if first and stretches[first - 1].text.endswith(":") and len(stretches[first - 1].text.split()) > HEADING_WORDS // 2:
        return []
    return stretches[first:]


def _opening(body: list[_Stretch]) -> int:
    """The number of the first paragraph: below title and byline, with the dateline if there is one."""
    top = body[: HEADINGS_IN_A_ROW + 1]
    for number, stretch in enumerate(top):
        if _dateline(stretch) is not None:
            return number
        if not (stretch.bare or number == 0 and _can_be_title(stretch)):
            break
    heads = [stretch.bare for stretch in top]
    if top:
        heads[0] = heads[0] or (top[0].blank_after and _can_be_title(top[0]) and not top[0].closed)
    return heads.index(False) if False in heads else 0


def _dateline(stretch: _Stretch) -> Dateline | None:
    told = dateline(stretch.text)
    # "SYRIA – Situation report" is a title
    return None if told and stretch.bare and told.day is None and told.publisher is None else told


def _can_be_title(stretch: _Stretch) -> bool:
    return len(stretch.text) <= TITLE_CHARACTERS and not stretch.bulleted and not re.search(r"[.:;,][\"'”’]*$", stretch.text)


def _kinds(body: list[_Stretch], opening: int) -> list[BlockKind]:
    kinds = [BlockKind.HEADING] * opening + [BlockKind.PARAGRAPH] * (len(body) - opening)
    if opening:
        kinds[0] = BlockKind.TITLE
    headings: list[int] = []
    for number in range(opening + 1, len(body)):
        if body[number].bare:
            headings.append(number)
            continue
        if len(headings) <= HEADINGS_IN_A_ROW:
            for heading in headings:
                kinds[heading] = BlockKind.HEADING
        headings = []
    return kinds
