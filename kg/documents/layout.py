"""What the stretches of a text are: title, dateline, headings, paragraphs, and the headlines of other stories at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from kg.documents import imprint
from kg.documents.dateline import Dateline, dateline, place_alone
from kg.model import Block, BlockKind, Passage

TITLE_CHARACTERS, HEADING_CHARACTERS, HEADING_WORDS = 200, 80, 12
# More short lines than these in a row, without a sentence among them, are a list and not headings.
HEADINGS_IN_A_ROW = 3

_BULLET = re.compile(r"(?:[•·▪◦‣]|[-–—*](?=\s))\s*")
_NUMBER = re.compile(r"(?P<opened>\(?)(?P<value>\d{1,3}|[a-z]|[ivx]{1,4})(?P<closed>[.)])\s+(?=\S)", re.IGNORECASE)
_ROMAN = {"ii": 2, "iii": 3, "iv": 4, "vi": 6, "vii": 7, "viii": 8, "ix": 9}  # 'i', 'v' and 'x' stand where the letters do
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
    found, rest = _above(text, stretches)
    rest, below = _below(rest)
    headlines = _headlines(rest)
    body, further = _below(rest[: len(rest) - len(headlines)])
    numbered = _numbered(body)
    opening = _opening(body)
    for number, (stretch, kind) in enumerate(zip(body, _kinds(body, opening), strict=True)):
        start, end = stretch.start, stretch.end
        if number == opening and (told := _dateline(stretch)) is not None:
            found.append(_block(text, BlockKind.DATELINE, start, start + told.length))
            start += told.length
        if kind is BlockKind.TITLE and (before := imprint.before_title(stretch.text)):
            found.append(_block(text, BlockKind.IMPRINT, start, start + before))
            start += before
        if kind is BlockKind.PARAGRAPH and number in numbered:
            found.append(_block(text, BlockKind.NUMBER, start, start + numbered[number]))
            start += numbered[number]
        if stretch == body[-1]:
            end = start + imprint.closing(text[start:end])
        found += (_block(text, kind, *part) for part in ((start, end),) if text[start:end].strip())
        if end < stretch.end:
            found.append(_block(text, BlockKind.IMPRINT, end, stretch.end))
    found += (_block(text, BlockKind.HEADLINE, stretch.start, stretch.end) for stretch in headlines)
    found += (_block(text, BlockKind.IMPRINT, stretch.start, stretch.end) for stretch in (*further, *below))
    return tuple(sorted(found, key=lambda block: block.passage.start))


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


def _above(text: str, stretches: list[_Stretch]) -> tuple[list[Block], list[_Stretch]]:
    """The lines above the news that are none and no title either, imprint or a day, and the other stretches.

    A title, headings and the points of a story may stand among them.
    """
    found: list[Block] = []
    rest: list[_Stretch] = []
    for number, stretch in enumerate(stretches):
        if len(rest) > HEADINGS_IN_A_ROW or len(stretches) == 1:
            return found, rest + stretches[number:]
        told = dateline(stretch.text)
        if imprint.above(stretch.text) is not None:
            kind = BlockKind.IMPRINT
        elif (
            told is not None and told.day is not None and told.length == len(stretch.text) or _is_place(stretch, stretches[:number], found)
        ):
            kind = BlockKind.DATELINE
        elif stretch.bare or stretch.headline or not rest and _can_be_title(stretch):
            rest.append(stretch)
            continue
        else:
            return found, rest + stretches[number:]
        found.append(_block(text, kind, stretch.start, stretch.end))
        if rest:
            rest[-1] = replace(rest[-1], blank_after=True)
    return found, rest


def _is_place(stretch: _Stretch, above: list[_Stretch], found: list[Block]) -> bool:
    """'ANKARA', 'DOHA, Qatar': a place in capitals, alone in the line below the one that tells who wrote."""
    credited = bool(above and found) and found[-1].kind is BlockKind.IMPRINT and found[-1].passage.end == above[-1].end
    return credited and place_alone(stretch.text) is not None


def _below(stretches: list[_Stretch]) -> tuple[list[_Stretch], list[_Stretch]]:
    """The news, and the lines below it that are none."""
    before = list(accumulate((len(stretch.text) for stretch in stretches), initial=0))
    for number, stretch in enumerate(stretches):
        # what is told is told above its end
        if number and 2 * before[number] >= before[-1] and imprint.ends(stretch.text) is not None:
            stretches, ended = stretches[:number], stretches[number:]
            break
    else:
        ended = []
    last = len(stretches)
    while last > 1 and imprint.below(stretches[last - 1].text) is not None:
        last -= 1
    return stretches[:last], stretches[last:] + ended


def _numbered(body: list[_Stretch]) -> dict[int, int]:
    """How many characters the numbers take that stand before paragraphs, by paragraph, where one number or letter follows another."""
    marks = {number: match for number, stretch in enumerate(body) if (match := _NUMBER.match(stretch.text)) is not None}
    values = {number: _value(match["value"]) for number, match in marks.items()}
    shapes = {number: (match["opened"], match["closed"], match["value"].isdigit()) for number, match in marks.items()}
    told = {(shape, values[number]) for number, shape in shapes.items()}
    return {
        number: match.end()
        for number, match in marks.items()
        if {(shapes[number], values[number] + 1), (shapes[number], values[number] - 1)} & told
    }


def _value(mark: str) -> int:
    """The place of a number, a Roman numeral or a letter in its row."""
    return int(mark) if mark.isdigit() else _ROMAN.get(mark.lower(), ord(mark[0].lower()) - ord("a") + 1)


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
        if not (stretch.bare or stretch.headline or number == 0 and _can_be_title(stretch)):
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
    # the points of a story above it are told
    heads = [BlockKind.PARAGRAPH if stretch.bulleted else BlockKind.HEADING for stretch in body[:opening]]
    kinds = heads + [BlockKind.PARAGRAPH] * (len(body) - opening)
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
