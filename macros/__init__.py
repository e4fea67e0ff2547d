"""The MkDocs shell: hooks, the macros that authors call, and their templates. The logic is in `course/`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_macros.plugin import MacrosPlugin

    from macros.site import Site

# The key of the build's `Site` in MkDocs' configuration, where `define_env` finds it; None if the course has errors.
COURSE_SITE = "course_site"


def define_env(env: MacrosPlugin) -> None:
    """Called by mkdocs-macros on each build: make the macros and the course's facts available to the pages."""
    site: Site | None = env.conf.get(COURSE_SITE)
    if site is not None:
        from macros.registry import register_macros

        register_macros(env, site)
