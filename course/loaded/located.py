"""A value of the course's data together with its place in its file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from course.files.location import Location
from course.files.yaml_source import YamlDocument
from course.findings import Finding

ValueType = TypeVar("ValueType", covariant=True)


@dataclass(frozen=True)
class Located(Generic[ValueType]):
    """A value, its document, and its location in it (empty for the whole document)."""

    value: ValueType
    document: YamlDocument
    location: Location = ()

    def make_finding(
        self,
        message: str,
        *inner: str | int,
        suggestion: str | None = None,
        lacking: str | None = None,
        may_follow: bool = False,
    ) -> Finding:
        """A finding about the value at `inner`, a location relative to this value.

        `lacking` and `may_follow` say what it may follow from (`course/causes.py`).
        """
        finding = self.document.make_finding((*self.location, *inner), message, suggestion)
        return replace(finding, lacking=lacking, may_follow=may_follow)
