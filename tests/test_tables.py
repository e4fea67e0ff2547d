"""macros/tables.py: tables written in Markdown."""

from __future__ import annotations

from markdown import Markdown

from macros.tables import TableExtension

TABLE = """\
| Red | Usuarios | Nota | Alta |
|:---|---:|:---:|---|
| A | 12 | sí { .aviso } | 2020 |
"""


def test_columns_are_aligned_by_classes_and_no_cell_has_a_style() -> None:
    html = Markdown(extensions=["tables", "attr_list", TableExtension()]).convert(TABLE)
    assert '<div class="table-scroll">' in html
    assert '<td class="align-right">12</td>' in html and '<th class="align-right">Usuarios</th>' in html
    assert '<td class="aviso align-center">sí</td>' in html
    assert "<td>A</td>" in html and "<td>2020</td>" in html
    assert "style" not in html
