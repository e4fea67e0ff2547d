"""The workflow that publishes the course, run here: what it builds is whole, and the same anywhere to the byte.

That it is the same when it is built again, or from files saved on Windows, is tried every night (sweep_workflow.py).
"""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from clean_clone import REPOSITORY
from lxml import etree, html
from pages_of_site import list_pages, to_address
from portable_names import list_unportable_names
from publishing import SITE_URL
from site_files import list_different, read_site
from workflow_runner import RUN_ELSEWHERE, WORKFLOWS, list_refused_files, load_workflow

pytestmark = pytest.mark.site


def test_every_command_of_the_workflows_is_run_here_or_elsewhere() -> None:
    commands = {
        step["run"].replace("python3", "python")
        for path in WORKFLOWS.glob("*.yml")
        for job in load_workflow(path.name)["jobs"].values()
        for step in job["steps"]
        if "run" in step and step["run"] not in RUN_ELSEWHERE
    }
    assert commands == {"python tasks.py check", "python tasks.py build"}


def test_only_the_job_that_publishes_may_write() -> None:
    writers = {
        name
        for path in WORKFLOWS.glob("*.yml")
        for name, job in load_workflow(path.name)["jobs"].items()
        if "write" in job["permissions"].values()
    }
    assert writers == {"deploy", "release"}
    assert all(load_workflow(path.name)["permissions"] == {} for path in WORKFLOWS.glob("*.yml"))


def test_jobs_wait_for_jobs_that_exist() -> None:
    for path in WORKFLOWS.glob("*.yml"):
        jobs = load_workflow(path.name)["jobs"]
        assert {job["needs"] for job in jobs.values() if "needs" in job} <= jobs.keys()


def test_what_is_handed_over_can_be_published(published_site: Path) -> None:
    assert (published_site / "index.html").is_file()
    assert list_refused_files(published_site) == []
    status = subprocess.run(
        ["git", "status", "--porcelain"], cwd=published_site.parent, capture_output=True, text=True, check=True
    )
    assert status.stdout == "", "building leaves nothing to commit"


def test_a_clone_elsewhere_gives_the_same_bytes(published_site: Path, built_site: Path) -> None:
    """Another folder, time zone, locale and order of sets; and one of the two may remember former builds."""
    assert list_different(read_site(published_site), read_site(built_site)) == []
    assert list(published_site.glob("descargas/*.zip"))


def test_no_date_of_the_build_is_published(published_site: Path) -> None:
    assert b"lastmod" not in (published_site / "sitemap.xml").read_bytes()
    written = (published_site / "sitemap.xml.gz").read_bytes()[4:8]
    assert int.from_bytes(written, "little") == 315_532_800, "1980, the first year of a ZIP"


def test_git_gives_the_same_bytes_on_windows(published_site: Path) -> None:
    """`core.autocrlf=true` asks for CRLF, and `.gitattributes` forbids it."""
    made = published_site.parent
    for name in ("mkdocs.yml", "tasks.py", ".ci/run", "data/course.yml", "docs/index.md"):
        assert (made / name).read_bytes() == (REPOSITORY / name).read_bytes()


def test_the_sitemap_has_every_page_by_its_canonical_address(published_site: Path) -> None:
    listed = etree.parse(published_site / "sitemap.xml").xpath("//*[local-name() = 'loc']/text()")
    pages = {
        SITE_URL + to_address(published_site, page): page
        for page in list_pages(published_site)
        if page.name != "404.html"
    }
    assert sorted(listed) == sorted(pages)
    for address, page in pages.items():
        tree = html.fromstring(page.read_bytes())
        assert tree.xpath("//link[@rel='canonical']/@href") == [address]
        assert tree.xpath("//meta[@property='og:url']/@content") == [address]


def test_every_name_of_the_site_fits_any_system(published_site: Path) -> None:
    assert list_unportable_names(read_site(published_site)) == []
