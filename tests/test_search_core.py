"""docs/assets/js/core/search-*.js on plain data, compared with MiniSearch."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies
from javascript import Realm
from search_files import read_documents, read_search_scripts

TESTS = Path(__file__).resolve().parent
MODULES = {
    f"search{name.title()}": f"core/search-{name}.js" for name in ("terms", "postings", "core", "excerpt", "groups")
}
MODULES["slices"] = "core/slices.js"

DOCUMENTS = [
    {
        "u": "tema-1/2/",
        "p": "2. Gobernanza",
        "t": ["Tema 1"],
        "s": [
            {"a": "2", "h": "2. De la administración a la gobernanza", "l": 1, "x": "La administración abierta."},
            {"a": "2-modelos", "h": "Modelos", "l": 2, "x": "Administraciones con socios. Año 2016."},
            {"a": "2-cliente", "h": "Cliente", "l": 3, "x": "Se quejó del trato. Participaban pocos."},
        ],
    },
    {
        "u": "programa/",
        "p": "Programa",
        "s": [
            {"a": "t1-2", "h": "2. De la administración a la gobernanza", "l": 7, "x": ""},
            {"a": "t3-f-2", "h": "F.2) Protección de datos", "l": 7, "x": ""},
            {"a": "t4-5-4", "h": "5.4. Cómo gestionar las quejas", "l": 7, "x": ""},
            {"a": "t5-1", "h": "4.2.1. Casas y cosas", "l": 7, "x": "El ano y el caño no son el año ni la caña."},
        ],
    },
]


@pytest.fixture(scope="module")
def evaluate():
    """A function that evaluates a JavaScript expression beside the search core."""
    realm = Realm()
    realm.import_modules(**MODULES)
    realm.load(TESTS / "vendor" / "minisearch" / "minisearch.js")
    realm.load(TESTS / "search_reference.js")
    yield realm.evaluate
    realm.close()


@pytest.fixture
def find(evaluate):
    """A function that searches the small documents above and returns ``url#anchor`` of each result."""

    def find_addresses(query):
        expression = f"searchCore.findSections(searchCore.createIndex({json.dumps(DOCUMENTS)}), {json.dumps(query)})"
        return [f"{result['url']}#{result['anchor']}" for result in evaluate(expression)]

    return find_addresses


def test_folding_takes_accents_off_and_keeps_the_enye(evaluate):
    words = ["ADMINISTRACIÓN", "Pingüino", "Año", "AN\u0303O", "ano", "ÇA", "l’Àgora"]
    assert evaluate(f"{json.dumps(words)}.map(searchTerms.foldText)") == [
        "administracion",
        "pinguino",
        "año",
        "año",
        "ano",
        "ca",
        "l’agora",
    ]


def test_words_and_numbers(evaluate):
    text = "4.2.1.1. «Comunitat» (CORH), F.2.1) Ley 39/2015; 2,5 % en Decidim.barcelona el AN\u0303O"
    assert evaluate(f"searchTerms.tokenize({json.dumps(text)})") == [
        "4.2.1.1",
        "Comunitat",
        "CORH",
        "F",
        "2.1",
        "Ley",
        "39",
        "2015",
        "2,5",
        "en",
        "Decidim",
        "barcelona",
        "el",
        "AN\u0303O",
    ]


@given(
    texts=strategies.lists(
        strategies.text(alphabet="aZñÁ\u0301\u0308ªº½²5 .,-_’—\U0001d400\ud835٣漢", max_size=12), max_size=200
    )
)
@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
def test_places_of_words_are_those_of_the_words(evaluate, texts):
    different = evaluate(
        f"""{json.dumps(texts)}.filter((text) => {{
          const words = [];
          searchTerms.forEachWord(text, (start, end) => words.push([start, text.slice(start, end)]));
          return JSON.stringify(words) !== JSON.stringify(searchTerms.tokenize(text).reduce((found, word) => {{
            const [place, last] = found.length ? found[found.length - 1] : [0, ""];
            return [...found, [text.indexOf(word, place + last.length), word]];
          }}, []));
        }})"""
    )
    assert different == []


@pytest.mark.parametrize(
    "forms",
    [
        "administración administracion Administraciones ADMINISTRACIONES",
        "innovación innovar innovando innovó innovaban",
        "ciudadano ciudadanas ciudadanía ciudadania",
        "gestión gestionar gestionó gestiones",
        "autonomía autonomías autónomo autonomicas",
        "asumir asumió asumirá asumían",
        "participar participábamos participarán participó",
        "red redes",
        "español española españoles",
        "publicar publiqué publiquen",
        "pagar pagué paguen",
    ],
)
def test_forms_of_a_word_share_a_term(evaluate, forms):
    terms = [set(found) for found in evaluate(f"{json.dumps(forms.split())}.map(searchTerms.processTerm)")]
    assert set.intersection(*terms), terms


@pytest.mark.parametrize("pair", ["año ano", "caña cana", "peña pena", "función funcionaria", "secreto secretaría"])
def test_different_words_share_no_term(evaluate, pair):
    one, other = evaluate(f"{json.dumps(pair.split())}.map(searchTerms.processTerm)")
    assert not set(one) & set(other)


def test_accents_case_and_number_find_the_same(find):
    expected = find("administración")
    assert expected[0] == "tema-1/2/#2", "the section that teaches comes before the one that announces"
    assert set(expected) == {"tema-1/2/#2", "tema-1/2/#2-modelos", "programa/#t1-2"}
    assert find("administracion") == find("ADMINISTRACIÓN") == expected
    assert set(find("administraciones")) == set(expected)


def test_enye_is_another_letter(find):
    assert find("año 2016")[0] == "tema-1/2/#2-modelos"
    assert find("ano ") == ["programa/#t5-1"]
    assert find("cana ") == ["programa/#t5-1"], "unknown without ñ: taken for a typo"


def test_a_typo_is_mended_only_where_the_word_is_unknown(find):
    assert find("gobernansa") == find("gobernanza")
    assert find("adminsitracion")[0] == "tema-1/2/#2"
    assert find("casas ") == ["programa/#t5-1"]
    assert find("cliente xyzw")[0] == "tema-1/2/#2-cliente"


def test_the_last_word_may_be_half_typed(find):
    assert find("protección de da") == ["programa/#t3-f-2"]
    assert find("prote") == ["programa/#t3-f-2"]
    assert find("prote ") == []


def test_all_words_come_before_some_words(find):
    results = find("gestionar la administración")
    assert set(results) == {"programa/#t4-5-4", "tema-1/2/#2", "tema-1/2/#2-modelos", "programa/#t1-2"}
    assert find("quejas trato")[0] == "tema-1/2/#2-cliente"


def test_numbers_of_the_programme_are_found(find):
    assert find("4.2.1") == ["programa/#t5-1"]
    assert find("4.2.1.") == ["programa/#t5-1"]


@pytest.mark.parametrize("query", ["", "   ", "¿?", "*", "«»", "xyzwxyzw", "constructor", "__proto__", "\\", "a" * 500])
def test_strange_queries_find_nothing_and_break_nothing(find, query):
    assert find(query) == []


def test_stop_words_alone_are_still_looked_for(find):
    assert find("y el ") == ["programa/#t5-1"]


def test_results_are_plain_data(evaluate):
    result = evaluate(
        f"searchCore.findSections(searchCore.createIndex({json.dumps(DOCUMENTS)}), 'quejo').find((r) => r.path.length)"
    )
    assert result.pop("score") > 0
    assert "quejo" in result.pop("terms")
    assert result == {
        "id": 2,
        "url": "tema-1/2/",
        "page": "2. Gobernanza",
        "trail": ["Tema 1"],
        "anchor": "2-cliente",
        "heading": "Cliente",
        "path": ["Modelos"],
        "text": "Se quejó del trato. Participaban pocos.",
        "weight": 1,
    }


def test_marks_cover_whole_words_and_lose_nothing(evaluate):
    text = "La <b>Administración</b>: administraciones, y nada más"
    parts = evaluate(f"slices.finish(searchExcerpt.markMatches({json.dumps(text)}, ['administr']))")
    assert "".join(part["text"] for part in parts) == text
    assert [part["text"] for part in parts if part["isMatch"]] == ["Administración", "administraciones"]


def test_excerpt_shows_the_place_with_most_of_the_words(evaluate):
    text = "relleno " * 50 + "una queja sola " + "relleno " * 50 + "la queja del vecino " + "relleno " * 50
    excerpt = evaluate(f"slices.finish(searchExcerpt.cutExcerpt({json.dumps(text)}, ['quej', 'vecin'], 120))")
    assert "queja del vecino" in excerpt
    assert excerpt.startswith("… ") and excerpt.endswith(" …")
    assert len(excerpt) <= 130
    assert evaluate("slices.finish(searchExcerpt.cutExcerpt('corto', ['quej'], 120))") == "corto"


def list_differences(evaluate, documents, queries):
    """The queries for which our ranking and MiniSearch's differ: in the sections, their order or their terms."""
    return evaluate(
        f"""(() => {{
          const documents = {json.dumps(documents)};
          const [ours, theirs] = [searchCore, searchReference].map((search) => {{
            const index = search.createIndex(documents);
            return (query) => search.findSections(index, query).map(({{ id, terms }}) => [id, ...terms.sort()].join());
          }});
          return {json.dumps(queries)}.filter((query) => ours(query).join(" ") !== theirs(query).join(" "));
        }})()"""
    )


TYPED = [
    "ad",
    "gobernansa",
    "adminsitracion",
    "y el ",
    "quejas trato",
    "cliente xyzw",
    "cosas casas ca",
    "el año el año",
    "4.2.1",
    "",
]


def test_ranking_is_that_of_minisearch(evaluate):
    assert list_differences(evaluate, DOCUMENTS, TYPED) == []


def test_ranking_is_that_of_minisearch_in_a_site(evaluate, practice_folder):
    documents = read_documents(read_search_scripts(practice_folder / "web"))
    titles = [section["h"] for page in documents for section in page["s"]]
    half_typed = [title[: len(title) // 2] for title in titles[::3]]
    assert list_differences(evaluate, documents, [*titles[::2], *half_typed, *TYPED]) == []


WEIGHED = [
    *DOCUMENTS,
    {
        "u": "tema-1/3/",
        "p": "3. Abogados",
        "s": [
            {"a": "2", "h": "Lo que se dijo de la abogacía", "l": 1, "w": 0.1, "x": "Abogacía y socios."},
            {"a": "2-b", "h": "Otro", "l": 2, "x": "Los socios y la abogacía: qué hacer hoy con ella."},
        ],
    },
]


def test_a_section_of_less_weight_comes_after(evaluate):
    expression = f"searchCore.findSections(searchCore.createIndex({json.dumps(WEIGHED)}), 'abogacía')"
    assert [result["anchor"] for result in evaluate(expression)] == ["2-b", "2"]
    assert list_differences(evaluate, WEIGHED, ["abogacía", "socios", "abo"]) == []


ASKED = [
    {
        "u": "herramientas/",
        "p": "Herramientas",
        "s": [
            {"a": "plan", "h": "Mi plan", "l": 1, "q": ["plantilla del plan", "modelo"], "x": "Campo a campo."},
            {"a": "hoja", "h": "Constancia", "l": 2, "q": ["diploma"], "x": "Lo que has respondido."},
        ],
    },
    {
        "u": "tema-1/",
        "p": "Tema 1",
        "s": [
            {"a": "1", "h": "La plantilla del ayuntamiento", "l": 1, "x": "La plantilla se jubila y no hay plan."},
            {"a": "2", "h": "Retirar un comentario", "l": 2, "x": "Se retira el comentario y se guarda la captura."},
        ],
    },
]


@pytest.fixture
def ask(evaluate):
    """A function that searches `ASKED`, in which readers also say «borrar» or «quitar», and returns the anchors."""

    def find_anchors(query, documents=ASKED):
        return evaluate(
            f"""(() => {{
              const index = searchPostings.openIndex();
              slices.finish(searchPostings.addSynonyms(index, [["retirar", "quitar", "borrar"]]));
              slices.finish(searchPostings.addHeadings(index, {json.dumps(documents)}));
              slices.finish(searchPostings.addTexts(index, {json.dumps([s["x"] for p in documents for s in p["s"]])}));
              return searchCore.findSections(index, {json.dumps(query)}).map(({{ anchor }}) => anchor);
            }})()"""
        )

    return find_anchors


@pytest.mark.parametrize(
    "query",
    [
        "plantilla del plan",
        "PLAN plantilla",
        "una plantilla de planes",
        "plantila del plan",
        "modelo",
        "modelos",
        "model",
    ],
)
def test_what_readers_ask_for_in_other_words_comes_first(ask, query):
    assert ask(query)[0] == "plan"


@pytest.mark.parametrize("query", ["diploma", "diplma", "diplomas"])
def test_a_page_is_found_by_words_that_no_page_says(ask, query):
    assert ask(query) == ["hoja"]


def test_an_answer_to_part_of_what_is_asked_comes_after_what_says_it_all(ask):
    assert ask("modelo plantilla jubila")[0] == "1"
    assert "plan" in ask("modelo plantilla jubila")


def test_a_word_that_is_in_most_of_the_course_does_not_hide_an_answer(ask):
    both = {"a": "both", "h": "El diploma de las redes", "l": 1, "x": "Un diploma se jubila."}
    many = [{"a": f"m{number}", "h": "Otra parte", "l": 2, "x": "Lo que dicen las redes."} for number in range(40)]
    documents = [*ASKED, {"u": "tema-2/", "p": "Tema 2", "s": [both, *many]}]
    assert ask("diploma redes", documents)[0] == "hoja"
    assert ask("diploma jubila", documents)[0] == "both"


@pytest.mark.parametrize("query", ["plantilla", "plant", "del"])
def test_an_answer_needs_all_its_words(ask, query):
    assert ask(query)[:1] != ["plan"]


@pytest.mark.parametrize(
    "query", ["retirar", "quitar", "borrar", "borar", "quita", "retirar comentarios", "borrar comentario"]
)
def test_words_for_the_same_thing_find_the_same(ask, query):
    assert ask(query)[0] == "2"


def test_results_are_grouped_by_page_with_the_lower_ones_folded(evaluate):
    results = [["a", 10], ["b", 9], ["a", 8], ["a", 7], ["a", 6], ["b", 1]]
    found = f"{json.dumps(results)}.map(([url, score]) => ({{ url, score }}))"
    groups = evaluate(f"searchGroups.groupResults({found})")
    assert [[[one["score"] for one in group[part]] for part in ("shown", "folded")] for group in groups] == [
        [[10, 8, 7], [6]],
        [[9], [1]],
    ]
    only = evaluate(f"searchGroups.groupResults({found}.filter(({{ url }}) => url === 'a'))")
    assert [len(group["shown"]) for group in only] == [4], "the only page shows all that is near"


def test_headings_are_found_before_their_texts(evaluate):
    found = evaluate(
        f"""(() => {{
          const {{ openIndex, addHeadings, addTexts }} = searchPostings;
          const {{ findSections }} = searchCore;
          const documents = {json.dumps(DOCUMENTS)};
          const index = openIndex();
          for (const _ of addHeadings(index, documents)) ;
          const before = ["quejas", "trato"].map((query) => findSections(index, query).map(({{ anchor }}) => anchor));
          for (const _ of addTexts(index, documents.flatMap((page) => page.s.map((section) => section.x)))) ;
          return [...before, findSections(index, "trato").map(({{ anchor }}) => anchor)];
        }})()"""
    )
    assert found == [["t4-5-4"], [], ["2-cliente"]]
