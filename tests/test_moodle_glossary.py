"""exports/moodle/glossary_xml.py: what Moodle's glossary imports, escaped, and the same bytes each time."""

from __future__ import annotations

from dataclasses import replace

from loaded_courses import copy_loaded, load_minimal_course
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from course.loaded.whole import Course
from course.model import Term
from exports.moodle.glossary_xml import build_glossary_xml

# What `glossary_generate_export_file` of Moodle 4.5 writes of the glossary, and what its importer reads of a new one.
INFO = [
    "NAME",
    "INTRO",
    "INTROFORMAT",
    "ALLOWDUPLICATEDENTRIES",
    "DISPLAYFORMAT",
    "SHOWSPECIAL",
    "SHOWALPHABET",
    "SHOWALL",
    "ALLOWCOMMENTS",
    "USEDYNALINK",
    "DEFAULTAPPROVAL",
    "GLOBALGLOSSARY",
    "ENTBYPAGE",
    "ENTRIES",
]
FIRST_ENTRY = """\
      <ENTRY>
        <CONCEPT>gobernanza</CONCEPT>
        <DEFINITION>&lt;p&gt;Manera de decidir entre la institución y la ciudadanía.&lt;/p&gt;\
&lt;p&gt;(&lt;em lang=&#34;en&#34;&gt;governance&lt;/em&gt;)&lt;/p&gt;\
&lt;p&gt;Se trata en el apartado 2.2 del tema 1.&lt;/p&gt;</DEFINITION>
        <FORMAT>1</FORMAT>
        <USEDYNALINK>1</USEDYNALINK>
        <CASESENSITIVE>0</CASESENSITIVE>
        <FULLMATCH>1</FULLMATCH>
        <TEACHERENTRY>1</TEACHERENTRY>
        <CATEGORIES>
          <CATEGORY>
            <NAME>Tema 1. Modelos</NAME>
            <USEDYNALINK>0</USEDYNALINK>
          </CATEGORY>
        </CATEGORIES>
      </ENTRY>
"""


def read(course: Course) -> etree._Element:
    return etree.fromstring(build_glossary_xml(course))


def with_term(**fields: object) -> Course:
    """The minimal course with only one term."""
    course = copy_loaded(load_minimal_course())
    located = course.list_located(Term)[0]
    value = Term.model_validate({"id": "uno", "term": "uno", "definition": "Uno.", **fields})
    course.data[Term] = [replace(located, value=value)]
    return course


def test_the_glossary_says_all_that_moodle_reads_of_it() -> None:
    root = read(load_minimal_course())
    assert root.tag == "GLOSSARY"
    (info,) = root
    assert [child.tag for child in info] == INFO
    assert (info.findtext("NAME"), info.findtext("USEDYNALINK")) == ("Glosario", "1")


def test_an_entry_is_written_as_moodle_writes_it() -> None:
    assert FIRST_ENTRY in build_glossary_xml(load_minimal_course()).decode()


def test_terms_are_in_order_with_their_variants_as_aliases() -> None:
    entries = {
        entry.findtext("CONCEPT"): [alias.findtext("NAME") for alias in entry.iterfind("ALIASES/ALIAS")]
        for entry in read(load_minimal_course()).iter("ENTRY")
    }
    assert list(entries.items()) == [("gobernanza", []), ("ventanilla única", ["ventanillas únicas"])]


def test_a_definition_cites_its_sources() -> None:
    definition = read(load_minimal_course()).findall(".//DEFINITION")[1].text
    assert definition is not None
    assert LexborHTMLParser(definition).css("p")[-1].text() == "Fuente: Pérez Gil, 2020."


def test_a_variant_that_differs_from_the_term_in_its_case_is_no_alias() -> None:
    root = read(with_term(term="Uno", variants=["uno", "UNO", "unos", "Unos"]))
    assert [name.text for name in root.iterfind(".//ALIAS/NAME")] == ["unos"]


def test_a_term_without_a_section_has_no_category_and_says_no_place() -> None:
    root = read(with_term())
    assert root.find(".//CATEGORIES") is None
    assert root.findtext(".//DEFINITION") == "<p>Uno.</p>"


def test_what_looks_like_markup_is_text_in_moodle_too() -> None:
    nasty = "a < b & c > d \"e\" 'f' <script>alert(1)</script> ]]> &amp;"
    root = read(with_term(term=nasty, definition=nasty, english=nasty, variants=[nasty + "s"]))
    assert root.findtext(".//CONCEPT") == nasty
    assert root.findtext(".//ALIAS/NAME") == nasty + "s"
    definition = LexborHTMLParser(root.findtext(".//DEFINITION") or "")
    assert definition.css("script") == []
    assert [node.text() for node in definition.css("p")] == [nasty, f"({nasty})"]


def test_a_course_without_terms_gives_an_empty_glossary() -> None:
    course = copy_loaded(load_minimal_course())
    course.data.pop(Term)
    assert len(list(read(course).iter("ENTRY"))) == 0


def test_the_same_course_gives_the_same_bytes() -> None:
    assert build_glossary_xml(load_minimal_course()) == build_glossary_xml(copy_loaded(load_minimal_course()))
