"""What both the realm and the browser load to test docs/assets/js/core/schedule.js."""

from __future__ import annotations

from javascript import import_module
from minimal_course import REPOSITORY

LIBRARY = REPOSITORY / "docs/assets/vendor/ts-fsrs/ts-fsrs.js"
TOOLS = """
globalThis.fsrs = schedule.createScheduler(FSRS);
globalThis.attempt = (at, correct = true, hints = 0) => (
  { response: ["a"], correct, score: Number(correct), hints, at });
globalThis.recordOf = (first, last = first, card) => (
  { first, last, tries: 1, updatedAt: last.at, ...(card && { card }) });
globalThis.listDueIds = (questions, records, now) =>
  schedule.listDue(questions, records, fsrs, now).map(({ question }) => question.id);
globalThis.daysOf = (card) => (Date.parse(card.due) - Date.parse(card.last_review)) / 86400000;
/* What ts-fsrs says by itself of the same ratings at the same times. */
globalThis.replay = (...reviews) => {
  const own = FSRS.fsrs({ enable_fuzz: false, enable_short_term: false });
  let card = FSRS.createEmptyCard(new Date(reviews[0][0]));
  for (const [at, rating] of reviews) card = own.next(card, new Date(at), rating).card;
  return JSON.parse(JSON.stringify(card));
};
"""
SCRIPTS = (LIBRARY.read_text(encoding="utf-8"), import_module("schedule", "core/schedule.js"), TOOLS)
