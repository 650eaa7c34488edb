"""Stretches of time."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum


class Period(StrEnum):
    """How long a stretch of time is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"

    def of(self, day: date) -> str:
        """The one in which a day lies: '2017-01-30', '2017-W05' (ISO 8601), '2017-01', '2017-Q1', '2017'. Later ones sort after it."""
        if self is Period.WEEK:
            year, week, _ = day.isocalendar()
            return f"{year:04}-W{week:02}"
        if self is Period.QUARTER:
            return f"{day.year:04}-Q{(day.month + 2) // 3}"
        return day.isoformat()[: {Period.DAY: 10, Period.MONTH: 7, Period.YEAR: 4}[self]]

    def between(self, first: date, last: date) -> list[str]:
        """All from the one of the first day to that of the last, in order."""
        days = (first + timedelta(n) for n in range((last - first).days + 1))
        return list(dict.fromkeys(map(self.of, days)))
