"""Binds each macro's name to its function, for mkdocs-macros."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module

from mkdocs_macros.plugin import MacrosPlugin

from course.macro_register import MACROS
from macros.shown_facts import ShownFacts
from macros.site import Site

FUNCTIONS: dict[str, Callable[..., str]] = {
    name: getattr(import_module(f"macros.{macro.module}"), name) for name, macro in MACROS.items()
}


def list_reads(
    function: Callable[..., str], uri: str, arguments: tuple[object, ...], keywords: dict[str, object]
) -> set[str]:
    """The names of the facts (`macros/facts.py`) that a macro call in the page at `docs/<uri>` reads, with its code."""
    macro = MACROS[function.__name__]
    given = dict(zip((parameter.name for parameter in macro.parameters), arguments, strict=False)) | keywords
    read = {f"code:{function.__module__}"}
    for name in macro.reads:
        for value in arguments if "{repeated}" in name else ("",):
            read.add(name.format(page=uri, repeated=value, **given))
    return read


def _run_macro(function: Callable[..., str], site: Site, *arguments: object, **keywords: object) -> str:
    """Call a macro, noting what it reads.

    Its error is kept for the build to report: mkdocs-macros would print a traceback in the page.

    """
    site.page.reads.update(list_reads(function, site.page.source.uri, arguments, keywords))
    try:
        return function(site, *arguments, **keywords)
    except Exception as error:
        site.page.fault = error
        return ""


def register_macros(env: MacrosPlugin, site: Site) -> None:
    """Make every macro and the variable `course` available to mkdocs-macros."""
    for name, function in FUNCTIONS.items():
        env.macro(partial(_run_macro, function, site), name)
    env.variables["course"] = ShownFacts(site.course.facts)
