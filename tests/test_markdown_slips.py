"""Slips of Markdown, where a table of faults can't tell: what is none."""

from __future__ import annotations

import pytest
from course_in_memory import make_draft, make_page

from course.checks.markdown_slips import check_markdown_slips, find_in_file, find_swallowed_page
from course.files.yaml_source import read_yaml

HEADER = "---\ntitle: Uno\ntags:\n- a\n- b\n---\n"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"{HEADER}# Uno {{ #1 }}\n\nTexto.\n", []),  # the front matter is no list glued to a paragraph
        (f"{HEADER}# Uno {{ #1 }}\n\nTexto.\n- a\n", [10]),
        ("Texto.\n- a\n", [2]),
        ("Texto.\n\n```\nTexto.\n- a\n```\n", []),
        ("Texto.\n\n````\n```\n````\n\nTexto.\n", []),  # a fence inside a longer one
        ("Texto.\n\n````\n```\n", [3]),
        ("- a\n  más\n- b\n", []),
    ],
)
def test_what_is_glued_and_what_is_not(text: str, lines: list[int]) -> None:
    assert [finding.line for finding in check_markdown_slips(make_draft(make_page(text)))] == lines


def test_only_a_fence_or_a_comment_without_end_swallows_a_page() -> None:
    whole = make_page("Texto.\n\n```\ncódigo\n```\n")
    assert find_swallowed_page(make_draft(whole)) is None
    for rest in ("```\n", "{# nota\n"):
        assert find_swallowed_page(make_draft(whole, make_page(f"Texto.\n\n{rest}", "docs/x.md"))) == "docs/x.md"


@pytest.mark.parametrize(
    "text",
    [
        '<details markdown="1">\n<summary>Más</summary>\n\nTexto.\n\n</details>\n',
        'Uno<br>dos, <abbr title="Boletín">BOE</abbr>, H<sub>2</sub>O y <span lang="en">web</span>.',
        "Mira <https://example.org/a> y <ana@example.org>.",
        "Se escribe `<script>`, `**` o `[x][nada]`.\n\n```html\n<script>alert(1)</script>\n![](x.png)\n```\n",
        "<!-- Nota para quien edita: <b> -->",
        "Se escribe {nombre} y ya, con 5 < 6, 7 > 6 y x<y.",
        "Un *texto*, **otro**, ***otro***, **a *b* c**, *a **b** c*, **`código`**: 5 * 3 y a*b.",
        "Un _texto_, __otro__, @ayto_ejemplo_es, _a y_ b y ____.",
        "Un texto con \\*asteriscos\\* y \\_rayas.",
        "**Un énfasis\nen dos líneas** del mismo párrafo.",
        "* Uno\n* Dos\n\n***\n\nTexto.",
        "- Uno\n    - Dos\n\n    Sigue.\n\n- Tres\n  sigue.",
        "1. Uno\n\n    Sigue.\n\n2. Dos\n3. Tres",
        '!!! note "Nota"\n\n    1. Uno\n    2. Dos\n\n    Un párrafo.\n',
        "Término\n:   Su definición.\n\n    Sigue.",
        "| Antes | Ahora |\n| :--- | ---: |\n| 1 \\| 2 | `a|b` |\n\nAntes | Ahora\n--- | ---\nNo | Sí",
        "El [nombre] (cargo), [*un* `texto`](https://example.org/a_(b)) y [otro][uno].\n\n[uno]: https://example.org",
        '[![Una foto](../assets/foto.png)](https://example.org "Título") y un [correo](mailto:ana@example.org).',
        "Un párrafo con su ancla.\n{ #ancla .lead lang=en }",
        "> Una cita.\n\n—Dijo que sí.\n\n-5 grados.\n",
        "{% raw %}\n```\n{{ quiz() }}\n```\n{% endraw %}\n",
    ],
)
def test_what_is_written_well_has_no_slip(text: str) -> None:
    assert check_markdown_slips(make_draft(make_page(text))) == []


def test_a_slip_in_a_text_of_the_data_is_told_at_its_line_and_column() -> None:
    document, _ = read_yaml("id: a\nterms:\n  - |\n    Un <b>texto</b>,\n\n    y un <b>otro.\n", "data/x.yml")
    assert document is not None
    content = document.data["terms"][0]
    assert find_in_file(document, ("terms", 0), content, content.index("<b>otro")) == (6, 10)
