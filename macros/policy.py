"""Macros of the social media policy: an element in the page that studies it, and the whole policy with its document.

Both write Markdown: their texts have citations, and their parts have headings.
"""

from __future__ import annotations

from course.derived.policy import make_policy_document
from course.model import Policy
from course.pages.places import POLICY
from macros.documents import get_document_path
from macros.site import Site


def policy_element(site: Site, id: str) -> str:
    value = site.course.get_value(Policy)
    number, element = next((number, each) for number, each in enumerate(value.elements, start=1) if each.id == id)
    whole = site.get_source_path(POLICY) if POLICY in site.page_urls else None
    return site.write_markdown(
        "policy_element.md.jinja",
        element=element,
        number=number,
        total=len(value.elements),
        whole=whole,
    )


def policy(site: Site) -> str:
    """The whole policy: its file, and its clauses in the page, each element with a link to its explanation."""
    value = site.course.get_value(Policy)
    document = make_policy_document(value, site.course.references)
    elements = {element.title: element for element in value.elements}
    links = {element.id: _link_section(site, element.section) for element in value.elements}
    url = site.get_asset_path(get_document_path(document))
    download = site.make_template_slot("document_download.html.jinja", document=document, url=url)
    return site.write_markdown("policy.md.jinja", document=document, elements=elements, links=links, download=download)


def _link_section(site: Site, heading_id: str) -> str:
    return site.make_inline_slot("section_place.html.jinja", heading_id=heading_id)
