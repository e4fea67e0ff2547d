"""`course/`: the course's own data and settings (`backup_course_structure_step`), and what it needs of other files.

Its language is that of the course: with it, Moodle reads a decimal comma in the answers.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import NamedTuple
from zoneinfo import ZoneInfo

from course.model import CourseFacts
from exports.moodle.backup.book_activity import build_references, build_roles
from exports.moodle.backup.question_types import HTML
from exports.moodle.backup.records import add_fields, add_holder, add_record, build_empty_file, make_root, write_xml
from exports.moodle.elements import add

FORMAT = "topics"


class CourseNames(NamedTuple):
    """What Moodle calls the course: in full, and in short, which no other course of the site may be called."""

    full: str
    short: str


def get_start(facts: CourseFacts) -> int:
    """When the day of the first session begins, as seconds since 1970."""
    zone = ZoneInfo(facts.schedule.timezone)
    return int(datetime.datetime.combine(facts.sessions[0].date, datetime.time(), zone).timestamp())


def build_course_files(
    facts: CourseFacts,
    names: CourseNames,
    course: int,
    context: int,
    categories: Iterable[int],
    last_section: int,
    moment: int,
) -> dict[str, bytes]:
    """The files of the course, by path in the backup. `moment` is when it was made, as seconds since 1970."""
    root = make_root("course", id=course, contextid=context)
    add_fields(
        root,
        shortname=names.short,
        fullname=names.full,
        idnumber="",
        summary=facts.description,
        summaryformat=HTML,
        format=FORMAT,
        showgrades=1,
        newsitems=0,
        startdate=get_start(facts),
        enddate=0,
        marker=0,
        maxbytes=0,
        legacyfiles=0,
        showreports=0,
        visible=1,
        groupmode=0,
        groupmodeforce=0,
        defaultgroupingid=0,
        lang=facts.language,
        theme="",
        timecreated=moment,
        timemodified=moment,
        requested=0,
        showactivitydates=1,
        showcompletionconditions=1,
        enablecompletion=1,
        completionstartonenrol=0,
        completionnotify=0,
        numsections=last_section,
    )
    add_record(root, "category", 1, name=facts.title, description=None)
    add_holder(root, "tags")
    add_holder(root, "customfields")
    options = add_holder(root, "courseformatoptions")
    for name, value in {"hiddensections": 0, "coursedisplay": 0}.items():
        add_fields(add(options, "courseformatoption"), format=FORMAT, sectionid=0, name=name, value=value)
    return {
        "course/course.xml": write_xml(root),
        "course/inforef.xml": build_references("question_category", categories),
        "course/roles.xml": build_roles(),
        "course/enrolments.xml": build_empty_file("enrolments", "enrols"),
    }
