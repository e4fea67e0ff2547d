"""Norms: each one cited has its state of force, and each one named in a text is in the bibliography.

A name is a kind and a number («Ley 39/2015», «RD 203/2021», «Orden TDF/379/2024»); its number says which norm it is.
"""

from __future__ import annotations

import re

from course.checks.identifiers import check_reference_key
from course.citations import blank_code
from course.findings import Finding
from course.loading import LoadedCourse
from course.macro_calls import blank_raw_blocks

# What these name needs no entry: the owner's words, and what repealed a norm.
_OFFICIAL = ("data/course.yml", "data/norms.yml", "data/programme.yml")
_KIND = r"(?:Ley(?: Orgánica)?|LO|Real Decreto(?:[- ]ley| Legislativo)?|RD|RDL|RDLeg|Decreto(?:[- ]ley)?|Orden)"
_NUMBER = r"(?:[A-Z]{2,4}/)?\d{1,4}/\d{4}"
NORM_NAME = rf"\b{_KIND}\s+{_NUMBER}\b"

_NAMED = re.compile(rf"\b(?P<name>{_KIND}\s+(?P<number>{_NUMBER}))\b")


def check_norms(loaded: LoadedCourse) -> list[Finding]:
    if loaded.references is None or not loaded.is_whole("data/norms.yml"):
        return []
    laws = {reference.key: reference for reference in loaded.references.references if reference.is_law}
    findings = []
    for norm in loaded.norms:
        key = norm.value.reference
        if key in loaded.references and key not in laws:
            findings.append(norm.make_finding(f"la fuente `{key}` no es una norma (`@legislation`)", "reference"))
        findings += check_reference_key(loaded, norm, "reference", key=key)
    for key, reference in laws.items():
        if loaded.find_norm(key) is None:
            message = f"no se dice si `{key}` está vigente"
            findings.append(Finding(loaded.references.path, reference.line, 1, message, "añádela a data/norms.yml"))
    return findings + _check_named(loaded)


def _check_named(loaded: LoadedCourse) -> list[Finding]:
    known = {match["number"] for reference in loaded.references.references for match in _NAMED.finditer(reference.title)}
    texts = {page.path: blank_code(blank_raw_blocks(page.text)) for page in loaded.pages if page.tema or "casos/" in page.path}
    data = {path: text for path, text in loaded.texts.items() if path not in _OFFICIAL}
    findings = []
    for path, text in sorted({**texts, **data}.items()):
        for number, line in enumerate(text.split("\n"), start=1):
            for match in _NAMED.finditer(line):
                if match["number"] not in known:
                    message = f"«{match['name']}» no está en la bibliografía"
                    suggestion = "añádela como `@legislation` a data/references.bib y cítala"
                    findings.append(Finding(path, number, match.start() + 1, message, suggestion))
    return findings
