"""docs/assets/js/core/plan-document.js and plan-markdown.js on plain data."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies
from javascript import Realm
from markdown_it import MarkdownIt
from plan_page import list_example_values, list_fields, load_definition


def make_field(identifier: str, kind: str = "short_text", **more: Any) -> dict:
    made = {
        "id": identifier,
        "kind": kind,
        "label": identifier.capitalize(),
        "help": "Ayuda.",
        "required": False,
        "core": False,
    }
    return made | {"example": "Ejemplo"} | more


def make_definition(*sections: tuple[str, str, list[dict]]) -> dict:
    return {
        "notice": "Aviso.",
        "document": {
            "title": "Plan de Redes Sociales",
            "file": "plan-de-redes",
            "entity": "entidad",
            "cover": ["version", "vigencia-inicio", "organo-aprueba"],
        },
        "sections": [
            {
                "number": number,
                "title": title,
                "section": "t5/x",
                "url": None,
                "introduction": "Introducción.",
                "fields": fields,
            }
            for number, title, fields in sections
        ],
    }


@pytest.fixture
def core(realm: Realm) -> Realm:
    realm.import_modules(planDocument="core/plan-document.js", planMarkdown="core/plan-markdown.js")
    return realm


def make_document(core: Realm, definition: dict, values: dict, scope: str = "whole") -> dict:
    return core.evaluate("([d, v, scope]) => planDocument.makeDocument(d, v, {scope})", [definition, values, scope])


def make_one(core: Realm, value: Any, kind: str = "short_text", **more: Any) -> list[str] | None:
    """The paragraphs of a plan's only field."""
    made = make_document(core, make_definition(("2", "Uno", [make_field("campo", kind, **more)])), {"campo": value})
    return next((block["paragraphs"] for block in made["blocks"] if block["type"] == "text"), None)


def render(core: Realm, document: dict) -> str:
    return core.evaluate("document => planMarkdown.renderMarkdown(document)", document)


def test_headings_are_the_programme_s_and_their_level_follows_the_number(core: Realm) -> None:
    definition = load_definition()
    made = make_document(core, definition, list_example_values(definition))
    headings = [(block["level"], block["text"]) for block in made["blocks"] if block["type"] == "heading"]
    assert headings[:2] == [(1, "2. Fase I: el briefing"), (2, "2.1. Objetivos")]
    assert [text for _, text in headings] == [
        f"{section['number']}. {section['title']}" for section in definition["sections"]
    ]
    assert made["title"] == "Plan de Redes Sociales" and made["language"] == "es-ES"


def test_no_level_is_skipped_where_a_number_has_no_section(core: Realm) -> None:
    """A screen reader would announce a heading of the second level with none of the first before it."""
    sections = [(number, "Uno", [make_field(f"campo-{number.replace('.', '-')}")]) for number in ("2.1", "2.1.3", "3")]
    made = make_document(core, make_definition(*sections), {})
    levels = [(block["level"], block["text"]) for block in made["blocks"] if block["type"] == "heading"]
    assert levels[:3] == [(1, "2.1. Uno"), (2, "2.1.3. Uno"), (1, "3. Uno")]


def test_every_field_filled_is_in_the_document_and_no_example_that_is_not(core: Realm) -> None:
    definition = load_definition()
    values = list_example_values(definition)
    whole = render(core, make_document(core, definition, values))
    for field in list_fields(definition):
        assert f"**{field['label']}**" in whole.replace("\\", "")
    empty = render(core, make_document(core, definition, {}))
    examples = [field["example"] for field in list_fields(definition) if field["kind"] in ("short_text", "long_text")]
    assert not [example for example in examples if example in empty.replace("\\", "")]
    assert definition["sections"][0]["introduction"] not in whole


def test_the_cover_has_what_is_written_of_it(core: Realm) -> None:
    options = [{"id": "junta", "text": "La Junta"}, {"id": "pleno", "text": "El Pleno"}]
    fields = [
        make_field("organo-aprueba", "choice", options=options),
        make_field("entidad"),
        make_field("vigencia-inicio", "date"),
    ]
    definition = make_definition(("2", "Uno", fields))
    values = {
        "entidad": "Ayuntamiento de Muro del Alcoy (9.000 habitantes)",
        "vigencia-inicio": "2027-03-01",
        "organo-aprueba": "pleno",
    }
    made = make_document(core, definition, values, "core")
    assert made["entity"] == "Ayuntamiento de Muro del Alcoy (9.000 habitantes)"
    assert [fact["text"] for fact in made["cover"]] == ["1 de marzo de 2027", "El Pleno"]
    assert make_document(core, definition, {}, "core")["cover"] == []


def test_the_core_has_what_else_was_written_and_the_headings_above_it(core: Realm) -> None:
    definition = make_definition(
        ("2", "Uno", [make_field("a", core=True, required=True)]),
        ("3", "Dos", [make_field("b", required=True)]),
        ("3.1", "Tres", [make_field("c"), make_field("d")]),
        ("4", "Cuatro", [make_field("e", required=True)]),
    )
    made = make_document(core, definition, {"c": "Escrito"}, "core")
    assert [block.get("text") or block["label"] for block in made["blocks"]] == [
        "2. Uno",
        "Pendiente de completar.",
        "3. Dos",
        "3.1. Tres",
        "C",
        "Pendiente de completar",
        "2. Uno",
    ]
    assert made["blocks"][-1] == {"type": "list", "label": "2. Uno", "items": ["A (plan mínimo)"]}
    whole = make_document(core, definition, {"c": "Escrito"}, "whole")
    pending = {block["label"]: block["items"] for block in whole["blocks"] if block["type"] == "list"}
    assert pending == {
        "2. Uno": ["A (plan mínimo)"],
        "3. Dos": ["B"],
        "3.1. Tres": ["D (opcional)"],
        "4. Cuatro": ["E"],
    }


def test_a_heading_is_above_those_that_begin_with_its_whole_number(core: Realm) -> None:
    definition = make_definition(
        ("1", "Uno", [make_field("a")]),
        ("1.2", "Uno y dos", [make_field("b")]),
        ("10", "Diez", []),
        ("10.2", "Diez y dos", [make_field("c")]),
    )
    headings = [block["text"] for block in make_document(core, definition, {"c": "Escrito"}, "core")["blocks"][:2]]
    assert headings == ["10. Diez", "10.2. Diez y dos"]


def test_a_plan_without_gaps_has_no_pending(core: Realm) -> None:
    definition = load_definition()
    made = make_document(core, definition, list_example_values(definition, only_core=True), "core")
    assert not [block for block in made["blocks"] if block.get("text") == "Pendiente de completar"]


NUMBERS = [
    ("15000", "15.000"),
    ("1200", "1200"),
    ("1.200", "1200"),
    ("1234567,5", "1.234.567,5"),
    ("2.5", "2,5"),
    ("2,50", "2,50"),
    ("0", "0"),
    ("12 000", "12.000"),
    ("unas veinte", "unas veinte"),
    ("20 horas", "20 horas"),
    ("007", "7"),
]


def test_numbers_are_shown_in_spanish_form(core: Realm) -> None:
    assert [(typed, *make_one(core, typed, "number")) for typed, _ in NUMBERS] == NUMBERS


def test_a_number_has_its_unit(core: Realm) -> None:
    assert make_one(core, "40", "number", unit="horas") == ["40\u00a0horas"]
    assert make_one(core, "40 minutos", "number", unit="horas") == ["40 minutos"]


@pytest.mark.parametrize(("value", "shown"), [("2027-01-05", "5 de enero de 2027"), ("2027-13-05", "2027-13-05")])
def test_dates_are_shown_in_words(core: Realm, value: str, shown: str) -> None:
    assert make_one(core, value, "date") == [shown]


def test_text_is_clean_and_nothing_visible_is_lost(core: Realm) -> None:
    typed = "  Uno\r\nDos\u2028Tres\n\n\u0000Cua\u0007tro\u001b \ud83d\ude00\ufffe  "
    assert make_one(core, typed, "long_text") == ["Uno", "Dos", "Tres", "Cuatro 😀"]
    # Half a surrogate pair can't be sent to the browser as text.
    definition = make_definition(("2", "Uno", [make_field("campo")]))
    found = core.evaluate(
        "d => planDocument.makeDocument(d, {campo: 'a\\ud800b\\udc00'}, {scope: 'whole'}).blocks[1].paragraphs",
        definition,
    )
    assert found == ["a\ufffdb\ufffd"]


def test_what_is_blank_is_pending(core: Realm) -> None:
    assert [make_one(core, value) for value in (None, "", "  \n ", [], "\u0000")] == [None] * 5


def test_choices_show_their_words_in_the_definition_s_order(core: Realm) -> None:
    options = [{"id": "a", "text": "Alfa"}, {"id": "b", "text": "Beta"}, {"id": "c", "text": "Gama"}]
    definition = make_definition(
        ("2", "Uno", [make_field("x", "several", options=options), make_field("y", "choice", options=options)])
    )
    blocks = make_document(core, definition, {"x": ["c", "gone", "a"], "y": "b"})["blocks"]
    assert blocks[1:3] == [
        {"type": "list", "label": "X", "items": ["Alfa", "Gama"]},
        {"type": "text", "label": "Y", "paragraphs": ["Beta"]},
    ]


def test_a_table_keeps_its_columns_and_drops_empty_rows(core: Realm) -> None:
    columns = [{"id": "n", "title": "Nombre"}, {"id": "q", "title": "Qué"}]
    definition = make_definition(("2", "Uno", [make_field("t", "table", columns=columns)]))
    table = make_document(core, definition, {"t": [{"n": "a\nb"}, {"q": " "}, {"q": "c", "other": "z"}]})["blocks"][1]
    widths = table.pop("widths")
    assert table == {"type": "table", "caption": "T", "columns": ["Nombre", "Qué"], "rows": [["a\nb", ""], ["", "c"]]}
    assert 990 <= sum(widths) <= 1000 and min(widths) > 100


FILE_NAMES = [
    ("Ayuntamiento de Villaejemplo (15.000 habitantes)", "plan-de-redes-ayuntamiento-de-villaejemplo"),
    ("Ajuntament de l'Alcúdia", "plan-de-redes-ajuntament-de-l-alcudia"),
    ("Concello da Coruña, padrón de 2026", "plan-de-redes-concello-da-coruna"),
    ("../../etc/passwd", "plan-de-redes-etc-passwd"),
    ("...", "plan-de-redes"),
    ("", "plan-de-redes"),
    ("a" * 200, "plan-de-redes-" + "a" * 60),
]


def test_files_are_named_after_the_entity(core: Realm) -> None:
    definition = make_definition(("2", "Uno", [make_field("entidad")]))
    for entity, name in FILE_NAMES:
        made = make_document(core, definition, {"entidad": entity})
        assert made["file"] == name


NASTY = [
    "# No es un título",
    "- ni una lista",
    "1. ni esta",
    "2) ni esta",
    "+ ni esta",
    "> ni una cita",
    "***",
    "---",
    "===",
    "```",
    "    código",
    "*énfasis* _y_ **más** ~~tachado~~ `código`",
    "[enlace](http://ejemplo.es) ![imagen](x.png)",
    "<b onclick=x>negrita</b> <!-- nada -->",
    "&amp; &copy; &#65;",
    "http://ejemplo.es www.ejemplo.es correo@ejemplo.es <http://ejemplo.es>",
    "a | b \\| c \\ d\\",
    "| a | b |",
    "| --- | --- |",
    "$x^2$ {{ macro }} {% raw %} {: .clase }",
    ": definición",
    "[^1]: nota",
    "[ref]: http://ejemplo.es",
    "\\* ya escapado",
    "fin\\",
]


def read_text(tokens: list) -> str:
    """What a reader sees of some inline tokens; anything but text fails. Addresses are code."""
    text = ""
    for token in tokens:
        kinds = ("text", "text_special", "html_inline", "softbreak", "code_inline")
        assert token.type in kinds, (token.type, token.content)
        assert token.type != "code_inline" or re.search("[:.@]", token.content)
        if token.type == "html_inline":
            assert token.content == "<br>"
            text += "\n"
        else:
            text += token.content
    return text


def test_in_markdown_text_stays_text(core: Realm) -> None:
    for typed in NASTY:
        check_stays_text(core, typed)


PIECES = (
    *("a", "ñ", "b.c", "e.es", "@", "@x", "a@b", "a@b@c.de", "correo@e.es", "user@-x.com", "@a/b", "1.", "15.000"),
    *("http://", "https://e.es", "ftp://x.y/z", "mailto:", "xmpp:a@b.c", "www.", "_www.a", "://", "//", "/"),
    *("`", "``", "\\", "|", "<", ">", "*", "_", "~", "[", "]", "(", ")", " ", ".", "-", "+", ":", "#", "$", "!"),
    *("&amp;", "'", '"', "{", "}", "=", "^", "\u200b"),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(strategies.lists(strategies.sampled_from(PIECES), min_size=1, max_size=9).map("".join))
def test_in_markdown_any_text_stays_text(core: Realm, typed: str) -> None:
    """Pieces as these, in any order, were read by GitHub's own cmark-gfm and by markdown-it with linkify: no link."""
    if typed.strip("\u200b "):
        check_stays_text(core, re.sub(" +", " ", typed))


# What GitHub and markdown-it with linkify make links of, and GitHub mentions, if it is not in a piece of code.
LINKS = re.compile(r"(?:https?|ftp|mailto|xmpp):/|(?<!\\)//|www\.|[\w.+-]@|@\w|(?:\w)\.[a-z]", re.IGNORECASE)


def test_an_address_is_no_link_in_any_dialect(core: Realm) -> None:
    for typed in (
        "Escribe a informatica@ayto.es.",
        "Mira https://ayto.es/a?b=c_d, www.ayto.es y ayto.es",
        "La cuenta @ayto y a@b, c@d.",
        "mailto:x@y.es//ayto.es",
    ):
        assert not LINKS.search(re.sub("`[^`]+`", "", render_one(core, typed)))
    assert render_one(core, "Escribe a informatica@ayto.es.") == "Escribe a `informatica@ayto.es`."
    assert render_one(core, "Mira (https://ayto.es/a_b)") == "Mira (`https://ayto.es/a_b`)"


def render_one(core: Realm, typed: str) -> str:
    definition = make_definition(("2", "Uno", [make_field("x", "long_text")]))
    return render(core, make_document(core, definition, {"x": typed})).strip().split("\n\n")[-1]


def test_no_text_changes_the_direction_of_what_follows(core: Realm) -> None:
    marks = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    assert make_one(core, f"informe{marks}gpj.exe", "long_text") == ["informegpj.exe"]
    columns = [{"id": "n", "title": "Red"}]
    definition = make_definition(("2", "Uno", [make_field("t", "table", columns=columns), make_field("entidad")]))
    made = make_document(core, definition, {"t": [{"n": f"a{marks}b"}], "entidad": f"Vila{marks}"})
    assert not set(marks) & set(json.dumps(made, ensure_ascii=False))


def check_stays_text(core: Realm, typed: str) -> None:
    columns = [{"id": "n", "title": typed}, {"id": "q", "title": "Otra"}]
    definition = make_definition(
        ("2", "Uno", [make_field("x", "long_text"), make_field("t", "table", columns=columns)])
    )
    made = make_document(core, definition, {"x": typed, "t": [{"n": typed, "q": f"{typed}\n{typed}"}]})
    tokens = MarkdownIt("js-default", {"html": True, "linkify": False}).parse(render(core, made))
    shown = typed.strip()
    inlines = [token for token in tokens if token.type == "inline"]
    # Without the labels, which are bold: title, heading, the text, two header cells and two cells. Nothing else begins
    # a block.
    texts = [read_text(token.children) for token in inlines if not token.content.startswith("**")]
    assert texts == ["Plan de Redes Sociales", "2. Uno", shown, shown, "Otra", shown, f"{shown}\n{shown}"]
    assert sum(token.type == "table_open" for token in tokens) == 1


def test_markdown_begins_with_whose_plan_it_is_and_the_facts_of_its_cover(core: Realm) -> None:
    fields = [make_field("entidad"), make_field("vigencia-inicio", "date"), make_field("version")]
    definition = make_definition(("2.1", "Fase", fields))
    values = {"entidad": "Muro", "vigencia-inicio": "2027-03-01", "version": "1_0"}
    markdown = render(core, make_document(core, definition, values))
    cover, _, _ = markdown.partition("\n\n## 2.1. Fase")
    made = make_document(core, definition, values)
    facts = [f"- **{fact['label']}:** {fact['text']}".replace("1_0", "1\\_0") for fact in made["cover"]]
    assert cover.split("\n\n") == [f"# {made['title']}", "**Muro**", "\n".join(facts)]
    assert len(facts) == 2


def test_markdown_reads_well(core: Realm) -> None:
    columns = [{"id": "n", "title": "Red"}, {"id": "q", "title": "Uso"}]
    definition = make_definition(
        (
            "2",
            "Fase I",
            [
                make_field("entidad", required=True),
                make_field("t", "table", columns=columns),
                make_field("z", required=True),
            ],
        ),
    )
    made = make_document(core, definition, {"entidad": "Ayuntamiento de Muro (9.000)", "t": [{"n": "X"}]})
    assert render(core, made) == (
        "# Plan de Redes Sociales\n\n**Ayuntamiento de Muro (9.000)**\n\n"
        "## 2. Fase I\n\n**Entidad**\n\nAyuntamiento de Muro (9.000)\n\n"
        "**T**\n\n| Red | Uso |\n| --- | --- |\n| X |  |\n\n"
        "## Pendiente de completar\n\n**2. Fase I**\n\n- Z\n"
    )
