"""The day on which the course is built, the only thing that a site depends on besides its sources.

A build of the same sources on the same day gives the same bytes; on another day, too, unless the state of the edition
has changed in between.
"""

from __future__ import annotations

import datetime
import os
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
