"""What each element of a backup has, in its order, as read in what Moodle writes it with.

Of Moodle 4.1's `backup/moodle2/backup_stepslib.php`, `mod/book/backup/moodle2/backup_book_stepslib.php` and, of each
type of question, `question/type/*/backup/moodle2/backup_qtype_*_plugin.class.php` (that of `ordering`, of 4.5).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

Element = etree._Element

_FEEDBACKS = (
    *("correctfeedback", "correctfeedbackformat", "partiallycorrectfeedback", "partiallycorrectfeedbackformat"),
    *("incorrectfeedback", "incorrectfeedbackformat"),
)
# Of each element: its attributes, its fields (`?`: it may lack it) and, after `|`, the elements that it may hold.
QUESTIONS: Mapping[str, str] = {
    "question_categories": "| question_category",
    "question_category": (
        "@id name contextid contextlevel contextinstanceid info infoformat stamp parent sortorder idnumber"
        " | question_bank_entries"
    ),
    "question_bank_entries": "| question_bank_entry",
    "question_bank_entry": "@id questioncategoryid idnumber ownerid | question_version",
    "question_version": "| question_versions",
    "question_versions": "@id version status | questions",
    "questions": "| question",
    "question": (
        "@id parent name questiontext questiontextformat generalfeedback generalfeedbackformat defaultmark penalty"
        " qtype length stamp timecreated timemodified createdby modifiedby | plugin_qtype_* question_hints tags"
    ),
    "question_hints": "| question_hint",
    "question_hint": "@id hint hintformat shownumcorrect clearwrong options",
    "tags": "| tag",
    "tag": "@id @contextid name rawname",
    "answers": "| answer",
    "answer": "@id answertext answerformat fraction feedback feedbackformat",
    "plugin_qtype_multichoice_question": "| answers multichoice",
    "multichoice": (
        f"@id layout single shuffleanswers {' '.join(_FEEDBACKS)} answernumbering shownumcorrect"
        " showstandardinstruction"
    ),
    "plugin_qtype_truefalse_question": "| answers truefalse",
    "truefalse": "@id trueanswer falseanswer showstandardinstruction",
    "plugin_qtype_shortanswer_question": "| answers shortanswer",
    "shortanswer": "@id usecase",
    "plugin_qtype_numerical_question": "| answers numerical_units numerical_options numerical_records",
    "numerical_units": "| numerical_unit",
    "numerical_unit": "@id multiplier unit",
    "numerical_options": "| numerical_option",
    "numerical_option": "@id showunits unitsleft unitgradingtype unitpenalty",
    "numerical_records": "| numerical_record",
    "numerical_record": "@id answer tolerance",
    "plugin_qtype_match_question": "| matchoptions matches",
    "matchoptions": f"@id shuffleanswers {' '.join(_FEEDBACKS)} shownumcorrect",
    "matches": "| match",
    "match": "@id questiontext questiontextformat answertext",
    "plugin_qtype_ordering_question": "| answers ordering",
    "ordering": (
        "@id layouttype selecttype selectcount gradingtype showgrading numberingstyle"
        " correctfeedback correctfeedbackformat incorrectfeedback incorrectfeedbackformat"
        " partiallycorrectfeedback partiallycorrectfeedbackformat shownumcorrect"
    ),
    "plugin_qtype_essay_question": "| essay",
    "essay": (
        "@id responseformat responserequired responsefieldlines minwordlimit maxwordlimit attachments"
        " attachmentsrequired graderinfo graderinfoformat responsetemplate responsetemplateformat filetypeslist"
        " maxbytes"
    ),
}
FILES: Mapping[str, Mapping[str, str]] = {
    "questions.xml": QUESTIONS,
    "files.xml": {
        "files": "| file",
        "file": (
            "@id contenthash contextid component filearea itemid filepath filename userid filesize mimetype status"
            " timecreated timemodified source author license sortorder repositorytype repositoryid reference"
        ),
    },
    "book.xml": {
        "activity": "@id @moduleid @modulename @contextid | book",
        "book": "@id name intro introformat numbering navstyle customtitles timecreated timemodified | chapters",
        "chapters": "| chapter",
        "chapter": ("@id pagenum subchapter title content contentformat hidden timemcreated timemodified importsrc"),
    },
    "module.xml": {
        "module": (
            "@id @version modulename sectionid sectionnumber idnumber added score indent visible visibleoncoursepage"
            " visibleold groupmode groupingid completion completiongradeitemnumber completionpassgrade completionview"
            " completionexpected availability showdescription downloadcontent | tags"
        ),
        "tags": "| tag",
    },
    "section.xml": {
        "section": "@id number name summary summaryformat sequence visible availabilityjson timemodified",
    },
    "course.xml": {
        "course": (
            "@id @contextid shortname fullname idnumber summary summaryformat format showgrades newsitems startdate"
            " enddate marker maxbytes legacyfiles showreports visible groupmode groupmodeforce defaultgroupingid lang"
            " theme timecreated timemodified requested showactivitydates showcompletionconditions enablecompletion"
            " completionstartonenrol completionnotify numsections"
            " | category tags customfields courseformatoptions"
        ),
        "category": "@id name description",
        "tags": "| tag",
        "customfields": "| customfield",
        "courseformatoptions": "| courseformatoption",
        "courseformatoption": "format sectionid name value",
    },
    "inforef.xml": {
        "inforef": "| *ref",
        "fileref": "| file",
        "file": "id",
        "question_categoryref": "| question_category",
        "question_category": "id",
    },
    "roles.xml": {
        "roles_definition": "| role",
        "roles": "| role_overrides role_assignments",
        "role_overrides": "| override",
        "role_assignments": "| assignment",
    },
    "grades.xml": {
        "activity_gradebook": "| grade_items grade_letters",
        "grade_items": "| grade_item",
        "grade_letters": "| grade_letter",
    },
    "grade_history.xml": {"grade_history": "| grade_grades", "grade_grades": "| grade_grade"},
    "enrolments.xml": {"enrolments": "| enrols", "enrols": "| enrol"},
    "groups.xml": {"groups": "| groupings", "groupings": "| grouping"},
    "scales.xml": {"scales_definition": "| scale"},
    "outcomes.xml": {"outcomes_definition": "| outcome"},
    "moodle_backup.xml": {
        "moodle_backup": "| information",
        "information": (
            "name moodle_version moodle_release backup_version backup_release backup_date mnet_remoteusers"
            " include_files include_file_references_to_external_content original_wwwroot"
            " original_site_identifier_hash original_course_id original_course_format original_course_fullname"
            " original_course_shortname original_course_startdate original_course_enddate original_course_contextid"
            " original_system_contextid | details contents settings"
        ),
        "details": "| detail",
        "detail": "@backup_id type format interactive mode execution executiontime",
        "contents": "| activities sections course",
        "activities": "| activity",
        "activity": "moduleid sectionid modulename title directory",
        "sections": "| section",
        "section": "sectionid title directory",
        "course": "courseid title directory",
        "settings": "| setting",
        "setting": "level ?section ?activity name value",
    },
}


def list_structure_faults(path: str, root: Element) -> list[str]:
    """Where a file isn't as Moodle writes it, in words."""
    rows = FILES[path.rpartition("/")[2]]
    return [f"{path}: {fault}" for fault in _list_faults(rows, root, rows[root.tag])]


def _list_faults(rows: Mapping[str, str], element: Element, row: str) -> Iterator[str]:
    own, holds, held = row.partition("|")
    words = own.split()
    found = [child.tag for child in element]
    attributes = [word[1:] for word in words if word.startswith("@")]
    fields = [word.lstrip("?") for word in words if word[0] not in "@?" or word[1:] in found]
    fields = [word for word in fields if not word.startswith("@")]
    if list(element.keys()) != attributes:
        yield f"{element.tag} has the attributes {element.keys()}"
    if found[: len(fields)] != fields:
        yield f"{element.tag} has the fields {found[: len(fields)]}, and not {fields}"
    for field in element[: len(fields)]:
        yield from _list_field_faults(field)
    if holds and not (element.text or "").startswith("\n"):
        yield f"{element.tag} would be taken for a field: it has no line break"
    for child in element[len(fields) :]:
        own_row = rows.get(f"{element.tag}/{child.tag}", rows.get(child.tag))
        if own_row is None or not any(_matches(child.tag, pattern) for pattern in held.split()):
            yield f"{element.tag} holds {child.tag}"
        else:
            yield from _list_faults(rows, child, own_row)


def _list_field_faults(field: Element) -> Iterator[str]:
    if len(field) or field.keys():
        yield f"the field {field.tag} holds something"
    text = field.text or ""
    if text != text.strip():
        yield f"the field {field.tag} has spaces around it"


def _matches(tag: str, pattern: str) -> bool:
    start, star, end = pattern.partition("*")
    return tag == pattern or (bool(star) and tag.startswith(start) and tag.endswith(end))
