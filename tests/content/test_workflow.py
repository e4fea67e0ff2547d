"""The workflow that publishes the course, run here: what it builds is whole.

That it is the same to the byte in the working tree, when it is built again, or from files saved on Windows, is tried
every night (sweep_workflow.py), and of a small course on every change (tests/test_warm_and_cold.py).
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
from site_files import read_site
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


def test_what_is_handed_over_can_be_published(built_site: Path) -> None:
    assert (built_site / "index.html").is_file()
    assert list_refused_files(built_site) == []
    status = subprocess.run(
        ["git", "status", "--porcelain"], cwd=built_site.parent, capture_output=True, text=True, check=True
    )
    assert status.stdout == "", "building leaves nothing to commit"


def test_no_date_of_the_build_is_published(built_site: Path) -> None:
    assert b"lastmod" not in (built_site / "sitemap.xml").read_bytes()
    written = (built_site / "sitemap.xml.gz").read_bytes()[4:8]
    assert int.from_bytes(written, "little") == 315_532_800, "1980, the first year of a ZIP"


def test_git_gives_the_same_bytes_on_windows(built_site: Path) -> None:
    """`core.autocrlf=true` asks for CRLF, and `.gitattributes` forbids it."""
    made = built_site.parent
    for name in ("mkdocs.yml", "tasks.py", ".ci/run", "data/course.yml", "docs/index.md"):
        assert (made / name).read_bytes() == (REPOSITORY / name).read_bytes()


def test_the_sitemap_has_every_page_by_its_canonical_address(built_site: Path) -> None:
    listed = etree.parse(built_site / "sitemap.xml").xpath("//*[local-name() = 'loc']/text()")
    pages = {
        SITE_URL + to_address(built_site, page): page for page in list_pages(built_site) if page.name != "404.html"
    }
    assert sorted(listed) == sorted(pages)
    for address, page in pages.items():
        tree = html.fromstring(page.read_bytes())
        assert tree.xpath("//link[@rel='canonical']/@href") == [address]
        assert tree.xpath("//meta[@property='og:url']/@content") == [address]


def test_every_name_of_the_site_fits_any_system(built_site: Path) -> None:
    assert list_unportable_names(read_site(built_site)) == []
