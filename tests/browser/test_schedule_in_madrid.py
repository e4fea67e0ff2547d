"""docs/assets/js/core/schedule.js outside UTC: only a browser can be given a time zone. The rest is in tests/core."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from schedule_scripts import SCRIPTS

pytestmark = pytest.mark.browser


@pytest.fixture
def core(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(timezone_id="Europe/Madrid")
    page = context.new_page()
    for script in SCRIPTS:
        page.add_script_tag(content=script)
    yield page
    context.close()


DUE = """([ats, now]) => {
  const questions = ats.map((at, index) => ({ id: `q${index}` }));
  const records = Object.fromEntries(ats.map((at, index) => [`q${index}`, recordOf(attempt(at, false))]));
  return [now, new Date(now)].map((when) => listDueIds(questions, records, when));
}"""


def test_due_are_those_of_today_the_most_overdue_first(core: Page) -> None:
    """Wrong answers come back after 24 hours; in June Madrid's day ends at 22:00 UTC."""
    ats = ["2024-06-11T08:00:00Z", "2024-06-09T08:00:00Z", "2024-06-11T21:59:00Z", "2024-06-11T22:00:00Z"]
    assert core.evaluate(DUE, [ats, "2024-06-12T05:00:00.000Z"]) == [["q1", "q0", "q2"]] * 2


@pytest.mark.parametrize(
    ("before", "after", "now"),
    [
        # The 31st of March has 23 hours: it ends at 22:00 UTC. The 27th of October has 25: it ends at 23:00 UTC.
        ("2024-03-30T21:59:00Z", "2024-03-30T22:00:00Z", "2024-03-30T23:30:00Z"),
        ("2024-10-26T22:59:00Z", "2024-10-26T23:00:00Z", "2024-10-26T22:30:00Z"),
    ],
)
def test_the_day_ends_at_midnight_when_clocks_change(core: Page, before: str, after: str, now: str) -> None:
    assert core.evaluate(DUE, [[before, after], now]) == [["q0"]] * 2
