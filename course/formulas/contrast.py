"""Contrast between two colours, as WCAG 2.2 defines it (1.4.3, 1.4.11)."""

from __future__ import annotations

LEAST_FOR_TEXT = 4.5
LEAST_FOR_CONTROLS = 3.0


def compute_contrast(first: str, second: str) -> float:
    """The contrast ratio, from 1 to 21, of two colours written `#rgb` or `#rrggbb`."""
    lighter, darker = sorted((compute_luminance(first), compute_luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def compute_luminance(colour: str) -> float:
    """Relative luminance, from 0 to 1."""
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    channels = [int(digits[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
