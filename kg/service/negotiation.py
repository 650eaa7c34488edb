"""Which of the media types that can be written a client would like best."""

from __future__ import annotations

from collections.abc import Iterable


def preferred(accept: str | None, offered: Iterable[str]) -> str | None:
    """The media type among those offered that an Accept header prefers, of equally good ones the first; None where it takes none.

    As RFC 9110 has it: the most specific range that fits tells a type's quality, and no header takes anything.
    """
    types = tuple(offered)
    if accept is None or not accept.strip():
        return types[0]
    ranges = [found for part in accept.split(",") if (found := _range(part))]
    qualities = [max((r for r in ranges if _fits(r[0], kind)), key=lambda r: _specific(r[0]), default=("", 0.0))[1] for kind in types]
    best = max(qualities)
    return types[qualities.index(best)] if best > 0 else None


def _range(part: str) -> tuple[str, float] | None:
    kind, *parameters = (piece.strip().lower() for piece in part.split(";"))
    quality = 1.0
    for parameter in parameters:
        if parameter.startswith("q="):
            try:
                quality = min(max(float(parameter[2:]), 0.0), 1.0)
            except ValueError:
                return None
    return (kind, quality) if "/" in kind else None


def _fits(wanted: str, kind: str) -> bool:
    return wanted in {kind, "*/*"} or (wanted.endswith("/*") and kind.startswith(wanted[:-1]))


def _specific(wanted: str) -> int:
    return 0 if wanted == "*/*" else 1 if wanted.endswith("/*") else 2
