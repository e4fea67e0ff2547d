"""Posts, threads and moderation logs, with the remarks beside their parts."""

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
    "data/threads/cartel.yml": """\
id: cartel
title: El cartel
network: Tablón
verdict: good
messages:
  - author: Ayuntamiento
    is_town: true
    when: martes, 8.00
    text: El jueves hay mercado.
    picture: {seen: "Un cartel & la plaza", alt_text: "Mercado, jueves, 9 h"}
""",
    "data/threads/foto-muda.yml": """\
id: foto-muda
title: El cartel
network: Tablón
verdict: bad
messages:
  - {author: Ayuntamiento, is_town: true, when: "martes, 8.00", text: Mirad el cartel., picture: {seen: Un cartel}}
""",
    "data/moderation_logs/mayo.yml": """\
id: mayo
title: Las medidas de mayo
network: Tablón
entries:
  - when: lunes 3, 9.00
    message: Insulta & amenaza.
    rule: Norma 2
    decision: Se oculta.
    told: Qué norma era.
    done_by: Amparo
    review: Lucía, el martes
    remarks: [{verdict: good, text: Cita la norma.}]
  - {when: "martes 4, 9.00", message: Critica., rule: Ninguna, decision: Se borra., told: Nada., done_by: Amparo}
""",
    "docs/hilo.md": """\
---
title: El hilo
description: Un hilo del curso mínimo, para probar cómo se ven sus mensajes.
---
# El hilo { #hilo }

{{ thread("farola") }}

{{ thread("cartel") }}

{{ thread("foto-muda") }}

{{ moderation_log("mayo") }}
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


def test_a_picture_is_told_with_its_alternative_text_or_with_none(tmp_path: Path) -> None:
    course = lay_out_sample(tmp_path, SAMPLE_FILES)
    for name, verdict, alternative in (("cartel", "bien", "Mercado, jueves, 9 h"), ("foto-muda", "mal", "(vacío)")):
        tree = html.fromstring(f"<div>{render_macro(course, 'thread', name)}</div>")
        assert tree.xpath("string(./div/p/strong)") == f"Una publicación que va {verdict}."
        (picture,) = tree.xpath(".//li//dl")
        assert [part.text_content() for part in picture.xpath("./dt")] == ["En la imagen", "Texto alternativo"]
        assert picture.xpath("./dd")[1].text_content() == alternative


def test_a_moderation_log_says_in_each_entry_what_it_has(tmp_path: Path) -> None:
    course = lay_out_sample(tmp_path, SAMPLE_FILES)
    tree = html.fromstring(f"<div>{render_macro(course, 'moderation_log', 'mayo')}</div>")
    (name,) = tree.xpath(f"//*[@id='{tree.xpath('./div/@aria-labelledby')[0]}']")
    assert " ".join(name.text_content().split()) == "Registro de moderación. Las medidas de mayo, en Tablón"
    first, second = tree.xpath("./div/ol/li")
    assert first.xpath("string(.//p/strong)") == "lunes 3, 9.00"
    assert [(term.text_content(), term.getnext().text_content()) for term in first.xpath(".//dt")] == [
        ("Mensaje", "Insulta & amenaza."),
        ("Norma", "Norma 2"),
        ("Medida", "Se oculta."),
        ("Se le dijo", "Qué norma era."),
        ("La tomó", "Amparo"),
        ("La revisa", "Lucía, el martes"),
    ]
    assert [" ".join(remark.text_content().split()) for remark in first.xpath("./p")] == ["Bien: Cita la norma."]
    assert "La revisa" not in second.text_content()
