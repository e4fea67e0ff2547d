"""What an edit costs in the preview of this course: only the pages that show what was edited are made again.

«En la vista previa lo editado se ve en menos de un segundo» (README.md) holds because little is done; here that is
counted, which a busy machine doesn't change. The pages are found in the course and in its site as it was before the
edit. (What a second build and a second check do: test_promises_again.py.)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path
from typing import NamedTuple

import pytest
from preview_pair import Worker
from site_files import list_different, read_site
from work_counts import Work, WorkLog

from course.loaded.whole import Course
from course.model import Term
from course.pages.macro_calls import find_macro_calls
from tooling.bench.copies import copy_course
from tooling.bench.edits import EDITS, Edit

pytestmark = pytest.mark.site

MARK = "cambio7"
ID = r"\bid: *(\S+)"
NOWHERE = r"(?!)"


@dataclass
class Preview:
    """A preview of a copy of this course that has built it once, and what that first build did."""

    source: Path
    course: Course
    worker: Worker
    log: WorkLog
    first: Work

    @property
    def site(self) -> Path:
        return Path(self.worker.first_answer["site"])

    @cached_property
    def outputs(self) -> dict[str, str]:
        """The file of each page, by its path under `docs/`."""
        uris = [page.uri for page in self.course.pages]
        return {uri: re.sub(r"(?:/?index)?\.md$", "/index.html", uri).removeprefix("/") for uri in uris}


class Reload(NamedTuple):
    """An edit, what the preview did after it, and its site before and after."""

    edit: Edit
    work: Work
    before: dict[str, bytes]
    after: dict[str, bytes]


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory, whole_course: Course) -> Iterator[Preview]:
    folder = tmp_path_factory.mktemp("promises")
    source = copy_course(folder / "course")
    log = WorkLog(folder / "work.log", source)
    worker = Worker("serve", source, **log.variables)
    yield Preview(source, whole_course, worker, log, log.take())
    worker.stop()


def save(preview: Preview, row: str) -> Reload:
    """Make an edit of `tasks.py bench` in the course as it is without any other."""
    edit = EDITS[row](preview.course)
    path = preview.source / edit.path
    before = read_site(preview.site)
    path.write_text(edit.apply(_read_original(preview, edit.path), MARK), encoding="utf-8", newline="\n")
    done = preview.worker.ask()
    assert done["failure"] is None and done["builds"] == 0, preview.worker.said
    return Reload(edit, preview.log.take(), before, read_site(preview.site))


def _read_original(preview: Preview, path: str) -> str:
    return (preview.course.root / path).read_text(encoding="utf-8")


def find_calling(course: Course, *names: str) -> set[str]:
    """The pages that call any of these macros."""
    return {page.uri for page in course.pages for call in find_macro_calls(page)[0] if call.name in names}


def find_showing(preview: Preview, reload: Reload, pattern: str) -> set[str]:
    """The pages whose content, before the edit, has a match of a pattern, whatever its case."""
    compiled = re.compile(pattern, re.IGNORECASE)
    pages = {uri: reload.before[path].decode("utf-8") for uri, path in preview.outputs.items()}
    return {uri for uri, html in pages.items() if compiled.search(unescape(html.partition("<article")[2]))}


def find_named_before(preview: Preview, edit: Edit, pattern: str) -> str:
    """What the group of a pattern matches last in the edited file before the edit: the id of what is edited."""
    assert edit.offset is not None
    return re.findall(pattern, _read_original(preview, edit.path)[: edit.offset])[-1]


def match_paragraph(preview: Preview, edit: Edit) -> str:
    return NOWHERE


def match_heading(preview: Preview, edit: Edit) -> str:
    """The links to it: those of the questions that it answers are on other pages too."""
    line = _read_original(preview, edit.path)[edit.offset :].partition("\n")[0]
    return rf"(?:#|{edit.url}#){re.search(r'#([^ }]+)', line)[1]}\""


def match_question(preview: Preview, edit: Edit) -> str:
    return rf'data-question="{find_named_before(preview, edit, ID)}"'


def match_term(preview: Preview, edit: Edit) -> str:
    term = preview.course.find_by_id(Term, find_named_before(preview, edit, ID))
    return rf"\b(?:{'|'.join(map(re.escape, (term.term, *term.variants)))})\b"


def match_case(preview: Preview, edit: Edit) -> str:
    """The links to its page."""
    return rf'href="[^"]*\b{Path(edit.path).stem}/'


def match_source(preview: Preview, edit: Edit) -> str:
    return rf"\bref-{find_named_before(preview, edit, r'@[a-z]+{([^,]+),')}\b"


def match_field(preview: Preview, edit: Edit) -> str:
    return rf'id="campo-{find_named_before(preview, edit, ID)}"'


def match_figure(preview: Preview, edit: Edit) -> str:
    return rf'id="figura-{Path(edit.path).stem}"'


class Promise(NamedTuple):
    """An edit: where what it edits shows, and the macros that show all that there is of its kind, or count it."""

    row: str
    match: Callable[[Preview, Edit], str]
    overviews: tuple[str, ...]


# What an edit may make again, besides the pages that show what was edited. It may be less.
PROMISES = (
    # `coverage` shows how many words each heading has, and the edits add one.
    Promise("edit-paragraph", match_paragraph, ("coverage",)),
    Promise("edit-heading", match_heading, ("coverage",)),
    Promise(
        "edit-question",
        match_question,
        ("before_and_after", "export_files", "lessons", "objectives_map", "progress", "session_files", "worksheet"),
    ),
    Promise("edit-term", match_term, ("export_files", "glossary")),
    Promise("edit-case", match_case, ("case_comparison", "case_gallery", "cases", "objectives_map")),
    Promise("edit-source", match_source, ("bibliography_first", "bibliography_rest", "documents", "norms", "policy")),
    Promise(
        "edit-plan",
        match_field,
        (
            *("documents", "example_plan", "export_files", "featured_tools", "my_plan", "plan_comparison"),
            *("plan_review", "session_files", "session_guide", "session_guides", "sessions", "study_weeks", "tools"),
        ),
    ),
    Promise("edit-figure", match_figure, ()),
)


def test_the_first_preview_renders_and_lays_out_each_page_once(preview: Preview) -> None:
    once = dict.fromkeys(preview.outputs, 1)
    assert preview.first.rendered == once
    assert preview.first.laid_out == once


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.row)
def test_an_edit_makes_again_only_the_pages_that_show_it(preview: Preview, promise: Promise) -> None:
    reload = save(preview, promise.row)
    edit, work = reload.edit, reload.work
    own = {uri for uri, path in preview.outputs.items() if path == f"{edit.url}index.html"}
    shown = own | find_showing(preview, reload, promise.match(preview, edit))
    allowed = shown | find_calling(preview.course, *promise.overviews)
    changed = set(list_different(reload.before, reload.after))
    renewed = {uri for uri, path in preview.outputs.items() if path in changed}
    assert MARK in reload.after[f"{edit.url}index.html"].decode("utf-8")
    assert renewed <= work.rendered.keys() <= allowed
    assert work.laid_out.keys() <= work.rendered.keys()
    assert {*work.rendered.values(), *work.laid_out.values()} == {1}
    written = work.list_written(preview.site)
    pages = {path for path in written if path.endswith(".html")}
    assert pages <= {preview.outputs[uri] for uri in work.laid_out}
    assert {path for path in written if path.startswith("descargas/")} <= changed
    assert {path.partition("/")[0] for path in written.keys() - pages} <= {"assets", "descargas"}
    assert written["assets/search-index.js"] == 1
