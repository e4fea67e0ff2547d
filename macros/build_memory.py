"""What a preview keeps from one build to the next: nothing else outlives a build.

`macros/hooks.py` owns it, since MkDocs keeps that module as long as the process lives, and passes it to each build.
What also outlives the process is in `course/runtime/memory.py` and `macros/page_records.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from macros.page_records import PageRecords


@dataclass
class BuildMemory:
    """`records` are those of the pages after the last build; `downloads`, the content of each one written, by path.

    `noted` are the pages whose files have notes (`macros/page_notes.py`).
    """

    records: PageRecords | None = None
    downloads: dict[Path, bytes] = field(default_factory=dict)
    noted: set[str] = field(default_factory=set)
