"""docs/assets/js/core/fold-text.js and numbers.js: how a reader's typing is interpreted."""

from __future__ import annotations

import pytest
from javascript import Realm


@pytest.fixture
def core(realm: Realm) -> Realm:
    realm.import_modules(fold="core/fold-text.js", near="core/near-miss.js", numbers="core/numbers.js")
    return realm


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Administración", "administracion", True),
        ("  ÉTICA   pública ", "etica publica", True),
        ("pingüino", "pinguino", True),
        ("e\u0301tica", "ética", True),
        ("año", "ano", False),
        ("AÑO", "an\u0303o", True),
        ("promulgada", "promulgado", False),
        (" ¡Bloqueados. ", "bloqueados", True),
        ("3.2", "32", False),
    ],
)
def test_fold_text(core: Realm, one: str, other: str, same: bool) -> None:
    folded = core.evaluate("texts => texts.map(fold.foldText)", [one, other])
    assert (folded[0] == folded[1]) is same


@pytest.mark.parametrize(
    ("typed", "wanted", "near"),
    [
        ("responsable", "corresponsable", True),
        ("promulgadas", "promulgada", True),
        ("trasparencia", "transparencia", True),
        ("activo", "inactivo", False),  # the opposite
        ("personal", "impersonal", False),
        ("sede", "web", False),
        ("cita", "ci", False),
        ("ley 39/2015", "ley 40/2015", False),  # another law
        ("participación", "colaboración", False),
    ],
)
def test_a_slip_is_told_from_another_word(core: Realm, typed: str, wanted: str, near: bool) -> None:
    call = "([typed, wanted]) => near.isNearMiss(fold.foldText(typed), fold.foldText(wanted))"
    assert core.evaluate(call, [typed, wanted]) is near
    assert core.evaluate(call, [wanted, typed]) is near


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12,5", 12.5),
        ("12.5", 12.5),
        ("1.234", 1234),
        ("1.234,5", 1234.5),
        ("1 234 567", 1234567),
        ("1\u00a0234,50", 1234.5),
        (" 20 % ", 20),
        ("20%", 20),
        ("15 €", 15),
        ("3 días", 3),
        ("-4", -4),
        ("\u22124,5", -4.5),
        ("+4", 4),
        ("007", 7),
        ("1234.567", 1234.567),
        ("12,", 12),
        ("", None),
        ("veinte", None),
        ("1,2,3", None),
        ("1.2.3", None),
        ("12 34", None),
        ("3/4", None),
        ("1e5", None),
        ("--4", None),
        ("%", None),
        (",5", None),
        ("4 y 5", None),
    ],
)
def test_parse_number_as_a_spaniard_types_it(core: Realm, text: str, number: float | None) -> None:
    parsed = core.evaluate("text => { const n = numbers.parseNumber(text); return Number.isNaN(n) ? null : n; }", text)
    assert parsed == number
