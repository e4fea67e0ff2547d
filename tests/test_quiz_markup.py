"""macros/quiz.py through the real MkDocs and its plugins: nothing executes, nothing is lost, ids stay."""

from __future__ import annotations

import gzip
import random
import re
from importlib.resources import files
from itertools import cycle
from pathlib import Path

import pytest
from nasty_questions import fill_sample, list_lost, read_text
from pydantic import TypeAdapter
from selectolax.lexbor import LexborHTMLParser
from tiny_quiz import build_tiny_quiz, lay_out_tiny_quiz, load_tiny_questions

from course.model import Question
from course.model.question_kinds import KIND_NAMES
from macros.site import make_template_environment

NASTY_TEXTS = [
    "<script>document.title = 'roto'</script>",
    "<img src=x onerror=\"document.title='roto'\">",
    "cierra --> el comentario <!-- y abre otro",
    "</quiz> <quiz> fuera",
    "- [x] parece una respuesta",
    "* [z] casilla imposible",
    "[x] suelta y [ ] vacía y [[hueco]]",
    "> parece una cita",
    "--- --- ---",
    "---",
    "# parece un título",
    "1. parece una lista",
    "| a | b | tabla",
    "{{ quiz() }} y {% raw %} y {# nada #}",
    "{ #ancla .clase } { onclick=roto() }",
    "un ` acento grave suelto",
    "```",
    "~~~ ~~tachado~~ ^^subrayado^^ {++crítica++}",
    "&lt;b&gt; &amp; &nbsp; literal",
    "\\ barra \\* asterisco",
    ":smile: (c) --- ++ctrl+alt++ 1/2 =/=",
    "https://ejemplo.test/a?b=1&c=2 www.ejemplo.test ana@ejemplo.test",
    "[enlace](javascript:alert(1)) ![imagen](x.png) [^1] [@cita_2020]",
    "*[HTML]: abreviatura",
    "[TOC]",
    "año, ANO, «comillas», 'simples', \"dobles\", ñ, €, 👍🏽, U+00A0",
    "<!-- MKDOCS_QUIZ_PLACEHOLDER_0 --> <!--/quiz--> <!--question-->",
    "! !!! ??? === :: := $x$ \\(x\\) @@",
    "<?quiz?> <?php?> <![CDATA[x]]>",
    "dos líneas\nseguidas\n\n- [x] y un párrafo",
    "otra\u2028línea\u2029y otra",
]

_CHANCE = random.Random(2)
_ALPHABET = "<>&\"'[](){}#-+.!|~^:=$%@/?;,0 1xX a\u00f1\u00e9\u2014\n"
RANDOM_TEXTS = ["t" + "".join(_CHANCE.choices(_ALPHABET, k=_CHANCE.randrange(1, 30))) for _ in range(120)]


BLOCK_KINDS = [
    kind
    for kind in KIND_NAMES
    if hasattr(make_template_environment().get_template(f"question_kinds/{kind}.html.jinja").module, "block")
]


def make_questions(texts: list[str]) -> list[dict]:
    """For each text, one question of each kind that mkdocs-quiz reads, with the text wherever one may be."""
    return [
        fill_sample(kind, text, id=f"t1-{kind.replace('_', '-')}-{number}")
        for number, text in enumerate(texts)
        for kind in BLOCK_KINDS
    ]


def make_random_questions() -> list[dict]:
    """For each random text, a question of one kind, by turns."""
    kinds = cycle(BLOCK_KINDS)
    return [fill_sample(next(kinds), text, id=f"t1-azar-{number}") for number, text in enumerate(RANDOM_TEXTS)]


def parse(site: Path, page: str = "index.html") -> LexborHTMLParser:
    return LexborHTMLParser((site / page).read_text(encoding="utf-8"))


def list_legends(tree: LexborHTMLParser) -> list[str]:
    return [read_text(legend).partition(" ")[2] for legend in tree.css("legend")]


def assert_nothing_lost(tree: LexborHTMLParser, questions: list[dict], start: int) -> None:
    """The questions are in the tree, whole and in order, from the position `start` on."""
    ids = [form.attributes["data-question"] for form in tree.css("form[data-question]")]
    assert ids[start : start + len(questions)] == [question["id"] for question in questions]
    for data in questions:
        question = TypeAdapter(Question).validate_python(data)
        assert list_lost(question, tree) == [], question.id


def assert_nothing_foreign(tree: LexborHTMLParser) -> None:
    """A quiz contains only the elements and attributes that its template writes."""
    tags = {node.tag for node in tree.css(".quiz *")}
    allowed = (
        "a blockquote button code details dialog div em fieldset form input label legend li noscript ol option p q"
        " select small span strong summary textarea ul"
    )
    assert tags <= set(allowed.split())
    for node in tree.css(".quiz *"):
        assert not [name for name in node.attributes if name.startswith("on")]
    assert {link.attributes["href"] for link in tree.css(".quiz a")} <= {"#2", "#t1-unica-solucionario"}


@pytest.fixture(scope="module")
def tiny_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_tiny_quiz(tmp_path_factory.mktemp("tiny-quiz"))


@pytest.fixture(scope="module")
def foul_tree(tmp_path_factory: pytest.TempPathFactory) -> LexborHTMLParser:
    """The fixture's questions, then those of the nasty texts, then those of the random ones."""
    foul = make_questions(NASTY_TEXTS) + make_random_questions()
    return parse(build_tiny_quiz(tmp_path_factory.mktemp("foul-quiz"), [*load_tiny_questions(), *foul]))


def test_foul_texts_bring_nothing_foreign(foul_tree: LexborHTMLParser) -> None:
    assert_nothing_foreign(foul_tree)


def test_nasty_texts_are_only_text(foul_tree: LexborHTMLParser) -> None:
    assert_nothing_lost(foul_tree, make_questions(NASTY_TEXTS), start=len(load_tiny_questions()))


def test_random_texts_are_only_text(foul_tree: LexborHTMLParser) -> None:
    questions = make_random_questions()
    for legend, question in zip(list_legends(foul_tree)[-len(questions) :], questions, strict=True):
        assert legend.startswith(" ".join(question["prompt"].split()))


def test_emphasis_and_code_are_kept(tiny_site: Path) -> None:
    tree = parse(tiny_site)
    assert tree.css_first("#t1-unica legend em").text() == "licencia"
    assert tree.css_first("#t1-varias legend code").text() == "padrón"
    assert tree.css_first('[data-key="t1-unica"] [data-why] strong').text() == "a quién"


@pytest.fixture(scope="module")
def changed_tree(tmp_path_factory: pytest.TempPathFactory) -> LexborHTMLParser:
    """The fixture's questions with a gap inside emphasis in one, and answers that look equal in another."""
    questions = load_tiny_questions()
    questions[0]["answers"] = [
        {"text": "*Sí*", "why": "a"},
        {"text": "Sí", "correct": True, "why": "b"},
        {"text": "**Sí**", "why": "c"},
    ]
    questions[3]["prompt"] = "Es una _tecnología ____ de **verdad**_, ____".removesuffix(", ____")
    return parse(build_tiny_quiz(tmp_path_factory.mktemp("changed-quiz"), questions))


def test_a_gap_inside_emphasis_keeps_both(changed_tree: LexborHTMLParser) -> None:
    legend = changed_tree.css_first("#t1-hueco legend")
    assert read_text(legend) == "4. Es una tecnología ____ de verdad"
    assert legend.css_first("em .quiz-gap") is not None
    assert legend.css_first("input") is None


def test_right_answers_follow_the_data_even_when_answers_look_equal(changed_tree: LexborHTMLParser) -> None:
    items = changed_tree.css('[data-key="t1-unica"] ol li')
    assert ["data-correct" in item.attributes for item in items] == [False, True, False]
    assert len({box.attributes["value"] for box in changed_tree.css("#t1-unica input")}) == 3


def describe(site: Path) -> dict[str, list[tuple[str, str]]]:
    """What saved answers depend on: for each question, the stored values and the words that they represent."""
    words = {
        "input": lambda box: box.parent,
        "option": lambda box: box,
        "li": lambda box: box.css_first("[data-text]"),
        "select": lambda box: box.parent.css_first("span"),
    }
    return {
        form.attributes["data-question"]: sorted(
            (
                next(
                    box.attributes.get(name) or ""
                    for name in ("data-step", "data-item", "value")
                    if name in box.attributes
                ),
                re.sub(r"^[a-h]\) ", "", read_text(words[box.tag](box))),
            )
            for box in form.css("input:not([type=text]), option, select, [data-step]")
        )
        for form in parse(site).css("form[data-question]")
    }


def test_ids_survive_insertion_and_reordering(tiny_site: Path, tmp_path: Path) -> None:
    before = describe(tiny_site)
    questions = load_tiny_questions()
    new = questions[0] | {"id": "t1-nueva", "prompt": "¿Y esta?"}
    questions[0]["answers"].reverse()
    next(question for question in questions if question["kind"] == "matching")["pairs"].reverse()
    moved = describe(build_tiny_quiz(tmp_path, [new, *reversed(questions)]))
    assert list(moved) == ["t1-nueva", *(question["id"] for question in reversed(questions))]
    assert {identifier: moved[identifier] for identifier in before} == before


def test_nothing_of_mkdocs_quiz_is_left_in_any_page(tiny_site: Path) -> None:
    package = files("mkdocs_quiz")
    traces = [
        "mkdocs-quiz",
        "mkdocsQuiz",
        "quiz-progress-sidebar",
        "quiz-header-link",
        "answer-feedback",
        "PLACEHOLDER",
        "<quiz",
        package.joinpath("css", "quiz.css").read_text(encoding="utf-8")[:60],
        package.joinpath("js", "quiz.js").read_text(encoding="utf-8")[:60],
    ]
    for page in tiny_site.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        assert [trace for trace in traces if trace in html] == [], page
        assert not LexborHTMLParser(html).css("article style, article script:not([src])"), page


def test_no_english_words(tiny_site: Path) -> None:
    tree = parse(tiny_site)
    catalogue = files("mkdocs_quiz").joinpath("locales", "mkdocs_quiz.pot").read_text(encoding="utf-8")
    words = {line[7:-1] for line in catalogue.splitlines() if line.startswith('msgid "') and len(line) > 8}
    assert "Submit" in words
    seen = [read_text(node) for node in tree.css(".quiz, .quiz *")]
    for node in tree.css(".quiz, .quiz *"):
        seen += [
            value for name, value in node.attributes.items() if name in ("aria-label", "title", "placeholder", "alt")
        ]
    assert not words & set(seen)


def test_assets_are_files_named_once_and_only_in_pages_with_questions(tiny_site: Path) -> None:
    two_quizzes = parse(tiny_site, "otra/index.html")
    assert len(two_quizzes.css(".quiz")) == 2
    assert [script.attributes["src"] for script in two_quizzes.css("article script")] == ["../assets/js/chapter.js"]
    assert [link.attributes["href"] for link in two_quizzes.css("article link")] == ["../assets/css/chapter.css"]
    assert all((tiny_site / path).is_file() for path in ["assets/js/chapter.js", "assets/css/chapter.css"])
    assert not parse(tiny_site, "sin-preguntas/index.html").css("article script, article link, .quiz")


def test_questions_in_the_text_and_the_last_ones_are_one_quiz(tiny_site: Path) -> None:
    tree = parse(tiny_site, "otra/index.html")
    assert [number.text() for number in tree.css(".quiz-number")] == ["1.", "2.", "3."]
    in_text, last = tree.css(".quiz")
    assert [form.id for form in in_text.css("form")] == ["t1-verdadero", "t1-hueco"]
    assert not in_text.css(".quiz-progress, .quiz-key, [data-erase], [data-print-page]")
    assert in_text.css_first("noscript a").attributes["href"] == f"#{last.css_first('.quiz-key').id}"
    assert last.css_first(".quiz-progress").text() == "3 preguntas"
    keys = [item.attributes["data-key"] for item in last.css(".quiz-key [data-key]")]
    assert keys == ["t1-verdadero", "t1-hueco", "t1-unica"]


def test_the_page_around_the_questions_is_kept(tiny_site: Path) -> None:
    article = parse(tiny_site).css_first("article")
    assert [read_text(heading).rstrip("¶") for heading in article.css("h2")] == [
        "2. Gobernanza",
        "Comprueba lo aprendido",
        "Después",
    ]
    assert "Un párrafo después de las preguntas." in read_text(article)


def test_only_prompts_may_be_searched(tiny_site: Path) -> None:
    tree = parse(tiny_site)
    for node in tree.css("[data-search-exclude]"):
        node.decompose()
    searched = read_text(tree.css_first(".quiz"))
    assert "Una vecina pide por teléfono" in searched
    for word in ("Verdadero", "Comprobar", "Solucionario", "expediente", "promulgada", "repasar", "8 preguntas"):
        assert word not in searched


def test_key_names_the_section_and_links_it_where_it_is_published(tiny_site: Path) -> None:
    tree = parse(tiny_site)
    link = tree.css_first('[data-key="t1-unica"] [data-reread] a')
    assert (link.attributes["href"], link.text()) == ("#2", "el apartado 2 del tema 1")
    assert read_text(link.parent).endswith("del tema 1, «Gobernanza «inteligente» & <abierta>»")
    unpublished = tree.css_first('[data-key="t1-verdadero"] [data-reread]')
    assert read_text(unpublished) == "Para repasar: el apartado 4.2 del tema 1, «Innovación y cambio»"
    assert unpublished.css_first("a") is None


def test_the_same_question_twice_in_a_page_is_refused(tmp_path: Path) -> None:
    source = tmp_path / "source"
    lay_out_tiny_quiz(source)
    (source / "docs" / "index.md").write_text(
        '# Dos veces\n\n{{ quiz("t1-hueco") }}\n\n{{ quiz("t1-hueco") }}\n', encoding="utf-8"
    )
    with pytest.raises(AssertionError, match="la pregunta `t1-hueco` sale dos veces en la misma página"):
        build_tiny_quiz(tmp_path)


def test_weight(tiny_site: Path) -> None:
    def weigh(path: str) -> int:
        return len(gzip.compress((tiny_site / path).read_bytes(), mtime=0))

    # A sixth is what keeps answers through a full store or a crash; a twentieth, the questions before reading;
    # a fiftieth, what of the page has been read, and where the reader is; a twentieth, that what was answered before
    # and after the course is not lost with the answers; a thirtieth, near misses and the solution for who asks.
    assert weigh("assets/js/chapter.js") <= 17_400
    # With the pages read, how much of the plan is written, and a draw by objective; a sixth, the before and the after;
    # a thirtieth, the strip of the final test, what is marked in it, and near misses.
    assert weigh("assets/js/assessment.js") <= 29_700
    assert weigh("assets/css/chapter.css") <= 5_000
    assert weigh("assets/css/assessment.css") <= 5_000
