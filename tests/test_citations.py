"""Citations in a text: what counts as one, where it is, and how Markdown renders it."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from pathlib import Path

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.sources.citations import find_citations, find_malformed_citations, split_locator
from course.sources.references import ReferenceList, load_references
from macros.citations import CitationExtension

SAMPLE = Path(__file__).parent / "fixtures/references/sample.bib"


def find(text: str) -> list[tuple]:
    return [tuple(citation) for citation in find_citations(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dice [@a].", [("a", None, 1, 7)]),
        ("Dice [@a; @b_2016].", [("a", None, 1, 7), ("b_2016", None, 1, 11)]),
        ("[@ley39_2015, art. 14.2]", [("ley39_2015", "art. 14.2", 1, 2)]),
        ("[@a, pp. 3-4;@b , cap. 2, nota 1 ]", [("a", "pp. 3-4", 1, 2), ("b", "cap. 2, nota 1", 1, 14)]),
        ("uno\n\n  - dos [@a;\n    @b]", [("a", None, 3, 10), ("b", None, 4, 5)]),
        ("[@a][@b] [@a]", [("a", None, 1, 2), ("b", None, 1, 6), ("a", None, 1, 11)]),
        ("results: Sube un 3 % [@a].\nlimits: |\n  No hay [@b].\n", [("a", None, 1, 23), ("b", None, 3, 11)]),
        ('!!! practice "En tu ayuntamiento"\n    Mira [@a].\n', [("a", None, 2, 11)]),
        ("Sin `código [@a]` ni ``tampoco ` [@b]`` pero sí [@c].", [("c", None, 1, 50)]),
        ("```\n[@a]\n```\n[@b]", [("b", None, 4, 2)]),
        ("    ```yaml\n    [@a]\n    ```\n    [@b]", [("b", None, 4, 6)]),
        ("~~~~ {.yaml}\n[@a]\n~~~\n[@b]\n~~~~\n[@c]", [("c", None, 6, 2)]),
        ("<!-- [@a] -->{# [@b] #}[@c]", [("c", None, 1, 25)]),
        (r"\[@a] y [@b]", [("b", None, 1, 10)]),
        ("[@cuenta](https://example.org) y correo@example.org", []),
        ("un ` suelto [@a]\n\notro ` suelto", [("a", None, 1, 14)]),
        ("[@a b] [@] [@a,] [a@b] [@a; b] [@ñu]", []),
        ("", []),
    ],
)
def test_citations_are_found_in_their_place(text: str, found: list[tuple]) -> None:
    assert find(text) == found


@pytest.mark.parametrize(
    ("text", "malformed"),
    [
        ("bien [@a, p. 3; @b]", []),
        ("mal [@a b] y [@a,]", [("[@a b]", 1, 5), ("[@a,]", 1, 14)]),
        ("sin cerrar [@a, art. 3\nsigue", [("[@a, art. 3", 1, 12)]),
        ("coma por punto y coma [@a, @b]", [("[@a, @b]", 1, 23)]),
        ("`[@a b]` y [@x y](https://example.org)", []),
    ],
)
def test_malformed_citations_are_found(text: str, malformed: list[tuple]) -> None:
    assert [tuple(found) for found in find_malformed_citations(text)] == malformed


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.sampled_from("[]@;,ab `~\\\n(<!->{#}"), max_size=60))
def test_no_text_raises(text: str) -> None:
    for citation in find_citations(text):
        assert text.split("\n")[citation.line - 1][citation.column - 1] == "@"
    find_malformed_citations(text)


@pytest.mark.parametrize(
    ("locator", "articles"),
    [
        ("art. 14.2", ["art. 14.2"]),
        ("arts. 12, 14.2 y 16", ["art. 12", "art. 14.2", "art. 16"]),
        ("arts. 72.1.k y 74.c", ["art. 72.1.k", "art. 74.c"]),
        ("disp. adic. 7.ª", ["disp. adic. 7.ª"]),
        ("art. 16.1 y 16.3", ["art. 16.1", "art. 16.3"]),
        ("art. 17 y anexo II, op.acc.4", ["art. 17", "anexo II, op.acc.4"]),
        ("art. 34.3 y disp. adic. 3.ª", ["art. 34.3", "disp. adic. 3.ª"]),
        ("arts. 16.3, 16.4, y 44", ["art. 16.3", "art. 16.4", "art. 44"]),
        ("", []),
    ],
)
def test_a_locator_is_split_into_its_articles(locator: str, articles: list[str]) -> None:
    assert split_locator(locator) == articles


@pytest.fixture(scope="module")
def references() -> ReferenceList:
    loaded, _ = load_references(SAMPLE, "sample.bib")
    return loaded


def render(references: ReferenceList | None, text: str) -> str:
    extension = CitationExtension(lambda: references, "../bibliografia/#ref-{}".format)
    return markdown.markdown(text, extensions=["fenced_code", "attr_list", extension])


CRIADO = '<a href="../bibliografia/#ref-criado_rep_2016">Criado, 2016</a>'
LAW = '<a href="../bibliografia/#ref-ley39_2015">Ley 39/2015, art.\N{NO-BREAK SPACE}14.2</a>'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Dice [@criado_rep_2016].", f'<p>Dice <span class="citation">({CRIADO})</span>.</p>'),
        (
            "Según *la ley* [@ley39_2015, art. 14.2;\n@criado_rep_2016] y **más**",
            f'<p>Según <em>la ley</em> <span class="citation">({CRIADO}; {LAW})</span> y <strong>más</strong></p>',
        ),
        ("`[@criado_rep_2016]`", "<p><code>[@criado_rep_2016]</code></p>"),
        ("```\n[@criado_rep_2016]\n```", "<pre><code>[@criado_rep_2016]\n</code></pre>"),
        (r"\[@criado_rep_2016]", "<p>[@criado_rep_2016]</p>"),
        ("[@criado](https://example.org)", '<p><a href="https://example.org">@criado</a></p>'),
        ("Nadie [@nadie] ni [@criado_rep_2016; @nadie]", "<p>Nadie [@nadie] ni [@criado_rep_2016; @nadie]</p>"),
        ("*énfasis [@criado_rep_2016]*", f'<p><em>énfasis <span class="citation">({CRIADO})</span></em></p>'),
    ],
)
def test_markdown_shows_citations(references: ReferenceList, text: str, html: str) -> None:
    assert render(references, text) == html


def test_texts_of_a_citation_are_not_markdown(references: ReferenceList) -> None:
    html = render(references, "[@ley39_2015, art. *14* y <b>]")
    assert "art.\N{NO-BREAK SPACE}*14* y &lt;b&gt;</a>" in html


def test_a_title_in_the_author_s_place_keeps_its_markup(references: ReferenceList) -> None:
    assert ">«Cerca del 50 % de los puestos, sin cubrir &lt;ya&gt;», 2024</a>" in render(
        references, "[@noticia_sin_autor]"
    )
    assert "><i>Mi Carpeta Ciudadana</i>, 2023</a>" in render(references, "[@pagina_sin_autor]")


def test_without_bibliography_the_text_stays() -> None:
    assert render(None, "Dice [@a].") == "<p>Dice [@a].</p>"


def test_what_is_said_of_a_work_stands_beside_its_link(references: ReferenceList) -> None:
    def tell(key: str, locator: str | None) -> str | None:
        return f"Dice *esto* de {locator}." if key == "ley39_2015" else None

    extension = CitationExtension(lambda: references, "#ref-{}".format, tell)
    html = markdown.markdown("Dice [@ley39_2015, art. 14.2; @criado_rep_2016] y [@ley39_2015].", extensions=[extension])
    page = etree.fromstring(html)
    links = {link.get("href"): link.get("aria-describedby") for link in page.iter("a")}
    assert links.pop("#ref-criado_rep_2016") is None
    tips = {tip.get("id"): tip.text for tip in page.iter("span") if tip.get("role") == "tooltip"}
    assert tips == {"cita-1": "Dice *esto* de art. 14.2.", "cita-2": "Dice *esto* de None."}
    assert [link.get("aria-describedby") for link in page.iter("a") if link.get("href") == "#ref-ley39_2015"] == list(
        tips
    )
    assert "".join(page.find("span").itertext()).startswith("(Criado, 2016; Ley 39/2015")
