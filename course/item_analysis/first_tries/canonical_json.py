"""JSON as the browser writes it with sorted keys, on which the checksum of a saved file hangs.

The same text as `toCanonical` in `docs/assets/js/core/values.js`: keys in the order of their UTF-16 units, and numbers
by ECMAScript's Number::toString.
"""

from __future__ import annotations

import json
import math
import re
from decimal import Decimal
from typing import Any

_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
# Outside of these, ECMAScript writes an exponent.
_SMALLEST, _LARGEST = 1e-6, 1e21


def write_canonical(value: Any) -> str:
    """The text of plain data. Raises RecursionError if it has thousands of levels."""
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be", "surrogatepass"))
        return "{" + ",".join(f"{_write_text(key)}:{write_canonical(value[key])}" for key in keys) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(write_canonical, value)) + "]"
    if isinstance(value, str):
        return _write_text(value)
    if isinstance(value, bool) or value is None:
        return json.dumps(value)
    return _write_number(value)


def _write_text(text: str) -> str:
    """A text between quotation marks; half of a surrogate pair is escaped, as in `JSON.stringify`."""
    return _LONE_SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))


def _write_number(number: float) -> str:
    try:
        value = float(number)
    except OverflowError:
        return "null"
    if not math.isfinite(value):
        return "null"
    if value == 0:
        return "0"
    exact = Decimal(repr(value))
    if _SMALLEST <= abs(value) < _LARGEST:
        text = f"{exact:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    sign, digits, exponent = exact.normalize().as_tuple()
    first, *rest = map(str, digits)
    power = int(exponent) + len(rest)
    return f"{'-' * sign}{first}{'.' * bool(rest)}{''.join(rest)}e{'+' if power > 0 else '-'}{abs(power)}"
