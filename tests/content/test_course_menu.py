"""What the pages of this course are called: nothing is written where it can be derived."""

from __future__ import annotations

from course.loaded.whole import Course


def test_no_page_repeats_its_heading_as_its_title_or_its_title_in_the_menu(whole_course: Course) -> None:
    repeated = [
        page.path
        for page in whole_course.pages
        if page.find_meta_text("title") == page.headings[0].text or page.find_meta_text("menu") == page.title
    ]
    assert repeated == []
