"""`moodle_backup.xml`: what the backup is, what is in it and what of it may be restored
(`backup_main_structure_step`).

A restore makes its plan of this file alone: each section and activity needs its two settings.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from course.model import CourseFacts
from exports.moodle.backup.book_activity import BookActivity
from exports.moodle.backup.course_files import FORMAT, CourseNames, get_start
from exports.moodle.backup.records import add_fields, add_holder, make_root, write_xml
from exports.moodle.backup.sections import Section
from exports.moodle.backup.versions import BRANCH_VERSION, BUILD, RELEASE
from exports.moodle.elements import Element, add

_SYSTEM_CONTEXT = 1
# What a backup has, of all that one may have: no users, nor anything that is kept with them.
_INCLUDED = ("activities", "files", "questionbank")
_LEFT_OUT = (
    *("imscc11", "users", "anonymize", "role_assignments", "blocks", "filters", "comments", "badges"),
    *("calendarevents", "userscompletion", "logs", "grade_histories", "groups", "competencies", "customfield"),
    *("contentbankcontent", "legacyfiles"),
)


def build_manifest(
    facts: CourseFacts,
    names: CourseNames,
    file_name: str,
    course: int,
    context: int,
    sections: Sequence[Section],
    activities: Sequence[BookActivity],
    moment: int,
) -> bytes:
    """The file. `moment` is when the backup was made, as seconds since 1970."""
    root = make_root("moodle_backup")
    information = add_holder(root, "information")
    # Not the hash of any site, so that a site never takes the backup for one of its own.
    site = hashlib.md5(facts.slug.encode("utf-8"), usedforsecurity=False).hexdigest()
    add_fields(
        information,
        name=file_name,
        moodle_version=BRANCH_VERSION,
        moodle_release=BUILD,
        backup_version=BRANCH_VERSION,
        backup_release=RELEASE,
        backup_date=moment,
        mnet_remoteusers=0,
        include_files=1,
        include_file_references_to_external_content=0,
        original_wwwroot=f"https://{facts.slug}.invalid",  # RFC 2606
        original_site_identifier_hash=site,
        original_course_id=course,
        original_course_format=FORMAT,
        original_course_fullname=names.full,
        original_course_shortname=names.short,
        original_course_startdate=get_start(facts),
        original_course_enddate=0,
        original_course_contextid=context,
        original_system_contextid=_SYSTEM_CONTEXT,
    )
    detail = add(add_holder(information, "details"), "detail", backup_id=site)
    add_fields(detail, type="course", format="moodle2", interactive=1, mode=10, execution=1, executiontime=0)
    contents = add_holder(information, "contents")
    _add_contents(contents, sections, activities)
    add_fields(add(contents, "course"), courseid=course, title=names.short, directory="course")
    settings = add_holder(information, "settings")
    _add_setting(settings, "root", "filename", file_name)
    for name in _INCLUDED:
        _add_setting(settings, "root", name, 1)
    for name in _LEFT_OUT:
        _add_setting(settings, "root", name, 0)
    for section in sections:
        _add_settings_of(settings, "section", f"section_{section.id}")
    for activity in activities:
        _add_settings_of(settings, "activity", f"book_{activity.module}")
    return write_xml(root)


def _add_contents(contents: Element, sections: Sequence[Section], activities: Sequence[BookActivity]) -> None:
    if activities:
        holder = add_holder(contents, "activities")
        for activity in activities:
            add_fields(
                add(holder, "activity"),
                moduleid=activity.module,
                sectionid=activity.section.id,
                modulename="book",
                title=activity.title,
                directory=activity.folder,
            )
    holder = add_holder(contents, "sections")
    for section in sections:
        add_fields(add(holder, "section"), sectionid=section.id, title=section.title, directory=section.folder)


def _add_settings_of(settings: Element, level: str, owner: str) -> None:
    """That a section or an activity is in the backup, and that what its users did is not."""
    for name, value in (("included", 1), ("userinfo", 0)):
        _add_setting(settings, level, f"{owner}_{name}", value, **{level: owner})


def _add_setting(settings: Element, level: str, name: str, value: object, **owner: str) -> None:
    add_fields(add(settings, "setting"), level=level, **owner, name=name, value=value)
