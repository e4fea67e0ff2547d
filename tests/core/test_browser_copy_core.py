"""docs/assets/js/core/browser-copy.js on plain data."""

from __future__ import annotations

import pytest
from javascript import Realm

OLD = {"": ["aaa", 10], "tema-1/": ["bbb", 20], "assets/site.css": ["ccc", 30]}
NEW = {"": ["aab", 11], "tema-1/": ["bbb", 20], "assets/theme.css": ["ccc", 30], "tema-2/": ["ddd", 40]}
SAVED = "2026-11-28T12:00:00.000Z"


@pytest.fixture
def core(realm: Realm) -> Realm:
    realm.import_modules(copy="core/browser-copy.js")
    return realm


def plan(core: Realm, files: dict, present: list[str], sources: list[dict]) -> dict:
    script = "([files, present, sources]) => copy.planCopy(files, present, sources)"
    return core.evaluate(script, [files, present, sources])


def test_the_first_copy_fetches_everything(core: Realm) -> None:
    made = plan(core, OLD, [], [])
    assert made["reused"] == []
    assert [(file["address"], file["digest"]) for file in made["fetched"]] == [
        (name, row[0]) for name, row in OLD.items()
    ]
    assert core.evaluate("(files) => copy.sumBytes(files)", made["fetched"]) == 60


def test_a_new_edition_fetches_what_differs_and_takes_the_rest_from_the_old_one_whatever_its_address(
    core: Realm,
) -> None:
    made = plan(core, NEW, [], [{"cache": "old", "files": OLD, "present": list(OLD)}])
    assert [file["address"] for file in made["fetched"]] == ["", "tema-2/"]
    assert [(file["address"], file["cache"], file["from"]) for file in made["reused"]] == [
        ("tema-1/", "old", "tema-1/"),
        ("assets/theme.css", "old", "assets/site.css"),
    ]


def test_going_on_fetches_only_what_is_missing(core: Realm) -> None:
    begun = {"cache": "new", "files": NEW, "present": ["", "assets/copy/x.json"]}
    made = plan(core, NEW, begun["present"], [begun])
    assert [file["address"] for file in made["fetched"]] == ["tema-1/", "assets/theme.css", "tema-2/"]


@pytest.mark.parametrize(
    ("present", "missing"), [([], 3), (["", "tema-1/"], 1), ([*OLD, "assets/copy/record.json"], 0)]
)
def test_a_copy_is_whole_when_nothing_of_its_list_is_missing(core: Realm, present: list[str], missing: int) -> None:
    assert len(core.evaluate("([files, present]) => copy.listMissing(files, present)", [OLD, present])) == missing


@pytest.mark.parametrize(
    ("path", "query", "address"),
    [
        ("/curso/", "", ""),
        ("/curso/index.html", "", ""),
        ("/curso/tema-1/2-x/", "?h=abc", "tema-1/2-x/"),
        ("/curso/tema-1/2-x/index.html", "", "tema-1/2-x/"),
        ("/curso/tema-1/mindex.html", "", "tema-1/mindex.html"),
        ("/otro/", "", None),
        ("/curso-2/", "", None),
        ("/curso/tema-1/", "?edition=abc", None),
    ],
)
def test_a_request_is_of_an_address_of_the_site(core: Realm, path: str, query: str, address: str | None) -> None:
    assert core.evaluate("(parts) => copy.getAddress(...parts, '/curso/')", [path, query]) == address


def test_only_a_page_is_answered_with_the_page_of_what_does_not_exist(core: Realm) -> None:
    addresses = ["", "tema-1/nada/", "nada", "nada.html", "descargas/curso.zip", "descargas/plan.docx"]
    are_pages = core.evaluate("(addresses) => addresses.map(copy.isPageAddress)", addresses)
    assert are_pages == [True, True, True, True, False, False]


def test_caches_of_other_sites_of_the_origin_are_left_alone(core: Realm) -> None:
    names = [core.evaluate("(parts) => copy.getCacheName(...parts)", [scope, "abc"]) for scope in ("/a/", "/a/b/", "/")]
    own = core.evaluate("(names) => copy.listOwnCaches(names, '/a/')", [*names, "workbox-precache"])
    assert own == [names[0]]
    assert core.evaluate("(name) => copy.getCacheEdition(name)", names[0]) == "abc"


def test_sizes_are_in_megabytes_with_a_comma(core: Realm) -> None:
    sizes = core.evaluate("(sizes) => sizes.map(copy.formatMegabytes)", [0, 40_000, 950_000, 17_194_824])
    assert sizes == ["0,1 MB", "0,1 MB", "1 MB", "17,2 MB"]


def test_progress_is_told_ten_times_and_not_for_each_file(core: Realm) -> None:
    told = core.evaluate(
        "(total) => Array.from({ length: total + 1 }, (_, done) => copy.describeProgress(done, total))", 500
    )
    assert len(set(told)) == 11
    assert told[-1].startswith("Guardando: 100 %")


def test_what_is_kept_is_told_with_its_days(core: Realm) -> None:
    record = {"files": 1358, "bytes": 17_194_824, "saved": SAVED, "published": ""}
    describe = "(record) => copy.describeCopy(record)"
    assert core.evaluate(describe, record).endswith("Lo guardaste el 28 de noviembre de 2026: 1.358 archivos, 17,2 MB.")
    told = core.evaluate(describe, record | {"published": "2026-11-02T12:00:00.000Z"})
    assert told.endswith("17,2 MB, de la edición publicada el 2 de noviembre de 2026.")


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ([], "con menos archivos que la tuya."),
        ([1_234_000], "cambia un archivo, 1,2 MB."),
        ([400_000, 200_000], "cambian 2 archivos, 0,6 MB."),
    ],
)
def test_a_new_edition_says_how_much_it_fetches(core: Realm, files: list[int], told: str) -> None:
    assert core.evaluate("(files) => copy.describeNews(files)", [{"bytes": size} for size in files]).endswith(told)


@pytest.mark.parametrize("failure", ["offline", "changing", "stopped"])
def test_a_failure_says_what_is_missing_and_that_it_is_not_used_until_it_is_whole(core: Realm, failure: str) -> None:
    told = core.evaluate("(parts) => copy.describeFailure(...parts)", [failure, 9_100_000])
    assert "Faltan 9,1 MB" in told and "hasta que esté entero no se usa" in told
    assert "Faltan" not in core.evaluate("(parts) => copy.describeFailure(...parts)", [failure, 0])


def test_what_does_not_fit_is_taken_out(core: Realm) -> None:
    told = core.evaluate("(parts) => copy.describeFailure(...parts)", ["full", 9_100_000])
    assert "no queda sitio" in told and "Se ha quitado" in told
