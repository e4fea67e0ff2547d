"""The macros as ever, for mkdocs-macros, plus a copy of each page's Markdown once they have run.

The copy is what stock Material + mkdocs-quiz is then given to build: the same text, `<quiz>` blocks included. The
folder comes in the environment variable BENCH_MARKDOWN.
"""

from __future__ import annotations

import os
from pathlib import Path

from mkdocs_macros.plugin import MacrosPlugin

from macros import COURSE_SITE, define_env

__all__ = ["define_env", "on_post_page_macros"]

# A page that the other processor makes (course/runtime/processes.py) has no Markdown here: let there be none.
if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def on_post_page_macros(env: MacrosPlugin) -> None:
    site, page = env.conf[COURSE_SITE], env.page
    path = Path(os.environ["BENCH_MARKDOWN"]) / page.file.src_uri
    path.parent.mkdir(parents=True, exist_ok=True)
    header = f"---\ntitle: {page.title!r}\n---\n" if page.title else ""
    path.write_text(header + site.fill_slots(site.page, env.markdown), encoding="utf-8")
