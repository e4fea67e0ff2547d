"""One fault, one finding: what follows from a fault is not reported beside it.

A check says which file lacks what it misses (`Finding.lacking`), or that its finding may follow from another
(`may_follow`). From that, this module reports a missing file once, and not what follows from it; what many places miss
in one file, once, about that file; and nothing about what a file that can't be read may have. One mistake that a file
repeats is reported once too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from course.findings import Finding, sort_findings
from course.language.lists import join_list

# The most findings that are reported one by one: those that miss something in the same file, those that miss the same
# thing in it, those that may follow from others and are alike, and those of a file that say the same.
MOST_LACKED = 5
MOST_PLACES = 3
MOST_ALIKE = 5
MOST_REPEATED = 5


def tell_causes(root: Path, findings: Iterable[Finding], unusable: Iterable[str]) -> list[Finding]:
    """The findings of a course in `root`, without those that follow from others.

    `unusable` has the paths of the files that can't be used, each reported by a finding of its own.
    """
    broken = frozenset(unusable)
    kept = [finding for finding in set(findings) if finding.lacking not in broken]
    lacked: dict[str, list[Finding]] = {}
    for finding in sort_findings(kept):
        if finding.lacking is not None:
            lacked.setdefault(finding.lacking, []).append(finding)
    told = [finding for finding in kept if finding.lacking is None and not finding.may_follow]
    folders = _find_missing_folders(root, lacked)
    for folder, paths in folders.items():
        places = [finding for path in paths for finding in lacked[path] if finding.path not in paths]
        suggestion = _name_places(None, places) if places else None
        told.append(Finding(folder, None, None, f"falta esta carpeta, con {len(paths)} archivos", suggestion))
    for path, group in lacked.items():
        if any(path in paths for paths in folders.values()):
            continue
        told += _tell_lacked(path, group, exists=(root / path).exists())
    if not broken and not lacked:
        told += _tell_alike([finding for finding in kept if finding.may_follow])
    return sort_findings(_tell_repeated(told))


def _find_missing_folders(root: Path, paths: Iterable[str]) -> dict[str, list[str]]:
    """The folders that don't exist, each with the missing files that would be in it, if they are several."""
    folders: dict[str, list[str]] = {}
    for path in paths:
        folder = path.rpartition("/")[0]
        if folder and not (root / folder).is_dir():
            folders.setdefault(folder, []).append(path)
    return {folder: inside for folder, inside in folders.items() if len(inside) > 1}


def _tell_lacked(path: str, group: Sequence[Finding], exists: bool) -> Iterator[Finding]:
    """What to report about the file at `path`, in which the findings of `group` miss something."""
    others = [finding for finding in group if finding.path != path]
    if not exists and len(group) == 1 and others:
        only = others[0]
        yield only if only.suggestion or path in only.message else replace(only, suggestion=f"falta {path}")
    elif not exists:
        own = next((finding for finding in group if finding.path == path), None)
        if own is not None:
            yield own if not others else replace(own, suggestion=_name_places(own.suggestion, others))
        else:
            suggestion = _name_places(None, others)
            yield Finding(path, None, None, "falta este archivo", suggestion, group[0].severity)
    else:
        yield from _tell_what_is_lacked(path, group)


def _tell_what_is_lacked(path: str, group: Sequence[Finding]) -> Iterator[Finding]:
    """The same, about a file that exists."""
    by_message: dict[str, list[Finding]] = {}
    for finding in group:
        by_message.setdefault(finding.message, []).append(finding)
    if len(by_message) > 1 and len(group) > MOST_LACKED:
        first = group[0]
        message = f"faltan aquí {len(by_message)} cosas que se piden en otros sitios; la primera, en {first.place}"
        yield Finding(path, None, None, f"{message}: {first.message}", "¿se ha borrado o cortado una parte?")
        return
    for alike in by_message.values():
        if len(alike) > MOST_PLACES:
            yield _tell_once(alike)
        else:
            yield from alike


def _tell_repeated(findings: Iterable[Finding]) -> Iterator[Finding]:
    """What is said more than a few times of one file, once."""
    repeated: dict[Finding, list[Finding]] = {}
    for finding in sort_findings(findings):
        repeated.setdefault(replace(finding, line=None, column=None), []).append(finding)
    for group in repeated.values():
        if len(group) > MOST_REPEATED:
            yield _tell_once(group)
        else:
            yield from group


def _tell_once(alike: Sequence[Finding]) -> Finding:
    """The first of some findings that say the same, with the places of the others."""
    return replace(alike[0], message=f"{alike[0].message} ({_list_places('también en', alike[1:])})")


def _name_places(suggestion: str | None, findings: Sequence[Finding]) -> str:
    told = _list_places("hace falta en", findings)
    return f"{suggestion}; {told}" if suggestion else told


def _list_places(introduction: str, findings: Sequence[Finding]) -> str:
    """«hace falta en docs/index.md:3», with up to three places and the number of the others."""
    places = list(dict.fromkeys(finding.place for finding in findings))
    shown, rest = places[:MOST_PLACES], len(places) - MOST_PLACES
    if rest > 0:
        return f"{introduction} {', '.join(shown)} y {rest} {'sitio' if rest == 1 else 'sitios'} más"
    return f"{introduction} {join_list(shown)}"


def _tell_alike(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Findings about one file with the same suggestion are alike."""
    alike: dict[tuple[str, str | None], list[Finding]] = {}
    for finding in sort_findings(findings):
        alike.setdefault((finding.path, finding.suggestion), []).append(finding)
    for first, *others in alike.values():
        if len(others) < MOST_ALIKE:
            yield from (first, *others)
        else:
            yield replace(first, message=f"{first.message}, y en este archivo hay {len(others)} más como esto")
