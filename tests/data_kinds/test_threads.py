"""A thread of a social network, with the remarks beside its messages."""

from __future__ import annotations

from pathlib import Path

from lxml import html

from data_kinds import lay_out_sample, render_macro

SAMPLE_FILES = {
    "data/threads/farola.yml": """\
id: farola
title: La farola & el banco
network: Tablón
verdict: bad
messages:
  - {author: Una vecina, when: "lunes, 9.12", text: "¿Cuándo vuelve la luz?"}
  - author: Ayuntamiento
    is_town: true
    when: lunes, 9.20
    text: Ya lo sabemos.
    remarks:
      - {verdict: bad, text: No dice cuándo.}
      - {verdict: good, text: Contesta pronto.}
""",
    "docs/hilo.md": """\
---
title: El hilo
description: Un hilo del curso mínimo, para probar cómo se ven sus mensajes.
---
# El hilo { #hilo }

{{ thread("farola") }}
""",
}


def test_the_messages_come_in_order_each_with_its_remarks_in_words(tmp_path: Path) -> None:
    course = lay_out_sample(tmp_path, SAMPLE_FILES)
    tree = html.fromstring(f"<div>{render_macro(course, 'thread', 'farola')}</div>")
    (thread,) = tree.xpath("./div[@role='group']")
    (name,) = tree.xpath(f"//*[@id='{thread.get('aria-labelledby')}']")
    assert " ".join(name.text_content().split()) == "Un hilo que va mal. La farola & el banco, en Tablón"
    messages = thread.xpath("./ol/li")
    assert [[" ".join(part.text_content().split()) for part in message.xpath(".//p")] for message in messages] == [
        ["Una vecina lunes, 9.12", "¿Cuándo vuelve la luz?"],
        ["Ayuntamiento lunes, 9.20", "Ya lo sabemos.", "Mal: No dice cuándo.", "Bien: Contesta pronto."],
    ]
    assert [message.get("class") for message in messages] == [None, "thread-town"]
