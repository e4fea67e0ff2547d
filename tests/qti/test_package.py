"""exports/qti/package.py: the manifest's rules, the identifiers, what is asked for, and what is lost."""

from __future__ import annotations

import re

import pytest
from course_in_memory import make_course
from loaded_courses import load_minimal_course
from lxml import etree
from moodle.banks import make_bank
from question_kinds import load_samples, make_question

from course.findings import render_finding
from course.model.question_kinds import KIND_NAMES
from exports.qti import package
from exports.qti.item import build_item
from exports.qti.kinds import QTI_KINDS
from exports.qti.package import build_qti_package, find_uncarried
from exports.question_formats import QTI, Extent
from exports.request import ExportError, ExportRequest
from qti.item_reader import QTI as NAMESPACE
from qti.item_reader import read_item, read_text
from qti.package_reader import CP, LOM, METADATA, ReadPackage, read_package

SAMPLES = {kind: make_question(sample) for kind, sample in load_samples().items() if kind in QTI_KINDS}
# What the standard's schema takes for an identifier.
IDENTIFIER = re.compile(r"[A-Za-z_][\w.-]*")


def build(**settings: object) -> bytes:
    return build_qti_package(ExportRequest(make_bank(*SAMPLES.values()), **settings))


@pytest.fixture(scope="module")
def package_of_samples() -> ReadPackage:
    return read_package(build())


def test_the_manifest_lists_each_file_once(package_of_samples: ReadPackage) -> None:
    resources = list(package_of_samples.manifest.iter(f"{CP}resource"))
    files = [each.get("href") for each in package_of_samples.manifest.iter(f"{CP}file")]
    assert package_of_samples.files == ["imsmanifest.xml", *files]
    assert [each.get("href") for each in resources] == files
    identifiers = [package_of_samples.manifest.get("identifier"), *(each.get("identifier") for each in resources)]
    assert len(set(identifiers)) == len(identifiers)
    assert all(IDENTIFIER.fullmatch(each) for each in identifiers)


def test_the_manifest_keeps_the_order_of_its_schema(package_of_samples: ReadPackage) -> None:
    manifest = package_of_samples.manifest
    assert [etree.QName(each).localname for each in manifest] == ["metadata", "organizations", "resources"]
    metadata = manifest.find(f"{CP}metadata")
    assert [(each.tag, read_text(each)) for each in metadata[:2]] == [
        (f"{CP}schema", "QTI Package"),
        (f"{CP}schemaversion", "3.0.0"),
    ]
    for resource in manifest.iter(f"{CP}resource"):
        assert [etree.QName(each).localname for each in resource] == ["metadata", "file"]
        assert [each.tag for each in resource[0]] == [f"{METADATA}qtiMetadata", f"{LOM}lom"]


def test_an_item_is_found_by_level_objective_and_kind(package_of_samples: ReadPackage) -> None:
    by_id = {each.get("identifier"): each for each in package_of_samples.manifest.iter(f"{CP}resource")}
    for kind, question in SAMPLES.items():
        resource = by_id[question.id]
        taxa = {
            read_text(each.find(f"{LOM}id")): read_text(each.find(f"{LOM}entry"))
            for each in resource.iter(f"{LOM}taxon")
        }
        objective = load_minimal_course().facts.find_objective("G1")
        assert taxa == {"G1": objective.text, "apply": "aplicar"}
        words = [read_text(each) for each in resource.iter(f"{LOM}keyword")]
        assert words == ["nivel: aplicar", "objetivo: G1", "epígrafe: t1/2", "ruta: imprescindible"]
        interactions = [each.text for each in resource.iter(f"{METADATA}interactionType")]
        assert tuple(interactions) == QTI_KINDS[kind].interactions
        shown = {
            re.sub(r"-(\w)", lambda found: found[1].upper(), etree.QName(element).localname.removeprefix("qti-"))
            for element in etree.fromstring(build_item(make_bank(question), question)).iter()
            if element.get("response-identifier")
        }
        assert shown == set(interactions)
        assert resource.find(f".//{METADATA}composite").text == str(kind == "two_tier").lower()


@pytest.mark.parametrize("kind", SAMPLES)
def test_all_that_is_named_is_declared(kind: str) -> None:
    question = SAMPLES[kind]
    root = etree.fromstring(build_item(make_bank(question), question))
    assert root.get("identifier") == question.id
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "es"
    order = [etree.QName(each).localname for each in root]
    known = ["qti-response-declaration", "qti-outcome-declaration", "qti-item-body", "qti-response-processing"]
    assert sorted(order, key=[*known, "qti-modal-feedback"].index) == order
    declarations = [f"{NAMESPACE}{name}-declaration" for name in ("qti-response", "qti-outcome")]
    variables = {each.get("identifier") for each in root.iter(*declarations)}
    readers = [f"{NAMESPACE}qti-{name}" for name in ("variable", "correct", "map-response", "set-outcome-value")]
    assert {each.get("identifier") for each in root.iter(*readers)} <= variables
    item = read_item(etree.tostring(root))
    assert set(item.identifiers) == set(item.declared)
    assert {"SCORE", "FEEDBACK"} <= variables
    choices = [each for group in item.identifiers.values() for each in group.values()]
    assert len(set(choices)) == len(choices)
    assert all(IDENTIFIER.fullmatch(each) for each in (*choices, *item.feedback))
    values = {word for values in item.declared.values() for value in values for word in value.split()}
    assert not choices or values <= set(choices)


def test_identifiers_survive_other_texts_and_another_order() -> None:
    question = SAMPLES["single"]
    answers = [answer.model_dump() for answer in question.answers]
    changed = [*reversed(answers[1:]), answers[0] | {"text": "Otra cosa."}]
    before, after = (
        read_item(build_item(make_bank(each), each)).identifiers["RESPONSE"]
        for each in (question, make_question(load_samples()["single"], answers=changed))
    )
    kept = before.keys() & after.keys()
    assert len(kept) == len(answers) - 1
    assert {text: before[text] for text in kept} == {text: after[text] for text in kept}


def test_an_order_of_answers_is_kept() -> None:
    for changes, shuffle in (({}, b'shuffle="true"'), ({"ordered": True}, b'shuffle="false"')):
        question = make_question(load_samples()["single"], **changes)
        assert shuffle in build_item(make_bank(question), question)
    assert b'shuffle="false"' in build_item(make_bank(SAMPLES["ordering"]), SAMPLES["ordering"])


def test_what_is_made_up_says_so() -> None:
    question = make_question(load_samples()["multiple"], fictional=True)
    assert read_item(build_item(make_bank(question), question)).prompt.startswith("Ficticio. ")


def test_same_course_same_bytes() -> None:
    assert build() == build()


def test_one_tema_or_the_essential_route() -> None:
    extra = make_question(load_samples()["single"], id="t2-otra", section="t2/1", route="extension")
    course = make_bank(*SAMPLES.values(), extra)
    for settings, name, ids in (
        ({"tema": 2}, "-tema-2", ["t2-otra"]),
        ({"is_essential": True}, "-imprescindible", [each.id for each in SAMPLES.values()]),
    ):
        read = read_package(build_qti_package(ExportRequest(course, **settings)))
        assert [item.id for item in read.items] == ids
        assert read.manifest.get("identifier").endswith(name)
    with pytest.raises(ExportError, match="No hay ninguna pregunta que llevar"):
        build_qti_package(ExportRequest(course, tema=2, is_essential=True))


def test_a_kind_that_nobody_has_converted_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    course = make_course(questions="".join(load_samples().values()))
    assert find_uncarried(ExportRequest(course)) == []
    monkeypatch.setattr(package, "QTI_KINDS", {kind: row for kind, row in QTI_KINDS.items() if kind != "open"})
    (finding,) = find_uncarried(ExportRequest(course))
    assert re.match(
        r"quizzes/tema-1\.yml:\d+:\d+: error: las preguntas `open` no se llevan a QTI", render_finding(finding)
    )


def test_what_it_loses_is_in_the_table() -> None:
    assert {kind: QTI.get_extent(kind) for kind in KIND_NAMES} == {
        kind: Extent.PARTIAL if kind in ("multiple", "blank", "matching", "numeric", "open") else Extent.WHOLE
        for kind in KIND_NAMES
    }
