"""A small page with the panel of the finished plan, without MkDocs: its tests drive it in a real browser."""

from __future__ import annotations

import json
import shutil
from functools import cache
from pathlib import Path

from loaded_courses import load_minimal_course

from course.model import Palette
from macros.assets import read_bundle
from macros.site import make_template_environment

REPOSITORY = Path(__file__).resolve().parents[1]
DEFINITION = Path(__file__).resolve().parent / "fixtures/plan-definition.json"
ASSETS = ("assets/css/site.css", "assets/css/plan-documents.css", "assets/js/plan-documents.js")

_PAGE = """\
<!DOCTYPE html>
<html lang="es" data-md-color-scheme="default">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Mi plan</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="assets/css/site.css"></head>
<body class="tema-5"><main class="md-content"><article class="md-typeset">
<h1>Mi plan</h1>
<h2>El documento</h2>
{panel}
<script>globalThis.Curso = {{}};</script>
<script defer src="assets/js/plan-documents.js"></script>
<script type="application/json" data-plan-definition>{definition}</script>
<script type="application/json" data-values>{values}</script>
</article></main>
<script defer src="start.js"></script>
</body>
</html>
"""
_START = """\
const read = (name) => JSON.parse(document.querySelector(`[${name}]`).textContent);
globalThis.definition = read("data-plan-definition");
globalThis.values = read("data-values");
globalThis.scope = "core";
globalThis.panel = Curso["plan-documents"].setUpDocuments(document.querySelector("article"), {
  definition,
  getValues: () => values,
  getScope: () => scope,
});
"""


class _Assets:
    """Replaces macros.site.Site."""

    def get_asset_path(self, path: str) -> str:
        return path


@cache
def load_definition() -> dict:
    """A plan of eighty fields, as a course gives it to the browser."""
    return json.loads(DEFINITION.read_text(encoding="utf-8"))


def list_fields(definition: dict) -> list[dict]:
    return [field for section in definition["sections"] for field in section["fields"]]


def find_field(definition: dict, field_id: str) -> dict:
    """A field of the definition, found by id: its wording belongs to the data and may change."""
    return next(field for field in list_fields(definition) if field["id"] == field_id)


def list_example_values(definition: dict, only_core: bool = False) -> dict:
    """The examples of the fields, as if a reader had written them."""
    return {
        field["id"]: str(field["example"]) if field["kind"] == "number" else field["example"]
        for field in list_fields(definition)
        if field["core"] or not only_core
    }


def embed(data: object) -> str:
    return json.dumps(data, ensure_ascii=True).replace("<", "\\u003c")


def build_plan_page(folder: Path, definition: dict, values: dict) -> None:
    """Write `plan.html` and what it needs in `folder`."""
    palette = load_minimal_course().get_value(Palette)
    for bundle in ASSETS:
        path = folder / bundle
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(read_bundle(REPOSITORY / "docs", bundle, palette), encoding="utf-8")
    for name in ("docx", "fflate", "odf-kit"):
        shutil.copytree(REPOSITORY / "docs/assets/vendor" / name, folder / "assets/vendor" / name)
    panel = make_template_environment().get_template("plan_documents.html.jinja").render(site=_Assets())
    page = _PAGE.format(panel=panel, definition=embed(definition), values=embed(values))
    (folder / "plan.html").write_text(page, encoding="utf-8")
    (folder / "start.js").write_text(_START, encoding="utf-8")
