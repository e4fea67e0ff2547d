"""The MkDocs shell: hooks, the macros that authors call, and their templates. Thin: what is worth keeping is in
`course/`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_macros.plugin import MacrosPlugin

    from macros.site import Site

# Where the build's `Site` stands in MkDocs' settings, for mkdocs-macros to find it; None in a course with faults.
COURSE_SITE = "course_site"


def define_env(env: MacrosPlugin) -> None:
    """Called by mkdocs-macros on each build: offers the macros and the course's facts to the pages."""
    site: Site | None = env.conf.get(COURSE_SITE)
    if site is not None:
        from macros.registry import register_macros

        register_macros(env, site)
