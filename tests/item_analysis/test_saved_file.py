"""The file that the site exports is read as the site reads it, and nothing of it is kept but the first tries."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from item_analysis.saved_files import make_attempt, make_record, make_state, write_saved
from javascript import Realm
from minimal_course import FIXTURES, REPOSITORY

from course.item_analysis.first_tries import saved_file
from course.item_analysis.first_tries.canonical_json import write_canonical
from course.item_analysis.first_tries.saved_file import FirstTry, SavedFileError, read_saved_file

SECRET = "Ana Ejemplo"
CLOSE = "2027-01-11T09:00:00.000Z"
SOUND = make_state(t1_una=make_record(make_attempt(0.5, ["0a1b2c3d"]), make_attempt(1, ["ffffffff"], at="2027-02")))
NOT_RECORDS: dict[str, Any] = {
    "text": "nada",
    "no last": {"first": make_attempt()},
    "score over 1": make_record(make_attempt() | {"score": 1.5}),
    "score of text": make_record(make_attempt() | {"score": "1"}),
    "truth as score": make_record(make_attempt() | {"score": True}),
    "number in the response": make_record(make_attempt() | {"response": ["0a1b2c3d", 3]}),
    "half a hint": make_record(make_attempt() | {"hints": 0.5}),
    "no time": make_record(make_attempt() | {"at": None}),
}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def nest(levels: int) -> list:
    value: list = []
    for _ in range(levels):
        value = [value]
    return value


REFUSED = {
    "empty": (b"", "está vacío"),
    "only a BOM": (b"\xef\xbb\xbf\n", "está vacío"),
    "not JSON": (b"hola", "no es JSON"),
    "cut": (write_saved(SOUND)[:-20], "está cortado"),
    "Latin-1": ("«año»".encode("latin-1"), "no está en UTF-8"),
    "NaN": (write_saved(SOUND).replace(b"0.5", b"NaN"), "no es JSON"),
    "a list": (b"[]", "no es un archivo de respuestas de este sitio"),
    "of something else": (write_saved(SOUND, format="otro"), "no es un archivo de respuestas de este sitio"),
    "a plan": (write_saved(SOUND, format="curso-plan"), "es un plan"),
    "newer": (write_saved(SOUND, schema=3), "una edición posterior"),
    "changed by hand": (write_saved(SOUND).replace(b"0.5", b"1.0"), "alguien lo ha cambiado"),
    "no checksum": (write_saved(SOUND, checksum=None), "alguien lo ha cambiado"),
    "no state": (write_saved(None), "no tiene la forma"),
    "no answers": (write_saved({"version": 2}), "no tiene la forma"),
    "answers in a list": (write_saved({"version": 2, "answers": []}), "no tiene la forma"),
    "a version to come": (write_saved({"version": 3, "answers": {}}), "no tiene la forma"),
    "pages in a list": (write_saved(SOUND | {"pages": []}), "no tiene la forma"),
    "exams by name": (write_saved(SOUND | {"exams": {}}), "no tiene la forma"),
    "measurements by name": (write_saved(SOUND | {"measurements": {}}), "no tiene la forma"),
    "too deep": (write_saved(SOUND | {"more": nest(120)}), "demasiadas listas"),
    "endless": (b'{"format": ' + b"[" * 100_000, "está"),
    "too long": (b" " * (saved_file.LONGEST + 1) + b"{}", "demasiado grande"),
    "too many": (
        write_saved({"version": 2, "answers": {f"t1-{number}": 0 for number in range(20_001)}}),
        "demasiadas respuestas",
    ),
}
READ = {
    "sound": write_saved(SOUND),
    "with a BOM": b"\xef\xbb\xbf" + write_saved(SOUND),
    "nothing answered": write_saved({"version": 2, "answers": {}}),
    **{name: write_saved(make_state(t1_una=record)) for name, record in NOT_RECORDS.items()},
}


@pytest.fixture(scope="module")
def site() -> Iterator[Realm]:
    realm = Realm()
    realm.import_modules(
        answersTransfer="core/answers-transfer.js",
        limits="core/limits.js",
        states="core/state.js",
        transfer="core/transfer.js",
        values="core/values.js",
    )
    realm.load(REPOSITORY / "docs/assets/vendor/js-sha256/js-sha256.js")
    yield realm
    realm.close()


def read_on_site(site: Realm, content: bytes) -> dict[str, dict] | None:
    """The records that the site counts of a file; None if it refuses it."""
    # A browser drops the BOM when it reads a file as text.
    return site.evaluate(
        """(text) => {
          const { state, reason } = answersTransfer.readFile(text, { hash: sha256 });
          if (reason) return null;
          return Object.fromEntries(Object.entries(state.answers).filter(([, record]) => states.isRecord(record)));
        }""",
        content.decode("utf-8", "replace"),
    )


@pytest.mark.parametrize("name", REFUSED)
def test_what_the_site_refuses_is_refused_and_said(site: Realm, name: str) -> None:
    content, message = REFUSED[name]
    with pytest.raises(SavedFileError) as caught:
        read_saved_file(content)
    assert message in str(caught.value)
    assert read_on_site(site, content) is None


@pytest.mark.parametrize("name", READ)
def test_what_the_site_reads_is_read_with_the_same_records(site: Realm, name: str) -> None:
    records = read_on_site(site, READ[name])
    assert records is not None
    read = read_saved_file(READ[name])
    assert {name: first.score for name, first in read.first_tries.items()} == {
        name: record["first"]["score"] for name, record in records.items()
    }
    assert len(read.first_tries) + read.unsound == len(json.loads(READ[name].decode("utf-8-sig"))["state"]["answers"])


def test_of_each_question_the_first_try_is_kept_and_not_the_last() -> None:
    assert read_saved_file(write_saved(SOUND)).first_tries == {
        "t1-una": FirstTry(0.5, False, False, frozenset({"0a1b2c3d"}), False, CLOSE)
    }


def test_the_first_edition_had_no_scores() -> None:
    state = json.loads((FIXTURES / "states/version-1.json").read_text(encoding="utf-8"))
    read = read_saved_file(write_saved(state, schema=1))
    assert read.first_tries.keys() <= state["answers"].keys()
    assert len(read.first_tries) + read.unsound == len(state["answers"])
    assert read.first_tries["t1-canal-o-institucion"].score == 0  # right at the second try
    assert not any(first.had_hints for first in read.first_tries.values())


def test_files_that_readers_saved_are_read_whole() -> None:
    for name in ("answers.json", "pages.json"):
        content = (FIXTURES / "saved" / name).read_bytes()
        read = read_saved_file(content)
        assert read.first_tries.keys() == json.loads(content)["state"]["answers"].keys()


def test_its_limits_and_names_are_those_of_the_site(site: Realm) -> None:
    names = "[transfer.ANSWERS_FORMAT, transfer.PLAN_FORMAT, states.VERSION, limits.ANSWERS_LENGTH, limits.ANSWERS]"
    assert site.evaluate(names) == [
        saved_file.FORMAT,
        saved_file.PLAN_FORMAT,
        saved_file.VERSION,
        saved_file.LONGEST,
        saved_file.MOST_ANSWERS,
    ]


@given(JSON)
@settings(max_examples=150, deadline=None)
def test_json_is_written_as_the_browser_writes_it(site: Realm, value: Any) -> None:
    assert write_canonical(value) == json.loads(
        site.evaluate("(text) => JSON.stringify(values.toCanonical(JSON.parse(text)))", json.dumps(value))
    )


@pytest.mark.parametrize(
    "number", [1e21, 1.5e300, 1e-7, -2.5e-9, 1e-6, 123456789012345680000, -0.0, 2**60, 10**400, 0.1]
)
def test_numbers_are_written_as_the_browser_writes_them(site: Realm, number: float) -> None:
    text = json.dumps(number)
    assert write_canonical(json.loads(text)) == site.evaluate("(text) => values.toCanonical(JSON.parse(text))", text)


EXTRA = st.dictionaries(
    st.text(min_size=1).map(lambda text: f"+{text}"),
    st.just(SECRET) | st.lists(st.just(SECRET), max_size=2) | st.just({"name": SECRET, "device": SECRET}),
    max_size=3,
)


@given(head=EXTRA, state=EXTRA, record=EXTRA, attempt=EXTRA, drafts=st.booleans(), typed=st.booleans())
@settings(max_examples=100, deadline=None)
def test_whatever_else_a_file_says_nothing_of_it_is_kept(
    head: dict, state: dict, record: dict, attempt: dict, drafts: bool, typed: bool
) -> None:
    first = make_attempt(1, SECRET if typed else ["0a1b2c3d", SECRET])
    bare = make_state(t1_una=make_record(first))
    full = state | make_state(t1_una=record | make_record(attempt | first))
    if drafts:
        full |= {"drafts": {"t1-dos": SECRET}, "pages": {"t1/1": {"isRead": True, "at": SECRET}}, "exams": [SECRET]}
        full["measurements"] = [{"moment": SECRET}]
    read = read_saved_file(write_saved(full, **head))
    assert read == read_saved_file(write_saved(bare))
    assert SECRET not in repr(read)
    assert read.first_tries["t1-una"].has_more
