"""The bibliography: what is read, what is refused, and what a reader sees in APA style and Spanish."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from pathlib import Path

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from pybtex.richtext import Text

from course.findings import Finding
from course.sources.bibtex import parse_bibtex
from course.sources.collation import get_sort_key
from course.sources.csl import render_references
from course.sources.latex import decode
from course.sources.references import ReferenceList, load_references, read_references

SAMPLE = Path(__file__).parent / "fixtures/references/sample.bib"


@pytest.fixture(scope="module")
def references() -> ReferenceList:
    loaded, findings = load_references(SAMPLE, "sample.bib")
    assert findings == []
    assert loaded is not None
    return loaded


def read(html: str) -> str:
    """What a reader reads: without tags and entities, and with ordinary spaces for non-breaking ones."""
    text = re.sub(r"<[^>]+>", "", html)
    for entity, character in (
        ("&#39;", "'"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
        ("\N{NO-BREAK SPACE}", " "),
    ):
        text = text.replace(entity, character)
    return text


@pytest.mark.parametrize(
    ("works", "shown"),
    [
        ([("criado_rep_2016", None)], "(Criado, 2016)"),
        ([("criado_rep_2016", "p. 250")], "(Criado, 2016, p. 250)"),
        ([("hilgers_ihl_2010", None)], "(Hilgers e Ihl, 2010)"),
        ([("criado_rojas_editado", None)], "(Criado y Rojas-Martín, 2015)"),
        ([("dunleavy_2006", None)], "(Dunleavy et al., 2006a)"),
        ([("dunleavy_oup_2006", None)], "(Dunleavy et al., 2006b)"),
        ([("barcelona_oac", None)], "(Ajuntament de Barcelona, s. f.)"),
        ([("urenio_nambisan", None)], "(URENIO, 2014)"),
        ([("tesis", None)], "(González de Uña, 2019)"),
        ([("noticia_sin_autor", None)], "(«Cerca del 50 % de los puestos, sin cubrir <ya>», 2024)"),
        ([("pagina_sin_autor", None)], "(Mi Carpeta Ciudadana, 2023)"),
        ([("ley39_2015", None)], "(Ley 39/2015)"),
        ([("ley39_2015", "art. 14.2")], "(Ley 39/2015, art. 14.2)"),
        (
            [("ley39_2015", "art. 16.4"), ("dunleavy_2006", None), ("criado_rep_2016", "pp. 250-251")],
            "(Criado, 2016, pp. 250-251; Dunleavy et al., 2006a; Ley 39/2015, art. 16.4)",
        ),
    ],
)
def test_citation_reads_as_spanish_apa(references: ReferenceList, works: list, shown: str) -> None:
    assert read(references.render_citation(works)) == shown


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        (
            "criado_rep_2016",
            "Criado, J. I. (2016). Las administraciones públicas en la era del gobierno abierto. Gobernanza"
            " inteligente para un"
            " cambio de paradigma en la gestión pública. Revista de Estudios Políticos, (173), 245-275."
            " https://doi.org/10.18042/cepc/rep.173.07",
        ),
        (
            "dunleavy_2006",
            "Dunleavy, P., Margetts, H., Bastow, S., y Tinkler, J. (2006a). New Public Management Is Dead—Long"
            " Live Digital-Era"
            " Governance. Journal of Public Administration Research and Theory, 16(3), 467-494."
            " https://doi.org/10.1093/jopart/mui057",
        ),
        (
            "dunleavy_oup_2006",
            "Dunleavy, P., Margetts, H., Bastow, S., y Tinkler, J. (2006b). New Public Management Is Dead—Long"
            " Live Digital-Era"
            " Government. En A. Pérez y Í. Ibáñez (eds.), Digital Era Governance (pp. 3-27). Oxford University Press.",
        ),
        (
            "hilgers_ihl_2010",
            "Hilgers, D., e Ihl, C. (2010). Citizensourcing: Applying the Concept of Open Innovation to the"
            " Public Sector."
            " The International Journal of Public Participation, 4(1).",
        ),
        (
            "torres_nuevoinst_2015",
            "Torres Espinosa, E. (2015). El nuevo institucionalismo: ¿hacia un nuevo paradigma? Estudios"
            " Políticos, 34, 117-137.",
        ),
        (
            "urenio_nambisan",
            "URENIO. (2014, 10 de enero). Engaging Citizens in Co-Creation in Public Services."
            " https://urenio.org/2014/01/10/engaging-citizens-co-creation-public-services/",
        ),
        (
            "barcelona_oac",
            "Ajuntament de Barcelona. (s. f.). Oficines d'Atenció Ciutadana. Recuperado el 24 de noviembre de 2026, de"
            " https://ajuntament.barcelona.cat/oac?lang=ca&page=1",
        ),
        ("noticia_sin_autor", "Cerca del 50 % de los puestos, sin cubrir <ya>. (2024, 6 de mayo). El País."),
        ("pagina_sin_autor", "Mi Carpeta Ciudadana. (2023). https://murcia.com/carpeta"),
        ("tesis", "González de Uña, O. J. (2019). El reto de innovación abierta. Universidad Autónoma de Madrid."),
        ("informe_inap", "INAP. (2018). Informe anual (N.º 12)."),
        ("noveck_2009", "Noveck, B. S. (2009). Wiki Government (2.ª ed.). Brookings Institution Press."),
        (
            "criado_rojas_editado",
            "Criado, J. I., y Rojas-Martín, F. (eds.). (2015). Casos de éxito en redes sociales digitales de"
            " las administraciones"
            " públicas. Escola d'Administració Pública de Catalunya.",
        ),
        (
            "ley39_2015",
            "Ley 39/2015, de 1 de octubre, del Procedimiento Administrativo Común de las Administraciones"
            " Públicas. Boletín Oficial"
            " del Estado. https://www.boe.es/eli/es/l/2015/10/01/39",
        ),
    ],
)
def test_bibliography_reads_as_spanish_apa(references: ReferenceList, key: str, shown: str) -> None:
    (entry,) = references.render_bibliography([key])
    assert read(entry.html) == shown


def test_bibliography_is_in_spanish_alphabetical_order(references: ReferenceList) -> None:
    keys = [entry.key for entry in references.render_bibliography()]
    assert sorted(keys) == sorted(references.keys)
    assert keys.index("nunoa") < keys.index("nunez")  # ñ after n
    assert keys.index("lrbrl") < keys.index("ley39_2015")  # 7 before 39
    assert keys.index("barcelona_oac") < keys.index("criado_rep_2016") < keys.index("hilgers_ihl_2010")


def test_spanish_alphabetical_order() -> None:
    words = ["nuzo", "ñandú", "Ley 39/2015", "óbice", "Ángel", "ala", "Ley 7/1985", "«Zeta»", "nave", "Año", "anoa"]
    expected = ["ala", "Ángel", "anoa", "Año", "Ley 7/1985", "Ley 39/2015", "nave", "nuzo", "ñandú", "óbice", "«Zeta»"]
    assert sorted(words, key=get_sort_key) == expected


def test_links_out_are_marked_and_escaped(references: ReferenceList) -> None:
    (entry,) = references.render_bibliography(["barcelona_oac"])
    address = "https://ajuntament.barcelona.cat/oac?lang=ca&amp;page=1"
    assert f'<a class="external" href="{address}" rel="external">{address}</a>' in entry.html
    (entry,) = references.render_bibliography(["noticia_sin_autor"])
    assert "&lt;ya&gt;" in entry.html
    assert "<ya>" not in entry.html


def test_titles_in_other_languages_say_so(references: ReferenceList) -> None:
    (entry,) = references.render_bibliography(["barcelona_oac"])
    assert '<i><span lang="ca">Oficines' in entry.html
    (entry,) = references.render_bibliography(["criado_rep_2016"])
    assert "lang=" not in entry.html


def test_citation_links_to_each_work(references: ReferenceList) -> None:
    html = references.render_citation(
        [("criado_rep_2016", None), ("ley39_2015", "art. 14.2")], "../bibliografia/#ref-{}".format
    )
    assert html == (
        '<span class="citation">(<a href="../bibliografia/#ref-criado_rep_2016">Criado, 2016</a>; '
        '<a href="../bibliografia/#ref-ley39_2015">Ley 39/2015, art.\N{NO-BREAK SPACE}14.2</a>)</span>'
    )


def test_a_locator_is_escaped(references: ReferenceList) -> None:
    assert "&lt;script&gt;" in references.render_citation([("ley39_2015", "<script>")])


def test_lines_of_entries(references: ReferenceList) -> None:
    assert references.get_line("ley39_2015") == 3
    assert references.get_line("lrbrl") == 10
    with pytest.raises(KeyError):
        references.get_line("nadie")


def test_rendering_is_remembered_and_survives_a_corrupt_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    memory = tmp_path / "deeper/references.json"
    fresh, _ = load_references(SAMPLE, "sample.bib", memory)
    expected = fresh.render_bibliography()
    assert memory.is_file()

    import course.sources.csl as csl

    def refuse(*_: object) -> str:
        raise AssertionError("rendered again")

    with monkeypatch.context() as patched:
        patched.setattr(csl, "_render_entry", refuse)
        remembered, _ = load_references(SAMPLE, "sample.bib", memory)
        assert remembered.render_bibliography() == expected
    for corrupt in ("", "[]", "{", '{"a": 1}', "\x00"):
        memory.write_text(corrupt, encoding="utf-8")
        again, _ = load_references(SAMPLE, "sample.bib", memory)
        assert again.render_bibliography() == expected
    assert len(memory.read_text(encoding="utf-8")) > 1000


def test_a_reference_reads_the_same_whatever_was_rendered_before_it(references: ReferenceList) -> None:
    rendered = render_references(reversed(references.references), {}, None)
    assert render_references(references.references, {}, None) == rendered
    assert render_references(reversed(references.references), {}, None) == rendered


@pytest.mark.parametrize(
    ("authors", "labels"),
    [
        # Two are both named, so works with another second author are distinct already; three are cited as one.
        (["A, X", "A, X"], ["A, 2020a", "A, 2020b"]),
        (["A, X and B, X", "A, X and C, X"], ["A y B, 2020", "A y C, 2020"]),
        (["A, X and B, X", "A, X and B, X and C, X"], ["A y B, 2020", "A et al., 2020"]),
        (["A, X and B, X and C, X", "A, X and D, X and E, X"], ["A et al., 2020a", "A et al., 2020b"]),
        (["A, X and B, X and C, X", "B, X and A, X and C, X"], ["A et al., 2020", "B et al., 2020"]),
    ],
)
def test_et_al_is_said_of_three_authors_and_letters_tell_apart_what_would_read_alike(
    authors: list[str], labels: list[str]
) -> None:
    text = "".join(
        write_entry(T.replace("T", f"T{n}"), Y, f"author = {{{names}}}", key=f"k{n}") for n, names in enumerate(authors)
    )
    references, findings = read_references(text, "r.bib")
    assert findings == []
    assert [read(references.get_label(f"k{n}")) for n in range(len(authors))] == labels


SOUND = "@misc{sana,\n  title = {Sana},\n  year = {2020},\n}\n"
LAW = "@legislation{%s,\n  title = {Ley},\n  shorttitle = {Ley 1/2000},\n  date = {2000},\n  url = {%s},\n}\n"


def write_entry(*fields: str, kind: str = "misc", key: str = "a") -> str:
    """An entry with one field per line, from line 2 on, indented by two."""
    return f"@{kind}{{{key},\n" + "".join(f"  {field},\n" for field in fields) + "}\n"


T, Y = "title = {T}", "year = {2020}"


AUTHOR = "author = {Gil, Ana}"


@pytest.mark.parametrize(
    ("kind", "fields", "shown"),
    [
        ("booklet", ["howpublished = {Imprenta Mayor}"], "Gil, A. (2020). <i>T</i>. Imprenta Mayor."),
        (
            "inproceedings",
            ["booktitle = {Actas}", "pages = {3--7}", "organization = {Asociación}"],
            "Gil, A. (2020). T. En <i>Actas</i> (pp. 3-7). Asociación.",
        ),
        (
            "incollection",
            ["booktitle = {Un libro}", "editor = {Paz, Luis}", "pages = {3 – 7}", "publisher = {Ed}"],
            "Gil, A. (2020). T. En L. Paz (ed.), <i>Un libro</i> (pp. 3-7). Ed.",
        ),
        (
            "techreport",
            ["institution = {Instituto}", "number = {12}"],
            "Gil, A. (2020). <i>T</i> (N.º 12). Instituto.",
        ),
        ("report", ["institution = {Instituto}", "number = {12}"], "Gil, A. (2020). <i>T</i> (N.º 12). Instituto."),
        ("phdthesis", ["school = {Universidad}"], "Gil, A. (2020). <i>T</i>. Universidad."),
        ("book", ["edition = {2}", "volume = {3}"], "Gil, A. (2020). <i>T</i> (2.ª ed., Vol. 3)."),
        ("book", ["edition = {Edición corregida}"], "Gil, A. (2020). <i>T</i> (Edición corregida)."),
        ("misc", ["howpublished = {E}"], "Gil, A. (2020). <i>T</i>. E."),
        ("misc", ["howpublished = {E}", "school = {D}"], "Gil, A. (2020). <i>T</i>. D."),
        ("misc", ["howpublished = {E}", "school = {D}", "organization = {C}"], "Gil, A. (2020). <i>T</i>. C."),
        ("misc", ["school = {D}", "organization = {C}", "institution = {B}"], "Gil, A. (2020). <i>T</i>. B."),
        ("misc", ["organization = {C}", "institution = {B}", "publisher = {A}"], "Gil, A. (2020). <i>T</i>. A."),
        ("article", ["journal = {J}", "booktitle = {B}", "pages = {5}"], "Gil, A. (2020). T. <i>J</i>, 5."),
        ("book", ["publisher = {ana gil}"], "Gil, A. (2020). <i>T</i>. ana gil."),
    ],
)
def test_each_kind_shows_its_fields(kind: str, fields: list[str], shown: str) -> None:
    references, findings = read_references(write_entry(T, Y, AUTHOR, *fields, kind=kind), "r.bib")
    assert findings == []
    assert [str(entry.html) for entry in references.render_bibliography()] == [shown]


@pytest.mark.parametrize(
    ("second", "label"),
    [
        ("Ybarra, Luis", "Gil e Ybarra, 2020"),
        ("Íñigo, Luis", "Gil e Íñigo, 2020"),
        ("Higueras, Luis", "Gil e Higueras, 2020"),
        ("Hierro, Luis", "Gil y Hierro, 2020"),
        ("Yagüe, Luis", "Gil y Yagüe, 2020"),
        ("Paz, Luis", "Gil y Paz, 2020"),
    ],
)
def test_the_conjunction_is_e_before_the_sound_i(second: str, label: str) -> None:
    references, _ = read_references(write_entry(T, Y, f"author = {{Gil, Ana and {second}}}"), "r.bib")
    assert references.get_label("a") == label


def test_a_publisher_that_is_the_author_is_not_named_twice() -> None:
    for publisher, shown in (("GIL", "Gil. (2020). <i>T</i>."), ("Gil y Paz", "Gil. (2020). <i>T</i>. Gil y Paz.")):
        references, _ = read_references(
            write_entry(T, Y, "author = {{Gil}}", f"publisher = {{{publisher}}}", kind="book"), "r.bib"
        )
        assert [str(entry.html) for entry in references.render_bibliography()] == [shown]


@pytest.mark.parametrize(
    ("entry", "line", "column", "message", "suggestion"),
    [
        ("@misc{a,\n  title = {T}\n  year = {2020},\n}\n", 3, 1, "«}» o una coma (en `a`, que empieza", None),
        (write_entry("title {T}"), 2, 1, "se esperaba «=»", None),
        (write_entry("title = Hola", Y), 2, 1, "`Hola` tiene que ir entre llaves", None),
        (write_entry("title = {T}}", Y), 2, 15, "hay texto fuera de las entradas", None),
        ("hola\n", 1, 1, "hay texto fuera de las entradas", None),
        (write_entry(Y), 1, 1, "falta el título", None),
        (write_entry("title = {}", Y), 1, 1, "falta el título", None),
        (write_entry(T), 1, 1, "falta el año", "year = {s. f.}"),
        (write_entry(T, "date = {24/11/2026}"), 3, 3, "no es una fecha", "AAAA-MM-DD"),
        (write_entry(T, Y, "date = {2020}"), 3, 3, "`year` y `date` a la vez", None),
        (write_entry(T, T, Y), 2, 3, "`title` está repetido", None),
        (write_entry(T, Y, kind="mics"), 1, 1, "tipo de fuente `@mics`", "`misc`"),
        (write_entry("titel = {T}", T, Y), 2, 3, "el campo `titel`", "`title`"),
        (write_entry("key = {b}", T, Y), 2, 3, "no se conoce el campo `key`", None),
        (
            write_entry(T, "shorttitle = {{}}", "date = {2020}", kind="legislation"),
            1,
            1,
            "necesita un título breve",
            None,
        ),
        (write_entry(T, Y, "note = {N}"), 4, 3, "`note` no se publica", "bórralo"),
        (write_entry(T, Y, key="añ"), 1, 1, "solo puede llevar letras sin tilde", None),
        (write_entry(T, "year = {s. f.}", "url = {https://a.es/}"), 1, 1, "el día en que se consultó", None),
        (write_entry(T, Y, "url = {a.es}"), 4, 3, "no es una dirección web", None),
        (write_entry(T, Y, "url = {https://[a/}"), 4, 3, "no es una dirección web", None),
        (write_entry(T, Y, "url = {https://es.scribd.com/x}"), 4, 3, "guarda copias", "doi"),
        (write_entry(T, Y, "url = {https://github.com/legalize-dev/x}"), 4, 3, "guarda copias", None),
        (write_entry(T, Y, "url = {https://boe.es./x}"), 4, 3, "dirección pública de nadie", None),
        (write_entry(T, Y, "url = {https://staging.a.es/}"), 4, 3, "dirección pública de nadie", None),
        (write_entry(T, Y, "doi = {https://doi.org/10.1/a}"), 4, 3, "no es un DOI", "solo el DOI"),
        (write_entry(T, Y, "language = {spanich}"), 4, 3, "la lengua `spanich`", "`spanish`"),
        (write_entry(T, Y, "author = {Diputación de Barcelona}"), 4, 3, "una persona o una organización", "llaves"),
        (write_entry(T, Y, "author = {A, B, C, D}"), 4, 3, "no se entiende el nombre", None),
        (write_entry(T, "date = {2020}", kind="legislation"), 1, 1, "necesita un título breve", None),
        (LAW % ("a", "https://www.boe.es/buscar/act.php?id=B"), 5, 3, "dirección ELI", "https://www.boe.es/eli/es/"),
    ],
)
def test_a_fault_is_found_at_its_line(entry: str, line: int, column: int, message: str, suggestion: str | None) -> None:
    bibliography, findings = parse_bibtex(entry + SOUND, "data/references.bib")
    place = [finding for finding in findings if (finding.line, finding.column) == (line, column)]
    assert [found for found in place if message in found.message and (suggestion or "") in (found.suggestion or "")]
    assert {finding.path for finding in findings} == {"data/references.bib"}
    assert "sana" in bibliography.lines
    assert "sana" in [reference.key for reference in bibliography.references]


def test_a_file_without_entries_is_one_finding() -> None:
    assert parse_bibtex("% Todavía nada.\n", "r.bib")[1] == [
        Finding("r.bib", 1, 1, "no hay ninguna entrada BibTeX en este archivo")
    ]


@pytest.mark.parametrize(
    ("text", "line", "wanted"),
    [
        ("@{a,\n title = {T}}\n", 1, "un nombre"),
        ("@misc{,\n title = {T}}\n", 1, "la clave de la entrada"),
        ("@misc a\n", 1, "«(» o «{»"),
        ("@misc{a b,\n title = {T}}\n", 1, "«=» (en `a`, que empieza en la línea 1)"),
        ("@misc{a,\n title = ,\n}\n", 2, "el valor del campo (entre llaves) (en `a`, que empieza en la línea 1)"),
        ("@misc{a,\n title = {T} year = {2}}\n", 2, "«}» o una coma (en `a`, que empieza en la línea 1)"),
        ("@misc(a,\n title = {T}\n year = {2})\n", 3, "«)» (en `a`, que empieza en la línea 1)"),
    ],
)
def test_broken_bibtex_says_what_was_expected(text: str, line: int, wanted: str) -> None:
    assert parse_bibtex(text, "r.bib")[1] == [Finding("r.bib", line, 1, f"BibTeX roto: aquí se esperaba {wanted}")]


# BibLaTeX's names and ISO 639-1's codes.
@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("basque", "eu"),
        ("catalan", "ca"),
        ("dutch", "nl"),
        ("english", "en"),
        ("french", "fr"),
        ("galician", "gl"),
        ("german", "de"),
        ("italian", "it"),
        ("portuguese", "pt"),
        ("spanish", "es"),
    ],
)
def test_a_language_is_known_by_its_name_and_by_its_code(name: str, code: str) -> None:
    for written in (name, name.capitalize(), code):
        bibliography, findings = parse_bibtex(write_entry(T, Y, f"language = {{{written}}}"), "r.bib")
        assert findings == [] and bibliography.references[0].language == code


def test_an_unclosed_entry_is_found_where_it_opens() -> None:
    _, findings = parse_bibtex(SOUND + "@misc{b,\n  title = {T},\n  year = {2020,\n", "r.bib")
    assert [(finding.line, finding.message) for finding in findings] == [
        (5, "BibTeX roto: la entrada que empieza aquí no se cierra; falta una llave")
    ]


def test_repeated_keys_and_short_titles_are_found() -> None:
    _, findings = parse_bibtex(SOUND + SOUND.replace("sana", "SANA"), "r.bib")
    assert findings == [Finding("r.bib", 5, 1, "SANA: la clave `SANA` ya está usada en la línea 1")]
    eli = "https://www.boe.es/eli/es/l/2000/01/01/1"
    _, findings = parse_bibtex(LAW % ("a", eli) + LAW % ("b", eli), "r.bib")
    assert findings == [Finding("r.bib", 7, 1, "el título breve «Ley 1/2000» ya es el de `a` (línea 1)")]


def test_all_faults_are_found_at_once() -> None:
    broken = "@misc{c,\n  title = {T}\n  year = {1},\n}\n"
    text = write_entry(Y) + write_entry(T, key="b") + broken + write_entry(T, Y, kind="mis", key="d")
    _, findings = parse_bibtex(text, "r.bib")
    assert sorted(finding.line for finding in findings) == [1, 4, 9, 11]


def test_faulty_entries_are_known_but_not_cited(tmp_path: Path) -> None:
    path = tmp_path / "r.bib"
    path.write_text("@misc{mala,\n  year = {2020},\n}\n" + SOUND, encoding="utf-8")
    references, findings = load_references(path, "r.bib")
    assert len(findings) == 1
    assert tuple(references.keys) == ("mala", "sana")
    assert "sana" in references
    assert "mala" not in references


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf@misc{a}", "@misc{a, title={Año}}".encode("latin-1")])
def test_a_file_that_is_no_text_is_one_finding(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "r.bib"
    path.write_bytes(content)
    references, findings = load_references(path, "r.bib")
    assert references is None
    assert len(findings) == 1


def test_a_missing_file_is_one_finding(tmp_path: Path) -> None:
    references, findings = load_references(tmp_path / "r.bib", "r.bib")
    assert references is None
    assert [finding.message for finding in findings] == ["falta este archivo"]


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.sampled_from('@misc{a,title= "}\\$%&~^_#\n\tñé-1.:/()'), max_size=80))
def test_no_text_raises(text: str) -> None:
    parse_bibtex(text, "r.bib")


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_no_value_raises(title: str, author: str) -> None:
    _, findings = parse_bibtex(write_entry(f"title = {{{title}}}", f"author = {{{author}}}", Y), "r.bib")
    assert all(finding.message for finding in findings)


@settings(max_examples=500, deadline=None)
@given(
    st.lists(st.sampled_from([*"ab1TM .,-'\"`!?~#&^_%{}\\ñ<\u00a0", "--", "$^2$", "\\'e", "\\%", "{a}", "{,}"])).map(
        "".join
    )
)
@example("a}#{")
def test_texts_without_latex_are_read_as_latexcodec_reads_them(title: str) -> None:
    assume(all(title[:end].count("{") >= title[:end].count("}") for end in range(len(title))))  # else it ends before
    bibliography, _ = parse_bibtex(write_entry(f"title = {{{title}}}", Y), "r.bib")
    for reference in bibliography.references:
        written = re.sub(r"(?<!\\)%", r"\\%", " ".join(re.split(r"\s+", title)))  # a bare `%` is not a comment here
        assert reference.title == str(Text.from_latex(written)).strip()


@pytest.mark.parametrize("value", ["a}b{", "{a", "a}", "{a}}{b"])
def test_unbalanced_braces_are_refused(value: str) -> None:
    with pytest.raises(ValueError):
        decode(value)


@pytest.mark.parametrize(("value", "text"), [("{A}b", "Ab"), ("{{A}} {b}", "A b"), ("50 % {}", "50 %")])
def test_braces_are_taken_away(value: str, text: str) -> None:
    assert decode(value) == text


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet=st.sampled_from("aÑé <>&%«»?!.\"'¿:,;-"), min_size=1, max_size=30),
    st.sampled_from(["article", "book", "incollection", "legislation", "misc", "phdthesis", "report"]),
    st.lists(st.sampled_from(["{Foo & <Bar>}", "Íñiguez, Ana", "de la O, J.-L.", "boyd, danah", "Y, Ñ"]), max_size=4),
    st.sampled_from(["2020", "2020-05", "2020-05-06", "s. f."]),
)
def test_whatever_is_sound_can_be_shown(title: str, kind: str, authors: list[str], date: str) -> None:
    texts = {name: title for name in ("title", "shorttitle", "journal", "pages")}
    values = texts | {"author": " and ".join(authors), "date": date, "volume": "1", "number": "x"}
    text = write_entry(*(f"{name} = {{{value}}}" for name, value in values.items()), kind=kind)
    bibliography, _ = parse_bibtex(text, "r.bib")
    references = ReferenceList("r.bib", bibliography)
    for entry in references.render_bibliography():
        etree.fromstring(f"<p>{entry.html}</p>")
        etree.fromstring(references.render_citation([(entry.key, title)]))
