"""Binds each macro's name to its function, for mkdocs-macros."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from course.macro_signatures import MACRO_SIGNATURES
from macros.assessment import certificate, certificate_check, exam, progress, review, worksheet
from macros.authoring import macro_list
from macros.calculators import engagement_calculator, sample_size
from macros.cases import case, case_comparison, case_gallery, cases
from macros.charts import chart
from macros.codebook import codebook, coding_spreadsheet
from macros.coverage import coverage, objectives_map
from macros.diagnoses import diagnosis
from macros.documents import document
from macros.figures import figure
from macros.glossary import glossary
from macros.minutes import minutes
from macros.networks import network_cards, network_table, timeline
from macros.norms import legal_notice, norms
from macros.objectives import objectives
from macros.offline import offline_download
from macros.plan import my_plan, plan, plan_comparison
from macros.policy import policy, policy_element
from macros.programme import programme, section_link, temas
from macros.questions import quiz
from macros.sessions import sessions
from macros.site import Site
from macros.sources import bibliography, sources
from macros.triage import responses, triage

MACROS: dict[str, Callable[..., str]] = {
    function.__name__: function
    for function in (
        bibliography,
        case,
        case_comparison,
        case_gallery,
        cases,
        certificate,
        certificate_check,
        chart,
        codebook,
        coding_spreadsheet,
        coverage,
        diagnosis,
        document,
        engagement_calculator,
        exam,
        figure,
        glossary,
        legal_notice,
        macro_list,
        minutes,
        my_plan,
        network_cards,
        network_table,
        norms,
        objectives,
        objectives_map,
        offline_download,
        plan,
        plan_comparison,
        policy,
        policy_element,
        programme,
        progress,
        quiz,
        responses,
        review,
        sample_size,
        section_link,
        sessions,
        sources,
        temas,
        timeline,
        triage,
        worksheet,
    )
}

assert MACROS.keys() == MACRO_SIGNATURES.keys()


def list_reads(
    function: Callable[..., str], uri: str, arguments: tuple[Any, ...], keywords: dict[str, Any]
) -> set[str]:
    """The names of the facts (`macros/facts.py`) that a call of a macro reads in the page at `docs/<uri>`, its own code
    included.
    """
    signature = MACRO_SIGNATURES[function.__name__]
    given = dict(zip((parameter.name for parameter in signature.parameters), arguments, strict=False)) | keywords
    read = {f"code:{function.__module__}"}
    for name in signature.reads:
        for value in arguments if "{repeated}" in name else ("",):
            read.add(name.format(page=uri, repeated=value, **given))
    return read


def _run_macro(function: Callable[..., str], site: Site, *arguments: Any, **keywords: Any) -> str:
    """Note what a macro reads, and keep its fault for the build to tell: mkdocs-macros would print a traceback into the
    page.
    """
    site.page.reads.update(list_reads(function, site.page.source.uri, arguments, keywords))
    try:
        return function(site, *arguments, **keywords)
    except Exception as error:
        site.page.fault = error
        return ""


def register_macros(env: Any, site: Site) -> None:
    """Offer every macro and the variable `course` to mkdocs-macros."""
    for name, function in MACROS.items():
        env.macro(partial(_run_macro, function, site), name)
    env.variables["course"] = site.course.facts
