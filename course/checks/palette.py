"""The course's colours: one per tema, each with enough contrast wherever it is text or background (WCAG 1.4.3)."""

from __future__ import annotations

from collections.abc import Iterator

from course.findings import Finding
from course.formulas.contrast import LEAST_FOR_TEXT, compute_contrast
from course.loaded.draft import Draft
from course.model import Palette
from course.model.palette import SCHEMES, ColourPair, Scheme

# The site's own colours, as in `docs/assets/css/tokens.css`. The backgrounds of text in a tema's colour:
BACKGROUNDS: dict[Scheme, dict[str, str]] = {
    "light": {"paper": "#fdfcf9", "box": "#f5f2eb"},
    "dark": {"paper": "#14191b", "box": "#1d2427"},
}
# The colours of text on a tema's tint:
TEXTS: dict[Scheme, dict[str, str]] = {
    "light": {"ink": "#22292c", "ink-soft": "#545d61", "link": "#0a5c64"},
    "dark": {"ink": "#e4e2db", "ink-soft": "#aab2b3", "link": "#7fcdd2"},
}
# The number, from 1, of the colour that drawings use as an accent, and its additional backgrounds:
ACCENT = 4
FILLS: dict[Scheme, dict[str, str]] = {
    "light": {"figure-fill-1": "#d9ebec", "figure-fill-2": "#f5e4bf", "figure-fill-3": "#f2dce6"},
    "dark": {"figure-fill-1": "#1f4347", "figure-fill-2": "#4a3a17", "figure-fill-3": "#482c3c"},
}
_SHOWN_SCHEMES: dict[Scheme, str] = {"light": "claro", "dark": "oscuro"}


def check_palette(draft: Draft) -> list[Finding]:
    located = draft.find_located(Palette)
    if located is None:
        return []
    findings = []
    temas = len(draft.index.temas)
    if temas > len(located.value.colours):
        message = f"hay {temas} temas y solo {len(located.value.colours)} colores"
        findings.append(located.make_finding(message, "colours", suggestion="añade uno por tema, en su orden"))
    for position, colour in enumerate(located.value.colours):
        for scheme in SCHEMES:
            contrasts = _list_contrasts(colour.get_pair(scheme), scheme, position + 1 == ACCENT)
            contrast, key, against = min(contrasts)
            if contrast < LEAST_FOR_TEXT:
                message = f"el color {position + 1} no se lee bien en modo {_SHOWN_SCHEMES[scheme]}, con {against}"
                suggestion = f"el contraste es {contrast:.2f} y hacen falta 4,5: sepáralos en claridad".replace(
                    ".", ","
                )
                findings.append(located.make_finding(message, "colours", position, scheme, key, suggestion=suggestion))
    return findings


def _list_contrasts(pair: ColourPair, scheme: Scheme, is_accent: bool) -> Iterator[tuple[float, str, str]]:
    """Each contrast ratio, with the key of the palette's colour and, in Spanish, the colour it is seen against."""
    yield compute_contrast(pair.ink, pair.tint), "ink", f"su fondo `{pair.tint}`"
    for background in (*BACKGROUNDS[scheme].values(), *(FILLS[scheme].values() if is_accent else ())):
        yield compute_contrast(pair.ink, background), "ink", f"el fondo `{background}`"
    for text in TEXTS[scheme].values():
        yield compute_contrast(pair.tint, text), "tint", f"el texto `{text}`"
