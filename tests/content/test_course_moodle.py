"""What this course gives to Moodle."""

from __future__ import annotations

from lxml import etree

from course.loaded.whole import Course
from course.model import Term
from exports.moodle.glossary_xml import build_glossary_xml


def test_every_term_goes_to_moodle_with_all_its_forms(whole_course: Course) -> None:
    entries = etree.fromstring(build_glossary_xml(whole_course)).findall(".//ENTRY")
    found = [
        sorted({name.text.casefold() for path in ("CONCEPT", "ALIASES/ALIAS/NAME") for name in entry.iterfind(path)})
        for entry in entries
    ]
    terms = whole_course.list_values(Term)
    assert sorted(found) == sorted(sorted({form.casefold() for form in (term.term, *term.variants)}) for term in terms)
