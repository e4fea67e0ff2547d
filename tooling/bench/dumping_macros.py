"""The usual macros, for mkdocs-macros, plus a copy of each page's Markdown after they have run.

Stock Material + mkdocs-quiz then builds that copy: the same text, including `<quiz>` blocks. The folder is in the
environment variable BENCH_MARKDOWN.
"""

from __future__ import annotations

import os
from pathlib import Path

from mkdocs_macros.plugin import MacrosPlugin

from macros import COURSE_SITE, define_env

__all__ = ["define_env", "on_post_page_macros"]

# There is no Markdown of pages made by the second process (course/runtime/processes.py): use one processor only.
if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def on_post_page_macros(env: MacrosPlugin) -> None:
    site, page = env.conf[COURSE_SITE], env.page
    path = Path(os.environ["BENCH_MARKDOWN"]) / page.file.src_uri
    path.parent.mkdir(parents=True, exist_ok=True)
    header = f"---\ntitle: {page.title!r}\n---\n" if page.title else ""
    path.write_text(header + site.fill_slots(site.page, env.markdown), encoding="utf-8")
