"""The workflow that publishes the course, run here: what it builds is whole, and always the same to the byte."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from clean_clone import REPOSITORY, lend_environment
from lxml import etree, html
from pages_of_site import list_pages, to_address
from portable_names import list_unportable_names
from publishing import CONTEXT, REPO_URL, SITE_URL, SURROUNDINGS
from workflow_runner import RUN_ELSEWHERE, WORKFLOWS, list_refused_files, load_workflow, run_job

pytestmark = pytest.mark.site

AUTHORS_FILES = ("docs/**/*.md", "data/**/*.yml", "data/**/*.bib", "data/**/*.csv", "quizzes/*.yml")


def read_site(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def list_different(one: Path, other: Path) -> list[str]:
    first, second = read_site(one), read_site(other)
    return sorted(path for path in first.keys() | second.keys() if first.get(path) != second.get(path))


@pytest.fixture
def own_clone(published_site: Path, tmp_path: Path) -> Path:
    """A copy of the clone, with what its build remembers, for a test to build in again."""
    copy = tmp_path / "otra"
    shutil.copytree(published_site.parent, copy, ignore=shutil.ignore_patterns(".venv", ".git"))
    lend_environment(copy)
    return copy


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
    assert list_different(published_site, built_site) == []
    assert list(published_site.glob("descargas/*.zip"))


def test_no_date_of_the_build_is_published(published_site: Path) -> None:
    assert b"lastmod" not in (published_site / "sitemap.xml").read_bytes()
    written = (published_site / "sitemap.xml.gz").read_bytes()[4:8]
    assert int.from_bytes(written, "little") == 315_532_800, "1980, the first year of a ZIP"


def test_a_second_build_gives_the_same_bytes(own_clone: Path, published_site: Path) -> None:
    job = load_workflow("site.yml")["jobs"]["build"]
    run = run_job(job, own_clone, CONTEXT, **SURROUNDINGS | {"PYTHONHASHSEED": "8", "TZ": "America/Caracas"})
    assert run.artifact is not None
    assert list_different(run.artifact, published_site) == []


def test_files_saved_with_the_line_ends_of_windows_give_the_same_bytes(own_clone: Path, published_site: Path) -> None:
    """The commands of the authors' job, after an editor wrote every text and datum with CRLF."""
    for path in sorted(path for pattern in AUTHORS_FILES for path in own_clone.glob(pattern)):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    shutil.rmtree(own_clone / "site")
    addresses = {"SITE_URL": SITE_URL, "REPO_URL": REPO_URL}
    run = run_job(load_workflow("site.yml")["jobs"]["authors"], own_clone, CONTEXT, **addresses)
    assert run.commands == ["python tasks.py check", "python tasks.py build"]
    assert list_different(own_clone / "site", published_site) == []


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
