"""The route: what a section, a box or a question is to the reader.

What is essential adds up to the official hours; the rest is for those who want more, or look something up.
"""

from __future__ import annotations

from typing import Literal, get_args

from course.findings import suggest_close_match

Route = Literal["essential", "extension", "reference"]

ROUTES: tuple[Route, ...] = get_args(Route)
# What a reader sees.
ROUTE_NAMES: dict[Route, str] = {
    "essential": "imprescindible",
    "extension": "para ampliar",
    "reference": "de consulta",
}
# What an author may write instead, and the route that it means.
_MEANT: dict[str, Route] = {
    "imprescindible": "essential",
    "esencial": "essential",
    "ampliar": "extension",
    "ampliación": "extension",
    "consulta": "reference",
    "referencia": "reference",
    **{route: route for route in ROUTES},
}


def find_route(name: str | None) -> Route | None:
    """The route with that name in code and data, or None."""
    return next((route for route in ROUTES if route == name), None)


def narrow_route(outer: Route, own: Route | None) -> Route:
    """The route of what is inside something: its own, unless that would be more essential than `outer`."""
    return own if own is not None and outer == "essential" else outer


def suggest_route(word: str) -> str | None:
    """«¿quisiste decir `essential`?», also for a Spanish word that means it."""
    meant = suggest_close_match(word, _MEANT)
    return meant and suggest_close_match(_MEANT[meant.split("`")[1]], ROUTES)
