"""Every macro reads only what its row declares, and writes what its row says that it writes.

If a macro looked at more than the facts that it names, pages would go stale when that changed. What it writes decides
where a page may call it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

import pytest
from minimal_course import REPOSITORY, copy_minimal_course
from rich_course import make_rich

from course.loaded.loading import load_draft
from course.loaded.located import Located
from course.loaded.parts import ModelType
from course.loaded.whole import Course, complete
from course.macro_register import MACROS
from course.model import CourseFacts
from course.pages.macro_calls import MacroCall, find_macro_calls
from course.pages.outline import PageSource
from course.register import DATA_KINDS
from course.runtime.memory import compute_code_version
from macros.code_reads import list_templates
from macros.facts import COVERED, WHOLE_FILES, Facts
from macros.registry import FUNCTIONS, list_reads
from macros.site import Site, make_template_environment

# The parts of a course that are not a kind of data, and those whose kind of data has another name.
PARTS = {"chart_data": "chart_data", "pages": "pages", "references": "references", "index": "index"} | {
    "facts": "course",
    "programme": "programme",
    "_question_places": "quiz",
}
KIND_NAMES = {model: kind.name for kind in DATA_KINDS for model in (kind.model, kind.items and kind.items.model)} | {
    CourseFacts: "course"
}
# They list what was cited on their page, so they are tested where something is cited.
TELL_CITATIONS = {"sources", "legal_notice"}


@dataclass(kw_only=True)
class NotingCourse(Course):
    """A course that records which of its parts are looked at."""

    seen: set[str] = field(default_factory=set)

    def __getattribute__(self, name: str) -> Any:
        if name in PARTS:
            object.__getattribute__(self, "seen").add(PARTS[name])
        return object.__getattribute__(self, name)

    def list_located(self, model: type[ModelType]) -> list[Located[ModelType]]:
        self.seen.add(KIND_NAMES[model])
        return super().list_located(model)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    source = copy_minimal_course(tmp_path_factory.mktemp("reads") / "source")
    make_rich(source)
    draft, findings = load_draft(source)
    assert findings == []
    loaded = complete(draft)
    noting = NotingCourse(**{part.name: getattr(loaded, part.name) for part in fields(Course)})
    assert noting.index.ids and noting.references.render_bibliography()  # both are made from all pages, once
    assert compute_code_version("exports")  # of what is remembered: the code is read, once
    site = Site(noting, serving=True)
    site.page_urls = {page.uri: page.uri.replace(".md", "/") for page in loaded.pages}
    return site


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The files that are opened, except templates, each by its path in the project or the course."""
    names: set[str] = set()
    original = Path.open

    def note(path: Path, *arguments: Any, **keywords: Any) -> Any:
        names.add(path.as_posix())
        return original(path, *arguments, **keywords)

    monkeypatch.setattr(Path, "open", note)
    return names


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The names of the templates that are requested, each loaded anew."""
    environment, names = make_template_environment(), set()
    environment.cache.clear()
    original = environment.loader.get_source

    def note(environment_: Any, name: str) -> Any:
        names.add(name)
        return original(environment_, name)

    monkeypatch.setattr(environment.loader, "get_source", note)
    return names


def list_calls(site: Site, macro: str) -> Iterator[tuple[PageSource, MacroCall]]:
    for page in site.course.pages:
        for call in find_macro_calls(page)[0]:
            if call.name == macro:
                yield page, call


@pytest.mark.parametrize("macro", MACROS)
def test_a_macro_looks_at_nothing_that_it_does_not_say(
    site: Site, macro: str, opened: set[str], rendered: set[str]
) -> None:
    calls = list(list_calls(site, macro))
    assert calls
    for page, call in calls:
        for name in ("coverage", "questions", "pages_by_objective"):
            site.__dict__.pop(name, None)
        state = site.begin_page(page.uri, site.page_urls[page.uri])
        if macro in TELL_CITATIONS:
            state.add_cited_keys(["ley39_2015"])
        site.templates.cache.clear()
        opened.clear(), rendered.clear()
        site.course.seen = set()
        text = FUNCTIONS[macro](site, *call.arguments, **call.keywords)
        while "data-slot=" in text and (filled := site.fill_slots(state, text)) != text:
            text = filled
        reads = state.reads | list_reads(FUNCTIONS[macro], page.uri, call.arguments, call.keywords)
        kinds = {name.partition(":")[0] for name in reads} | (
            {"reference", "reference_order"} if state.cited_keys else set()
        )
        covered = set().union(*(COVERED[kind] for kind in kinds))
        assert site.course.seen - covered == set(), f"{macro} en {page.uri}"
        paths = [name for name in opened if "/.cache/" not in name]  # a cache is not a source
        files = {re.sub(f"^(?:{REPOSITORY.as_posix()}|{site.course.root.as_posix()})/", "", name) for name in paths}
        assert {name for name in files if not any(name.startswith(folder) for folder in covered)} == set()
        noted = {name.partition(":")[2] for name in reads if name.startswith("template:")}
        assert rendered - set().union(*map(list_templates, noted)) == set()


@dataclass(frozen=True)
class Written:
    """What a call writes: its text, as the macro gives it and with its slots filled, and the keys that it cites."""

    raw: str
    text: str
    cited: set[str]


def write(site: Site, page: PageSource, call: MacroCall) -> Written:
    state = site.begin_page(page.uri, site.page_urls[page.uri])
    raw = text = FUNCTIONS[call.name](site, *call.arguments, **call.keywords)
    while "data-slot=" in text and (filled := site.fill_slots(state, text)) != text:
        text = filled
    return Written(raw, text, set(state.cited_keys))


@pytest.mark.parametrize("macro", MACROS)
def test_a_macro_writes_what_it_says(site: Site, macro: str) -> None:
    for page, call in list_calls(site, macro):
        written = write(site, page, call)
        is_slot = re.fullmatch(r'\s*<(div|span)[^>]* data-slot="[^"]*"[^>]*></\1>\s*', written.raw)
        assert MACROS[macro].writes_markdown(call) is (is_slot is None)
        cites = MACROS[macro].cites(call) or MACROS[macro].cites_shown
        assert cites is bool(written.cited or "[@" in written.text)
        if MACROS[macro].repeats(call):
            assert not re.search(r'\sid="|\{ ?#', written.text)
        for uri in MACROS[macro].links:
            address = site.get_page_url(uri)
            assert f'href="{address}' in written.text


def test_the_table_of_what_is_covered_has_every_kind_of_fact() -> None:
    kinds = WHOLE_FILES.keys() | {
        name.removeprefix("_compute_") for name in vars(Facts) if name.startswith("_compute_")
    }
    assert kinds == COVERED.keys()
    named = {name.partition(":")[0] for macro in MACROS.values() for name in macro.reads}
    assert named <= kinds
