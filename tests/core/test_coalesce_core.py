"""docs/assets/js/core/coalesce.js: a storm of events is one action, and a slow one leaves time for its reader."""

from __future__ import annotations

import pytest
from javascript import Realm

CLOCK = """
globalThis.makeClock = () => {
  let time = 0, planned = [];
  return {
    later: (act, pause) => planned.push({ act, at: time + pause }),
    readClock: () => time,
    pass(milliseconds) { time += milliseconds; },
    /* Let time pass, doing what is due. */
    wait(milliseconds) {
      for (const end = time + milliseconds; ; ) {
        const next = planned.filter(({ at }) => at <= end).sort((one, other) => one.at - other.at)[0];
        if (!next) { time = Math.max(time, end); return; }
        planned = planned.filter((one) => one !== next);
        time = Math.max(time, next.at);
        next.act();
      }
    },
  };
};
"""


@pytest.mark.parametrize(("lasting", "most"), [(0, 20), (100, 2.5)])
def test_a_thousand_events_in_a_second_are_a_few_actions(realm: Realm, lasting: int, most: float) -> None:
    """`lasting`: the milliseconds that an action takes; it gets a fifth of the time at most."""
    realm.import_modules(coalesced="core/coalesce.js")
    realm.run(CLOCK)
    acted, last = realm.evaluate(
        """(lasting) => {
          const clock = makeClock();
          let acted = 0, last = 0, events = 0;
          const call = coalesced.coalesce(() => { acted += 1; last = events; clock.pass(lasting); }, clock);
          for (events = 1; events <= 10000; events += 1) { call(); clock.wait(1); }
          events = 10000;
          clock.wait(1000);
          return [acted, last];
        }""",
        lasting,
    )
    assert 0 < acted <= most * 10 + 2
    assert last == 10_000  # the last event is never left out
