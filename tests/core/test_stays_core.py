"""docs/assets/js/core/stays.js: what flies past hasn't stayed."""

from __future__ import annotations

import pytest
from javascript import Realm

SCRIPT = """(steps) => {
  const waiting = new Map(), stayed = [];
  let timers = 0, time = 0;
  const about = stays.createStays((thing) => stayed.push(thing), {
    wait: (act, milliseconds) => { waiting.set(timers += 1, { act, at: time + milliseconds }); return timers; },
    cancel: (timer) => waiting.delete(timer),
  });
  for (const [what, value] of steps) {
    if (what !== "pass") { about[what](value); continue; }
    time += value;
    for (const [timer, { act, at }] of waiting) if (at <= time) { waiting.delete(timer); act(); }
  }
  return stayed;
}"""


@pytest.mark.parametrize(
    ("steps", "stayed"),
    [
        ([("come", "a"), ("pass", 200), ("leave", "a"), ("pass", 9000)], []),
        ([("come", "a"), ("pass", 2000)], ["a"]),
        ([("come", "a"), ("pass", 600), ("leave", "a"), ("come", "a"), ("pass", 600)], []),
        ([("come", "a"), ("pass", 600), ("come", "a"), ("pass", 600)], ["a"]),
        ([("come", "a"), ("come", "b"), ("pass", 200), ("leave", "a"), ("pass", 2000)], ["b"]),
        ([("come", "a"), ("pass", 2000), ("leave", "a"), ("come", "a"), ("pass", 2000)], ["a", "a"]),
        ([("leave", "a"), ("pass", 2000)], []),
    ],
    ids=["flies past", "stays", "comes back", "told twice", "each its own", "stays again", "was never there"],
)
def test_what_has_stayed(realm: Realm, steps: list, stayed: list[str]) -> None:
    realm.import_modules(stays="core/stays.js")
    assert realm.evaluate(SCRIPT, steps) == stayed
