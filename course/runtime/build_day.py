"""The day on which the course is built, the only thing that a site depends on besides its sources.

A build of the same sources on the same day gives the same bytes; on another day, too, unless the state of the edition
has changed in between.
"""

from __future__ import annotations

import datetime
import os
from typing import NamedTuple
from zoneinfo import ZoneInfo

# Seconds since 1970: the day to build for, where it isn't today (https://reproducible-builds.org/specs/source-date-epoch).
VARIABLE = "SOURCE_DATE_EPOCH"


def find_build_day(timezone: str) -> datetime.date:
    """The day in a time zone at the moment of the build: that of `SOURCE_DATE_EPOCH` if it is set, or now.

    A variable that is no number of seconds is ignored.
    """
    given = os.environ.get(VARIABLE, "")
    zone = ZoneInfo(timezone)
    if given.isdecimal() and int(given) < 253_402_300_800:  # the end of the year 9999
        return datetime.datetime.fromtimestamp(int(given), zone).date()
    return datetime.datetime.now(zone).date()


class Lifetime(NamedTuple):
    """The days on which what was built is what would be built: from `first` until the day before `change`, if any.

    Days are those of `timezone`.
    """

    timezone: str
    first: datetime.date
    change: datetime.date | None

    def holds(self) -> bool:
        """Whether the day of the build is one of them."""
        today = find_build_day(self.timezone)
        return self.first <= today and (self.change is None or today < self.change)

    def write(self) -> str:
        """The text that `read_lifetime` reads."""
        return f"{self.timezone} {self.first.isoformat()} {self.change.isoformat() if self.change else ''}".rstrip()


def read_lifetime(text: str) -> Lifetime:
    """Raises ValueError, or KeyError for a time zone that is none, if the text isn't what `Lifetime.write` gives."""
    timezone, first, *change = text.split(" ")
    days = [datetime.date.fromisoformat(day) for day in (first, *change)]
    return Lifetime(timezone, days[0], days[1] if change else None)
