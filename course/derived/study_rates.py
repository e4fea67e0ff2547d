"""How long each thing takes, in minutes, for `study_time.py`, which gives the reasons, and for `visits.py`."""

from __future__ import annotations

from fractions import Fraction

WORDS_PER_MINUTE = 200
TABLE_WORDS_PER_MINUTE = 120
FIGURE_MINUTES = Fraction(1, 2)
CALCULATOR_MINUTES = 5

# By the kind of the field, of the plan or of a document.
FIELD_MINUTES = {
    "short_text": 1,
    "number": 1,
    "date": 1,
    "choice": 1,
    "several": 2,
    "long_text": 4,
    "table": 6,
}
