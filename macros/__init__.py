"""The MkDocs shell: hooks, the macros that authors call, and their templates. Thin: what is worth keeping is in
`course/`.
"""

from __future__ import annotations

from typing import Any


def define_env(env: Any) -> None:
    """Called by mkdocs-macros on each build: offers the macros and the course's facts to the pages."""
    if getattr(env.conf, "course_site", None) is not None:
        from macros.registry import register_macros

        register_macros(env, env.conf.course_site)
