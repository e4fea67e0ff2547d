"""Macros of the case studies: a card, a whole case, a tema's cases, the gallery and the comparison."""

from __future__ import annotations

from course.model import Case
from course.model.base import get_tema_number
from macros.site import Site

KIND_LABELS = {
    "community": "Comunidad profesional",
    "policy": "Política pública",
    "platform": "Plataforma",
    "plan": "Plan",
    "programme": "Programa",
    "wiki": "Wiki",
    "network": "Red social",
    "service": "Servicio",
}
SCOPE_LABELS = {
    "municipal": "municipal",
    "provincial": "provincial",
    "regional": "autonómico",
    "state": "estatal",
    "european": "europeo",
    "international": "internacional",
}
UNKNOWN = "No consta"  # how the data say that something was not published
STATUS_LABELS = {"active": "En marcha", "ended": "Terminado", "unknown": "No consta"}
LABELS = {"kinds": KIND_LABELS, "scopes": SCOPE_LABELS, "statuses": STATUS_LABELS}


def case(site: Site, id: str, full: bool = False) -> str:
    """A card; the whole case is Markdown, because it has headings and citations."""
    value = site.course.get_by_id(Case, id)
    if not full:
        return site.make_template_slot(
            "case_card.html.jinja", case=value, is_inline=True, temas=list_temas(value), **LABELS
        )
    facts = site.make_template_slot("case_facts.html.jinja", case=value, **LABELS)
    return site.write_markdown("case_page.md.jinja", case=value, facts=facts)


def cases(site: Site, tema: int) -> str:
    found = _find_cases_of_tema(site, tema)
    return site.make_template_slot("case_list.html.jinja", cases=found, list_temas=list_temas, **LABELS)


def case_gallery(site: Site) -> str:
    return site.make_template_slot(
        "case_gallery.html.jinja",
        cases=_sort_cases(site),
        temas_of_site=_find_used_temas(site),
        list_temas=list_temas,
        **LABELS,
    )


def case_comparison(site: Site, tema: int | None = None) -> str:
    """The table of all cases; that of a tema is Markdown, because it has citations."""
    if tema is not None:
        compared = [value for value in _find_cases_of_tema(site, tema) if value.comparison]
        costs = [value.comparison.cost for value in compared if value.comparison]
        has_costs = not all(cost.startswith(UNKNOWN) for cost in costs)
        return site.write_markdown("case_comparison_tema.md.jinja", cases=compared, has_costs=has_costs)
    return site.make_template_slot(
        "case_comparison.html.jinja", cases=_sort_cases(site), list_temas=list_temas, **LABELS
    )


def list_temas(value: Case) -> list[int]:
    """The numbers of the temas where a case is studied."""
    return sorted({get_tema_number(heading_id) for heading_id in value.sections})


def _find_cases_of_tema(site: Site, tema: int) -> list[Case]:
    return site.course.find_cases(site.course.index.find_branch(f"t{tema}"))


def _sort_cases(site: Site) -> list[Case]:
    return sorted(
        (located.value for located in site.course.list_located(Case)), key=lambda value: value.short_name.casefold()
    )


def _find_used_temas(site: Site) -> list[int]:
    return sorted({number for value in _sort_cases(site) for number in list_temas(value)})
